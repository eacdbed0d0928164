/// The entries of a map that is being read, each key once.
struct CBORMapEntries {
    private(set) var pairs: [CBORPair] = []
    // Only large maps pay for a set; nearly all have a handful of keys.
    private var keys: Set<CBORValue> = []
    private static let smallCount = 16

    mutating func reserve(_ count: Int) { pairs.reserveCapacity(count) }

    /// Appends an entry.
    ///
    /// - Returns: `false` where its key is there already.
    mutating func append(_ pair: CBORPair) -> Bool {
        // Maps are the same in whatever order their entries stand (RFC 8949, 5.6.1). No standard of ours has one as a key.
        let key = pair.key.isContainer ? pair.key.inOrder : pair.key
        if pairs.count < Self.smallCount {
            guard !pairs.contains(where: { ($0.key.isContainer ? $0.key.inOrder : $0.key) == key }) else {
                return false
            }
        } else {
            if keys.isEmpty { keys = Set(pairs.map { $0.key.isContainer ? $0.key.inOrder : $0.key }) }
            guard keys.insert(key).inserted else { return false }
        }
        pairs.append(pair)
        return true
    }
}
