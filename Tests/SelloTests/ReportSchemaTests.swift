import Fixtures
import Foundation
import Sello
import SelloBytes
import SelloContainers
import SelloManifest
import SelloMetadata
import SelloSigning
import Testing

/// Holds what `--json` prints against `Spec/report.schema.json`, and that against `Spec/report.md`.
@Suite struct ReportSchemaTests {
    static let specification = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Spec")

    static let schema: JSONSchema = {
        let text = try? String(contentsOf: specification.appending(path: "report.schema.json"), encoding: .utf8)
        return JSONSchema(root: text.flatMap { try? JSON(parsing: $0) } ?? .null)
    }()

    private func definition(_ name: String) throws -> JSON { try #require(Self.schema.root["$defs"]?[name]) }

    private func report(
        _ bytes: [UInt8], _ options: ValidationOptions = ValidationOptions(moment: StampRulesTests.moment)
    ) throws -> JSON {
        try JSON(parsing: Verifier(options: options).verify(MemorySource(bytes)).json(file: "file"))
    }

    private func stamp(
        _ bytes: [UInt8], _ change: (inout Stamp) -> Void = { _ in }
    ) async throws -> (bytes: [UInt8], receipt: StampReceipt) {
        var stamp = Stamp(moment: StampRulesTests.moment)
        change(&stamp)
        let sink = MemorySink()
        let receipt = try await #require(StampRulesTests.stamper).stamp(MemorySource(bytes), with: stamp, to: sink)
        return (sink.bytes, receipt)
    }

    /// Fills every field of the label.
    private static func whole(_ stamp: inout Stamp) {
        stamp.system = SGILabel.System(name: "Imager", version: "2.1", resource: "urn:tests:imager")
        stamp.provider = "Tests \"\u{2028}\u{7F}"
        stamp.title = "Title"
        stamp.prompt = "a lighthouse"
        stamp.promptWriter = "A"
        stamp.visibleLabel = VisibleLabelTests.whole
    }

    @Test(arguments: Carriers.all.map(\.bytes))
    func everyStageOfAFileFitsTheSchema(_ bytes: [UInt8]) async throws {
        var stages = [bytes]
        stages.append(try await stamp(bytes).bytes)
        stages.append(try await stamp(stages[1], Self.whole).bytes)
        stages.append(try await stamp(stages[2]) { $0.system = SGILabel.System(name: "Other") }.bytes)
        stages.append(
            try await stamp(bytes) {
                $0.components = [Stamp.Ingredient(MemorySource(stages[1]))]
                $0.inputs = [Stamp.Ingredient(MemorySource(bytes))]
            }.bytes)
        var changed = stages[2]
        changed[changed.count - 5] ^= 1
        stages.append(changed)
        for stage in stages {
            #expect(Self.schema.faults(of: try report(stage)) == [])
            let line = try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(
                MemorySource(stage)
            )
            .json(file: "a\nb")
            #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" })
        }

        let states = try stages.map { try report($0)["state"]?.text }
        #expect(states == ["absent", "valid", "valid", "valid", "valid", "invalid"])
        let last = try report(stages[3])
        #expect(last["chain"] == .text("kept"))
        #expect(last["manifests"]?.items.count == 3)
        #expect(last["manifests"]?.items[2]["parent"] == last["manifests"]?.items[1]["label"])
        #expect(last["manifests"]?.items[0]["parent"] == nil)
        #expect(last["manifests"]?.items.allSatisfy { $0["labelID"] == last["label"]?["id"] } == true)
        #expect(last["label"]?["previous"]?["aiSystemUsed"] == .text("Imager"))
        #expect(
            last["manifests"]?.items[2]["digitalSourceTypes"]
                == .array([.text(DigitalSourceType.trainedAlgorithmicMedia.rawValue)]))
    }

    @Test func anUnsignedLabelHasNothingThatNobodySaid() throws {
        var packet = try XMPPacket(limits: Limits())
        try packet.set(.sello, "LabelID", to: "019aa9d8-5c00-7000-8000-0123456789ab")
        let source = MemorySource(Carriers.png)
        let layout = try Container.read(source, limits: Limits())
        let rewrite = try layout.rewrite(
            RewriteRequest(xmp: try packet.serialized(), exif: nil, storeByteCount: 200), of: source, limits: Limits())
        // A store of zeros is none that can be read: what is left is the XMP.
        let sink = MemorySink()
        _ = try rewrite.write(from: source, to: sink, hashing: try HardBinding(rewrite).plan(rewrite), .sha256) { _ in }
        let found = try report(sink.bytes)
        #expect(Self.schema.faults(of: found) == [])
        #expect(found["label"]?.members.keys.sorted() == ["id", "standing"])
        #expect(found["label"]?["standing"] == .text("unsigned"))
        #expect(found["state"] == .text("invalid"))
    }

    @Test func receiptsAndFailuresFitTheSchema() async throws {
        let (_, receipt) = try await stamp(Carriers.jpeg, Self.whole)
        let stamped = try JSON(parsing: receipt.json(file: "in", output: "out"))
        #expect(Self.schema.faults(of: stamped) == [])
        #expect(stamped["label"]?["id"] == .text(receipt.label.id.description))
        for offset in [nil, 7] {
            let error = AssetError(.truncated, at: offset, "it ends here")
            let failed = try JSON(parsing: error.json(file: "x"))
            #expect(Self.schema.faults(of: failed) == [])
            #expect(failed["error"]?["offset"]?.number == offset.map(Double.init))
        }
    }

    @Test(arguments: fixtures) func filesOfOthersFitTheSchema(_ path: String) throws {
        let source = try FileSource(path: path)
        do {
            let report = try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(source)
            #expect(Self.schema.faults(of: try JSON(parsing: report.json(file: path))) == [])
        } catch let error as AssetError {
            #expect(Self.schema.faults(of: try JSON(parsing: error.json(file: path))) == [])
        }
    }

    /// Small files with manifests of others, where they are at hand.
    static let fixtures: [String] = {
        var found: [String] = []
        for folder in ["c2pa/jpeg", "c2pa/png", "c2pa/bmff", "hostile"] {
            let path = Fixtures.root.appending(path: folder).path()
            for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
                guard let source = try? FileSource(path: "\(path)/\(name)"), source.byteCount < 256 << 10 else {
                    continue
                }
                found.append("\(path)/\(name)")
            }
        }
        return found.sorted()
    }()

    @Test func theSchemaHasTheWordsOfTheReport() throws {
        func words(_ name: String, _ property: String) throws -> [String] {
            try #require(definition(name)["properties"]?[property]?["enum"]).items.compactMap(\.text)
        }
        #expect(try Set(words("verified", "state")) == Set(ValidationState.allCases.map(\.rawValue)))
        #expect(try Set(words("verified", "integrity")) == Set(VerificationReport.Integrity.allCases.map(\.rawValue)))
        #expect(
            try Set(words("verified", "timeEvidence")) == Set(VerificationReport.TimeEvidence.allCases.map(\.rawValue)))
        #expect(try Set(words("verified", "revocation")) == Set(VerificationReport.Revocation.allCases.map(\.rawValue)))
        #expect(try Set(words("verified", "chain")) == Set(VerificationReport.LabelChain.allCases.map(\.rawValue)))
        #expect(try Set(words("chainStep", "verdict")) == Set(LabelStep.Verdict.allCases.map(\.rawValue)))
        #expect(try Set(words("chainStep", "reason")) == Set(LabelStep.Reason.allCases.map(\.rawValue)))
        #expect(try Set(words("chainStep", "relation")) == Set(LabelStep.Relation.allCases.map(\.rawValue)))
        #expect(try Set(words("predecessor", "place")) == Set(SGILabel.Predecessor.Place.allCases.map(\.rawValue)))
        #expect(try Set(words("copy", "place")) == Set(LabelFinding.Copy.Place.allCases.map(\.rawValue)))
        #expect(try Set(words("copy", "agreement")) == Set(LabelFinding.Copy.Agreement.allCases.map(\.rawValue)))
        #expect(try Set(words("signer", "algorithm")) == Set(SigningAlgorithm.allCases.map(\.rawValue)))
        #expect(try Set(words("synthesis", "verdict")) == Set(SynthesisFinding.Verdict.allCases.map(\.rawValue)))
        #expect(
            try Set(words("synthesisEvidence", "source")) == Set(SynthesisFinding.Technique.allCases.map(\.rawValue)))
        #expect(
            try Set(words("synthesisEvidence", "confidence"))
                == Set(SynthesisFinding.Confidence.allCases.map(\.rawValue)))
        #expect(try Set(words("synthesisEvidence", "trust")) == Set(SynthesisFinding.Trust.allCases.map(\.rawValue)))
        #expect(try Set(words("implicitLabel", "form")) == Set(TC260Finding.Form.allCases.map(\.rawValue)))
        let operations = try #require(definition("operation")["enum"]).items.compactMap(\.text)
        #expect(operations == SGILabel.Operation.allCases.map(\.rawValue))
        let standings = try #require(definition("label")["oneOf"]).items.flatMap { form in
            let rule = form["properties"]?["standing"]
            return (rule?["enum"]?.items ?? [rule?["const"] ?? .null]).compactMap(\.text)
        }
        #expect(Set(standings) == Set(LabelFinding.Standing.allCases.map(\.rawValue)))
    }

    @Test func thePageNamesEveryMemberAndEveryWordOfTheSchema() throws {
        let page = try String(contentsOf: Self.specification.appending(path: "report.md"), encoding: .utf8)
        var names: Set<String> = []
        func gather(_ schema: JSON) {
            for (name, member) in schema["properties"]?.members ?? [:] {
                names.insert(name)
                gather(member)
            }
            for form in schema["oneOf"]?.items ?? [] { gather(form) }
            for word in schema["enum"]?.items ?? [] { names.formUnion(word.text.map { [$0] } ?? []) }
            if let word = schema["const"]?.text { names.insert(word) }
            if let items = schema["items"] { gather(items) }
        }
        for definition in (Self.schema.root["$defs"]?.members ?? [:]).values { gather(definition) }
        #expect(names.count > 80)
        #expect(names.filter { !page.contains("`\($0)`") }.sorted() == [])
    }

    @Test(arguments: [
        "integrity", "chain", "chainSteps", "manifests", "results", "undetermined", "state", "format", "file",
        "synthesis",
    ]) func aReportWithoutAMemberDoesNotFit(_ name: String) throws {
        var broken = try report(Carriers.jpeg)
        #expect(Self.schema.faults(of: broken) == [])
        broken[name] = nil
        #expect(Self.schema.faults(of: broken) != [])
    }

    @Test(arguments: [
        ("state", JSON.text("genuine")), ("surprise", .bool(true)), ("claimVersion", .number(3)), ("manifests", .null),
        ("unprotected", .array([.object(["start": .number(-1), "end": .number(2), "content": .text("")])])),
        ("format", .text("")), ("label", .object(["id": .text("x"), "standing": .text("unsigned")])),
    ]) func aReportWithSomethingElseDoesNotFit(_ name: String, _ value: JSON) throws {
        var broken = try report(Carriers.jpeg)
        broken[name] = value
        #expect(Self.schema.faults(of: broken) != [])
    }
}
