import SelloBytes

/// Whole APP1 segments for metadata.
package enum JPEGBlock {
    /// The most bytes that Exif leaves for its TIFF block: 65535 less the length and `Exif\0\0`.
    static let exifByteCount = 65527
    /// The most bytes of an XMP packet in one segment (XMP part 3, 1.1.3).
    package static let xmpByteCount = 65502

    /// The most bytes of extended XMP in one segment, as its own standard counts (XMP part 3, 1.1.3.1).
    static let extendedXMPByteCount = 65400

    /// A segment with a TIFF block.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded`.
    static func exif(_ block: [UInt8]) throws(AssetError) -> [UInt8] {
        guard block.count <= exifByteCount else {
            throw AssetError(
                .limitExceeded,
                "an Exif block of \(block.count) bytes does not fit a JPEG file, which has room for \(exifByteCount);"
                    + " make its thumbnail or its MakerNote smaller")
        }
        return segment(JPEGMetadataBlocks.exifIdentifier, block)
    }

    /// A segment with an XMP packet, whose padding goes where there is no room for it.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded`.
    static func xmp(_ packet: [UInt8]) throws(AssetError) -> [UInt8] {
        let packet = packet.count > xmpByteCount ? XMPPadding.trimmed(packet) : packet
        guard packet.count <= xmpByteCount else {
            throw AssetError(
                .limitExceeded,
                "an XMP packet of \(packet.count) bytes does not fit a JPEG segment, which has room for \(xmpByteCount);"
                    + " move its larger properties into extended XMP")
        }
        return segment(JPEGMetadataBlocks.xmpIdentifier, packet)
    }

    /// The segments of extended XMP, each with its name, whole length and offset.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded`.
    static func extendedXMP(_ extended: ExtendedXMP) throws(AssetError) -> [[UInt8]] {
        let (name, content) = (Array(extended.name.utf8), extended.content)
        guard name.count == 32, let whole = UInt32(exactly: content.count) else {
            throw AssetError(.limitExceeded, "extended XMP of \(content.count) bytes does not fit a JPEG file")
        }
        return stride(from: 0, to: content.count, by: extendedXMPByteCount).map { start in
            var writer = ByteWriter(capacity: extendedXMPByteCount + 48)
            writer.write(name)
            writer.write(whole)
            writer.write(UInt32(start))
            writer.write(content[start..<min(start + extendedXMPByteCount, content.count)])
            return segment(JPEGMetadataBlocks.extendedXMPIdentifier, writer.bytes)
        }
    }

    private static func segment(_ identifier: [UInt8], _ content: [UInt8]) -> [UInt8] {
        var writer = ByteWriter(capacity: 4 + identifier.count + content.count)
        writer.write(UInt16(0xFFE1))
        writer.write(UInt16(2 + identifier.count + content.count))
        writer.write(identifier)
        writer.write(content)
        return writer.bytes
    }
}
