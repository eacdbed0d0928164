import Sello
import SelloBytes

/// Prints the results of `verify` in the form that was asked for.
struct VerificationPrinter {
    private enum Form {
        case people(ReportPrinter)
        case json(isExplained: Bool)
        case crJSON(isIndented: Bool)
        case nothing
    }

    private let form: Form
    private let console: Console
    private let language: Language
    private let products: ConformingProducts?
    private var isFirst = true

    init(_ command: VerifyCommand, _ console: Console, _ products: ConformingProducts? = nil) {
        self.console = console
        self.products = products
        language = command.language
        form =
            if command.json { .json(isExplained: command.explain) } else if command.crJSON {
                .crJSON(isIndented: command.files.count == 1)
            } else if command
                .shared.quiet
            { .nothing } else {
                .people(
                    ReportPrinter(
                        terminal: console.terminal, language: language,
                        hasAnchors: !command.trust.trustAnchors.isEmpty,
                        requirement: command.require, isExplained: command.explain, products: products))
            }
    }

    /// Prints one result; what went wrong also goes to standard error.
    mutating func print(_ result: Result<VerificationReport, AssetError>, file: String) {
        switch result {
        case .failure(let error):
            console.complain(about: file, FailureReport(error).sentence(in: language))
            switch form {
            case .json, .crJSON: console.print(error.json(file: file))
            case .people, .nothing: break
            }
        case .success(let report):
            switch form {
            case .json(let isExplained):
                console.print(report.json(file: file, isExplained: isExplained, products: products))
            case .crJSON(let isIndented):
                report.writeCRJSON(isIndented: isIndented) { [console] in console.write($0) }
                console.print("")
            case .people(let printer):
                console.print((isFirst ? "" : "\n") + printer.text(report, file: file))
                isFirst = false
            case .nothing: break
            }
        }
    }

    /// Prints what several files came to.
    func printSummary(_ summary: VerificationSummary) {
        if case .people = form, summary.fileCount > 1 { console.print("\n" + summary.sentence(in: language)) }
    }
}
