import Foundation
import SelloBytes
import SelloManifest
import Testing

@Suite struct StatusCodeMeaningTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func everyLineOfTheTableIsWhole() throws {
        let known = StatusCode.known
        #expect(known.count > 140)
        #expect(Set(known).count == known.count)
        for code in known {
            let meaning = try #require(code.meaning, "\(code.rawValue)")
            for language in Language.allCases {
                #expect(meaning.sentence(in: language).hasSuffix("."), "\(code.rawValue)")
                #expect(meaning.clause(in: language).count > 5, "\(code.rawValue)")
                #expect(meaning.advice(in: language)?.hasSuffix(".") != false, "\(code.rawValue)")
            }
            #expect(meaning.sentence == meaning.sentence(in: .english))
            #expect(meaning.sentence != meaning.sentence(in: .spanish))
        }
        // What fails says what to do; the one code for everything else cannot.
        let silent = known.filter { $0.meaning?.kind == .failure && $0.meaning?.advice == nil }
        #expect(silent == [.generalError])
    }

    /// A number means nothing without the version that it is of.
    @Test func everyClauseNamesItsVersion() throws {
        for code in StatusCode.known {
            let clause = try #require(code.meaning?.clause)
            #expect(
                clause.wholeMatch(of: /C2PA 2\.[0-4], [0-9]+(\.[0-9]+)*/) != nil || clause.hasPrefix("CAWG ")
                    || clause.hasPrefix("of Sello"), "\(code.rawValue): \(clause)")
        }
        #expect(StatusCode.assertionActionMalformed.meaning?.clause == "C2PA 2.4, 15.10.3.2.3")
        #expect(StatusCode.assertionSelfRedacted.meaning?.clause == "C2PA 2.2, 15.10.3.1")
    }

    /// Every code that the sources name as a constant has a meaning.
    @Test func everyCodeOfOurOwnHasAMeaning() throws {
        let folder = Self.package.appending(path: "Sources/SelloManifest/Validation")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where file.lastPathComponent.hasPrefix("StatusCode") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /rawValue: *"([A-Za-z_.0-9-]+)"/) {
                count += 1
                let code = StatusCode(rawValue: String(match.output.1))
                #expect(StatusCode.known.contains(code), "\(code.rawValue)")
            }
        }
        #expect(count > 30)
    }

    /// Every code that any version of the standard has had, of the class that the standard gives it.
    @Test func everyCodeOfTheStandardHasAMeaning() throws {
        let path = Self.package.deletingLastPathComponent().appending(
            path: "shared/reference/c2pa_status_codes.tsv")
        guard let text = try? String(contentsOf: path, encoding: .utf8) else { return }
        let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
        #expect(rows.count > 130)
        for row in rows {
            let code = StatusCode(rawValue: String(row[0]))
            #expect(StatusCode.known.contains(code), "\(row[0])")
            #expect(code.meaning?.kind.rawValue == String(row[1]), "\(row[0])")
        }
    }

    @Test func anUnknownCodeHasTheMeaningOfItsFamilyOrNone() {
        #expect(
            StatusCode(rawValue: "assertion.dataHash.mismatch.later").meaning
                == StatusCode.assertionDataHashMismatch.meaning)
        #expect(StatusCode(rawValue: "org.example.odd").meaning == nil)
        #expect(StatusCode(rawValue: "").meaning == nil)
        #expect(StatusCode(rawValue: "assertion").meaning == nil)
        let long = "assertion.dataHash.mismatch" + String(repeating: ".x", count: 1 << 20)
        #expect(StatusCode(rawValue: long).meaning == StatusCode.assertionDataHashMismatch.meaning)
        #expect(StatusCode(rawValue: String(repeating: "é.", count: 1 << 20)).meaning == nil)
    }
}
