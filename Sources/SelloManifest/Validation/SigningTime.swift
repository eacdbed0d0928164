package import SelloBytes

/// What is known of when a claim was signed.
package enum SigningTime: Sendable, Hashable {
    /// A trusted time-stamp says when.
    case attested(Moment)
    /// A time-stamp says when, of an authority that nobody vouches for.
    case stamped(Moment)
    /// Nothing says when.
    case unknown

    /// The time, whoever says it.
    package var moment: Moment? {
        switch self {
        case .attested(let moment), .stamped(let moment): moment
        case .unknown: nil
        }
    }

    /// The time, where a trusted time-stamp says it.
    package var attested: Moment? {
        guard case .attested(let moment) = self else { return nil }
        return moment
    }
}
