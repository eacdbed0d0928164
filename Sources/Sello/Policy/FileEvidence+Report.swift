internal import SelloCBOR
internal import SelloManifest
public import SelloPolicy

extension FileEvidence {
    /// What rulebooks may look at of a verified file.
    ///
    /// - Parameters:
    ///   - report: The report of its verification.
    ///   - received: The file's bytes as they were hashed, where a record is to be held against them.
    public init(_ report: VerificationReport, received: ReceivedFile? = nil) {
        self.init(kind: Self.kind(report.mediaType), state: State(report.state))
        if let label = report.label {
            self.label = Label(label)
            visibleLabel = label.label?.visibleLabel.map { VisibleLabel($0, isSigned: label.standing == .signed) }
            copiesAgree = Self.agreement(label.copies)
        }
        readChain(report)
        timeEvidence = TimeEvidence(report.timeEvidence)
        synthesis = Synthesis(report)
        read(report.synthesis)
        sha256 = received.map { Hexadecimal.digits($0.sha256) }
        claimedExclusions = Set(
            report.exemptions.filter(\.isSigned).compactMap { Exclusion(rawValue: $0.claim.limb.rawValue) })
        if isSigned, let validation = report.source.validation { readManifests(validation) }
    }

    private mutating func readChain(_ report: VerificationReport) {
        let bad: Set<LabelStep.Verdict> = [.weakened, .dropped, .contradicted]
        // What became of a part's label says nothing of the file's own.
        let steps = report.chainSteps.filter { $0.relation != .component && bad.contains($0.verdict) }
        chain = steps.contains { $0.verdict == .contradicted } ? .contradicted : Chain(report.chain)
        // Where it began: the oldest step comes last.
        chainBrokenAt = steps.last?.manifest
    }

    private mutating func readManifests(_ validation: StoreValidation) {
        // The active manifest first, then its parents: the history runs the other way.
        let line = Self.line(validation)
        let assertions = line.reversed().map { $0.actions.map(\.assertion) }
        let history = assertions.joined().flatMap(\.actions)
        actions = history.map { Action($0.name, sourceType: $0.digitalSourceType) }
        let flags = assertions.map { manifest in manifest.compactMap(\.allActionsIncluded) }
        if flags.contains(where: { $0.contains(false) }) {
            allActionsIncluded = .no
        } else if history.first?.name != "c2pa.opened", flags.allSatisfy({ !$0.isEmpty }), !history.isEmpty {
            allActionsIncluded = .yes
        }
        if history.contains(where: { $0.name.hasPrefix("c2pa.watermarked") }) { hasWatermark = .yes }
        for manifest in line {
            for assertion in manifest.manifest.assertions where assertion.type == AssertionLabel.softBinding {
                let value = manifest.values[assertion.label]
                // What C2PA's list does not know may be either.
                let name = value?["alg"]?.textValue ?? manifest.claimValue?["alg_soft"]?.textValue
                switch name.flatMap({ SoftBindingAlgorithm(named: $0) })?.kind {
                case .watermark: hasWatermark = .yes
                case .fingerprint: hasFingerprint = .yes
                case nil: break
                }
            }
        }
    }

    // No manifest twice, however the references run.
    private static func line(_ validation: StoreValidation) -> [ManifestValidation] {
        var line: [ManifestValidation] = []
        var seen: Set<String> = []
        var next: String? = validation.active
        while let label = next, seen.insert(label).inserted, let found = validation.manifests[label] {
            line.append(found)
            next = validation.parent(of: found)
        }
        return line
    }

    private static func kind(_ mediaType: String) -> Kind? {
        switch mediaType.split(separator: "/").first {
        case "image": .image
        case "audio": .audio
        // Whether there is sound is not looked at; laws ask the same of both.
        case "video": .video
        default: nil
        }
    }

    private static func agreement(_ copies: [LabelFinding.Copy]) -> Truth {
        if copies.contains(where: { $0.agreement == .conflicts }) { return .no }
        return copies.contains { $0.agreement == .agrees } ? .yes : .unknown
    }
}

extension FileEvidence.State {
    fileprivate init(_ state: ValidationState) {
        self =
            switch state {
            case .absent: .absent
            case .invalid: .invalid
            case .valid: .valid
            case .trusted: .trusted
            }
    }
}

extension FileEvidence.Chain {
    fileprivate init(_ chain: VerificationReport.LabelChain) {
        self =
            switch chain {
            case .none: .none
            case .kept: .kept
            case .dropped: .dropped
            case .weakened: .weakened
            case .brokenBefore: .undetermined
            case .unlabelled: .unlabelled
            }
    }
}

extension FileEvidence.TimeEvidence {
    fileprivate init(_ evidence: VerificationReport.TimeEvidence) {
        self =
            switch evidence {
            case .none: .none
            case .claimed: .claimed
            case .attested: .attested
            case .undetermined: .undetermined
            }
    }
}

extension FileEvidence.Label {
    fileprivate init(_ finding: LabelFinding) {
        self.init(standing: Standing(finding.standing))
        id = finding.id.description
        sourceType = finding.sourceType?.rawValue
        guard let label = finding.label else { return }
        operation = label.operation.rawValue
        systemName = label.system?.name
        systemVersion = label.system?.version
        resource = label.system?.resource
        provider = label.provider
        createdAt = label.createdAt
        modifiedAt = label.modifiedAt
    }
}

extension FileEvidence.Label.Standing {
    fileprivate init(_ standing: LabelFinding.Standing) {
        self =
            switch standing {
            case .signed: .signed
            case .unproven: .unproven
            case .unsigned: .unsigned
            }
    }
}

extension FileEvidence.VisibleLabel {
    fileprivate init(_ label: VisibleLabel, isSigned: Bool) {
        self.init(isApplied: true, form: label.kind.map { $0 == .audible ? .audible : .visible }, isSigned: isSigned)
        text = label.text
        language = label.language
        switch label.place {
        case .start?:
            place = "start"
            from = 0
        case .region(let region)?:
            place = "region"
            share = region.width * region.height
        case nil: break
        }
        if let extent = label.extent {
            from = Double(extent.from) / 1000
            until = extent.to.map { Double($0) / 1000 }
        }
    }
}

extension FileEvidence.Synthesis {
    fileprivate init(_ report: VerificationReport) {
        self = report.syntheticBySignature.isSynthetic ? .signed : .none
    }
}
