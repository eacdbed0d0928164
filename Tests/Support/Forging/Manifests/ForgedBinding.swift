import SelloBytes
package import SelloCBOR
import SelloManifest

/// Hard bindings, computed from the file unless a test says otherwise.
package enum ForgedBinding {
    /// What a data hash says.
    package struct Data {
        package var exclusions: [(start: Int, length: Int)]
        package var algorithm: String? = "sha256"
        package var padding: [UInt8] = []
        /// The digest in place of the right one.
        package var hash: [UInt8]?
        /// Fields as they are in the end.
        package var fields: [(key: String, value: CBORValue?)] = []
    }

    /// A data hash that leaves out the store and whatever a test adds.
    package static func data(
        _ change: @escaping @Sendable (inout Data, ForgedAsset) throws -> Void = { _, _ in }
    ) -> ForgedAssertion {
        ForgedAssertion(
            AssertionLabel.dataHash,
            .binding { asset in
                var data = Data(exclusions: asset.extent.map { [($0.lowerBound, $0.count)] } ?? [])
                try change(&data, asset)
                let holes = data.exclusions.filter { $0.start >= 0 && $0.length >= 0 }
                    .map { $0.start..<$0.start + $0.length }
                let algorithm = DigestAlgorithm(rawValue: data.algorithm ?? "sha256") ?? .sha256
                var value = CBORValue.map([
                    "exclusions": data.exclusions.isEmpty
                        ? nil
                        : .array(
                            data.exclusions.map { .map(["start": .integer($0.start), "length": .integer($0.length)]) }),
                    "alg": data.algorithm.map { .text($0) },
                    "hash": .bytes(try data.hash ?? Digest.of(asset.bytes(outside: holes), algorithm)),
                    "pad": .bytes(data.padding), "name": "jumbf manifest",
                ])
                for (key, field) in data.fields { value = value.setting(key, field) }
                return value
            })
    }

    /// One entry of a box hash.
    package struct Entry {
        package var names: [String]
        /// What it covers, in units of the file; `nil` for the digest of nothing that the store's entry has.
        package var units: Range<Int>
        package var isExcluded: Bool?
        package var exclusions: [(start: Int, length: Int, box: Int?)] = []
        package var algorithm: String?
        package var hash: [UInt8]?
        package var fields: [(key: String, value: CBORValue?)] = []

        package init(_ names: [String], _ units: Range<Int>) {
            self.names = names
            self.units = units
        }
    }

    /// A box hash of one entry a unit, the store's entry among them.
    package static func boxes(
        algorithm: String? = "sha256",
        fields: [(key: String, value: CBORValue?)] = [],
        _ change: @escaping @Sendable (inout [Entry], ForgedAsset) throws -> Void = { _, _ in }
    ) -> ForgedAssertion {
        ForgedAssertion(
            AssertionLabel.boxesHash,
            .binding { asset in
                var entries = asset.units.enumerated().map { Entry([$1.name], $0..<$0 + 1) }
                try change(&entries, asset)
                var value = CBORValue.map([
                    "alg": algorithm.map { .text($0) },
                    "boxes": .array(try entries.map { try Self.value(of: $0, algorithm, asset) }),
                ])
                for (key, field) in fields { value = value.setting(key, field) }
                return value
            })
    }

    private static func value(
        of entry: Entry, _ outer: String?, _ asset: ForgedAsset
    ) throws -> CBORValue {
        var hash: [UInt8] = [0]
        if entry.names != ["C2PA"], !entry.units.isEmpty {
            let units = asset.units[entry.units]
            let start = asset.units[entry.units.lowerBound].range.lowerBound
            let end = asset.units[entry.units.upperBound - 1].range.upperBound
            let holes = entry.exclusions.filter { $0.start >= 0 && ($0.box ?? 0) < units.count }.map { one in
                let base = asset.units[entry.units.lowerBound + (one.box ?? 0)].range.lowerBound
                return base + one.start..<base + one.start + one.length
            }
            let covered = asset.bytes.indices.filter { at in
                (start..<end).contains(at) && !holes.contains { $0.contains(at) }
            }
            let algorithm = DigestAlgorithm(rawValue: entry.algorithm ?? outer ?? "sha256") ?? .sha256
            hash = try Digest.of(covered.map { asset.bytes[$0] }, algorithm)
        }
        var value = CBORValue.map([
            "names": .array(entry.names.map { .text($0) }), "alg": entry.algorithm.map { .text($0) },
            "hash": .bytes(entry.hash ?? hash), "pad": .bytes([]), "excluded": entry.isExcluded.map { .bool($0) },
            "exclusions": entry.exclusions.isEmpty
                ? nil
                : .array(
                    entry.exclusions.map {
                        .map([
                            "start": .integer($0.start), "length": .integer($0.length),
                            "boxIndex": $0.box.map { .integer($0) },
                        ])
                    }),
        ])
        for (key, field) in entry.fields { value = value.setting(key, field) }
        return value
    }

    /// What a BMFF hash says.
    package struct Boxes {
        package var exclusions = [
            CBORValue.map([
                "xpath": "/uuid",
                "data": .array([.map(["offset": 8, "value": .bytes(BMFFHash.c2paUserType)])]),
            ]),
            .map(["xpath": "/ftyp"]), .map(["xpath": "/mfra"]),
        ]
        /// The names of units that are left out whole.
        package var excluded: Set<String> = ["C2PA", "ftyp", "mfra"]
        /// Ranges that are left out of units, by name, counted in the unit.
        package var holes: [(name: String, range: Range<Int>)] = []
        package var algorithm: String? = "sha256"
        package var hash: [UInt8]?
        package var fields: [(key: String, value: CBORValue?)] = []
    }

    /// A BMFF hash of version 3.
    package static func bmff(
        label: String = AssertionLabel.bmffHash,
        _ change: @escaping @Sendable (inout Boxes, ForgedAsset) throws -> Void = { _, _ in }
    ) -> ForgedAssertion {
        ForgedAssertion(
            label,
            .binding { asset in
                var boxes = Boxes()
                try change(&boxes, asset)
                var hashed: [UInt8] = []
                for (name, range) in asset.units where !boxes.excluded.contains(name) {
                    hashed += BigEndian.u64(range.lowerBound)
                    let holes = boxes.holes.filter { $0.name == name }.map {
                        range.lowerBound + $0.range.lowerBound..<range.lowerBound + $0.range.upperBound
                    }
                    hashed += range.filter { at in !holes.contains { $0.contains(at) } }.map { asset.bytes[$0] }
                }
                let algorithm = DigestAlgorithm(rawValue: boxes.algorithm ?? "sha256") ?? .sha256
                var value = CBORValue.map([
                    "exclusions": .array(boxes.exclusions), "alg": boxes.algorithm.map { .text($0) },
                    "hash": .bytes(try boxes.hash ?? Digest.of(hashed, algorithm)), "name": "jumbf manifest",
                ])
                for (key, field) in boxes.fields { value = value.setting(key, field) }
                return value
            })
    }
}
