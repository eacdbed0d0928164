import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import SigningForge
import Testing

/// What stands beside a signature or in another manifest, and what it does to the verdict: each code and the box it speaks of.
@Suite struct SignatureEvidenceTests {
    private let root: TestIdentity
    private let issuer: TestIdentity
    private let signer: TestIdentity
    private let store: SignedStore
    private let timeRoot: TestIdentity
    private let stamper: TestIdentity

    /// When the signer has expired; it is valid ten days around ``testMoment``.
    private static let late = testDay(50)

    init() throws {
        root = try TestIdentity.authority("Root", days: -100...100)
        issuer = try TestIdentity.authority("Issuer", by: root, days: -100...100)
        signer = try TestIdentity.make("Signer", by: issuer)
        var manifest = try PlainAsset.manifest()
        manifest.signature.credential = ForgedCredential(root: root, issuer: issuer, leaf: signer)
        store = SignedStore(manifest: manifest)
        timeRoot = try TestIdentity.authority("Time root", days: -100...100)
        stamper = try TestIdentity.make("Time", by: timeRoot, TimeStampForger.extensions)
    }

    /// The codes of one class for the signature box.
    private struct Findings: Equatable {
        var success: Set<String> = []
        var informational: Set<String> = []
        var failure: Set<String> = []
        var state = ValidationState.absent
    }

    private func validate(
        at moment: Moment = testMoment, trusting: Bool = true, stampersTrusted: Bool = true,
        _ change: (inout SignedStore) throws -> Void = { _ in }
    ) throws -> Findings {
        var made = store
        try change(&made)
        let options = ValidationOptions(
            anchors: try TrustAnchors(certificates: trusting ? [root.certificate] : []),
            timeStampAnchors: try TrustAnchors(
                certificates: stampersTrusted ? [timeRoot.certificate] : [], purpose: .timeStamping),
            moment: moment)
        let read = try ManifestStore(try made.bytes(), limits: Limits())
        let found = try #require(try PlainAsset.validate(read, options: options))
        func codes(_ statuses: [ValidationStatus]) -> Set<String> {
            Set(statuses.filter { $0.url == SignedStore.url }.map(\.code.rawValue))
        }
        let results = found.activeResults
        return Findings(
            success: codes(results.success), informational: codes(results.informational),
            failure: codes(results.failure), state: found.state)
    }

    private func token(_ message: [UInt8], _ change: (inout TimeStampForger) -> Void = { _ in }) throws
        -> TimeStampForger
    {
        var forger = TimeStampForger(stamper, others: [timeRoot], message: message)
        change(&forger)
        return forger
    }

    private func stamp2(_ change: @escaping @Sendable (inout TimeStampForger) -> Void = { _ in })
        -> @Sendable (SignedClaim) throws
        -> [CBORPair]
    {
        { signed in
            [CBORPair("sigTst2", TimeStampContainer.container(try token(signed.signatureMessage, change).token()))]
        }
    }

    private func stamp1(_ change: @escaping @Sendable (inout TimeStampForger) -> Void = { _ in })
        -> @Sendable (SignedClaim) throws
        -> [CBORPair]
    {
        { signed in
            [CBORPair("sigTst", TimeStampContainer.container(try token(signed.claimMessage, change).response()))]
        }
    }

    @Test func `without a time-stamp the given moment counts`() throws {
        let now = try validate()
        #expect(
            now.success == ["claimSignature.validated", "claimSignature.insideValidity", "signingCredential.trusted"])
        #expect(now.informational == ["signingCredential.ocsp.skipped"])
        #expect(now.failure.isEmpty)
        #expect(now.state == .trusted)
        let late = try validate(at: Self.late)
        #expect(late.success == ["claimSignature.validated"])
        #expect(late.failure == ["claimSignature.outsideValidity"])
        #expect(late.state == .invalid)
    }

    @Test func `with a trusted time-stamp of either form the attested time counts`() throws {
        for header in [stamp2(), stamp1()] {
            let found = try validate(at: Self.late) { $0.manifest.signature.header = header }
            #expect(
                found.success == [
                    "claimSignature.validated", "claimSignature.insideValidity", "signingCredential.trusted",
                    "timeStamp.validated", "timeStamp.trusted",
                ])
            #expect(found.state == .trusted)
        }
    }

    @Test func `a time-stamp outside the signer's validity makes the signature invalid`() throws {
        // The authority outlives the signer.
        let stamper = try TestIdentity.make("Time", by: timeRoot, TimeStampForger.extensions, days: -100...100)
        let found = try validate { [timeRoot] in
            $0.manifest.signature.header = { signed in
                var forger = TimeStampForger(stamper, others: [timeRoot], message: signed.signatureMessage)
                forger.time = Self.late
                return [CBORPair("sigTst2", TimeStampContainer.container(try forger.token()))]
            }
        }
        #expect(found.failure == ["claimSignature.outsideValidity"])
        #expect(found.success.isSuperset(of: ["timeStamp.validated", "timeStamp.trusted"]))
    }

    @Test func `a time-stamp of an authority that nobody vouches for moves nothing`() throws {
        let found = try validate(at: Self.late, stampersTrusted: false) { $0.manifest.signature.header = stamp2() }
        #expect(found.success == ["claimSignature.validated", "timeStamp.validated"])
        #expect(found.informational.contains("timeStamp.untrusted"))
        #expect(found.failure == ["claimSignature.outsideValidity"])
    }

    @Test func `for a claim of version 1 it lets the signature be valid and never trusted`() throws {
        func found(trusting: Bool, version: Int, at moment: Moment = Self.late) throws -> Findings {
            try validate(at: moment, trusting: trusting, stampersTrusted: false) {
                $0.manifest.version = version
                $0.manifest.signature.header = version == 1 ? stamp1() : stamp2()
            }
        }
        for trusting in [true, false] {
            let old = try found(trusting: trusting, version: 1)
            #expect(old.failure == ["signingCredential.untrusted"])
            #expect(old.success.contains("claimSignature.insideValidity"))
            #expect(old.state == .valid)
            #expect(try found(trusting: trusting, version: 2).state == .invalid)
        }
        // While the signer is valid nothing of this matters.
        #expect(try found(trusting: true, version: 1, at: testMoment).state == .trusted)
    }

    @Test func `each fault of a time-stamp has its code and drops it`() throws {
        let zero = [UInt8](repeating: 0, count: 32)
        let cases: [(code: String, header: @Sendable (SignedClaim) throws -> [CBORPair])] = [
            ("timeStamp.mismatch", stamp2 { $0.imprint = zero }),
            ("timeStamp.mismatch", stamp1 { $0.isAltered = true }),
            ("timeStamp.malformed", stamp2 { $0.hasSignedAttributes = false }),
            ("timeStamp.malformed", { _ in [CBORPair("sigTst2", 7)] }),
            ("timeStamp.malformed", { _ in [CBORPair("sigTst2", .map(["tstTokens": .array([])]))] }),
            ("timeStamp.untrusted", stamp2 { $0.certificates = [] }),
            ("timeStamp.outsideValidity", stamp2 { $0.time = Self.late }),
            // Each form under its own name only.
            (
                "timeStamp.malformed",
                { [CBORPair("sigTst2", TimeStampContainer.container(try token($0.signatureMessage).response()))] }
            ),
            (
                "timeStamp.malformed",
                { [CBORPair("sigTst", TimeStampContainer.container(try token($0.claimMessage).token()))] }
            ),
            (
                "timeStamp.mismatch",
                { [CBORPair("sigTst2", TimeStampContainer.container(try token($0.claimMessage).token()))] }
            ),
            (
                "timeStamp.malformed",
                {
                    [
                        CBORPair(
                            "sigTst",
                            TimeStampContainer.container(try token($0.claimMessage) { $0.status = 2 }.response()))
                    ]
                }
            ),
        ]
        for (index, one) in cases.enumerated() {
            let found = try validate(at: Self.late) { $0.manifest.signature.header = one.header }
            #expect(found.informational.contains(one.code), "\(index): \(found)")
            #expect(found.failure == ["claimSignature.outsideValidity"], "\(index)")
            // A fault of a time-stamp is none of the manifest.
            #expect(try validate { $0.manifest.signature.header = one.header }.state == .trusted, "\(index)")
        }
    }

    @Test func `of two time-stamps none counts`() throws {
        let two: @Sendable (SignedClaim) throws -> [CBORPair] = { signed in
            let item = CBORValue.map(["val": .bytes(try token(signed.signatureMessage).token())])
            return [CBORPair("sigTst2", .map(["tstTokens": .array([item, item])]))]
        }
        let both: @Sendable (SignedClaim) throws -> [CBORPair] = { try stamp1()($0) + stamp2()($0) }
        for header in [two, both] {
            let found = try validate(at: Self.late) { $0.manifest.signature.header = header }
            #expect(found.informational.contains("timeStamp.malformed"))
            #expect(found.failure == ["claimSignature.outsideValidity"])
        }
    }

    private func asserting(
        _ tokens: @escaping @Sendable (SignedClaim) throws -> [CBORPair]
    ) -> @Sendable (SignedClaim) throws -> [(label: String, value: CBORValue)] {
        { [(AssertionLabel.timeStamp, .map(try tokens($0)))] }
    }

    @Test func `the assertion counts in its three forms`() throws {
        let forms: [@Sendable (SignedClaim) -> [UInt8]] = [{ $0.signatureMessage }, { $0.signature }, { $0.box }]
        for (index, form) in forms.enumerated() {
            let found = try validate(at: Self.late) {
                $0.assertions = asserting {
                    [CBORPair(.text(PlainAsset.name), .bytes(try token(form($0)).token()))]
                }
            }
            #expect(found.success.contains("timeStamp.trusted"), "\(index)")
            #expect(found.state == .trusted, "\(index)")
        }
        let claim = try validate(at: Self.late) {
            $0.assertions = asserting {
                [CBORPair(.text(PlainAsset.name), .bytes(try token($0.claimMessage).token()))]
            }
        }
        #expect(claim.informational.contains("timeStamp.mismatch"))
        #expect(claim.state == .invalid)
    }

    @Test func `the assertion of another manifest's signature says nothing of this one`() throws {
        let found = try validate(at: Self.late) {
            $0.assertions = asserting {
                [CBORPair(.text(SignedStore.other), .bytes(try token($0.signatureMessage).token()))]
            }
        }
        #expect(found.informational == ["signingCredential.ocsp.skipped"])
        #expect(found.state == .invalid)
    }

    @Test func `the assertion is asked only where the signature's own time-stamp does not hold`() throws {
        let wrong: @Sendable (SignedClaim) throws -> [(label: String, value: CBORValue)] = asserting { _ in
            [CBORPair(.text(PlainAsset.name), .bytes([1, 2, 3]))]
        }
        let own = try validate(at: Self.late) {
            $0.manifest.signature.header = stamp2()
            $0.assertions = wrong
        }
        #expect(!own.informational.contains("timeStamp.malformed"))
        #expect(try validate(at: Self.late) { $0.assertions = wrong }.informational.contains("timeStamp.malformed"))
    }

    @Test func `the signer's own word of the time is compared and decides nothing`() throws {
        func found(_ seconds: Int64) throws -> Findings {
            try validate {
                $0.manifest.signature.claimedTime = Moment(seconds: testMoment.seconds + seconds)
                $0.manifest.signature.header = stamp2()
            }
        }
        #expect(try found(-10).informational.contains("timeOfSigning.insideValidity"))
        #expect(try found(10).informational.contains("timeOfSigning.outsideValidity"))
        #expect(try found(-50 * 86400).informational.contains("timeOfSigning.outsideValidity"))
        #expect(try found(10).state == .trusted)
        #expect(try !validate().informational.contains { $0.hasPrefix("timeOfSigning") })
    }

    @Test func `stapled answers and those of an assertion decide about revocation`() throws {
        let responder = try TestIdentity.make("Responder", by: issuer, RevocationForger.extensions)
        var forger = RevocationForger(responder, about: signer.certificate, by: issuer.certificate)
        let good = RevocationValues.map([try forger.response()])
        forger.status = .revoked(at: testMoment, reason: 1)
        let revoked = RevocationValues.map([try forger.response()])
        forger.status = .unknown
        let unknown = RevocationValues.map([try forger.response()])
        func found(_ value: CBORValue, stamped: Bool = true, inAssertion: Bool = false) throws -> Findings {
            try validate {
                let stamp = stamp2()
                $0.manifest.signature.header = { signed in
                    (stamped ? try stamp(signed) : []) + (inAssertion ? [] : [CBORPair("rVals", value)])
                }
                if inAssertion { $0.assertions = { _ in [(AssertionLabel.certificateStatus, value)] } }
            }
        }
        for inAssertion in [false, true] {
            let fine = try found(good, inAssertion: inAssertion)
            #expect(fine.success.contains("signingCredential.ocsp.notRevoked"))
            #expect(fine.informational.isEmpty)
            #expect(fine.state == .trusted)
            let bad = try found(revoked, inAssertion: inAssertion)
            #expect(bad.failure == ["signingCredential.ocsp.revoked"])
            #expect(bad.informational.isEmpty)
            #expect(bad.state == .invalid)
        }
        // Good raises nothing without a trusted time-stamp; revoked lowers all the same.
        #expect(try found(good, stamped: false).informational == ["signingCredential.ocsp.skipped"])
        #expect(try found(revoked, stamped: false).failure == ["signingCredential.ocsp.revoked"])
        #expect(
            try found(unknown).informational == ["signingCredential.ocsp.unknown", "signingCredential.ocsp.skipped"])
        #expect(try found(7).informational == ["signingCredential.ocsp.skipped"])
    }

    @Test func `an old good answer does not outdo that the certificate was revoked`() throws {
        let responder = try TestIdentity.make("Responder", by: issuer, RevocationForger.extensions)
        var forger = RevocationForger(responder, about: signer.certificate, by: issuer.certificate)
        let good = RevocationValues.map([try forger.response()])
        forger.status = .revoked(at: testMoment, reason: 1)
        let revoked = RevocationValues.map([try forger.response()])
        for (header, assertion) in [(good, revoked), (revoked, good)] {
            let found = try validate {
                let stamp = stamp2()
                $0.manifest.signature.header = { try stamp($0) + [CBORPair("rVals", header)] }
                $0.assertions = { _ in [(AssertionLabel.certificateStatus, assertion)] }
            }
            #expect(found.failure == ["signingCredential.ocsp.revoked"])
            #expect(found.state == .invalid)
        }
    }

    @Test func `a revoked authority makes the signer untrusted`() throws {
        let forger = { (status: RevocationForger.Status) in
            var forger = RevocationForger(root, about: issuer.certificate, by: root.certificate)
            forger.status = status
            return RevocationValues.map([try forger.response()])
        }
        let bad = try forger(.revoked(at: testMoment, reason: 1))
        let good = try forger(.good)
        #expect(
            try validate { $0.manifest.signature.header = { _ in [CBORPair("rVals", bad)] } }.failure == [
                "signingCredential.untrusted"
            ])
        #expect(try validate { $0.manifest.signature.header = { _ in [CBORPair("rVals", good)] } }.failure.isEmpty)
    }
}
