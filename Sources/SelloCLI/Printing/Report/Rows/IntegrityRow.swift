import Sello
import SelloManifest

/// Whether the file was changed since it was signed.
enum IntegrityRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Changed since?", es: "¿Cambió después?") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let language = subject.language
        switch subject.report.state {
        case .valid, .trusted:
            return [
                StyledText(
                    language(
                        en: "No: everything that was signed is as it was when it was signed.",
                        es: "No: todo lo que se firmó está como cuando se firmó."))
            ]
        case .absent:
            return [
                StyledText(
                    language(
                        en: "Cannot be told: nothing in this file is signed.",
                        es: "No se puede saber: nada en este archivo está firmado."))
            ]
        case .invalid:
            let reason = reason(subject)
            if isChanged(subject.report) {
                return [StyledText(language(en: "Yes: \(reason).", es: "Sí: \(reason)."))]
            }
            guard subject.report.integrity == .intact, subject.report.ingredientDeltas.isEmpty else {
                return [StyledText(language(en: "Cannot be told: \(reason).", es: "No se puede saber: \(reason)."))]
            }
            return [
                StyledText(
                    language(
                        en: "No, everything that was signed is as it was; but \(reason).",
                        es: "No, todo lo que se firmó está como estaba; pero \(reason)."))
            ]
        }
    }

    /// Why a file is invalid, in a few words; the failures say it exactly.
    static func reason(_ subject: ReportSubject) -> String {
        let (report, language) = (subject.report, subject.language)
        let faults = report.results.failure.map(\.code).filter { $0 != .signingCredentialUntrusted }
        if faults.isEmpty, !report.ingredientDeltas.isEmpty {
            return language(
                en: "a file that went into this one does not hold",
                es: "un archivo que forma parte de este no se sostiene")
        }
        if isChanged(report) {
            return language(en: "it was changed after it was signed", es: "se modificó después de firmarse")
        }
        if report.activeManifest == nil {
            return faults.contains(.claimMultiple)
                ? language(
                    en: "it carries several signed statements, and it is not certain which counts",
                    es: "lleva varias declaraciones firmadas, y no es seguro cuál cuenta")
                : language(
                    en: "its signed statement cannot be read", es: "su declaración firmada no se puede leer")
        }
        switch report.integrity {
        case .broken:
            return language(
                en: "what was signed is no longer as it was, or was never signed rightly",
                es: "lo que se firmó ya no está como estaba, o nunca se firmó bien")
        case .undetermined, .absent:
            return language(
                en: "its signed statement could not be checked completely",
                es: "su declaración firmada no se pudo comprobar por completo")
        case .intact:
            if faults.contains(.ocspRevoked) {
                return language(
                    en: "the signer's certificate was revoked", es: "el certificado del firmante fue revocado")
            }
            if faults.contains(.claimSignatureOutsideValidity) {
                return language(
                    en: "the signer's certificate has expired, and nothing proves that it was signed before",
                    es: "el certificado del firmante venció, y nada prueba que se firmara antes")
            }
            return language(
                en: "the signer's certificate is not fit to vouch for it",
                es: "el certificado del firmante no sirve para respaldarlo")
        }
    }

    private static func isChanged(_ report: VerificationReport) -> Bool {
        report.results.failure.contains { changes.contains($0.code) }
    }

    private static let changes: Set<StatusCode> = [
        .assertionDataHashMismatch, .assertionBMFFHashMismatch, .assertionBoxesHashMismatch,
        .assertionMultiAssetHashMismatch,
    ]
}
