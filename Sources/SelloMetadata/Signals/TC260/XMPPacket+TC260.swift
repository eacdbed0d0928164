package import SelloBytes

extension XMPPacket {
    /// Writes a label into the packet, which keeps what another says there already: its level and its maker's part stay, the spreader's part is
    /// the new one's (GB 45438-2025, annex E; Labeling Measures, Article 6 and Article 10).
    ///
    /// - Parameter label: The label to write.
    /// - Throws: ``AssetError`` `.malformed` for a label in the packet that cannot be read, `.unsupported` for characters that none may hold.
    package mutating func write(_ label: TC260Label) throws(AssetError) {
        let found = TC260Finding.all(in: traceFields(carrier: "", at: 0..<0))
        guard !TC260Finding.conflict(found) else {
            throw AssetError(
                .malformed,
                "the file's XMP holds TC260 labels that contradict each other; which one is right, only their makers know"
            )
        }
        var written = label
        if let old = found.first {
            guard old.label.level != nil, old.form == .bare || old.form == .wrapped else {
                throw AssetError(
                    .unsupported,
                    "the file's XMP holds a TC260 label of another shape, which is left as it is; stamp without one"
                )
            }
            written = old.label
            written.contentPropagator = label.contentPropagator
            written.propagateID = label.propagateID
            written.reservedCode2 = label.reservedCode2
        } else if text(.tc260, "AIGC") != nil {
            throw AssetError(
                .malformed,
                "the file's XMP holds a TC260 label that cannot be read, and is left as it is; stamp without one")
        }
        try set(.tc260, "AIGC", to: try written.json())
    }
}
