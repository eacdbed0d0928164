import Sello
import Testing

@Suite struct OpaqueReferenceTests {
    @Test(arguments: [
        "user:7f3c", "u", "01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506", "urn:example:person:1", "user:5551234567", "123456",
        "sha256:0011223344", String(repeating: "x", count: 128), "a+b/c=d",
    ]) func whatTellsOfNobodyIsTaken(_ text: String) throws {
        #expect(try OpaqueReference(text).rawValue == text)
    }

    @Test(arguments: [
        "maria@example.com", "mailto:maria", "MAILTO:x", "tel:112", "sms:112", "5551234567", "+52 444 123 4567",
        "(444) 123-4567", "444.123.4567", "@maria", "1234567",
    ]) func whatLooksLikeAnAddressIsRefused(_ text: String) {
        #expect(code(text) == .personalData)
    }

    @Test(arguments: ["", "María", "Maria Lopez", "a\tb", "a\u{7F}", String(repeating: "x", count: 129), "a\nb"])
    func whatIsNoReferenceIsRefused(_ text: String) {
        #expect(code(text) == .invalidField)
    }

    @Test func theErrorNamesTheFieldInBothLanguages() {
        do {
            _ = try OpaqueReference("x@y", field: "by")
            Issue.record("it was taken")
        } catch {
            #expect(error.field == "by")
            #expect(error.sentence(in: .english).contains("e-mail"))
            #expect(error.sentence(in: .spanish).contains("correo"))
        }
    }

    private func code(_ text: String) -> RecordError.Code? {
        do { _ = try OpaqueReference(text) } catch { return error.code }
        return nil
    }
}
