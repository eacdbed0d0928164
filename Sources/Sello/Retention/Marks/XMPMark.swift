internal import SelloBytes
internal import SelloMetadata

/// A property of XMP.
struct XMPMark: RetentionMark {
    let namespace: XMPNamespace
    let property: String
    let meaning: RetentionMeaning
    private let english: String
    private let spanish: String

    var name: String { "xmp:\(namespace.prefix):\(property)" }

    init(_ namespace: XMPNamespace, _ property: String, _ meaning: RetentionMeaning, en: String, es: String) {
        (self.namespace, self.property, self.meaning) = (namespace, property, meaning)
        (english, spanish) = (en, es)
    }

    func title(in language: Language) -> String { language(en: english, es: spanish) }

    func reading(of file: MarkedFile) -> MarkReading? {
        guard let text = file.text(namespace, property) else { return nil }
        let isModel = (DigitalSourceType(text) ?? DigitalSourceType(rawValue: text)).namesModel
        return MarkReading(text, isLabel: isSourceType ? isModel : namespace == .sello && meaning != .trace)
    }

    func survives(_ before: MarkReading, as after: MarkReading) -> Bool {
        if isSourceType { return before.saysNoMore(than: after) }
        // Every state of a file has an identifier of its own, and every edit a time.
        return isOfOneState || before.value == after.value
    }

    private var isSourceType: Bool { namespace == .iptcExtension && property == "DigitalSourceType" }
    private var isOfOneState: Bool { ["InstanceID", "ModifiedAt", "Operation"].contains(property) }

    /// The properties that are looked for.
    static let all: [XMPMark] = [
        XMPMark(
            .iptcExtension, "DigitalSourceType", .label, en: "the source type in XMP (IPTC)",
            es: "el tipo de origen en XMP (IPTC)"),
        XMPMark(
            .iptcExtension, "AISystemUsed", .disclosure, en: "the name of the AI system in XMP (IPTC)",
            es: "el nombre del sistema de IA en XMP (IPTC)"),
        XMPMark(
            .iptcExtension, "AISystemVersionUsed", .disclosure, en: "the version of the AI system in XMP (IPTC)",
            es: "la versión del sistema de IA en XMP (IPTC)"),
        XMPMark(
            .iptcExtension, "AIPromptInformation", .provenance, en: "the prompt in XMP (IPTC)",
            es: "la instrucción dada al modelo, en XMP (IPTC)"),
        XMPMark(
            .iptcExtension, "AIPromptWriterName", .provenance, en: "the prompt's writer in XMP (IPTC)",
            es: "quién escribió la instrucción, en XMP (IPTC)"),
        XMPMark(
            .iptcExtension, "DigImageGUID", .identifier, en: "the picture's lasting identifier in XMP (IPTC)",
            es: "el identificador permanente de la imagen en XMP (IPTC)"),
        XMPMark(
            .sello, "LabelID", .label, en: "the label's identifier in XMP", es: "el identificador de la etiqueta en XMP"
        ),
        XMPMark(
            .sello, "Operation", .label, en: "what was done to the content, in XMP",
            es: "qué se hizo con el contenido, en XMP"),
        XMPMark(
            .sello, "Provider", .identifier, en: "the label's provider in XMP",
            es: "el proveedor de la etiqueta en XMP"),
        XMPMark(
            .sello, "Resource", .identifier, en: "the identifier of the computer resource in XMP",
            es: "el identificador del recurso informático en XMP"),
        XMPMark(
            .sello, "CreatedAt", .disclosure, en: "when the work was made, in XMP", es: "cuándo se hizo la obra, en XMP"
        ),
        XMPMark(
            .sello, "ModifiedAt", .disclosure, en: "when the work was last changed, in XMP",
            es: "cuándo se cambió la obra por última vez, en XMP"),
        XMPMark(
            .sello, "VisibleLabel", .visibleLabel, en: "the words of the visible label in XMP",
            es: "el texto de la etiqueta visible en XMP"),
        XMPMark(
            .sello, "VisibleLabelLanguage", .visibleLabel, en: "the language of the visible label in XMP",
            es: "el idioma de la etiqueta visible en XMP"),
        XMPMark(
            .sello, "VisibleLabelKind", .visibleLabel, en: "whether the label is seen or heard, in XMP",
            es: "si la etiqueta se ve o se oye, en XMP"),
        XMPMark(
            .sello, "Succeeds", .label, en: "the names of older labels in XMP",
            es: "los nombres de etiquetas anteriores en XMP"),
        XMPMark(
            .mediaManagement, "DocumentID", .identifier, en: "the document's identifier in XMP",
            es: "el identificador del documento en XMP"),
        XMPMark(
            .mediaManagement, "OriginalDocumentID", .identifier, en: "the original document's identifier in XMP",
            es: "el identificador del documento original en XMP"),
        XMPMark(
            .mediaManagement, "InstanceID", .identifier, en: "the identifier of this state of the document in XMP",
            es: "el identificador de este estado del documento en XMP"),
        XMPMark(
            .dublinCoreTerms, "provenance", .provenance, en: "the pointer to a manifest kept elsewhere",
            es: "la referencia a un manifiesto guardado en otro lugar"),
    ]
}
