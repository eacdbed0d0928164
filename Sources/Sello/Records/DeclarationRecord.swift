public import SelloBytes
internal import SelloCBOR
public import SelloManifest
internal import SelloPolicy
public import SelloSigning

/// A declaration as a platform signed it: bytes that stand by themselves, in a file of their own or in an update manifest
/// (`Spec/declaration.md`).
public struct DeclarationRecord: Sendable {
    /// The bytes, as they were signed and are kept.
    public let bytes: [UInt8]
    /// What was signed.
    public let statement: DeclarationStatement
    private let record: SignedRecord

    /// What follows the name of a file in the name of its declaration.
    public static let fileSuffix = ".declaration"
    /// The media type of the bytes.
    public static let mediaType = "application/vnd.sello.declaration+cose"
    /// The media type of what is signed, which the signature covers.
    static let contentType = "application/vnd.sello.declaration+cbor"

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
        statement = try DeclarationStatement(content)
    }

    /// Signs a statement.
    ///
    /// - Parameters:
    ///   - statement: What is to be signed.
    ///   - signer: Signs; the platform's, not the uploader's.
    ///   - timestampAuthority: Says when it was signed, so that the record holds after the certificate has expired; nobody by default.
    ///   - revocationAnswers: Answers of a responder in DER (OCSP) that the signer's certificate is not revoked; they count only with a
    ///     time-stamp.
    ///   - moment: The time of signing.
    /// - Returns: The record.
    /// - Throws: `SigningError`.
    public static func sign(
        _ statement: DeclarationStatement, with signer: any Signer,
        timestampAuthority: (any TimestampAuthority)? = nil, revocationAnswers: [[UInt8]] = [],
        at moment: Moment = .now()
    ) async throws(SigningError) -> DeclarationRecord {
        let bytes = try await SignedRecord.sign(
            CBOREncoder.encode(statement.cbor), contentType, with: signer, authority: timestampAuthority,
            revocationAnswers: revocationAnswers, at: moment)
        do { return try DeclarationRecord(bytes) } catch {
            throw SigningError(.signingFailed, "The signed declaration cannot be read back: \(error)")
        }
    }

    /// Judges the record: its signature, its signer, and whether it speaks of a file.
    ///
    /// - Parameters:
    ///   - file: The file, as ``ReceivedFile/init(reading:limits:progress:)`` finds it.
    ///   - options: What may be relied on; without anchors nobody is trusted.
    /// - Returns: The finding, whatever it says: that a signer is not trusted is said and is no fault.
    public func check(against file: ReceivedFile, _ options: ValidationOptions) -> DeclarationFinding {
        var faults: [RecordError] = []
        if statement.file.sha256 != file.sha256 || statement.file.byteCount != file.byteCount {
            faults.append(
                RecordError(
                    .otherFile, field: "file.sha256",
                    Sentence(
                        en: "the declaration speaks of another file, or the file was changed since it was received",
                        es: "la declaración habla de otro archivo, o el archivo cambió después de recibirlo")))
        } else if statement.file.manifest != file.manifest {
            // The same bytes have the same manifest: whoever signed this named another one.
            faults.append(Self.otherManifest)
        }
        return finding(faults, .detached, options)
    }

    /// Judges the record that stands in an update manifest: it speaks of the file before that update, which the manifest below it names.
    ///
    /// Where the file's manifests do not hold, nothing ties that manifest to the content.
    func check(
        againstManifest manifest: [UInt8]?, in place: String, holds: Bool, _ options: ValidationOptions
    ) -> DeclarationFinding {
        var faults: [RecordError] = []
        if statement.file.manifest == nil || statement.file.manifest != manifest { faults.append(Self.otherManifest) }
        if !holds {
            faults.append(
                RecordError(
                    .otherFile,
                    Sentence(
                        en:
                            "the manifests of the file do not hold, so that nothing ties the declaration to its content",
                        es:
                            "los manifiestos del archivo no se sostienen, así que nada une la declaración a su contenido"
                    )))
        }
        return finding(faults, .embedded(manifest: place), options)
    }

    /// Judges the record, and throws the first thing that speaks against it.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - options: What may be relied on.
    /// - Returns: What was found; the signer may not be trusted.
    /// - Throws: ``RecordError``.
    public func verify(
        against file: ReceivedFile, _ options: ValidationOptions
    ) throws(RecordError) -> DeclarationFinding {
        let finding = check(against: file, options)
        if let fault = finding.faults.first { throw fault }
        return finding
    }

    private static var otherManifest: RecordError {
        RecordError(
            .otherManifest, field: "manifest",
            Sentence(
                en: "the declaration speaks of a file with another manifest, or without one",
                es: "la declaración habla de un archivo con otro manifiesto, o sin manifiesto"))
    }

    private func finding(
        _ found: [RecordError], _ place: DeclarationFinding.Place, _ options: ValidationOptions
    ) -> DeclarationFinding {
        let attestation = RecordAttestation(record, options)
        let future = RecordError.future("at", statement.at, attested: attestation.attestedTime, options)
        return DeclarationFinding(
            statement: statement, place: place, attestation: attestation,
            faults: attestation.faults + found + [future].compactMap(\.self))
    }
}

/// What a declaration record says, and what it is worth.
public struct DeclarationFinding: Sendable, Hashable {
    /// Where the record was.
    public enum Place: Sendable, Hashable {
        /// In a file of its own.
        case detached
        /// In an update manifest of the file, which this names.
        case embedded(manifest: String)
    }

    /// What was signed.
    public let statement: DeclarationStatement
    /// Where it was.
    public let place: Place
    /// Who signed it.
    public let attestation: RecordAttestation
    /// What speaks against it; empty where it holds.
    public let faults: [RecordError]

    /// Whether nothing speaks against it.
    ///
    /// Whether the signer is trusted is another question, that of ``attestation``.
    public var holds: Bool { faults.isEmpty }
}
