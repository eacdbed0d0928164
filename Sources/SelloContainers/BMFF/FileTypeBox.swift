import SelloBytes

/// The brands of a file: `ftyp`, or `styp` of a media segment (ISO 14496-12, 4.3 and 8.16.2).
struct FileTypeBox: Sendable, Hashable {
    /// The major brand, then the compatible ones.
    let brands: [UInt32]

    /// Reads a box; a last brand that is cut off is left out.
    init(_ box: BMFFBox, _ window: inout Window) throws(AssetError) {
        let payload = box.payload
        guard payload.count >= 8 else {
            throw AssetError(.malformed, at: box.range.lowerBound, "“\(FourCC.text(box.type))” ends before its brand")
        }
        var brands = [try window.read(UInt32.self, at: payload.lowerBound)]
        // Real files name about ten; a thousand is the most that is looked at.
        for index in 2..<max(2, min(payload.count / 4, 1 << 10)) {
            brands.append(try window.read(UInt32.self, at: payload.lowerBound + 4 * index))
        }
        self.brands = brands
    }

    /// The major brand.
    var major: UInt32 { brands.first ?? 0 }

    /// The media type that the first telling brand names; `nil` where all are of files that hold sound or pictures alike.
    ///
    /// `mif1` and `msf1` only say that the file has the structure of HEIF; what it holds is told by the brands beside them.
    var mediaType: String? {
        for brand in brands {
            if let type = Self.mediaTypes[brand] { return type }
        }
        return brands.contains { Self.structuralHEIF.contains($0) } ? "image/heif" : nil
    }

    private static let structuralHEIF: Set<UInt32> = Set(["mif1", "msf1", "mif2", "miaf"].compactMap(FourCC.code))

    private static let mediaTypes: [UInt32: String] = {
        let table = [
            "video/quicktime": ["qt  ", "mqt "],
            "audio/mp4": ["M4A ", "M4B ", "M4P "],
            "image/heic": ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"],
            "image/avif": ["avif", "avis"],
            "image/x-canon-cr3": ["crx "],
        ]
        var types: [UInt32: String] = [:]
        for (type, brands) in table {
            for brand in brands.compactMap(FourCC.code) { types[brand] = type }
        }
        return types
    }()
}
