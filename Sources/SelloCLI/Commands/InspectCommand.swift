import ArgumentParser
import Sello
import SelloBytes
import SelloContainers
import SelloManifest

/// `sello inspect`.
struct InspectCommand: WorkingCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Shows the layout of a file and the tree of its manifest store.",
        discussion: """
            Nothing is judged; that is what `sello verify` does. Offsets and sizes are in bytes; boxes of the manifest store count \
            from the store's start.

            Examples:

              sello inspect picture.jpg
              sello inspect clip.mp4 --full
              sello inspect picture.jpg --hashes
            """)
    static let writesFiles = false

    @Argument(help: "The file to show.")
    var file: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Show everything in full, however long.")
    var full = false

    @Flag(help: "Show exactly which bytes every digest and signature covers, so that they can be computed again.")
    var hashes = false

    @OptionGroup var languageOptions: LanguageOptions

    func perform(_ console: Console, _: Interruption) async throws(FailureReport) -> ExitStatus {
        let inspection: Inspection
        do {
            inspection = try Inspection(reading: try FileSource(path: file), limits: Limits(), withHashes: hashes)
        } catch {
            if json { console.print(error.json(file: file)) }
            console.complain(about: file, FailureReport(error).sentence(in: language))
            return FailureReport(error).status
        }
        if json {
            console.print(inspection.json(file: file, isFull: full))
        } else {
            inspection.print(file: file, to: console, isFull: full, language: language)
        }
        for store in inspection.stores {
            if case .failure(let error) = store.content {
                let reason = FailureReport(error).sentence(in: language)
                console.complain(
                    about: file,
                    language(en: "the manifest store: \(reason)", es: "el almacén de manifiestos: \(reason)"))
            }
        }
        return .joined(
            inspection.stores.map { store in
                if case .failure(let error) = store.content { FailureReport(error).status } else { .met }
            })
    }
}
