internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: `get0` pointers belong to `content` or
// `info`, which outlive them; `get1` ones are owned.

/// A token of a time-stamping authority: signed data about a digest and a time (RFC 3161, 2.4.2; RFC 5652).
struct TimeStampToken: ~Copyable {
    /// What the token attests existed.
    struct Imprint: Sendable, Hashable {
        let algorithm: OID
        let digest: [UInt8]
    }

    /// `CMS_ContentInfo *`.
    let content: Owned<SignedContentObject>
    /// The certificates in it, in any order.
    let certificates: [Certificate]
    /// What it attests.
    let imprint: Imprint
    /// When.
    let time: Moment
    /// The number that the request asked to see again, in DER; empty for none.
    let nonce: [UInt8]

    /// The most bytes of a token: real ones have three to eight KiB.
    static let byteLimit = 64 << 10

    /// Reads a token.
    ///
    /// - Parameter der: The token and nothing after it.
    /// - Throws: ``Malformed`` with what is wrong, in a sentence.
    init(der: [UInt8]) throws(Malformed) {
        guard der.count <= Self.byteLimit else { throw Malformed("it has \(der.count) bytes, and no real one has") }
        guard
            let content: Owned<SignedContentObject> = unsafe DER.read(
                der, { unsafe d2i_CMS_ContentInfo(nil, &$0, $1) }),
            unsafe OBJ_obj2nid(CMS_get0_type(content.raw)) == NID_pkcs7_signed
        else { throw Malformed("it is no signed data (CMS) in DER") }
        guard unsafe OBJ_obj2nid(CMS_get0_eContentType(content.raw)) == NID_id_smime_ct_TSTInfo else {
            throw Malformed("what it signs is no time-stamp")
        }
        guard let place = unsafe CMS_get0_content(content.raw), let octets = unsafe place.pointee else {
            throw Malformed("it does not hold what it signs")
        }
        let encoded = unsafe DER.content(octets)
        guard
            let info: Owned<TimeStampInfoObject> = unsafe DER.read(
                encoded, { unsafe d2i_TS_TST_INFO(nil, &$0, $1) })
        else { throw Malformed("the time-stamp that it signs cannot be read") }
        guard unsafe TS_TST_INFO_get_version(info.raw) == 1 else {
            throw Malformed("it is of a version that is not known")
        }
        guard let imprint = unsafe TS_TST_INFO_get_msg_imprint(info.raw),
            let algorithm = unsafe TS_MSG_IMPRINT_get_algo(imprint),
            let message = unsafe TS_MSG_IMPRINT_get_msg(imprint)
        else { throw Malformed("it does not say what it attests") }
        guard let time = unsafe Moment(TS_TST_INFO_get_time(info.raw)) else { throw Malformed("its time is none") }
        self.imprint = unsafe Imprint(algorithm: OID(of: algorithm.pointee.algorithm), digest: DER.content(message))
        self.time = time
        let number = unsafe TS_TST_INFO_get_nonce(info.raw)
        nonce = unsafe number == nil ? [] : DER.write { unsafe i2d_ASN1_INTEGER(number, $0) }
        certificates = Self.certificates(of: content)
        self.content = content
    }

    /// Why a token cannot be read.
    struct Malformed: Error {
        let reason: String

        init(_ reason: String) { self.reason = reason }
    }

    private static func certificates(of content: borrowing Owned<SignedContentObject>) -> [Certificate] {
        guard let stack = unsafe Owned<CertificateStackObject>(CMS_get1_certs(content.raw)) else { return [] }
        var found: [Certificate] = []
        for index in 0..<min(COSESign1.chainLimit, max(0, unsafe OPENSSL_sk_num(stack.raw)).asInt) {
            let raw = unsafe OPENSSL_sk_value(stack.raw, Int32(index)).map { OpaquePointer($0) }
            if let one = try? Certificate(der: unsafe DER.write { unsafe i2d_X509(raw, $0) }) { found.append(one) }
        }
        return found
    }
}

extension Int32 {
    fileprivate var asInt: Int { Int(self) }
}
