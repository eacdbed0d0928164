// Every `unsafe` here lends `self` to OpenSSL's callback for one call, during which it is kept alive, or writes at
// most `capacity` bytes into OpenSSL's buffer.

/// Answers OpenSSL when it asks for a password, and remembers that it did.
///
/// Without a callback OpenSSL would ask the terminal.
final class PasswordRequest {
    private let password: [UInt8]?
    private(set) var wasAsked = false

    init(_ password: [UInt8]?) { self.password = password }

    /// Lends itself as the callback's argument.
    func lend<Result>(_ body: (UnsafeMutableRawPointer) -> Result) -> Result {
        withExtendedLifetime(self) { unsafe body(Unmanaged.passUnretained(self).toOpaque()) }
    }

    /// Writes the password into OpenSSL's buffer.
    ///
    /// - Returns: How many bytes, or -1 where there is none or it does not fit; then OpenSSL gives up.
    fileprivate func answer(_ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32) -> Int32 {
        wasAsked = true
        guard let password, let buffer = unsafe buffer, let count = Int32(exactly: password.count), count <= capacity
        else { return -1 }
        for (index, byte) in password.enumerated() { unsafe buffer[index] = CChar(bitPattern: byte) }
        return count
    }
}

/// `pem_password_cb`, whose last argument is a ``PasswordRequest``.
let passwordCallback: @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32 = {
    buffer, capacity, _, argument in
    guard let argument = unsafe argument else { return -1 }
    let request = unsafe Unmanaged<PasswordRequest>.fromOpaque(argument).takeUnretainedValue()
    return unsafe request.answer(buffer, capacity)
}
