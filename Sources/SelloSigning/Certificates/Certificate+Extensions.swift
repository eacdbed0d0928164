internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: what `X509_get_ext_d2i` gives for an
// identifier is of the type of that extension, and is freed here.

/// What a certificate says in an extension.
enum CertificateExtension<Value> {
    /// It has no such extension.
    case absent
    /// It has the extension twice (forbidden by RFC 5280, 4.2), or one that cannot be read.
    case unreadable
    /// It says this.
    case present(Value)

    /// What it says, if it does.
    var value: Value? {
        guard case .present(let value) = self else { return nil }
        return value
    }
}

/// Whether a certificate is an authority, and how many more may stand below it (RFC 5280, 4.2.1.9).
struct BasicConstraints: Sendable, Hashable {
    let isAuthority: Bool
    let hasPathLength: Bool
}

/// What a key may be used for (RFC 5280, 4.2.1.3); only what is asked for here.
struct KeyUsage: Sendable, Hashable {
    let digitalSignature: Bool
    let nonRepudiation: Bool
    let certificateSigning: Bool
}

/// One extension, as it is listed.
struct ListedExtension: Sendable, Hashable {
    let oid: OID
    let isCritical: Bool
    /// Whether OpenSSL's path validation handles it.
    let isHandled: Bool
}

extension Certificate {
    /// Every extension, in order.
    var extensions: [ListedExtension] {
        (0..<max(0, unsafe X509_get_ext_count(raw))).map { index in
            let one = unsafe X509_get_ext(raw, index)
            return unsafe ListedExtension(
                oid: OID(of: X509_EXTENSION_get_object(one)), isCritical: X509_EXTENSION_get_critical(one) == 1,
                isHandled: X509_supported_extension(one) == 1)
        }
    }

    var basicConstraints: CertificateExtension<BasicConstraints> {
        unsafe read(NID_basic_constraints) { pointer in
            let constraints = unsafe pointer.assumingMemoryBound(to: BASIC_CONSTRAINTS.self)
            defer { unsafe BASIC_CONSTRAINTS_free(constraints) }
            return unsafe BasicConstraints(
                isAuthority: constraints.pointee.ca != 0, hasPathLength: constraints.pointee.pathlen != nil)
        }
    }

    var keyUsage: CertificateExtension<KeyUsage> {
        unsafe read(NID_key_usage) { pointer in
            let bits = unsafe pointer.assumingMemoryBound(to: ASN1_STRING.self)
            defer { unsafe ASN1_STRING_free(bits) }
            return unsafe KeyUsage(
                digitalSignature: ASN1_BIT_STRING_get_bit(bits, 0) == 1,
                nonRepudiation: ASN1_BIT_STRING_get_bit(bits, 1) == 1,
                certificateSigning: ASN1_BIT_STRING_get_bit(bits, 5) == 1)
        }
    }

    var extendedKeyUsage: CertificateExtension<[OID]> {
        unsafe read(NID_ext_key_usage) { pointer in
            let list = OpaquePointer(pointer)
            defer { unsafe EXTENDED_KEY_USAGE_free(list) }
            return (0..<max(0, unsafe OPENSSL_sk_num(list))).map { index in
                unsafe OID(of: OPENSSL_sk_value(list, index).map { OpaquePointer($0) })
            }
        }
    }

    var authorityKeyIdentifier: CertificateExtension<Void> {
        unsafe read(NID_authority_key_identifier) { pointer in
            unsafe AUTHORITY_KEYID_free(pointer.assumingMemoryBound(to: AUTHORITY_KEYID.self))
        }
    }

    var subjectKeyIdentifier: CertificateExtension<Void> {
        unsafe read(NID_subject_key_identifier) { pointer in
            unsafe ASN1_STRING_free(pointer.assumingMemoryBound(to: ASN1_STRING.self))
        }
    }

    /// What its key may be used for beyond or in place of the key usage; empty where it does not say.
    public var extendedKeyUsages: [OID] { extendedKeyUsage.value ?? [] }

    private func read<Value>(
        _ identifier: Int32, _ convert: (UnsafeMutableRawPointer) -> Value
    ) -> CertificateExtension<Value> {
        var critical: Int32 = 0
        // -1 in `critical` says that there is none, -2 that there are several; nothing returned otherwise, that it is malformed.
        guard let pointer = unsafe X509_get_ext_d2i(raw, identifier, &critical, nil) else {
            ErrorQueue.clear()
            return critical == -1 ? .absent : .unreadable
        }
        return unsafe .present(convert(pointer))
    }
}
