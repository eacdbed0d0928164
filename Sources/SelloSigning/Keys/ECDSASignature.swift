internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the halves belong to the signature
// once it has taken them, and are freed here where it does not.

/// The two forms of an ECDSA signature: `r` and `s` joined at fixed width, as COSE has them (IEEE P1363), and the DER that OpenSSL
/// wants.
enum ECDSASignature {
    /// The DER of a joined signature, each half as wide as the curve; `nil` for another width.
    static func der(joined: [UInt8], curve: EllipticCurve) -> [UInt8]? {
        let width = curve.coordinateByteCount
        guard joined.count == 2 * width,
            let signature = unsafe Owned<ECDSASignatureObject>(ECDSA_SIG_new()),
            let first = unsafe number(joined[..<width]), let second = unsafe number(joined[width...])
        else { return nil }
        guard unsafe ECDSA_SIG_set0(signature.raw, first, second) == 1 else {
            unsafe BN_free(first)
            unsafe BN_free(second)
            return nil
        }
        let count = unsafe i2d_ECDSA_SIG(signature.raw, nil)
        guard count > 0 else { return nil }
        var der = [UInt8](repeating: 0, count: Int(count))
        return unsafe der.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            return unsafe i2d_ECDSA_SIG(signature.raw, &start) == count
        } ? der : nil
    }

    /// The joined form of a DER signature; `nil` where a half is wider than the curve.
    static func joined(der: [UInt8], curve: EllipticCurve) -> [UInt8]? {
        let width = curve.coordinateByteCount
        let parsed = unsafe der.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            return unsafe d2i_ECDSA_SIG(nil, &start, buffer.count)
        }
        guard let signature = unsafe Owned<ECDSASignatureObject>(parsed) else { return nil }
        var halves: (OpaquePointer?, OpaquePointer?) = (nil, nil)
        unsafe ECDSA_SIG_get0(signature.raw, &halves.0, &halves.1)
        guard let first = unsafe padded(halves.0, width), let second = unsafe padded(halves.1, width) else {
            return nil
        }
        return first + second
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> OpaquePointer? {
        unsafe bytes.withUnsafeBufferPointer { unsafe BN_bin2bn($0.baseAddress, Int32($0.count), nil) }
    }

    private static func padded(_ number: OpaquePointer?, _ width: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: width)
        return unsafe BN_bn2binpad(number, &bytes, Int32(width)) == Int32(width) ? bytes : nil
    }
}
