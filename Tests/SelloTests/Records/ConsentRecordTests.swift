import SelloBytes
import SelloCBOR
import SelloManifest
import SigningForge
import Testing

@testable import Sello

@Suite struct ConsentRecordTests {
    static let id = UniqueIdentifier("019aa9d8-5c00-7000-8000-0123456789ab") ?? .timeOrdered(milliseconds: 0)

    static let whole: ConsentRecord? = {
        guard let subject = try? OpaqueReference("person:7f3c"), let name = try? OpaqueReference("consent:2026-17"),
            let form = try? OpaqueReference("document:form-17")
        else { return nil }
        var record = ConsentRecord(
            subject: subject, work: .label(id), likeness: [.voice, .appearance],
            givenAt: Moment(seconds: 1_795_290_000))
        record.id = name
        record.use = "one advertisement for the lighthouse museum"
        record.prior = .init(isMet: true, how: "signed before the recording", evidence: form)
        record.express = .init(isMet: true, how: "signed by hand", evidence: form)
        record.specific = .init(isMet: true, how: "names the advertisement")
        record.informed = .init(isMet: false, how: "the sheet about the model was not handed over")
        return record
    }()

    private func whole() throws -> ConsentRecord { try #require(Self.whole) }

    private func least() throws -> ConsentRecord {
        ConsentRecord(
            subject: try OpaqueReference("p"), work: .file(sha256: [UInt8](repeating: 0xAB, count: 32)),
            likeness: [.identity], givenAt: testMoment)
    }

    @Test(arguments: [true, false]) func isReadBackFromJSON(_ indented: Bool) throws {
        for record in [try whole(), try least()] {
            let text = record.json(indented: indented)
            #expect(try ConsentRecord(json: Array(text.utf8)) == record)
            guard case .unsigned(let read) = try ConsentFile(Array("\n \(text)".utf8)) else {
                Issue.record("it was taken for a signed one")
                continue
            }
            #expect(read == record)
        }
    }

    @Test func isReadBackFromASignedRecord() async throws {
        for record in [try whole(), try least()] {
            let signed = try await SignedConsent.sign(record, with: RecordScene.platform, at: testMoment)
            guard case .signed(let read) = try ConsentFile(signed.bytes) else {
                Issue.record("it was taken for JSON")
                continue
            }
            #expect(read.consent == record)
        }
    }

    /// Every field, taken out or made into what it may not be; the error names it.
    @Test(
        arguments: [
            ("version", nil, .missingField), ("version", 2, .unknownVersion), ("version", "1", .unknownVersion),
            ("record", "org.sello.other", .otherKind), ("record", nil, .otherKind), ("record", 7, .invalidField),
            ("subject", nil, .missingField), ("subject", 7, .invalidField),
            ("subject", "maria@example.com", .personalData),
            ("subject", "Maria Lopez", .invalidField), ("id", "444 123 4567", .personalData),
            ("id", .null, .invalidField), ("work", nil, .missingField), ("work", .map([]), .invalidField),
            ("work.sha256", "00", .invalidField), ("work.labelID", "x", .invalidField),
            ("work.title", "t", .unknownField), ("scope", nil, .missingField), ("scope", .array([]), .invalidField),
            ("scope.likeness", nil, .missingField), ("scope.likeness", .array([]), .invalidField),
            ("scope.likeness", ["soul"], .invalidField), ("scope.likeness", ["voice", "voice"], .repeatedField),
            ("scope.likeness", "voice", .invalidField), ("scope.use", "", .invalidField),
            ("scope.more", 1, .unknownField),
            ("givenAt", nil, .missingField), ("givenAt", "2026-11-21", .invalidField), ("givenAt", 1, .invalidField),
            ("withdrawnAt", "2000-01-01T00:00:00Z", .invalidField), ("prior", true, .invalidField),
            ("prior.met", nil, .missingField), ("prior.met", "yes", .invalidField), ("express.how", nil, .missingField),
            ("specific.how", "", .invalidField), ("informed.evidence", "a b", .invalidField),
            ("informed.by", "x", .unknownField), ("surprise", true, .unknownField),
        ] as [(String, CBORValue?, RecordError.Code)])
    func aFieldThatIsNotAsItMustBeIsNamed(_ path: String, _ value: CBORValue?, _ code: RecordError.Code) throws {
        let json = JSONValue(record: try whole().cbor.setting(path, value)).serialized()
        // Either of the two ways to name a work alone is right; beside the other it is the work that is wrong.
        let field: String? = code == .otherKind ? nil : path == "work.sha256" ? "work.sha256" : path
        #expect { try ConsentRecord(json: Array(json.utf8)) } throws: { error in
            (error as? RecordError)?.code == code && (error as? RecordError)?.field == field
        }
    }

    @Test func aWorkIsNamedInOneWay() throws {
        let digest = CBORValue.text(String(repeating: "ab", count: 32))
        let json = JSONValue(record: try whole().cbor.setting("work.sha256", digest)).serialized()
        #expect { try ConsentRecord(json: Array(json.utf8)) } throws: { ($0 as? RecordError)?.field == "work" }
    }

    @Test func jsonIsReadStrictly() throws {
        let text = try whole().json(indented: false)
        func code(_ text: String) -> RecordError.Code? {
            do { _ = try ConsentRecord(json: Array(text.utf8)) } catch { return error.code }
            return nil
        }
        #expect(code(text) == nil)
        #expect(code("{\"version\":1," + text.dropFirst()) == .repeatedField)
        #expect(code(text + " ") == nil)
        #expect(code(text + "x") == .malformed)
        #expect(code("[" + text + "]") == .malformed)
        #expect(code(String(repeating: "[", count: 100)) == .malformed)
        #expect(code("{\"a\":{\"b\":{\"c\":{\"d\":1}}}}") == .malformed)
        #expect(code(text + String(repeating: " ", count: 64 << 10)) == .tooLarge)
        #expect(code("") == .malformed)
    }

    @Test func aRecordCutAnywhereIsNone() async throws {
        let text = Array(try whole().json().utf8)
        for count in text.indices {
            #expect(throws: RecordError.self) { try ConsentRecord(json: Array(text[..<count])) }
        }
        let signed = try await SignedConsent.sign(try whole(), with: RecordScene.platform, at: testMoment).bytes
        for count in signed.indices { #expect(throws: RecordError.self) { try ConsentFile(Array(signed[..<count])) } }
    }

    /// Each field of a signed record, changed after it was signed.
    @Test(
        arguments: [
            ("id", CBORValue.text("consent:x")), ("subject", "person:x"),
            ("work.labelID", "019aa9d8-5c00-7000-8000-000000000000"),
            ("scope.likeness", ["gestures"]), ("scope.use", "anything"),
            ("givenAt", .tagged(0, "2020-01-01T00:00:00Z")),
            ("withdrawnAt", .tagged(0, "2026-11-21T19:45:00Z")), ("prior.met", false), ("express.how", "x"),
            ("specific", nil), ("informed.met", true),
        ] as [(String, CBORValue?)])
    func whatWasChangedAfterSigningShows(_ path: String, _ value: CBORValue?) throws {
        let honest = try whole().cbor
        let changed = CBOREncoder.encode(honest.setting(path, value))
        let bytes = try RecordScene.forged(changed, SignedConsent.contentType, over: CBOREncoder.encode(honest))
        let finding = try ConsentFile(bytes).check(against: work(), nil, RecordScene.trusting)
        #expect(finding.faults.map(\.code).contains(.signatureMismatch))
        #expect(finding.consent(named: "n").isSigned == .no)
    }

    private func work(_ id: UniqueIdentifier = id) -> SGILabel {
        SGILabel(id: id, operation: .generated, sourceType: .trainedAlgorithmicMedia, createdAt: testMoment)
    }

    @Test func isHeldAgainstTheWorkAndItsTime() throws {
        var record = try whole()
        func codes(_ label: SGILabel?, _ file: ReceivedFile? = nil) -> [RecordError.Code] {
            record.faults(against: label, file).map(\.code)
        }
        #expect(codes(work()) == [])
        #expect(codes(work(.random())) == [.otherWork])
        #expect(codes(nil) == [.otherWork])
        record.givenAt = Moment(seconds: testMoment.seconds + 1)
        #expect(codes(work()) == [.laterThanWork])
        record = try least()
        #expect(codes(nil, try RecordScene.received(Carriers.png)) == [.otherWork])
        record.work = .file(sha256: try RecordScene.received(Carriers.png).sha256)
        #expect(codes(nil, try RecordScene.received(Carriers.png)) == [])
        let finding = ConsentFile.unsigned(record).check(
            against: nil, try RecordScene.received(Carriers.png),
            ValidationOptions(moment: Moment(seconds: testMoment.seconds - 1)))
        #expect(finding.faults.map(\.code) == [.futureTime])
    }

    @Test func rulebooksSeeWhatIsRecordedAndNothingElse() throws {
        let finding = ConsentFile.unsigned(try whole()).check(against: work(), nil, RecordScene.plain)
        #expect(finding.holds)
        let consent = finding.consent(named: "file.json")
        #expect(consent.id == "consent:2026-17")
        #expect((consent.isPrior, consent.isInformed) == (.yes, .no))
        #expect(consent.scope == [.voice, .appearance])
        #expect(consent.isSigned == .unknown)
        #expect(consent.label == Self.id)
        let bare = ConsentFile.unsigned(try least()).check(against: nil, nil, RecordScene.plain)
            .consent(named: "file.json")
        #expect(bare.id == "file.json")
        #expect([bare.isPrior, bare.isExpress, bare.isSpecific, bare.isInformed].allSatisfy { $0 == .unknown })
        #expect(bare.sha256 == String(repeating: "ab", count: 32))
    }
}
