internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the number that OpenSSL makes is owned
// here.

/// Why a key proves nothing, whoever certified it.
package enum KeyWeakness: Sendable, Hashable {
    /// An RSA modulus under 2048 bits.
    case smallModulus(bits: Int)
    /// An RSA modulus over 16384 bits: each signature would take seconds to check.
    case largeModulus(bits: Int)
    /// An RSA exponent of 1, or an even one: with 1 every number is its own signature.
    case badExponent

    /// What is wrong, in a sentence.
    package var sentence: String {
        switch self {
        case .smallModulus(let bits): "the RSA key has \(bits) bits, and at least 2048 are needed"
        case .largeModulus(let bits): "the RSA key has \(bits) bits, and at most 16384 are taken"
        case .badExponent: "the RSA key has a public exponent that signs nothing (1, or an even number)"
        }
    }

    /// Looks at a key.
    ///
    /// - Parameters:
    ///   - raw: `EVP_PKEY *`.
    ///   - kind: What kind of key it is.
    init?(of raw: OpaquePointer, _ kind: KeyKind) {
        let bits: Int
        switch kind {
        case .rsa(let count), .rsaPSS(let count, _): bits = count
        case .ecdsa, .ed25519, .unsupported: return nil
        }
        guard bits >= 2048 else {
            self = .smallModulus(bits: bits)
            return
        }
        guard bits <= 16384 else {
            self = .largeModulus(bits: bits)
            return
        }
        var exponent: OpaquePointer?  // BIGNUM *
        guard unsafe EVP_PKEY_get_bn_param(raw, "e", &exponent) == 1, let number = unsafe Owned<NumberObject>(exponent)
        else {
            self = .badExponent
            return
        }
        guard unsafe BN_is_odd(number.raw) == 1, unsafe BN_num_bits(number.raw) > 1,
            unsafe BN_is_negative(number.raw) == 0
        else {
            self = .badExponent
            return
        }
        return nil
    }
}
