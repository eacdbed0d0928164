import Sello
import SelloBytes

/// A declaration that is kept beside the file that it speaks of.
enum DeclarationFile {
    /// The most bytes that one may have.
    private static let limit = 256 << 10

    /// Reads one.
    static func read(_ path: String) throws(FailureReport) -> DeclarationRecord {
        let bytes = try SmallFile.read(path, limit: limit, "declarations")
        do { return try DeclarationRecord(bytes) } catch { throw FailureReport(error, in: path) }
    }

    /// Writes one that must be new.
    static func write(_ record: DeclarationRecord, to path: String) throws(FailureReport) {
        do {
            let file = try AtomicFile(path: path, existing: .refuse)
            try file.append(record.bytes.rawBytes)
            try file.commit()
        } catch {
            throw FailureReport(error)
        }
    }
}

extension FailureReport {
    /// A fault of a record in a file that the caller named.
    init(_ error: RecordError, in path: String) {
        self.init(.notItsFormat, error.code.rawValue, "“\(path)”: \(error)")
    }
}
