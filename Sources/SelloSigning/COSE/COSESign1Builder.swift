package import SelloBytes
package import SelloCBOR

/// Lays out a signature box before the signature is there, and fills it in at the same size (checklist §8.7).
///
/// The file is written and hashed around a placeholder; what is left over when all is known becomes padding.
package struct COSESign1Builder: Sendable {
    /// The algorithm that signs.
    package let algorithm: SigningAlgorithm
    /// The protected header, as it is stored and signed.
    package let protectedBytes: [UInt8]
    /// The exact number of bytes of the box's content, now and when it is signed.
    package let byteCount: Int
    private let signatureByteCount: Int
    private let payload: CBORValue

    /// Lays out a box for a chain that is read already.
    ///
    /// - Parameters:
    ///   - algorithm: The algorithm that will sign.
    ///   - certificates: The chain, leaf first, the root left out.
    ///   - reservedPadding: How many bytes to keep free for what is added after signing (a time-stamp, revocation answers); 1 to 4 are
    ///     rounded up to 5, the smallest padding there is.
    ///   - claimedTime: When the signer says that it signs (`iat`), or nothing.
    /// - Throws: ``SigningError`` `.unfitCertificate` where the chain is empty, `.unsupportedAlgorithm` where the key of the leaf does
    ///   not fit the algorithm.
    package init(
        algorithm: SigningAlgorithm, certificates: [Certificate], reservedPadding: Int = 0, claimedTime: Moment? = nil
    ) throws(SigningError) {
        guard let leaf = certificates.first else { throw Self.emptyChain }
        try self.init(algorithm, leaf, certificates.map(\.der), reservedPadding, claimedTime)
    }

    /// Lays out a signature that has its payload in it and says what that is, for records that stand by themselves.
    ///
    /// - Parameters:
    ///   - payload: What is to be signed.
    ///   - contentType: Its media type, which the signature covers.
    ///   - algorithm: The algorithm that will sign.
    ///   - certificates: The chain, leaf first, the root left out.
    ///   - reservedPadding: How many bytes to keep free for what is added after signing.
    /// - Throws: ``SigningError`` as the other does.
    package init(
        enclosing payload: [UInt8], contentType: String, algorithm: SigningAlgorithm, certificates: [Certificate],
        reservedPadding: Int = 0
    ) throws(SigningError) {
        guard let leaf = certificates.first else { throw Self.emptyChain }
        try self.init(
            algorithm, leaf, certificates.map(\.der), reservedPadding, nil, enclosing: (payload, contentType))
    }

    /// Lays out a box for a chain in DER, of which only the leaf is read.
    ///
    /// - Parameters:
    ///   - algorithm: The algorithm that will sign.
    ///   - chain: The certificates in DER, leaf first, the root left out.
    ///   - reservedPadding: How many bytes to keep free for what is added after signing.
    ///   - claimedTime: When the signer says that it signs (`iat`), or nothing.
    /// - Throws: ``SigningError`` `.unfitCertificate` where the chain is empty or its leaf cannot be read, `.unsupportedAlgorithm`
    ///   where the key of the leaf does not fit the algorithm.
    package init(
        algorithm: SigningAlgorithm, chain: [[UInt8]], reservedPadding: Int = 0, claimedTime: Moment? = nil
    ) throws(SigningError) {
        guard let first = chain.first else { throw Self.emptyChain }
        try self.init(algorithm, try Certificate(der: first), chain, reservedPadding, claimedTime)
    }

    private static var emptyChain: SigningError {
        SigningError(.unfitCertificate, "The chain of the signer is empty; give at least its certificate")
    }

    private init(
        _ algorithm: SigningAlgorithm, _ leaf: Certificate, _ chain: [[UInt8]], _ reservedPadding: Int,
        _ claimedTime: Moment?, enclosing content: (payload: [UInt8], type: String)? = nil
    ) throws(SigningError) {
        guard algorithm.accepts(leaf.keyKind), let count = leaf.keyKind.signatureByteCount else {
            throw SigningError(
                .unsupportedAlgorithm,
                "The key of the certificate is of the kind \(leaf.keyKind) and makes no \(algorithm.rawValue) signatures"
            )
        }
        self.algorithm = algorithm
        signatureByteCount = count
        let certificates: CBORValue = chain.count == 1 ? .bytes(leaf.der) : .array(chain.map { .bytes($0) })
        var header = [
            CBORPair(COSESign1.algorithmLabel, .integer(algorithm.coseIdentifier)),
            CBORPair(COSESign1.chainLabel, certificates),
        ]
        if let content { header.append(CBORPair(COSESign1.contentTypeLabel, .text(content.type))) }
        payload = content.map { .bytes($0.payload) } ?? .null
        if let claimedTime { header.append(CBORPair("iat", .integer(Int(claimedTime.seconds)))) }
        protectedBytes = CBOREncoder.encode(.map(header))
        let reserved = reservedPadding <= 0 ? 0 : max(reservedPadding, COSEPadding.smallest)
        byteCount = Self.box(protectedBytes, [], payload, [UInt8](repeating: 0, count: count)).count + reserved
    }

    /// The box before it is signed: of the final size, with zeros where the signature will be.
    package func placeholder() throws(SigningError) -> [UInt8] {
        try finish(signature: [UInt8](repeating: 0, count: signatureByteCount))
    }

    /// What the signer is to sign.
    ///
    /// - Parameter payload: The bytes of the claim's `cbor` box, without its header.
    /// - Returns: The `Sig_structure`.
    package func signatureStructure(payload: [UInt8]) -> [UInt8] {
        COSESign1.signatureStructure(protected: protectedBytes, payload: payload)
    }

    /// The signed box, of exactly ``byteCount`` bytes.
    ///
    /// - Parameters:
    ///   - signature: What the signer returned.
    ///   - additions: What goes into the unprotected header, such as `sigTst2` and `rVals`.
    /// - Returns: The content of the `cbor` box.
    /// - Throws: ``SigningError`` `.malformedSignature` where the signature has another size than the key makes, `.signingFailed` where
    ///   the additions are larger than what was reserved for them.
    package func finish(signature: [UInt8], additions: [CBORPair] = []) throws(SigningError) -> [UInt8] {
        guard signature.count == signatureByteCount else {
            throw SigningError(
                .malformedSignature,
                "The signer returned \(signature.count) bytes; \(algorithm.rawValue) with this key makes \(signatureByteCount)"
                    + (algorithm.digest != nil && signature.first == 0x30 ? ", r and s joined, not in DER" : ""))
        }
        let bare = Self.box(protectedBytes, additions, payload, signature)
        guard let padding = COSEPadding.entries(filling: byteCount - bare.count) else {
            throw SigningError(
                .signingFailed,
                "What is added to the signature takes \(bare.count) bytes and leaves no room to pad it to the \(byteCount) "
                    + "that were laid out; reserve more")
        }
        return padding.isEmpty ? bare : Self.box(protectedBytes, additions + padding, payload, signature)
    }

    private static func box(
        _ protected: [UInt8], _ unprotected: [CBORPair], _ payload: CBORValue, _ signature: [UInt8]
    ) -> [UInt8] {
        CBOREncoder.encode(.tagged(18, [.bytes(protected), .map(unprotected), payload, .bytes(signature)]))
    }
}
