import Testing

@testable import SelloCLI

@Suite("Texts of others") struct VisibleTextTests {
    static let hostile: [(String, String)] = [
        ("\u{1B}[2J\u{1B}]0;owned\u{7}", "\\u{1B}[2J\\u{1B}]0;owned\\u{7}"),
        ("a\nb\rc\td", "a\\u{A}b\\u{D}c\\u{9}d"),
        ("a\u{7F}b\u{80}c\u{9B}31md", "a\\u{7F}b\\u{80}c\\u{9B}31md"),
        ("photo\u{202E}gpj.exe", "photo\\u{202E}gpj.exe"),
        ("\u{202A}\u{202B}\u{202C}\u{202D}", "\\u{202A}\\u{202B}\\u{202C}\\u{202D}"),
        ("\u{2066}x\u{2067}\u{2068}\u{2069}", "\\u{2066}x\\u{2067}\\u{2068}\\u{2069}"),
        ("\u{200E}\u{200F}\u{61C}", "\\u{200E}\\u{200F}\\u{61C}"),
        ("\u{2028}\u{2029}\u{FEFF}\u{E0041}", "\\u{2028}\\u{2029}\\u{FEFF}\\u{E0041}"),
        ("\0", "\\u{0}"),
    ]

    @Test("cannot steer the terminal", arguments: hostile) func escapes(_ text: String, _ shown: String) {
        #expect(VisibleText.escaped(text) == shown)
    }

    @Test(
        "stay readable in any language",
        arguments: ["Wellen im März", "क्‍ष स्त्री", "日本語", "שלום", "👩‍👧", "a b", ""])
    func keeps(_ text: String) { #expect(VisibleText.escaped(text) == text) }

    @Test("are cut, however few characters the scalars make") func cuts() {
        let tower = "a" + String(repeating: "\u{301}", count: 10_000)
        #expect(tower.count == 1)
        let shown = VisibleText.escaped(tower, limit: 20)
        #expect(shown.unicodeScalars.count < 60)
        #expect(shown.hasSuffix("… (10001 characters in all)"))
        #expect(VisibleText.escaped("abc", limit: 3) == "abc")
    }
}
