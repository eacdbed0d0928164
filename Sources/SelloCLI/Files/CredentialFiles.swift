import SelloBytes
import SelloSigning

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; Swift lends it the path, and a `stat` of its own, for the call.

/// The three files of development credentials in a folder: all of them are new, or none is made.
enum CredentialFiles {
    /// The root certificate, for verifiers.
    static let root = "root.pem"
    /// The signer's chain.
    static let chain = "chain.pem"
    /// The signer's key.
    static let key = "key.pem"

    /// Refuses a folder in which one of the files is already.
    static func checkAbsent(in folder: String) throws(FailureReport) {
        for name in [root, chain, key] {
            var status = stat()
            let path = PathName.join(folder, name)
            if unsafe lstat(path, &status) == 0 { throw exists(path) }
        }
    }

    /// Writes the files.
    static func write(_ credentials: DevelopmentCredentials, in folder: String) throws(FailureReport) {
        var made: [String] = []
        do throws(FailureReport) {
            for (name, bytes, mode) in [
                (root, credentials.root, mode_t(0o644)), (chain, credentials.chain, 0o644),
                (key, credentials.key, 0o600),
            ] {
                let path = PathName.join(folder, name)
                switch ExclusiveFile.create(path, bytes, mode: mode) {
                case .made: made.append(path)
                case .exists: throw exists(path)
                case .refused(let number): throw cannotWrite(path, number)
                case .failed(let number):
                    made.append(path)
                    throw writeFailed(path, number)
                }
            }
        } catch {
            for path in made { unsafe unlink(path) }
            throw error
        }
    }

    private static func exists(_ path: String) -> FailureReport {
        FailureReport(
            .cannotWrite, AssetError.Code.cannotWrite.rawValue,
            "“\(path)” exists already and is never replaced; choose another folder, or move it away")
    }

    private static func cannotWrite(_ path: String, _ number: Int32) -> FailureReport {
        FailureReport(
            .cannotWrite, AssetError.Code.cannotWrite.rawValue,
            "“\(path)” cannot be made: \(SystemMessage.text(number))")
    }

    private static func writeFailed(_ path: String, _ number: Int32) -> FailureReport {
        FailureReport(
            .readOrWriteError, AssetError.Code.writeFailed.rawValue,
            "“\(path)” cannot be written: \(SystemMessage.text(number))")
    }
}
