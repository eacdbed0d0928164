import FuzzKnown
import FuzzSupport
import SelloBytes
import SelloSigning

/// Claims: no answer about revocation traps; and none says anything of the certificate of the seeds but what the responder of the seeds
/// signed.
@c(LLVMFuzzerTestOneInput)
public func fuzzOCSP(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    for attested in [KnownSignatures.moment, nil] {
        switch verdict(bytes, attested) {
        case .undecided: break
        case let decided: claim(known.contains(decided), "a verdict is one that was signed")
        }
    }
    return 0
}

private func verdict(_ response: [UInt8], _ attested: Moment?) -> RevocationVerdict {
    RevocationJudge(
        responses: RevocationResponse(der: response).map { [$0] } ?? [], chain: chain, anchors: .none,
        attestedTime: attested,
        moment: Moment(seconds: KnownSignatures.moment.seconds + 60)
    ).judge(chain[0])
}

/// The signer and its issuer.
private let chain: [Certificate] = {
    guard let chain = try? Certificate.all(pem: Seeds.bytes("OCSP.pem") ?? []), chain.count == 2 else {
        fatalError("The claim does not hold: the chain of the seeds can be read")
    }
    return chain
}()

private let known: Set<RevocationVerdict> = Set(
    Seeds.of("OCSP").flatMap { [verdict($0, KnownSignatures.moment), verdict($0, nil)] })
