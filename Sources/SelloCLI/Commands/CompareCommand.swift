import ArgumentParser
import Sello
import SelloBytes
import SelloManifest

/// `sello compare`.
struct CompareCommand: WorkingCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Says which labels and other marks of a file survived what a pipeline made of it.",
        discussion: """
            For any pipeline, whatever software it is made of: give a file as it went in, and what came out. A manifest kept beside a \
            file (its name with the extension .c2pa) is read with it.

            Examples:

              sello compare upload.jpg delivered.jpg
              sello compare master.mp4 transcoded.mp4 --json

            Exit status: 0 no label was lost; 1 a label was lost or no longer holds; 64 and more as in `sello --help`.
            """)
    static let writesFiles = false

    @Argument(help: "The file as it was.")
    var before: String

    @Argument(help: "What was made of it.")
    var after: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var languageOptions: LanguageOptions

    var language: Language { languageOptions.language }

    func perform(_ console: Console, _: Interruption) async throws(FailureReport) -> ExitStatus {
        let old = item(before, console)
        let new = item(after, console)
        guard case .success(let old) = old, case .success(let new) = new else {
            return .joined([old, new].compactMap(\.failure).map { FailureReport($0).status })
        }
        var failed = before
        do {
            let retention = Retention()
            // The first by itself, so that a fault is told of the file that has it.
            let first = try retention.read(old)
            failed = after
            let report = retention.compare(first, with: try retention.read(new))
            if json {
                console.print(report.json(before: before, after: after))
            } else {
                let printer = ComparisonPrinter(terminal: console.terminal, language: language)
                console.print(printer.text(report, before: before, after: after))
            }
            return report.lostLabel ? .failed : .met
        } catch {
            return fail(failed, error, console)
        }
    }

    private func item(_ path: String, _ console: Console) -> Result<Retention.Item, AssetError> {
        do {
            return .success(Retention.Item(try FileSource(path: path), manifest: try SidecarFile.beside(path)))
        } catch {
            _ = fail(path, error, console)
            return .failure(error)
        }
    }

    private func fail(_ path: String, _ error: AssetError, _ console: Console) -> ExitStatus {
        if json { console.print(error.json(file: path)) }
        console.complain(about: path, FailureReport(error).sentence(in: language))
        return FailureReport(error).status
    }
}

extension Result where Failure == AssetError {
    /// Why there is nothing.
    fileprivate var failure: AssetError? {
        if case .failure(let error) = self { error } else { nil }
    }
}
