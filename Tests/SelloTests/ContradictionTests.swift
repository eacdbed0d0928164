import Forging
import SelloBytes
import SelloContainers
import SelloManifest
import SelloMetadata
import Testing

@testable import Sello

/// Exif and XMP of a file against the metadata that its manifest signs.
@Suite struct ContradictionTests {
    private let verifier = Verifier(options: ValidationOptions(moment: StampRulesTests.moment))

    /// A PNG file with two XMP properties.
    private func file(_ tool: String, _ date: String) throws -> [UInt8] {
        var packet = try XMPPacket(limits: Limits())
        try packet.set(.basic, "CreatorTool", to: tool)
        try packet.set(.basic, "CreateDate", to: date)
        let source = MemorySource(Carriers.png)
        let rewrite = try Container.read(source, limits: Limits()).rewrite(
            RewriteRequest(xmp: try packet.serialized(), exif: nil, storeByteCount: 0), of: source, limits: Limits())
        let sink = MemorySink()
        _ = try rewrite.write(from: source, to: sink, hashing: DigestPlan(), .sha256) { _ in }
        return sink.bytes
    }

    private func report(_ file: [UInt8], _ metadata: String, label: String = "c2pa.metadata") throws
        -> VerificationReport
    {
        let store = DetachedManifest.make([ForgedAssertion.json(label, metadata)])
        return try verifier.verify(MemorySource(file), manifest: try store.store(beside: file))
    }

    private static let signed = """
        {"@context": {"xmp": "http://ns.adobe.com/xap/1.0/"}, "xmp:CreatorTool": "Camera 1",
         "xmp:CreateDate": "2024-05-06T07:08:09Z", "xmp:Rating": 3}
        """

    @Test func areFoundAndNamed() throws {
        let same = try report(try file("Camera 1", "2024-05-06T07:08:09"), Self.signed)
        #expect(same.contradictions == [])
        let other = try report(try file("Camera 2", "2023-05-06T07:08:09"), Self.signed)
        #expect(other.contradictions.map(\.field) == ["xmp:CreateDate", "xmp:CreatorTool"])
        let tool = try #require(other.contradictions.last)
        #expect(tool.signed == "Camera 1" && tool.found == "Camera 2" && tool.place == .xmp && tool.isProtected)
        #expect(tool.assertion.hasSuffix("/c2pa.metadata"))
        #expect(ReportSchemaTests.schema.faults(of: try JSON(parsing: other.json(file: "x"))) == [])
        // What is not metadata is left alone, and so is what nobody can read.
        #expect(
            try report(try file("Camera 2", "2023"), Self.signed, label: "org.example.note").contradictions == [])
        #expect(try report(try file("Camera 2", "2023"), "[1, 2]").contradictions == [])
    }

    @Test func ofALabelAreFoundToo() async throws {
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(
            MemorySource(Carriers.png), with: Stamp(moment: StampRulesTests.moment), to: sink)
        #expect(try verifier.verify(MemorySource(sink.bytes)).contradictions == [])
        // The term stands in the XMP in plain text: another of the same length takes its place.
        let term = Array("newscodes/digitalsourcetype/trainedAlgorithmicMedia".utf8)
        var changed = sink.bytes
        let marker = Array("XML:com.adobe.xmp".utf8)
        let start = try #require(changed.indices.first { changed[$0...].starts(with: marker) })
        let place = try #require(changed.indices[start...].first { changed[$0...].starts(with: term) })
        changed.replaceSubrange(
            place..<place + term.count, with: "newscodes/digitalsourcetype/trainedAlgorithmicMediX".utf8)
        let report = try verifier.verify(MemorySource(changed))
        #expect(report.contradictions.map(\.field) == ["Iptc4xmpExt:DigitalSourceType"])
        #expect(report.state == .invalid)
    }

    @Test(arguments: [
        ("2023:02:12 10:00:00", "2023-02-12T10:00:00Z", true), ("2023:02:12 10:00:00", "2023-02-12", true),
        ("2023-02-12T10:00:00.25+01:00", "2023-02-12T10:00:00", true),
        ("2023:02:12 10:00:00", "2023-02-13T10:00:00", false), ("1/60", "0.016666", true), ("1/60", "1/30", false),
        ("28/10", "2.8", true), ("a", "a\0\0", true), (" a ", "a", true), ("a", "b", false), ("", "", true),
        ("1/0", "1/0", true), ("1/0", "2/0", false), ("\u{E9}", "e\u{301}", true),
    ]) func valuesAgreeByWhatTheyMean(_ one: String, _ other: String, _ agree: Bool) {
        #expect(ContradictionFinder.agree(one, other) == agree)
        #expect(ContradictionFinder.agree(other, one) == agree)
    }
}

/// What a report says of what nobody signed.
@Suite struct UnsignedContentTests {
    private func report(_ store: [UInt8]) throws -> VerificationReport {
        try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(
            MemorySource(Carriers.png), manifest: store)
    }

    @Test func boxesOfUnknownKindsAreNamed() throws {
        let type = JUMBFType(high: 0x5A5A, low: 0x5A5A)
        let odd = JUMBFWriter.superbox(
            type, label: "org.example.odd", content: [JUMBFWriter.box(JUMBFBox.cbor, [[0xA0]])])
        var store = DetachedManifest.make([])
        #expect(
            try !report(try store.store(beside: Carriers.png)).undetermined.contains { $0.subject == "boxes" })
        store.boxes = [odd]
        let found = try report(try store.store(beside: Carriers.png))
        let question = try #require(found.undetermined.first { $0.subject == "boxes" })
        #expect(question.reason.contains("org.example.odd"))
        #expect(ReportSchemaTests.schema.faults(of: try JSON(parsing: found.json(file: "x"))) == [])
        store.boxes = Array(repeating: odd, count: 40)
        let many = try report(try store.store(beside: Carriers.png)).undetermined.filter {
            $0.subject == "boxes"
        }
        #expect(many.count == 17)
    }

    @Test func whatUnprotectedBytesHoldIsSaid() throws {
        func words(_ content: [UInt8], _ name: String = "free") throws -> String? {
            let box: [UInt8] = [0, 0, 0, UInt8(content.count + 8)] + Array("free".utf8) + content
            let source = MemorySource(Carriers.mp4 + box)
            let options = ValidationOptions(moment: StampRulesTests.moment)
            let evidence = try ManifestEvidence(reading: source, options: options)
            let range = Carriers.mp4.count..<Carriers.mp4.count + box.count
            return ReportBuilder(evidence: evidence, asset: source, options: options, circumstances: Circumstances())
                .described([UnprotectedBytes(range: range, content: name)]).first?.holds
        }
        #expect(try words([0, 0, 0]) == "zeros")
        #expect(try words([]) == "nothing")
        #expect(try words([0, 7, 0, 8]) == "2 bytes that are not zero, where there should be nothing")
        #expect(try words([0, 7, 0, 8], "ftyp") == nil)
    }
}
