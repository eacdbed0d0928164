import SelloBytes
package import SelloCBOR
package import SelloManifest
package import SigningForge

/// One assertion of a forged manifest, and what the claim says of it.
package struct ForgedAssertion: Sendable {
    /// What is in the box.
    package enum Content: Sendable {
        /// CBOR; a ``ForgedReference`` in it becomes a hashed URI that holds.
        case value(CBORValue)
        /// Content boxes as they are.
        case boxes([[UInt8]])
        /// CBOR that depends on the asset: a hard binding.
        case binding(@Sendable (ForgedAsset) throws -> CBORValue)
        /// A `c2pa.time-stamp` assertion: tokens for manifests that stand earlier in the store.
        case timeStamps([(manifest: String, stamp: TimeStampForger)])
    }

    package var label: String
    package var type: JUMBFType
    package var content: Content
    /// The salt in the description box.
    package var salt: [UInt8]?
    /// Whether the box is in the assertion store.
    package var isStored = true
    /// The URL under which the claim lists it; by default the right one.
    package var listedURL: String?
    /// The digest under which the claim lists it; by default the right one.
    package var listedHash: [UInt8]?
    /// The digest's name in the claim's list.
    package var listedAlgorithm: String?

    package init(_ label: String, _ content: Content, type: JUMBFType = .cbor) {
        self.label = label
        self.content = content
        self.type = type
    }

    /// An assertion of CBOR.
    package init(_ label: String, _ value: CBORValue) { self.init(label, .value(value)) }

    /// An assertion of one content box.
    package init(_ label: String, type: JUMBFType, code: UInt32, _ bytes: [UInt8]) {
        self.init(label, .boxes([JUMBFWriter.box(code, [bytes])]), type: type)
    }

    /// An assertion of JSON.
    package static func json(_ label: String, _ text: String) -> ForgedAssertion {
        ForgedAssertion(label, type: .json, code: JUMBFBox.json, Array(text.utf8))
    }

    /// An embedded file.
    package static func file(_ label: String, _ mediaType: String, _ bytes: [UInt8]) -> ForgedAssertion {
        ForgedAssertion(
            label,
            .boxes([
                JUMBFWriter.box(JUMBFBox.fileDescription, [[0], Array(mediaType.utf8), [0]]),
                JUMBFWriter.box(JUMBFBox.fileData, [bytes]),
            ]), type: .embeddedFile)
    }

    /// The value, where it is plain CBOR; a test may change it.
    package var value: CBORValue {
        get {
            guard case .value(let value) = content else { return .null }
            return value
        }
        set { content = .value(newValue) }
    }

    /// The box; only of an assertion that depends on nothing else.
    package var box: [UInt8] {
        switch content {
        case .value(let value): box([Self.content(value)])
        case .boxes(let boxes): box(boxes)
        case .binding, .timeStamps: fatalError("the box of \(label) is known when the file is")
        }
    }

    /// The reference to it; only of an assertion that depends on nothing else.
    package func reference() throws -> HashedURI {
        HashedURI(
            url: "self#jumbf=c2pa.assertions/\(label)", hash: try Digest.of(Array(box.dropFirst(8)), .sha256))
    }

    /// Leaves it out of the store; the claim lists it all the same, with no digest.
    package mutating func leaveOut() {
        isStored = false
        listedHash = []
    }

    /// A content box of CBOR.
    static func content(_ value: CBORValue) -> [UInt8] {
        JUMBFWriter.box(JUMBFBox.cbor, [CBOREncoder.encode(value)])
    }

    /// The superbox around content boxes.
    func box(_ content: [[UInt8]]) -> [UInt8] {
        guard let salt else { return JUMBFWriter.superbox(type, label: label, content: content) }
        let description =
            type.bytes + [0x13] + Array(label.utf8) + [0]
            + JUMBFWriter.box(0x6332_7368, [salt])  // c2sh
        return JUMBFWriter.box(
            JUMBFBox.superbox, [JUMBFWriter.box(JUMBFBox.descriptionBox, [description])] + content)
    }
}
