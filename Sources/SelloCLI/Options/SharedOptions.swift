import ArgumentParser

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Options of the commands that work on many files.
struct SharedOptions: ParsableArguments {
    @Option(
        name: .long, help: ArgumentHelp("Work on N files at once (default: one for each processor).", valueName: "n"))
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Print only what goes wrong; the exit status says the rest.")
    var quiet = false

    /// More threads than this only wait for each other.
    private static let mostJobs = 256

    func validate() throws {
        if let jobs, !(1...Self.mostJobs).contains(jobs) {
            throw ValidationError("--jobs takes a number from 1 to \(Self.mostJobs).")
        }
    }

    /// How many files are worked on at once.
    var width: Int { jobs ?? min(max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))), Self.mostJobs) }
}
