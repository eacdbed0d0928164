import Forging
import Sello
import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

/// Which of the signed statements of a history count, and for what.
@Suite struct SyntheticBySignatureTests {
    typealias Node = HistoryForger.Node
    typealias Ingredient = HistoryForger.Ingredient

    private static let model = "trainedAlgorithmicMedia"
    private static let photograph = Node(actions: [HistoryForger.action("c2pa.created", "digitalCapture")])
    private static let generated = Node(actions: [HistoryForger.action("c2pa.created", model)])
    private static func edited(_ ingredients: Ingredient..., actions: [CBORValue] = []) -> Node {
        Node(actions: actions, ingredients: ingredients)
    }

    /// The statements that hold, each as subject, place of its manifest, and term.
    private func said(_ nodes: [Node]) throws -> [String] {
        let report = try HistoryForger.report(nodes)
        #expect(report.state == .valid, "\(report.results.failure) \(report.ingredientDeltas)")
        return report.syntheticBySignature.statements.map(Self.word)
    }

    private static func word(_ statement: SyntheticBySignature.Statement) -> String {
        let place = statement.manifest.last.map(String.init) ?? ""
        return "\(statement.subject.rawValue) \(place) \(statement.sourceType.term)"
    }

    @Test(
        arguments: [
            ("trainedAlgorithmicMedia", true), ("compositeWithTrainedAlgorithmicMedia", true),
            ("compositeSynthetic", true), ("trainedAlgorithmicData", true), ("virtualRecording", false),
            ("composite", false), ("screenCapture", false), ("digitalArt", false), ("algorithmicMedia", false),
            ("dataDrivenMedia", false), ("algorithmicallyEnhanced", false), ("humanEdits", false),
            ("digitalCreation", false), ("digitalCapture", false), ("empty", false),
        ])
    func fourSourceTypesCount(_ term: String, _ counts: Bool) throws {
        let said = try said([Node(actions: [HistoryForger.action("c2pa.created", term)])])
        #expect(said == (counts ? ["content 0 \(term)"] : []))
    }

    @Test(arguments: [
        ("c2pa.created", true), ("c2pa.edited", true), ("c2pa.converted", true), ("org.tests.dreamt", true),
    ]) func anyActionMaySayIt(_ action: String, _ counts: Bool) throws {
        var actions = [HistoryForger.action(action, Self.model)]
        if action != "c2pa.created" { actions.insert(HistoryForger.action("c2pa.created", "digitalCapture"), at: 0) }
        #expect(try said([Node(actions: actions)]) == ["content 0 \(Self.model)"])
    }

    @Test func aTemplateSpeaksForActionsThatSayNothing() throws {
        let template = HistoryForger.action("c2pa.edited", Self.model)
        func node(_ action: CBORValue, _ template: CBORValue) -> Node {
            Node(actions: [HistoryForger.action("c2pa.created", "digitalCapture"), action], templates: [template])
        }
        #expect(try said([node(HistoryForger.action("c2pa.edited"), template)]) == ["content 0 \(Self.model)"])
        #expect(try said([node(HistoryForger.action("c2pa.cropped", "humanEdits"), template)]).isEmpty)
        #expect(try said([node(HistoryForger.action("c2pa.edited", "humanEdits"), template)]).isEmpty)
        let all = HistoryForger.action("*", Self.model)
        #expect(try said([node(HistoryForger.action("c2pa.drawing"), all)]) == ["content 0 \(Self.model)"])
    }

    @Test func aParentsContentIsTheFiles() throws {
        let nodes = [Self.generated, Self.edited(Ingredient(node: 0)), Self.edited(Ingredient(node: 1))]
        #expect(try said(nodes) == ["content 0 \(Self.model)"])
    }

    @Test func aPartsContentIsInTheFileAndAnInputsIsNot() throws {
        func node(_ relationship: Relationship) -> Node {
            var node = Self.photograph
            node.ingredients = [Ingredient(node: 0, relationship: relationship)]
            return node
        }
        #expect(try said([Self.generated, node(.componentOf)]) == ["component 0 \(Self.model)"])
        #expect(try said([Self.generated, node(.inputTo)]).isEmpty)
        // The parent of a part is the part, and a part of a parent is one of the file.
        let below = [Self.generated, Self.edited(Ingredient(node: 0)), Self.photograph]
        var whole = Self.photograph
        whole.ingredients = [Ingredient(node: 1, relationship: .componentOf)]
        #expect(try said(below.dropLast() + [whole]) == ["component 0 \(Self.model)"])
        #expect(
            try said([Self.generated, node(.componentOf), Self.edited(Ingredient(node: 1))])
                == ["component 0 \(Self.model)"])
    }

    @Test func aPartThatWasTakenOutIsNotInTheFile() throws {
        var whole = Self.photograph
        whole.ingredients = [Ingredient(node: 0, relationship: .componentOf)]
        func said(removing node: Int?) throws -> [String] {
            let removal = node.map { HistoryForger.removal(of: 0, from: $0) }
            let edited = Self.edited(Ingredient(node: 1), actions: removal.map { [$0] } ?? [])
            return try self.said([Self.generated, whole, edited])
        }
        #expect(try said(removing: nil) == ["component 0 \(Self.model)"])
        #expect(try said(removing: 1).isEmpty)
    }

    @Test func whoAddsAFileWithoutAManifestMaySpeakForIt() throws {
        func node(_ relationship: Relationship) -> Node {
            Self.edited(
                Ingredient(
                    node: nil, relationship: relationship, sourceType: DigitalSourceType(Self.model)),
                actions: relationship == .parentOf ? [] : [HistoryForger.action("c2pa.created", "digitalCapture")])
        }
        #expect(try said([node(.parentOf)]) == ["content 0 \(Self.model)"])
        #expect(try said([node(.componentOf)]) == ["component 0 \(Self.model)"])
        #expect(try said([node(.inputTo)]).isEmpty)
    }

    @Test func theWeightiestStatementStandsFirst() throws {
        var whole = Self.edited(
            Ingredient(node: 1), Ingredient(node: 0, relationship: .componentOf),
            actions: [HistoryForger.action("c2pa.edited", "compositeWithTrainedAlgorithmicMedia")])
        whole.label = nil
        let nodes = [Self.generated, Self.generated, whole]
        #expect(
            try said(nodes) == [
                "content 1 \(Self.model)", "content 2 compositeWithTrainedAlgorithmicMedia",
                "component 0 \(Self.model)",
            ])
    }

    @Test func whatOnlyABrokenManifestSaysIsNotProven() throws {
        let broken = Ingredient(node: 0, faults: ["assertion.dataHash.mismatch"])
        let report = try HistoryForger.report([Self.generated, Self.edited(broken)])
        #expect(!report.syntheticBySignature.isSynthetic)
        #expect(report.syntheticBySignature.unproven.map(Self.word) == ["content 0 \(Self.model)"])
        // An untrusted signer breaks nothing.
        let untrusted = Ingredient(node: 0, faults: ["signingCredential.untrusted"])
        #expect(try said([Self.generated, Self.edited(untrusted)]).count == 1)
        // A sound way to the same manifest outweighs the broken one, in whichever order they stand.
        for ways in [
            [broken, Ingredient(node: 0, relationship: .componentOf)],
            [Ingredient(node: 0, relationship: .componentOf), broken],
        ] {
            let both = try HistoryForger.report([Self.generated, Node(ingredients: ways)])
            #expect(both.syntheticBySignature.statements.map(Self.word) == ["component 0 \(Self.model)"])
        }
    }

    @Test func aChangedFileProvesNothing() throws {
        let store = try HistoryForger.store([Self.generated])
        let report = try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(
            MemorySource(Carriers.jpeg), manifest: store)
        #expect(report.state == .invalid)
        #expect(!report.syntheticBySignature.isSynthetic)
        #expect(report.syntheticBySignature.unproven.count == 1)
        #expect(report.syntheticBySignature.verdict.manifest == nil)
    }

    @Test func theSoftwareIsNamedByItsActionOrElseByTheClaim() throws {
        let named = HistoryForger.action("c2pa.created", Self.model).setting(
            "softwareAgent", .map(["name": "Dreamer", "version": "3"]))
        let agents = try [Node(actions: [named]), Self.generated].map {
            try HistoryForger.report([$0]).syntheticBySignature.statements.first?.agent
        }
        #expect(agents.first == "Dreamer 3")
        #expect(agents.last != nil && agents.last != "Dreamer 3")
    }
}
