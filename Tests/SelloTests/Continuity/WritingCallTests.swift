import Foundation
import Sello
import SelloBytes
import SelloContainers
import SelloManifest
import SelloMetadata
import Testing

/// Runs every public call that writes over a labelled file: each ends with the label kept, or refuses.
@Suite struct WritingCallTests {
    /// What a call made of a file: the file, and what is kept beside it.
    struct Result {
        var file: [UInt8]
        var store: [UInt8]?
        var fragments: [[UInt8]] = []
    }

    /// A public call that writes, and what it is asked for.
    struct Case: Sendable, CustomTestStringConvertible {
        let call: String
        let what: String
        let isRefused: Bool
        let run: @Sendable (_ labelled: [UInt8], _ fragments: [[UInt8]]) async throws -> Result

        var testDescription: String { "\(call): \(what)" }

        init(
            _ call: String, _ what: String, isRefused: Bool = false,
            _ run: @escaping @Sendable (_ labelled: [UInt8], _ fragments: [[UInt8]]) async throws -> Result
        ) {
            (self.call, self.what, self.isRefused, self.run) = (call, what, isRefused, run)
        }
    }

    private static let plain = "stamp(_:with:to:progress:)"
    private static let sidecar = "stamp(_:with:to:sidecar:progress:)"
    private static let stream = "stamp(_:fragments:with:to:progress:)"
    private static let update = "update(_:with:to:progress:)"

    private static func stamp(_ change: @escaping @Sendable (inout Stamp) -> Void) -> Stamp {
        var stamp = Stamp(moment: StampRulesTests.moment)
        change(&stamp)
        return stamp
    }

    /// One stamp in each of the three forms that a call can give it.
    private static func stamping(
        _ what: String, isRefused: Bool = false,
        _ change: @escaping @Sendable (inout Stamp, _ labelled: [UInt8]) -> Void
    ) -> [Case] {
        [
            Case(plain, what, isRefused: isRefused) { labelled, _ in
                let sink = MemorySink()
                _ = try await #require(StampRulesTests.stamper).stamp(
                    MemorySource(labelled), with: stamp { change(&$0, labelled) }, to: sink)
                return Result(file: sink.bytes)
            },
            Case(sidecar, what, isRefused: isRefused) { labelled, _ in
                let (sink, store) = (MemorySink(), MemorySink())
                _ = try await #require(StampRulesTests.stamper).stamp(
                    MemorySource(labelled), with: stamp { change(&$0, labelled) }, to: sink, sidecar: store)
                return Result(file: sink.bytes, store: store.bytes)
            },
            Case(stream, what, isRefused: isRefused) { labelled, fragments in
                let (sink, sinks) = (MemorySink(), fragments.map { _ in MemorySink() })
                _ = try await #require(StampRulesTests.stamper).stamp(
                    MemorySource(labelled),
                    fragments: zip(fragments, sinks).map { Stamper.Fragment(MemorySource($0), to: $1) },
                    with: stamp { change(&$0, labelled) }, to: sink)
                return Result(file: sink.bytes, fragments: sinks.map(\.bytes))
            },
        ]
    }

    private static func updating(
        _ what: String, isRefused: Bool = false,
        _ change: @escaping @Sendable (inout Update, _ manifest: String) -> Void
    ) -> Case {
        Case(update, what, isRefused: isRefused) { labelled, _ in
            let options = ValidationOptions(moment: StampRulesTests.moment)
            let report = try Verifier(options: options).verify(MemorySource(labelled))
            let manifest = try #require(report.label?.manifest ?? report.activeManifest)
            var update = Update(moment: StampRulesTests.moment)
            change(&update, manifest)
            let sink = MemorySink()
            _ = try await #require(StampRulesTests.stamper).update(MemorySource(labelled), with: update, to: sink)
            return Result(file: sink.bytes)
        }
    }

    static let cases: [Case] =
        stamping("nothing else") { _, _ in }
        + stamping("another identifier", isRefused: true) { stamp, _ in
            stamp.labelID = .timeOrdered(milliseconds: 1)
        }
        + stamping("a weaker source type", isRefused: true) { stamp, _ in stamp.sourceType = .humanEdits }
        + stamping("a capture", isRefused: true) { stamp, _ in
            stamp.sourceType = DigitalSourceType("digitalCapture")
        }
        + stamping("named edits by a person") { stamp, _ in
            stamp.actions = ["c2pa.cropped"]
            stamp.sourceType = .humanEdits
        }
        + stamping("every word of the label") { stamp, _ in
            stamp.operation = .created
            stamp.system = .init(name: "Other", version: "9", resource: "urn:other")
            stamp.provider = "Others"
            stamp.title = "Another"
            stamp.prompt = "another"
            stamp.promptWriter = "B"
            stamp.isComplete = true
        }
        + stamping("itself as its parent") { stamp, labelled in
            stamp.parent = Stamp.Ingredient(MemorySource(labelled))
        }
        + stamping("another parent", isRefused: true) { stamp, _ in
            stamp.parent = Stamp.Ingredient(MemorySource(Carriers.png))
        }
        + stamping("parts and inputs") { stamp, _ in
            stamp.components = [Stamp.Ingredient(MemorySource(Carriers.png))]
            stamp.inputs = [Stamp.Ingredient(MemorySource(Carriers.png))]
        }
        + stamping("an invalid parent allowed") { stamp, _ in stamp.allowsInvalidParent = true }
        + [
            updating("published") { update, _ in update.isPublished = true },
            updating("the label redacted", isRefused: true) { update, manifest in
                update.redactions = [.init(SGILabel.assertionLabel, of: manifest, because: .invalidData)]
            },
            updating("the actions redacted", isRefused: true) { update, manifest in
                update.redactions = [.init("c2pa.actions.v2", of: manifest, because: .personalInformation)]
            },
            updating("the disclosure redacted", isRefused: true) { update, manifest in
                update.redactions = [.init("c2pa.ai-disclosure", of: manifest, because: .tradeSecret)]
            },
        ]

    /// A file labelled by us.
    private static func labelled(_ bytes: [UInt8]) async throws -> [UInt8] {
        let sink = MemorySink()
        let stamp = Stamp(system: .init(name: "Imager"), provider: "P", moment: StampRulesTests.moment)
        _ = try await #require(StampRulesTests.stamper).stamp(MemorySource(bytes), with: stamp, to: sink)
        return sink.bytes
    }

    @Test(arguments: cases.filter { $0.call != stream }, Carriers.all.map(\.bytes))
    func aLabelIsKeptOrTheCallRefused(_ call: Case, _ carrier: [UInt8]) async throws {
        let labelled = try await Self.labelled(carrier)
        try await Self.hold(call, over: labelled) { report, before in
            #expect(report.label?.id == before.label?.id)
        }
    }

    /// The same over a stream: its label stands in the initialisation segment, and speaks for the fragments.
    @Test(arguments: cases.filter { $0.call == stream })
    func aStreamsLabelIsKeptOrTheCallRefused(_ call: Case) async throws {
        let first = Case(Self.stream, "the first label") { start, fragments in
            let (sink, sinks) = (MemorySink(), fragments.map { _ in MemorySink() })
            let stamp = Stamp(system: .init(name: "Imager"), provider: "P", moment: StampRulesTests.moment)
            _ = try await #require(StampRulesTests.stamper).stamp(
                MemorySource(start),
                fragments: zip(fragments, sinks).map { Stamper.Fragment(MemorySource($0), to: $1) },
                with: stamp, to: sink)
            return Result(file: sink.bytes, fragments: sinks.map(\.bytes))
        }
        let labelled = try await first.run(StreamStampingTests.start, StreamStampingTests.files)
        try await Self.hold(call, over: labelled.file, labelled.fragments) { report, before in
            #expect(report.label?.id == before.label?.id)
        }
    }

    /// The same over a file that another producer labelled: the new label names the old one.
    @Test(arguments: cases.filter { $0.call != update && $0.call != stream && $0.what != "another identifier" })
    func aForeignLabelIsKeptOrTheCallRefused(_ call: Case) async throws {
        let labelled = try await LabelChainTests.chain([nil], first: .trainedAlgorithmicMedia)
        try await Self.hold(call, over: labelled) { report, before in
            #expect(report.label?.label?.succeeds.map(\.identifier) == [before.activeManifest])
        }
    }

    private static func hold(
        _ call: Case, over labelled: [UInt8], _ fragments: [[UInt8]] = [],
        _ check: (VerificationReport, VerificationReport) throws -> Void
    ) async throws {
        let verifier = Verifier(options: ValidationOptions(moment: StampRulesTests.moment))
        let before = try verifier.verify(MemorySource(labelled), fragments: fragments.map { MemorySource($0) })
        let result: Result
        do { result = try await call.run(labelled, fragments) } catch let error as StampError {
            guard case .refused = error else {
                Issue.record(error)
                return
            }
            #expect(call.isRefused, "\(error)")
            return
        }
        #expect(!call.isRefused)
        let source = MemorySource(result.file)
        let report =
            if let store = result.store { try verifier.verify(source, manifest: store) } else {
                try verifier.verify(source, fragments: result.fragments.map { MemorySource($0) })
            }
        #expect(report.state == .valid)
        #expect(report.chain == .kept)
        #expect(report.chainSteps.allSatisfy { [.kept, .unlabelled].contains($0.verdict) }, "\(report.chainSteps)")
        #expect(report.label?.standing == .signed)
        #expect(report.label?.sourceType == .trainedAlgorithmicMedia)
        #expect(report.label?.copies.contains { $0.agreement == .conflicts } == false)
        try check(report, before)
    }

    /// The public calls of the library that are handed a place to write to, as the sources have them.
    static let written: Set<String> = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Sello")
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        var found: Set<String> = []
        for name in names where name.hasSuffix(".swift") {
            let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
            for match in text.matches(
                of: /public (?:static |mutating )*func (\w+)\(([^{]*?)\)\s*(?:async|throws|->|\{)/)
            {
                // A `Sink` is where bytes go; whoever hands none over gets values, and writes them himself.
                guard match.2.contains("ByteSink") || match.2.contains("Fragment]") else { continue }
                let labels = match.2.matches(of: /(?:^|,)\s*(\w+)(?: \w+)?:/).map { "\($0.1):" }.joined()
                found.insert("\(match.1)(\(labels))")
            }
        }
        return found
    }()

    @Test func everyPublicCallThatWritesHasACase() {
        #expect(Self.written == Set(Self.cases.map(\.call)))
        #expect(Self.written.count == 4)
    }
}
