import Fixtures
import Foundation
import Sello
import Testing

/// Real files of other producers that use nothing but what this version checks, with the verdict of the reference reader.
@Suite struct RealFileTests {
    /// Without Brotli what is compressed cannot be told.
    #if Brotli
        private static let compressed = ValidationState.trusted
    #else
        private static let compressed = ValidationState.invalid
    #endif

    @Test(arguments: [
        ("c2pa/jpeg/made-es256-v1.jpg", ValidationState.trusted), ("c2pa/jpeg/made-es256-v2.jpg", .trusted),
        ("c2pa/jpeg/made-es384-v2.jpg", .trusted), ("c2pa/jpeg/made-ps256-v2.jpg", .trusted),
        ("c2pa/jpeg/made-ed25519-v2.jpg", .trusted), ("c2pa/jpeg/made-chain2.jpg", .trusted),
        ("c2pa/jpeg/made-tamper-scan.jpg", .invalid), ("c2pa/jpeg/made-tamper-trailing.jpg", .invalid),
        ("c2pa/png/made-tamper-idat.png", .invalid), ("c2pa/bmff/made-tamper-mdat.mp4", .invalid),
        ("c2pa/bmff/made-signed-faststart.mp4", .trusted), ("c2pa/bmff/made-signed-fragmented.mp4", .trusted),
        ("c2pa/bmff/made-carrier-tiny.avif", .trusted), ("c2pa/bmff/made-carrier-alpha.heic", .trusted),
        ("c2pa/bmff/made-merkle-4kb.mp4", .trusted), ("c2pa/bmff/made-tamper-merkle-4kb.mp4", .invalid),
        // Parents whose digest is one of the claim's bytes, as before 1.1.
        ("c2pa/jpeg/adobe-20220124-CACA.jpg", .trusted), ("c2pa/jpeg/adobe-20220124-CAICAI.jpg", .trusted),
        ("c2pa/jpeg/c2pars-legacy-ingredient-hash.jpg", .trusted), ("c2pa/jpeg/adobe-20220124-E-dat-CA.jpg", .invalid),
        ("c2pa/jpeg/adobe-20220124-E-uri-CA.jpg", .invalid),
        // What a later manifest took out, and one that leaves the content alone.
        ("c2pa/jpeg/made-redacted.jpg", .trusted), ("c2pa/jpeg/c2pars-update-manifest-v2.jpg", .trusted),
        // A compressed manifest; a box hash and a time-stamp.
        ("c2pa/jpeg/made-compressed-manifest.jpg", compressed), ("c2pa/png/google-gemini-lady-v2.png", .trusted),
        // No store in the file.
        ("c2pa/bmff/c2pars-video1-no-manifest.mp4", .absent), ("c2pa/png/c2pars-remote-url.png", .absent),
    ]) func haveTheVerdictOfTheReference(_ name: String, _ state: ValidationState) throws {
        let path = Fixtures.root.appending(path: name).path()
        guard FileManager.default.fileExists(atPath: path) else { return }
        let roots = try ["c2pa-rs-test_cert_root_bundle.pem", "c2pa-trust-list.pem"].map { name in
            [UInt8](try Data(contentsOf: Fixtures.root.appending(path: "certs/trust/\(name)")))
        }
        let options = ValidationOptions(
            anchors: try TrustAnchors(pem: roots),
            timeStampAnchors: try TrustAnchors(pem: roots, purpose: .timeStamping),
            moment: StampingTests.moment)
        let report = try Verifier(options: options).verify(FileSource(path: path))
        #expect(report.state == state, "\(report.results.failure.map(\.code.rawValue)) \(report.ingredientDeltas)")
        if name.contains("remote-url") { #expect(report.results.failed(.manifestInaccessible)) }
    }
}
