extension ExifBlock {
    /// A field with the name of its directory.
    package struct Field: Sendable {
        /// The directory: `IFD0`, `ExifIFD`, `GPS`, `InteropIFD`, `IFD1`.
        package let directory: String
        /// Its tag, type and count.
        package let entry: TIFFEntry
        /// The bytes of its values, in the block's byte order.
        package let value: ArraySlice<UInt8>
    }

    /// The fields of all directories that could be read; values share the block's memory.
    package var fields: [Field] {
        directories.flatMap { name, directory in
            directory.entries.map { Field(directory: name, entry: $0, value: bytes[$0.values]) }
        }
    }

    /// `ImageUniqueID` (Exif 2.32, 4.6.5, Annex C): 32 hexadecimal digits where the writer kept to the standard.
    package var imageUniqueID: String? { text(ExifTag.imageUniqueID, in: exif) }
    /// `ImageDescription`: the title of the picture.
    package var imageDescription: String? { text(ExifTag.imageDescription, in: primary) }
    /// `Make`: the maker of the camera.
    package var make: String? { text(ExifTag.make, in: primary) }
    /// `Model`: the camera.
    package var model: String? { text(ExifTag.model, in: primary) }
    /// `Software`: what wrote the picture.
    package var software: String? { text(ExifTag.software, in: primary) }
    /// `DateTime`: when the file was last changed, `YYYY:MM:DD HH:MM:SS`.
    package var dateTime: String? { text(ExifTag.dateTime, in: primary) }
    /// `Artist`: who made the picture.
    package var artist: String? { text(ExifTag.artist, in: primary) }

    /// `UserComment` with the eight bytes before it that name its character code.
    package var userComment: [UInt8]? { exif?.entry(ExifTag.userComment).map { Array(bytes[$0.values]) } }

    /// A text up to its NUL; writers put UTF-8 where the standard has ASCII.
    func text(_ tag: UInt16, in directory: TIFFDirectory?) -> String? {
        // ASCII, and by mistake BYTE or UNDEFINED.
        guard let entry = directory?.entry(tag), [1, 2, 7].contains(entry.type) else { return nil }
        return String(decoding: bytes[entry.values].prefix { $0 != 0 }, as: UTF8.self)
    }
}
