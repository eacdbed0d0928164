import Foundation
@testable import Sello
import SelloBytes
@testable import SelloCLI
import SelloSigning
import Testing

/// Holds the table "Codes of `error`" of `Spec/report.md` against the command.
@Suite struct ReportCodesTests {
    static let asset: [AssetError.Code] = [
        .truncated, .malformed, .contradictory, .nestedTooDeep, .limitExceeded, .unrecognizedFormat, .unsupported,
        .notFound, .notReadable, .cannotWrite, .noSpace, .readFailed, .writeFailed, .changedWhileReading,
    ]
    static let signing: [SigningError.Code] = [
        .invalidKey, .wrongPassword, .unfitCertificate, .expiredCertificate, .keyMismatch, .unsupportedAlgorithm,
        .malformedSignature, .invalidTrustConfiguration, .signingFailed,
    ]
    static let refusals: [StampError.Refusal.Code] = [
        .labelConflict, .parentMismatch, .parentInvalid, .actionUnknown, .outputInvalid,
    ]

    @Test func theTableNamesEveryCodeWithItsExitStatus() throws {
        var reports = Self.asset.map { FailureReport(AssetError($0, "x")) }
        reports += Self.signing.map { FailureReport(SigningError($0, "x")) }
        reports += Self.refusals.map { FailureReport(StampError.refused($0, "x")) }
        reports.append(.wrongUse("x"))
        let expected = Dictionary(uniqueKeysWithValues: reports.map { ($0.code, $0.status.rawValue) })

        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Spec/report.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "## Codes of `error`").last)
        var listed: [String: Int32] = [:]
        for line in section.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            for code in cells[0].split(separator: ", ") {
                listed[code.trimmingCharacters(in: ["`"])] = Int32(cells[1])
            }
        }
        #expect(listed == expected)
    }
}
