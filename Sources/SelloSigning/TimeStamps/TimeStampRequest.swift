internal import COpenSSL
package import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that an `Owned` keeps alive through it, with buffers of
// their own lengths.

/// A question to a time-stamping authority, and the check of its answer (RFC 3161, 2.4; checklist §10.3).
package struct TimeStampRequest: Sendable {
    /// The request in DER.
    package let der: [UInt8]
    private let message: [UInt8]
    private let nonce: [UInt8]

    /// Makes a request with a random number that the answer must repeat, and for the authority's certificates.
    ///
    /// - Parameters:
    ///   - message: What is to be attested.
    ///   - algorithm: The digest that the authority is shown in its place.
    /// - Throws: ``SigningError`` `.timeStampFailed` where OpenSSL makes none.
    package init(_ message: [UInt8], _ algorithm: DigestAlgorithm) throws(SigningError) {
        func failure() -> SigningError {
            SigningError(.timeStampFailed, "OpenSSL makes no request for a time-stamp (\(ErrorQueue.drain()))")
        }
        ErrorQueue.clear()
        // Read from its DER, since OpenSSL sets an identifier and its parameters only through types that Swift does not see. The first
        // byte of the number is small, so that the number is positive and has no leading zeros.
        var random = SystemRandomNumberGenerator()
        let number =
            [UInt8.random(in: 1...127, using: &random)] + (0..<7).map { _ in .random(in: 0...255, using: &random) }
        guard let digest = try? Digest.of(message, algorithm) else { throw failure() }
        let identifier = Self.element(0x30, Self.element(0x06, Self.identifier(of: algorithm)) + [0x05, 0x00])
        nonce = Self.element(0x02, number)
        let encoded = Self.element(
            0x30,
            [0x02, 0x01, 0x01] + Self.element(0x30, identifier + Self.element(0x04, digest)) + nonce + [
                0x01, 0x01, 0xFF,
            ])
        guard
            let request: Owned<TimeStampRequestObject> = unsafe DER.read(encoded, { unsafe d2i_TS_REQ(nil, &$0, $1) }),
            unsafe TS_REQ_get_cert_req(request.raw) == 1
        else { throw failure() }
        der = encoded
        self.message = message
    }

    /// Checks the answer, so that nothing is written into a file that others then refuse.
    ///
    /// - Parameters:
    ///   - response: The answer in DER.
    ///   - limit: The most bytes that the token may have.
    /// - Returns: The token in DER, and its time.
    /// - Throws: ``SigningError`` `.timeStampFailed` with what is wrong.
    package func token(
        from response: [UInt8], limit: Int
    ) throws(SigningError) -> (token: [UInt8], time: Moment) {
        func failure(_ reason: String) -> SigningError {
            SigningError(.timeStampFailed, "The time-stamping authority's answer cannot be used: \(reason)")
        }
        guard let answer = TimeStampResponse(der: response) else {
            throw failure("it is no time-stamp response in DER")
        }
        guard answer.isGranted, let bytes = answer.token else {
            throw failure("it refused the request (status \(answer.status)); try another authority")
        }
        guard bytes.count <= limit else {
            throw failure("its time-stamp has \(bytes.count) bytes, and \(limit) were reserved; raise maximumTokenSize")
        }
        let certificates = CertificateCache(limit: 8)
        let verdict = TimeStampValidator.validate(
            bytes, of: [(message, "the signature")], anchors: .noTimeStamps, certificates: certificates)
        guard let time = verdict.time else {
            throw failure(verdict.findings.map(\.sentence).joined(separator: "; "))
        }
        let isRepeated: Bool
        do throws(TimeStampToken.Malformed) {
            let token = try TimeStampToken(der: bytes)
            isRepeated = token.nonce == nonce
        } catch {
            throw failure(error.reason)
        }
        guard isRepeated else { throw failure("it does not repeat the number of the request, and may be an old one") }
        return (bytes, time)
    }

    private static func identifier(of algorithm: DigestAlgorithm) -> [UInt8] {
        let last: UInt8 =
            switch algorithm {
            case .sha256: 1
            case .sha384: 2
            case .sha512: 3
            }
        return [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, last]
    }

    /// A tag, a length under 128 and a content; all of a request is that short.
    private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        [tag, UInt8(truncatingIfNeeded: content.count)] + content
    }
}

extension TimeStampFinding {
    /// What was found, in words.
    var sentence: String {
        switch self {
        case .validated(let text), .trusted(let text), .malformed(let text), .mismatch(let text), .untrusted(let text),
            .outsideValidity(let text), .credentialInvalid(let text):
            text
        }
    }
}
