package import SelloBytes
internal import SelloContainers
internal import SelloCBOR

/// The Merkle trees that are written over the fragments of a stream, one tree a track.
///
/// Leaves are stored, so that a fragment's box needs no more than its place: fragments can be written one after the other, before the
/// manifest is made.
package struct StreamTrees: Sendable, Hashable {
    /// The digests of each track's fragments, in order.
    private(set) var leaves: [UInt32: [[UInt8]]] = [:]
    private var count = 0

    package init() {}

    /// The most leaves that are stored.
    private static let mostLeaves = 1 << 16
    /// How many bytes the content of a fragment's box has, whatever its numbers.
    private static let boxContentByteCount = 64
    /// What tells the trees from those of other files; there are none.
    private static let uniqueID: UInt64 = 1

    /// Writes a fragment with the box that says which it is.
    ///
    /// - Parameters:
    ///   - source: The fragment's file.
    ///   - sink: Receives the new one.
    ///   - limits: The most that reading may cost.
    ///   - progress: Told how many bytes were written since the last call.
    /// - Throws: ``AssetError`` `.unsupported` for a file that is not one fragment or one too many, or that of source or sink.
    package mutating func append(
        _ source: any ByteSource, to sink: any ByteSink, limits: Limits, progress: (Int) -> Void = { _ in }
    ) throws(AssetError) {
        let layout = try BMFFLayout(reading: source, limits: limits)
        guard let track = try layout.fragmentTrack(of: source) else {
            throw AssetError(
                .unsupported, at: 0, "this is not one fragment of a stream: a file with one “moof” and its “mdat”")
        }
        guard count < Self.mostLeaves else {
            throw AssetError(
                .limitExceeded, "a stream of over \(Self.mostLeaves) fragments is not signed in one manifest")
        }
        let proof = MerkleProof(
            name: MerkleMap.Name(uniqueID: Self.uniqueID, localID: UInt64(track)),
            location: UInt64(leaves[track]?.count ?? 0), hashes: [])
        var content = CBOREncoder.encode(proof.cbor)
        content += [UInt8](repeating: 0, count: max(0, Self.boxContentByteCount - content.count))
        let rewrite = try layout.rewriteFragment(content, of: source)
        let digest = try rewrite.write(
            from: source, to: sink, hashing: HardBinding.bmff.plan(rewrite), .sha256, progress: progress)
        leaves[track, default: []].append(digest)
        count += 1
    }

    /// The trees, by track.
    func maps(initHash: [UInt8]) -> [MerkleMap] {
        leaves.sorted { $0.key < $1.key }.map { track, leaves in
            MerkleMap(
                name: MerkleMap.Name(uniqueID: Self.uniqueID, localID: UInt64(track)), leafCount: leaves.count,
                initHash: initHash, row: leaves, rowLevel: 0, blocks: .whole)
        }
    }
}
