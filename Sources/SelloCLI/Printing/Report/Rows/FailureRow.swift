import Sello
import SelloManifest

/// What does not hold, each fault once, with what to do about it.
enum FailureRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "What failed", es: "Qué falla") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        // That a signer is not known to the anchors given is no fault of the file; the signer's row says it.
        func isFault(_ status: ValidationStatus) -> Bool { status.code != .signingCredentialUntrusted }
        var found = report.results.failure.filter(isFault).map { Finding($0) }
        for delta in report.ingredientDeltas {
            found += delta.validationDeltas.failure.filter(isFault).map { Finding($0, isIngredient: true) }
        }
        let joined = Finding.joined(found, language)
        var sentences: [StyledText] = []
        var advised: Set<String> = []
        for (code, text) in joined.prefix(ReportSubject.listLimit) {
            sentences.append(text)
            if let advice = code.meaning?.advice(in: language), advised.insert(advice).inserted {
                sentences.append(StyledText("→ \(advice)"))
            }
        }
        let more = joined.count - ReportSubject.listLimit
        if more > 0 { sentences.append(StyledText(Wording.moreInJSON(more, language))) }
        return sentences
    }
}
