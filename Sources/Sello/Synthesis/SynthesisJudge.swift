internal import SelloBytes
internal import SelloContainers
internal import SelloManifest
internal import SelloMetadata

/// Puts together all that says whether a file is synthetic.
struct SynthesisJudge {
    let evidence: ManifestEvidence
    let bySignature: SyntheticBySignature
    let asset: any ByteSource
    let metadata: FileFields
    /// The address of a manifest that is kept elsewhere.
    let remote: String?
    let circumstances: Circumstances
    /// The records of what was declared of the file, in it and beside it.
    let declarations: [DeclarationFinding]

    func finding() -> SynthesisFinding {
        let statements = self.statements
        let traces = SignalMatcher.findings(in: metadata.fields)
        let labels = TC260Finding.all(in: metadata.fields)
        let pixels = PixelTraces(fields: metadata.fields, pixels: circumstances.pixels)
        var all = statements + pixels.evidence
        let declared = self.declared
        all += declared
        all += labels.map { Self.evidence($0) } + traces.map { Self.evidence($0) }
        var undetermined = pixels.undetermined
        if let note = hiddenText { undetermined.append(note) }
        let unread = metadata.unread + unreadManifests
        return SynthesisFinding(
            verdict: verdict(all, isDeclared: !declared.isEmpty, isUnread: !unread.isEmpty),
            generators: Self.generators(all), evidence: all,
            implicitLabels: labels.map { Self.label($0) }, implicitLabelsConflict: TC260Finding.conflict(labels),
            undetermined: unread + undetermined)
    }

    private func verdict(
        _ all: [SynthesisFinding.Evidence], isDeclared: Bool, isUnread: Bool
    ) -> SynthesisFinding.Verdict {
        if bySignature.isSynthetic { return .signed }
        if isDeclared { return .declared }
        // A hint alone is none: the same bytes stand in files that no model made.
        if all.contains(where: { $0.confidence != .low }) { return .traces }
        return isUnread ? .undetermined : .none
    }

    private static func generators(_ all: [SynthesisFinding.Evidence]) -> [String] {
        var seen: Set<String> = []
        return all.filter { $0.confidence != .low }.compactMap(\.generator).filter { seen.insert($0).inserted }
    }

    // MARK: Manifests

    /// The most statements that are named; a hostile store may have thousands.
    private static let statementLimit = 64

    private var statements: [SynthesisFinding.Evidence] {
        // Where it takes many, those that hold must not be the ones left out.
        let all = bySignature.statements.map { ($0, true) } + bySignature.unproven.map { ($0, false) }
        return all.prefix(Self.statementLimit).map { statement, holds in
            let found = evidence.validation?.manifests[statement.manifest]
            let isLabel = statement.action == SGILabel.assertionLabel
            let (rule, generator) = CredentialGenerators.generator(of: statement, in: found)
            return SynthesisFinding.Evidence(
                technique: isLabel ? .label : .manifest, rule: rule,
                place: MetadataField.excerpt(of: statement.manifest),
                value: MetadataField.excerpt(of: "\(statement.action): \(statement.sourceType.rawValue)"),
                generator: generator, confidence: holds ? .high : .medium, isForgeable: !holds,
                trust: !holds ? .unproven : statement.isTrusted ? .trusted : .untrusted)
        }
    }

    /// Manifests that say something, and of which nobody can tell what.
    private var unreadManifests: [Undetermined] {
        if let status = evidence.faultStatus {
            return [
                Undetermined(
                    subject: "synthesis", en: status.explanation,
                    es: "el archivo lleva un manifiesto que no se puede leer")
            ]
        }
        guard evidence.validation == nil, let remote else { return [] }
        return [
            Undetermined(
                subject: "synthesis",
                en: "a manifest is said to be at \(MetadataField.excerpt(of: remote)); hand over its bytes",
                es: "se dice que hay un manifiesto en \(MetadataField.excerpt(of: remote)); entregue sus bytes")
        ]
    }

    // MARK: Metadata

    /// That whoever handed the file over said that it is synthetic: by the caller's word, or by records that hold.
    private var declared: [SynthesisFinding.Evidence] {
        func evidence(_ place: String, _ trust: SynthesisFinding.Trust) -> SynthesisFinding.Evidence {
            SynthesisFinding.Evidence(
                technique: .declaration, rule: "declaration", place: place, value: "synthetic", generator: nil,
                confidence: .medium, isForgeable: trust == .none, trust: trust)
        }
        var all: [SynthesisFinding.Evidence] = []
        if circumstances.declaration == .synthetic {
            all.append(evidence("the declaration handed over with the file", .none))
        }
        for found in declarations where found.holds && found.statement.answer == .yes {
            let trust: SynthesisFinding.Trust = found.attestation.signer?.isTrusted == true ? .trusted : .untrusted
            switch found.place {
            case .detached: all.append(evidence("the record handed over with the file", trust))
            case .embedded(let manifest): all.append(evidence(MetadataField.excerpt(of: manifest), trust))
            }
        }
        return all
    }

    private static func evidence(_ trace: SignalFinding) -> SynthesisFinding.Evidence {
        SynthesisFinding.Evidence(
            technique: technique(trace.field.place), rule: trace.rule, place: place(of: trace.field),
            value: trace.field.excerpt, generator: trace.generator, confidence: confidence(trace.confidence),
            isForgeable: true, trust: .none)
    }

    private static func evidence(_ found: TC260Finding) -> SynthesisFinding.Evidence {
        let producer = found.label.contentProducer
        let name =
            found.label.producer.map { "\($0) (TC260)" }
            ?? (producer.isEmpty ? "TC260 label" : "TC260 producer \(MetadataField.excerpt(of: producer))")
        return SynthesisFinding.Evidence(
            technique: .tc260, rule: "tc260", place: place(of: found.field), value: found.field.excerpt,
            generator: name,
            confidence: found.label.level == .synthetic ? .high : .medium, isForgeable: true, trust: .none)
    }

    private static func label(_ found: TC260Finding) -> SynthesisFinding.ImplicitLabel {
        SynthesisFinding.ImplicitLabel(
            place: place(of: found.field), form: found.form.rawValue,
            values: found.label.values.map { MetadataField.excerpt(of: $0) }, missing: found.missing,
            producerCreditCode: TC260Producer.creditCode(in: found.label.contentProducer), label: found.label)
    }

    static func place(of field: MetadataField) -> String {
        let key = MetadataField.excerpt(of: field.key)
        return "\(field.carrier) “\(key)” from byte \(field.range.lowerBound)"
    }

    static func confidence(_ confidence: SignalRule.Confidence) -> SynthesisFinding.Confidence {
        switch confidence {
        case .high: .high
        case .medium: .medium
        case .low: .low
        }
    }

    private static func technique(_ place: MetadataField.Place) -> SynthesisFinding.Technique {
        switch place {
        case .pngText: .pngText
        case .jpegComment: .jpegComment
        case .jpegSegment: .jpegSegment
        case .jpegTrailer: .jpegTrailer
        case .exif: .exif
        case .xmp: .xmp
        case .itemList: .itemList
        }
    }

    /// A PNG with alpha may hide text there, which only its pixels show.
    private var hiddenText: Undetermined? {
        guard circumstances.pixels == nil, evidence.layout.format == .png, asset.byteCount > 26,
            let type = try? asset.bytes(25..<26, limit: 1), type == [6]
        else { return nil }
        return Undetermined(
            subject: "hiddenText",
            en:
                "some generators hide text in the lowest bits of alpha; whether this picture has any, its decoded pixels would tell",
            es:
                "algunos generadores ocultan texto en los bits más bajos de la transparencia; si esta imagen lo tiene, lo dirían sus píxeles decodificados"
        )
    }
}
