import SelloBytes
import SelloSigning
import SigningForge
import Testing

@Suite struct CertificateCacheTests {
    private let root: TestIdentity
    private let leaf: TestIdentity
    private let anchors: TrustAnchors

    init() throws {
        root = try TestIdentity.authority("Root")
        leaf = try TestIdentity.make("Leaf", by: root)
        anchors = try TrustAnchors(certificates: [root.certificate])
    }

    @Test func answersAsIfItWereNotThere() throws {
        for limit in [0, 1, 2, 512] {
            let cache = CertificateCache(limit: limit)
            for _ in 0..<3 {
                let chain = try cache.certificates(of: [leaf.certificate.der, root.certificate.der])
                #expect(chain == [leaf.certificate, root.certificate])
                #expect(cache.faults(ofChain: chain) == CertificateProfile.faults(ofChain: chain))
                #expect(
                    cache.faults(ofChain: [chain[1]], leafIsListed: true)
                        == CertificateProfile.faults(ofChain: [chain[1]], leafIsListed: true))
                #expect(cache.faults(ofChain: [chain[1]]).map(\.fault).contains(.isAuthority))
                for days: Int64 in [0, 1, -11, 11, 0, 11] {
                    let moment = testDay(days)
                    #expect(
                        cache.validate(chain: chain, anchors: anchors, at: moment)
                            == ChainValidator.validate(chain: chain, anchors: anchors, at: moment))
                }
            }
        }
    }

    @Test func doesNotMixAnchors() throws {
        let cache = CertificateCache()
        let chain = [leaf.certificate]
        let expected = ChainVerdict.trusted(path: [leaf.certificate, root.certificate])
        for _ in 0..<20 {
            let others = try TrustAnchors(certificates: [TestIdentity.authority("Other").certificate])
            #expect(cache.validate(chain: chain, anchors: others, at: testMoment) == .untrusted(.noPath))
            #expect(cache.validate(chain: chain, anchors: anchors, at: testMoment) == expected)
            #expect(cache.validate(chain: chain, anchors: .none, at: testMoment) == .untrusted(.noAnchors))
        }
        let configuration = try TrustConfiguration(text: "1.2.3.4")
        let narrow = try TrustAnchors(certificates: [root.certificate], configuration: configuration)
        #expect(cache.validate(chain: chain, anchors: narrow, at: testMoment) == .untrusted(.usageNotConfigured))
    }

    @Test func doesNotKeepWhatIsBroken() {
        let cache = CertificateCache()
        for _ in 0..<2 { #expect(failure { _ = try cache.certificates(of: [[1, 2, 3]]) } == .unfitCertificate) }
    }
}
