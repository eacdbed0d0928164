import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import SigningForge
import Testing

/// Identity assertions of the CAWG: a verdict of their own, and none of it in the manifest's.
@Suite struct IdentityTests {
    /// What a test changes of an identity.
    private struct Draft {
        var references: [HashedURI]
        var signatureType = "cawg.x509.cose"
        var padding = CBORValue.bytes([0, 0])
        var payloadFields: [CBORPair] = []
        /// Changes the assertion after it was signed.
        var change: (CBORValue) -> CBORValue = { $0 }
        var signature: [UInt8]?
    }

    private struct Outcome {
        let store: StoreValidation
        let identity: IdentityValidation

        /// The failures but the one of trust; each stands at the assertion.
        var faults: [String] {
            identity.results.failure.filter { $0.code != .identityCredentialUntrusted }.map(\.code.rawValue)
        }
    }

    private static let url = "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/cawg.identity"

    private func validate(isAnchored: Bool = false, _ change: (inout Draft) throws -> Void = { _ in }) async throws
        -> Outcome
    {
        var manifest = try PlainAsset.manifest()
        var draft = Draft(references: [try manifest.created[0].reference()])
        try change(&draft)
        let made = try DevelopmentCredentials.create(algorithm: .es256, at: testMoment)
        let signer = try LocalSigner(certificates: made.chain, key: made.key, at: testMoment)
        let payload = CBORValue.map(
            [
                CBORPair("sig_type", .text(draft.signatureType)),
                CBORPair("referenced_assertions", .array(draft.references.map(\.cbor))),
                CBORPair("role", .array(["cawg.creator"])),
            ] + draft.payloadFields)
        let builder = try COSESign1Builder(algorithm: .es256, chain: signer.certificateChain)
        var signature = draft.signature ?? []
        if draft.signature == nil {
            let signed = try await signer.sign(builder.signatureStructure(payload: CBOREncoder.encode(payload)))
            signature = try builder.finish(signature: signed)
        }
        let value = CBORValue.map([
            "signer_payload": payload, "signature": .bytes(signature), "pad1": draft.padding,
        ])
        manifest.created.append(ForgedAssertion("cawg.identity", draft.change(value)))
        let store = try ManifestStore(try manifest.store(beside: PlainAsset.bytes), limits: Limits())
        var options = ValidationOptions(moment: testMoment)
        if isAnchored { options.identityAnchors = try TrustAnchors(pem: [made.root]) }
        let found = try #require(try PlainAsset.validate(store, options: options))
        // Whatever the identity, the manifest is what it was.
        #expect(found.state == .valid)
        #expect(found.faults == [])
        let all = found.activeResults.success + found.activeResults.informational + found.activeResults.failure
        #expect(!all.contains { $0.code.rawValue.hasPrefix("cawg.") })
        #expect(found.identities.count == 1)
        let identity = try #require(found.identities.first)
        let statuses = identity.results.success + identity.results.informational + identity.results.failure
        #expect(statuses.allSatisfy { $0.url == Self.url })
        return Outcome(store: found, identity: identity)
    }

    @Test func aSoundOneHolds() async throws {
        let outcome = try await validate()
        #expect(outcome.identity.state == .valid)
        #expect(outcome.identity.roles == ["cawg.creator"])
        #expect(outcome.identity.results.succeeded(.identityWellFormed))
        #expect(outcome.identity.results.failure.map(\.code) == [.identityCredentialUntrusted])
    }

    @Test func itsAnchorsAreItsOwn() async throws {
        let outcome = try await validate(isAnchored: true)
        #expect(outcome.identity.state == .trusted)
        #expect(outcome.identity.results.succeeded(.identityTrusted))
        #expect(!outcome.store.activeResults.succeeded(.signingCredentialTrusted))
    }

    @Test func whatWasSignedIsWhatIsStored() async throws {
        // One field more is something else.
        let outcome = try await validate { draft in
            draft.change = { value in
                guard let pairs = value["signer_payload"]?.mapValue, case .map(let all) = value else { return value }
                return .map(
                    all.filter { $0.key != "signer_payload" } + [
                        CBORPair("signer_payload", .map(pairs + [CBORPair("more", 1)]))
                    ])
            }
        }
        #expect(outcome.faults == ["cawg.x509.signature.mismatch"])
        #expect(outcome.identity.state == .invalid)
    }

    @Test(arguments: ["signer_payload", "signature", "pad1"]) func itHasWhatItMustHave(_ key: String) async throws {
        let outcome = try await validate { draft in
            draft.change = { .map(($0.mapValue ?? []).filter { $0.key != .text(key) }) }
        }
        #expect(outcome.faults == ["cawg.identity.cbor.invalid"])
    }

    @Test func itSpeaksOfThisContent() async throws {
        #expect(try await validate { $0.references = [] }.faults == ["cawg.identity.hard_binding_missing"])
        let twice = try await validate { $0.references += $0.references }
        #expect(twice.faults == ["cawg.identity.assertion.duplicate"])
        let other = try await validate {
            $0.references = [HashedURI(url: $0.references[0].url, hash: [UInt8](repeating: 1, count: 32))]
        }
        #expect(other.faults == ["cawg.identity.assertion.mismatch"])
        let absent = try await validate {
            $0.references.append(HashedURI(url: "self#jumbf=c2pa.assertions/org.tests.none", hash: [1]))
        }
        #expect(absent.faults == ["cawg.identity.assertion.mismatch"])
    }

    /// No bytes of an identity assertion stop a verdict, nor do they reach the manifest's.
    @Test func anyBytesHaveAVerdict() async throws {
        let outcome = try await validate()
        let bytes = outcome.store.store.tree.bytes
        let assertion = try #require(
            outcome.store.store.active?.assertions.first { $0.label == "cawg.identity" })
        let payload = try #require(outcome.store.store.tree.content(of: assertion.box, JUMBFBox.cbor))
        for place in payload where place < payload.lowerBound + 200 || place % 7 == 0 {
            var broken = bytes
            broken[place] ^= 0x21
            let store = try ManifestStore(broken, limits: Limits())
            let found = try StoreValidator(store, options: ValidationOptions(moment: testMoment)).validate(nil)
            #expect(found?.state == .invalid)
        }
    }

    @Test func paddingHoldsNothing() async throws {
        #expect(try await validate { $0.padding = .bytes([0, 1]) }.faults == ["cawg.identity.pad.invalid"])
        #expect(try await validate { $0.padding = .bytes([]) }.faults == [])
    }

    @Test func aSignatureMayBeOfAKindThatIsNotKnown() async throws {
        #expect(
            try await validate { $0.signatureType = "org.tests.wax" }.faults == ["cawg.identity.sig_type.unknown"])
    }

    @Test func expectationsAreAnOpenQuestion() async throws {
        let outcome = try await validate { $0.payloadFields = [CBORPair("expected_partial_claim", .map([]))] }
        #expect(outcome.identity.undetermined.contains { $0.reason.contains("expected_partial_claim") })
    }

    // MARK: Aggregators

    private static func credential(
        _ asset: String, issuer: String = #""did:web:tests.org""#, from: String? = "2020-01-01T00:00:00Z",
        until: String? = nil
    ) -> String {
        let times = [from.map { #""validFrom":"\#($0)","# }, until.map { #""validUntil":"\#($0)","# }]
        return
            #"{"@context":["x"],"type":["VerifiableCredential"],"issuer":\#(issuer),\#(times.compactMap(\.self).joined())"#
            + #""credentialSubject":{"c2paAsset":\#(asset)}}"#
    }

    private func aggregated(
        contentType: CBORValue = "application/vc", algorithm: CBORValue = .negative(7),
        _ credential: (_ asset: String) -> String
    ) async throws -> Outcome {
        try await validate { draft in
            draft.signatureType = "cawg.identity_claims_aggregation"
            let bytes = draft.references[0].hash.map { "\($0)" }.joined(separator: ",")
            let asset =
                #"{"referenced_assertions":[{"url":"\#(draft.references[0].url)","hash":[\#(bytes)]}],"sig_type":"cawg.identity_claims_aggregation"}"#
            let header = CBOREncoder.encode(.map([CBORPair(1, algorithm), CBORPair(3, contentType)]))
            draft.signature = CBOREncoder.encode(
                .tagged(
                    18,
                    .array([.bytes(header), .map([]), .bytes(Array(credential(asset).utf8)), .bytes([1])])))
        }
    }

    @Test func anAggregatorIsNamedAndNotAsked() async throws {
        let outcome = try await aggregated { Self.credential($0) }
        #expect(outcome.faults == [])
        #expect(outcome.identity.issuer == "did:web:tests.org")
        #expect(outcome.identity.state == .absent)
        #expect(outcome.identity.results.informational.map(\.code) == [.aggregatedIssuerUnavailable])
        #expect(!outcome.identity.undetermined.isEmpty)
        let nested = try await aggregated { Self.credential($0, issuer: #"{"id":"did:key:a"}"#) }
        #expect(nested.identity.issuer == "did:key:a")
    }

    @Test func aCredentialHasWhatItMustHave() async throws {
        func faults(_ credential: (String) -> String) async throws -> [String] {
            try await aggregated(credential).faults
        }
        #expect(try await faults { _ in "{" } == ["cawg.ica.invalid_verifiable_credential"])
        #expect(try await faults { _ in "{}" } == ["cawg.ica.invalid_verifiable_credential"])
        #expect(
            try await faults { Self.credential($0, issuer: #""https://tests.org""#) } == ["cawg.ica.invalid_issuer"])
        #expect(try await faults { Self.credential($0, from: nil) } == ["cawg.ica.valid_from.missing"])
        #expect(
            try await faults { Self.credential($0, from: "2030-01-01T00:00:00Z") } == ["cawg.ica.valid_from.invalid"])
        #expect(
            try await faults { Self.credential($0, until: "2021-01-01T00:00:00Z") } == [
                "cawg.ica.valid_until.invalid"
            ])
        #expect(try await faults { Self.credential($0, until: "2031-01-01T00:00:00Z") } == [])
        #expect(
            try await faults { Self.credential($0.replacing("c2pa.hash.data", with: "c2pa.hash.bmff")) } == [
                "cawg.ica.signer_payload.mismatch"
            ])
    }

    @Test func anEnvelopeHasWhatItMustHave() async throws {
        let type = try await aggregated(contentType: "text/plain") { Self.credential($0) }
        #expect(type.faults == ["cawg.ica.invalid_content_type"])
        let algorithm = try await aggregated(algorithm: 5) { Self.credential($0) }
        #expect(algorithm.faults == ["cawg.ica.invalid_alg"])
        let cose = try await validate {
            $0.signatureType = "cawg.identity_claims_aggregation"
            $0.signature = [0x80]
        }
        #expect(cose.faults == ["cawg.ica.invalid_cose_sign1"])
    }
}
