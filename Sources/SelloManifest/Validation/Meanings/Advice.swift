import SelloBytes

/// What to do about a finding; many codes share one.
enum Advice: CaseIterable {
    case maker
    case noRely
    case getAgain
    case getAgainVideo
    case partChanged
    case takenOut
    case notSigned
    case elsewhere
    case appended
    case at
    case credential
    case anchor
    case timeAnchor
    case noTime
    case claimedTime
    case ask
    case revoked
    case excluded
    case whole
    case source
    case identity
    case notChecked
    case softBinding
    case omitted
    case uncovered

    /// The advice.
    func text(_ language: Language) -> String {
        switch self {
        case .maker:
            language(
                en: "Only the maker of the manifest can mend this: tell them, with this code, which software wrote it.",
                es:
                    "Solo quien hizo el manifiesto puede corregir esto: dígale, con este código, qué programa lo escribió."
            )
        case .noRely:
            language(
                en: "Nothing that this manifest says can be relied on.",
                es: "No se puede confiar en nada de lo que dice este manifiesto.")
        case .getAgain:
            language(
                en:
                    "Get the file again from where it was published; saving, resizing or messaging it changes its bytes.",
                es:
                    "Obtenga el archivo de nuevo de donde se publicó; guardarlo, cambiar su tamaño o enviarlo por mensajería cambia sus bytes."
            )
        case .getAgainVideo:
            language(
                en: "Get the file again from where it was published; converting or messaging it changes its bytes.",
                es:
                    "Obtenga el archivo de nuevo de donde se publicó; convertirlo o enviarlo por mensajería cambia sus bytes."
            )
        case .partChanged:
            language(
                en: "That part was changed after signing; do not rely on it.",
                es: "Esa parte se modificó después de firmarse; no confíe en ella.")
        case .takenOut:
            language(
                en: "A part was taken out after signing.",
                es: "Se quitó una parte después de firmar.")
        case .notSigned:
            language(
                en: "Do not rely on that part: anyone could have added it.",
                es: "No confíe en esa parte: cualquiera pudo agregarla.")
        case .elsewhere:
            language(
                en: "Get the manifest from that address yourself, if you trust it; Sello fetches nothing.",
                es: "Si confía en esa dirección, obtenga usted el manifiesto; Sello no descarga nada.")
        case .appended:
            language(
                en: "Some software appended a second manifest store instead of replacing the first.",
                es: "Algún programa agregó un segundo almacén de manifiestos en lugar de reemplazar el primero.")
        case .at:
            language(
                en: "To judge it at another moment, such as when it was published, use --at.",
                es: "Para juzgarlo en otro momento, por ejemplo cuando se publicó, use --at.")
        case .credential:
            language(
                en: "The signer used a certificate that C2PA does not allow.",
                es: "El firmante usó un certificado que C2PA no permite.")
        case .anchor:
            language(
                en: "If you know its issuer, give the issuer's root with --trust-anchors.",
                es: "Si conoce al emisor, indique su raíz con --trust-anchors.")
        case .timeAnchor:
            language(
                en: "If you know the authority, give its root with --time-stamp-anchors.",
                es: "Si conoce a la autoridad, indique su raíz con --time-stamp-anchors.")
        case .noTime:
            language(
                en: "Do not rely on the time of signing.",
                es: "No confíe en la fecha de la firma.")
        case .claimedTime:
            language(
                en: "Do not rely on the time that the signer claims.",
                es: "No confíe en la hora que indica el firmante.")
        case .ask:
            language(
                en: "Ask the issuer of the certificate, if it matters.",
                es: "Pregunte al emisor del certificado, si es importante.")
        case .revoked:
            language(
                en: "Do not rely on the signer: somebody else may have had the key.",
                es: "No confíe en el firmante: otra persona pudo tener la clave.")
        case .excluded:
            language(
                en: "See “Not protected” for which bytes; rely on nothing that they say.",
                es: "Vea en “Sin proteger” cuáles bytes son; no confíe en nada de lo que digan.")
        case .whole:
            language(
                en: "Get all of it again from where it was published.",
                es: "Obtenga todo de nuevo de donde se publicó.")
        case .source:
            language(
                en: "Do not rely on what is said of the file that went into this one.",
                es: "No confíe en lo que se dice del archivo que forma parte de este.")
        case .identity:
            language(
                en:
                    "Do not rely on who is said to stand behind the content; the signature of the manifest is another matter.",
                es: "No confíe en quién se dice que respalda el contenido; la firma del manifiesto es otro asunto.")
        case .notChecked:
            language(
                en: "That is no fault of the file: another verifier, or a later version, can tell.",
                es: "No es un defecto del archivo: otro verificador, o una versión posterior, lo puede decir.")
        case .softBinding:
            language(
                en: "The list may have grown since; look the name up there, or ask the maker what reads it.",
                es:
                    "La lista puede haber crecido desde entonces; busque ahí el nombre, o pregunte a quien la hizo qué programa la lee."
            )
        case .omitted:
            language(
                en: "A manifest with so many findings is broken on purpose or by a faulty program; do not rely on it.",
                es:
                    "Un manifiesto con tantos hallazgos está roto a propósito o por un programa defectuoso; no confíe en él."
            )
        case .uncovered:
            language(
                en: "Do not rely on what is seen or heard: those bytes can be exchanged unseen.",
                es: "No confíe en lo que se ve o se oye: esos bytes se pueden cambiar sin que se note.")
        }
    }
}
