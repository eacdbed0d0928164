/// The pixels of a picture, decoded by whoever can: Sello itself decodes nothing.
///
/// Some traces are in the pixels alone. A source is asked for a few rows at a time, from top to bottom, perhaps more than once.
public protocol PixelSource: Sendable {
    /// How many pixels a row has.
    var width: Int { get }
    /// How many rows there are.
    var height: Int { get }
    /// Whether the file has an alpha channel; without one every alpha is 255.
    var hasAlpha: Bool { get }

    /// Some rows, as the file stores them: no colour management, not premultiplied, not turned.
    ///
    /// - Parameter rows: Which, within ``height``.
    /// - Returns: Red, green, blue and alpha of each pixel, a byte each, row after row.
    /// - Throws: ``AssetError`` where they cannot be decoded.
    func pixels(inRows rows: Range<Int>) throws(AssetError) -> [UInt8]
}
