import ArgumentParser
import SelloBytes
import SelloSigning

/// `sello credentials`: only gathers its subcommands.
struct CredentialsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credentials", abstract: "Makes certificates and a key to try things with.",
        subcommands: [CreateCommand.self])

    /// `sello credentials create`.
    struct CreateCommand: WorkingCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Makes a root certificate, a signer's chain and its key, for development.",
            discussion: """
                The folder gets three files: root.pem, which verifiers are given (--trust-anchors); chain.pem and key.pem, which stamping \
                is given (--certificates, --key). An existing file is never replaced. Nobody trusts these credentials who does not have \
                the root; for real use, get a certificate from an authority on the C2PA trust list.

                Example:

                  sello credentials create credentials --organization "Example Works"
                """)
        static let writesFiles = false

        @Argument(help: ArgumentHelp("The folder for the files; made if it is missing.", valueName: "dir"))
        var folder: String

        @Option(help: ArgumentHelp("The algorithm to sign with.", valueName: "name"))
        var algorithm = SigningAlgorithm.es256

        @Option(help: ArgumentHelp("The organization that the certificates name.", valueName: "name"))
        var organization = "Sello development"

        @OptionGroup var languageOptions: LanguageOptions

        func validate() throws {
            if folder.isEmpty { throw ValidationError("Name a folder for the files.") }
        }

        func perform(_ console: Console, _: Interruption) async throws(FailureReport) -> ExitStatus {
            let credentials: DevelopmentCredentials
            do {
                credentials = try DevelopmentCredentials.create(
                    algorithm: algorithm, organization: organization, at: .now())
            } catch {
                // The organization is all that a caller can get wrong.
                throw error.code == .unfitCertificate
                    ? .wrongUse("--organization: \(error.reason)") : FailureReport(error)
            }
            let output = try OutputFolder(folder)
            do throws(FailureReport) {
                try CredentialFiles.checkAbsent(in: folder)
                try CredentialFiles.write(credentials, in: folder)
            } catch {
                output.removeIfUnused()
                throw error
            }
            let shown = VisibleText.escaped(folder)
            console.print(
                language(
                    en: """
                        Made credentials for development in \(shown):
                          \(CredentialFiles.chain), \(CredentialFiles.key)   to stamp with (--certificates, --key); keep the key to yourself
                          \(CredentialFiles.root)             for those who verify (--trust-anchors)
                        """,
                    es: """
                        Credenciales de desarrollo creadas en \(shown):
                          \(CredentialFiles.chain), \(CredentialFiles.key)   para sellar (--certificates, --key); guarde la clave para usted
                          \(CredentialFiles.root)             para quien verifica (--trust-anchors)
                        """))
            return .met
        }
    }
}
