internal import Foundation
import SelloSigning
import SelloTimestampHTTP

/// `sello-time-stamp URL`: posts the time-stamp request on standard input to an authority and writes its answer to standard output.
///
/// A program of its own, started by `sello stamp --time-stamp-url`: networking has no place in the process that reads files of others, and costs each
/// start of it several milliseconds.
@main enum SelloTimeStamp {
    /// Requests have under 200 bytes.
    private static let requestLimit = 4096

    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        guard let address = arguments.first, arguments.count == 1, !address.hasPrefix("-") else {
            let isHelp = arguments == ["--help"]
            say(
                "usage: sello-time-stamp URL < request.tsq > response.tsr",
                to: isHelp ? .standardOutput : .standardError)
            exit(isHelp ? 0 : 64)
        }
        do throws(SigningError) {
            let request = try request()
            let response = try await HTTPTimestampAuthority(address: address).respond(to: request)
            guard (try? FileHandle.standardOutput.write(contentsOf: Data(response))) != nil else {
                throw SigningError(.timeStampFailed, "the answer cannot be written to standard output")
            }
        } catch {
            say(error.reason, to: .standardError)
            exit(74)
        }
    }

    private static func request() throws(SigningError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= requestLimit, let more = try? FileHandle.standardInput.read(upToCount: 4096), !more.isEmpty
        {
            bytes += more
        }
        guard !bytes.isEmpty, bytes.count <= requestLimit else {
            throw SigningError(
                .timeStampFailed, "standard input holds no time-stamp request; it has one to \(requestLimit) bytes")
        }
        return bytes
    }

    private static func say(_ text: String, to file: FileHandle) {
        try? file.write(contentsOf: Data((text + "\n").utf8))
    }
}
