import Sello
import SelloManifest

/// What identity assertions say, for people.
enum IdentityRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Identity", es: "Identidad") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (identities, language) = (subject.report.identities, subject.language)
        // Hostile files may hold many; a person needs the first few.
        let shown = identities.prefix(limit).map { StyledText(sentence($0, language)) }
        let more = identities.count - shown.count
        return shown + (more > 0 ? [StyledText(Wording.more(more, language))] : [])
    }

    private static let limit = 4

    private static func sentence(_ identity: IdentityFinding, _ language: Language) -> String {
        let who =
            identity.signer.map { Wording.name($0, language) }
            ?? identity.issuer.map { "“\(VisibleText.escaped($0))”" }
            ?? language(en: "somebody who cannot be told", es: "alguien que no se puede determinar")
        switch identity.state {
        case .trusted:
            return language(
                en: "\(who) stands by it (CAWG); the certificate leads to an anchor that you gave",
                es: "\(who) lo respalda (CAWG); el certificado lleva a una autoridad que usted indicó")
        case .valid:
            return language(
                en: "\(who) stands by it (CAWG); anyone can write such a name, unless you give --identity-anchors",
                es:
                    "\(who) lo respalda (CAWG); cualquiera puede escribir ese nombre, salvo que usted indique --identity-anchors"
            )
        case .undetermined:
            return language(
                en: "\(who) is said to stand by it (CAWG); that cannot be checked without a network",
                es: "se dice que \(who) lo respalda (CAWG); eso no se puede comprobar sin una red")
        case .invalid:
            let failure = identity.results.failure.first { $0.code != .identityCredentialUntrusted }
            let reason = failure.map { Finding.detail($0, language) } ?? ""
            return language(
                en: "the word of \(who) does not hold (CAWG): \(reason)",
                es: "la palabra de \(who) no se sostiene (CAWG): \(reason)")
        }
    }
}
