import Foundation
import SelloBytes

@testable import SelloPolicy

/// What a rulebook must answer, read from `Cases/ID.json`; the form is in this folder's README.
struct CaseFile {
    /// What is expected of one rule.
    struct Expectation {
        let status: Duty.Status
        var due: Moment?
        var isOverdue: Bool?
        var open: [String] = []

        /// Whether a duty is what is expected.
        func holds(for duty: Duty) -> Bool {
            let points = duty.open.map { "\($0.kind.rawValue):\($0.name)" }
            return duty.status == status && (due == nil || duty.due == due)
                && (isOverdue == nil || duty.isOverdue == isOverdue) && open.allSatisfy(points.contains)
        }
    }

    /// One case.
    struct Case {
        let name: String
        let rulebook: Rulebook
        let day: CalendarDay
        let facts: PolicyCase
        let expected: [String: Expectation]
        let problems: [String]?
    }

    let rulebook: String
    let cases: [Case]

    /// The names of all case files.
    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".json") }.sorted()
    }()

    /// The package's root.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let folder = root.appendingPathComponent("Tests/SelloPolicyTests/Cases")

    init(_ name: String) throws {
        let data = try Data(contentsOf: Self.folder.appendingPathComponent(name))
        guard let tree = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw CaseError("no object")
        }
        var file = FactReader(tree, at: name)
        rulebook = try file.text("rulebook") ?? ""
        let sets = try file.object("facts") ?? [:]
        let id = rulebook
        cases = try file.list("cases") { try Self.readCase($0, sets, id) } ?? []
        try file.finish()
    }

    private static func readCase(_ reader: FactReader, _ sets: [String: Any], _ id: String) throws -> Case {
        var reader = reader
        let name = try reader.text("name") ?? ""
        var merged = sets["base"] as? [String: Any] ?? [:]
        for set in try reader.texts("given") ?? [] {
            guard let facts = sets[set] as? [String: Any] else { throw CaseError("\(name): no facts “\(set)”") }
            merged = merge(merged, facts)
        }
        merged = merge(merged, try reader.object("facts") ?? [:])
        let facts = try PolicyCase(reading: FactReader(merged, at: name))
        let day = try reader.text("on").map { text in
            guard let day = CalendarDay(text) else { throw CaseError("\(name): no day “\(text)”") }
            return day
        }
        let version = try reader.text("version")
        let rulebook = try RulebookLibrary.rulebook(
            version.map { "\(id)@\($0)" } ?? id, at: facts.now, on: day)
        var expected: [String: Expectation] = [:]
        for (rule, value) in try reader.object("expect") ?? [:] {
            expected[rule] = try expectation(value, at: "\(name): \(rule)")
        }
        let problems = try reader.texts("problems")
        _ = try reader.text("cites")
        try reader.finish()
        return Case(
            name: name, rulebook: rulebook, day: day ?? CalendarDay(of: facts.now, offset: rulebook.offset),
            facts: facts, expected: expected, problems: problems)
    }

    private static func expectation(_ value: Any, at place: String) throws -> Expectation {
        var reader = FactReader(value as? [String: Any] ?? ["status": value], at: place)
        guard let status = try reader.word("status", as: Duty.Status.self) else {
            throw CaseError("\(place): no status")
        }
        var expectation = Expectation(status: status)
        expectation.due = try reader.moment("due")
        expectation.isOverdue = try reader.flag("overdue")
        expectation.open = try reader.texts("open") ?? []
        try reader.finish()
        return expectation
    }

    private static func merge(_ base: [String: Any], _ more: [String: Any]) -> [String: Any] {
        base.merging(more) { old, new in
            guard let old = old as? [String: Any], let new = new as? [String: Any] else { return new }
            return merge(old, new)
        }
    }
}

/// What is wrong with a case file.
struct CaseError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Reads an object member by member, and complains about members that nobody asked for.
struct FactReader {
    private var members: [String: Any]
    private let place: String

    init(_ members: [String: Any], at place: String) {
        self.members = members.filter { !($0.value is NSNull) }
        self.place = place
    }

    func finish() throws {
        if let key = members.keys.first { throw CaseError("\(place): nobody reads “\(key)”") }
    }

    private mutating func take<Value>(_ key: String, _ type: Value.Type) throws -> Value? {
        guard let value = members.removeValue(forKey: key) else { return nil }
        guard let value = value as? Value else { throw CaseError("\(place): “\(key)” is no \(type)") }
        return value
    }

    mutating func text(_ key: String) throws -> String? { try take(key, String.self) }
    mutating func texts(_ key: String) throws -> [String]? { try take(key, [String].self) }
    mutating func object(_ key: String) throws -> [String: Any]? { try take(key, [String: Any].self) }
    mutating func flag(_ key: String) throws -> Bool? { try take(key, Bool.self) }
    mutating func number(_ key: String) throws -> Double? { try take(key, Double.self) }

    mutating func reader(_ key: String) throws -> FactReader? {
        try object(key).map { FactReader($0, at: "\(place).\(key)") }
    }

    mutating func list<Value>(_ key: String, _ read: (FactReader) throws -> Value) throws -> [Value]? {
        try take(key, [[String: Any]].self)?.map { try read(FactReader($0, at: "\(place).\(key)")) }
    }

    mutating func moment(_ key: String) throws -> Moment? {
        try text(key).map { text in
            guard let moment = Moment(rfc3339: text) else { throw CaseError("\(place): “\(text)” is no time") }
            return moment
        }
    }

    mutating func word<Value: RawRepresentable<String>>(_ key: String, as type: Value.Type) throws -> Value? {
        try text(key).map { text in
            guard let value = Value(rawValue: text) else { throw CaseError("\(place): \(key) “\(text)” is no \(type)") }
            return value
        }
    }

    mutating func truth(_ key: String) throws -> Truth? { try word(key, as: Truth.self) }

    mutating func truths(_ key: String) throws -> [String: Truth] {
        try (take(key, [String: String].self) ?? [:]).mapValues { text in
            guard let truth = Truth(rawValue: text) else { throw CaseError("\(place): \(key) “\(text)” is no truth") }
            return truth
        }
    }

    mutating func occurrences(_ key: String) throws -> [String: PolicyCase.Occurrence] {
        try (take(key, [String: String].self) ?? [:]).mapValues { text in
            switch text {
            case "yes": return .sometime
            case "none": return .never
            default:
                guard let moment = Moment(rfc3339: text) else { throw CaseError("\(place): “\(text)” is no time") }
                return .at(moment)
            }
        }
    }
}
