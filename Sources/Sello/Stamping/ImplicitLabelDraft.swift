internal import SelloBytes
internal import SelloContainers
internal import SelloMetadata

extension Stamp {
    /// What China's GB 45438-2025 wants to know for the label in a file's metadata (annex E); it is written into the XMP.
    public struct ImplicitLabel: Sendable, Hashable {
        /// The code of whoever stamps, such as `00119` and more: letters, digits and marks of ASCII.
        public var code: String
        /// The number that they gave the content; by default the identifier of Sello's own label.
        public var contentID: String?
        /// What they reserve for themselves, such as a signature (annex F.4).
        public var reserved: String

        /// Makes a label.
        public init(code: String, contentID: String? = nil, reserved: String = "") {
            self.code = code
            self.contentID = contentID
            self.reserved = reserved
        }
    }
}

/// The TC260 label that a stamp adds.
///
/// Whoever writes the first is its producer and its propagator (annex E, note 1). A label that is there keeps what its producer said; only the
/// propagator's part becomes the new one's. A file has one label (6.1 c), so that one outside the XMP is left alone and no second is written.
enum ImplicitLabelDraft {
    /// The label to write; `nil` where none is asked for.
    ///
    /// - Parameters:
    ///   - stamp: What is asked for.
    ///   - label: Sello's label.
    ///   - asset: The file.
    ///   - layout: Its layout.
    ///   - limits: The most that it may cost.
    /// - Returns: The label as it would stand in a file without one.
    /// - Throws: ``StampError`` where the file has one elsewhere, or the content is not said to be synthetic.
    static func label(
        _ stamp: Stamp, _ label: SGILabel, _ asset: any ByteSource, _ layout: any ContainerLayout, _ limits: Limits
    ) throws(StampError) -> TC260Label? {
        guard let wanted = stamp.implicitLabel else { return nil }
        guard label.sourceType.namesModel else {
            throw .refused(
                .labelConflict,
                "a TC260 label says that a model made the content, and the source type \(label.sourceType.term) does not; leave one of them out"
            )
        }
        let found = TC260Finding.all(in: FileFields(layout, in: asset, limits: limits).fields)
        if let other = found.first(where: { $0.field.place != .xmp }) {
            throw .refused(
                .labelConflict,
                "the file has a TC260 label in \(other.field.carrier) “\(MetadataField.excerpt(of: other.field.key))”, which stays; a second one is not allowed (GB 45438-2025, 6.1 c): stamp without one"
            )
        }
        let id = wanted.contentID ?? label.id.description
        return TC260Label([
            "Label": TC260Label.Level.synthetic.rawValue, "ContentProducer": wanted.code, "ProduceID": id,
            "ReservedCode1": wanted.reserved, "ContentPropagator": wanted.code, "PropagateID": id,
            "ReservedCode2": wanted.reserved,
        ])
    }
}
