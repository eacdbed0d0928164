/// What was found about a time-stamp (spec 2.4, §15.8; checklist §10.4), each with a sentence for people.
package enum TimeStampFinding: Sendable, Hashable {
    /// It is what an authority signed, about this signature.
    case validated(String)
    /// The authority leads to a trust anchor for time-stamps.
    case trusted(String)
    /// It cannot be read, or is not alone.
    case malformed(String)
    /// It speaks of something else, or its signature is wrong.
    case mismatch(String)
    /// Nobody who is trusted vouches for the authority, or its algorithms prove nothing.
    case untrusted(String)
    /// The authority's certificates were not valid at the time that it names.
    case outsideValidity(String)
    /// The authority's certificate breaks the profile.
    case credentialInvalid(String)
}
