import SelloBytes

/// The run of APP11 segments that carries a manifest store (C2PA 2.4, A.3.1; ISO 19566-5:2023, annex D).
enum JPEGStoreSegments {
    /// How many bytes of the store the first segment holds: 65535 less length, CI, En and Z.
    static let firstByteCount = 65525
    /// How many each later one holds: less the repeated box header as well.
    static let laterByteCount = 65517
    /// The least a store can have: a superbox and its description with the label `c2pa`.
    static let leastStoreByteCount = 38

    /// Plans the segments.
    ///
    /// - Parameters:
    ///   - byteCount: The size of the store; 0 for none.
    ///   - takenNumbers: Instance numbers that other boxes of the file use.
    ///   - limits: The most that a store may have.
    /// - Returns: Headers as literals, holes for the store between them.
    /// - Throws: ``AssetError`` `.limitExceeded`, or `.unsupported` for a size that no store has.
    static func pieces(
        byteCount: Int, avoiding takenNumbers: Set<UInt16>, limits: Limits
    ) throws(AssetError) -> [Rewrite.Piece] {
        guard byteCount != 0 else { return [] }
        guard byteCount >= leastStoreByteCount else {
            throw AssetError(.unsupported, "a manifest store of \(byteCount) bytes is too small to be one")
        }
        guard byteCount <= limits.storeByteCount, let boxByteCount = UInt32(exactly: byteCount) else {
            throw AssetError(
                .limitExceeded, "a manifest store of \(byteCount) bytes is over the limit of \(limits.storeByteCount)")
        }
        // The number means nothing, it only has to be ours alone.
        guard let number = (1...UInt16.max).first(where: { !takenNumbers.contains($0) }) else {
            throw AssetError(
                .limitExceeded, "the file's JUMBF boxes use every box instance number; remove some of them")
        }
        var pieces: [Rewrite.Piece] = []
        var at = 0
        var sequence: UInt32 = 1
        while at < byteCount {
            let count = min(byteCount - at, at == 0 ? firstByteCount : laterByteCount)
            let repeated = at == 0 ? 0 : 8
            var writer = ByteWriter(capacity: 20)
            writer.write(UInt16(0xFFEB))
            writer.write(UInt16(10 + repeated + count))
            writer.write(UInt16(0x4A50))  // CI: JP
            writer.write(number)  // En
            writer.write(sequence)  // Z
            if at > 0 {
                writer.write(boxByteCount)  // LBox
                writer.write("jumb")  // TBox
            }
            pieces.append(.literal(writer.bytes))
            pieces.append(.store(at..<at + count))
            at += count
            sequence += 1
        }
        return pieces
    }
}
