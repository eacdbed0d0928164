import Foundation
import Sello
import SelloBytes
import SelloContainers
import SelloManifest
import SelloMetadata
import Testing

/// What is said of a file and of what became of it.
@Suite struct RetentionTests {
    private static let retention = Retention(options: ValidationOptions(moment: StampRulesTests.moment))

    private func stamped(_ bytes: [UInt8], _ change: (inout Stamp) -> Void = { _ in }) async throws -> [UInt8] {
        var stamp = Stamp(
            system: .init(name: "Imager", version: "2", resource: "urn:t"), provider: "P",
            moment: StampRulesTests.moment)
        stamp.prompt = "a lighthouse"
        stamp.promptWriter = "A"
        stamp.visibleLabel = VisibleLabel("Synthetically generated")
        change(&stamp)
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(MemorySource(bytes), with: stamp, to: sink)
        return sink.bytes
    }

    private func compare(_ before: [UInt8], _ after: [UInt8]) throws -> RetentionReport {
        try Self.retention.compare(.init(MemorySource(before)), with: .init(MemorySource(after)))
    }

    private func names(_ report: RetentionReport, _ status: RetentionFinding.Status) -> Set<String> {
        Set(report.marks.filter { $0.status == status }.map(\.mark))
    }

    /// A file without its manifest store.
    private func withoutStore(_ bytes: [UInt8]) throws -> [UInt8] {
        let extent = try #require(try Container.read(MemorySource(bytes), limits: Limits()).stores.first).extent
        return Array(bytes[..<extent.lowerBound] + bytes[extent.upperBound...])
    }

    private static let signed: Set<String> = [
        "c2pa.manifest", "org.sello.sgi", "c2pa.digitalSourceType", "org.sello.visibleLabel",
    ]

    @Test(arguments: Carriers.all.map(\.bytes)) func aCopyKeepsEverything(_ carrier: [UInt8]) async throws {
        let file = try await stamped(carrier)
        let report = try compare(file, file)
        #expect(report.marks.allSatisfy { $0.status == .kept })
        #expect(report.marks.count >= 18)
        #expect(!report.lostLabel)
        #expect(try compare(carrier, carrier).marks.isEmpty)
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func aFileFromScratchLosesEverything(_ carrier: [UInt8]) async throws {
        let file = try await stamped(carrier)
        let report = try compare(file, carrier)
        #expect(report.marks.allSatisfy { $0.status == .lost })
        #expect(report.lostLabel)
        let back = try compare(carrier, file)
        #expect(back.marks.allSatisfy { $0.status == .added })
        #expect(back.marks.map(\.mark) == report.marks.map(\.mark))
        #expect(!back.lostLabel)
    }

    @Test func aStrippedStoreLosesWhatWasSigned() async throws {
        let file = try await stamped(Carriers.jpeg)
        let report = try compare(file, try withoutStore(file))
        #expect(names(report, .lost) == Self.signed)
        #expect(names(report, .kept).contains("xmp:Iptc4xmpExt:DigitalSourceType"))
        #expect(report.lostLabel)
    }

    @Test func aChangedPictureInvalidatesWhatWasSigned() async throws {
        let file = try await stamped(Carriers.jpeg)
        var changed = file
        changed[changed.count - 3] ^= 1
        let report = try compare(file, changed)
        #expect(names(report, .invalidated) == Self.signed)
        #expect(report.lostLabel)
        // What was broken before was not broken here.
        #expect(try !compare(changed, changed).lostLabel)
    }

    @Test func aStampOnAStampKeepsEverything() async throws {
        let file = try await stamped(Carriers.jpeg)
        let report = try compare(file, try await stamped(file) { $0.actions = ["c2pa.cropped"] })
        #expect(names(report, .lost).isEmpty && names(report, .invalidated).isEmpty, "\(report)")
        #expect(names(report, .added) == ["xmp:sello:ModifiedAt"])
        #expect(try names(compare(file, try await stamped(Carriers.jpeg)), .invalidated).contains("org.sello.sgi"))
    }

    @Test func aManifestOfAPhotographIsProvenanceAndNoLabel() async throws {
        let photograph = try await LabelChainTests.chain([nil])
        let report = try compare(photograph, Carriers.jpeg)
        #expect(names(report, .lost) == ["c2pa.manifest", "c2pa.digitalSourceType"])
        #expect(!report.lostLabel)
        let picture = try await LabelChainTests.chain([nil], first: .trainedAlgorithmicMedia)
        #expect(try compare(picture, Carriers.jpeg).lostLabel)
        // From generated to captured.
        #expect(try names(compare(picture, photograph), .invalidated) == ["c2pa.digitalSourceType"])
        #expect(try names(compare(photograph, picture), .kept) == ["c2pa.manifest", "c2pa.digitalSourceType"])
    }

    /// A picture with nothing but XMP.
    private func picture(_ fields: [(XMPNamespace, String, String)]) throws -> [UInt8] {
        var packet = try XMPPacket(limits: Limits())
        for (namespace, name, value) in fields { try packet.set(namespace, name, to: value) }
        let source = MemorySource(Carriers.png)
        let rewrite = try Container.read(source, limits: Limits()).rewrite(
            RewriteRequest(xmp: try packet.serialized(), exif: nil, storeByteCount: 0), of: source, limits: Limits())
        let sink = MemorySink()
        _ = try rewrite.write(from: source, to: sink, hashing: DigestPlan(), .sha256)
        return sink.bytes
    }

    private static let model = DigitalSourceType.trainedAlgorithmicMedia.rawValue
    private static let photograph = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"

    @Test(
        arguments: [
            (model, nil, "lost", true), (model, photograph, "invalidated", true), (model, model, "kept", false),
            (photograph, nil, "lost", false), (photograph, model, "kept", false), (nil, model, "added", false),
        ] as [(String?, String?, String, Bool)])
    func theSourceTypeInXMPIsALabelWhereItNamesAModel(
        _ before: String?, _ after: String?, _ status: String, _ isLost: Bool
    ) throws {
        let files = try [before, after].map { type in
            try picture(type.map { [(.iptcExtension, "DigitalSourceType", $0)] } ?? [])
        }
        let report = try compare(files[0], files[1])
        let found = report.marks.first { $0.mark == "xmp:Iptc4xmpExt:DigitalSourceType" }
        #expect(found?.status.rawValue == status)
        #expect(report.lostLabel == isLost)
    }

    @Test func chinasLabelMustKeepItsProducersPart() throws {
        func file(_ level: String, _ spreader: String) throws -> [UInt8] {
            try picture([
                (
                    .tc260, "AIGC",
                    #"{"Label":"\#(level)","ContentProducer":"c","ProduceID":"p","PropagateID":"\#(spreader)"}"#
                )
            ])
        }
        func status(_ before: [UInt8], _ after: [UInt8]) throws -> RetentionFinding? {
            try compare(before, after).marks.first { $0.mark == "tc260:AIGC" }
        }
        #expect(try status(file("1", "a"), file("1", "b"))?.status == .kept)
        #expect(try status(file("1", "a"), file("2", "a"))?.status == .invalidated)
        let lost = try #require(try status(file("1", "a"), Carriers.png))
        #expect(lost.status == .lost && lost.isLabel)
    }

    @Test func everyMarkHasItsNameAndItsWordsInBothLanguages() throws {
        #expect(Set(Retention.marks.map(\.name)).count == Retention.marks.count)
        for language in Language.allCases {
            let titles = Retention.marks.map { $0.title(in: language) }
            #expect(Set(titles).count == titles.count && !titles.contains(""))
            #expect(
                Set(RetentionMeaning.allCases.map { $0.sentence(in: language) }).count
                    == RetentionMeaning.allCases.count)
        }
        for mark in Retention.marks { #expect(mark.title(in: .english) != mark.title(in: .spanish)) }
        for meaning in RetentionMeaning.allCases {
            #expect(meaning.sentence(in: .english) != meaning.sentence(in: .spanish))
        }
    }

    @Test func theSchemaHasTheWordsOfTheComparison() async throws {
        let text = try String(
            contentsOf: ReportSchemaTests.specification.appending(path: "comparison.schema.json"), encoding: .utf8)
        let schema = JSONSchema(root: try JSON(parsing: text))
        let properties = schema.root["$defs"]?["mark"]?["properties"]
        let marks = properties?["mark"]?["enum"]?.items.compactMap(\.text) ?? []
        #expect(Set(marks) == Set(Retention.marks.map(\.name)))
        let words = properties?["status"]?["enum"]?.items.compactMap(\.text) ?? []
        #expect(Set(words) == Set(RetentionFinding.Status.allCases.map(\.rawValue)))
        let file = try await stamped(Carriers.jpeg)
        for after in [file, Carriers.jpeg, try withoutStore(file)] {
            let found = try JSON(parsing: compare(file, after).json(before: "a", after: "b"))
            #expect(schema.faults(of: found) == [])
            #expect(found.members.keys.sorted() == ["after", "before", "marks"])
        }
        #expect(schema.faults(of: .object(["before": .text("a"), "after": .text("b")])) != [])
    }
}
