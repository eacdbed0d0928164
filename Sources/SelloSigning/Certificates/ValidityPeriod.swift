public import SelloBytes

/// From when to when a certificate is valid, both ends included (RFC 5280, 4.1.2.5).
public struct ValidityPeriod: Sendable, Hashable {
    /// The first second.
    public let notBefore: Moment
    /// The last second.
    public let notAfter: Moment

    /// Makes a period.
    public init(notBefore: Moment, notAfter: Moment) {
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    /// Whether a moment lies in it.
    public func contains(_ moment: Moment) -> Bool { notBefore <= moment && moment <= notAfter }
}
