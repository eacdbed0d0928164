import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import SigningForge
import Testing

@testable import Sello

/// Who signed a record is judged as thoroughly as who signed a claim.
@Suite struct RecordSignerTests {
    private func check(
        _ bytes: [UInt8], _ options: ValidationOptions = RecordScene.plain
    ) throws -> DeclarationFinding {
        try DeclarationRecord(bytes).check(against: try RecordScene.received(Carriers.png), options)
    }

    private func signed(by credential: ForgedCredential, beside: [CBORPair] = []) throws -> [UInt8] {
        try RecordScene.forged(
            CBOREncoder.encode(try RecordScene.statement(Carriers.png).cbor), DeclarationRecord.contentType,
            by: credential, beside: beside)
    }

    @Test(
        arguments: [
            ("extendedKeyUsage", "anyExtendedKeyUsage"), ("extendedKeyUsage", nil),
            ("keyUsage", "critical,keyEncipherment"), ("basicConstraints", "critical,CA:TRUE"),
        ] as [(String, String?)])
    func aCertificateForAnotherPurposeDoesNotDo(_ name: String, _ value: String?) throws {
        let finding = try check(try signed(by: .make(leaf: { $0.set(name, value) })))
        #expect(finding.faults.map(\.code).contains(.credentialInvalid))
    }

    @Test func anotherPlatformIsNotTrusted() throws {
        let finding = try check(try signed(by: .other), RecordScene.trusting)
        #expect(finding.holds)
        #expect(finding.attestation.signer?.isTrusted == false)
    }

    @Test(arguments: SigningAlgorithm.allCases) func anyAlgorithmSigns(_ algorithm: SigningAlgorithm) async throws {
        let made = try DevelopmentCredentials.create(algorithm: algorithm, organization: "Tests", at: testMoment)
        let signer = try LocalSigner(
            certificates: made.chain, key: made.key, algorithm: algorithm, at: testMoment)
        let record = try await RecordScene.declare(Carriers.png, by: signer)
        var options = RecordScene.plain
        options.anchors = try TrustAnchors(pem: [made.root])
        let finding = try check(record.bytes, options)
        #expect(finding.holds)
        #expect(finding.attestation.signer?.isTrusted == true)
        #expect(finding.attestation.signer?.algorithm == algorithm.rawValue)
    }

    @Test func anExpiredSignerCountsOnlyWithATrustedTimeStamp() async throws {
        let timeRoot = try TestIdentity.authority("Time root", days: -1000...1000)
        let stamper = try TestIdentity.make("Time", by: timeRoot, TimeStampForger.extensions)
        let forger = TimeStampForger(stamper, others: [timeRoot], message: [])
        let credential = ForgedCredential.make(leaf: { $0.to = 5 })
        var late = ValidationOptions(
            anchors: try TrustAnchors(certificates: [credential.root.certificate]),
            timeStampAnchors: try TrustAnchors(certificates: [timeRoot.certificate], purpose: .timeStamping),
            moment: testDay(60))
        for (authority, isHonest) in [(ForgedAuthority(forger), true), (nil, false)] {
            let record = try await DeclarationRecord.sign(
                try RecordScene.statement(Carriers.png), with: ForgedSigner(credential),
                timestampAuthority: authority, at: testMoment)
            let finding = try check(record.bytes, late)
            #expect(finding.faults.map(\.code) == (isHonest ? [] : [.outsideValidity]))
            #expect(finding.attestation.attestedTime == (isHonest ? testMoment : nil))
            #expect(finding.attestation.signer?.isTrusted == isHonest)
        }
        // Said later than it was signed: the time-stamp tells.
        let record = try await DeclarationRecord.sign(
            try RecordScene.statement(Carriers.png, at: testDay(1)), with: ForgedSigner(credential),
            timestampAuthority: ForgedAuthority(forger), at: testMoment)
        #expect(try check(record.bytes, late).faults.map(\.code) == [.futureTime])
        late.timeStampAnchors = .noTimeStamps
        #expect(try check(record.bytes, late).faults.map(\.code) == [.outsideValidity])
    }

    @Test(arguments: [RevocationForger.Status.good, .revoked(at: testDay(-1), reason: 1), .unknown])
    func anAnswerAboutRevocationCounts(_ status: RevocationForger.Status) throws {
        let credential = ForgedCredential.revocable
        let responder = try TestIdentity.make("Responder", by: credential.issuer, RevocationForger.extensions)
        var answer = RevocationForger(
            responder, about: credential.leaf.certificate, by: credential.issuer.certificate)
        answer.status = status
        let timeRoot = try TestIdentity.authority("Time root", days: -1000...1000)
        let stamper = try TestIdentity.make("Time", by: timeRoot, TimeStampForger.extensions)
        let values = CBORPair("rVals", RevocationValues.map([try answer.response()]))
        let payload = CBOREncoder.encode(try RecordScene.statement(Carriers.png).cbor)
        let builder = try COSESign1Builder(
            enclosing: payload, contentType: DeclarationRecord.contentType, algorithm: credential.algorithm,
            certificates: credential.chain, reservedPadding: 16 << 10)
        let signature = try credential.sign(builder.signatureStructure(payload: payload))
        let forger = TimeStampForger(
            stamper, others: [timeRoot],
            message: COSESign1.countersignatureStructure(protected: builder.protectedBytes, signature: signature))
        let stamp = CBORPair("sigTst2", TimeStampContainer.container(try forger.token()))
        let bytes = try builder.finish(signature: signature, additions: [values, stamp])
        let options = ValidationOptions(
            anchors: try TrustAnchors(certificates: [credential.root.certificate]),
            timeStampAnchors: try TrustAnchors(certificates: [timeRoot.certificate], purpose: .timeStamping),
            moment: testMoment)
        let finding = try check(bytes, options)
        switch status {
        case .good:
            #expect(finding.holds)
            #expect(finding.attestation.revocationIsDecided)
        case .revoked:
            #expect(finding.faults.map(\.code) == [.revoked])
            #expect(finding.attestation.signer?.isTrusted == false)
        case .unknown:
            #expect(finding.holds)
            #expect(!finding.attestation.revocationIsDecided)
        }
    }

    @Test func paddingThatHoldsSomethingDoesNot() throws {
        let bytes = try signed(by: .honest, beside: [CBORPair("note", "x")])
        #expect(try check(bytes).holds)
        // The padding is zeros at the end of the unprotected header.
        let zeros = try #require(bytes.indices.first { bytes[$0...].starts(with: [UInt8](repeating: 0, count: 64)) })
        var changed = bytes
        changed[zeros + 32] = 1
        #expect(try check(changed).faults.map(\.code) == [.signatureMismatch])
    }

    @Test func certificatesThatNobodySignedDoNotCount() throws {
        let credential = ForgedCredential.honest
        let payload = CBOREncoder.encode(try RecordScene.statement(Carriers.png).cbor)
        let header = CBOREncoder.encode(
            .map([
                CBORPair(1, .integer(credential.algorithm.coseIdentifier)),
                CBORPair(3, .text(DeclarationRecord.contentType)),
            ]))
        let message = COSESign1.signatureStructure(protected: header, payload: payload)
        let bytes = CBOREncoder.encode(
            .tagged(
                18,
                [
                    .bytes(header), .map([CBORPair(33, .array(credential.chain.map { .bytes($0.der) }))]),
                    .bytes(payload), .bytes(try credential.sign(message)),
                ]))
        #expect(try check(bytes).faults.map(\.code) == [.credentialInvalid])
    }
}
