package import SelloBytes
package import SelloCBOR
internal import SelloManifest
internal import SelloPolicy

/// The claim as the assertion `org.sello.exemption` (`Spec/exemption.md`).
extension ExemptionClaim {
    /// The assertion's label.
    static let assertionLabel = "org.sello.exemption"

    /// The assertion's map.
    package func cbor(at moment: Moment) -> CBORValue {
        .map([
            "version": 1, "rulebook": .text(Self.rulebook), "limb": .text(limb.rawValue),
            "actions": .array(actions.map { .text($0) }), "claimedBy": .text(claimedBy.rawValue),
            "claimedAt": .tagged(0, .text(moment.description)),
            "evidence": evidence.isEmpty ? nil : .array(evidence.map(\.cbor)),
        ])
    }

    /// Reads the assertion's map; fields that are not known are passed over, and evidence of a kind that is not known is kept by its kind.
    ///
    /// - Throws: ``RecordError`` that names the field.
    package static func read(_ value: CBORValue) throws(RecordError) -> (claim: ExemptionClaim, at: Moment) {
        let fields = try RecordFields(value)
        try fields.checkVersion()
        guard try fields.text("rulebook", upTo: nameByteCount) == rulebook else {
            throw .invalidField(
                "rulebook",
                Sentence(
                    en: "the exemption is claimed under rules that this program does not know",
                    es: "la exención se alega según normas que este programa no conoce"))
        }
        let evidence = try fields.items("evidence", upTo: listLimit) ?? []
        let claim = ExemptionClaim(
            try fields.required("limb", try fields.word("limb")),
            actions: try fields.required(
                "actions", try fields.texts("actions", upTo: listLimit, bytes: nameByteCount)),
            claimedBy: try fields.required("claimedBy", try fields.reference("claimedBy", isStored: true)),
            evidence: try evidence.map { item throws(RecordError) in try Evidence(item) })
        return (claim, try fields.required("claimedAt", try fields.moment("claimedAt")))
    }
}

extension ExemptionClaim.Evidence {
    fileprivate var cbor: CBORValue {
        switch self {
        case .document(let reference, let sha256):
            .map([
                "kind": .text(kind), "reference": .text(reference.rawValue), "sha256": sha256.map { .bytes($0) },
            ])
        case .statement(let text): .map(["kind": .text(kind), "text": .text(text)])
        case .other: .map(["kind": .text(kind)])
        }
    }

    fileprivate init(_ value: CBORValue) throws(RecordError) {
        let fields = try RecordFields(value, at: "evidence")
        let kind = try fields.required("kind", try fields.text("kind", upTo: ExemptionClaim.nameByteCount))
        switch kind {
        case "document":
            self = .document(
                try fields.required("reference", try fields.reference("reference", isStored: true)),
                sha256: try fields.digest("sha256"))
        case "statement":
            self = .statement(
                try fields.required("text", try fields.text("text", upTo: ExemptionClaim.statementByteCount)))
        default: self = .other(kind: kind)
        }
    }
}

extension ManifestEvidence {
    /// The exemptions that the manifests of the chain claim, the newest first; one that cannot be read claims nothing.
    var exemptions: [ExemptionFinding] {
        lineage.compactMap { manifest, _ in
            guard let value = manifest.values[ExemptionClaim.assertionLabel],
                let (claim, moment) = try? ExemptionClaim.read(value)
            else { return nil }
            let holds = (state == .valid || state == .trusted) && !manifest.results.hasFault
            return ExemptionFinding(
                claim: claim, claimedAt: moment, manifest: manifest.manifest.label, signer: SignerSummary(manifest),
                isSigned: holds)
        }
    }
}
