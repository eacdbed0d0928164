import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import SigningForge
import Testing

@testable import Sello

@Suite struct DeclarationRecordTests {
    private func codes(
        _ record: DeclarationRecord, _ bytes: [UInt8], _ options: ValidationOptions = RecordScene.trusting
    ) throws -> [RecordError.Code] {
        record.check(against: try RecordScene.received(bytes), options).faults.map(\.code)
    }

    @Test(arguments: Declaration.Answer.allCases) func isReadBackAsItWasSigned(_ answer: Declaration.Answer)
        async throws
    {
        let record = try await RecordScene.declare(Carriers.jpeg, answer)
        let read = try DeclarationRecord(record.bytes)
        #expect(try read.statement == RecordScene.statement(Carriers.jpeg, answer))
        let finding = read.check(against: try RecordScene.received(Carriers.jpeg), RecordScene.trusting)
        #expect(finding.holds)
        #expect(finding.place == .detached)
        #expect(finding.attestation.signer?.isTrusted == true)
        #expect(finding.attestation.signer?.organization == "Forger")
        #expect(finding.declaration.answer == answer)
        #expect(finding.declaration.isSigned == true)
        #expect(finding.declaration.sha256?.count == 64)
    }

    @Test func thatASignerIsNotTrustedIsSaidAndIsNoFault() async throws {
        let record = try await RecordScene.declare(Carriers.jpeg)
        let finding = try record.verify(against: try RecordScene.received(Carriers.jpeg), RecordScene.plain)
        #expect(finding.holds)
        #expect(finding.attestation.signer?.isTrusted == false)
        #expect(finding.attestation.untrustedReason != nil)
    }

    @Test func thePayloadIsDeterministic() async throws {
        let one = try await RecordScene.declare(Carriers.png)
        let payload = try SignedRecord(one.bytes, limits: Limits()).payload
        #expect(CBOREncoder.encode(try CBORDecoder.decode(payload)) == payload)
        #expect(payload == CBOREncoder.encode(try RecordScene.statement(Carriers.png).cbor))
    }

    /// Files of any format can be declared; only those that Sello reads have a manifest for it.
    @Test func bindsTheBytesAndTheManifest() async throws {
        let stamped = try await RecordScene.stamped(Carriers.jpeg)
        let manifest = try #require(try RecordScene.received(stamped).manifest)
        #expect(manifest.count == 32)
        for bytes in [stamped, Carriers.png, Array("no picture".utf8), []] {
            let record = try await RecordScene.declare(bytes)
            #expect(record.statement.file.manifest == (bytes == stamped ? manifest : nil))
            #expect(try record.statement.file.sha256 == Digest.of(bytes, .sha256))
            #expect(try codes(record, bytes) == [])
            #expect(try codes(record, bytes + [0]) == [.otherFile])
            #expect(try codes(record, Carriers.mp4) == [.otherFile])
        }
    }

    /// Each field that is bound, changed after it was signed.
    @Test(
        arguments: [
            ("answer", CBORValue.text("no")), ("by", "user:other"), ("at", .tagged(0, "2026-11-20T00:00:00Z")),
            ("file.sha256", .bytes([UInt8](repeating: 7, count: 32))), ("file.byteCount", 3),
            ("manifest", .bytes([UInt8](repeating: 7, count: 32))), ("more", "of it"),
        ] as [(String, CBORValue)])
    func whatWasChangedAfterSigningShows(_ path: String, _ value: CBORValue) throws {
        let statement = try RecordScene.statement(Carriers.jpeg).cbor
        let changed = CBOREncoder.encode(statement.setting(path, value))
        let honest = CBOREncoder.encode(statement)
        #expect(changed != honest)
        let record = try DeclarationRecord(
            try RecordScene.forged(changed, DeclarationRecord.contentType, over: honest))
        #expect(try codes(record, Carriers.jpeg).contains(.signatureMismatch))
        let intact = try DeclarationRecord(try RecordScene.forged(honest, DeclarationRecord.contentType))
        #expect(try codes(intact, Carriers.jpeg) == [])
    }

    /// The same fields, signed rightly with a value that does not fit the file.
    @Test(
        arguments: [
            ("file.sha256", CBORValue.bytes([UInt8](repeating: 7, count: 32)), RecordError.Code.otherFile),
            ("file.byteCount", 3, .otherFile), ("manifest", .bytes([UInt8](repeating: 7, count: 32)), .otherManifest),
            ("at", .tagged(0, "2026-12-24T00:00:00Z"), .futureTime),
        ] as [(String, CBORValue, RecordError.Code)])
    func whatDoesNotFitTheFileShows(_ path: String, _ value: CBORValue, _ code: RecordError.Code) throws {
        let payload = CBOREncoder.encode(try RecordScene.statement(Carriers.jpeg).cbor.setting(path, value))
        let record = try DeclarationRecord(try RecordScene.forged(payload, DeclarationRecord.contentType))
        #expect(try codes(record, Carriers.jpeg) == [code])
        let file = try RecordScene.received(Carriers.jpeg)
        #expect { try record.verify(against: file, RecordScene.trusting) } throws: {
            ($0 as? RecordError)?.code == code
        }
    }

    @Test(
        arguments: [
            ("version", CBORValue.unsigned(2), RecordError.Code.unknownVersion), ("version", nil, .missingField),
            ("answer", "maybe", .invalidField), ("answer", nil, .missingField), ("by", nil, .missingField),
            ("by", "", .invalidField), ("by", "a\u{1}", .invalidField), ("at", "yesterday", .invalidField),
            ("at", nil, .missingField), ("file", nil, .missingField), ("file", "x", .invalidField),
            ("file.sha256", .bytes([1]), .invalidField), ("file.sha256", nil, .missingField),
            ("file.byteCount", -1, .invalidField), ("file.byteCount", nil, .missingField),
            ("manifest", .bytes([]), .invalidField),
        ] as [(String, CBORValue?, RecordError.Code)])
    func aFieldThatIsNotAsItMustBeIsNamed(_ path: String, _ value: CBORValue?, _ code: RecordError.Code) throws {
        let payload = CBOREncoder.encode(try RecordScene.statement(Carriers.jpeg).cbor.setting(path, value))
        let bytes = try RecordScene.forged(payload, DeclarationRecord.contentType)
        #expect { try DeclarationRecord(bytes) } throws: { error in
            (error as? RecordError)?.code == code && (error as? RecordError)?.field == path
        }
    }

    @Test func unknownFieldsArePassedOverAndSomebodyElsesReferenceIsKept() throws {
        let payload = CBOREncoder.encode(
            try RecordScene.statement(Carriers.jpeg).cbor.setting("new", true).setting("by", "maria@example.com"))
        let record = try DeclarationRecord(try RecordScene.forged(payload, DeclarationRecord.contentType))
        #expect(record.statement.by.rawValue == "maria@example.com")
        #expect(try codes(record, Carriers.jpeg) == [])
    }

    @Test func aRecordCutAnywhereIsNone() async throws {
        let bytes = try await RecordScene.declare(Carriers.png).bytes
        for count in 0..<bytes.count {
            #expect(throws: RecordError.self) { try DeclarationRecord(Array(bytes[..<count])) }
        }
        #expect(throws: RecordError.self) { try DeclarationRecord(bytes + [0]) }
    }

    @Test func aRecordChangedAnywhereDoesNotHold() async throws {
        let bytes = try await RecordScene.declare(Carriers.png).bytes
        let file = try RecordScene.received(Carriers.png)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            let finding = (try? DeclarationRecord(changed))?.check(against: file, RecordScene.trusting)
            #expect(finding?.holds != true, "byte \(index)")
        }
    }

    @Test func aRecordOfAnotherKindIsNone() throws {
        let payload = CBOREncoder.encode(try RecordScene.statement(Carriers.png).cbor)
        for type in [SignedConsent.contentType, "", "application/cbor"] {
            let bytes = try RecordScene.forged(payload, type)
            #expect { try DeclarationRecord(bytes) } throws: { ($0 as? RecordError)?.code == .otherKind }
        }
        let big = [UInt8](repeating: 0, count: SignedRecord.byteLimit + 1)
        #expect { try DeclarationRecord(big) } throws: { ($0 as? RecordError)?.code == .tooLarge }
    }

    /// A claim's signature has its payload elsewhere, a record in it; neither is the other.
    @Test func aClaimsSignatureIsNoRecord() throws {
        let credential = ForgedCredential.honest
        let payload = CBOREncoder.encode(try RecordScene.statement(Carriers.png).cbor)
        let builder = try COSESign1Builder(algorithm: credential.algorithm, certificates: credential.chain)
        let claim = try builder.finish(signature: try credential.sign(builder.signatureStructure(payload: payload)))
        #expect { try DeclarationRecord(claim) } throws: { ($0 as? RecordError)?.code == .malformed }
        let record = try RecordScene.forged(payload, DeclarationRecord.contentType)
        #expect(throws: AssetError.self) { try COSESign1(parsing: record) }
        #expect(try COSESign1(parsing: record, carriesPayload: true).payload == payload)
    }
}
