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
        if pairs.count < Self.smallCount {
            guard !pairs.contains(where: { $0.key == pair.key }) else { return false }
        } else {
            if keys.isEmpty { keys = Set(pairs.map(\.key)) }
            guard keys.insert(pair.key).inserted else { return false }
        }
        pairs.append(pair)
        return true
    }
}
