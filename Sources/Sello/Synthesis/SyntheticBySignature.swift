internal import SelloManifest

/// Judges whether a file is synthetic by signature: whether a manifest that holds says so, of the file or of something that went into it.
struct SyntheticBySignature: Sendable {
    /// A statement of a manifest.
    struct Statement: Sendable {
        /// The manifest that makes it.
        let manifest: ManifestValidation
        /// The absolute JUMBF reference of the assertion that holds it.
        let assertion: String
        /// The digital source type.
        let sourceType: DigitalSourceType
        /// The action; `nil` where the label says it.
        let action: Action?
    }

    /// Every statement that a trained model was at work, from the active manifest down, whether its manifest holds or not.
    let statements: [Statement]

    /// Reads the statements of a store.
    ///
    /// - Parameter validation: The store, validated.
    init(_ validation: StoreValidation) {
        statements = Self.contributing(validation).flatMap { Self.statements(of: $0) }
    }

    /// Whether a statement stands on a manifest that holds, in a file whose state is valid or trusted.
    static func holds(_ statement: Statement, in validation: StoreValidation) -> Bool {
        guard validation.state == .valid || validation.state == .trusted else { return false }
        return !statement.manifest.results.hasFault
    }

    /// The most manifests that are walked over; each once.
    private static let limit = 1 << 10

    /// The manifests whose content is in the file: the active one, and by way of parents and components all that went
    /// into it.
    ///
    /// What was only given to the process as an input is not in what came out.
    private static func contributing(_ validation: StoreValidation) -> [ManifestValidation] {
        var found: [ManifestValidation] = []
        var seen: Set<String> = []
        var waiting = [validation.active]
        while let label = waiting.popLast(), found.count < limit {
            guard seen.insert(label).inserted, let manifest = validation.manifests[label] else { continue }
            found.append(manifest)
            for (_, ingredient) in manifest.ingredients.reversed() where ingredient.relationship != .inputTo {
                guard let reference = ingredient.activeManifest,
                    let target = validation.store.resolve(reference.url, in: manifest.manifest)?.manifest.label
                else { continue }
                waiting.append(target)
            }
        }
        return found
    }

    private static func statements(of manifest: ManifestValidation) -> [Statement] {
        var found: [Statement] = []
        for (label, assertion) in manifest.actions {
            for action in assertion.actions {
                guard let uri = action.digitalSourceType, let type = DigitalSourceType(uri), type.namesModel else {
                    continue
                }
                found.append(
                    Statement(
                        manifest: manifest, assertion: manifest.manifest.assertionURI(label), sourceType: type,
                        action: action))
            }
        }
        if let label = SGILabel(manifest.values[SGILabel.assertionLabel]), label.sourceType.namesModel {
            found.append(
                Statement(
                    manifest: manifest, assertion: manifest.manifest.assertionURI(SGILabel.assertionLabel),
                    sourceType: label.sourceType, action: nil))
        }
        return found
    }
}
