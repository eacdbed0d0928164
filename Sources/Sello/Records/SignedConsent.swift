public import SelloBytes
internal import SelloCBOR
public import SelloManifest
public import SelloSigning
internal import SelloPolicy

/// A consent record that somebody signed: a platform, a notary, whoever took the consent (`Spec/consent.md`, "Signed").
public struct SignedConsent: Sendable {
    /// The bytes, as they were signed and are kept.
    public let bytes: [UInt8]
    /// What was signed.
    public let consent: ConsentRecord
    private let record: SignedRecord

    /// The media type of the bytes.
    public static let mediaType = "application/vnd.sello.consent+cose"
    /// The media type of what is signed, which the signature covers.
    static let contentType = "application/vnd.sello.consent+cbor"

    /// Reads a record; nothing is judged yet.
    ///
    /// - Parameters:
    ///   - bytes: The record and nothing else.
    ///   - limits: The most that it may cost.
    /// - Throws: ``RecordError`` that names the field where it is one.
    public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(RecordError) {
        let (record, content) = try SignedRecord.read(bytes, Self.contentType, limits: limits)
        self.bytes = bytes
        self.record = record
        consent = try ConsentRecord(content, isStored: true)
    }

    /// Signs a consent.
    ///
    /// - Parameters:
    ///   - consent: What is to be signed.
    ///   - signer: Signs.
    ///   - timestampAuthority: Says when it was signed; nobody by default.
    ///   - moment: The time of signing.
    /// - Returns: The record.
    /// - Throws: `SigningError`.
    public static func sign(
        _ consent: ConsentRecord, with signer: any Signer, timestampAuthority: (any TimestampAuthority)? = nil,
        at moment: Moment = .now()
    ) async throws(SigningError) -> SignedConsent {
        let bytes = try await SignedRecord.sign(
            CBOREncoder.encode(consent.cbor), contentType, with: signer, authority: timestampAuthority,
            revocationAnswers: [], at: moment)
        do { return try SignedConsent(bytes) } catch {
            throw SigningError(.signingFailed, "The signed consent cannot be read back: \(error)")
        }
    }

    /// Who signed it, and what speaks against that.
    func attestation(_ options: ValidationOptions) -> RecordAttestation { RecordAttestation(record, options) }
}

/// A consent record in whichever form it is kept.
public enum ConsentFile: Sendable {
    /// In JSON, which nobody signed.
    case unsigned(ConsentRecord)
    /// Signed.
    case signed(SignedConsent)

    /// Reads a record: JSON where it begins like an object, else a signed one.
    ///
    /// - Parameter bytes: The file.
    /// - Throws: ``RecordError`` that names the field where it is one.
    public init(_ bytes: [UInt8]) throws(RecordError) {
        let first = bytes.first { $0 > 0x20 }
        self =
            first == UInt8(ascii: "{")
            ? .unsigned(try ConsentRecord(json: bytes)) : .signed(try SignedConsent(bytes))
    }

    /// What is recorded.
    public var consent: ConsentRecord {
        switch self {
        case .unsigned(let consent): consent
        case .signed(let record): record.consent
        }
    }

    /// What the record is worth for a work.
    ///
    /// - Parameters:
    ///   - label: The label of the work; `nil` where it has none.
    ///   - file: The file; `nil` where it was not read.
    ///   - options: What may be relied on.
    /// - Returns: The finding, whatever it says.
    public func check(
        against label: SGILabel?, _ file: ReceivedFile?, _ options: ValidationOptions
    ) -> ConsentFinding {
        var faults: [RecordError] = []
        var attestation: RecordAttestation?
        if case .signed(let record) = self {
            let found = record.attestation(options)
            faults += found.faults
            attestation = found
        }
        let future = RecordError.future("givenAt", consent.givenAt, attested: attestation?.attestedTime, options)
        return ConsentFinding(
            consent: consent, attestation: attestation,
            faults: faults + [future].compactMap(\.self) + consent.faults(against: label, file))
    }
}

/// What a consent record says, and what it is worth for a work.
public struct ConsentFinding: Sendable, Hashable {
    /// What is recorded.
    public let consent: ConsentRecord
    /// Who signed it; `nil` where nobody did.
    public let attestation: RecordAttestation?
    /// What speaks against it; empty where nothing does.
    public let faults: [RecordError]

    /// Whether nothing speaks against it.
    public var holds: Bool { faults.isEmpty }
}
