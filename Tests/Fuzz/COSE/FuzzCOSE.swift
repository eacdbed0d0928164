import FuzzKnown
import FuzzSupport
import SelloBytes
import SelloCBOR
import SelloSigning

/// Claims: no signature box traps, and none is valid but one that was signed: with the protected header and the certificates of a seed.
@c(LLVMFuzzerTestOneInput)
public func fuzzCOSE(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    let signature: COSESign1
    do {
        signature = try COSESign1(parsing: bytes)
    } catch {
        claim(error.offset.map { (0...count).contains($0) } == true, "an error names a place of the box")
        return 0
    }
    _ = (signature.algorithmName, signature.claimedTime?.description, signature.padding)
    claim(!signature.certificateChain.isEmpty, "there is a certificate")
    guard let leaf = try? Certificate(der: signature.certificateChain[0]) else { return 0 }
    switch signature.verify(payload: KnownSignatures.payload, with: leaf) {
    case .valid:
        claim(signed.contains(Signed(signature)), "what was not signed is not valid")
    case .malformed(let reason), .unfitKey(let reason): claim(!reason.isEmpty, "a verdict has a reason")
    case .mismatch: break
    }
    return 0
}

private struct Signed: Hashable {
    let header: [UInt8]
    let leaf: [UInt8]

    init(_ signature: COSESign1) {
        header = signature.protectedBytes
        leaf = signature.certificateChain[0]
    }
}

private let signed: Set<Signed> = Set(
    Seeds.of("COSE").compactMap { try? COSESign1(parsing: $0) }.map { Signed($0) })
