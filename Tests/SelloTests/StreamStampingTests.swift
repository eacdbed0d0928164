import Fixtures
import Foundation
import Sello
import SelloBytes
import SelloContainers
import SelloManifest
import Testing

/// Movies in blocks and streams in fragments, as they are stamped and verified.
@Suite struct StreamStampingTests {
    private static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(UInt32(payload.count + 8))
        writer.write(type)
        writer.write(payload)
        return writer.bytes
    }

    static let start =
        box("ftyp", Array("iso5".utf8) + [0, 0, 2, 0] + Array("iso5dash".utf8))
        + box("moov", box("mvhd", [UInt8](repeating: 0, count: 100)))

    /// A fragment with an index before it.
    private static func fragment(_ track: UInt8, _ number: UInt8) -> [UInt8] {
        let moof = box(
            "moof",
            box("mfhd", [0, 0, 0, 0, 0, 0, 0, number]) + box("traf", box("tfhd", [0, 2, 0, 0, 0, 0, 0, track])))
        let mdat = box("mdat", [UInt8](repeating: number, count: 30))
        var index = ByteWriter()
        for value: UInt32 in [0, UInt32(track), 1000, 0, 0, 1, UInt32(moof.count + mdat.count), 0, 0] {
            index.write(value)
        }
        return box("styp", Array("msdh".utf8) + [0, 0, 0, 0]) + box("sidx", index.bytes) + moof + mdat
    }

    private func stamped(
        _ start: [UInt8], _ fragments: [[UInt8]]
    ) async throws -> (start: [UInt8], fragments: [[UInt8]]) {
        let sink = MemorySink()
        let sinks = fragments.map { _ in MemorySink() }
        let stamper = try StampingTests.credentials().stamper
        _ = try await stamper.stamp(
            MemorySource(start),
            fragments: zip(fragments, sinks).map { Stamper.Fragment(MemorySource($0), to: $1) },
            with: Stamp(moment: StampingTests.moment), to: sink)
        return (sink.bytes, sinks.map(\.bytes))
    }

    private func report(_ start: [UInt8], _ fragments: [[UInt8]]) throws -> VerificationReport {
        try Verifier(options: ValidationOptions(moment: StampingTests.moment)).verify(
            MemorySource(start), fragments: fragments.map { MemorySource($0) })
    }

    static let files = [fragment(1, 1), fragment(2, 1), fragment(1, 2), fragment(2, 2), fragment(1, 3)]

    @Test func aStreamIsStampedAndVerified() async throws {
        let (start, files) = try await stamped(Self.start, Self.files)
        let found = try report(start, files)
        #expect(found.state == .valid)
        #expect(found.integrity == .intact)
        #expect(found.label?.standing == .signed)
        #expect(!found.undetermined.contains { $0.subject == "structure" })
        #expect(try report(start, Array(files.dropLast())).undetermined.contains { $0.subject == "structure" })
        for (new, old) in zip(files, Self.files) {
            // All that was there is there, and the index knows of the box.
            let added = new.count - old.count
            let moof = try #require((0..<old.count - 4).first { Array(old[$0..<$0 + 4]) == Array("moof".utf8) }) - 4
            #expect(Array(new[(moof + added)...]) == Array(old[moof...]))
            let layout = try #require(try Container.read(MemorySource(new), limits: Limits()) as? BMFFLayout)
            #expect(layout.merkleBoxes.map(\.range) == [moof..<moof + added])
            #expect(Array(new[16 + 24..<16 + 28]) == [0, 0, 0, UInt8(added)])
        }
        var changed = files
        changed[3][files[3].count - 1] ^= 1
        #expect(try report(start, changed).results.failed(.assertionBMFFHashMismatch))
        changed = files
        changed.swapAt(0, 2)
        #expect(try report(start, changed).results.failed(.assertionBMFFHashMismatch))
    }

    @Test func whatWasHashedIsTold() async throws {
        let (start, files) = try await stamped(Self.start, Self.files)
        let digests = try Verifier(options: ValidationOptions(moment: StampingTests.moment)).bindingDigests(
            of: MemorySource(start), fragments: files.map { MemorySource($0) })
        let numbers = digests.map { $0.fragment }
        #expect(numbers == [nil, 0, 1, 2, 3, 4])
        #expect(digests.allSatisfy { $0.holds })
        let leaves = digests.dropFirst().map { $0.leaf?.index }
        #expect(leaves == [0, 0, 1, 1, 2])
        let whole = try Verifier().bindingDigests(of: MemorySource(Self.start))
        #expect(whole.isEmpty)
    }

    @Test func aStreamIsStampedAgain() async throws {
        let once = try await stamped(Self.start, Self.files)
        let (start, files) = try await stamped(once.start, once.fragments)
        #expect(files.map(\.count) == once.fragments.map(\.count))
        let found = try report(start, files)
        #expect(found.state == .valid)
        #expect(found.manifests.count == 2)
    }

    @Test func onlyStreamsAreStampedAsStreams() async throws {
        await #expect(throws: StampError.self) { try await stamped(Self.start, [Self.start]) }
        await #expect(throws: StampError.self) { try await stamped(Carriers.jpeg, Self.files) }
        await #expect(throws: StampError.self) { try await stamped(Self.start, [Self.files[0] + Self.files[1]]) }
    }

    @Test func realFragmentsAreStamped() async throws {
        let folder = Fixtures.root.appending(path: "odd/bmff")
        func read(_ name: String) -> [UInt8]? {
            (try? Data(contentsOf: folder.appending(path: name))).map { [UInt8]($0) }
        }
        guard let first = read("bunny-dash-init.mp4") else { return }
        let parts = ["bunny-dash-1.m4s", "bunny-dash-10.m4s", "bunny-dash-100.m4s"].compactMap(read)
        let (start, files) = try await stamped(first, parts)
        #expect(try report(start, files).state == .valid)
    }

    @Test(arguments: [7, 64, 200, 1 << 20]) func aMovieIsStampedInBlocks(_ size: Int) async throws {
        var stamp = Stamp(moment: StampingTests.moment)
        stamp.blockByteCount = size
        for carrier in [Carriers.mp4, Carriers.jpeg, Carriers.png] {
            let sink = MemorySink()
            _ = try await StampingTests.credentials().stamper.stamp(MemorySource(carrier), with: stamp, to: sink)
            let found = try report(sink.bytes, [])
            #expect(found.state == .valid)
            #expect(found.results.informational.map(\.code) == [.ocspSkipped])
        }
        let sink = MemorySink()
        _ = try await StampingTests.credentials().stamper.stamp(MemorySource(Carriers.mp4), with: stamp, to: sink)
        let layout = try #require(try Container.read(MemorySource(sink.bytes), limits: Limits()) as? BMFFLayout)
        #expect(layout.tree.mediaData.map(\.headerByteCount) == [16])
        let media = try #require(layout.tree.mediaData.first)
        #expect(Array(sink.bytes[media.payload]) == Array(0..<200))
        for index in media.range {
            var changed = sink.bytes
            changed[index] ^= 1
            #expect((try? report(changed, []))?.state != .valid, "byte \(index)")
        }
    }

    @Test func bytesAreSparedByLargerBlocks() async throws {
        var stamp = Stamp(moment: StampingTests.moment)
        stamp.blockByteCount = 1
        let movie = Self.start + Self.box("mdat", [UInt8](repeating: 1, count: 70_000))
        await #expect(throws: StampError.self) {
            try await StampingTests.credentials().stamper.stamp(MemorySource(movie), with: stamp, to: MemorySink())
        }
    }
}
