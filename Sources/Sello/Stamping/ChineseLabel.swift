internal import SelloManifest

/// The label that China asks for, as XMP holds it: JSON, bare or under `AIGC` (GB 45438-2025, annex E).
struct ChineseLabel {
    /// The number that the producer gave the content.
    let produceID: String?
    /// Whether it says that the content is synthetic, rather than that it may be.
    let isCertain: Bool

    /// Reads the label; `nil` for a text that is none.
    init?(_ text: String) {
        guard text.utf8.count <= Self.limit, let item = JSONItem(Array(text.utf8), nesting: 4) else { return nil }
        let fields = item["AIGC"] ?? item
        guard let label = fields["Label"]?.text else { return nil }
        produceID = fields["ProduceID"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        isCertain = label == "1"
    }

    /// Seven short fields need less by far.
    private static let limit = 1 << 14
}
