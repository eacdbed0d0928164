import Foundation
import SelloBytes
import SelloCBOR
import SelloManifest
import SigningForge
import Testing

@testable import Sello

/// Holds records and their examples in `Spec` against the schemas there.
@Suite struct RecordSchemaTests {
    private static func text(_ name: String) throws -> String {
        try String(contentsOf: ReportSchemaTests.specification.appending(path: name), encoding: .utf8)
    }

    private static func schema(_ name: String) throws -> JSONSchema {
        JSONSchema(root: try JSON(parsing: text("\(name).schema.json")))
    }

    /// The examples of a page, and its bytes in hexadecimal.
    private static func examples(_ page: String) throws -> (json: [String], vectors: [String]) {
        let blocks = try text("\(page).md").components(separatedBy: "```json\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        let vectors = try text("\(page).md").components(separatedBy: "\n\n").map { $0.filter { !$0.isWhitespace } }
            .filter { $0.count > 64 && $0.allSatisfy(\.isHexDigit) }
        return (blocks, vectors)
    }

    @Test(arguments: ["declaration", "consent", "exemption"]) func theExamplesOfThePagesFit(_ page: String) throws {
        let (json, _) = try Self.examples(page)
        #expect(!json.isEmpty)
        for one in json { #expect(try Self.schema(page).faults(of: JSON(parsing: one)) == [], "\(one)") }
    }

    @Test func theExampleOfAConsentIsRead() throws {
        for one in try Self.examples("consent").json {
            let record = try ConsentRecord(json: Array(one.utf8))
            #expect(try JSON(parsing: record.json()) == JSON(parsing: one))
        }
    }

    @Test func whatIsWrittenFits() async throws {
        let stamped = try await RecordScene.stamped(Carriers.jpeg)
        let record = try await RecordScene.declare(stamped)
        let other = try await RecordScene.declare(Carriers.png)
        let declaration = try Self.schema("declaration")
        #expect(try declaration.faults(of: JSON(parsing: record.json(file: "f", output: "o"))) == [])
        #expect(try declaration.faults(of: JSON(parsing: record.json(file: "f", output: "o", manifest: "urn"))) == [])
        for options in [RecordScene.plain, RecordScene.trusting] {
            for one in [record, other] {
                let finding = one.check(against: try RecordScene.received(stamped), options)
                #expect(try declaration.faults(of: JSON(parsing: finding.json)) == [])
                let report = try RecordScene.report(stamped, options, one).json(file: "f")
                #expect(try ReportSchemaTests.schema.faults(of: JSON(parsing: report)) == [])
            }
        }
        let consent = try #require(ConsentRecordTests.whole)
        let signed = try await SignedConsent.sign(consent, with: RecordScene.platform, at: testMoment)
        for file in [ConsentFile.unsigned(consent), .signed(signed)] {
            #expect(try Self.schema("consent").faults(of: JSON(parsing: file.consent.json())) == [])
            let finding = file.check(against: nil, nil, RecordScene.plain)
            #expect(try Self.schema("consent").faults(of: JSON(parsing: finding.json)) == [])
        }
        let claim = try #require(ExemptionClaimTests.whole)
        let exempt = try await RecordScene.stamped(stamped) {
            $0.actions = ["c2pa.color_adjustments"]
            $0.exemption = claim
        }
        let report = try JSON(parsing: RecordScene.report(exempt).json(file: "f"))
        #expect(ReportSchemaTests.schema.faults(of: report) == [])
        let found = try #require(report["exemptions"]?.items.first)
        #expect(try Self.schema("exemption").faults(of: found) == [])
    }

    @Test func theReportsSchemaHasTheRecordsAsTheirOwnSchemasDo() throws {
        let report = ReportSchemaTests.schema.root["$defs"]
        for (page, definitions) in [
            ("declaration", ["declaration", "receivedFile", "recordFault", "answer"]),
            ("exemption", ["exemption", "exemptionEvidence"]),
        ] {
            let own = try Self.schema(page).root["$defs"]
            for name in definitions {
                #expect(own?[name] != nil)
                #expect(own?[name] == report?[name], "\(name)")
            }
        }
    }

    @Test func theSchemasHaveTheWordsOfTheLibrary() throws {
        func words(_ page: String, _ definition: String, _ property: String? = nil) throws -> [String] {
            let found = try Self.schema(page).root["$defs"]?[definition]
            let rule = property.flatMap { found?["properties"]?[$0] } ?? found
            return (rule?["enum"] ?? rule?["items"]?["enum"])?.items.compactMap(\.text) ?? []
        }
        #expect(try words("declaration", "answer") == Declaration.Answer.allCases.map(\.rawValue))
        #expect(try words("exemption", "exemption", "limb") == ExemptionClaim.Limb.allCases.map(\.rawValue))
        #expect(try words("consent", "scope", "likeness") == Consent.Scope.allCases.map(\.rawValue))
        let check = ReportSchemaTests.schema.root["$defs"]?["declarationCheck"]?["properties"]?["outcome"]?["enum"]?
            .items
        #expect(check?.compactMap(\.text) == DeclarationCheck.Outcome.allCases.map(\.rawValue))
        let label = ReportSchemaTests.schema.root["$defs"]?["visibleLabel"]?["properties"]?["kind"]?["enum"]?.items
        #expect(label?.compactMap(\.text) == VisibleLabel.Kind.allCases.map(\.rawValue))
    }

    /// The payloads of the pages, byte for byte.
    @Test func thePayloadsAreThoseOfThePages() throws {
        let statement = DeclarationStatement(
            answer: .yes, by: try OpaqueReference("user:7f3c"), at: testMoment,
            file: ReceivedFile(
                sha256: [UInt8](repeating: 0xAB, count: 32), byteCount: 51007,
                manifest: [UInt8](repeating: 0xCD, count: 32)))
        let claim = try #require(ExemptionClaimTests.whole)
        let consent = try #require(ConsentRecordTests.whole)
        for (page, value) in [
            ("declaration", statement.cbor), ("consent", consent.cbor), ("exemption", claim.cbor(at: testMoment)),
        ] {
            let bytes = Hexadecimal.digits(CBOREncoder.encode(value))
            #expect(try Self.examples(page).vectors == [bytes])
        }
    }
}
