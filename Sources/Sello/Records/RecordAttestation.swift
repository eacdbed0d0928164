public import SelloBytes
internal import SelloCBOR
internal import SelloManifest
internal import SelloPolicy

/// Who signed a record, and what speaks against it.
public struct RecordAttestation: Sendable, Hashable {
    /// Who signed it; `nil` where no certificate can be read.
    public let signer: SignerSummary?
    /// Why the signer is not trusted, in English; `nil` where it is, or where nothing is known of it.
    public let untrustedReason: String?
    /// When a trusted time-stamp says that it was signed.
    public let attestedTime: Moment?
    /// Whether an answer about the revocation of the signer's certificate lies in the record and counts.
    public let revocationIsDecided: Bool
    /// What speaks against the signature.
    let faults: [RecordError]

    init(_ record: SignedRecord, _ options: ValidationOptions) {
        let found = record.validate(options)
        signer = found.certificates.first.map {
            SignerSummary($0, algorithm: found.algorithm?.rawValue, isTrusted: found.isTrusted)
        }
        untrustedReason = found.untrustedReason
        attestedTime = found.attestedTime
        revocationIsDecided = found.revocationIsDecided
        faults = found.faults.map { RecordError($0) }
    }
}

extension RecordError {
    /// A time that has not come: nobody can have said something later than when it was signed, or than now.
    ///
    /// - Returns: `nil` for a time that has come.
    static func future(
        _ field: String, _ moment: Moment, attested: Moment?, _ options: ValidationOptions
    ) -> RecordError? {
        let latest = min(attested ?? options.moment, options.moment)
        guard moment > latest else { return nil }
        return RecordError(
            .futureTime, field: field,
            Sentence(
                en: "the record is said to be of \(moment), which is after \(latest)",
                es: "el registro dice ser del \(moment), que es posterior al \(latest)"))
    }

    fileprivate init(_ fault: RecordSignature.Fault) {
        switch fault {
        case .mismatch(let detail):
            self.init(
                .signatureMismatch, detail: detail,
                Sentence(
                    en:
                        "the signature does not fit: the record was changed after it was signed, or another key signed it",
                    es: "la firma no corresponde: el registro se cambió después de firmarlo, o lo firmó otra clave"))
        case .credential(let detail):
            self.init(
                .credentialInvalid, detail: detail,
                Sentence(
                    en: "the certificates of whoever signed the record are not fit for that",
                    es: "los certificados de quien firmó el registro no son aptos para eso"))
        case .outsideValidity(let moment):
            self.init(
                .outsideValidity,
                Sentence(
                    en: "a certificate of whoever signed the record is not valid at \(moment)",
                    es: "un certificado de quien firmó el registro no es válido en la fecha \(moment)"))
        case .revoked(let detail):
            self.init(
                .revoked, detail: detail,
                Sentence(
                    en: "the certificate of whoever signed the record was revoked",
                    es: "el certificado de quien firmó el registro fue revocado"))
        }
    }

    /// A fault that reading the bytes of a record came to.
    init(reading error: AssetError) {
        self.init(
            error.code == .limitExceeded ? .tooLarge : .malformed, detail: error.description,
            Sentence(
                en: "this is no signed record, or a damaged one", es: "esto no es un registro firmado, o está dañado"))
    }

    /// A record of another kind.
    static func otherKind(_ found: String?, than expected: String) -> RecordError {
        RecordError(
            .otherKind, detail: "content type \(found ?? "none"), not \(expected)",
            Sentence(en: "this is a record of another kind", es: "este es un registro de otra clase"))
    }
}

extension SignedRecord {
    /// Reads a record of a kind, and what it says.
    static func read(
        _ bytes: [UInt8], _ contentType: String, limits: Limits
    ) throws(RecordError) -> (record: SignedRecord, content: CBORValue) {
        let record: SignedRecord
        do { record = try SignedRecord(bytes, limits: limits) } catch { throw RecordError(reading: error) }
        guard record.contentType == contentType else {
            throw .otherKind(record.contentType, than: contentType)
        }
        do { return (record, try CBORDecoder.decode(record.payload, limits: limits)) } catch {
            throw RecordError(reading: error)
        }
    }
}
