import Fixtures
import Foundation
import SelloBytes
import SelloSigning
import Testing

/// Answers of another implementation's responder.
@Suite struct RealRevocationTests {
    private static let folder = Fixtures.root.appending(path: "certs/ocsp")

    @Test(arguments: ["good", "revoked", "unknown"]) func `say what they are called`(_ name: String) throws {
        guard FileManager.default.fileExists(atPath: Self.folder.path) else { return }
        func bytes(_ file: String) throws -> [UInt8] {
            [UInt8](try Data(contentsOf: Self.folder.appending(path: file)))
        }
        let chain = try Certificate.all(pem: bytes("ocsp_chain.pem"))
        let response = try #require(RevocationResponse(der: bytes("response_\(name).der")))
        // The answers were made on 2025-03-07 between 14:52 and 14:55.
        let moment = try #require(Moment(rfc3339: "2025-03-07T15:00:00Z"))
        let judge = RevocationJudge(
            responses: [response], chain: chain, anchors: .none, attestedTime: moment, moment: moment)
        let found =
            switch judge.judge(chain[0]) {
            case .notRevoked: "good"
            case .revoked: "revoked"
            case .unknown: "unknown"
            case .undecided(let reasons): "\(reasons)"
            }
        #expect(found == name)
    }
}
