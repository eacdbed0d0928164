#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call on a descriptor that is open until the end of its function; it fills or
// reads locals with their own lengths.

/// Asks the person at the terminal for a password, without showing what is typed.
enum PasswordPrompt {
    /// What came of asking.
    enum Answer: Sendable, Hashable {
        case password([UInt8])
        /// The person gave up.
        case interrupted
        /// There is nobody to ask.
        case noTerminal
    }

    /// The longest password that is read; OpenSSL takes 1024 bytes.
    private static let limit = 1024

    /// Asks, through the controlling terminal, whatever standard input and output are.
    static func ask(_ question: String) -> Answer {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { return .noTerminal }
        defer { close(terminal) }
        var saved = termios()
        guard unsafe tcgetattr(terminal, &saved) == 0 else { return .noTerminal }
        var silent = saved
        // Without ISIG too: a process that ended here by Ctrl-C would leave a terminal that shows nothing.
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard unsafe tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return .noTerminal }
        defer { unsafe tcsetattr(terminal, TCSAFLUSH, &saved) }
        put(question + " ", on: terminal)
        defer { put("\n", on: terminal) }
        var password: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return .interrupted }
            switch byte {
            case 3, 4: return .interrupted  // Ctrl-C, Ctrl-D
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .password(password)
            default: if password.count < limit { password.append(byte) }
            }
        }
    }

    private static func put(_ text: String, on terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe write(terminal, bytes, bytes.count)
    }
}
