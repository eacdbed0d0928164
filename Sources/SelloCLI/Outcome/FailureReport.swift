import Sello
import SelloBytes
import SelloSigning

/// Why something could not be done: the exit status, a code for programs, a sentence for people.
struct FailureReport: Error, Sendable, Hashable {
    /// What the exit status becomes.
    let status: ExitStatus
    /// The code as `--json` prints it.
    let code: String
    /// One sentence on what was found and what to do.
    let message: String
    /// Where in the file, in bytes from its start.
    let offset: Int?

    init(_ status: ExitStatus, _ code: String, _ message: String, offset: Int? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.offset = offset
    }

    /// The command was used wrongly.
    static func wrongUse(_ message: String) -> FailureReport { FailureReport(.wrongUse, "wrongUse", message) }

    init(_ error: AssetError) {
        self.init(Self.status(of: error.code), error.code.rawValue, error.reason, offset: error.offset)
    }

    init(_ error: SigningError) {
        self.init(Self.status(of: error.code), error.code.rawValue, error.reason)
    }

    /// A fault of keys or certificates in a file that the caller named.
    init(_ error: SigningError, in path: String) {
        self.init(Self.status(of: error.code), error.code.rawValue, "“\(path)”: \(error.reason)")
    }

    init(_ error: StampError) {
        switch error {
        case .asset(let error): self.init(error)
        case .signing(let error): self.init(error)
        case .refused(let refusal):
            let option = refusal.code == .parentInvalid ? " (--allow-invalid-parent)" : ""
            self.init(Self.status(of: refusal.code), refusal.code.rawValue, refusal.reason + option)
        }
    }

    /// The message with its place.
    var sentence: String { offset.map { "\(message) (at byte \($0))" } ?? message }

    /// The failure as one line of JSON.
    ///
    /// - Parameter file: The name to print for the file.
    /// - Returns: The line, without its end.
    func json(file: String) -> String {
        JSONValue.object([
            "file": .text(file),
            "error": .object([
                "code": .text(code), "message": .text(message), "offset": offset.map { .integer(Int64($0)) },
            ]),
        ]).serialized()
    }

    private static func status(of code: AssetError.Code) -> ExitStatus {
        switch code {
        case .notFound: .noSuchFile
        case .cannotWrite: .cannotWrite
        case .notReadable, .readFailed, .changedWhileReading, .writeFailed, .noSpace: .readOrWriteError
        default: .notItsFormat
        }
    }

    private static func status(of code: SigningError.Code) -> ExitStatus {
        switch code {
        // What was named does not belong together, or may not be used now: another file or another password is needed.
        case .wrongPassword, .keyMismatch, .unsupportedAlgorithm, .expiredCertificate: .wrongUse
        case .signingFailed, .malformedSignature, .timeStampFailed: .readOrWriteError
        default: .notItsFormat
        }
    }

    private static func status(of code: StampError.Refusal.Code) -> ExitStatus {
        switch code {
        case .labelConflict, .labelWeakened, .parentMismatch, .actionUnknown, .redactionForbidden, .redactionUnknown,
            .recordInvalid:
            .wrongUse
        case .parentInvalid: .failed
        case .outputInvalid: .readOrWriteError
        }
    }
}
