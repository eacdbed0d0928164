import FuzzKnown
import FuzzSupport
import SelloBytes
import SelloSigning

/// Claims: no chain traps, as DER or as PEM; a certificate is read back from its own PEM; and none is trusted but the signer that the root
/// of the seeds certified.
@c(LLVMFuzzerTestOneInput)
public func fuzzCertificate(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    var chain: [Certificate] = []
    if bytes.first == UInt8(ascii: "-") {
        chain = (try? Certificate.all(pem: bytes)) ?? []
        _ = try? TrustConfiguration(text: String(decoding: bytes, as: UTF8.self))
    } else {
        for der in Chain.parts(bytes) { if let one = try? Certificate(der: der) { chain.append(one) } }
    }
    for one in chain { Chain.check(one) }
    guard let leaf = chain.first else { return 0 }
    for placed in CertificateProfile.faults(ofChain: chain) {
        let isTold = !"\(placed.fault)".isEmpty && !placed.fault.clause.isEmpty
        claim(chain.indices.contains(placed.index) && isTold, "a fault has a place and a reason")
    }
    for (one, other) in zip(chain, chain.dropFirst()) { _ = one.isIssued(by: other) }
    switch ChainValidator.validate(chain: chain, anchors: Chain.anchors, at: KnownSignatures.moment) {
    case .trusted(let path):
        claim(leaf.serialNumber == Chain.signer?.serialNumber, "nobody is trusted but the signer")
        claim(leaf.subject == Chain.signer?.subject && path.count == 3, "the path is the one that there is")
    case .outsideValidity: break
    case .untrusted(let reason): claim(!"\(reason)".isEmpty, "a verdict has a reason")
    }
    return 0
}

private enum Chain {
    static let anchors: TrustAnchors = {
        guard let anchors = try? TrustAnchors(pem: [Seeds.bytes("Certificate.pem") ?? []]) else {
            fatalError("The claim does not hold: the root of the seeds can be read")
        }
        return anchors
    }()

    /// The signer of the seeds.
    static let signer = parts(Seeds.bytes("Certificate/chain.der") ?? []).first.flatMap { try? Certificate(der: $0) }

    /// The certificates that stand one behind the other, each as long as its first bytes say; at most four.
    static func parts(_ bytes: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var at = 0
        while parts.count < 4, bytes.count - at >= 4, bytes[at] == 0x30, bytes[at + 1] == 0x82 {
            let count = 4 + Int(bytes[at + 2]) << 8 + Int(bytes[at + 3])
            let end = min(at + count, bytes.count)
            parts.append(Array(bytes[at..<end]))
            at = end
        }
        return parts.isEmpty ? [bytes] : parts
    }

    static func check(_ one: Certificate) {
        _ = (one.subject.description, one.issuer.description, one.subject.commonName)
        _ = one.signatureAlgorithm.description
        _ = (one.serialNumber, one.serialNumberHex, one.isSelfSigned, one.isAuthority, one.extendedKeyUsages)
        _ = (one.validity.notBefore.description, one.keyKind.description, one.publicKey?.weakness?.sentence)
        for role in CertificateProfile.Role.allCases { _ = CertificateProfile.faults(of: one, as: role) }
        let pem = one.pem
        guard let read = try? Certificate.all(pem: Array(pem.utf8)) else {
            fatalError("The claim does not hold: a certificate can be read from its own PEM")
        }
        claim(read.count == 1 && read[0].subject == one.subject, "a certificate is read back from its own PEM")
    }
}
