package import SelloCBOR

/// The hard binding of ISO base media files: a digest over the boxes but for some of them (spec 2.4, §18.7).
package struct BMFFHash: Sendable, Hashable {
    /// One rule for what is left out (`exclusions-map`).
    package struct Exclusion: Sendable, Hashable {
        /// The path of the box, such as `/moov[1]/pssh`.
        package var xpath: String
        /// The size that the box must have.
        package var length: UInt64?
        /// The bytes that must stand at places of the box, counted from its header.
        package var data: [(offset: UInt64, value: [UInt8])]
        /// The parts of the box that are left out; empty for all of it.
        ///
        /// A length of 0 means to the end.
        package var subset: [(offset: UInt64, length: UInt64)]
        /// The version that the full box must have.
        package var version: UInt64?
        /// The three flag bytes that the full box must have.
        package var flags: [UInt8]?
        /// Whether the flags must be equal; otherwise the bits set here must be set there.
        package var isExact: Bool

        package init(
            xpath: String, length: UInt64? = nil, data: [(offset: UInt64, value: [UInt8])] = [],
            subset: [(offset: UInt64, length: UInt64)] = [], version: UInt64? = nil, flags: [UInt8]? = nil,
            isExact: Bool = true
        ) {
            self.xpath = xpath
            self.length = length
            self.data = data
            self.subset = subset
            self.version = version
            self.flags = flags
            self.isExact = isExact
        }

        package static func == (lhs: Exclusion, rhs: Exclusion) -> Bool { lhs.cbor == rhs.cbor }
        package func hash(into hasher: inout Hasher) { hasher.combine(cbor) }
    }

    /// What is left out.
    package let exclusions: [Exclusion]
    /// The digest's name; `nil` where the claim's applies.
    package let algorithm: String?
    /// The digest; absent for fragmented files.
    package let hash: [UInt8]?
    /// The Merkle trees.
    package let trees: [MerkleMap]

    /// Reads an assertion; `nil` for a rule without a path or with fields of another type, and for a tree that is none (`assertion.bmffHash.malformed`).
    package init?(_ value: CBORValue) {
        guard let list = value["exclusions"]?.arrayValue, !list.isEmpty else { return nil }
        var exclusions: [Exclusion] = []
        for item in list {
            guard let exclusion = Exclusion(item) else { return nil }
            exclusions.append(exclusion)
        }
        self.exclusions = exclusions
        algorithm = value["alg"]?.textValue
        hash = value["hash"]?.byteString
        var trees: [MerkleMap] = []
        for item in value["merkle"]?.arrayValue ?? [] {
            guard let tree = MerkleMap(item) else { return nil }
            trees.append(tree)
        }
        self.trees = trees
    }

    /// The three exclusions that every file has, and the only ones that Sello writes (checklist §13.3).
    package static let mandatoryExclusions = [
        Exclusion(xpath: "/uuid", data: [(8, c2paUserType)]), Exclusion(xpath: "/ftyp"), Exclusion(xpath: "/mfra"),
    ]

    /// What goes with Merkle trees over media data: all of `mdat` but what may be its header (checklist §13.3).
    package static let mediaDataExclusion = Exclusion(xpath: "/mdat", subset: [(16, 0)])

    /// The user type of the C2PA `uuid` box (spec 2.4, A.5.1).
    package static let c2paUserType: [UInt8] = [
        0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
    ]

    /// The map of a new assertion.
    ///
    /// - Parameters:
    ///   - hash: The digest of what is neither left out nor in a tree; `nil` where trees over fragments have one each.
    ///   - trees: Trees over media data.
    /// - Returns: The map.
    package static func cbor(hash: [UInt8]?, trees: [MerkleMap] = []) -> CBORValue {
        let exclusions = mandatoryExclusions + (trees.isEmpty || hash == nil ? [] : [mediaDataExclusion])
        return .map([
            "exclusions": .array(exclusions.map(\.cbor)), "alg": "sha256", "hash": hash.map { .bytes($0) },
            "merkle": trees.isEmpty ? nil : .array(trees.map(\.cbor)), "name": "jumbf manifest",
        ])
    }
}

extension BMFFHash.Exclusion {
    init?(_ value: CBORValue) {
        guard let xpath = value["xpath"]?.textValue else { return nil }
        self.xpath = xpath
        length = value["length"]?.unsignedValue
        version = value["version"]?.unsignedValue
        flags = value["flags"]?.byteString
        isExact = value["exact"]?.boolValue ?? true
        data = []
        subset = []
        for item in value["data"]?.arrayValue ?? [] {
            guard let offset = item["offset"]?.unsignedValue,
                let bytes = item["value"]?.byteString ?? item["bytes"]?.byteString
            else { return nil }
            data.append((offset, bytes))
        }
        for item in value["subset"]?.arrayValue ?? [] {
            guard let offset = item["offset"]?.unsignedValue, let length = item["length"]?.unsignedValue else {
                return nil
            }
            subset.append((offset, length))
        }
    }

    var cbor: CBORValue {
        .map([
            "xpath": .text(xpath),
            "length": length.map { .unsigned($0) },
            "data": data.isEmpty
                ? nil
                : .array(data.map { .map(["offset": .unsigned($0.offset), "value": .bytes($0.value)]) }),
            "subset": subset.isEmpty
                ? nil
                : .array(subset.map { .map(["offset": .unsigned($0.offset), "length": .unsigned($0.length)]) }),
            "version": version.map { .unsigned($0) },
            "flags": flags.map { .bytes($0) },
            "exact": isExact ? nil : .bool(false),
        ])
    }
}
