internal import SelloBytes
internal import SelloMetadata

/// The label's copy in XMP: standard fields where there are some, our own namespace for the rest (`Spec/sgi-label.md`, "In XMP").
extension SGILabel {
    /// The identifiers of the file's states, as `xmpMM` has them.
    struct Lineage {
        /// The identifier of the new state; the claim's `instanceID` is the same.
        let instanceID: String
        /// The parent's `xmpMM:DocumentID` and `xmpMM:InstanceID`.
        var parent: (documentID: String?, instanceID: String?)?
    }

    /// Writes the label into a packet and gives back what it took the place of.
    ///
    /// Identifiers of the work that are there stay: `DigImageGUID` must never change (IPTC), `DocumentID` and `OriginalDocumentID` name
    /// the document beyond this file.
    func write(to packet: inout XMPPacket, _ lineage: Lineage) throws(AssetError) -> Previous {
        var previous = Previous()
        func replace(
            _ packet: inout XMPPacket, _ namespace: XMPNamespace, _ name: String, _ value: String?
        ) throws(AssetError) -> String? {
            guard let value else { return nil }
            let old = packet.text(namespace, name)
            guard old != value else { return nil }
            try packet.set(namespace, name, to: value)
            return old
        }
        func keep(
            _ packet: inout XMPPacket, _ namespace: XMPNamespace, _ name: String, _ value: String
        ) throws(AssetError) {
            if packet.text(namespace, name) == nil { try packet.set(namespace, name, to: value) }
        }
        let iptc = XMPNamespace.iptcExtension
        let media = XMPNamespace.mediaManagement
        previous.digitalSourceType = try replace(&packet, iptc, "DigitalSourceType", sourceType.rawValue)
        // A camera or a painting program is a system, but no AI system.
        let model = sourceType.namesModel ? system : nil
        previous.aiSystemUsed = try replace(&packet, iptc, "AISystemUsed", model?.name)
        previous.aiSystemVersionUsed = try replace(&packet, iptc, "AISystemVersionUsed", model?.version)
        previous.aiPromptInformation = try replace(&packet, iptc, "AIPromptInformation", prompt)
        previous.aiPromptWriterName = try replace(&packet, iptc, "AIPromptWriterName", promptWriter)
        try keep(&packet, iptc, "DigImageGUID", id.description)

        try keep(&packet, media, "DocumentID", "xmp.did:\(UniqueIdentifier.random())")
        if let document = packet.text(media, "DocumentID") { try keep(&packet, media, "OriginalDocumentID", document) }
        try packet.set(media, "InstanceID", to: lineage.instanceID)
        if let parent = lineage.parent {
            let reference = XMPNamespace.resourceReference
            let fields = [
                parent.documentID.map { (reference, "documentID", $0) },
                parent.instanceID.map { (reference, "instanceID", $0) },
            ].compactMap { $0 }
            if !fields.isEmpty { try packet.setStructure(media, "DerivedFrom", fields: fields) }
        }
        // A manifest kept elsewhere spoke for the old state (spec 2.4, §11.5); a reader must not be sent there for the new one.
        let terms = XMPNamespace.dublinCoreTerms
        if let provenance = packet.text(terms, "provenance"), try packet.remove(terms, "provenance") {
            previous.provenance = provenance
        }

        let own = XMPNamespace.sello
        func replaced(_ name: String, by value: String?) -> String? {
            packet.text(own, name).flatMap { $0 == value ? nil : $0 }
        }
        previous.resource = replaced("Resource", by: system?.resource)
        previous.provider = replaced("Provider", by: provider)
        previous.createdAt = replaced("CreatedAt", by: createdAt.description)
        let fields: [(String, String?)] = [
            ("LabelID", id.description), ("Operation", operation.rawValue), ("Provider", provider),
            ("Resource", system?.resource), ("CreatedAt", createdAt.description),
            ("ModifiedAt", modifiedAt?.description), ("VisibleLabel", visibleLabel?.text),
            ("VisibleLabelLanguage", visibleLabel?.language), ("VisibleLabelKind", visibleLabel?.kind?.rawValue),
            ("Succeeds", succeeds.isEmpty ? nil : succeeds.map(\.name).joined(separator: " ")),
        ]
        for (name, value) in fields {
            if let value { try packet.set(own, name, to: value) } else { try packet.remove(own, name) }
        }
        if let title { try packet.setLocalizedText(.dublinCore, "title", to: title) }
        try packet.set(.basic, "MetadataDate", to: (modifiedAt ?? createdAt).description)
        return previous
    }
}

extension SGILabel.Predecessor {
    /// One word for XMP, where fields of this kind have no room.
    var name: String { identifier.map { $0.contains(" ") ? place.rawValue : $0 } ?? place.rawValue }
}

/// What a packet says of the label, unsigned.
struct XMPLabelCopy: Sendable {
    /// `sello:LabelID`.
    let id: UniqueIdentifier?
    /// `Iptc4xmpExt:DigitalSourceType`.
    let sourceType: String?
    /// `Iptc4xmpExt:AISystemUsed`.
    let aiSystemUsed: String?
    /// `Iptc4xmpExt:DigImageGUID`.
    let imageGUID: String?
    /// `xmpMM:DocumentID`.
    let documentID: String?
    /// `xmpMM:InstanceID`.
    let instanceID: String?
    /// `dcterms:provenance`.
    let provenance: String?

    init(_ packet: borrowing XMPPacket) {
        id = packet.text(.sello, "LabelID").flatMap { UniqueIdentifier($0) }
        sourceType = packet.text(.iptcExtension, "DigitalSourceType")
        aiSystemUsed = packet.text(.iptcExtension, "AISystemUsed")
        imageGUID = packet.text(.iptcExtension, "DigImageGUID")
        documentID = packet.text(.mediaManagement, "DocumentID")
        instanceID = packet.text(.mediaManagement, "InstanceID")
        provenance = packet.text(.dublinCoreTerms, "provenance")
    }
}
