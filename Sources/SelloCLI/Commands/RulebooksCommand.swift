import ArgumentParser
import Sello
import SelloBytes
import SelloPolicy

/// `sello rulebooks`.
struct RulebooksCommand: WorkingCommand {
    static let configuration = CommandConfiguration(
        commandName: "rulebooks", abstract: "Lists the laws that `sello policy` knows, and what they ask.",
        discussion: """
            Examples:

              sello rulebooks
              sello rulebooks in-2026
              sello rulebooks --json
            """)
    static let writesFiles = false

    @Argument(help: "Show the rules of these rulebooks, and the names for the options of `sello policy`.")
    var names: [String] = []

    @Flag(help: "Print one JSON object a rulebook, one a line, with everything that it asks.")
    var json = false

    @OptionGroup var languageOptions: LanguageOptions

    func perform(_ console: Console, _: Interruption) async throws(FailureReport) -> ExitStatus {
        var chosen = RulebookLibrary.all
        if !names.isEmpty {
            for name in names where !chosen.contains(where: { $0.isNamed(name) }) {
                let error = PolicyError.unknownRulebook(name)
                throw FailureReport(.wrongUse, error.code, error.sentence.text(language))
            }
            chosen = chosen.filter { book in names.contains(where: book.isNamed) }
        }
        let printer = RulebookPrinter(terminal: console.terminal, language: language)
        for (index, rulebook) in chosen.enumerated() {
            if json {
                console.print(rulebook.json())
            } else {
                console.print((index == 0 ? "" : "\n") + printer.text(rulebook, isFull: !names.isEmpty))
            }
        }
        return .met
    }
}
