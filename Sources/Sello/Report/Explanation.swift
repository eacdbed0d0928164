public import SelloManifest

/// A finding in full: what its code means, which bytes it speaks of, where the standard says so, what to do about it.
public struct Explanation: Sendable, Hashable {
    /// Whom a finding is about.
    public enum Subject: Sendable, Hashable {
        /// The active manifest.
        case activeManifest
        /// A file that went into this one: the URI of the ingredient assertion.
        case ingredient(String)
        /// An identity: the URI of its assertion.
        case identity(String)
    }

    /// The code.
    public let code: StatusCode
    /// In which of the three lists it was found.
    public let kind: StatusCodeMeaning.Kind
    /// What the code means, the clause and what to do; `nil` for a code that nobody knows.
    public let meaning: StatusCodeMeaning?
    /// What was found.
    public let found: String
    /// Whom it is about.
    public let subject: Subject
    /// The absolute JUMBF reference of the box that it speaks of; empty where there is none.
    public let url: String
    /// Where that box lies in the file; empty for one that is not there, for a manifest that is not in the file, and after very many.
    public let box: [Range<Int>]
    /// The bytes of the content that it speaks of: what a hash covers or leaves out; empty after very many.
    public let content: [Range<Int>]
}

extension VerificationReport {
    /// Every finding in full: failures first, then notes, then what holds; those of the active manifest before those of files that went
    /// into it and of identities.
    ///
    /// Made when it is asked for; a verification does not pay for it.
    public var explanations: [Explanation] {
        var room = Self.placeLimit
        var all = explanations(results, .activeManifest, &room)
        for delta in ingredientDeltas {
            all += explanations(delta.validationDeltas, .ingredient(delta.ingredientAssertionURI), &room)
        }
        for identity in identities { all += explanations(identity.results, .identity(identity.assertion), &room) }
        return all
    }

    /// The most ranges of all explanations together: very many findings may each speak of very many places.
    private static let placeLimit = 1 << 18

    private func explanations(
        _ results: ValidationResults, _ subject: Explanation.Subject, _ room: inout Int
    ) -> [Explanation] {
        func places(_ find: () -> [Range<Int>]) -> [Range<Int>] {
            let found = room > 0 ? find() : []
            room -= found.count
            return room < 0 ? [] : found
        }
        let lists: [(StatusCodeMeaning.Kind, [ValidationStatus])] = [
            (.failure, results.failure), (.informational, results.informational), (.success, results.success),
        ]
        return lists.flatMap { kind, list in
            list.map { status in
                Explanation(
                    code: status.code, kind: kind, meaning: status.code.meaning, found: status.explanation,
                    subject: subject, url: status.url, box: places { source.ranges(of: status.url) },
                    content: places { content(status.code) })
            }
        }
    }

    /// The bytes of the content that a code speaks of.
    private func content(_ code: StatusCode) -> [Range<Int>] {
        switch code {
        case .assertionDataHashAdditionalExclusions, .assertionBMFFHashAdditionalExclusions,
            .assertionBoxesHashAdditionalExclusions:
            unprotected.map(\.range)
        case .assertionDataHashMatch, .assertionDataHashMismatch, .assertionBMFFHashMatch, .assertionBMFFHashMismatch,
            .assertionBoxesHashMatch, .assertionBoxesHashMismatch, .assertionMultiAssetHashMatch,
            .assertionMultiAssetHashMismatch:
            source.validation?.coverage?.ranges ?? []
        default: []
        }
    }
}

extension CRJSON {
    /// Where the box of a reference lies in the file.
    func ranges(of url: String) -> [Range<Int>] {
        guard let validation, let active = validation.manifests[validation.active]?.manifest,
            let (manifest, box) = validation.store.resolve(url, in: active)
        else { return [] }
        let tree = validation.store.tree
        let found = storeMap.ranges(of: tree.boxes[box].range)
        // What is compressed lies nowhere in the file; the box that holds it does.
        guard found.isEmpty, let compressed = manifest.compressedBox else { return found }
        return storeMap.ranges(of: tree.boxes[compressed].range)
    }
}

extension Explanation {
    /// The explanation as `--json` has it.
    var json: JSONValue {
        func list(_ ranges: [Range<Int>]) -> JSONValue? {
            guard !ranges.isEmpty else { return nil }
            return .array(
                ranges.map {
                    .object(["start": .integer(Int64($0.lowerBound)), "end": .integer(Int64($0.upperBound))])
                })
        }
        var object = JSONObject()
        object.add("code", text: code.rawValue)
        object.add("kind", text: kind.rawValue)
        object.add("meaning", text: meaning?.sentence)
        object.add("found", text: found)
        object.add("clause", text: meaning?.clause)
        object.add("advice", text: kind == .success ? nil : meaning?.advice)
        switch subject {
        case .activeManifest: break
        case .ingredient(let uri): object.add("ingredient", text: uri)
        case .identity(let uri): object.add("identity", text: uri)
        }
        object.add("url", text: url)
        object.add("box", list(box))
        object.add("content", list(content))
        return object.value
    }
}
