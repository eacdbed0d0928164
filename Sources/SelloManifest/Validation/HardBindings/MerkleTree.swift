internal import SelloBytes

/// The arithmetic of Merkle trees: a parent is the digest of its two children side by side, and a node without a sibling goes up as it is
/// (checklist §13.3).
enum MerkleTree {
    /// The node of the stored row that a leaf leads to.
    ///
    /// - Parameters:
    ///   - leaf: The leaf's digest.
    ///   - index: Which leaf it is.
    ///   - count: How many leaves there are.
    ///   - level: How many steps lie between the leaves and the row.
    ///   - proof: The nodes beside the way, from the leaf up, without those that are not there.
    ///   - algorithm: The digest.
    /// - Returns: The node and its place in the row; `nil` for a leaf that the tree has not, and for a proof of another length.
    /// - Throws: ``AssetError`` where OpenSSL does not offer the digest.
    static func node(
        from leaf: [UInt8], at index: Int, of count: Int, level: Int, proof: [[UInt8]], _ algorithm: DigestAlgorithm
    ) throws(AssetError) -> (node: [UInt8], place: Int)? {
        guard index >= 0, index < count else { return nil }
        var node = leaf
        var place = index
        var width = count
        var left = proof[...]
        for _ in 0..<level {
            if place ^ 1 < width {
                // Of another length, it could move the border between the two.
                guard let sibling = left.popFirst(), sibling.count == algorithm.byteCount else { return nil }
                node = try Digest.of(place & 1 == 0 ? node + sibling : sibling + node, algorithm)
            }
            place /= 2
            width = width / 2 + width % 2
        }
        return left.isEmpty ? (node, place) : nil
    }

    /// All rows from the leaves to the root.
    static func rows(_ leaves: [[UInt8]], _ algorithm: DigestAlgorithm) throws(AssetError) -> [[[UInt8]]] {
        var rows = [leaves]
        while let row = rows.last, row.count > 1 {
            var parents: [[UInt8]] = []
            parents.reserveCapacity(row.count / 2 + 1)
            for left in stride(from: 0, to: row.count, by: 2) {
                parents.append(left + 1 < row.count ? try Digest.of(row[left] + row[left + 1], algorithm) : row[left])
            }
            rows.append(parents)
        }
        return rows
    }

    /// The nodes beside a leaf's way up to a row.
    static func proof(of index: Int, in rows: [[[UInt8]]], upTo level: Int) -> [[UInt8]] {
        (0..<level).compactMap { step in
            let sibling = index >> step ^ 1
            return sibling < rows[step].count ? rows[step][sibling] : nil
        }
    }
}
