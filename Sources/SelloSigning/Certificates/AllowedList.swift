import SelloBytes

/// Signers that a user trusts one by one, as c2patool's allowed list has them: certificates in PEM, and SHA-256 digests of certificates
/// in Base64, one a line.
///
/// Each is trusted itself, exactly as it is, and vouches for nothing else (C2PA 2.4, 14.4.2).
public struct AllowedList: Sendable, Hashable {
    /// The digests of the certificates (SHA-256 of the DER).
    private let digests: Set<[UInt8]>

    /// The list of nobody.
    public static let empty = AllowedList(digests: [])

    private init(digests: Set<[UInt8]>) { self.digests = digests }

    /// Makes a list of certificates.
    public init(_ certificates: [Certificate]) { digests = Set(certificates.map { Self.digest(of: $0) }) }

    /// Reads a file; lines that are neither certificate nor digest are comments.
    ///
    /// - Parameter file: The file.
    /// - Throws: ``SigningError`` `.unfitCertificate` where a certificate in it cannot be read, or there is neither certificate nor
    ///   digest.
    public init(file: [UInt8]) throws(SigningError) {
        var found: Set<[UInt8]> = []
        var isInside = false
        var hasCertificate = false
        for line in file.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            let text = line.drop { $0 <= 32 }
            if text.starts(with: "-----BEGIN".utf8) {
                isInside = true
                hasCertificate = true
            } else if text.starts(with: "-----END".utf8) {
                isInside = false
            } else if !isInside, let digest = Base64.decode(text), digest.count == 32 {
                found.insert(digest)
            }
        }
        if hasCertificate {
            for certificate in try Certificate.all(pem: file) { found.insert(Self.digest(of: certificate)) }
        }
        guard !found.isEmpty else {
            throw SigningError(
                .unfitCertificate,
                "The list holds neither a certificate in PEM nor a SHA-256 digest of one in Base64; add one a line")
        }
        digests = found
    }

    /// A list of what two hold.
    public func union(_ other: AllowedList) -> AllowedList { AllowedList(digests: digests.union(other.digests)) }

    /// How many certificates it names.
    public var count: Int { digests.count }

    /// Whether it names a certificate.
    func contains(_ certificate: Certificate) -> Bool {
        !digests.isEmpty && digests.contains(Self.digest(of: certificate))
    }

    private static func digest(of certificate: Certificate) -> [UInt8] {
        // Empty only where OpenSSL has no SHA-256, and then it can check no signature either.
        (try? Digest.of(certificate.der, .sha256)) ?? []
    }
}
