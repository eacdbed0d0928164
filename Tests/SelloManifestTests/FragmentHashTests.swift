import Forging
import SelloBytes
import SelloCBOR
import SelloContainers
import Testing

@testable import SelloManifest

/// Merkle trees over the fragments of a stream, in one file or in several.
@Suite struct FragmentHashTests {
    private static let name = AssertionLabel.bmffHash
    private static let mismatch = ["assertion.bmffHash.mismatch \(name)"]
    private static let malformed = ["assertion.bmffHash.malformed \(name)"]

    /// A fragment of a track.
    private struct Fragment {
        var track: UInt64
        var location: Int
        var media: [UInt8]

        /// What is hashed of it in a file where it begins at a place: boxes behind their places.
        func boxes(at start: Int) -> [UInt8] {
            let moof = MerkleHashTests.box("moof", [UInt8](repeating: UInt8(truncatingIfNeeded: location), count: 4))
            // Children that no fragment has: the type decides.
            let mdat = MerkleHashTests.box("mdat", media)
            return Self.number(start) + moof + Self.number(start + moof.count) + mdat
        }

        var bytes: [UInt8] {
            MerkleHashTests.box("moof", [UInt8](repeating: UInt8(truncatingIfNeeded: location), count: 4))
                + MerkleHashTests.box("mdat", media)
        }

        static func number(_ value: Int) -> [UInt8] {
            (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
        }
    }

    private static let styp = MerkleHashTests.box("styp", Array("msdh".utf8) + [0, 0, 0, 0])

    private static func fragments(_ counts: [Int]) -> [Fragment] {
        // Tracks are mixed, as streams have them.
        var fragments: [Fragment] = []
        for location in 0..<(counts.max() ?? 0) {
            for (track, count) in counts.enumerated() where location < count {
                fragments.append(
                    Fragment(
                        track: UInt64(track + 1), location: location,
                        media: MerkleHashTests.media(50 + location, UInt8(track * 16))))
            }
        }
        return fragments
    }

    /// The trees of fragments whose leaves are known.
    private static func trees(
        _ fragments: [Fragment], _ leaves: [[UInt8]], level: Int, initHash: [UInt8]
    ) throws -> (maps: [CBORValue], proofs: [MerkleProof]) {
        var maps: [CBORValue] = []
        var proofs = [MerkleProof?](repeating: nil, count: fragments.count)
        for track in Set(fragments.map(\.track)).sorted() {
            let own = fragments.indices.filter { fragments[$0].track == track }
            let rows = try MerkleTree.rows(own.map { leaves[$0] }, .sha256)
            let level = min(level, rows.count - 1)
            let name = MerkleMap.Name(uniqueID: 1, localID: track)
            for (location, index) in own.enumerated() {
                proofs[index] = MerkleProof(
                    name: name, location: UInt64(location),
                    hashes: MerkleTree.proof(of: location, in: rows, upTo: level))
            }
            maps.append(
                .map([
                    "uniqueId": 1, "localId": .unsigned(track), "count": .unsigned(UInt64(own.count)),
                    "initHash": .bytes(initHash), "hashes": .array(rows[level].map { .bytes($0) }),
                ]))
        }
        return (maps, proofs.compactMap(\.self))
    }

    private static func assertion(_ maps: [CBORValue]) -> ForgedAssertion {
        ForgedAssertion(
            name,
            .map([
                "exclusions": .array(BMFFHash.mandatoryExclusions.map(\.cbor)), "alg": "sha256", "merkle": .array(maps),
            ]))
    }

    private static let moov = MerkleHashTests.box("moov", [])

    /// An initialisation segment with a manifest, and the files of its fragments.
    private static func stream(
        _ counts: [Int], level: Int = 1, _ change: (inout [MerkleProof]) -> Void = { _ in }
    ) throws -> (start: [UInt8], files: [[UInt8]]) {
        let fragments = fragments(counts)
        // A file begins with `styp`; the box for the tree lies between it and `moof`, whose place it moves.
        func files(_ proofs: [MerkleProof]) -> [[UInt8]] {
            zip(fragments, proofs).map { styp + MerkleHashTests.proofBox($1) + $0.bytes }
        }
        var proofs = try trees(
            fragments, [[UInt8]](repeating: [UInt8](repeating: 0, count: 32), count: fragments.count), level: level,
            initHash: []
        ).proofs
        let leaves = try zip(fragments, proofs).map { fragment, proof in
            try Digest.of(
                Fragment.number(0) + styp + fragment.boxes(at: styp.count + MerkleHashTests.proofBox(proof).count),
                .sha256)
        }
        let start = try BoundFile.make(MerkleHashTests.start) { place in
            let at = place.store.upperBound
            let initHash = try Digest.of(Fragment.number(at) + moov, .sha256)
            let found = try trees(fragments, leaves, level: level, initHash: initHash)
            proofs = found.proofs
            return [assertion(found.maps)]
        }
        change(&proofs)
        return (start, files(proofs))
    }

    @Test(arguments: [0, 1, 2]) func fragmentsBesideTheirStartHold(_ level: Int) throws {
        let (start, files) = try Self.stream([5, 3], level: level)
        let found = try BoundFile.validate(start, fragments: files)
        #expect(found.state == .valid, "\(found.activeResults.failure)")
        #expect(found.manifests[found.active]?.undetermined.contains { $0.subject == "structure" } == false)
        #expect(found.digests.filter { $0.fragment != nil }.count == 8)
        for digest in found.digests {
            let bytes = digest.fragment.map { files[$0] } ?? start
            let hashed = digest.pieces.flatMap { piece -> [UInt8] in
                switch piece {
                case .bytes(let range): Array(bytes[range])
                case .number(let number): Fragment.number(Int(number))
                }
            }
            #expect(try Digest.of(hashed, .sha256) == digest.leaf?.digest ?? digest.computed)
        }
    }

    @Test func fragmentsThatAreNotThereAreSaidToBeMissing() throws {
        let (start, files) = try Self.stream([5, 3])
        for count in [0, 1, 4] {
            let found = try BoundFile.validate(start, fragments: Array(files[..<count]))
            #expect(found.state == .valid)
            let open = found.manifests[found.active]?.undetermined.filter { $0.subject == "structure" } ?? []
            #expect(open.count == 2)
        }
    }

    @Test func fragmentsComeInOrderEachOnce() throws {
        let (start, files) = try Self.stream([5])
        #expect(try BoundFile.failures(start, fragments: Array(files[1...])) == Self.mismatch)
        #expect(try BoundFile.failures(start, fragments: [files[0], files[2]]) == Self.mismatch)
        #expect(try BoundFile.failures(start, fragments: [files[0], files[0]]) == Self.mismatch)
        #expect(try BoundFile.failures(start, fragments: files + [files[4]]) == Self.mismatch)
    }

    @Test func changedFragmentsAreAMismatch() throws {
        let (start, files) = try Self.stream([5])
        for index in files[2].indices {
            var changed = files
            changed[2][index] ^= 1
            // Version and flags of the C2PA box mean nothing.
            let free = Self.styp.count + 24..<Self.styp.count + 28
            #expect((BoundFile.state(start, fragments: changed) == .valid) == free.contains(index), "byte \(index)")
        }
        for end in 0..<files[2].count {
            #expect(BoundFile.state(start, fragments: [files[0], files[1], Array(files[2][..<end])]) != .valid)
        }
        var other = start
        other[other.count - 1] ^= 1
        #expect(BoundFile.state(other, fragments: files) != .valid)
    }

    @Test func aFragmentSaysWhichItIs() throws {
        var (start, files) = try Self.stream([5])
        files[3] = Self.styp + Self.fragments([5])[3].bytes
        #expect(try BoundFile.failures(start, fragments: files) == Self.malformed)
        (start, files) = try Self.stream([5]) { proofs in
            proofs[3] = MerkleProof(
                name: MerkleMap.Name(uniqueID: 2, localID: 1), location: 3, hashes: proofs[3].hashes)
        }
        #expect(try BoundFile.failures(start, fragments: files) == Self.mismatch)
        files[3] = start
        #expect(try BoundFile.failures(start, fragments: files) == Self.mismatch)
    }

    /// The same in one file, the boxes for the tree each before its `moof`.
    private static func file(_ counts: [Int], _ change: (inout [[UInt8]]) -> Void = { _ in }) throws -> [UInt8] {
        let fragments = fragments(counts)
        let zero = [[UInt8]](repeating: [UInt8](repeating: 0, count: 32), count: fragments.count)
        var proofs = try trees(fragments, zero, level: 1, initHash: []).proofs
        let sizes = proofs.map { MerkleHashTests.proofBox($0).count }
        let start = try BoundFile.make(MerkleHashTests.start) { place in
            var at = place.store.upperBound
            let initHash = try Digest.of(Fragment.number(at) + moov, .sha256)
            at += moov.count
            var leaves: [[UInt8]] = []
            for (fragment, size) in zip(fragments, sizes) {
                at += size
                leaves.append(try Digest.of(fragment.boxes(at: at), .sha256))
                at += fragment.bytes.count
            }
            let found = try trees(fragments, leaves, level: 1, initHash: initHash)
            proofs = found.proofs
            return [assertion(found.maps)]
        }
        var parts = zip(fragments, proofs).flatMap { [MerkleHashTests.proofBox($1), $0.bytes] }
        change(&parts)
        return start + parts.flatMap { $0 }
    }

    @Test func fragmentsInOneFileHold() throws {
        for counts in [[1], [4], [3, 5]] {
            let found = try BoundFile.validate(try Self.file(counts))
            #expect(found.state == .valid, "\(found.activeResults.failure)")
        }
    }

    @Test func fragmentsOfAFileAreAllThere() throws {
        #expect(try BoundFile.failures(try Self.file([4]) { $0.removeLast(2) }) == Self.mismatch)
        #expect(try BoundFile.failures(try Self.file([4]) { $0.removeFirst(2) }) == Self.mismatch)
        #expect(try BoundFile.failures(try Self.file([4]) { $0.swapAt(1, 3) }) == Self.mismatch)
        #expect(try BoundFile.failures(try Self.file([4]) { $0 += $0[6...7] }) == Self.mismatch)
        // Boxes for the tree that stand before no fragment, and fragments without.
        #expect(try BoundFile.failures(try Self.file([4]) { $0.append($0[6]) }) == Self.mismatch)
        let without = try Self.file([4]) {
            $0[0] = MerkleHashTests.box("free", [UInt8](repeating: 0, count: $0[0].count - 8))
        }
        #expect([Self.malformed, Self.mismatch].contains(try BoundFile.failures(without)))
    }

    @Test func changedBytesOfTheFileAreNoticed() throws {
        let bytes = try Self.file([3])
        let layout = try #require(try Container.read(MemorySource(bytes), limits: Limits()) as? BMFFLayout)
        let store = try #require(layout.stores.first).extent
        let free = layout.merkleBoxes.map { $0.range.lowerBound + 24..<$0.range.lowerBound + 28 }
        for index in store.upperBound..<bytes.count where !free.contains(where: { $0.contains(index) }) {
            var changed = bytes
            changed[index] ^= 1
            #expect(BoundFile.state(changed) != .valid, "byte \(index)")
        }
        for end in store.upperBound + Self.moov.count + 1..<bytes.count {
            #expect(BoundFile.state(Array(bytes[..<end])) != .valid, "cut at \(end)")
        }
    }
}
