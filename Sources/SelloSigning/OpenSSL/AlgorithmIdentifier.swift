internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: what is unpacked has the type of the
// item that it was unpacked by, and is freed here.

/// An algorithm with its parameters, as certificates name it (RFC 5280, 4.1.1.2).
struct AlgorithmIdentifier: Sendable, Hashable {
    let oid: OID
    /// The curve of an elliptic key, where it is named.
    let namedCurve: OID?
    /// The parameters of RSASSA-PSS, where there are some and they can be read.
    let pss: PSSParameters?

    /// Reads an `X509_ALGOR`.
    init(_ raw: UnsafePointer<X509_ALGOR>) {
        oid = unsafe OID(of: raw.pointee.algorithm)
        var type: Int32 = 0
        var value: UnsafeRawPointer?
        unsafe X509_ALGOR_get0(nil, &type, &value, raw)
        namedCurve = unsafe type == V_ASN1_OBJECT ? value.map { unsafe OID(of: OpaquePointer($0)) } : nil
        pss = unsafe oid == .rsaPSS && type == V_ASN1_SEQUENCE ? PSSParameters(raw.pointee.parameter) : nil
    }
}

/// The parameters of RSASSA-PSS (RFC 4055, 3.1); what is absent is SHA-1 by default.
struct PSSParameters: Sendable, Hashable {
    let digest: OID?
    let mask: OID?
    let maskDigest: OID?

    init?(_ parameter: UnsafeMutablePointer<ASN1_TYPE>?) {
        guard let unpacked = unsafe ASN1_TYPE_unpack_sequence(RSA_PSS_PARAMS_it(), parameter) else {
            ErrorQueue.clear()
            return nil
        }
        let parameters = unsafe unpacked.assumingMemoryBound(to: RSA_PSS_PARAMS.self)
        defer { unsafe RSA_PSS_PARAMS_free(parameters) }
        digest = unsafe parameters.pointee.hashAlgorithm.map { unsafe OID(of: $0.pointee.algorithm) }
        mask = unsafe parameters.pointee.maskGenAlgorithm.map { unsafe OID(of: $0.pointee.algorithm) }
        let inner = unsafe parameters.pointee.maskGenAlgorithm.flatMap {
            unsafe ASN1_TYPE_unpack_sequence(X509_ALGOR_it(), $0.pointee.parameter)
        }
        guard let inner = unsafe inner else {
            ErrorQueue.clear()
            maskDigest = nil
            return
        }
        let algorithm = unsafe inner.assumingMemoryBound(to: X509_ALGOR.self)
        maskDigest = unsafe OID(of: algorithm.pointee.algorithm)
        unsafe X509_ALGOR_free(algorithm)
    }
}

extension OID {
    static let rsaPSS = OID(known: "1.2.840.113549.1.1.10")
    static let maskGeneration1 = OID(known: "1.2.840.113549.1.1.8")
    static let sha256 = OID(known: "2.16.840.1.101.3.4.2.1")
    static let sha384 = OID(known: "2.16.840.1.101.3.4.2.2")
    static let sha512 = OID(known: "2.16.840.1.101.3.4.2.3")
}

extension DigestAlgorithm {
    /// The digest of an object identifier.
    init?(_ oid: OID?) {
        switch oid {
        case OID.sha256: self = .sha256
        case OID.sha384: self = .sha384
        case OID.sha512: self = .sha512
        default: return nil
        }
    }
}
