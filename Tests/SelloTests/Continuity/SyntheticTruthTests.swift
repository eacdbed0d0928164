import Fixtures
import Foundation
import Sello
import SelloBytes
import Testing

/// Holds our judgement of real files against a table that was made by reading their actions with c2pa-rs (`Tests/Interop/synthetic.py`).
@Suite struct SyntheticTruthTests {
    /// A row of the table.
    struct Row: Sendable, CustomTestStringConvertible {
        let file: String
        let isSynthetic: Bool
        /// Subject, manifest, action and source type; empty where nothing says so.
        let statement: [String]

        var testDescription: String { file }
    }

    static let rows: [Row] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "synthetic-by-signature.tsv")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count == 7 else { return nil }
            // One producer writes the vocabulary with https.
            let statement = columns[3...].filter { !$0.isEmpty }.map {
                $0.replacing("https://cv.iptc.org", with: "http://cv.iptc.org")
            }
            return Row(file: columns[0], isSynthetic: columns[2] == "yes", statement: statement)
        }
    }()

    private static let options = Result {
        let roots = try ["c2pa-rs-test_cert_root_bundle.pem", "c2pa-trust-list.pem"].map {
            try Fixtures.bytes("certs/trust/\($0)")
        }
        return ValidationOptions(
            anchors: try TrustAnchors(pem: roots),
            timeStampAnchors: try TrustAnchors(pem: roots, purpose: .timeStamping), moment: StampRulesTests.moment)
    }

    @Test func theTableTellsOfEveryFile() {
        #expect(Self.rows.count > 100)
        #expect(Self.rows.count { $0.isSynthetic } == 31)
    }

    @Test(arguments: rows) func ourJudgementIsTheTables(_ row: Row) throws {
        guard Fixtures.has(row.file) else { return }
        #if !Brotli
            guard !row.file.contains("compressed") else { return }
        #endif
        let source = try MemorySource(Fixtures.bytes(row.file))
        let found: SyntheticBySignature
        do { found = try Verifier(options: Self.options.get()).verify(source).syntheticBySignature } catch {
            #expect(!row.isSynthetic, "\(error)")
            return
        }
        #expect(found.isSynthetic == row.isSynthetic)
        let first = found.statements.first.map {
            [$0.subject.rawValue, $0.manifest, $0.action, $0.sourceType.rawValue]
        }
        #expect(first ?? [] == row.statement)
        #expect(found.verdict.isSynthetic == row.isSynthetic)
        #expect(found.verdict.manifest == (row.isSynthetic ? row.statement[1] : nil))
    }
}
