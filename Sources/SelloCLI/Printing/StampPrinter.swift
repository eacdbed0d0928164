import Sello

/// Prints the results of `stamp` in the form that was asked for.
struct StampPrinter {
    let console: Console
    let isJSON: Bool
    let isQuiet: Bool
    let language: Language

    /// Prints one result; what went wrong also goes to standard error.
    func print(_ result: Result<StampReceipt, FailureReport>, _ target: StampTarget) {
        switch result {
        case .failure(let failure):
            console.complain(about: target.input, failure.sentence(in: language))
            if isJSON { console.print(failure.json(file: target.input)) }
        case .success(let receipt):
            if !isQuiet {
                for warning in receipt.warnings {
                    let text = "\(target.input): \(warning.text(language))"
                    console.complain(language(en: "warning: \(text)", es: "advertencia: \(text)"))
                }
            }
            if isJSON {
                console.print(receipt.json(file: target.input, output: target.output, sidecar: target.sidecar))
            } else if !isQuiet {
                let output = VisibleText.escaped(target.output)
                let type = receipt.label.sourceType
                let phrase = "\(Wording.phrase(type, language)) (\(VisibleText.escaped(type.term)))"
                console.print(
                    language(
                        en: "\(output) — stamped: \(phrase), label id \(receipt.label.id)",
                        es: "\(output) — sellado: \(phrase), identificador de etiqueta \(receipt.label.id)"))
            }
        }
    }
}
