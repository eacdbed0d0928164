import Fixtures
import Foundation
import Sello
import SelloBytes
import SelloManifest
import SelloSigning
import Testing

/// Stamps and verifies whole files.
@Suite struct StampingTests {
    static let moment = Moment(seconds: 1_795_290_300)

    static func credentials() throws -> (stamper: Stamper, anchors: TrustAnchors) {
        let made = try DevelopmentCredentials.create(algorithm: .es256, organization: "Tests", at: moment)
        let signer = try LocalSigner(certificates: made.chain, key: made.key, at: moment)
        return (Stamper(signer: signer), try TrustAnchors(pem: [made.root]))
    }

    /// A media segment alone, which is no carrier, and a picture that ends before its first byte.
    private static let refused: Set = [
        "bunny-dash-1.m4s", "bunny-dash-10.m4s", "bunny-dash-100.m4s", "pillow-ultrahdr.jpg",
    ]

    static let carriers: [String] = {
        var found: [String] = []
        for folder in ["jpeg", "png", "bmff"] {
            let path = Fixtures.root.appending(path: "odd/\(folder)").path()
            for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] where !refused.contains(name)
            {
                found.append("odd/\(folder)/\(name)")
            }
        }
        return found.sorted()
    }()

    @Test(arguments: carriers) func everyCarrierIsStampedAndTrusted(_ name: String) async throws {
        let (stamper, anchors) = try Self.credentials()
        let source = try FileSource(path: Fixtures.root.appending(path: name).path())
        let sink = MemorySink()
        let stamp = Stamp(
            system: .init(name: "Imager", version: "2.1", resource: "urn:tests:imager"), provider: "Tests",
            moment: Self.moment)
        let receipt = try await stamper.stamp(source, with: stamp, to: sink)
        let report = try Verifier(options: ValidationOptions(anchors: anchors, moment: Self.moment)).verify(sink)
        #expect(report.state == .trusted)
        #expect(report.label?.label == receipt.label)
        #expect(report.label?.standing == .signed)
        #expect(report.label?.copies.allSatisfy { $0.agreement == .agrees } == true)
    }
}
