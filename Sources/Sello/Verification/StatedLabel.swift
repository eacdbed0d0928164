internal import SelloBytes
internal import SelloManifest

/// What one manifest says by itself of how its content came to be, in whichever way its producer says such things.
enum StatedLabel {
    /// Our label.
    case ours(SGILabel, actions: DigitalSourceType?)
    /// An action of another producer, or a file that it added, says that a model was at work: a label for all that.
    case theirs(DigitalSourceType)
    /// Source types that name no model, the strongest of them.
    case other(DigitalSourceType)
    /// Something that is seen or heard was changed, and nobody said how.
    case untold
    /// Nothing was changed that is seen or heard; C2PA lets such a manifest say nothing, since its ingredients speak.
    case silent
    /// It says nothing and changes nothing: an update manifest, for whose content the parent's manifest vouches.
    case updating

    init(_ found: ManifestValidation) {
        let types = found.signedSourceTypes.map(\.type) + found.parentSourceTypes
        let strongest = types.first?.strongest(of: types)
        if let label = SGILabel(found.values[SGILabel.assertionLabel]) {
            self = .ours(label, actions: strongest)
        } else if let strongest {
            self = strongest.namesModel ? .theirs(strongest) : .other(strongest)
        } else {
            let isEdited = found.actions.contains { $0.assertion.actions.contains { $0.isEditorial } }
            self = found.manifest.kind == .update ? .updating : isEdited ? .untold : .silent
        }
    }

    /// Whether it leaves speaking to its parent.
    var isSilent: Bool {
        switch self {
        case .silent, .updating: true
        case .ours, .theirs, .other, .untold: false
        }
    }

    /// The label that a later manifest has to carry on; `nil` where there is none to carry.
    var label: (sourceType: DigitalSourceType, id: UniqueIdentifier?)? {
        switch self {
        case .ours(let label, _): (label.sourceType, label.id)
        case .theirs(let type): (type, nil)
        case .other, .untold, .silent, .updating: nil
        }
    }

    /// What it says of how the content came to be.
    var sourceType: DigitalSourceType? {
        switch self {
        case .ours(let label, _): label.sourceType
        case .theirs(let type), .other(let type): type
        case .untold, .silent, .updating: nil
        }
    }
}

extension Action {
    /// Whether it changes what is seen or heard, as C2PA's conformance programme divides actions.
    fileprivate var isEditorial: Bool {
        !Self.inceptions.contains(name) && name != "c2pa.placed" && !Signals.nonEditorial.contains(name)
    }
}

extension ManifestValidation {
    /// What the manifest says of parents that came without one of their own (2.4, 18.17).
    fileprivate var parentSourceTypes: [DigitalSourceType] {
        ingredients.compactMap { label, ingredient in
            guard ingredient.relationship == .parentOf else { return nil }
            return signedSourceType(of: label)
        }
    }
}
