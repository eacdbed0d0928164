import Foundation
import SelloBytes
import SelloSigning
import SelloTimestampHTTP
import Testing
import TimestampServer

@Suite(.enabled(if: TimestampServer.isPossible, "openssl and python3 are needed"))
struct HTTPTimestampAuthorityTests {
    private let server: TimestampServer
    private let message = Array("a signature".utf8)

    init() throws { server = try TimestampServer() }

    private func ask(
        _ behaviour: String, _ change: (inout HTTPTimestampAuthority) -> Void = { _ in }
    ) async throws -> TimeStampVerdict {
        var authority = try HTTPTimestampAuthority(address: server.address(behaviour))
        change(&authority)
        let request = try TimeStampRequest(message, .sha384)
        let response = try await authority.respond(to: request.der)
        let token = try request.token(from: response, limit: authority.maximumTokenSize).token
        let anchors = try TrustAnchors(pem: [Array(Data(contentsOf: server.root))], purpose: .timeStamping)
        return TimeStampValidator.validate(
            token, of: [(message, "it")], anchors: anchors, certificates: CertificateCache())
    }

    private func refusal(
        _ behaviour: String, _ change: (inout HTTPTimestampAuthority) -> Void = { _ in }
    ) async -> String {
        do {
            _ = try await ask(behaviour, change)
            return "none"
        } catch {
            return "\(error)"
        }
    }

    @Test func `what another implementation answers is taken and trusted`() async throws {
        let found = try await ask("good")
        #expect(found.isTrusted)
        #expect(server.count("good") == 1)
    }

    @Test func `a server that is out of order is asked once more`() async throws {
        #expect(try await ask("once").isTrusted)
        #expect(server.count("once") == 2)
        #expect(await refusal("fails").contains("503"))
        #expect(server.count("fails") == 2)
    }

    @Test func `what the server means is not asked again`() async {
        #expect(await refusal("missing").contains("404"))
        #expect(server.count("missing") == 1)
    }

    @Test func `nobody else is asked`() async {
        #expect(await refusal("redirect").contains("307"))
        #expect(server.count("good") == 0)
    }

    @Test func `an answer is read no further than allowed`() async {
        #expect(await refusal("long").contains("more than 65536 bytes"))
        #expect(await refusal("good") { $0.responseLimit = 100 }.contains("more than 100 bytes"))
        #expect(await refusal("silent").contains("no time-stamp response"))
    }

    @Test func `there is a deadline`() async {
        #expect(await refusal("slow") { $0.deadline = .seconds(1) }.contains("no answer in time"))
    }

    @Test func `without a server there is a reason`() async throws {
        let authority = try HTTPTimestampAuthority(address: "http://127.0.0.1:1/")
        await #expect(throws: SigningError(.timeStampFailed, "")) { try await authority.respond(to: [0x30, 0]) }
    }
}
