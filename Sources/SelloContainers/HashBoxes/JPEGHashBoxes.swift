package import SelloBytes

/// The segments of a JPEG file, each by itself, scans and further pictures included.
package struct JPEGHashBoxes: HashBoxes, ~Copyable {
    private var window: Window
    private let store: Range<Int>?
    private let splitsScans: Bool
    private var isPictureOver = false

    /// Where the last segment ended.
    package private(set) var end = 0

    /// Starts the walk.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - store: The segments that hold the manifest store.
    ///   - splitsScans: Whether restart markers begin boxes of their own, as the standard has it. The reference counts them among their
    ///     scan; nothing stays unhashed either way.
    package init(_ source: any ByteSource, store: Range<Int>?, splitsScans: Bool) {
        window = Window(source, size: 64 << 10)
        self.store = store
        self.splitsScans = splitsScans
    }

    /// Reads the next segment.
    package mutating func next(expecting name: String?) throws(AssetError) -> HashBox? {
        // Behind a picture may stand another one, or anything: only what is listed as a picture is read as one.
        if isPictureOver && name != JPEGMarker.startOfImage.name { return nil }
        guard let (marker, start) = try nextMarker(from: end) else { return nil }
        if isPictureOver {
            guard marker == .startOfImage else { return nil }
            isPictureOver = false
        }
        if let store, start == store.lowerBound {
            end = store.upperBound
            return HashBox(name: HashBox.store, range: store)
        }
        end = min(start + 2, window.byteCount)
        if !marker.isAlone {
            // A segment that is cut off goes on to the end of the file, as a layout has it.
            let left = window.byteCount - start - 2
            let length = left >= 2 ? Int(try window.read(UInt16.self, at: start + 2)) : left
            guard length >= 2 else {
                end = start
                return nil
            }
            end = start + 2 + min(length, left)
        }
        if marker == .startOfScan || marker.isRestart { end = try endOfScan(from: end) }
        isPictureOver = marker == .endOfImage
        return HashBox(name: marker.name, range: start..<end)
    }

    /// The next marker, without its fill bytes.
    private mutating func nextMarker(from start: Int) throws(AssetError) -> (JPEGMarker, start: Int)? {
        var at = start
        while let found = try window.firstIndex(of: 0xFF, from: at) {
            var next = found + 1
            while next < window.byteCount {
                let byte = try window.read(UInt8.self, at: next)
                if byte == 0 { break }
                if byte != 0xFF { return (JPEGMarker(rawValue: byte), next - 1) }
                next += 1
            }
            at = next + 1
        }
        return nil
    }

    /// Where entropy-coded data end: at the next marker or the fill bytes before it.
    private mutating func endOfScan(from start: Int) throws(AssetError) -> Int {
        var at = start
        while let found = try window.firstIndex(of: 0xFF, from: at) {
            var next = found + 1
            var byte: UInt8 = 0xFF
            while next < window.byteCount {
                byte = try window.read(UInt8.self, at: next)
                guard byte == 0xFF else { break }
                next += 1
            }
            guard next < window.byteCount else { break }
            at = next + 1
            if byte == 0 || JPEGMarker(rawValue: byte).isRestart && !splitsScans { continue }
            return found
        }
        return window.byteCount
    }
}

extension JPEGMarker {
    /// Whether it is one of `RST0` to `RST7`, which stand among entropy-coded data.
    var isRestart: Bool { (0xD0...0xD7).contains(rawValue) }
}
