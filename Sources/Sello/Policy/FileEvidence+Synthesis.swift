internal import SelloMetadata
import SelloPolicy

extension FileEvidence {
    /// Takes over what metadata say: China's label, and the traces of generators.
    mutating func read(_ synthesis: SynthesisFinding) {
        // What a signature says stands; where none does, metadata may raise a suspicion.
        if self.synthesis == .none { self.synthesis = Synthesis(synthesis) }
        traces = synthesis.evidence.filter { $0.isForgeable && $0.technique != .declaration }.map {
            Trace(generator: $0.generator ?? $0.rule, place: $0.place, confidence: $0.confidence.rawValue)
        }
        aigc = synthesis.implicitLabels.first.map { AIGCLabel($0) }
        aigcWasSought = synthesis.undetermined.allSatisfy { $0.subject != "traces" }
        if aigc != nil { aigcCopiesAgree = synthesis.implicitLabelsConflict ? .no : aigcWasSought ? .yes : .unknown }
    }
}

extension FileEvidence.Synthesis {
    // A declaration is the case's, not the file's: beneath it stands what the file itself says.
    fileprivate init(_ finding: SynthesisFinding) {
        let ownWords = finding.evidence.contains { $0.confidence != .low && $0.technique != .declaration }
        self =
            switch finding.verdict {
            case .undetermined: .undetermined
            case .none: .none
            case .signed, .declared, .traces: ownWords ? .traces : .none
            }
    }
}

extension FileEvidence.AIGCLabel {
    fileprivate init(_ found: SynthesisFinding.ImplicitLabel) {
        self.init()
        let label = found.label
        // A key that is not there is no empty value.
        func value(_ key: String, _ text: String) -> String? {
            found.missing.contains(key) && text.isEmpty ? nil : text
        }
        level = label.level.flatMap { Int($0.rawValue) }
        otherLevel = level == nil ? value("Label", label.label) : nil
        producer = value("ContentProducer", label.contentProducer)
        produceID = value("ProduceID", label.produceID)
        reserved1 = value("ReservedCode1", label.reservedCode1)
        propagator = value("ContentPropagator", label.contentPropagator)
        propagateID = value("PropagateID", label.propagateID)
        reserved2 = value("ReservedCode2", label.reservedCode2)
    }
}
