import ArgumentParser
import SelloSigning

/// Who signs.
struct SigningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The signer's certificates, leaf first, the root left out.", valueName: "pem"))
    var certificates: String

    @Option(help: ArgumentHelp("The signer's private key.", valueName: "pem"))
    var key: String

    @Option(
        help: ArgumentHelp(
            "The algorithm, where the key fits several (default: the usual one).", valueName: "name"))
    var algorithm: SigningAlgorithm?

    @Option(
        name: .customLong("time-stamp-url"),
        help: ArgumentHelp(
            "The address of a time-stamping authority (RFC 3161) that says when the claims were signed.",
            valueName: "url"))
    var timeStampURL: String?

    @Option(
        name: .customLong("ocsp"),
        help: ArgumentHelp(
            "An answer of the issuer's responder (OCSP) that the signer's certificate is not revoked, to be kept beside the "
                + "signature; may be repeated; counts only with --time-stamp-url.",
            valueName: "der"))
    var revocationAnswers: [String] = []

    func validate() throws {
        guard revocationAnswers.isEmpty || timeStampURL != nil else {
            throw ValidationError(
                "--ocsp counts only with a time-stamp, which shows that the answer is later than the signature: add --time-stamp-url."
            )
        }
    }
}
