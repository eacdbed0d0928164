package import SelloSigning

/// A time-stamping authority of the tests, which answers as its forger does.
package struct ForgedAuthority: TimestampAuthority {
    private let forger: TimeStampForger
    private let isHonest: Bool

    /// Makes an authority.
    ///
    /// - Parameters:
    ///   - forger: Makes the answers.
    ///   - isHonest: Whether it attests what it is asked to.
    package init(_ forger: TimeStampForger, isHonest: Bool = true) {
        self.forger = forger
        self.isHonest = isHonest
    }

    /// Answers a request.
    package func respond(to request: [UInt8]) async throws(SigningError) -> [UInt8] {
        let parts = DERNode(parsing: request).children
        var forger = forger
        forger.imprint = isHonest ? parts[1].children[1].content : [UInt8](repeating: 0, count: 32)
        forger.nonce = parts[2].der
        do { return try forger.response() } catch { throw SigningError(.timeStampFailed, "\(error)") }
    }
}
