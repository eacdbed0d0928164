internal import SelloManifest
internal import SelloMetadata

extension SynthesisFinding {
    /// The finding as `--json` has it.
    var json: JSONValue {
        .object([
            "verdict": .text(verdict.rawValue), "generators": .array(generators.map { .text($0) }),
            "evidence": .array(evidence.map(\.json)),
            "tc260": implicitLabels.isEmpty ? nil : .array(implicitLabels.map(\.json)),
            "tc260Conflict": implicitLabels.isEmpty ? nil : .bool(implicitLabelsConflict),
            "undetermined": .array(
                undetermined.map { .object(["subject": .text($0.subject), "reason": .text($0.reason)]) }),
        ])
    }
}

extension SynthesisFinding.Evidence {
    fileprivate var json: JSONValue {
        .object([
            "source": .text(technique.rawValue), "rule": .text(rule), "place": .text(place), "value": .text(value),
            "generator": generator.map { .text($0) }, "confidence": .text(confidence.rawValue),
            "forgeable": .bool(isForgeable), "trust": .text(trust.rawValue),
        ])
    }
}

extension SynthesisFinding.ImplicitLabel {
    fileprivate var json: JSONValue {
        var label = JSONObject()
        for (key, value) in zip(TC260Label.keys, values) { label.add(key, text: value) }
        return .object([
            "place": .text(place), "form": .text(form), "label": label.value,
            "producerCreditCode": producerCreditCode.map { .text($0) },
        ])
    }
}
