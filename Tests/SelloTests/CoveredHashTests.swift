import Foundation
import SelloBytes
import SelloManifest
import SelloSigning
import Testing

@testable import Sello

/// Computes again, from what is printed alone, what every digest covers.
@Suite struct CoveredHashTests {
    private static var options: ValidationOptions {
        var options = ValidationOptions(moment: StampRulesTests.moment)
        options.recordsDigests = true
        return options
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = hexadecimal[...]
        while rest.count >= 2 {
            bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    /// The bytes that an entry of the JSON lists.
    private func covered(_ hash: JSON, _ file: [UInt8]) -> [UInt8] {
        (hash["pieces"]?.items ?? []).flatMap { piece -> [UInt8] in
            if let text = piece["hex"]?.text { return bytes(text) }
            guard let start = piece["start"]?.number, let end = piece["end"]?.number else { return [] }
            return Array(file[Int(start)..<Int(end)])
        }
    }

    /// Goes up a Merkle tree from a leaf; a node with none beside it goes up as it is.
    private func node(_ leaf: JSON, _ algorithm: DigestAlgorithm) throws -> [UInt8] {
        var digest = bytes(leaf["digest"]?.text ?? "")
        var index = Int(leaf["index"]?.number ?? 0)
        var width = Int(leaf["count"]?.number ?? 1)
        for step in leaf["proof"]?.items ?? [] {
            while index == width - 1, width % 2 == 1, width > 1 {
                index /= 2
                width = (width + 1) / 2
            }
            let other = bytes(step.text ?? "")
            digest = try Digest.of((index % 2 == 1 ? other + digest : digest + other).rawBytes, algorithm)
            index /= 2
            width = (width + 1) / 2
        }
        return digest
    }

    /// Checks every entry; gives how many there were of each kind.
    private func recompute(_ file: [UInt8]) throws -> [String: Int] {
        let report = try Verifier(options: Self.options).verify(MemorySource(file))
        var counts: [String: Int] = [:]
        for hash in report.coveredHashes {
            let entry = try JSON(parsing: hash.json.serialized())
            let kind = try #require(entry["kind"]?.text)
            counts[kind, default: 0] += 1
            guard kind != "signature", entry["pieces"]?.items.isEmpty == false else { continue }
            let algorithm = try #require(DigestAlgorithm(rawValue: entry["algorithm"]?.text ?? ""))
            let digest = try Digest.of(covered(entry, file).rawBytes, algorithm)
            if let leaf = entry["leaf"] {
                #expect(digest == bytes(leaf["digest"]?.text ?? ""))
                #expect(try node(leaf, algorithm) == bytes(entry["computed"]?.text ?? ""))
            } else {
                #expect(digest == bytes(entry["computed"]?.text ?? ""), "\(entry["subject"]?.text ?? "")")
            }
            #expect((entry["holds"] == .bool(true)) == (entry["expected"] == entry["computed"]))
        }
        return counts
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func everyDigestOfOursCanBeComputedAgain(_ bytes: [UInt8]) async throws
    {
        let stamper = try #require(StampRulesTests.stamper)
        let first = MemorySink()
        _ = try await stamper.stamp(
            MemorySource(bytes), with: Stamp(moment: StampRulesTests.moment), to: first)
        let second = MemorySink()
        _ = try await stamper.stamp(
            MemorySource(first.bytes), with: Stamp(moment: StampRulesTests.moment), to: second)
        let counts = try recompute(second.bytes)
        #expect(counts["signature"] == 2)
        #expect(counts["binding"] == 1)
        #expect((counts["assertion"] ?? 0) >= 6)
        #expect((counts["ingredient"] ?? 0) >= 1)
        let report = try Verifier(options: Self.options).verify(MemorySource(second.bytes))
        #expect(report.coveredHashes.allSatisfy { $0.holds != false && !$0.pieces.isEmpty })
        // One byte elsewhere, and the binding alone differs.
        var changed = second.bytes
        changed[changed.count - 5] ^= 1
        let other = try Verifier(options: Self.options).verify(MemorySource(changed)).coveredHashes
        #expect(other.filter { $0.holds == false }.map(\.kind) == [.binding])
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func whatASignatureCoversIsWhatWasSigned(_ bytes: [UInt8]) async throws
    {
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(
            MemorySource(bytes), with: Stamp(moment: StampRulesTests.moment), to: sink)
        let report = try Verifier(options: Self.options).verify(MemorySource(sink.bytes))
        let hash = try #require(report.coveredHashes.first { $0.kind == .signature })
        #expect(hash.holds == nil)
        let message = covered(try JSON(parsing: hash.json.serialized()), sink.bytes)
        let found = try #require(report.source.validation?.manifests.values.first)
        let signature = try #require(found.signature)
        let key = try #require(found.certificates.first?.publicKey)
        let algorithm = try #require(signature.algorithm)
        #expect(key.verify(signature.signature, of: message, algorithm: algorithm) == .valid)
        #expect(key.verify(signature.signature, of: message + [0], algorithm: algorithm) != .valid)
    }

    @Test func everyDigestOfOthersCanBeComputedAgain() throws {
        for path in ReportSchemaTests.fixtures where path.contains("/c2pa/") {
            guard let source = try? FileSource(path: path), source.byteCount < 256 << 10 else { continue }
            _ = try recompute(try source.bytes(0..<source.byteCount, limit: 256 << 10))
        }
    }

    @Test func withoutAManifestNothingIsCovered() throws {
        #expect(try Verifier(options: Self.options).verify(MemorySource(Carriers.png)).coveredHashes.isEmpty)
    }
}
