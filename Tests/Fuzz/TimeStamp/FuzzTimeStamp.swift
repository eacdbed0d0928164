import FuzzKnown
import FuzzSupport
import SelloBytes
import SelloSigning

/// Claims: no time-stamp traps, token or response; each finding has a reason; and none attests the message of the seeds but at the time that
/// the authority of the seeds signed.
@c(LLVMFuzzerTestOneInput)
public func fuzzTimeStamp(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    let messages: [TimeStampValidator.Message] = [([0], "another"), (KnownSignatures.payload, "the message")]
    let cache = CertificateCache(limit: 1)
    let verdicts = [
        TimeStampValidator.validate(bytes, of: messages, anchors: anchors, certificates: cache),
        TimeStampValidator.validate(response: bytes, of: messages, anchors: anchors, certificates: cache),
    ]
    for verdict in verdicts {
        claim(!verdict.findings.isEmpty, "a verdict has a finding")
        claim(verdict.time == nil || verdict.time == KnownSignatures.moment, "the time is the one that was signed")
        claim(verdict.attestedTime == nil || verdict.authority != nil, "an attested time has an authority")
    }
    if let request = try? TimeStampRequest(KnownSignatures.payload, .sha256) {
        claim(
            (try? request.token(from: bytes, limit: 12 << 10)) == nil, "no answer repeats a number that was just thrown"
        )
    }
    return 0
}

private let anchors: TrustAnchors = {
    guard let anchors = try? TrustAnchors(pem: [Seeds.bytes("TimeStamp.pem") ?? []], purpose: .timeStamping) else {
        fatalError("The claim does not hold: the root of the seeds can be read")
    }
    return anchors
}()
