package import SelloBytes

/// Tells the format of an asset by its bytes and reads its layout.
package enum Container {
    /// Reads the layout of an asset.
    ///
    /// - Parameters:
    ///   - source: The asset.
    ///   - limits: The most that reading may cost.
    /// - Returns: Its layout.
    /// - Throws: ``AssetError`` `.unrecognizedFormat` for any other format, or what the format's reader throws.
    package static func read(_ source: any ByteSource, limits: Limits) throws(AssetError) -> any ContainerLayout {
        let head = try source.bytes(0..<min(16, source.byteCount), limit: 16)
        if JPEGLayout.recognizes(head) { return try JPEGLayout(reading: source, limits: limits) }
        if PNGLayout.recognizes(head) { return try PNGLayout(reading: source, limits: limits) }
        if BMFFLayout.recognizes(head) { return try BMFFLayout(reading: source, limits: limits) }
        throw AssetError(
            .unrecognizedFormat, at: 0,
            head.isEmpty
                ? "the file is empty" : "this is no JPEG, PNG, MP4, MOV, M4A, HEIC or AVIF file by its first bytes")
    }
}
