internal import COpenSSL

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the texts are constants of the
// library.

/// The errors that OpenSSL collects for the running thread.
enum ErrorQueue {
    /// Forgets what earlier calls left.
    static func clear() { ERR_clear_error() }

    /// Empties the queue and says what was in it, in the order it happened.
    ///
    /// Always emptied whole: what stays would be taken for the cause of the next failure.
    static func drain() -> String {
        var reasons: [String] = []
        while true {
            let code = ERR_get_error()
            if code == 0 { break }
            let reason = unsafe ERR_reason_error_string(code).map { unsafe String(cString: $0) } ?? "error \(code)"
            if reasons.last != reason { reasons.append(reason) }
        }
        return reasons.isEmpty ? "OpenSSL gave no reason" : "OpenSSL: " + reasons.joined(separator: ", ")
    }
}
