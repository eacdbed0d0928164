extension TIFFDirectory {
    /// How many strips are looked at; a thumbnail has some dozens.
    private static let stripCount = 1 << 12

    /// The stretches of image data that the directory points to: a thumbnail, or strips (TIFF 6.0, sections 3 and 22).
    ///
    /// They may reach past the end of the block.
    func imageData(in reader: TIFFReader) -> [Range<Int>] {
        let pairs = [
            (ExifTag.thumbnailOffset, ExifTag.thumbnailByteCount), (ExifTag.stripOffsets, ExifTag.stripByteCounts),
        ]
        return pairs.flatMap { offsets, counts in
            // Offsets and counts have at most 32 bits.
            zip(numbers(offsets, in: reader), numbers(counts, in: reader)).map { $0..<$0 + $1 }
        }
    }

    private func numbers(_ tag: UInt16, in reader: TIFFReader) -> [Int] {
        guard let entry = entry(tag), let size = TIFFEntry.size(of: entry.type) else { return [] }
        return stride(from: entry.values.lowerBound, to: entry.values.upperBound, by: size).prefix(Self.stripCount)
            .compactMap {
                place in
                switch entry.type {
                case 3: reader.number(UInt16.self, at: place).map { Int($0) }
                case 4: reader.offset(at: place)
                default: nil
                }
            }
    }
}
