package import SelloBytes

/// What the seeds of the entries that check signatures have in common: nobody has their keys any more, so that nothing but the seeds can hold.
package enum KnownSignatures {
    /// The moment that everything is signed and judged at.
    package static let moment = Moment(seconds: 1_795_290_300)

    /// What the seeds of the entry `COSE` sign.
    package static let payload = Array("What the seeds sign.".utf8)
}
