package import SelloBytes

/// What came of checking a time-stamp.
package struct TimeStampVerdict: Sendable, Hashable {
    /// The findings, in the order of the standard.
    package let findings: [TimeStampFinding]
    /// The time that the token names, where an authority signed it about this signature and its certificate was valid then.
    package let time: Moment?
    /// Whether the authority leads to an anchor for time-stamps.
    package let isTrusted: Bool
    /// The authority's certificate.
    package let authority: Certificate?

    /// A token that says nothing.
    package init(_ finding: TimeStampFinding) {
        findings = [finding]
        time = nil
        isTrusted = false
        authority = nil
    }

    /// A token of which the signature and what it speaks of are right.
    init(_ findings: [TimeStampFinding], time: Moment?, isTrusted: Bool, authority: Certificate) {
        self.findings = findings
        self.time = time
        self.isTrusted = isTrusted
        self.authority = authority
    }

    /// The time, where a trusted authority attests it.
    package var attestedTime: Moment? { isTrusted ? time : nil }
}
