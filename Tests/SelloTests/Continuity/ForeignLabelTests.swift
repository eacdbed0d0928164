import Sello
import SelloBytes
import SelloContainers
import SelloManifest
import SelloMetadata
import Testing

/// Stamping a file that another producer labelled: the new label names the old one and never says less.
@Suite struct ForeignLabelTests {
    private func stamp(
        _ bytes: [UInt8], _ change: (inout Stamp) -> Void = { _ in }
    ) async throws -> (bytes: [UInt8], label: SGILabel) {
        var stamp = Stamp(moment: StampRulesTests.moment)
        change(&stamp)
        let sink = MemorySink()
        let receipt = try await #require(StampRulesTests.stamper).stamp(MemorySource(bytes), with: stamp, to: sink)
        return (sink.bytes, receipt.label)
    }

    private func isRefused(_ bytes: [UInt8], _ change: (inout Stamp) -> Void) async throws -> Bool {
        do { _ = try await stamp(bytes, change) } catch StampError.refused(let refusal) {
            return refusal.code == .labelWeakened
        }
        return false
    }

    private func report(_ bytes: [UInt8]) throws -> VerificationReport {
        try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(MemorySource(bytes))
    }

    private static let camera = DigitalSourceType("digitalCapture")

    /// A picture with XMP and no manifest.
    private func picture(_ fields: [(XMPNamespace, String, String)]) throws -> [UInt8] {
        var packet = try XMPPacket(limits: Limits())
        for (namespace, name, value) in fields { try packet.set(namespace, name, to: value) }
        let source = MemorySource(Carriers.jpeg)
        let rewrite = try Container.read(source, limits: Limits()).rewrite(
            RewriteRequest(xmp: try packet.serialized(), exif: nil, storeByteCount: 0), of: source, limits: Limits())
        let sink = MemorySink()
        _ = try rewrite.write(from: source, to: sink, hashing: DigestPlan(), .sha256)
        return sink.bytes
    }

    @Test func aForeignManifestIsNamedInEveryLaterState() async throws {
        let foreign = try await LabelChainTests.chain([nil], first: .trainedAlgorithmicMedia)
        let old = try #require(try report(foreign).activeManifest)
        let predecessor = SGILabel.Predecessor(
            place: .manifest, identifier: old, sourceType: .trainedAlgorithmicMedia)
        let (first, label) = try await stamp(foreign)
        #expect(label.succeeds == [predecessor])
        #expect(
            first.firstRange(of: Array("sello:Succeeds=\"\(old)\"".utf8)) != nil
                || first.firstRange(of: Array(">\(old)</sello:Succeeds".utf8)) != nil)
        let (second, again) = try await stamp(first)
        #expect(again.id == label.id)
        #expect(again.succeeds == [predecessor])
        let found = try report(second)
        #expect(found.label?.label?.succeeds == [predecessor])
        #expect(found.chainSteps.map(\.reason) == [.repeated, .repeated])
        #expect(found.chain == .kept)
    }

    @Test func aPersonsProgramIsNotTheSystemOfAForeignLabel() async throws {
        let foreign = try await LabelChainTests.chain([nil], first: .trainedAlgorithmicMedia)
        let (_, label) = try await stamp(foreign) {
            $0.actions = ["c2pa.cropped"]
            $0.system = .init(name: "Paint")
        }
        #expect(label.sourceType == .trainedAlgorithmicMedia)
        #expect(label.system?.name == "Other")
        let photograph = try await LabelChainTests.chain([nil])
        let (_, own) = try await stamp(photograph) {
            $0.actions = ["c2pa.cropped"]
            $0.system = .init(name: "Paint")
        }
        #expect(own.sourceType == .humanEdits)
        #expect(own.system?.name == "Paint")
        #expect(own.succeeds.isEmpty)
    }

    @Test func aSourceTypeInXMPIsALabel() async throws {
        let model = DigitalSourceType.trainedAlgorithmicMedia.rawValue
        let file = try picture([
            (.iptcExtension, "DigitalSourceType", model), (.iptcExtension, "DigImageGUID", "guid-1"),
        ])
        #expect(try await isRefused(file) { $0.sourceType = Self.camera })
        let (_, label) = try await stamp(file)
        #expect(
            label.succeeds == [
                SGILabel.Predecessor(place: .xmp, identifier: "guid-1", sourceType: .trainedAlgorithmicMedia)
            ])
        let photograph = try picture([(.iptcExtension, "DigitalSourceType", Self.camera?.rawValue ?? "")])
        let (_, own) = try await stamp(photograph) { $0.sourceType = Self.camera }
        #expect(own.succeeds.isEmpty)
    }

    @Test(arguments: [("1", true), ("2", false), ("3", false)])
    func chinasLabelIsNamedAndOnlyACertainOneCounts(_ level: String, _ isCertain: Bool) async throws {
        let file = try picture([(.tc260, "AIGC", #"{"Label":"\#(level)","ContentProducer":"c","ProduceID":"p-7"}"#)])
        #expect(try await isRefused(file) { $0.sourceType = Self.camera } == isCertain)
        let (stamped, label) = try await stamp(file)
        #expect(
            label.succeeds == [
                SGILabel.Predecessor(
                    place: .tc260, identifier: "p-7", sourceType: isCertain ? .compositeSynthetic : nil)
            ])
        #expect(stamped.firstRange(of: Array("p-7".utf8)) != nil)
    }

    @Test func aSyntheticPartLeavesTheWholeSyntheticInPart() async throws {
        let part = try await LabelChainTests.chain([nil], first: .trainedAlgorithmicMedia)
        #expect(
            try await isRefused(Carriers.png) {
                $0.components = [Stamp.Ingredient(MemorySource(part))]
                $0.sourceType = Self.camera
            })
        let (whole, label) = try await stamp(Carriers.png) {
            $0.parent = Stamp.Ingredient(MemorySource(Carriers.jpeg))
            $0.components = [Stamp.Ingredient(MemorySource(part))]
            $0.actions = ["c2pa.cropped"]
        }
        #expect(label.sourceType == .compositeSynthetic)
        #expect(try report(whole).chainSteps.contains { $0.relation == .component && $0.verdict == .kept })
        // An input is in nothing.
        let (_, free) = try await stamp(Carriers.png) {
            $0.inputs = [Stamp.Ingredient(MemorySource(part))]
            $0.sourceType = Self.camera
        }
        #expect(free.sourceType == Self.camera)
    }

    @Test func whatABrokenManifestSaidIsNotLost() async throws {
        var foreign = try await LabelChainTests.chain([nil], first: .trainedAlgorithmicMedia)
        foreign[foreign.count - 3] ^= 1
        let (_, label) = try await stamp(foreign) {
            $0.allowsInvalidParent = true
            $0.actions = ["c2pa.cropped"]
        }
        #expect(label.sourceType == .trainedAlgorithmicMedia)
        #expect(label.succeeds.count == 1)
    }

    @Test func aLabelsFormHoldsWhatItSucceeds() throws {
        var label = SGILabelTests.least
        label.succeeds = [
            SGILabel.Predecessor(place: .manifest, identifier: "urn:c2pa:1", sourceType: .trainedAlgorithmicMedia),
            SGILabel.Predecessor(place: .tc260),
        ]
        #expect(SGILabel(label.cbor)?.succeeds == label.succeeds)
    }
}
