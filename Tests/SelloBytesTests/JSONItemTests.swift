import SelloBytes
import Testing

@Suite struct JSONItemTests {
    private func read(_ text: String, nesting: Int = 8) -> JSONItem? { JSONItem(Array(text.utf8), nesting: nesting) }

    @Test func aTextIsRead() {
        #expect(
            read(#" { "a" : [ 1 , -2.5e3 , "x" ] , "b" : { } , "c" : null , "a" : [ ] , "d" : true } "#)
                == .object(["a": .array([]), "b": .object([:]), "c": .literal("null"), "d": .literal("true")]))
        #expect(read("[[],[1]]") == .array([.array([]), .array([.literal("1")])]))
        #expect(read(#"{"a":{"b":["c"]}}"#)?["a"]?["b"]?.items?.first?.text == "c")
        #expect(read("1")?["a"] == nil)
    }

    @Test(arguments: [
        (#""\u00e9""#, "é"), (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"),
        (#""\ud83d\u0041""#, "\u{FFFD}"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""""#, ""),
        ("\"é😀\"", "é😀"),
    ])
    func escapesAreResolved(_ text: String, _ expected: String) { #expect(read(text)?.text == expected) }

    @Test func whatIsNoJSONIsNone() {
        let text = #"{"a":[1,{"b":"\u00e9"}],"c":null}"#
        for count in 0..<text.utf8.count { #expect(JSONItem(Array(text.utf8.prefix(count)), nesting: 8) == nil) }
        #expect(read("[[[]]]", nesting: 3) != nil)
        #expect(read("[[[]]]", nesting: 2) == nil)
        #expect(JSONItem([UInt8](repeating: 0x20, count: JSONItem.byteLimit) + [0x31], nesting: 8) == nil)
    }
}
