/// What manifests took out of those below them (spec 2.4, §6.8 and §15.11.3; checklist §7).
///
/// A manifest may redact what it leads to, nothing else: not itself, and not what was made of it later.
struct Redactions {
    private var labels: [Int: Set<String>] = [:]

    /// Takes in what a manifest redacts.
    ///
    /// - Parameters:
    ///   - redactor: The manifest.
    ///   - below: The boxes of the manifests that it leads to.
    ///   - store: Where all of them are.
    mutating func add(_ redactor: ManifestValidation, below: Set<Int>, in store: ManifestStore) {
        for text in redactor.claim?.redactedAssertions ?? [] {
            guard let target = Self.target(of: text, in: redactor.manifest),
                let manifest = store.manifest(labelled: target.manifest), below.contains(manifest.box)
            else { continue }
            labels[manifest.box, default: []].insert(target.assertion)
        }
    }

    /// Whether an assertion was redacted; manifest, label and instance must be the very ones.
    func contains(_ label: String, of manifest: Manifest) -> Bool { labels[manifest.box]?.contains(label) == true }

    /// Whether what a reference means was redacted.
    func contains(_ reference: String, from manifest: Manifest, in store: ManifestStore) -> Bool {
        guard !labels.isEmpty, let target = Self.target(of: reference, in: manifest),
            let owner = store.manifest(labelled: target.manifest)
        else { return false }
        return contains(target.assertion, of: owner)
    }

    /// Whether anything of a manifest was redacted: its digest is then none that was recorded before.
    func touch(_ manifest: Manifest) -> Bool { labels[manifest.box] != nil }

    /// An assertion by the names that a redaction gives.
    struct Target: Hashable {
        let manifest: String
        let assertion: String
    }

    /// The manifest and the assertion that a redaction names; `nil` where it names no assertion.
    static func target(of text: String, in manifest: Manifest) -> Target? {
        guard let uri = JUMBFURI(text) else { return nil }
        let labels = uri.isAbsolute ? uri.labels : [manifest.label] + uri.labels
        guard labels.count == 3, labels[1] == Manifest.assertionStoreLabel else { return nil }
        return Target(manifest: labels[0], assertion: labels[2])
    }
}

extension Redactions {
    /// Judges what a claim redacts (checklist §18 B, step 18).
    ///
    /// For a reference that leads to no assertion of an ingredient the standard has no code; it takes nothing out, and that is said.
    static func judge(_ found: inout ManifestValidation, lineage: Lineage) {
        let manifest = found.manifest
        // Of each manifest once: there may be very many redactions, and very many assertions.
        var known: [String: Set<String>?] = [:]
        func isKnown(_ target: Target) -> Bool {
            let labels = known[target.manifest] ?? lineage.manifests[target.manifest]?.assertionLabels
            known[target.manifest] = .some(labels)
            return labels?.contains(target.assertion) ?? true
        }
        for text in found.claim?.redactedAssertions ?? [] {
            // Whatever of its own manifest a claim names: it points into it (spec 2.4, §15.10.3).
            guard !pointsInto(manifest, text) else {
                found.results.fail(
                    .assertionSelfRedacted, manifest.claimURI, "the claim redacts \(text) of its own manifest")
                continue
            }
            guard let target = target(of: text, in: manifest) else {
                found.results.note(
                    .redactsNothing, manifest.claimURI, "the claim redacts \(text), which names no assertion")
                continue
            }
            let type = target.assertion.assertionType
            if AssertionLabel.allActions.contains(type) {
                found.results.fail(
                    .assertionActionRedacted, manifest.claimURI,
                    "the claim redacts \(target.assertion) of \(target.manifest); what was done may not be redacted")
            } else if AssertionLabel.bindsContent(type) {
                found.results.fail(
                    .assertionHardBindingRedacted, manifest.claimURI,
                    "the claim redacts \(target.assertion) of \(target.manifest); a hard binding may not be redacted")
            } else if !isKnown(target) {
                found.results.note(
                    .redactsNothing, manifest.claimURI,
                    "the claim redacts \(target.assertion) of \(target.manifest), which never had it")
            }
        }
    }

    private static func pointsInto(_ manifest: Manifest, _ text: String) -> Bool {
        guard let uri = JUMBFURI(text) else { return false }
        return !uri.isAbsolute || uri.labels.first == manifest.label
    }
}

extension ManifestValidation {
    /// The labels of the assertions that the manifest has, and of those that its claim lists though they were taken out; `nil` where the
    /// claim cannot be read.
    fileprivate var assertionLabels: Set<String>? {
        claim.map { claim in
            Set(manifest.assertions.map(\.label) + claim.assertions.compactMap { JUMBFURI($0.url)?.labels.last })
        }
    }
}

extension ManifestStore {
    /// Whether what is left of a redacted assertion is empty: nothing but zeros, or the UUID that says so and zeros.
    ///
    /// Whatever the type of the box is: a slot that holds something else was filled by somebody (attack 8 of the list).
    func isEmptied(_ box: Int) -> Bool {
        tree.children(of: box).allSatisfy { child in
            let content = tree.boxes[child]
            guard content.code != JUMBFBox.superbox else { return false }
            var bytes = tree.bytes[content.payload]
            if content.code == JUMBFBox.uuid, bytes.starts(with: Self.redactionIdentifier) {
                bytes = bytes.dropFirst(Self.redactionIdentifier.count)
            }
            return bytes.allSatisfy { $0 == 0 }
        }
    }

    /// The UUID of what takes the place of a redacted assertion (spec 2.4, §6.8).
    package static let redactionIdentifier: [UInt8] = [
        0xCA, 0xA9, 0x8E, 0xEE, 0x9D, 0x4D, 0xF8, 0x0E, 0x86, 0xAD, 0x4D, 0xFF, 0xCA, 0x26, 0x39, 0x73,
    ]
}
