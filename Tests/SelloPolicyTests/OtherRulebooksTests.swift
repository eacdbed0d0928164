import SelloBytes
import Testing

@testable import SelloPolicy

@Suite("Rulebooks of San Luis Potosí, the EU, China and California")
struct OtherRulebooksTests {
    private static let ids = ["mx-slp", "eu-50", "cn-2025", "us-ca"]

    @Test(
        "A day before the law is refused, and its first day is not",
        arguments: [
            ("mx-slp", "2025-11-17", "2025-11-18"), ("eu-50", "2026-08-01", "2026-08-02"),
            ("cn-2025", "2025-08-31", "2025-09-01"), ("us-ca", "2026-08-01", "2026-08-02"),
        ])
    func firstDay(id: String, before: String, first: String) throws {
        let (before, first) = (try #require(CalendarDay(before)), try #require(CalendarDay(first)))
        let now = Moment(seconds: 1_800_000_000)
        #expect(throws: PolicyError.notInForce(rulebook: id, asked: before, from: first)) {
            try RulebookLibrary.rulebook(id, at: now, on: before)
        }
        #expect(try RulebookLibrary.rulebook(id, at: now, on: first).id == id)
    }

    @Test("Only the law that courts are asked to strike down is marked so, and says which actions")
    func challenged() throws {
        let now = Moment(seconds: 1_800_000_000)
        for id in Self.ids {
            let book = try RulebookLibrary.rulebook(id, at: now)
            #expect(book.status == (id == "mx-slp" ? .challenged : .inForce), "\(id)")
        }
        let note = try #require(RulebookLibrary.rulebook("mx-slp", at: now).statusNote)
        for text in [note.english, note.spanish] {
            #expect(text.contains("130/2025") && text.contains("132/2025"))
        }
    }

    @Test("No rule is said to be better known than it is")
    func sources() throws {
        let now = Moment(seconds: 1_800_000_000)
        for id in Self.ids {
            for rule in try RulebookLibrary.rulebook(id, at: now).rules {
                let expected: Rule.Source =
                    switch rule.id {
                    case "gb-45438/visible-height", "gb-45438/visible-words": .secondary
                    case let id where id.hasPrefix("gb-45438/"): .programs
                    case let id where id.hasPrefix("6/"): .copy
                    case "22757.3.1/detect", "22757.3.1/interface", "22757.3.1/inspect", "22757.3.2/hosting": .copy
                    default: .secondary
                    }
                #expect(rule.source == expected, "\(id) \(rule.id)")
            }
        }
    }

    @Test(
        "The penalties of San Luis Potosí are those of its articles, and what raises them",
        arguments: [
            ("187-ter/consent", ["1–3", "100–300"]), ("187-ter/aggravation", ["up to a half"]),
            ("272-bis/alarm", ["2–5", "200–400"]), ("272-bis/aggravation", ["a half"]),
            ("272-ter/institution", ["3–6", "300–600"]), ("272-ter/aggravation", ["a half"]),
        ])
    func penalties(id: String, words: [String]) throws {
        let book = try RulebookLibrary.rulebook("mx-slp", at: Moment(seconds: 1_800_000_000))
        let rule = try #require(book.rules.first { $0.id == id })
        #expect(rule.penalties.count == words.count)
        for (penalty, word) in zip(rule.penalties, words) {
            #expect(penalty.text.english.contains(word), "\(penalty.text.english)")
            #expect(rule.citation.hasPrefix(penalty.citation), "\(penalty.citation)")
        }
    }

    @Test("Everything that is said or asked is there in two languages that differ")
    func languages() throws {
        for id in Self.ids {
            let book = try RulebookLibrary.rulebook(id, at: Moment(seconds: 1_800_000_000))
            let said =
                book.rules.map(\.title) + book.rules.compactMap(\.dueWords)
                + book.rules.flatMap(\.penalties).map(\.text)
                + book.questions.map(\.text) + book.roles.map(\.text) + book.triggers.map(\.text)
                + book.purposes.map(\.text)
                + [book.title] + (book.statusNote.map { [$0] } ?? [])
            #expect(said.count > 20)
            for sentence in said {
                #expect(!sentence.english.isEmpty && sentence.english != sentence.spanish, "\(sentence.english)")
            }
        }
    }

    @Test(
        "A field of the label rests on a signature only where one holds",
        arguments: FileEvidence.Label.Standing.allCases)
    func basis(standing: FileEvidence.Label.Standing) throws {
        var file = FileEvidence(kind: .image, state: .trusted)
        file.label = FileEvidence.Label(standing: standing)
        file.label?.provider = "Estudio Norte"
        let now = Moment(seconds: 1_800_000_000)
        let answer = try RulebookLibrary.rulebook("us-ca", at: now).judge(PolicyCase(file: file, now: now))
        let duty = try #require(answer.results.first { $0.rule == "22757.3(b)/provider" })
        #expect(
            duty.evidence == [Evidence(standing == .signed ? .signed : .unsigned, "label.provider", "Estudio Norte")])
    }
}
