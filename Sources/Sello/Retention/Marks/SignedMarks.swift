internal import SelloBytes

/// Sello's signed label, by its identifier.
struct SignedLabelMark: RetentionMark {
    let name = "org.sello.sgi"
    let meaning = RetentionMeaning.label

    func title(in language: Language) -> String {
        language(en: "the signed label with its identifier", es: "la etiqueta firmada con su identificador")
    }

    func reading(of file: MarkedFile) -> MarkReading? {
        guard let label = file.report.label, label.standing != .unsigned else { return nil }
        return MarkReading(label.id.description, isLabel: true, holds: label.standing == .signed)
    }
}

/// How the content came to be, as signed actions say.
struct SignedSourceTypeMark: RetentionMark {
    let name = "c2pa.digitalSourceType"
    let meaning = RetentionMeaning.label

    func title(in language: Language) -> String {
        language(
            en: "the signed statement of how the content came to be",
            es: "la declaración firmada de cómo se hizo el contenido")
    }

    func reading(of file: MarkedFile) -> MarkReading? {
        let said = file.report.syntheticBySignature
        if let statement = said.statements.first ?? said.unproven.first {
            return MarkReading(statement.sourceType.rawValue, isLabel: true, holds: said.isSynthetic)
        }
        let active = file.report.manifests.first { $0.label == file.report.activeManifest }
        guard let type = active?.digitalSourceTypes.first else { return nil }
        return MarkReading(type.rawValue, holds: file.report.state != .invalid)
    }

    func survives(_ before: MarkReading, as after: MarkReading) -> Bool { before.saysNoMore(than: after) }
}

/// What the generator attests of a label that people see or hear.
struct VisibleLabelMark: RetentionMark {
    let name = "org.sello.visibleLabel"
    let meaning = RetentionMeaning.visibleLabel

    func title(in language: Language) -> String {
        language(
            en: "the signed attestation of a visible or audible label",
            es: "la constancia firmada de una etiqueta visible o audible")
    }

    func reading(of file: MarkedFile) -> MarkReading? {
        guard let label = file.report.label, let text = label.label?.visibleLabel?.text else { return nil }
        return MarkReading(text, isLabel: true, holds: label.standing == .signed)
    }
}

extension MarkReading {
    /// Whether both are source types, and what stands there now says at least as much.
    func saysNoMore(than after: MarkReading) -> Bool {
        func type(_ text: String) -> DigitalSourceType { DigitalSourceType(text) ?? DigitalSourceType(rawValue: text) }
        return value == after.value || type(after.value).strength >= type(value).strength
    }
}
