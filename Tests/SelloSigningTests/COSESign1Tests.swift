import SelloBytes
import SelloCBOR
import SelloSigning
import SigningForge
import Testing

@Suite struct COSESign1Tests {
    private let signer: TestIdentity
    private let claim = Array("the bytes of a claim".utf8)

    init() throws { signer = try TestIdentity.make("Signer") }

    private var der: CBORValue { .bytes(signer.certificate.der) }

    private func box(
        tag: UInt64? = 18, protected: CBORValue? = nil, unprotected: CBORValue = .map([]), payload: CBORValue = .null,
        signature: CBORValue = .bytes([UInt8](repeating: 1, count: 64))
    ) -> [UInt8] {
        let header = CBOREncoder.encode(protected ?? .map([CBORPair(1, -7), CBORPair(33, der)]))
        let item: CBORValue = [.bytes(header), unprotected, payload, signature]
        return CBOREncoder.encode(tag.map { .tagged($0, item) } ?? item)
    }

    private func code(_ bytes: [UInt8]) -> AssetError.Code? {
        do { _ = try COSESign1(parsing: bytes, base: 500) } catch {
            #expect((error.offset ?? 0) >= 500)
            return error.code
        }
        return nil
    }

    @Test func readsTheParts() throws {
        let unprotected = CBORValue.map([
            "sigTst2": .map(["tstTokens": [.map(["val": .bytes([1])])]]), "sigTst": .map(["tstTokens": []]),
            "rVals": .map(["ocspVals": [.bytes([2])]]), "pad": .bytes([0, 0]), "pad2": .bytes([0]),
        ])
        let header = CBORValue.map([CBORPair(1, -7), CBORPair(33, [der, .bytes([9])]), CBORPair("iat", 1_795_290_300)])
        let signature = try COSESign1(parsing: box(protected: header, unprotected: unprotected))
        #expect(signature.isTagged)
        #expect(signature.algorithm == .es256)
        #expect(signature.certificateChain == [signer.certificate.der, [9]])
        #expect(signature.chainIsProtected)
        #expect(signature.claimedTime == testMoment)
        #expect(signature.protectedBytes == CBOREncoder.encode(header))
        #expect(signature.padding == [0, 0, 0])
        #expect(signature.timeStamp2?["tstTokens"]?.arrayValue?.count == 1)
        #expect(signature.timeStamp1?["tstTokens"] == [])
        #expect(signature.revocationValues?["ocspVals"] == [.bytes([2])])
    }

    @Test func whatIsAbsentIsNone() throws {
        let signature = try COSESign1(parsing: box())
        #expect(signature.timeStamp2 == nil && signature.timeStamp1 == nil && signature.revocationValues == nil)
        #expect(signature.padding.isEmpty)
        #expect(signature.claimedTime == nil)
    }

    @Test func tagEighteenMayBeMissingAndAnotherMayNotStandThere() throws {
        #expect(try COSESign1(parsing: box(tag: nil)).isTagged == false)
        for tag: UInt64 in [0, 17, 19, 96, 98, 55799] { #expect(code(box(tag: tag)) == .malformed) }
    }

    @Test func thePayloadMustBeNil() {
        for payload: CBORValue in [.bytes([]), .bytes(claim), .undefined, false, "", []] {
            #expect(code(box(payload: payload)) == .malformed)
        }
    }

    @Test func everyPartMustBeOfItsType() {
        #expect(code(box(unprotected: [])) == .malformed)
        #expect(code(box(signature: "x")) == .malformed)
        #expect(code(box(signature: .null)) == .malformed)
        #expect(code(box(protected: [])) == .malformed)
        #expect(code(box() + [0]) == .malformed)
        for value: CBORValue in [[], [1, 2, 3], [1, 2, 3, 4, 5], .map([]), 1] {
            #expect(code(CBOREncoder.encode(.tagged(18, value))) == .malformed)
        }
        let map: CBORValue = .map([CBORPair(1, -7), CBORPair(33, der)])
        let open: CBORValue = .tagged(18, [map, .map([]), .null, .bytes([])])
        #expect(code(CBOREncoder.encode(open)) == .malformed)
        // Bytes after the map inside the protected header's string.
        let trailing: CBORValue = .tagged(
            18, [.bytes(CBOREncoder.encode(map) + [0]), .map([]), .null, .bytes([])])
        #expect(code(CBOREncoder.encode(trailing)) == .malformed)
    }

    @Test func anAlgorithmThatIsNotAllowedIsNoneAndNotMalformed() throws {
        for algorithm: CBORValue? in [nil, .null, -8, -257, -65535, 0, "ES256", -47] {
            var pairs = [CBORPair(33, der)]
            if let algorithm { pairs.append(CBORPair(1, algorithm)) }
            let signature = try COSESign1(parsing: box(protected: .map(pairs)))
            #expect(signature.algorithm == (algorithm == -8 ? .ed25519 : nil))
            if signature.algorithm == nil {
                guard case .malformed = signature.verify(payload: claim, with: signer.certificate) else {
                    Issue.record("checked with no algorithm")
                    return
                }
            }
        }
        // In the unprotected header it counts for nothing.
        let outside = try COSESign1(
            parsing: box(protected: .map([CBORPair(33, der)]), unprotected: .map([CBORPair(1, -7)])))
        #expect(outside.algorithm == nil)
    }

    @Test func certificatesAreFoundInEitherHeaderUnderEitherLabel() throws {
        let other = CBORValue.bytes([7])
        func chain(_ protected: [CBORPair], _ unprotected: [CBORPair]) -> ([[UInt8]], Bool)? {
            let bytes = box(protected: .map([CBORPair(1, -7)] + protected), unprotected: .map(unprotected))
            guard let signature = try? COSESign1(parsing: bytes) else { return nil }
            return (signature.certificateChain, signature.chainIsProtected)
        }
        let (number, name): (CBORValue, CBORValue) = (33, "x5chain")
        for label in [number, name] {
            #expect(chain([CBORPair(label, der)], []).map { $0 == ([signer.certificate.der], true) } == true)
            #expect(chain([], [CBORPair(label, der)]).map { $0 == ([signer.certificate.der], false) } == true)
            #expect(chain([CBORPair(label, der)], [CBORPair(label, other)]) == nil)
            #expect(chain([CBORPair(label, der)], [CBORPair(label, .null)]).map(\.1) == true)
        }
        // 33 wins over the text, wherever they stand.
        #expect(chain([CBORPair(number, der), CBORPair(name, other)], []).map(\.0) == [signer.certificate.der])
        #expect(chain([CBORPair(number, der)], [CBORPair(name, other)]).map(\.1) == true)
        #expect(chain([CBORPair(name, other)], [CBORPair(number, der)]).map(\.1) == false)
        #expect(chain([], []) == nil)
        #expect(chain([CBORPair(number, [])], []) == nil)
        #expect(chain([CBORPair(number, [der, "x"])], []) == nil)
        #expect(chain([CBORPair(number, "x")], []) == nil)
        #expect(chain([CBORPair(number, .array(Array(repeating: other, count: 32)))], []).map(\.0.count) == 32)
        #expect(chain([CBORPair(number, .array(Array(repeating: other, count: 33)))], []) == nil)
    }

    @Test func criticalHeadersMustBeKnown() {
        func header(_ critical: CBORValue) -> CBORValue {
            .map([CBORPair(1, -7), CBORPair(33, der), CBORPair(2, critical)])
        }
        #expect(code(box(protected: header([1, 33]))) == nil)
        #expect(code(box(protected: header([1, "reserved"]))) == .malformed)
        #expect(code(box(protected: header([]))) == .malformed)
        #expect(code(box(protected: header(5))) == .malformed)
    }

    @Test(
        arguments: [
            (.integer(0), 0), (.float(1.9), 1), (.float(-0.5), -1), (.tagged(1, 5), 5), ("2026", nil),
            (.float(.nan), nil),
            (.float(.infinity), nil), (.unsigned(.max), nil), (.null, nil),
        ] as [(CBORValue, Int64?)]) func theClaimedTimeIsReadInItsForms(_ value: CBORValue, _ seconds: Int64?) throws
    {
        let header = CBORValue.map([CBORPair(1, -7), CBORPair(33, der), CBORPair("iat", value)])
        #expect(try COSESign1(parsing: box(protected: header)).claimedTime?.seconds == seconds)
    }

    @Test func aBoxCutAnywhereIsRefused() {
        let whole = box(unprotected: .map(["pad": .bytes([0])]))
        for count in 0..<whole.count { #expect(code(Array(whole[..<count])) != nil) }
    }

    @Test func noiseNeverTraps() {
        var random = SystemRandomNumberGenerator()
        let whole = box(unprotected: .map(["pad": .bytes([0])]))
        for _ in 0..<3000 {
            var noise = whole
            for _ in 0..<3 {
                noise[Int.random(in: 0..<noise.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            guard let signature = try? COSESign1(parsing: noise),
                let leaf = try? Certificate(der: signature.certificateChain[0])
            else { continue }
            #expect(!signature.verify(payload: claim, with: leaf).isValid)
            _ = CertificateProfile.faults(of: leaf, as: .claimSigner)
        }
    }

    @Test func theExampleOfRFC9052IsValid() throws {
        // RFC 9052, C.2.1 with the key "11" of C.7.1, given to a certificate.
        var tree = CertificateTree(signer.certificate)
        tree.key.children[1].content =
            [0, 4] + bytes("bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff")
            + bytes("20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e")
        let key = try #require(try tree.certificate.publicKey)
        let payload = Array("This is the content.".utf8)
        let message = COSESign1.signatureStructure(protected: bytes("a10126"), payload: payload)
        #expect(message == bytes("846a5369676e61747572653143a101264054") + payload)
        let signature = bytes(
            "8eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e"
                + "2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36")
        #expect(key.verify(signature, of: message, algorithm: .es256) == .valid)
    }
}
