import Testing

@testable import SelloCLI

@Suite("Terminals") struct TerminalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var isTerminal = true
        var environment: [String: String] = [:]
        var isColoured: Bool
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "a terminal", isColoured: true),
        Case(name: "a pipe", isTerminal: false, isColoured: false),
        Case(name: "a terminal with NO_COLOR", environment: ["NO_COLOR": "1"], isColoured: false),
        Case(name: "a terminal with an empty NO_COLOR", environment: ["NO_COLOR": ""], isColoured: true),
        Case(
            name: "a pipe with CLICOLOR_FORCE", isTerminal: false, environment: ["CLICOLOR_FORCE": "1"],
            isColoured: true),
        Case(
            name: "a pipe with CLICOLOR_FORCE=0", isTerminal: false, environment: ["CLICOLOR_FORCE": "0"],
            isColoured: false),
        Case(
            name: "NO_COLOR against CLICOLOR_FORCE", environment: ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"],
            isColoured: false),
        Case(name: "a terminal with CLICOLOR=0", environment: ["CLICOLOR": "0"], isColoured: false),
        Case(name: "a dumb terminal", environment: ["TERM": "dumb"], isColoured: false),
    ]

    @Test("are coloured when they should be", arguments: cases) func colour(_ item: Case) {
        let terminal = Terminal(
            outputIsTerminal: item.isTerminal, errorIsTerminal: item.isTerminal, columns: nil
        ) { item.environment[$0] }
        #expect(terminal.isColoured == item.isColoured)
        #expect(terminal.showsProgress == (item.isTerminal && item.environment["TERM"] != "dumb"))
    }

    @Test("are wrapped to their width within reason, pipes never") func width() {
        func width(_ isTerminal: Bool, _ columns: Int?, _ variable: String? = nil) -> Int? {
            Terminal(outputIsTerminal: isTerminal, errorIsTerminal: false, columns: columns) {
                $0 == "COLUMNS" ? variable : nil
            }.width
        }
        #expect(width(true, 96) == 96)
        #expect(width(true, 400) == 110)
        #expect(width(true, 3) == 40)
        #expect(width(true, nil) == 80)
        #expect(width(true, nil, "72") == 72)
        #expect(width(true, nil, "wide") == 80)
        #expect(width(false, nil, "72") == nil)
    }

    @Test("show a bar with percent, and files where there are several") func bar() {
        #expect(
            Progress.bar("Verifying", fraction: 0.5, finished: 0, of: 1) == "Verifying [############............] 50 %")
        #expect(
            Progress.bar("Stamping", fraction: 1.2, finished: 3, of: 3)
                == "Stamping [########################] 100 %, 3 of 3 files")
        #expect(Progress.bar("Stamping", fraction: -1, finished: 0, of: 2).hasSuffix("] 0 %, 0 of 2 files"))
    }
}
