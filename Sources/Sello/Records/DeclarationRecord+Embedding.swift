internal import SelloBytes
internal import SelloCBOR
internal import SelloManifest

/// The record as the assertion `org.sello.declaration` of an update manifest (`Spec/declaration.md`, "In the file").
extension DeclarationRecord {
    /// The assertion's label.
    static let assertionLabel = "org.sello.declaration"

    /// The assertion's map: the record as it is, so that it can be taken out again and handed on.
    var assertion: CBORValue { .map(["version": 1, "record": .bytes(bytes)]) }
}

extension ManifestEvidence {
    /// The declarations in the update manifests on top of the newest manifest that binds to content: those that speak of this content.
    ///
    /// - Parameter options: What may be relied on.
    /// - Returns: What each is worth, the newest first; of records that cannot be read, why.
    func declarations(_ options: ValidationOptions) -> [Result<DeclarationFinding, RecordError>] {
        guard let validation else { return [] }
        var found: [Result<DeclarationFinding, RecordError>] = []
        for (manifest, _) in lineage {
            guard manifest.manifest.kind == .update, found.count < Self.declarationLimit else { break }
            guard let value = manifest.values[DeclarationRecord.assertionLabel] else { continue }
            found.append(
                Result { () throws(RecordError) in
                    let fields = try RecordFields(value)
                    try fields.checkVersion()
                    let record = try DeclarationRecord(
                        try fields.required("record", value["record"]?.bytesValue), limits: options.limits)
                    // The digest of the box as it lies there, whatever the ingredient says of it.
                    let below = validation.parent(of: manifest).flatMap { validation.store.manifest(labelled: $0) }
                    let digest = below.flatMap { try? validation.store.tree.digest(of: $0.hashedBox, .sha256) }
                    return record.check(
                        againstManifest: digest, in: manifest.manifest.label,
                        holds: state == .valid || state == .trusted, options)
                })
        }
        return found
    }

    /// More than anybody has; each costs a signature.
    private static let declarationLimit = 8
}
