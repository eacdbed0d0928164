import SelloBytes
import SelloManifest
import SelloSigning
import Testing

@testable import Sello

@Suite struct ConformingProductsTests {
    private static func list(_ name: String, organization: String, unit: String = "", country: String = "") -> [UInt8] {
        Array(
            """
            [{"recordId": "r-1", "applicant": "A", "status": "conformant", "product": {"productType": "generatorProduct",
              "DN": {"CN": "\(name)", "O": "\(organization)", "OU": "\(unit)", "C": "\(country)"},
              "assurance": {"maxAssuranceLevel": 2},
              "disallowedSignals": {"inception": ["capturedMedia", "fullyGenAIMedia"], "transformation": []}}},
             {"recordId": "r-2", "product": {"productType": "validatorProduct", "DN": {"CN": "V", "O": "V", "C": "US"}}}]
            """.utf8)
    }

    @Test func findTheSignerThatIsTrusted() async throws {
        let moment = StampRulesTests.moment
        let made = try DevelopmentCredentials.create(algorithm: .es256, at: moment)
        let signer = try LocalSigner(certificates: made.chain, key: made.key, at: moment)
        let sink = MemorySink()
        _ = try await Stamper(signer: signer).stamp(
            MemorySource(Carriers.png), with: Stamp(moment: moment), to: sink)
        let anchors = try TrustAnchors(certificates: try Certificate.all(pem: made.root), purpose: .claimSigning)
        let trusted = try Verifier(options: ValidationOptions(anchors: anchors, moment: moment)).verify(
            MemorySource(sink.bytes))
        #expect(trusted.state == .trusted)
        let subject = try #require(trusted.source.validation?.manifests.values.first?.certificates.first?.subject)
        func value(_ name: String) -> String {
            subject.attributes.first { $0.shortName == name }?.value ?? ""
        }
        let list = try ConformingProducts(
            json: Self.list(value("CN"), organization: value("O"), unit: value("OU"), country: value("C")))
        #expect(list.products.map(\.recordID) == ["r-1"])
        let found = try #require(trusted.conformingProduct(in: list))
        #expect(found.product.assuranceLevel == 2)
        #expect(found.product.status == "conformant")
        #expect(found.forbiddenSignals == [.fullyGenAIMedia])
        let json = try JSON(parsing: trusted.json(file: "x", products: list))
        #expect(ReportSchemaTests.schema.faults(of: json) == [])
        #expect(json["conformingProduct"]?["recordId"] == .text("r-1"))
        #expect(try JSON(parsing: trusted.json(file: "x"))["conformingProduct"] == nil)

        // Another name is another product, and a signer that nobody vouches for is none.
        let other = try ConformingProducts(
            json: Self.list("Other", organization: value("O"), unit: value("OU"), country: value("C")))
        #expect(trusted.conformingProduct(in: other) == nil)
        let untrusted = try Verifier(options: ValidationOptions(moment: moment)).verify(MemorySource(sink.bytes))
        #expect(untrusted.conformingProduct(in: list) == nil)
    }

    @Test(arguments: ["", "{}", "[{}]", "[{\"recordId\": \"a\", \"product\": {}}]", "[1", "null"])
    func refuseWhatIsNoList(_ text: String) {
        #expect(throws: AssetError.self) { try ConformingProducts(json: Array(text.utf8)) }
    }
}
