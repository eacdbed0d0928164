package import SelloBytes

/// The implicit label of China's GB 45438-2025, annex E: what a file's metadata say of how synthetic it is, and who says so.
package struct TC260Label: Sendable, Hashable {
    /// How synthetic the content is said to be.
    package enum Level: String, Sendable, Hashable, CaseIterable {
        /// It is synthetic.
        case synthetic = "1"
        /// It may be: its uploader said so.
        case possible = "2"
        /// It is suspected: traces were found.
        case suspected = "3"
    }

    /// `Label`, as it stands.
    package var label: String
    /// `ContentProducer`: the code or the name of who made the content.
    package var contentProducer: String
    /// `ProduceID`: the maker's number of the content.
    package var produceID: String
    /// `ReservedCode1`: the maker's, such as a signature (annex F.4).
    package var reservedCode1: String
    /// `ContentPropagator`: the code of who spreads the content.
    package var contentPropagator: String
    /// `PropagateID`: the spreader's number of the content.
    package var propagateID: String
    /// `ReservedCode2`: the spreader's.
    package var reservedCode2: String

    /// The seven keys in the order of annex E.
    package static let keys = [
        "Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2",
    ]

    /// The keys of the variant that Tencent Cloud writes; its `Time` and `ContentId` are too common to tell anything.
    static let variantKeys = ["ServiceProvider", "ServiceUser"]

    /// Makes a label.
    ///
    /// - Parameter values: Values by their keys; what is missing is empty.
    package init(_ values: [String: String]) {
        label = values["Label"] ?? ""
        contentProducer = values["ContentProducer"] ?? values["ServiceProvider"] ?? ""
        produceID = values["ProduceID"] ?? values["ContentId"] ?? ""
        reservedCode1 = values["ReservedCode1"] ?? ""
        contentPropagator = values["ContentPropagator"] ?? ""
        propagateID = values["PropagateID"] ?? ""
        reservedCode2 = values["ReservedCode2"] ?? ""
    }

    /// What ``label`` says; `nil` for what the standard does not know.
    package var level: Level? { Level(rawValue: label) }

    /// Who made the content, as far as the code or the name is known.
    package var producer: String? { TC260Producer.name(of: contentProducer) }

    /// The values in the order of annex E.
    package var values: [String] {
        [label, contentProducer, produceID, reservedCode1, contentPropagator, propagateID, reservedCode2]
    }

    /// The label as annex E has it: one object of seven keys in their order.
    ///
    /// - Throws: ``AssetError`` `.unsupported` for a value with characters that the standard does not have.
    package func json() throws(AssetError) -> String {
        for (key, value) in zip(Self.keys, values) where !value.utf8.allSatisfy(Self.isAllowed) {
            throw AssetError(
                .unsupported,
                "\(key) of a TC260 label takes letters, digits and marks of ASCII without space, quotation mark and backslash (GB 45438-2025, annex E); use the code, not the name"
            )
        }
        return "{" + zip(Self.keys, values).map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",") + "}"
    }

    /// Whether a byte may stand in a value: 0x21, 0x23 to 0x5B, 0x5D to 0x7E.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != 0x22 && byte != 0x5C
    }
}
