/// What answers of responders say of a certificate, each with a sentence for people.
package enum RevocationVerdict: Sendable, Hashable {
    /// It was not revoked when it signed.
    case notRevoked(String)
    /// It was revoked.
    case revoked(String)
    /// A responder does not know it.
    case unknown(String)
    /// Nothing that counts was said; the reasons, one for each answer looked at.
    case undecided([String])
}
