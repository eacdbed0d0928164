import Forging
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import Testing

/// Box hashes: what is listed, in which order, and nothing else.
@Suite struct BoxesHashTests {
    private typealias Entry = (names: [String], range: Range<Int>?, more: [CBORPair])

    private static let name = AssertionLabel.boxesHash

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(UInt32(data.count))
        writer.write(type)
        writer.write(data)
        writer.write(UInt32(0))
        return writer.bytes
    }

    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]) + chunk("tEXt", Array("Title\0me".utf8))
        + chunk("IDAT", [1, 2, 3, 4]) + chunk("IDAT", [5, 6]) + chunk("IEND", [])

    /// An image with restart markers, a fill byte and stuffed bytes.
    private static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xDB, 0, 5, 9, 9, 9, 0xFF, 0xC0, 0, 4, 7, 7]
        + [0xFF, 0xDA, 0, 4, 1, 2, 0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0, 0xFF, 0xD1, 0x78, 0xFF, 0xD9]

    /// The assertion of these entries.
    private static func assertion(
        _ place: BoundFile.Place, _ entries: [Entry], alg: String? = "sha256", more: [CBORPair] = []
    ) throws -> [ForgedAssertion] {
        let boxes = try entries.map { entry -> CBORValue in
            let hash = try entry.range.map { try place.digest($0) } ?? .bytes([0])
            return .map(
                [
                    CBORPair("names", .array(entry.names.map { .text($0) })), CBORPair("hash", hash),
                    CBORPair("pad", .bytes([])),
                ] + entry.more)
        }
        return [
            ForgedAssertion(
                name, .map([CBORPair("boxes", .array(boxes))] + (alg.map { [CBORPair("alg", .text($0))] } ?? []) + more)
            )
        ]
    }

    /// All chunks of ``png`` with a store after the first.
    private static func pngEntries(_ place: BoundFile.Place) -> [Entry] {
        let (start, end) = (place.store.lowerBound, place.store.upperBound)
        return [
            (["PNGh", "IHDR"], 0..<start, []), (["C2PA"], nil, []), (["tEXt"], end..<end + 20, []),
            (["IDAT", "IDAT", "IEND"], end + 20..<place.bytes.count, []),
        ]
    }

    private static func jpegEntries(_ place: BoundFile.Place, restarts: Bool) throws -> [Entry] {
        let (start, end) = (place.store.lowerBound, place.store.upperBound)
        let names = restarts ? ["SOS", "RST0", "RST1", "EOI"] : ["SOS", "EOI"]
        return [
            (["SOI", "APP0"], 0..<start, []), (["C2PA"], nil, []),
            (["DQT", "SOF0"] + names, end + 1..<place.bytes.count, []),
        ]
    }

    private func png(
        _ carrier: [UInt8] = png, alg: String? = "sha256", more: [CBORPair] = [],
        _ change: (inout [Entry], BoundFile.Place) -> Void = { _, _ in }
    ) throws -> [UInt8] {
        try BoundFile.make(carrier) { place in
            var entries = Self.pngEntries(place)
            change(&entries, place)
            return try Self.assertion(place, entries, alg: alg, more: more)
        }
    }

    @Test func everythingListedInOrderHolds() throws {
        let found = try BoundFile.validate(try png())
        #expect(found.state == .valid)
        #expect(
            found.activeResults.success.contains { $0.code == .assertionBoxesHashMatch && $0.url.hasSuffix(Self.name) })
        #expect(!found.activeResults.informational.contains { $0.code == .assertionBoxesHashAdditionalExclusions })
        #expect(found.digests.count == 3 && found.digests.allSatisfy(\.holds))
        for restarts in [true, false] {
            let bytes = try BoundFile.make(Self.jpeg) {
                try Self.assertion($0, try Self.jpegEntries($0, restarts: restarts))
            }
            #expect(try BoundFile.validate(bytes).state == .valid)
        }
    }

    @Test func theSignatureOfAPNGMayBeLeftOut() throws {
        let bytes = try png { entries, place in entries[0] = (["IHDR"], 8..<place.store.lowerBound, []) }
        #expect(try BoundFile.validate(bytes).state == .valid)
    }

    @Test func aBoxThatIsNotListedIsUnknown() throws {
        let code = "assertion.boxesHash.unknownBox \(Self.name)"
        var bytes = try png { entries, _ in entries.remove(at: 2) }
        #expect(try BoundFile.failures(bytes) == [code])
        bytes = try png { entries, place in
            entries[3] = (["IDAT", "IDAT"], place.store.upperBound + 20..<place.bytes.count - 12, [])
        }
        #expect(try BoundFile.failures(bytes) == [code])
        bytes = try png()
        #expect(try BoundFile.failures(bytes + [0]) == [code])
        // A store that is not listed is one that anybody could exchange.
        bytes = try png { entries, place in
            entries[0] = (["PNGh", "IHDR"], 0..<place.store.lowerBound, [])
            entries.remove(at: 1)
        }
        #expect(try BoundFile.failures(bytes) == [code])
    }

    /// The standard has a code for a box that is not listed, and none for bytes of no box between two entries: those are open.
    @Test func whatLiesBetweenEntriesIsOpen() throws {
        let stray: [UInt8] = [1, 2, 3]
        var carrier = Self.jpeg
        carrier.insert(contentsOf: stray, at: 8)
        var gap = 0..<0
        let bytes = try BoundFile.make(carrier) { place in
            var entries = try Self.jpegEntries(place, restarts: false)
            // The stray bytes, and the fill byte behind them.
            gap = place.store.upperBound..<place.store.upperBound + stray.count + 1
            entries[2].range = gap.upperBound..<place.bytes.count
            return try Self.assertion(place, entries)
        }
        #expect(Array(bytes[gap]) == stray + [0xFF])
        for at in [gap.lowerBound, gap.upperBound + 2] {
            var changed = bytes
            changed[at] ^= 0x40
            let found = try BoundFile.validate(changed)
            #expect((found.state == .valid) == gap.contains(at))
            if gap.contains(at) {
                #expect(found.coverage?.gaps(upTo: bytes.count).contains { $0.contains(at) } == true)
            }
        }
    }

    @Test func whatFollowsIsListedByItsOwnName() throws {
        let carrier = Self.png + Array("a trailer".utf8)
        let bytes = try png(carrier) { entries, place in
            entries[3].range = place.store.upperBound + 20..<place.bytes.count - 9
            entries.append((["c2pa.after"], place.bytes.count - 9..<place.bytes.count, []))
        }
        #expect(try BoundFile.validate(bytes).state == .valid)
        #expect(try BoundFile.failures(bytes + [0]) == ["assertion.boxesHash.mismatch \(Self.name)"])
        let unlisted = try png(carrier) { entries, place in
            entries[3].range = place.store.upperBound + 20..<place.bytes.count - 9
        }
        #expect(try BoundFile.failures(unlisted) == ["assertion.boxesHash.unknownBox \(Self.name)"])
    }

    @Test func picturesBehindThePictureAreListed() throws {
        let carrier = Self.jpeg + [0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 5, 0xFF, 0xD9]
        let bytes = try BoundFile.make(carrier) { place in
            var entries = try Self.jpegEntries(place, restarts: true)
            entries[2].names += ["SOI", "SOS", "EOI"]
            return try Self.assertion(place, entries)
        }
        #expect(try BoundFile.validate(bytes).state == .valid)
        let unlisted = try BoundFile.make(carrier) { place in
            var entries = try Self.jpegEntries(place, restarts: true)
            entries[2].range = place.store.upperBound + 1..<place.bytes.count - 9
            return try Self.assertion(place, entries)
        }
        #expect(try BoundFile.failures(unlisted) == ["assertion.boxesHash.unknownBox \(Self.name)"])
    }

    /// Decoders step over what stands between segments; it is not hidden, since the coverage does not take it in.
    @Test func strayBytesBetweenListedSegmentsAreNotCovered() throws {
        var bytes = try BoundFile.make(Self.jpeg) {
            try Self.assertion($0, try Self.jpegEntries($0, restarts: false))
        }
        let whole = try BoundFile.validate(bytes)
        let place = try #require(whole.coverage?.ranges.last?.lowerBound) - 1
        bytes.insert(contentsOf: [1, 2, 3], at: place)
        let found = try BoundFile.validate(bytes)
        let covered = try #require(found.coverage?.ranges)
        #expect(!covered.contains { $0.overlaps(place..<place + 3) })
    }

    @Test func theOrderCounts() throws {
        let code = "assertion.boxesHash.mismatch \(Self.name)"
        var bytes = try png { entries, _ in entries.swapAt(2, 3) }
        #expect(try BoundFile.failures(bytes) == [code])
        bytes = try png { entries, _ in entries.swapAt(0, 1) }
        #expect(try BoundFile.failures(bytes) == [code])
        bytes = try png { entries, _ in entries.append((["zTXt"], 0..<1, [])) }
        #expect(try BoundFile.failures(bytes) == [code])
        bytes = try png { entries, _ in entries.insert((["C2PA"], nil, []), at: 2) }
        #expect(try BoundFile.failures(bytes).count == 1)
    }

    @Test func changedBytesAreAMismatch() throws {
        let bytes = try png()
        let layout = try Container.read(MemorySource(bytes), limits: Limits())
        let store = try #require(layout.stores.first).extent
        for index in bytes.indices where !store.contains(index) {
            var changed = bytes
            changed[index] ^= 1
            // Some changes make another file of it; none makes a valid one.
            #expect([nil, .invalid].contains(BoundFile.state(changed)), "byte \(index)")
        }
    }

    @Test func cutFilesAreNeverValid() throws {
        for bytes in [
            try png(),
            try BoundFile.make(Self.jpeg) { try Self.assertion($0, try Self.jpegEntries($0, restarts: true)) },
        ] {
            for end in 0..<bytes.count {
                #expect([nil, .invalid].contains(BoundFile.state(Array(bytes[..<end]))), "cut at \(end)")
            }
        }
    }

    @Test func excludedBoxesMayChange() throws {
        let bytes = try png { entries, _ in
            entries[2].more = [CBORPair("excluded", true)]
            entries[2].range = nil
        }
        let found = try BoundFile.validate(bytes)
        #expect(found.state == .valid)
        #expect(found.activeResults.informational.contains { $0.code == .assertionBoxesHashAdditionalExclusions })
        let gap = try #require(found.coverage?.gaps(upTo: bytes.count).last)
        #expect(bytes[gap].suffix(20).starts(with: [0, 0, 0, 8, 0x74, 0x45, 0x58, 0x74]))
        let other = try png { entries, _ in
            entries[2].more = [CBORPair("excluded", false)]
            entries[2].range = nil
        }
        #expect(try BoundFile.failures(other) == ["assertion.boxesHash.mismatch \(Self.name)"])
    }

    private func excluding(_ parts: [[UInt64]], hash: @escaping (Int) -> [Range<Int>]) throws -> [UInt8] {
        try BoundFile.make(Self.png) { place in
            var entries = Self.pngEntries(place)
            let end = place.store.upperBound + 20
            let list = parts.map { part -> CBORValue in
                .map(
                    [CBORPair("start", .unsigned(part[0])), CBORPair("length", .unsigned(part[1]))]
                        + (part.count > 2 ? [CBORPair("boxIndex", .unsigned(part[2]))] : []))
            }
            entries[3].more = [CBORPair("exclusions", .array(list))]
            let kept = hash(end)
            let digest = try Digest.of(kept.flatMap { place.bytes[$0] }, .sha256)
            var assertion = try Self.assertion(place, entries)
            // The one digest that is not of one range.
            let wrong = try Digest.of(Array(place.bytes[try #require(entries[3].range)]), .sha256)
            var content = CBOREncoder.encode(assertion[0].value)
            let at = try #require((0...content.count - 32).first { content[$0..<$0 + 32].elementsEqual(wrong) })
            content.replaceSubrange(at..<at + 32, with: digest)
            assertion[0].content = .boxes([JUMBFWriter.box(JUMBFBox.cbor, [content])])
            return assertion
        }
    }

    @Test func partsOfBoxesMayBeLeftOut() throws {
        // IDAT of 16 bytes, IDAT of 14, IEND of 12.
        let bytes = try excluding([[8, 2], [8, 1, 1]]) { [$0..<$0 + 8, $0 + 10..<$0 + 24, $0 + 25..<$0 + 42] }
        let found = try BoundFile.validate(bytes)
        #expect(found.state == .valid)
        #expect(found.activeResults.informational.contains { $0.code == .assertionBoxesHashAdditionalExclusions })
        #expect(found.digests.last?.pieces.count == 3)
        let past = try excluding([[8, 9]]) { [$0..<$0 + 8] }
        #expect(try BoundFile.failures(past) == ["assertion.boxesHash.mismatch \(Self.name)"])
        for parts in [[[8, 2], [9, 1]], [[8, 2, 1], [8, 2, 0]], [[8, 2, 3]], [[UInt64.max, 2]]] as [[[UInt64]]] {
            let bytes = try excluding(parts) { [$0..<$0 + 8] }
            #expect(try BoundFile.failures(bytes) == ["assertion.boxesHash.malformed \(Self.name)"])
        }
    }

    @Test func malformedAssertionsAreSaidToBe() throws {
        func failures(_ value: CBORValue) throws -> [String] {
            try BoundFile.failures(try BoundFile.make(Self.png) { _ in [ForgedAssertion(Self.name, value)] })
        }
        let malformed = ["assertion.boxesHash.malformed \(Self.name)"]
        #expect(try failures(.map(["alg": "sha256"])) == malformed)
        #expect(try failures(.map(["boxes": .array([]), "alg": "sha256"])) == malformed)
        let hash = CBORValue.bytes([UInt8](repeating: 0, count: 32))
        #expect(try failures(.map(["boxes": .array([.map(["hash": hash])])])) == malformed)
        #expect(try failures(.map(["boxes": .array([.map(["names": .array([]), "hash": hash])])])) == malformed)
        #expect(
            try failures(.map(["boxes": .array([.map(["names": .array(["C2PA", "IHDR"]), "hash": hash])])]))
                == malformed)
        #expect(
            try failures(.map(["boxes": .array([.map(["names": .array(["PNGh"])])])]))
                == ["assertion.boxesHash.mismatch \(Self.name)"])
    }

    @Test func theNearestAlgorithmCounts() throws {
        #expect(try BoundFile.validate(try png(alg: nil)).state == .valid)
        #expect(try BoundFile.failures(try png(alg: "md5")) == ["algorithm.unsupported \(Self.name)"])
        let own = try png(alg: "md5") { entries, _ in
            for index in entries.indices { entries[index].more = [CBORPair("alg", "sha256")] }
        }
        #expect(try BoundFile.validate(own).state == .valid)
    }
}
