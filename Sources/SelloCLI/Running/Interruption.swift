import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call on locals of the type that it wants; the one cast compares a function
// pointer with the number that stands for “ignored” and never calls it.

/// Ctrl-C and its like while files are written: the file under way is given up, its temporary file removed, and the process ends by
/// the signal, as its caller expects.
///
/// The signals are blocked and awaited by a thread, so that nothing has to be done inside a signal handler, where hardly anything
/// may be done. A second signal ends the process at once; what it leaves behind the next run removes.
final class Interruption: Sendable {
    private let signal = Atomic<Int32>(0)

    /// Whether the work is to stop.
    var isAsked: Bool { signal.load(ordering: .relaxed) != 0 }

    /// Starts to watch.
    ///
    /// To be called before there is another thread, for threads inherit which signals are blocked.
    static func watch() -> Interruption {
        let interruption = Interruption()
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        var isEmpty = true
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
            unsafe sigaddset(&signals, number)
            isEmpty = false
        }
        guard !isEmpty else { return interruption }
        var before = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
        let awaited = signals
        let isWatched = DetachedThread.start {
            var signals = awaited
            while true {
                var number: Int32 = 0
                guard unsafe sigwait(&signals, &number) == 0 else { continue }
                let first = interruption.signal.compareExchange(expected: 0, desired: number, ordering: .relaxed)
                if !first.exchanged { _exit(128 + number) }
            }
        }
        if !isWatched { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        return interruption
    }

    /// Ends the process by the signal that came; returns where none did.
    func finish() {
        let number = signal.load(ordering: .relaxed)
        if number != 0 { Self.endProcess(by: number) }
    }

    /// Ends the process by a signal, as if it had never been caught or blocked.
    static func endProcess(by number: Int32) -> Never {
        #if canImport(Glibc)
            _ = Glibc.signal(number, SIG_DFL)
        #elseif canImport(Musl)
            _ = Musl.signal(number, SIG_DFL)
        #else
            _ = Darwin.signal(number, SIG_DFL)
        #endif
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
        _exit(128 + number)
    }

    /// A signal that the caller had ignored stays so: `nohup`, and what a shell runs in the background.
    static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = unsafe action.__sigaction_u.__sa_handler
        #elseif canImport(Musl)
            let handler = unsafe action.__sa_handler.sa_handler
        #else
            let handler = unsafe action.__sigaction_handler.sa_handler
        #endif
        return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
