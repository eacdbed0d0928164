/// The findings for one manifest, in the three classes of the standard (spec 2.4, §15.2).
public struct ValidationResults: Sendable, Codable {
    /// What holds.
    public internal(set) var success: [ValidationStatus] = []
    /// What neither helps nor harms.
    public internal(set) var informational: [ValidationStatus] = []
    /// What does not hold.
    public internal(set) var failure: [ValidationStatus] = []
    /// How many more findings are listed here.
    var room = FindingRoom()
    /// What was found and is not listed.
    private(set) var omitted = OmittedFindings()

    private enum CodingKeys: CodingKey { case success, informational, failure }

    /// Makes empty results.
    public init() {}

    /// Makes results of failures that no manifest could be asked about.
    package init(failure: [ValidationStatus]) { self.failure = failure }

    /// Whether a code is among the failures.
    public func failed(_ code: StatusCode) -> Bool { failure.contains { $0.code == code } }

    /// Whether a code is among the successes.
    public func succeeded(_ code: StatusCode) -> Bool { success.contains { $0.code == code } }

    mutating func pass(_ code: StatusCode, _ url: String, _ explanation: String) {
        guard room.take(code) else { return omitted.successes += 1 }
        success.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    mutating func note(_ code: StatusCode, _ url: String, _ explanation: String) {
        guard room.take(code) else { return omitted.notes += 1 }
        informational.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    mutating func fail(_ code: StatusCode, _ url: String, _ explanation: String) {
        guard room.take(code) else { return omitted.failures += 1 }
        failure.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    /// Whether anything failed other than the question of trust: what makes a manifest `invalid`, listed or not.
    public var hasFault: Bool { omitted.failures > 0 || failure.contains { $0.code != .signingCredentialUntrusted } }

    /// Whether anything failed, listed or not.
    var hasFailure: Bool { omitted.failures > 0 || !failure.isEmpty }

    /// Whether nothing was found.
    var isEmpty: Bool { !isListed && omitted.count == 0 }

    /// Takes over other findings, which were counted where they were made.
    mutating func merge(_ other: ValidationResults) {
        success += other.success
        informational += other.informational
        failure += other.failure
        omitted += other.omitted
    }

    /// Takes over what failed of other findings and what is to be noted, in the room that is left here.
    mutating func adopt(_ other: ValidationResults) {
        for status in other.failure { fail(status.code, status.url, status.explanation) }
        for status in other.informational { note(status.code, status.url, status.explanation) }
        omitted += other.omitted
    }

    /// Counts findings that are listed nowhere.
    mutating func omit(_ more: OmittedFindings) { omitted += more }

    /// Whether anything is listed.
    var isListed: Bool { !(success.isEmpty && informational.isEmpty && failure.isEmpty) }

    /// Takes out what is known already; that there is more than is listed stays.
    mutating func remove(where isKnown: (ValidationStatus) -> Bool) {
        success.removeAll(where: isKnown)
        informational.removeAll { $0.code != .findingsOmitted && isKnown($0) }
        failure.removeAll { $0.code != .failuresOmitted && isKnown($0) }
    }

    /// Says in one finding how many there are that are not listed; may be done again when more were found.
    mutating func tellOmitted(at url: String) {
        guard omitted.count > 0 else { return }
        informational.removeAll { $0.code == .findingsOmitted }
        failure.removeAll { $0.code == .failuresOmitted }
        let text =
            "\(omitted.count) more findings are not listed: \(omitted.failures) failures, \(omitted.notes) notes, \(omitted.successes) that hold"
        if omitted.failures > 0 {
            failure.append(ValidationStatus(code: .failuresOmitted, url: url, explanation: text))
        } else {
            informational.append(ValidationStatus(code: .findingsOmitted, url: url, explanation: text))
        }
    }
}

extension ValidationResults: Hashable {
    /// Whether the same was found; how much more there was room for is no part of that.
    public static func == (left: ValidationResults, right: ValidationResults) -> Bool {
        left.success == right.success && left.informational == right.informational && left.failure == right.failure
            && left.omitted == right.omitted
    }

    /// Hashes what was found.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(success)
        hasher.combine(informational)
        hasher.combine(failure)
        hasher.combine(omitted)
    }
}
