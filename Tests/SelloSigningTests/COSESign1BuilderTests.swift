import SelloBytes
import SelloCBOR
import SelloSigning
import SigningForge
import Testing

@Suite struct COSESign1BuilderTests {
    private let signer: TestIdentity
    private let claim = Array("the bytes of a claim".utf8)

    init() throws { signer = try TestIdentity.make("Signer") }

    private func builder(reserved: Int = 0) throws -> COSESign1Builder {
        try COSESign1Builder(algorithm: .es256, chain: [signer.certificate.der], reservedPadding: reserved)
    }

    @Test(arguments: SigningAlgorithm.allCases) func aSignedBoxHasTheSizeOfItsPlaceholder(_ algorithm: SigningAlgorithm)
        async throws
    {
        let made = try DevelopmentCredentials.create(algorithm: algorithm, at: testMoment)
        let signer = try LocalSigner(certificates: made.chain, key: made.key, algorithm: algorithm, at: testMoment)
        for reserved in [0, 5, 10_000] {
            let builder = try COSESign1Builder(
                algorithm: algorithm, chain: signer.certificateChain, reservedPadding: reserved, claimedTime: testMoment
            )
            let placeholder = try builder.placeholder()
            let box = try builder.finish(
                signature: try await signer.sign(builder.signatureStructure(payload: claim)))
            #expect(placeholder.count == builder.byteCount)
            #expect(box.count == builder.byteCount)
            let read = try COSESign1(parsing: box)
            #expect(read.isTagged && read.chainIsProtected)
            #expect(read.algorithm == algorithm)
            #expect(read.certificateChain == signer.certificateChain)
            #expect(read.claimedTime == testMoment)
            #expect(read.padding.allSatisfy { $0 == 0 })
            #expect(read.verify(payload: claim, with: signer.certificates[0]) == .valid)
            #expect(read.verify(payload: claim + [0], with: signer.certificates[0]) == .mismatch)
            // Deterministic: what is read is written the same.
            #expect(CBOREncoder.encode(try CBORDecoder.decode(box)) == box)
        }
    }

    @Test func aSingleCertificateIsAByteStringAndMoreAreAnArray() throws {
        func stored(_ chain: [[UInt8]]) throws -> CBORValue? {
            let builder = try COSESign1Builder(algorithm: .es256, chain: chain)
            return try CBORDecoder.decode(builder.protectedBytes)[33 as CBORValue]
        }
        let der = signer.certificate.der
        #expect(try stored([der]) == .bytes(der))
        #expect(try stored([der, der]) == [.bytes(der), .bytes(der)])
    }

    @Test func everySizeThatCanBeIsPaddedExactly() throws {
        // All sizes around where the head of a byte string grows: 24, 256, 65536.
        for reserved in Array(0...600) + Array(65_500...65_600) {
            let builder = try builder(reserved: reserved)
            let bare = try self.builder().byteCount
            let expected = bare + (reserved == 0 ? 0 : max(5, reserved))
            #expect(builder.byteCount == expected)
            let box = try builder.placeholder()
            #expect(box.count == expected, "\(reserved)")
            #expect(try COSESign1(parsing: box).padding.count == max(0, paddingCount(expected - bare)), "\(reserved)")
        }
    }

    /// How many zeros fill so many bytes: what the keys and heads leave.
    private func paddingCount(_ count: Int) -> Int {
        if count == 0 { return 0 }
        for head in [1, 2, 3, 5] {
            let zeros = count - 4 - head
            if zeros >= 0, CBOREncoder.headByteCount(UInt64(zeros)) == head { return zeros }
        }
        return paddingCount(count - 6)
    }

    @Test func whatIsAddedAfterSigningTakesFromThePadding() throws {
        let signature = [UInt8](repeating: 1, count: 64)
        for reserved in [300, 700, 66_000] {
            let builder = try builder(reserved: reserved)
            for size in [0, 1, 22, 23, 24, 100, 200, 250, 255, 256, 257, 280, 287, 288, 289, 290, 291, 292] {
                let addition = CBORPair(
                    "sigTst2", .map(["tstTokens": [.map(["val": .bytes([UInt8](repeating: 9, count: size))])]]))
                let taken = CBOREncoder.encode(.map([addition])).count - 1
                let left = reserved - taken
                guard let box = try? builder.finish(signature: signature, additions: [addition]) else {
                    // Only what nothing fills, or no room at all.
                    #expect(left < 0 || (1...4).contains(left), "\(reserved) \(size)")
                    continue
                }
                #expect(left == 0 || left >= 5)
                #expect(box.count == builder.byteCount)
                #expect(try COSESign1(parsing: box).timeStamp2 == addition.value)
            }
        }
    }

    @Test func aSignatureOfAnotherSizeIsRefused() throws {
        for count in [0, 63, 65, 70, 72, 96] {
            #expect(
                failure { _ = try builder(reserved: 100).finish(signature: [UInt8](repeating: 0x30, count: count)) }
                    == .malformedSignature)
        }
    }

    @Test func aChainThatDoesNotFitIsRefused() {
        #expect(failure { _ = try COSESign1Builder(algorithm: .es256, chain: []) } == .unfitCertificate)
        #expect(failure { _ = try COSESign1Builder(algorithm: .es256, chain: [[1, 2]]) } == .unfitCertificate)
        #expect(
            failure { _ = try COSESign1Builder(algorithm: .ps256, chain: [signer.certificate.der]) }
                == .unsupportedAlgorithm)
    }
}
