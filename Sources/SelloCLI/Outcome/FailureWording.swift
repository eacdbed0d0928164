import Sello
import SelloBytes
import SelloSigning

/// Why something could not be done, in other languages than English.
///
/// What exactly was found where is said in English by the part that found it; here it is said by its code.
enum FailureWording {
    /// The sentence of a code in Spanish; `nil` for one that is only of the command line, whose words are English.
    static func spanish(_ code: String) -> String? {
        asset(AssetError.Code(rawValue: code)) ?? signing(SigningError.Code(rawValue: code))
            ?? StampError.Refusal.Code(rawValue: code).map(refusal)
    }

    private static func asset(_ code: AssetError.Code) -> String? {
        switch code {
        case .truncated: "el archivo está incompleto: termina antes de lo que anuncia"
        case .malformed: "el archivo está dañado: contiene un valor que su formato no permite"
        case .contradictory: "el archivo está dañado: dos de sus partes se contradicen"
        case .nestedTooDeep: "el archivo tiene estructuras anidadas a demasiada profundidad"
        case .limitExceeded: "algo en el archivo es más grande, o más numeroso, de lo que Sello acepta"
        case .unrecognizedFormat:
            "el archivo no es de ningún formato que Sello lea (JPEG, PNG, MP4, MOV, M4A, HEIC o AVIF)"
        case .unsupported: "el archivo usa su formato de una manera que Sello no admite"
        case .notFound: "no existe ese archivo"
        case .notReadable: "el archivo no se puede leer; revise sus permisos"
        case .cannotWrite: "no se puede escribir en el destino"
        case .noSpace: "no queda espacio en el destino"
        case .readFailed: "falló la lectura del archivo"
        case .writeFailed: "falló la escritura del archivo"
        case .changedWhileReading: "el archivo cambió mientras se leía; inténtelo de nuevo"
        default: nil
        }
    }

    private static func signing(_ code: SigningError.Code) -> String? {
        switch code {
        case .invalidKey: "la clave no se puede leer: se necesita PEM o DER"
        case .wrongPassword: "la contraseña de la clave falta o no es la correcta"
        case .unfitCertificate: "el certificado no se puede leer, o C2PA no lo permite para firmar"
        case .expiredCertificate: "el certificado no está vigente"
        case .keyMismatch: "la clave no corresponde al certificado del firmante"
        case .unsupportedAlgorithm: "C2PA no permite ese algoritmo, o no corresponde a la clave"
        case .malformedSignature: "la firma no es una que el algoritmo pueda dar"
        case .invalidTrustConfiguration: "la configuración de confianza tiene una línea que no se entiende, o ninguna"
        case .timeStampFailed: "no se obtuvo un sello de tiempo que sirva"
        case .unfitRevocationAnswer: "la respuesta sobre la revocación no se puede adjuntar"
        case .signingFailed: "falló la firma"
        default: nil
        }
    }

    private static func refusal(_ code: StampError.Refusal.Code) -> String {
        switch code {
        case .redactionForbidden: "lo que se pidió quitar debe quedarse"
        case .redactionUnknown: "lo que se pidió quitar no está"
        case .labelConflict: "el archivo lleva otro identificador de etiqueta, que debe quedarse"
        case .labelWeakened: "lo que se pidió diría menos de lo que la etiqueta del archivo dice ya"
        case .parentMismatch: "el manifiesto del archivo no es el de su origen, ni está en la cadena de este"
        case .parentInvalid:
            "el manifiesto del archivo de origen no se sostiene; para sellar de todos modos: --allow-invalid-parent"
        case .actionUnknown: "esa acción no se puede declarar aquí"
        case .recordInvalid: "lo que se pidió registrar tiene un dato que no puede ser así"
        case .outputInvalid: "lo que se escribió no se pudo verificar; no quedó nada escrito"
        }
    }
}

extension FailureReport {
    /// The message with its place.
    func sentence(in language: Language) -> String {
        guard language == .spanish, let spanish = FailureWording.spanish(code) else { return sentence }
        let place = offset.map { " (en el byte \($0))" } ?? ""
        return (quoted.map { "\($0): " } ?? "") + spanish + place
    }

    /// The first thing that the message quotes: the path of the file that is at fault, or the part of it.
    private var quoted: Substring? {
        guard let start = message.firstIndex(of: "“"), let end = message[start...].firstIndex(of: "”") else {
            return nil
        }
        return message[start...end]
    }
}
