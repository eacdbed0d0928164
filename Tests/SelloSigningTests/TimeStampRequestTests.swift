import SelloBytes
import SelloSigning
import SigningForge
import Testing

/// An authority of the tests that answers as it is told.
struct TestTimestampAuthority: TimestampAuthority {
    var forger: TimeStampForger
    var status: UInt8 = 0
    var repeatsNonce = true
    var maximumTokenSize = 12 << 10

    init(_ forger: TimeStampForger) { self.forger = forger }

    func respond(to request: [UInt8]) async throws(SigningError) -> [UInt8] {
        let parts = DERNode(parsing: request).children
        var forger = forger
        forger.imprint = forger.imprint ?? parts[1].children[1].content
        forger.imprintAlgorithm = TimeStampForger.sha256
        forger.nonce = repeatsNonce ? parts[2].der : DERNode.integer([1, 2, 3]).der
        forger.status = status
        do { return try forger.response() } catch {
            throw SigningError(.timeStampFailed, "\(error)")
        }
    }
}

@Suite struct TimeStampRequestTests {
    private let authority: TestTimestampAuthority
    private let message = Array("a signature".utf8)

    init() throws {
        let root = try TestIdentity.authority("Time root")
        let identity = try TestIdentity.make("Time", by: root, TimeStampForger.extensions)
        authority = TestTimestampAuthority(TimeStampForger(identity, others: [root], message: []))
    }

    private func token(_ change: (inout TestTimestampAuthority) -> Void = { _ in }) async throws -> Moment {
        var authority = authority
        change(&authority)
        let request = try TimeStampRequest(message, .sha256)
        let response = try await authority.respond(to: request.der)
        return try request.token(from: response, limit: authority.maximumTokenSize).time
    }

    @Test func `a request asks for a digest, a number and the certificates`() throws {
        let request = DERNode(parsing: try TimeStampRequest(message, .sha384).der).children
        #expect(request.map(\.tag) == [2, 0x30, 2, 1])
        #expect(request[0].content == [1])
        #expect(request[1].children[0].children[0].der == DERNode.oid("2.16.840.1.101.3.4.2.2").der)
        #expect(request[1].children[1].content == (try Digest.of(message, .sha384)))
        #expect(request[2].content.count == 8)
        #expect(request[3].content == [0xFF])
    }

    @Test func `no two requests have the same number`() throws {
        #expect(try TimeStampRequest(message, .sha256).der != TimeStampRequest(message, .sha256).der)
    }

    @Test func `a sound answer is taken`() async throws {
        #expect(try await token() == testMoment)
    }

    @Test func `an answer that others would refuse is refused`() async throws {
        let failure = SigningError(.timeStampFailed, "")
        await #expect(throws: failure) { try await token { $0.status = 2 } }
        await #expect(throws: failure) { try await token { $0.repeatsNonce = false } }
        await #expect(throws: failure) { try await token { $0.maximumTokenSize = 100 } }
        await #expect(throws: failure) { try await token { $0.forger.certificates = [] } }
        await #expect(throws: failure) { try await token { $0.forger.isAltered = true } }
        await #expect(throws: failure) { try await token { $0.forger.imprint = [UInt8](repeating: 0, count: 32) } }
        await #expect(throws: failure) { try await token { $0.forger.time = Moment(seconds: 0) } }
    }

    @Test func `a box signed with a time-stamp has the size that was laid out`() async throws {
        let made = try DevelopmentCredentials.create(algorithm: .es256, at: testMoment)
        let signer = try LocalSigner(certificates: made.chain, key: made.key, at: testMoment)
        let evidence = try SigningEvidence(
            authority: authority, responses: [], chain: signer.certificates, moment: testMoment)
        let builder = try COSESign1Builder(
            algorithm: .es256, certificates: signer.certificates, reservedPadding: evidence.reservedByteCount)
        let box = try await builder.sign([1, 2, 3], with: signer, evidence)
        #expect(box.count == builder.byteCount)
        let parsed = try COSESign1(parsing: box)
        let tokens = try #require(parsed.timeStamp2.flatMap { TimeStampContainer.tokens($0) })
        let found = TimeStampValidator.validate(
            tokens[0],
            of: [
                (
                    COSESign1.countersignatureStructure(
                        protected: parsed.protectedBytes, signature: parsed.signature), "it"
                )
            ], anchors: .noTimeStamps, certificates: CertificateCache())
        #expect(found.time == testMoment)
    }
}
