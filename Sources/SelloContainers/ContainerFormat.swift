/// The families of files that Sello reads and writes, told apart by their bytes and never by their name.
public enum ContainerFormat: String, Sendable, Hashable, CaseIterable {
    /// JPEG (ISO 10918-1), with or without JFIF, Exif, MPF.
    case jpeg
    /// PNG (ISO 15948), APNG included.
    case png
    /// ISO base media files (ISO 14496-12) and QuickTime: MP4, M4A, MOV, HEIC, AVIF.
    case bmff
}
