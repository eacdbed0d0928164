import Forging
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import Testing

/// Files of several assets: the parts are asked where the whole is not what was signed.
@Suite struct MultiAssetHashTests {
    private static let name = AssertionLabel.multiAssetHash
    private static let part = "c2pa.hash.data.part"

    private static let picture: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDB, 0, 5, 9, 9, 9, 0xFF, 0xC0, 0, 4, 7, 7]
        + [0xFF, 0xDA, 0, 4, 1, 2, 0x12, 0x34, 0xFF, 0xD9]
    private static let gainMap: [UInt8] = [0xFF, 0xD8, 0xFF, 0xDA, 0, 4, 1, 2, 0x55, 0xFF, 0xD9]
    private static let video: [UInt8] = Array("a short video".utf8)

    private struct Recipe {
        /// What lies behind the picture when it is signed.
        var behind = [gainMap, video]
        var isOptional = [false, false, true]
        var change: (inout [CBORValue]) -> Void = { _ in }
        /// Whether the picture's part leaves the store out.
        var leavesStoreOut = true
        var more: [ForgedAssertion] = []
        var binding = part
    }

    private static func data(_ hash: [UInt8], excluding store: Range<Int>? = nil) -> CBORValue {
        let exclusions = store.map {
            CBORValue.array([
                .map([
                    "start": .unsigned(UInt64($0.lowerBound)), "length": .unsigned(UInt64($0.count)),
                ])
            ])
        }
        return .map(["alg": "sha256", "hash": .bytes(hash), "exclusions": exclusions, "pad": .bytes([])])
    }

    private func make(_ change: (inout Recipe) -> Void = { _ in }) throws -> [UInt8] {
        var made = Recipe()
        change(&made)
        let recipe = made
        return try BoundFile.make(Self.picture + recipe.behind.flatMap { $0 }) { place in
            var assertions = [
                ForgedAssertion(
                    AssertionLabel.dataHash,
                    Self.data(
                        try Digest.of(
                            Array(place.bytes[..<place.store.lowerBound] + place.bytes[place.store.upperBound...]),
                            .sha256),
                        excluding: place.store))
            ]
            var parts: [CBORValue] = []
            var start = 0
            let sizes = [Self.picture.count + place.store.count] + recipe.behind.map(\.count)
            for (number, size) in sizes.enumerated() {
                var content = Array(place.bytes[start..<start + size])
                if number == 0 { content.removeSubrange(place.store) }
                let label = number == 0 ? recipe.binding : "\(recipe.binding)__\(number)"
                let binding = ForgedAssertion(
                    label,
                    Self.data(
                        try Digest.of(content, .sha256),
                        excluding: number == 0 && recipe.leavesStoreOut ? place.store : nil))
                assertions.append(binding)
                parts.append(
                    .map([
                        "location": .map(["byteOffset": .unsigned(UInt64(start)), "length": .unsigned(UInt64(size))]),
                        "hashAssertion": .map([
                            "url": .text("self#jumbf=c2pa.assertions/\(label)"),
                            "hash": .bytes(
                                try Digest.of(binding.box.rawBytes.extracting(8..<binding.box.count), .sha256)),
                        ]), "optional": recipe.isOptional[number] ? true : nil,
                    ]))
                start += size
            }
            recipe.change(&parts)
            assertions.append(ForgedAssertion(Self.name, .map(["parts": .array(parts)])))
            return assertions + recipe.more
        }
    }

    private static let mismatch = "assertion.dataHash.mismatch c2pa.hash.data"

    @Test func theWholeIsEnough() throws {
        let found = try BoundFile.validate(try make())
        #expect(found.state == .valid)
        #expect(found.activeResults.succeeded(.assertionDataHashMatch))
        #expect(!found.activeResults.succeeded(.assertionMultiAssetHashMatch))
    }

    @Test func anOptionalPartMayBeCutOff() throws {
        let bytes = try make()
        let found = try BoundFile.validate(Array(bytes.dropLast(Self.video.count)))
        #expect(found.state == .valid, "\(found.activeResults.failure)")
        #expect(
            found.activeResults.success.contains {
                $0.code == .assertionMultiAssetHashMatch && $0.url.hasSuffix("/\(Self.name)")
            })
        #expect(!found.activeResults.failed(.assertionDataHashMismatch))
        #expect(found.coverage?.coveredByteCount == Self.picture.count + Self.gainMap.count)
    }

    @Test func aPartThatMustBeThereIsMissed() throws {
        let bytes = try make { $0.isOptional = [false, false, false] }
        #expect(
            try BoundFile.failures(Array(bytes.dropLast(Self.video.count)))
                == [Self.mismatch, "assertion.multiAssetHash.missingPart \(Self.name)"])
    }

    @Test func aPartThatChangedIsAMismatch() throws {
        let bytes = try make()
        let codes = [Self.mismatch, "assertion.multiAssetHash.mismatch \(Self.name)"]
        for index in [bytes.count - 1, bytes.count - Self.video.count - 3] {
            var changed = bytes
            changed[index] ^= 1
            #expect(try BoundFile.failures(changed) == codes)
        }
        // Cut off in the middle of a part.
        #expect(try BoundFile.failures(Array(bytes.dropLast(3))) == codes)
    }

    @Test func bytesOfNoPartAreNotPassedOver() throws {
        let bytes = try make()
        #expect(
            try BoundFile.failures(bytes + [0]) == [Self.mismatch, "assertion.multiAssetHash.malformed \(Self.name)"])
    }

    @Test func thePartWithTheStoreLeavesOutTheStore() throws {
        let bytes = try make { $0.leavesStoreOut = false }
        #expect(
            try BoundFile.failures(Array(bytes.dropLast(Self.video.count)))
                == [Self.mismatch, "assertion.multiAssetHash.mismatch \(Self.name)"])
    }

    @Test func malformedPartsAreSaidToBe() throws {
        let malformed = [Self.mismatch, "assertion.multiAssetHash.malformed \(Self.name)"]
        func failures(_ change: @escaping (inout [CBORValue]) -> Void) throws -> [String] {
            try BoundFile.failures(Array(try make { $0.change = change }.dropLast(Self.video.count)))
        }
        func without(_ key: String) -> (inout [CBORValue]) -> Void {
            { parts in parts[1] = .map((parts[1].mapValue ?? []).filter { $0.key != .text(key) }) }
        }
        #expect(try failures { $0.removeAll() } == malformed)
        #expect(try failures(without("location")) == malformed)
        #expect(try failures(without("hashAssertion")) == malformed)
        // A gap, an overlap, another order.
        #expect(try failures { $0.remove(at: 1) } == malformed)
        #expect(try failures { $0.insert($0[1], at: 1) } == malformed)
        #expect(try failures { $0.swapAt(0, 1) } == malformed)
        func place(_ value: CBORValue) -> (inout [CBORValue]) -> Void {
            { parts in
                parts[1] = .map(
                    (parts[1].mapValue ?? []).map { $0.key == "location" ? CBORPair("location", value) : $0 })
            }
        }
        #expect(
            try failures(place(.map(["byteOffset": .unsigned(.max), "length": .unsigned(.max)]))) == malformed)
        #expect(try failures(place(.map(["byteOffset": 5]))) == malformed)
        // There are no boxes in a JPEG file.
        #expect(try failures(place(.map(["bmffBox": "/mpvd"]))) == malformed)
    }

    @Test func partsHaveBindingsOfTheirOwnKind() throws {
        let bytes = try make { $0.binding = "c2pa.hash.other" }
        #expect(
            try BoundFile.failures(Array(bytes.dropLast(Self.video.count)))
                == [Self.mismatch, "assertion.multiAssetHash.malformed \(Self.name)"])
    }

    /// One large binding, and very many parts that each go through it.
    @Test func manyPartsDoNotShareALargeBinding() throws {
        func make(_ count: Int) throws -> [UInt8] {
            let value = CBORValue.map([
                "alg": "sha256", "hash": .bytes(try Digest.of([], .sha256)),
                "pad": .bytes([UInt8](repeating: 0, count: 96_000)),
            ])
            let binding = ForgedAssertion("\(Self.part)__9", value)
            return try self.make {
                $0.more = [binding]
                $0.change = { parts in
                    guard let place = parts[2]["location"]?["byteOffset"],
                        let hash = try? Digest.of(binding.box.rawBytes.extracting(8..<binding.box.count), .sha256)
                    else { return }
                    let part = CBORValue.map([
                        "location": .map(["byteOffset": place, "length": 0]),
                        "hashAssertion": .map([
                            "url": .text("self#jumbf=c2pa.assertions/\(Self.part)__9"), "hash": .bytes(hash),
                        ]),
                    ])
                    parts.insert(contentsOf: [CBORValue](repeating: part, count: count), at: 2)
                }
            }
        }
        let few = try make(2)
        #expect(try BoundFile.validate(Array(few.dropLast(Self.video.count))).state == .valid)
        let many = try make(720)
        let error = #expect(throws: AssetError.self) {
            try BoundFile.validate(Array(many.dropLast(Self.video.count)))
        }
        #expect(error?.code == .limitExceeded)
    }

    @Test func thereIsOneMultiAssetHash() throws {
        let bytes = try make {
            $0.more = [ForgedAssertion("\(Self.name)__1", .map(["parts": .array([])]))]
        }
        #expect(
            try BoundFile.failures(Array(bytes.dropLast(Self.video.count)))
                == [Self.mismatch, "assertion.multiAssetHash.malformed \(Self.name)"])
    }
}
