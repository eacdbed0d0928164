internal import SelloBytes

/// The label that China asks for, wherever it stands.
struct ImplicitLabelMark: RetentionMark {
    let name = "tc260:AIGC"
    let meaning = RetentionMeaning.implicitLabel

    func title(in language: Language) -> String {
        language(en: "China's label (TC260)", es: "la etiqueta de China (TC260)")
    }

    func reading(of file: MarkedFile) -> MarkReading? {
        let synthesis = file.report.synthesis
        guard let label = synthesis.implicitLabels.first else { return nil }
        return MarkReading(
            label.values.joined(separator: " "), isLabel: true, holds: !synthesis.implicitLabelsConflict)
    }

    /// The producer's part must stay; the propagator's is for each to write (annex E).
    func survives(_ before: MarkReading, as after: MarkReading) -> Bool {
        func producer(_ reading: MarkReading) -> [Substring] {
            Array(reading.value.split(separator: " ", omittingEmptySubsequences: false).prefix(4))
        }
        return producer(before) == producer(after)
    }
}

/// Traces that a generator left in metadata that nobody signed.
struct GeneratorMark: RetentionMark {
    let name = "generator"
    let meaning = RetentionMeaning.trace

    func title(in language: Language) -> String {
        language(en: "unsigned traces of the generator", es: "rastros no firmados del generador")
    }

    func reading(of file: MarkedFile) -> MarkReading? {
        // What manifests and labels say is compared for itself.
        let traces = file.report.synthesis.evidence.filter { evidence in
            ![.manifest, .label, .tc260].contains(evidence.technique) && evidence.generator != nil
                && evidence.confidence != .low
        }
        let names = Set(traces.compactMap(\.generator)).sorted()
        return names.isEmpty ? nil : MarkReading(names.joined(separator: ", "))
    }

    /// Another trace may come to the first.
    func survives(_ before: MarkReading, as after: MarkReading) -> Bool {
        Set(before.value.split(separator: ", ")).isSubset(of: after.value.split(separator: ", "))
    }
}
