import SelloBytes

@testable import Sello
@testable import SelloCLI
@testable import SelloManifest

/// Reports made of values.
enum Reports {
    static let id = UniqueIdentifier("01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506") ?? .random()
    static let made = Moment(seconds: 1_795_290_300)

    static func label(_ standing: LabelFinding.Standing, title: String? = nil) -> LabelFinding {
        guard standing != .unsigned else {
            return LabelFinding(unsigned: id, sourceType: .trainedAlgorithmicMedia)
        }
        return LabelFinding(
            SGILabel(
                id: id, operation: .generated, sourceType: .trainedAlgorithmicMedia,
                system: SGILabel.System(name: "Imager", version: "2.1", resource: "urn:imager"), provider: "Works",
                createdAt: made, title: title),
            standing: standing, manifest: "urn:c2pa:1",
            copies: [.init(place: .xmp, agreement: .agrees), .init(place: .exif, agreement: .agrees)])
    }

    static func signer(isTrusted: Bool = false, name: String = "Signer") -> SignerSummary {
        SignerSummary(
            commonName: name, organization: "Works", issuer: "Issuer", serialNumber: "0a", algorithm: "es256",
            isTrusted: isTrusted)
    }

    static func manifest(
        _ label: String = "urn:c2pa:1", generator: String? = "Sello 0.1.0", actions: [String] = ["c2pa.created"],
        isReached: Bool = true
    ) -> ManifestSummary {
        ManifestSummary(
            label: label, generator: generator, signer: signer(), actions: actions, digitalSourceTypes: [],
            sgiLabel: nil, parent: nil, isReached: isReached)
    }

    static func report(
        _ state: ValidationState, results: ValidationResults = ValidationResults(), deltas: [IngredientDelta] = [],
        integrity: VerificationReport.Integrity? = nil, label: LabelFinding? = nil, signer: SignerSummary? = nil,
        manifests: [ManifestSummary]? = nil, chain: VerificationReport.LabelChain = .none,
        unprotected: [UnprotectedBytes] = [], remote: String? = nil, undetermined: [Undetermined] = [],
        identities: [IdentityFinding] = [], timeEvidence: VerificationReport.TimeEvidence? = nil,
        revocation: VerificationReport.Revocation? = nil, synthesis: SynthesisFinding? = nil
    ) -> VerificationReport {
        let isAbsent = state == .absent
        return VerificationReport(
            mediaType: "image/jpeg", state: state, activeManifest: isAbsent ? nil : "urn:c2pa:1",
            claimVersion: isAbsent ? nil : 2, manifests: isAbsent ? [] : manifests ?? [manifest()], results: results,
            ingredientDeltas: deltas, identities: identities,
            integrity: integrity ?? (isAbsent ? .absent : state == .invalid ? .broken : .intact),
            signer: isAbsent ? nil : signer ?? self.signer(isTrusted: state == .trusted),
            timeEvidence: timeEvidence ?? (isAbsent ? .none : .claimed),
            timeStamp: timeEvidence == .attested ? made : nil,
            revocation: revocation ?? (isAbsent ? .unknown : .skipped), label: label,
            chain: chain, unprotected: unprotected, remoteManifest: remote, undetermined: undetermined,
            source: CRJSON(validation: nil, moment: made, limits: Limits()),
            synthesis: synthesis ?? self.synthesis(.none))
    }

    static func synthesis(
        _ verdict: SynthesisFinding.Verdict, _ evidence: [SynthesisFinding.Evidence] = []
    ) -> SynthesisFinding {
        SynthesisFinding(
            verdict: verdict, generators: [], evidence: evidence, implicitLabels: [],
            implicitLabelsConflict: !evidence.isEmpty, undetermined: [])
    }

    /// The report as it is printed.
    static func text(
        _ report: VerificationReport, _ language: Language = .english, hasAnchors: Bool = false, width: Int? = nil,
        isColoured: Bool = false, requirement: VerifyCommand.Requirement = .valid, file: String = "picture.jpg",
        isExplained: Bool = false
    ) -> String {
        let terminal = Terminal(outputIsTerminal: width != nil, errorIsTerminal: false, columns: width) { name in
            name == "CLICOLOR_FORCE" && isColoured ? "1" : name == "NO_COLOR" && !isColoured ? "1" : nil
        }
        return ReportPrinter(
            terminal: terminal, language: language, hasAnchors: hasAnchors, requirement: requirement,
            isExplained: isExplained
        ).text(report, file: file)
    }

    static func failures(_ failures: (StatusCode, String)...) -> ValidationResults {
        ValidationResults(
            failure: failures.map { ValidationStatus(code: $0.0, url: "self#jumbf=x", explanation: $0.1) })
    }
}
