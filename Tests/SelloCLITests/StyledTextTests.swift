import Testing

@testable import SelloCLI

@Suite("Styled text") struct StyledTextTests {
    @Test("wraps at words, later lines moved in") func wraps() {
        let text = StyledText("one two three four five")
        #expect(text.lines(width: 11, indent: 2, isColoured: false) == ["one two", "  three", "  four five"])
        #expect(text.lines(width: nil, indent: 2, isColoured: false) == ["one two three four five"])
        #expect(text.lines(width: 11, first: 8, indent: 8, isColoured: false).allSatisfy { $0.count <= 13 })
    }

    @Test("gives a word that is too long a line of its own") func longWord() {
        #expect(
            StyledText("a verylongwordindeed b").lines(width: 8, isColoured: false) == ["a", "verylongwordindeed", "b"])
    }

    @Test("joins parts as they are written, with a space or without") func joins() {
        let text = StyledText("a — ").adding("valid", .good).adding(": fine, ").adding("so")
        #expect(text.lines(width: nil, isColoured: false) == ["a — valid: fine, so"])
        // What stands together without a space is not torn apart.
        #expect(text.lines(width: 9, isColoured: false) == ["a —", "valid:", "fine, so"])
    }

    @Test("sets words apart without colouring spaces, and never leaves a colour on") func inks() {
        let text = StyledText("is ").adding("very bad", .bad).adding(": no")
        #expect(text.lines(width: nil, isColoured: true) == ["is \u{1B}[1;31mvery bad\u{1B}[0m: no"])
        #expect(
            text.lines(width: 8, isColoured: true)
                == ["is \u{1B}[1;31mvery\u{1B}[0m", "\u{1B}[1;31mbad\u{1B}[0m: no"])
    }

    @Test("of nothing is one empty line") func empty() {
        #expect(StyledText().lines(width: 10, isColoured: true) == [""])
    }
}
