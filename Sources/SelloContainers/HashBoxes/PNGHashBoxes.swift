package import SelloBytes

/// The signature and the chunks of a PNG file, each by itself.
package struct PNGHashBoxes: HashBoxes, ~Copyable {
    private var window: Window
    private let store: Range<Int>?
    private var isOver = false

    /// Where the last chunk ended.
    package private(set) var end = 0

    /// Starts the walk.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - store: The chunk that holds the manifest store.
    package init(_ source: any ByteSource, store: Range<Int>?) {
        window = Window(source, size: 1 << 10)
        self.store = store
    }

    /// Reads the next chunk.
    package mutating func next(expecting _: String?) throws(AssetError) -> HashBox? {
        let start = end
        let left = window.byteCount - start
        guard start > 0 else {
            guard PNGLayout.recognizes(try window.bytes(at: 0, upTo: PNGLayout.signature.count)) else { return nil }
            end = PNGLayout.signature.count
            return HashBox(name: "PNGh", range: 0..<end)
        }
        guard !isOver, left >= PNGChunk.overhead else { return nil }
        let head = try window.read(UInt64.self, at: start)
        let type = PNGChunkType(rawValue: UInt32(truncatingIfNeeded: head))
        let length = Int(head >> 32)
        guard type.isWellFormed, length <= left - PNGChunk.overhead else { return nil }
        end = start + PNGChunk.overhead + length
        isOver = type == .imageEnd
        return HashBox(name: start..<end == store ? HashBox.store : type.name, range: start..<end)
    }
}
