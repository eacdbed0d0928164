import SelloBytes
package import SelloCBOR
package import SelloManifest

/// One manifest of a forged store; everything in it is a value that a test may change.
package struct ForgedManifest: Sendable {
    package var label: String
    package var type: JUMBFType = .standardManifest
    /// 1 or 2: which fields the claim has.
    package var version: Int
    package var created: [ForgedAssertion]
    package var gathered: [ForgedAssertion] = []
    /// Boxes of the assertion store that the claim does not list.
    package var beside: [[UInt8]] = []
    /// References that the claim lists besides those to its own assertions; a ``ForgedReference`` in them becomes one that holds.
    package var listedToo: [CBORValue] = []
    /// The label of the claim box; by default that of its version.
    package var claimLabel: String?
    /// How many claim boxes there are, all alike.
    package var claimCount = 1
    /// The bytes of the claim, in place of the ones that its fields make.
    package var claimBytes: [UInt8]?
    /// Fields of the claim that are not as they should be; `nil` leaves one out.
    package var claimFields: [(key: String, value: CBORValue?)] = []
    package var signature = ForgedSignature()
    /// Further boxes of the manifest.
    package var boxes: [[UInt8]] = []
    /// What the box is compressed to; by default it is not.
    package var compression: (@Sendable ([UInt8]) -> [UInt8])?

    package init(_ label: String, version: Int = 2, created: [ForgedAssertion]) {
        self.label = label
        self.version = version
        self.created = created
    }

    /// Every assertion of the claim.
    package var assertions: [ForgedAssertion] { created + gathered }

    /// An assertion by its label, wherever the claim lists it.
    package subscript(label: String) -> ForgedAssertion {
        get { assertions.first { $0.label == label } ?? ForgedAssertion("no such assertion", .null) }
        set {
            if let index = created.firstIndex(where: { $0.label == label }) { created[index] = newValue }
            if let index = gathered.firstIndex(where: { $0.label == label }) { gathered[index] = newValue }
        }
    }

    /// Takes an assertion out.
    package mutating func remove(_ label: String) {
        created.removeAll { $0.label == label }
        gathered.removeAll { $0.label == label }
    }

    /// Changes a field of the claim; `nil` leaves it out.
    package mutating func claim(_ key: String, _ value: CBORValue?) { claimFields.append((key, value)) }
}

extension JUMBFType {
    /// A type of the usual pattern by its four letters.
    package static func named(_ letters: String) -> JUMBFType {
        let code = letters.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return JUMBFType(high: code << 32 | 0x0011_0010, low: 0x8000_00AA_0038_9B71)
    }
}
