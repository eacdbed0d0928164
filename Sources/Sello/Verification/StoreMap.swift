internal import SelloBytes
internal import SelloContainers
internal import SelloManifest

/// Where the bytes of a manifest store lie in the file: JPEG spreads them over segments, BMFF may keep them in two boxes.
package struct StoreMap: Sendable {
    /// Runs of bytes that follow one another in the store and in the file.
    private var runs: [(store: Range<Int>, file: Int)] = []

    /// Maps a store that is kept in pieces, in order.
    package init(_ pieces: [Range<Int>]) { for piece in pieces { append(piece) } }

    /// Adds what follows in the store.
    mutating func append(_ piece: Range<Int>) {
        let start = runs.last?.store.upperBound ?? 0
        runs.append((start..<start + piece.count, piece.lowerBound))
    }

    /// Leaves out bytes of the store that stand nowhere in the file.
    mutating func skip(_ count: Int) {
        let start = runs.last?.store.upperBound ?? 0
        runs.append((start..<start + count, -1))
    }

    /// Where a range of the store lies.
    ///
    /// - Returns: Rising ranges of the file; empty where not all of it lies there.
    package func ranges(of range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var count = 0
        // There may be very many of both: one search, and then no more than what is found.
        var (first, end) = (0, runs.count)
        while first < end {
            let middle = first + (end - first) / 2
            if runs[middle].store.upperBound <= range.lowerBound { first = middle + 1 } else { end = middle }
        }
        for run in runs[first...] {
            guard run.store.lowerBound < range.upperBound else { break }
            let part = run.store.clamped(to: range)
            guard !part.isEmpty else { continue }
            guard run.file >= 0 else { return [] }
            let lower = run.file + part.lowerBound - run.store.lowerBound
            found.append(lower..<lower + part.count)
            count += part.count
        }
        return count == range.count ? found : []
    }
}

extension StoreLocations {
    /// Where the bytes of the store lie in the file.
    ///
    /// - Parameters:
    ///   - store: The store, as it was read from these places.
    ///   - source: The asset.
    /// - Returns: The map; empty where the places cannot be told.
    func map(of store: ManifestStore, in source: any ByteSource) -> StoreMap {
        guard let update else { return StoreMap(main.pieces) }
        var map = StoreMap([])
        map.skip(store.tree.children(of: 0).first.map { store.tree.boxes[$0].range.lowerBound } ?? 0)
        for part in [main, update] {
            guard let content = Self.content(of: part, in: source) else { return StoreMap([]) }
            map.append(content)
        }
        return map
    }

    /// What lies in the superbox of one part behind its description, which it does not share with the other.
    private static func content(of part: StoreLocation, in source: any ByteSource) -> Range<Int>? {
        guard let piece = part.pieces.first, part.pieces.count == 1, piece.count >= 24,
            let head = try? source.bytes(piece.lowerBound..<piece.lowerBound + 24, limit: 24)
        else { return nil }
        func number(_ at: Int, _ count: Int) -> UInt64 { head[at..<at + count].reduce(0) { $0 << 8 | UInt64($1) } }
        let isLong = number(0, 4) == 1
        let header = isLong ? 16 : 8
        guard let size = Int(exactly: isLong ? number(8, 8) : number(0, 4)), size <= piece.count,
            let description = Int(exactly: number(header, 4)), header + description <= size
        else { return nil }
        return piece.lowerBound + header + description..<piece.lowerBound + size
    }
}
