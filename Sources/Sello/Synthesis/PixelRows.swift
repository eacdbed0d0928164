internal import SelloBytes

/// Reads a pixel source in windows of some rows.
struct PixelRows {
    private let pixels: any PixelSource
    private let width: Int
    private let height: Int

    /// The most bytes of one window.
    private static let windowByteCount = 1 << 20

    /// Takes a picture.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` for one that is empty or larger than allowed.
    init(_ pixels: any PixelSource, limit: Int) throws(AssetError) {
        let (count, overflow) = pixels.width.multipliedReportingOverflow(by: pixels.height)
        guard !overflow, pixels.width > 0, pixels.height > 0, count <= limit else {
            throw AssetError(
                .limitExceeded, "a picture of \(pixels.width) by \(pixels.height) pixels is over the limit of \(limit)")
        }
        self.pixels = pixels
        (width, height) = (pixels.width, pixels.height)
    }

    /// Red, green and blue of every pixel, row after row.
    func colours(reserving extra: Int) throws(AssetError) -> [UInt8] {
        var colours: [UInt8] = []
        colours.reserveCapacity(width * height * 3 + extra)
        try windows { _, window in
            for start in stride(from: 0, to: window.count, by: 4) { colours += window[start..<start + 3] }
        }
        return colours
    }

    /// The lowest bit of every alpha, down each column and from column to column, eight to a byte, the first in the highest bit.
    func alphaBits() throws(AssetError) -> [UInt8] {
        var bits = [UInt8](repeating: 0, count: width * height / 8)
        try windows { first, window in
            for (index, start) in stride(from: 0, to: window.count, by: 4).enumerated() where window[start + 3] & 1 == 1
            {
                let place = (index % width) * height + first + index / width
                if place / 8 < bits.count { bits[place / 8] |= 0x80 >> UInt8(place % 8) }
            }
        }
        return bits
    }

    private func windows(_ body: (_ firstRow: Int, [UInt8]) -> Void) throws(AssetError) {
        let step = max(1, Self.windowByteCount / (4 * width))
        for first in stride(from: 0, to: height, by: step) {
            let rows = first..<min(height, first + step)
            let window = try pixels.pixels(inRows: rows)
            guard window.count == rows.count * width * 4 else {
                throw AssetError(
                    .malformed,
                    "the source of pixels gave \(window.count) bytes for \(rows.count) rows of \(width) pixels")
            }
            body(first, window)
        }
    }
}
