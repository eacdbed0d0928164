package import SelloBytes
package import SelloCBOR
import SelloSigning
package import SigningForge

/// The signature of a forged claim: headers, certificates, time-stamps, revocation answers.
package struct ForgedSignature: Sendable {
    package var credential = ForgedCredential.honest
    /// What the protected header names as algorithm, in place of the one that signs.
    package var namedAlgorithm: CBORValue?
    /// The certificates in place of the credential's.
    package var chain: [[UInt8]]?
    /// Whether the signature covers the certificates.
    package var chainIsProtected = true
    /// Under which label the certificates stand.
    package var chainLabel: CBORValue = 33
    /// When the signer says that it signed.
    package var claimedTime: Moment?
    /// Further entries of the protected header.
    package var protectedEntries: [CBORPair] = []
    /// Further entries of the unprotected header.
    package var unprotectedEntries: [CBORPair] = []
    /// Tokens in `sigTst2`.
    package var timeStamps: [TimeStampForger] = []
    /// Tokens in `sigTst`.
    package var oldTimeStamps: [TimeStampForger] = []
    /// Stapled revocation answers.
    package var answers: [RevocationForger] = []
    /// Makes further entries of the unprotected header, once the claim is signed.
    package var header: (@Sendable (SignedClaim) throws -> [CBORPair])?
    /// What stands in the padding.
    package var padding: [UInt8] = []
    /// Changes the signature's bytes.
    package var spoil: (@Sendable (inout [UInt8]) -> Void)?
    /// Whether the box is there.
    package var isStored = true

    package init() {}

    /// The content of the signature box.
    func content(claim: [UInt8]) throws -> [UInt8] {
        let certificates = CBORValue.array((chain ?? credential.chain.map(\.der)).map { .bytes($0) })
        let entry = CBORPair(chainLabel, certificates)
        var header = [CBORPair(1, namedAlgorithm ?? .integer(credential.algorithm.coseIdentifier))]
        if chainIsProtected { header.append(entry) }
        if let claimedTime { header.append(CBORPair("iat", .integer(Int(claimedTime.seconds)))) }
        let protected = CBOREncoder.encode(.map(header + protectedEntries))
        var signature = try credential.sign(COSESign1.signatureStructure(protected: protected, payload: claim))
        spoil?(&signature)
        let signed = SignedClaim(protected: protected, claim: claim, signature: signature)
        var unprotected = unprotectedEntries
        if let makeMore = self.header { unprotected += try makeMore(signed) }
        if !chainIsProtected { unprotected.append(entry) }
        if !padding.isEmpty { unprotected.append(CBORPair("pad", .bytes(padding))) }
        func container(_ tokens: [[UInt8]]) -> CBORValue {
            .map(["tstTokens": .array(tokens.map { .map(["val": .bytes($0)]) })])
        }
        if !timeStamps.isEmpty {
            let tokens = try timeStamps.map { try $0.stamp(signed.signatureMessage, as: .token) }
            unprotected.append(CBORPair("sigTst2", container(tokens)))
        }
        if !oldTimeStamps.isEmpty {
            let responses = try oldTimeStamps.map { try $0.stamp(signed.claimMessage, as: .response) }
            unprotected.append(CBORPair("sigTst", container(responses)))
        }
        if !answers.isEmpty {
            let values = CBORValue.array(try answers.map { .bytes(try $0.response()) })
            unprotected.append(CBORPair("rVals", .map(["ocspVals": values])))
        }
        return CBOREncoder.encode(.tagged(18, [.bytes(protected), .map(unprotected), .null, .bytes(signature)]))
    }
}
