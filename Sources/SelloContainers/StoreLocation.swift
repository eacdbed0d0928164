package import SelloBytes

/// Where one manifest store lies.
package struct StoreLocation: Sendable, Hashable {
    /// What the carrier says that the store is for.
    package enum Purpose: String, Sendable, Hashable {
        /// The asset's manifest store.
        case manifest
        /// BMFF: the store to which a later `update` store belongs.
        case original
        /// BMFF: update manifests, in the last box of the file.
        case update
    }

    /// What it is for.
    package let purpose: Purpose
    /// The bytes of the store, in order; JPEG spreads them over segments.
    package let pieces: [Range<Int>]
    /// Everything that carries them, from the first header to the last byte (a PNG chunk's CRC included).
    package let extent: Range<Int>
    /// What is wrong with the carrier (pieces missing, out of order), or `nil`.
    ///
    /// The store is then not read.
    package let fault: AssetError?
    /// BMFF: where the carrier says that the first C2PA box for a Merkle tree lies; 0 for none.
    package let merkleOffset: UInt64

    package init(
        purpose: Purpose = .manifest, pieces: [Range<Int>], extent: Range<Int>, fault: AssetError? = nil,
        merkleOffset: UInt64 = 0
    ) {
        self.purpose = purpose
        self.pieces = pieces
        self.extent = extent
        self.fault = fault
        self.merkleOffset = merkleOffset
    }

    /// The same place, counted from somewhere else.
    package func shifted(by distance: Int) -> StoreLocation {
        func shifted(_ range: Range<Int>) -> Range<Int> { range.lowerBound + distance..<range.upperBound + distance }
        return StoreLocation(
            purpose: purpose, pieces: pieces.map(shifted), extent: shifted(extent), fault: fault,
            merkleOffset: merkleOffset)
    }

    /// How many bytes the store has.
    package var byteCount: Int { pieces.reduce(0) { $0 + $1.count } }

    /// Reads the store, joined.
    ///
    /// - Throws: ``fault`` where there is one, `.limitExceeded` over ``Limits/storeByteCount``, or what the source throws.
    package func bytes(of source: any ByteSource, limits: Limits) throws(AssetError) -> [UInt8] {
        if let fault { throw fault }
        guard byteCount <= limits.storeByteCount else {
            throw AssetError(
                .limitExceeded, at: extent.lowerBound,
                "a manifest store of \(byteCount) bytes is over the limit of \(limits.storeByteCount)")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        for piece in pieces { bytes += try source.bytes(piece, limit: limits.storeByteCount) }
        return bytes
    }
}
