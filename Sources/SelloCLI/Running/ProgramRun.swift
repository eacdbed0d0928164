import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call: the words are freed after the program has started, and buffers are lent
// with their own lengths.

/// A program that was started with something to read, and is waited for.
struct ProgramRun {
    /// Why a program was not started.
    struct Failure: Error {
        let reason: String
    }

    private let process: pid_t
    private let output: Int32
    private let messages: Int32

    /// Held while descriptors are open that only one child may have: another one's would keep them open.
    private static let starting = Mutex(())

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - path: The program.
    ///   - arguments: Its arguments, its name first.
    ///   - input: What it reads; so little that a pipe holds it.
    /// - Throws: ``Failure``.
    init(_ path: String, _ arguments: [String], input: [UInt8]) throws(Failure) {
        let started: Result<ProgramRun, Failure> = Self.starting.withLock { _ in
            Result { () throws(Failure) in try Self.start(path, arguments, input) }
        }
        self = try started.get()
    }

    private init(process: pid_t, output: Int32, messages: Int32) {
        self.process = process
        self.output = output
        self.messages = messages
    }

    private static func start(_ path: String, _ arguments: [String], _ input: [UInt8]) throws(Failure) -> ProgramRun {
        var open: [Int32] = []
        func pipe() throws(Failure) -> (read: Int32, write: Int32) {
            var ends: [Int32] = [-1, -1]
            guard makePipe(&ends) == 0 else { throw Failure(reason: "there are no descriptors left") }
            open += ends
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return (ends[0], ends[1])
        }
        var kept: Set<Int32> = []
        defer { for one in open where !kept.contains(one) { _ = close(one) } }
        let standard = [try pipe(), try pipe(), try pipe()]
        guard unsafe write(standard[0].write, input, input.count) == input.count else {
            throw Failure(reason: "the request cannot be handed over")
        }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = unsafe posix_spawn_file_actions_t()
        #endif
        guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { throw Failure(reason: "there is no memory") }
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, end) in [standard[0].read, standard[1].write, standard[2].write].enumerated() {
            _ = unsafe posix_spawn_file_actions_adddup2(&actions, end, Int32(number))
        }
        var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
        unsafe words.append(nil)
        defer { unsafe words.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, path, &actions, nil, words, environ)
        guard code == 0 else { throw Failure(reason: SystemMessage.text(code)) }
        kept = [standard[1].read, standard[2].read]
        return ProgramRun(process: process, output: standard[1].read, messages: standard[2].read)
    }

    /// Waits for the end.
    ///
    /// - Parameter limit: The most bytes of output that are kept.
    /// - Returns: The exit status, 128 and the number where a signal ended it; what it printed and what it complained of.
    func finish(limit: Int) -> (status: Int32, output: [UInt8], messages: [UInt8]) {
        // One after the other: what it complains of is so little that a pipe holds it.
        let printed = Self.readAll(output, limit)
        let complained = Self.readAll(messages, limit)
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return (-1, printed, complained) }
        }
        let signal = status & 0x7F
        return (signal == 0 ? status >> 8 & 0xFF : 128 + signal, printed, complained)
    }

    private static func readAll(_ descriptor: Int32, _ limit: Int) -> [UInt8] {
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            if bytes.count < limit { bytes += buffer.prefix(count) }
        }
    }
}

/// `pipe(2)`, under a name that does not hide it where it is used.
private func makePipe(_ ends: inout [Int32]) -> Int32 { unsafe pipe(&ends) }
