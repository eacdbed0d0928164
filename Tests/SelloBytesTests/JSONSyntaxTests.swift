import SelloBytes
import Testing

@Suite struct JSONSyntaxTests {
    private func isWellFormed(_ text: String) -> Bool { isWellFormed(Array(text.utf8)) }

    private func isWellFormed(_ bytes: [UInt8]) -> Bool {
        JSONSyntax.isWellFormed(bytes.rawBytes, nesting: 8)
    }

    @Test(arguments: [
        "{}", "[]", " { \"a\" : [ 1 , -0.5e+3 , true, false, null, \"\\u00e9\\n\\/é\" ] } ", "0", "\"\"",
        "[[[[[[[1]]]]]]]",
    ]) func accepts(_ text: String) {
        #expect(isWellFormed(text))
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\":}", "{a:1}", "01", "1.", ".5", "1e", "+1", "tru", "nul", "\"\\x\"", "\"\\u12g4\"",
        "\"\n\"", "[1] 2", "{\"a\":1,}", "[[[[[[[[1]]]]]]]]", "'a'", "NaN",
    ]) func refuses(_ text: String) {
        #expect(!isWellFormed(text))
    }

    @Test func refusesWhatIsNoUTF8() {
        #expect(!isWellFormed([0x22, 0xFF, 0x22]))
    }

    @Test func everyCutIsRefused() {
        let text = Array("{\"key\":[1,\"two\\u0041\",{\"x\":null}]}".utf8)
        for count in 0..<text.count {
            #expect(!isWellFormed(Array(text[..<count])))
        }
    }
}
