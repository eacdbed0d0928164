package import SelloBytes
package import SelloCBOR

/// The place of one leaf in its Merkle tree and the nodes beside its way to the stored row, from an auxiliary C2PA box (spec 2.4, A.5.4).
package struct MerkleProof: Sendable, Hashable {
    /// Which tree.
    package let name: MerkleMap.Name
    /// Which leaf, counted from 0.
    package let location: UInt64
    /// The nodes beside the way, from the leaf up.
    package let hashes: [[UInt8]]

    package init(name: MerkleMap.Name, location: UInt64, hashes: [[UInt8]]) {
        self.name = name
        self.location = location
        self.hashes = hashes
    }

    /// Reads a box's content: a map, then zeros, for no hash covers the box and anything else could be put there; `nil` for that.
    ///
    /// - Parameters:
    ///   - payload: Where the map and the zeros stand.
    ///   - source: The file.
    /// - Throws: ``AssetError`` of the source.
    package init?(at payload: Range<Int>, of source: any ByteSource) throws(AssetError) {
        // A tree of as many leaves as a file can have bytes is 64 nodes high.
        let head = try source.bytes(payload.prefix(Self.byteCount), limit: Self.byteCount)
        var limits = Limits()
        limits.nesting = 4
        limits.cborItemCount = 256
        guard let (value, consumed) = try? CBORDecoder.decodePrefix(head, limits: limits),
            head.dropFirst(consumed).allSatisfy({ $0 == 0 }),
            let uniqueID = value["uniqueId"]?.unsignedValue, let localID = value["localId"]?.unsignedValue,
            let location = value["location"]?.unsignedValue
        else { return nil }
        var hashes: [[UInt8]] = []
        for item in value["hashes"]?.arrayValue ?? [] {
            guard let hash = item.byteString, hashes.count < 64 else { return nil }
            hashes.append(hash)
        }
        guard try Self.isZero(payload.dropFirst(Self.byteCount), source) else { return nil }
        name = MerkleMap.Name(uniqueID: uniqueID, localID: localID)
        self.location = location
        self.hashes = hashes
    }

    /// The most bytes that a map may have.
    private static let byteCount = 8 << 10

    private static func isZero(_ range: Range<Int>, _ source: any ByteSource) throws(AssetError) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            let end = min(at + (64 << 10), range.upperBound)
            guard try source.bytes(at..<end, limit: 64 << 10).allSatisfy({ $0 == 0 }) else { return false }
            at = end
        }
        return true
    }

    /// The map of a new box.
    package var cbor: CBORValue {
        .map([
            "uniqueId": .unsigned(name.uniqueID), "localId": .unsigned(name.localID), "location": .unsigned(location),
            "hashes": hashes.isEmpty ? nil : .array(hashes.map { .bytes($0) }),
        ])
    }
}
