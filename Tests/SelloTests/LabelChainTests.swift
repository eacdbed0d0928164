import Sello
import SelloBytes
import SelloContainers
import SelloManifest
import SelloSigning
import Testing

/// What is said of the label along the chain of parents, also where other software made a step that Sello refuses to make.
@Suite struct LabelChainTests {
    /// A step: the label that its manifest holds, `nil` for none.
    typealias Step = SGILabel?

    /// Writes a file with a manifest for each step, the first one created, each later one with the one before as its parent.
    static func chain(
        _ steps: [Step], first: DigitalSourceType? = DigitalSourceType("digitalCapture"),
        recording faults: [ValidationStatus] = []
    ) async throws -> [UInt8] {
        var bytes = Carriers.jpeg
        let made = try DevelopmentCredentials.create(algorithm: .es256, at: StampRulesTests.moment)
        let signer = try LocalSigner(certificates: made.chain, key: made.key, at: StampRulesTests.moment)
        for (index, label) in steps.enumerated() {
            let source = MemorySource(bytes)
            let layout = try Container.read(source, limits: Limits())
            var builder = ManifestBuilder(
                instanceID: "xmp.iid:\(UniqueIdentifier.random())", generator: GeneratorInfo(name: "Other"))
            if index == 0 {
                // Without a label it is a photograph: an action that names a model would be a label too.
                let type = label?.sourceType ?? first
                let created = Action("c2pa.created", digitalSourceType: type?.rawValue)
                _ = try builder.add(AssertionLabel.actions, Actions([created], allActionsIncluded: true).cbor)
            } else {
                let store = try ManifestStore(
                    try #require(layout.stores.first).bytes(of: source, limits: Limits()), limits: Limits())
                let found = try #require(
                    try StoreValidator(store, options: ValidationOptions(moment: StampRulesTests.moment)).validate(nil))
                let references = try #require(try builder.add(store))
                var parent = IngredientAssertion(relationship: .parentOf)
                parent.activeManifest = references.manifest
                parent.claimSignature = references.signature
                parent.results = faults.isEmpty ? found.activeResults : ValidationResults(failure: faults)
                let reference = try builder.add(AssertionLabel.ingredient, parent.cbor)
                let opened = Action("c2pa.opened", ingredients: [reference])
                _ = try builder.add(AssertionLabel.actions, Actions([opened], allActionsIncluded: false).cbor)
            }
            if let label { _ = try builder.add(SGILabel.assertionLabel, label.cbor) }
            let signature = try COSESign1Builder(algorithm: .es256, chain: signer.certificateChain)
            let plan = try StorePlan(builder, signature: signature) { size throws(AssetError) in
                try layout.rewrite(
                    RewriteRequest(xmp: nil, exif: nil, storeByteCount: size), of: source, limits: Limits())
            }
            let sink = MemorySink()
            let digest = try plan.rewrite.write(
                from: source, to: sink, hashing: plan.binding.plan(plan.rewrite), .sha256, progress: { _ in })
            try plan.rewrite.fill(try await plan.store(binding: .init(hash: digest), signer: signer), in: sink)
            bytes = sink.bytes
        }
        return bytes
    }

    private static let full = SGILabelTests.least
    private static let weak: SGILabel = {
        var label = SGILabelTests.least
        label.sourceType = .humanEdits
        return label
    }()
    private static let other: SGILabel = {
        var label = SGILabelTests.least
        label.id = .timeOrdered(milliseconds: 1)
        return label
    }()

    @Test(
        arguments: [
            ([nil], .none), ([full], .none),
            ([nil, nil], .unlabelled), ([nil, full], .unlabelled), ([nil, nil, weak], .unlabelled),
            ([full, full], .kept), ([nil, full, full], .kept), ([weak, full], .kept),
            ([full, nil], .dropped), ([full, other], .dropped), ([full, nil, full], .dropped),
            ([full, full, nil], .dropped),
            ([full, weak], .weakened), ([full, weak, weak], .weakened), ([full, weak, full], .weakened),
        ] as [([Step], VerificationReport.LabelChain)])
    func isJudgedAtEveryStep(_ steps: [Step], _ verdict: VerificationReport.LabelChain) async throws {
        let bytes = try await Self.chain(steps)
        let report = try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(
            MemorySource(bytes))
        #expect(report.state == .valid)
        #expect(report.chain == verdict)
        // The nearest label speaks for the file.
        #expect(report.label?.label == steps.compactMap(\.self).last)
        #expect(report.label?.copies.contains { $0.agreement == .agrees } != true)
    }

    @Test func anAncestorsLabelIsUnprovenWhereTheAncestorDidNotHold() async throws {
        func finding(_ faults: [ValidationStatus]) async throws -> VerificationReport {
            try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(
                MemorySource(try await Self.chain([Self.full, nil], recording: faults)))
        }
        #expect(try await finding([]).label?.standing == .signed)
        let fault = ValidationStatus(
            code: .assertionDataHashMismatch, url: "self#jumbf=/c2pa/a", explanation: "changed")
        let report = try await finding([fault])
        #expect(report.state == .valid)
        #expect(report.chain == .brokenBefore)
        #expect(report.label?.standing == .unproven)
    }
}
