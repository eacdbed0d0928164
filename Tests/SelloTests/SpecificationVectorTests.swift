import Foundation
import Sello
import SelloCBOR
import Testing

/// The two worked vectors of `Spec/sgi-label.md`.
@Suite struct SpecificationVectorTests {
    @Test func theLabelsEncodeToTheBytesOfTheSpecification() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Spec/sgi-label.md"), encoding: .utf8)
        let section = try #require(text.components(separatedBy: "## Vectors").last)
        let vectors = section.components(separatedBy: "\n\n").map { $0.filter { !$0.isWhitespace } }
            .filter { $0.count > 64 && $0.allSatisfy(\.isHexDigit) }
        let encoded = [SGILabelTests.least, SGILabelTests.whole].map { label in
            CBOREncoder.encode(label.cbor).map { String(format: "%02x", $0) }.joined()
        }
        #expect(vectors == encoded)
    }

    @Test func theSpecificationHasTheStrengthOfEveryKnownTerm() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Spec/sgi-label.md"), encoding: .utf8)
        var listed: [String: Int] = [:]
        let rest = try #require(text.components(separatedBy: "| Strength | Terms |").last)
        let table = try #require(rest.components(separatedBy: "\n\n").first)
        for line in table.split(separator: "\n") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let strength = Int(cells[0]) else { continue }
            for term in cells[1].matches(of: /`([A-Za-z]+)`( \(C2PA\))?/) {
                listed[String(term.1)] = strength
                let isOfC2PA = DigitalSourceType(String(term.1))?.rawValue.hasPrefix("http://c2pa.org/") == true
                #expect(isOfC2PA == (term.2 != nil))
            }
        }
        let known = DigitalSourceType.knownTerms.map { ($0, DigitalSourceType($0)?.strength ?? -1) }
        #expect(listed == Dictionary(uniqueKeysWithValues: known))
        #expect(DigitalSourceType(rawValue: "https://example.com/x").strength == 40)
    }
}
