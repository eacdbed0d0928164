/// What the process's exit status says; the numbers from 64 on are those of `sysexits.h`.
enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
    /// Every file met what was asked.
    case met = 0
    /// A file failed it.
    case failed = 1
    /// No file failed, but at least one has no manifest.
    case noManifest = 2
    /// The command was used wrongly.
    case wrongUse = 64
    /// A file is not what its format says.
    case notItsFormat = 65
    /// There is no such file.
    case noSuchFile = 66
    /// A destination cannot be made.
    case cannotWrite = 73
    /// Reading or writing failed.
    case readOrWriteError = 74

    /// Over several files the first of these that applies is the status of the whole.
    ///
    /// Wrong use is nearly always found before the first file; a label identifier that one file refuses is the exception.
    static let precedence: [ExitStatus] = [
        .readOrWriteError, .cannotWrite, .noSuchFile, .notItsFormat, .wrongUse, .failed, .noManifest, .met,
    ]

    /// The status of several files.
    static func joined(_ statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let found = Set(statuses)
        return precedence.first { found.contains($0) } ?? .met
    }
}
