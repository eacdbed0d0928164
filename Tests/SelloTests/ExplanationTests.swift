import Forging
import Foundation
import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

@testable import Sello

@Suite struct ExplanationTests {
    private func stamped(_ bytes: [UInt8]) async throws -> [UInt8] {
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(
            MemorySource(bytes), with: Stamp(moment: StampRulesTests.moment), to: sink)
        return sink.bytes
    }

    private func report(_ bytes: [UInt8]) throws -> VerificationReport {
        try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(MemorySource(bytes))
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func everyFindingIsExplainedWithItsBox(_ carrier: [UInt8]) async throws
    {
        let file = try await stamped(carrier)
        let report = try report(file)
        let explanations = report.explanations
        #expect(
            explanations.count == report.results.success.count + report.results.informational.count
                + report.results.failure.count)
        for explanation in explanations {
            #expect(explanation.meaning != nil, "\(explanation.code.rawValue)")
            #expect(explanation.meaning?.kind == explanation.kind, "\(explanation.code.rawValue)")
            let label = try #require(explanation.url.split(separator: "/").last)
            let box = explanation.box.flatMap { Array(file[$0]) }
            // A box begins with its header, and its description names it.
            #expect(box.dropFirst(4).prefix(4).elementsEqual("jumb".utf8), "\(explanation.url)")
            #expect(String(decoding: box.prefix(400), as: UTF8.self).contains(label), "\(explanation.url)")
        }
        #expect(explanations.map(\.kind) == explanations.map(\.kind).sorted { $0 == .failure && $1 != .failure })
        let binding = try #require(explanations.first { !$0.content.isEmpty })
        #expect(binding.content.reduce(0) { $0 + $1.count } > file.count / 10)
    }

    @Test func aChangedFileSaysWhichBytesAndWhatToDo() async throws {
        var file = try await stamped(Carriers.jpeg)
        file[file.count - 5] ^= 1
        let found = try #require(try report(file).explanations.first { $0.code == .assertionDataHashMismatch })
        #expect(found.meaning?.advice != nil)
        #expect(found.meaning?.clause == "C2PA 2.2, 15.12.1")
        #expect(found.content.contains { $0.contains(file.count - 5) })
        #expect(found.subject == .activeManifest)
    }

    @Test func whatLiesNowhereHasNoPlace() throws {
        let report = try report(Carriers.jpeg)
        #expect(report.explanations.isEmpty)
        #expect(report.source.ranges(of: "self#jumbf=/c2pa/x").isEmpty)
        var map = StoreMap([10..<20, 40..<50])
        #expect(map.ranges(of: 0..<20) == [10..<20, 40..<50])
        #expect(map.ranges(of: 5..<12) == [15..<20, 40..<42])
        #expect(map.ranges(of: 12..<21) == [])
        map.skip(5)
        map.append(70..<80)
        #expect(map.ranges(of: 19..<26) == [])
        #expect(map.ranges(of: 25..<27) == [70..<72])
    }

    @Test func placesAreFoundWhereverTheyLie() {
        var map = StoreMap([])
        var bytes: [Int?] = []
        for run in 0..<40 {
            if run % 7 == 3 {
                map.skip(2)
                bytes += [nil, nil]
            } else {
                map.append(run * 10..<run * 10 + run % 4)
                bytes += (run * 10..<run * 10 + run % 4).map { $0 }
            }
        }
        for lower in 0..<bytes.count {
            for upper in lower...bytes.count {
                let wanted = bytes[lower..<upper].contains(nil) ? [] : bytes[lower..<upper].compactMap(\.self)
                #expect(map.ranges(of: lower..<upper).flatMap(Array.init) == wanted)
            }
        }
    }

    /// Findings by the thousand that each speak of the same thousand places.
    @Test func veryManyPlacesAreNotRepeatedWithoutEnd() throws {
        // A store in segments of forty bytes each.
        let actions = [("c2pa.created", Optional("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"))]
        let content = try DetachedManifest.make([
            DetachedManifest.actions(actions + [(String, String?)](repeating: ("c2pa.redacted", nil), count: 900))
        ]).store(beside: Carriers.jpeg)
        var file = Array(Carriers.jpeg.prefix(2))
        for (number, start) in stride(from: 8, to: content.count, by: 40).enumerated() {
            let piece = content[start..<min(start + 40, content.count)]
            var writer = ByteWriter()
            writer.write(UInt16(0xFFEB))
            writer.write(UInt16(2 + 8 + 8 + piece.count))
            writer.write("JP")
            writer.write(UInt16(1))
            writer.write(UInt32(number + 1))
            file += writer.bytes + content[..<8] + piece
        }
        file += Carriers.jpeg.dropFirst(2)
        let explanations = try report(file).explanations
        let count = explanations.reduce(0) { $0 + $1.box.count + $1.content.count }
        #expect(explanations.count > 400)
        #expect(count > 1 << 16)
        #expect(count <= 1 << 18)
    }

    @Test func onlyAskedForInJSON() async throws {
        let report = try report(try await stamped(Carriers.png))
        #expect(!report.json(file: "x").contains("\"explanations\""))
        let explained = try JSON(parsing: report.json(file: "x", isExplained: true))
        #expect(explained["explanations"]?.items.count == report.explanations.count)
        #expect(ReportSchemaTests.schema.faults(of: explained) == [])
    }
}
