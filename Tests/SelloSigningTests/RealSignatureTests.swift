import Fixtures
import Foundation
import SelloBytes
import SelloSigning
import SigningForge
import Testing

@Suite(.enabled(if: Fixtures.has())) struct RealSignatureTests {
    @Test func signaturesOfTheFieldAreValid() throws {
        let folder = Fixtures.root.appending(path: "c2pa/jpeg")
        // What the names say is broken in the signature, or in the boxes that the helper looks for.
        let broken: Set<String> = [
            "adobe-20220124-E-sig-CA.jpg", "adobe-20220124-CIE-sig-CA.jpg", "adobe-20220124-E-clm-CAICAI.jpg",
            "c2pars-CIE-sig-CA.jpg", "c2pars-E-sig-CA.jpg", "c2patesting-E-sig-CA.jpg",
            "adobe-20220124-E-uri-CIE-sig-CA.jpg",
        ]
        var valid = 0
        var algorithms: Set<SigningAlgorithm> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            guard let file = try? Fixtures.bytes("c2pa/jpeg/\(name)") else { continue }
            // Content from before version 1, and an ECDSA signature in DER; the reference refuses both files too.
            if ["c2pars-prerelease.jpg", "c2pars-no-alg.jpg"].contains(name) { continue }
            for (claim, box) in SignatureStore.pairs(in: SignatureStore.store(ofJPEG: file)) {
                let signature = try COSESign1(parsing: box)
                let leaf = try Certificate(der: signature.certificateChain[0])
                let verdict = signature.verify(payload: claim, with: leaf)
                if broken.contains(name) { continue }
                #expect(verdict == .valid, "\(name)")
                valid += 1
                if let algorithm = signature.algorithm { algorithms.insert(algorithm) }
                var changed = claim
                changed[changed.count / 2] ^= 1
                #expect(signature.verify(payload: changed, with: leaf) == .mismatch)
            }
        }
        #expect(valid >= 60)
        #expect(algorithms.isSuperset(of: [.es256, .es384, .ps256, .ed25519]))
    }

    @Test func aBrokenSignatureIsAMismatch() throws {
        for name in ["adobe-20220124-E-sig-CA.jpg", "c2pars-E-sig-CA.jpg", "c2patesting-E-sig-CA.jpg"] {
            let file = try Fixtures.bytes("c2pa/jpeg/\(name)")
            let verdicts = try SignatureStore.pairs(in: SignatureStore.store(ofJPEG: file)).map { claim, box in
                let signature = try COSESign1(parsing: box)
                return signature.verify(payload: claim, with: try Certificate(der: signature.certificateChain[0]))
            }
            #expect(verdicts.contains(.mismatch), "\(name)")
        }
    }

    @Test func certificatesInTheUnprotectedHeaderAreFound() throws {
        let file = try Fixtures.bytes("c2pa/jpeg/c2pars-boxhash.jpg")
        let pair = try #require(SignatureStore.pairs(in: SignatureStore.store(ofJPEG: file)).first)
        let signature = try COSESign1(parsing: pair.signature)
        #expect(!signature.chainIsProtected)
        #expect(signature.timeStamp1 != nil)
        #expect(!signature.padding.isEmpty)
    }

    @Test func aRealBoxCutAnywhereIsRefused() throws {
        let file = try Fixtures.bytes("c2pa/jpeg/made-es256-v2.jpg")
        let box = try #require(SignatureStore.pairs(in: SignatureStore.store(ofJPEG: file)).first).signature
        for count in 0..<box.count {
            #expect(throws: AssetError.self) { _ = try COSESign1(parsing: Array(box[..<count])) }
        }
    }

    @Test(arguments: ["ed25519", "es256", "es384", "es512", "ps256", "ps384", "ps512"])
    func theChainsOfTheReferenceFitAndLeadToItsRoots(_ name: String) throws {
        let pem = try Fixtures.bytes("certs/c2pa-rs-test/\(name).pub")
        let chain = try Certificate.all(pem: pem)
        let bundle = try Fixtures.bytes("certs/trust/c2pa-rs-test_cert_root_bundle.pem")
        let anchors = try TrustAnchors(pem: [bundle])
        #expect(CertificateProfile.faults(ofChain: chain).map(\.fault).isEmpty)
        guard case .trusted(let path) = ChainValidator.validate(chain: chain, anchors: anchors, at: testMoment) else {
            Issue.record("\(name) leads nowhere")
            return
        }
        #expect(path.first == chain.first)
    }

    @Test func theTrustListsOfTheFieldAreRead() throws {
        let files = try ["c2pa-trust-list.pem", "itl-anchors.pem", "c2pa-rs-test_cert_root_bundle.pem"].map {
            try Fixtures.bytes("certs/trust/\($0)")
        }
        #expect(try TrustAnchors(pem: files).count >= 50)
        let store = try Fixtures.bytes("certs/trust/c2pa-trust-list-store.cfg")
        let configuration = try TrustConfiguration(text: String(decoding: store, as: UTF8.self))
        #expect(configuration.claimSigningUsages.count == 4)
        #expect(configuration.extendedKeyUsages.count == 6)
    }

    @Test func anExpiredChainIsNotTakenForAnUntrustedOne() throws {
        let chain = try Certificate.all(
            pem: try Fixtures.bytes("certs/msvalidator/expired-chain.pem"))
        let root = try Certificate.all(
            pem: try Fixtures.bytes("certs/msvalidator/trusted-root_CA.crt"))
        let verdict = ChainValidator.validate(
            chain: chain, anchors: try TrustAnchors(certificates: root), at: testMoment)
        guard case .outsideValidity(_, let outside) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(outside.first == 0)
    }
}
