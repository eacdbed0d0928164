/// What came of checking one signature.
package enum SignatureVerdict: Sendable, Hashable {
    /// The key made it over this message.
    case valid
    /// The key did not make it over this message.
    case mismatch
    /// It has not the form that the algorithm gives signatures, with what is wrong.
    case malformed(String)
    /// The key cannot make signatures of this algorithm, or none that prove anything.
    case unfitKey(String)

    /// Whether the signature proves what it is meant to.
    package var isValid: Bool { self == .valid }
}
