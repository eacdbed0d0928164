internal import SelloCBOR
internal import SelloManifest

/// What the signed actions of a file say of how synthetic its content is, as far as the manifests that hold them hold themselves.
///
/// Four source types count, those that say that a trained model made the content or a part of it; terms that leave the question open, such as
/// `virtualRecording` or `composite`, do not, and neither does `algorithmicMedia`, which no model made. They count in any action, also one
/// that C2PA takes for non-editorial: whether an edit may be left unlabelled is for the law to say, not for whoever reads the label.
///
/// The content of a parent is the content of what was made from it. A part is in it as well, unless an action says that it was taken out: a
/// photograph into which a synthetic picture was placed is synthetic in part. What was only given to the process (`inputTo`) is not in it.
public struct SyntheticBySignature: Sendable, Hashable {
    /// What one manifest says.
    public struct Statement: Sendable, Hashable {
        /// Whose content it speaks of.
        public enum Subject: String, Sendable, Hashable, CaseIterable {
            /// The file's own, or that of a file it was made from.
            case content
            /// That of a part of the file.
            case component
        }

        /// The label (URN) of the manifest.
        public let manifest: String
        /// The action that says so, such as `c2pa.created`; the label of an assertion where it is none of the actions.
        public let action: String
        /// The software that did it, as the action or else the claim names it.
        public let agent: String?
        /// How the content came to be.
        public let sourceType: DigitalSourceType
        /// Whose content it speaks of.
        public let subject: Subject
        /// Whether whoever signed it leads to an anchor.
        public let isTrusted: Bool
    }

    /// What is said by manifests that hold, the weightiest first: of the content before parts, the stronger type before the weaker, the
    /// later manifest before the earlier.
    public let statements: [Statement]
    /// What is said by manifests that do not hold, or that only a broken one leads to; anyone may have written it.
    public let unproven: [Statement]

    /// Whether a manifest that holds says that the content, or a part of it, is synthetic.
    public var isSynthetic: Bool { !statements.isEmpty }

    /// The answer in short: what is said, by which manifest, and whether its signer is trusted; without a manifest where nothing is said.
    public var verdict: (isSynthetic: Bool, manifest: String?, sourceType: DigitalSourceType?, isTrusted: Bool) {
        let first = statements.first
        return (isSynthetic, first?.manifest, first?.sourceType, first?.isTrusted ?? false)
    }

    /// Of a file without a manifest.
    static let none = SyntheticBySignature(statements: [], unproven: [])

    /// The most statements that are kept of each kind; a manifest may hold any number of actions.
    private static let limit = 1 << 10

    private init(statements: [Statement], unproven: [Statement]) {
        self.statements = statements
        self.unproven = unproven
    }

    /// Reads the actions of every manifest that the active one leads to, each once.
    init(_ validation: StoreValidation) {
        let holds = validation.state == .valid || validation.state == .trusted
        var statements: [Statement] = []
        var unproven: [Statement] = []
        for step in ContentGraph(validation).steps {
            guard let found = validation.manifests[step.manifest] else { continue }
            let isProven = holds && step.holds
            let list = Self.statements(of: found, step.subject, isTrusted: isProven && validation.trusts(found))
            if isProven, statements.count < Self.limit {
                statements += list
            } else if unproven.count < Self.limit {
                unproven += list
            }
        }
        self.init(statements: Self.sorted(statements), unproven: Self.sorted(unproven))
    }

    private static func sorted(_ statements: [Statement]) -> [Statement] {
        func rank(_ statement: Statement) -> Int {
            (statement.subject == .content ? 1000 : 0) + statement.sourceType.strength
        }
        // The sort keeps the order of what weighs the same: from the active manifest on.
        return Array(statements.sorted { rank($0) > rank($1) }.prefix(limit))
    }

    /// What one manifest says, each thing once.
    private static func statements(
        of found: ManifestValidation, _ subject: Statement.Subject, isTrusted: Bool
    ) -> [Statement] {
        var seen: Set<Statement> = []
        var statements: [Statement] = []
        let generator = found.claim?.generators.first.map(\.fullName)
        func add(
            _ type: DigitalSourceType, _ action: String, _ subject: Statement.Subject, agent: String? = nil
        ) {
            guard type.namesModel, statements.count < limit else { return }
            let statement = Statement(
                manifest: found.manifest.label, action: action, agent: agent ?? generator, sourceType: type,
                subject: subject, isTrusted: isTrusted)
            if seen.insert(statement).inserted { statements.append(statement) }
        }
        for said in found.signedSourceTypes { add(said.type, said.action, subject, agent: said.agent) }
        if let label = SGILabel(found.values[SGILabel.assertionLabel]) {
            add(label.sourceType, SGILabel.assertionLabel, subject, agent: label.system?.name)
        }
        // An ingredient without a manifest of its own may be spoken for by whoever added it (2.4, 18.17).
        for (name, ingredient) in found.ingredients where ingredient.relationship != .inputTo {
            guard let type = found.signedSourceType(of: name) else { continue }
            add(type, name, ingredient.relationship == .parentOf ? subject : .component)
        }
        return statements
    }
}

extension ManifestValidation {
    /// How the content came to be, as each action says, by itself or by its template.
    var signedSourceTypes: [(type: DigitalSourceType, action: String, agent: String?)] {
        actions.flatMap { label, assertion in
            let templates = values[label].map { ActionTemplates($0) }
            return assertion.actions.compactMap { action -> (DigitalSourceType, String, String?)? in
                guard let text = action.digitalSourceType ?? templates?.digitalSourceType(for: action.name) else {
                    return nil
                }
                return (
                    DigitalSourceType(text) ?? DigitalSourceType(rawValue: text), action.name,
                    action.softwareAgent?.fullName
                )
            }
        }
    }
}

extension ManifestValidation {
    /// How an ingredient came to be, as the manifest that added it says.
    func signedSourceType(of ingredient: String) -> DigitalSourceType? {
        values[ingredient]?["digitalSourceType"]?.untagged.textValue.map {
            DigitalSourceType($0) ?? DigitalSourceType(rawValue: $0)
        }
    }
}

extension StoreValidation {
    /// Whether the signer of one manifest leads to an anchor.
    func trusts(_ found: ManifestValidation) -> Bool {
        state == .trusted && found.results.succeeded(.signingCredentialTrusted)
    }
}
