import Fixtures
import Foundation
import Sello
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SelloSigning
import Testing

/// Time-stamps and revocation answers in files of other producers, beside what the reference reader says of each.
@Suite struct RealTimeStampTests {
    /// What the reference reader says of one file.
    private struct Expected: Decodable {
        struct Status: Decodable {
            let code: String
        }

        struct Answer: Decodable {
            let outcome: String?
            let success: [Status]?
            let informational: [Status]?
        }

        let file: String
        let anchors: Answer
    }

    private static let expected: [Expected] = {
        let folder = Fixtures.root.appending(path: "expected/c2pa")
        let names = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (names?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
            .compactMap { try? JSONDecoder().decode(Expected.self, from: Data(contentsOf: $0)) }
            .filter { $0.anchors.outcome == "manifest" }
    }()

    /// Whom the reference trusted; the same for both purposes, as it has it.
    private static func options() throws -> ValidationOptions {
        let files = try ["c2pa-rs-test_cert_root_bundle.pem", "c2pa-trust-list.pem"].map { name in
            [UInt8](try Data(contentsOf: Fixtures.root.appending(path: "certs/trust/\(name)")))
        }
        return ValidationOptions(
            anchors: try TrustAnchors(pem: files),
            timeStampAnchors: try TrustAnchors(pem: files, purpose: .timeStamping), moment: StampingTests.moment)
    }

    @Test func `hold or fail as the reference has it`() throws {
        guard !Self.expected.isEmpty else { return }
        let verifier = Verifier(options: try Self.options())
        // Whether an authority is trusted is another matter: the reference trusts every one for claims of version 1.
        let compared: Set<String> = [
            "timeStamp.validated", "timeStamp.mismatch", "timeStamp.malformed", "timeStamp.outsideValidity",
            "signingCredential.ocsp.notRevoked",
        ]
        var count = 0
        for one in Self.expected {
            let path = Fixtures.root.appending(path: one.file).path
            // Compressed manifests are not read here.
            guard !one.file.contains("compressed"), FileManager.default.fileExists(atPath: path) else { continue }
            let report = try verifier.verify(FileSource(path: path))
            let ours = Set((report.results.success + report.results.informational).map(\.code.rawValue))
            let theirs = Set(((one.anchors.success ?? []) + (one.anchors.informational ?? [])).map(\.code))
            #expect(ours.intersection(compared) == theirs.intersection(compared), "\(one.file)")
            if theirs.contains("timeStamp.validated") { count += 1 }
        }
        #expect(count > 40)
    }

    @Test func `an assertion over a whole signature box, as one writer had it, is taken`() throws {
        let path = Fixtures.root.appending(path: "c2pa/jpeg/c2pars-update-manifest-v2.jpg").path
        guard FileManager.default.fileExists(atPath: path) else { return }
        let source = try FileSource(path: path)
        let location = try #require(try Container.read(source, limits: Limits()).stores.first)
        let store = try ManifestStore(try location.bytes(of: source, limits: Limits()), limits: Limits())
        let carrier = try #require(store.active?.assertions.first { $0.type == AssertionLabel.timeStamp })
        let tokens = try #require(try store.cbor(in: carrier.box, limits: Limits()).mapValue)
        let name = try #require(tokens.first?.key.textValue)
        let token = try #require(tokens.first?.value.bytesValue)
        let signature = try #require(store.manifest(labelled: name)?.signature)
        let box = store.tree.copy(try #require(store.tree.content(of: signature, JUMBFBox.cbor)))
        let found = TimeStampValidator.validate(
            token, of: [([1], "something else"), (box, "the whole signature box")], anchors: .noTimeStamps,
            certificates: CertificateCache())
        guard case .validated(let text)? = found.findings.first else {
            Issue.record("it is validated: \(found.findings)")
            return
        }
        #expect(text.contains("the whole signature box"))
    }
}
