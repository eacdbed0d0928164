import Testing

@testable import SelloPolicy

@Suite("Truths and findings")
struct TruthTests {
    // Kleene's tables, in the order yes, no, unknown.
    private static let and: [[Truth]] = [[.yes, .no, .unknown], [.no, .no, .no], [.unknown, .no, .unknown]]
    private static let values: [Truth] = [.yes, .no, .unknown]

    @Test("Truths are joined by Kleene's tables, and findings like them")
    func tables() {
        func finding(_ truth: Truth) -> Finding { Finding(truth) }
        for (row, left) in Self.values.enumerated() {
            for (column, right) in Self.values.enumerated() {
                let both = Self.and[row][column]
                let either = !Self.and[row ^ (row < 2 ? 1 : 0)][column ^ (column < 2 ? 1 : 0)]
                #expect((left && right) == both)
                #expect((left || right) == either)
                #expect((finding(left) && finding(right)).truth == both)
                #expect((finding(left) || finding(right)).truth == either)
            }
        }
    }

    @Test("A finding carries what decided it, and what is still open only where it is unknown")
    func whatDecides() {
        let point = OpenPoint(.answer, "q", Sentence(en: "?", es: "¿?"))
        let (a, b) = (Sentence(en: "a", es: "a"), Sentence(en: "b", es: "b"))
        let unknown = Finding.unknown(Sentence(en: "u", es: "u"), open: point)
        #expect((Finding.yes(a) && unknown).open == [point])
        #expect((Finding.no(a) && unknown).open == [])
        #expect((unknown && Finding.no(a)).reasons == [a])
        #expect((Finding.yes(a) && Finding.yes(b)).reasons == [a, b])
        #expect((Finding.no(a) || Finding.yes(b)).reasons == [b])
        #expect((!unknown).open == [point])
    }
}
