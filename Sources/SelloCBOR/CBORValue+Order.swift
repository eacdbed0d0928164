extension CBORValue {
    /// Whether other items stand in it.
    var isContainer: Bool {
        switch self {
        case .array, .map, .tagged: true
        default: false
        }
    }

    /// The same item with its maps in the order of the deterministic encoding (RFC 8949, 4.2.1).
    package var inOrder: CBORValue {
        switch self {
        case .array(let items): .array(items.map(\.inOrder))
        case .tagged(let tag, let content): .tagged(tag, content.inOrder)
        case .map(let pairs):
            .map(
                pairs.map { (CBOREncoder.encode($0.key), CBORPair($0.key.inOrder, $0.value.inOrder)) }
                    .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1))
        default: self
        }
    }
}
