import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call: it reads bytes lent for the closure, from a place that the loop keeps
// inside them.

/// Standard output for results, standard error for messages and the progress bar, kept out of each other's way.
final class Console: Sendable {
    /// What can be shown.
    let terminal: Terminal

    private struct State {
        var barIsShown = false
        var outputFailure: Int32?
    }

    private let state = Mutex(State())

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// The number of the error for which standard output takes no more; `nil` while it does.
    var outputFailure: Int32? { state.withLock { $0.outputFailure } }

    /// Prints a result, a line or several.
    func print(_ text: String) { write(text + "\n") }

    /// Writes a piece of a result, without a line's end.
    func write(_ text: String) {
        state.withLock { state in
            Self.clearBar(&state)
            guard state.outputFailure == nil else { return }
            state.outputFailure = Self.write(STDOUT_FILENO, text)
        }
    }

    /// Prints a message.
    ///
    /// - Parameter message: A sentence; what comes from files or the command line may stand in it as it is.
    func complain(_ message: String) {
        state.withLock { state in
            Self.clearBar(&state)
            // Nobody is left to be told where this fails.
            _ = Self.write(STDERR_FILENO, "sello: \(VisibleText.escaped(message, limit: Self.messageLimit))\n")
        }
    }

    /// Prints what is wrong with a file; its name stands before it unless the message has it.
    func complain(about file: String, _ message: String) {
        complain(message.contains("“\(file)”") ? message : "\(file): \(message)")
    }

    /// Draws the progress bar over the last one.
    func drawBar(_ bar: String) {
        state.withLock { state in
            state.barIsShown = true
            _ = Self.write(STDERR_FILENO, "\r\(bar)\u{1B}[K")
        }
    }

    /// Takes the progress bar away.
    func clearBar() { state.withLock { Self.clearBar(&$0) } }

    private static let messageLimit = 2000

    private static func clearBar(_ state: inout State) {
        guard state.barIsShown else { return }
        state.barIsShown = false
        _ = write(STDERR_FILENO, "\r\u{1B}[K")
    }

    /// Writes all of a text.
    ///
    /// - Returns: The number of the error, or `nil`.
    private static func write(_ descriptor: Int32, _ text: String) -> Int32? {
        let bytes = Array(text.utf8)
        var done = 0
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return nil }
            while done < buffer.count {
                #if canImport(Glibc)
                    let count = unsafe Glibc.write(descriptor, start + done, buffer.count - done)
                #elseif canImport(Musl)
                    let count = unsafe Musl.write(descriptor, start + done, buffer.count - done)
                #else
                    let count = unsafe Darwin.write(descriptor, start + done, buffer.count - done)
                #endif
                if count >= 0 { done += count; continue }
                switch errno {
                case EINTR: continue
                case EAGAIN:  // a terminal or pipe that another program made non-blocking
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    unsafe poll(&wait, 1, -1)
                default: return errno
                }
            }
            return nil
        }
    }
}
