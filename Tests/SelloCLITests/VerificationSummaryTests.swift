import SelloBytes
import SelloManifest
import Testing

@testable import Sello
@testable import SelloCLI

@Suite("What is asked of files") struct VerificationSummaryTests {
    static let single: [(ValidationState, LabelFinding.Standing?, VerifyCommand.Requirement, Int32)] = [
        (.absent, nil, .valid, 2), (.absent, .unsigned, .labelled, 2), (.absent, nil, .trusted, 2),
        (.invalid, .unproven, .valid, 1), (.invalid, nil, .trusted, 1), (.invalid, .unproven, .labelled, 1),
        (.valid, nil, .valid, 0), (.valid, nil, .trusted, 1), (.valid, nil, .labelled, 1),
        (.valid, .signed, .labelled, 0), (.trusted, nil, .valid, 0), (.trusted, nil, .trusted, 0),
        (.trusted, nil, .labelled, 1), (.trusted, .signed, .labelled, 0),
    ]

    @Test("decides the status of one", arguments: single)
    func one(
        _ state: ValidationState, _ standing: LabelFinding.Standing?, _ requirement: VerifyCommand.Requirement,
        _ status: Int32
    ) {
        let report = Reports.report(state, label: standing.map { Reports.label($0) })
        #expect(VerificationSummary.status(of: report, requirement).rawValue == status)
    }

    @Test("decides the status of several, and counts them") func several() {
        var summary = VerificationSummary(requirement: .valid)
        summary.count(.success(Reports.report(.valid)))
        summary.count(.success(Reports.report(.trusted)))
        #expect(summary.status == .met)
        summary.count(.success(Reports.report(.absent)))
        #expect(summary.status == .noManifest)
        summary.count(.success(Reports.report(.invalid)))
        #expect(summary.status == .failed)
        summary.count(.failure(AssetError(.truncated, at: 1, "cut")))
        #expect(summary.status == .notItsFormat)
        summary.count(.failure(AssetError(.notFound, "none")))
        #expect(summary.status == .noSuchFile)
        summary.count(.failure(AssetError(.readFailed, "worn out")))
        #expect(summary.status == .readOrWriteError)
        #expect(
            summary.sentence(in: .english)
                == "7 files: 1 trusted, 1 valid, 1 invalid, 1 without a manifest, 3 unreadable")
    }
}
