/// The findings for one manifest, in the three classes of the standard (spec 2.4, §15.2).
public struct ValidationResults: Sendable, Hashable, Codable {
    /// What holds.
    public internal(set) var success: [ValidationStatus] = []
    /// What neither helps nor harms.
    public internal(set) var informational: [ValidationStatus] = []
    /// What does not hold.
    public internal(set) var failure: [ValidationStatus] = []

    /// Makes empty results.
    public init() {}

    /// Makes results of failures that no manifest could be asked about.
    package init(failure: [ValidationStatus]) { self.failure = failure }

    /// Whether a code is among the failures.
    public func failed(_ code: StatusCode) -> Bool { failure.contains { $0.code == code } }

    /// Whether a code is among the successes.
    public func succeeded(_ code: StatusCode) -> Bool { success.contains { $0.code == code } }

    mutating func pass(_ code: StatusCode, _ url: String, _ explanation: String) {
        success.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    mutating func note(_ code: StatusCode, _ url: String, _ explanation: String) {
        informational.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    mutating func fail(_ code: StatusCode, _ url: String, _ explanation: String) {
        failure.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    /// Whether anything failed other than the question of trust: what makes a manifest `invalid`.
    public var hasFault: Bool { failure.contains { $0.code != .signingCredentialUntrusted } }
}
