import Foundation
import SelloBytes
import Testing

@testable import SelloPolicy

@Suite("Rulebooks")
struct RulebookTests {
    /// The cases that expect something of a rule of a rulebook in one version.
    private static func cases(for rule: String, of file: CaseFile) -> [CaseFile.Case] {
        file.cases.filter { $0.expected[rule] != nil }
    }

    /// Every rule of every version that the cases of a file use, one version of a rule each.
    private static func rules(of file: CaseFile) -> [Rule] {
        var seen: Set<String> = []
        return file.cases.flatMap(\.rulebook.rules).filter { seen.insert($0.id).inserted }
    }

    @Test("Every case comes out as the law says", arguments: CaseFile.names)
    func cases(name: String) throws {
        let file = try CaseFile(name)
        #expect(file.cases.count >= (file.rulebook == "in-2026" ? 40 : 15) || file.rulebook.contains("draft"))
        for item in file.cases {
            let answer = item.rulebook.judge(item.facts, on: item.day)
            let duties = Dictionary(answer.results.map { ($0.rule, $0) }) { first, _ in first }
            for (rule, expected) in item.expected {
                let duty = try #require(duties[rule], "\(item.name): there is no rule \(rule)")
                let open = duty.open.map { "\($0.kind.rawValue):\($0.name)" }
                #expect(
                    expected.holds(for: duty),
                    "\(item.name): \(rule) is \(duty.status), due \(duty.due?.description ?? "never"), overdue \(duty.isOverdue), open \(open), for: \(duty.why.english)"
                )
                #expect(!duty.why.english.isEmpty && !duty.why.spanish.isEmpty, "\(item.name): \(rule) says no reason")
                #expect((duty.status == .undetermined) == !duty.open.isEmpty, "\(item.name): \(rule): open \(open)")
            }
            if let problems = item.problems { #expect(answer.problems.map(\.code) == problems, "\(item.name)") }
        }
    }

    @Test(
        "Every rule has a case where it applies, one where it does not, and one undetermined", arguments: CaseFile.names
    )
    func coverage(name: String) throws {
        let file = try CaseFile(name)
        for rule in Self.rules(of: file) {
            let seen = Set(Self.cases(for: rule.id, of: file).compactMap { $0.expected[rule.id]?.status })
            #expect(!seen.isDisjoint(with: [.met, .unmet, .exempt, .applies]), "\(rule.id) never applies")
            #expect(seen.contains(.notApplicable), "\(rule.id) always applies")
            #expect(seen.contains(.undetermined), "\(rule.id) is never undetermined")
            if rule.kind.isDuty {
                #expect(seen.isSuperset(of: [.met, .unmet]), "\(rule.id) is never met, or never unmet")
            }
            if rule.exempt != nil { #expect(seen.contains(.exempt), "\(rule.id) never frees") }
        }
    }

    /// What else a rule might say by mistake.
    private static func mutants(of rule: Rule) -> [(String, Rule)] {
        let parts: [(String, WritableKeyPath<Rule, Rule.Test?>)] = [
            ("applies", \.applies), ("exempt", \.exempt), ("met", \.met),
        ]
        var mutants: [(String, Rule)] = []
        for (name, path) in parts {
            guard let part = rule[keyPath: path] else { continue }
            let others: [(String, Rule.Test)] = [
                ("inverted", { !part($0) }), ("always yes", { _ in .always }), ("always no", { _ in .never }),
            ]
            for (how, other) in others {
                var mutant = rule
                mutant[keyPath: path] = other
                mutants.append(("\(name) \(how)", mutant))
            }
        }
        for step: Int64 in [-1, 1] {
            guard let clock = rule.clock else { continue }
            var mutant = rule
            mutant.clock?.interval =
                switch clock.interval {
                case .hours(let count): .hours(count + step)
                case .days(let count): .days(count + step)
                case .months(let count): .months(count + step)
                case .years(let count): .years(count + step)
                }
            mutants.append(("clock \(step > 0 ? "longer" : "shorter")", mutant))
        }
        return mutants
    }

    @Test("Every mutant of every rule breaks a case", arguments: CaseFile.names)
    func mutation(name: String) throws {
        let file = try CaseFile(name)
        for rule in Self.rules(of: file) {
            for (how, mutant) in Self.mutants(of: rule) {
                let isKilled = Self.cases(for: rule.id, of: file).contains { item in
                    let duty = mutant.judge(item.facts.sound().0, on: item.day, offset: item.rulebook.offset)
                    return item.expected[rule.id]?.holds(for: duty) == false
                }
                #expect(isKilled, "\(rule.id): no case notices “\(how)”")
            }
        }
    }

    @Test(
        "Whatever is asked for is among what the rulebook lists, so that it can be answered", arguments: CaseFile.names)
    func openPoints(name: String) throws {
        let file = try CaseFile(name)
        for item in file.cases {
            let book = item.rulebook
            let known: [OpenPoint.Kind: Set<String>] = [
                .answer: Set(book.questions.map(\.name)), .event: Set(book.triggers.map(\.name)),
                .role: Set(book.roles.map(\.name)),
            ]
            for point in book.judge(item.facts, on: item.day).results.flatMap(\.open) {
                #expect(known[point.kind]?.contains(point.name) ?? true, "\(point.kind) \(point.name)")
            }
            // The other way: what a case answers is something that the rulebook asks.
            #expect(known[.answer]?.isSuperset(of: item.facts.answers.keys) ?? false, "\(item.name)")
            #expect(known[.event]?.isSuperset(of: item.facts.events.keys) ?? false, "\(item.name)")
            #expect(known[.role]?.isSuperset(of: item.facts.roles.keys) ?? false, "\(item.name)")
        }
    }

    @Test("Every rulebook has cases, a page, and identifiers of its own", arguments: RulebookLibrary.all.map(\.id))
    func pages(id: String) throws {
        let files = try CaseFile.names.map { try CaseFile($0) }
        #expect(files.contains { $0.rulebook == id })
        for book in RulebookLibrary.all where book.id == id {
            #expect(Set(book.rules.map(\.id)).count == book.rules.count)
        }
        let page = try String(contentsOf: CaseFile.root.appendingPathComponent("Spec/policy/\(id).md"), encoding: .utf8)
        let headings = page.split(separator: "\n").filter { $0.hasPrefix("### `") }
            .map { String($0.dropFirst(5).prefix { $0 != "`" }) }
        let rules = Set(RulebookLibrary.all.filter { $0.id == id }.flatMap(\.rules).map(\.id))
        #expect(Set(headings) == rules, "differ: \(Set(headings).symmetricDifference(rules))")
        #expect(headings.count == rules.count)
        for book in RulebookLibrary.all where book.id == id {
            for rule in book.rules { #expect(page.contains(rule.citation), "\(rule.citation) is not in the page") }
        }
    }
}
