/// Tags of TIFF 6.0 and Exif 2.32 (CIPA DC-008-2019, 4.6) that Sello reads or writes.
enum ExifTag {
    static let imageDescription: UInt16 = 0x010E
    static let make: UInt16 = 0x010F
    static let model: UInt16 = 0x0110
    static let stripOffsets: UInt16 = 0x0111
    static let stripByteCounts: UInt16 = 0x0117
    static let software: UInt16 = 0x0131
    static let dateTime: UInt16 = 0x0132
    static let artist: UInt16 = 0x013B
    static let thumbnailOffset: UInt16 = 0x0201
    static let thumbnailByteCount: UInt16 = 0x0202
    /// The offset of the Exif directory.
    static let exifDirectory: UInt16 = 0x8769
    /// The offset of the GPS directory.
    static let gpsDirectory: UInt16 = 0x8825
    static let exifVersion: UInt16 = 0x9000
    static let makerNote: UInt16 = 0x927C
    static let userComment: UInt16 = 0x9286
    /// The offset of the interoperability directory.
    static let interoperabilityDirectory: UInt16 = 0xA005
    /// 32 hexadecimal digits and a NUL: a 128-bit number of the picture.
    static let imageUniqueID: UInt16 = 0xA420
}
