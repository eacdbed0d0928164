import ArgumentParser
import Sello

/// The command itself: it only gathers its subcommands.
struct SelloCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sello",
        abstract:
            "Stamps and verifies signed labels of synthetic content in JPEG, PNG, MP4, MOV, M4A, HEIC and AVIF files.",
        discussion: """
            Stamp a picture with development credentials, and verify it:

              sello credentials create credentials
              sello stamp picture.jpg -o stamped.jpg \\
                --certificates credentials/chain.pem \\
                --key credentials/key.pem --system "My Imager" \\
                --provider "My Company" --resource https://imager.example.com
              sello verify stamped.jpg --trust-anchors credentials/root.pem

            Labels are C2PA manifests (Content Credentials), so that other software reads them too. Nothing is sent to or fetched from \
            a network.

            Exit status: 0 every file met what was asked; 1 a file failed it; 2 none failed, but at least one has no manifest; \
            64 wrong use; 65 a file is not what its format says; 66 no such file; 73 cannot write; 74 read or write error.
            """,
        version: SelloVersion.current,
        subcommands: [
            CredentialsCommand.self, StampCommand.self, DeclareCommand.self, VerifyCommand.self, CompareCommand.self,
            InspectCommand.self, PolicyCommand.self, RulebooksCommand.self,
        ])
}

/// A subcommand that does something.
protocol WorkingCommand: ParsableCommand {
    /// Whether its work must be ended with care, for files are written.
    static var writesFiles: Bool { get }

    /// Which language people are spoken to in.
    var languageOptions: LanguageOptions { get }

    /// Does the work.
    ///
    /// - Parameters:
    ///   - console: Where results and messages go.
    ///   - interruption: Says when the work is to stop.
    /// - Returns: The exit status.
    /// - Throws: ``FailureReport`` for what keeps the whole work from being done.
    func perform(_ console: Console, _ interruption: Interruption) async throws(FailureReport) -> ExitStatus
}

extension WorkingCommand {
    /// The language of what it prints for people.
    var language: Language { languageOptions.language }
}
