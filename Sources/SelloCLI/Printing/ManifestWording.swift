import Sello

/// A manifest in a few words.
enum ManifestWording {
    /// The software that made it and what was done, such as `Imager 2.1: opened, cropped ×2`.
    static func description(_ manifest: ManifestSummary, _ language: Language) -> String {
        let actions = counted(manifest.actions.map { ActionWording.word($0, language) })
        let shown = actions.prefix(ReportSubject.listLimit)
        let more = actions.count - shown.count
        let software =
            manifest.generator.map { "“\(VisibleText.escaped($0, limit: 120))”" }
            ?? language(en: "software without a name", es: "un programa sin nombre")
        guard !shown.isEmpty else { return software }
        return "\(software): \(shown.joined(separator: ", "))" + (more > 0 ? " \(Wording.more(more, language))" : "")
    }

    /// Equal neighbours once, with how many they are.
    private static func counted(_ words: [String]) -> [String] {
        var runs: [(word: String, count: Int)] = []
        for word in words {
            if let last = runs.last, last.word == word {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((word, 1))
            }
        }
        return runs.map { $0.count > 1 ? "\($0.word) ×\($0.count)" : $0.word }
    }
}
