import SelloBytes
import SelloSigning
import Testing

@testable import Sello
@testable import SelloCLI

@Suite("Exit statuses") struct ExitStatusTests {
    @Test("have the numbers of the contract") func numbers() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 64, 65, 66, 73, 74])
    }

    @Test("of several files: the first of 74, 73, 66, 65, 64, 1, 2, 0 that applies") func precedence() {
        #expect(ExitStatus.precedence.map(\.rawValue) == [74, 73, 66, 65, 64, 1, 2, 0])
        #expect(Set(ExitStatus.precedence) == Set(ExitStatus.allCases))
        for (index, first) in ExitStatus.precedence.enumerated() {
            for second in ExitStatus.precedence[index...] {
                #expect(ExitStatus.joined([first, second]) == first)
                #expect(ExitStatus.joined([second, .met, first]) == first)
            }
        }
        #expect(ExitStatus.joined([]) == .met)
    }

    static let assetErrors: [(AssetError.Code, Int32)] = [
        (.truncated, 65), (.malformed, 65), (.contradictory, 65), (.nestedTooDeep, 65), (.limitExceeded, 65),
        (.unrecognizedFormat, 65), (.unsupported, 65), (.notFound, 66), (.cannotWrite, 73), (.notReadable, 74),
        (.readFailed, 74), (.changedWhileReading, 74), (.writeFailed, 74), (.noSpace, 74),
        (AssetError.Code(rawValue: "ofALaterVersion"), 65),
    ]

    @Test("of faults of files", arguments: assetErrors) func asset(_ code: AssetError.Code, _ status: Int32) {
        let failure = FailureReport(AssetError(code, at: 7, "a reason"))
        #expect(failure.status.rawValue == status)
        #expect(failure.code == code.rawValue)
        #expect(failure.sentence == "a reason (at byte 7)")
        #expect(FailureReport(StampError.asset(AssetError(code, "x"))).status.rawValue == status)
    }

    static let signingErrors: [(SigningError.Code, Int32)] = [
        (.invalidKey, 65), (.unfitCertificate, 65), (.invalidTrustConfiguration, 65), (.wrongPassword, 64),
        (.keyMismatch, 64), (.unsupportedAlgorithm, 64), (.expiredCertificate, 64), (.signingFailed, 74),
        (.malformedSignature, 74),
    ]

    @Test("of faults of keys and certificates", arguments: signingErrors)
    func signing(_ code: SigningError.Code, _ status: Int32) {
        #expect(FailureReport(SigningError(code, "x")).status.rawValue == status)
        #expect(FailureReport(StampError.signing(SigningError(code, "x"))).status.rawValue == status)
        #expect(FailureReport(SigningError(code, "x"), in: "a.pem").message == "“a.pem”: x")
    }

    static let refusals: [(StampError.Refusal.Code, Int32)] = [
        (.labelConflict, 64), (.parentMismatch, 64), (.actionUnknown, 64), (.parentInvalid, 1), (.outputInvalid, 74),
    ]

    @Test("of what stamping refuses", arguments: refusals)
    func refusal(_ code: StampError.Refusal.Code, _ status: Int32) {
        let failure = FailureReport(.refused(StampError.Refusal(code, "no")))
        #expect(failure.status.rawValue == status)
        #expect(failure.message.contains("--allow-invalid-parent") == (code == .parentInvalid))
    }

    @Test("A failure as JSON has its code, its message, and its place where there is one") func json() {
        #expect(
            FailureReport(AssetError(.truncated, at: 3, "“q”")).json(file: "a\nb")
                == #"{"file":"a\nb","error":{"code":"truncated","message":"“q”","offset":3}}"#)
        #expect(
            FailureReport.wrongUse("no").json(file: "a") == #"{"file":"a","error":{"code":"wrongUse","message":"no"}}"#)
    }
}
