import Fixtures
import Foundation
import SelloBytes
import SelloPolicy
import Testing

@testable import Sello

@Suite("What rulebooks see of labels that anyone can write")
struct ImplicitLabelEvidenceTests {
    private static let whole =
        #""Label":"1","ContentProducer":"0011","ProduceID":"A1","ReservedCode1":"","ContentPropagator":"0011","PropagateID":"A1","ReservedCode2":"""#

    // A JPEG with comments behind its first marker.
    private func evidence(comments: [String]) throws -> FileEvidence {
        let segments = comments.flatMap { comment -> [UInt8] in
            let text = Array(comment.utf8)
            return [0xFF, 0xFE, UInt8((text.count + 2) >> 8), UInt8((text.count + 2) & 0xFF)] + text
        }
        let bytes = Carriers.jpeg.prefix(2) + segments + Carriers.jpeg.dropFirst(2)
        return FileEvidence(
            try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(MemorySource(Array(bytes))))
    }

    @Test("A file without metadata has no label of China, and was searched for one")
    func nothing() throws {
        let found = try evidence(comments: [])
        #expect(found.aigc == nil && found.aigcWasSought && found.aigcCopiesAgree == .unknown)
        #expect(found.synthesis == .none && found.traces.isEmpty)
    }

    @Test("A label of China is taken over field by field, and is a trace that anyone could have written")
    func label() throws {
        let found = try evidence(comments: [#"{"AIGC":{\#(Self.whole)}}"#])
        var expected = FileEvidence.AIGCLabel()
        (expected.level, expected.producer, expected.produceID) = (1, "0011", "A1")
        (expected.propagator, expected.propagateID) = ("0011", "A1")
        (expected.reserved1, expected.reserved2) = ("", "")
        #expect(found.aigc == expected)
        #expect(found.aigcCopiesAgree == .yes)
        #expect(found.synthesis == .traces && !found.traces.isEmpty)
    }

    @Test("A key that is missing is not one that is empty, and a value that nobody knows is kept")
    func missing() throws {
        let found = try evidence(comments: [#"{"AIGC":{"Label":"7","ContentProducer":"0011","ReservedCode1":""}}"#])
        let label = try #require(found.aigc)
        #expect(label.level == nil && label.otherLevel == "7")
        #expect(label.reserved1 == "" && label.reserved2 == nil && label.produceID == nil && label.propagator == nil)
    }

    @Test("A value is looked at whole, however long it is")
    func uncut() throws {
        let long = String(repeating: "x", count: 500)
        let label = try evidence(comments: [#"{"AIGC":{"Label":"1","ContentProducer":"\#(long)"}}"#]).aigc
        #expect(label?.producer == long)
    }

    @Test("Labels that differ are said to")
    func conflict() throws {
        let other = Self.whole.replacingOccurrences(of: #""Label":"1""#, with: #""Label":"3""#)
        let same = try evidence(comments: [#"{"AIGC":{\#(Self.whole)}}"#, #"{"AIGC":{\#(Self.whole)}}"#])
        #expect(same.aigcCopiesAgree == .yes)
        let different = try evidence(comments: [#"{"AIGC":{\#(Self.whole)}}"#, #"{"AIGC":{\#(other)}}"#])
        #expect(different.aigcCopiesAgree == .no)
    }

    @Test(
        "A file that binds softly by a watermark and by a fingerprint, as C2PA's list has them, has both",
        .enabled(if: Fixtures.has()),
        arguments: ["adobe-cai-open-source-v2-cawg"])
    func softBinding(name: String) throws {
        let source = MemorySource(try Fixtures.bytes("c2pa/jpeg/\(name).jpg"))
        // While its certificate held; of a manifest that does not hold nothing is taken over.
        for (time, expected) in [("2025-06-01T00:00:00Z", Truth.yes), ("2090-01-01T00:00:00Z", .unknown)] {
            let moment = try #require(Moment(rfc3339: time))
            let found = FileEvidence(try Verifier(options: ValidationOptions(moment: moment)).verify(source))
            #expect(found.hasWatermark == expected && found.hasFingerprint == expected, "\(time)")
        }
    }
}
