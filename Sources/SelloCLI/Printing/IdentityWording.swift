import Sello
import SelloManifest

/// What a report says of identity assertions, for people.
struct IdentityWording {
    let sentences: [StyledText]

    init(_ report: VerificationReport) {
        // Hostile files may hold many; a person needs the first few.
        let shown = report.identities.prefix(Self.limit).map { StyledText(Self.sentence($0)) }
        let more = report.identities.count - shown.count
        sentences = shown + (more > 0 ? [StyledText("and \(more) more")] : [])
    }

    private static let limit = 4

    private static func sentence(_ identity: IdentityFinding) -> String {
        let who =
            identity.signer.map { VisibleText.escaped(Wording.name($0)) }
            ?? identity.issuer.map { "“\(VisibleText.escaped($0))”" } ?? "somebody who cannot be told"
        switch identity.state {
        case .trusted: return "\(who) stands by it (CAWG); the certificate leads to an anchor that you gave"
        case .valid:
            return "\(who) stands by it (CAWG); anyone can write such a name, unless you give --identity-anchors"
        case .undetermined: return "\(who) is said to stand by it (CAWG); that cannot be checked without a network"
        case .invalid:
            let reason = identity.results.failure.first { $0.code != .identityCredentialUntrusted }?.explanation ?? ""
            return "the word of \(who) does not hold (CAWG): \(VisibleText.escaped(reason))"
        }
    }
}
