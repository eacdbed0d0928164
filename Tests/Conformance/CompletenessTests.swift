import Foundation
import Testing

/// That every rule has its pairs.
@Suite struct CompletenessTests {
    static let cases =
        ImageCases.all + BMFFCases.all + BoxesCases.all + MultiAssetCases.all + StreamCases.all + CrossCases.all
        + TimeCases.all + IngredientCases.all + StructureCases.all + CryptographyCases.all + AssertionCases.all
        + AttackCases.all

    /// The rules by name, as `predicates.tsv` has them.
    static let rules: [(id: String, summary: String)] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "predicates.tsv")
        guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            return fields.count == 2 ? (fields[0], fields[1]) : nil
        }
    }()

    @Test func everyRuleHasAPair() {
        let byRule = Dictionary(grouping: Self.cases, by: \.id)
        for (id, summary) in Self.rules {
            print("\(id)  \(summary)")
            for one in byRule[id] ?? [] {
                print("    \(one.kind.rawValue) \(one.code): \(one.difference)")
            }
        }
        #expect(Self.rules.count == 125)
        let lacking = Self.rules.map(\.id).filter { byRule[$0] == nil }
        #expect(lacking.isEmpty, "rules without a pair: \(lacking.joined(separator: ", "))")
        let covered = Set(byRule.keys)
        let listed = Set(Self.rules.map(\.id))
        #expect(covered.subtracting(listed).isEmpty, "pairs of no rule in the list")
        print("\(listed.intersection(covered).count) of \(listed.count) rules have pairs, \(Self.cases.count) of them")
    }

    @Test func everyPairHasANameOfItsOwn() {
        let names = Self.cases.map(\.testDescription)
        #expect(Set(names).count == names.count)
    }
}
