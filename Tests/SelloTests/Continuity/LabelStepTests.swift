import Sello
import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

/// What is said of each step of a history, and where.
@Suite struct LabelStepTests {
    typealias Node = HistoryForger.Node
    typealias Ingredient = HistoryForger.Ingredient

    /// What one producer does at a step, said in short.
    enum Move: String, CaseIterable {
        /// A file of another producer, labelled by its action.
        case generated
        /// A photograph of another producer.
        case captured
        /// A file with our label.
        case ours
        /// An edit by another producer that repeats the source type.
        case keeps
        /// One that says that a model did a part.
        case lessens
        /// One by a person.
        case edits
        /// One of which nothing is said.
        case silences
        /// Opened and published, no more.
        case passes
        /// Said to be a photograph now.
        case photographs
        /// Ours with another identifier.
        case renames
        /// Ours with a weaker source type.
        case weakens

        private static let full = SGILabelTests.least

        var node: Node {
            var label: SGILabel?
            var actions: [CBORValue] = []
            switch self {
            case .generated: actions = [HistoryForger.action("c2pa.created", "trainedAlgorithmicMedia")]
            case .captured: actions = [HistoryForger.action("c2pa.created", "digitalCapture")]
            case .ours: label = Self.full
            case .keeps: actions = [HistoryForger.action("c2pa.edited", "trainedAlgorithmicMedia")]
            case .lessens: actions = [HistoryForger.action("c2pa.edited", "compositeWithTrainedAlgorithmicMedia")]
            case .edits: actions = [HistoryForger.action("c2pa.edited", "humanEdits")]
            case .silences: actions = [HistoryForger.action("c2pa.edited")]
            case .passes: actions = [HistoryForger.action("c2pa.published")]
            case .photographs: actions = [HistoryForger.action("c2pa.edited", "digitalCapture")]
            case .renames:
                label = Self.full
                label?.id = .timeOrdered(milliseconds: 1)
            case .weakens:
                label = Self.full
                label?.sourceType = .humanEdits
            }
            if let label { actions = [HistoryForger.action("c2pa.edited", label.sourceType.term)] }
            return Node(actions: actions, label: label)
        }
    }

    private static func line(_ moves: [Move]) -> [Node] {
        moves.enumerated().map { index, move in
            var node = move.node
            if index > 0 { node.ingredients = [Ingredient(node: index - 1)] }
            if index == 0, move == .ours {
                node.actions = [HistoryForger.action("c2pa.created", "trainedAlgorithmicMedia")]
            }
            return node
        }
    }

    private static func words(_ report: VerificationReport) -> [String] {
        report.chainSteps.map { "\($0.verdict.rawValue) \($0.reason.rawValue)" }
    }

    /// One step each, from the first to the second.
    @Test(
        arguments: [
            ([.generated, .keeps], "kept repeated"), ([.generated, .ours], "kept repeated"),
            ([.ours, .ours], "kept repeated"), ([.generated, .passes], "kept passedOn"),
            ([.captured, .lessens], "added first"), ([.captured, .ours], "added first"),
            ([.generated, .lessens], "weakened saysLess"), ([.generated, .edits], "weakened saysLess"),
            ([.ours, .weakens], "weakened saysLess"), ([.ours, .keeps], "weakened identifierLost"),
            ([.ours, .lessens], "weakened saysLess"), ([.generated, .silences], "dropped notRepeated"),
            ([.ours, .silences], "dropped notRepeated"), ([.ours, .passes], "dropped notRepeated"),
            ([.ours, .renames], "dropped otherIdentifier"), ([.generated, .photographs], "contradicted saysCaptured"),
            ([.ours, .photographs], "contradicted saysCaptured"), ([.captured, .edits], "unlabelled noLabel"),
            ([.captured, .passes], "unlabelled noLabel"),
        ] as [([Move], String)])
    func eachStepHasItsVerdict(_ moves: [Move], _ verdict: String) throws {
        let report = try HistoryForger.report(Self.line(moves))
        #expect(report.state == .valid, "\(report.results.failure)")
        #expect(Self.words(report) == [verdict])
        #expect(report.chainSteps.first?.manifest == HistoryForger.name(1))
        #expect(report.chainSteps.first?.ingredient == HistoryForger.name(0))
    }

    /// Histories of five edits, in which the label is dropped at each place in turn: it is found there, and nowhere else.
    @Test(
        arguments: [
            ("theirs", .generated, .keeps, .silences), ("theirs", .generated, .keeps, .edits),
            ("theirs", .generated, .passes, .silences), ("ours", .ours, .ours, .silences),
            ("ours", .ours, .ours, .passes), ("ours", .ours, .ours, .renames), ("ours", .ours, .ours, .weakens),
            ("theirs, then ours", .generated, .ours, .silences),
        ] as [(String, Move, Move, Move)], 1...5)
    func aFaultIsFoundWhereItIs(_ history: (name: String, first: Move, edit: Move, fault: Move), _ place: Int) throws {
        var moves = [history.first] + [Move](repeating: history.edit, count: 5)
        moves[place] = history.fault
        let report = try HistoryForger.report(Self.line(moves))
        #expect(report.state == .valid)
        #expect(report.chainSteps.count == 5)
        let faults = report.chainSteps.filter { [.dropped, .weakened, .contradicted].contains($0.verdict) }
        let expected = history.fault == .weakens || history.fault == .edits ? LabelStep.Verdict.weakened : .dropped
        #expect(faults.first { $0.manifest == HistoryForger.name(place) }?.verdict == expected)
        // A label under another name is another label again where the old name comes back.
        let others = faults.filter { $0.manifest != HistoryForger.name(place) }
        #expect(
            others.map(\.manifest) == (history.fault == .renames && place < 5 ? [HistoryForger.name(place + 1)] : []))
        #expect(report.chain == (expected == .weakened ? .weakened : .dropped))
    }

    /// Ours and theirs in turn: an edit of another producer never repeats our identifier, and that is said of each.
    @Test func editsOfBothInTurnAreToldApart() throws {
        let report = try HistoryForger.report(Self.line([.generated, .ours, .keeps, .ours, .keeps, .ours]))
        #expect(
            Self.words(report) == [
                "kept repeated", "weakened identifierLost", "kept repeated", "weakened identifierLost", "kept repeated",
            ])
    }

    @Test func aRecordedFaultBreaksTheStep() throws {
        var nodes = Self.line([.generated, .keeps, .keeps])
        nodes[1].ingredients[0].faults = ["assertion.dataHash.mismatch"]
        let report = try HistoryForger.report(nodes)
        #expect(Self.words(report) == ["kept repeated", "broken didNotHold"])
        #expect(report.chain == .kept)
        nodes[2].ingredients[0].faults = ["assertion.dataHash.mismatch"]
        #expect(try HistoryForger.report(nodes).chain == .brokenBefore)
    }

    @Test func aRedactedLabelIsADroppedOne() throws {
        var nodes = Self.line([.ours, .ours])
        nodes[1].redacted = ["self#jumbf=/c2pa/\(HistoryForger.name(0))/c2pa.assertions/\(SGILabel.assertionLabel)"]
        let report = try HistoryForger.report(nodes)
        #expect(Self.words(report).first == "dropped redacted")
        #expect(report.chain == .dropped)
    }

    @Test func aParentWithoutAManifestHasNoLabelToKeep() throws {
        var nodes = Self.line([.edits])
        nodes[0].ingredients = [Ingredient(node: nil)]
        #expect(try Self.words(HistoryForger.report(nodes)) == ["unlabelled withoutManifest"])
    }

    /// A photograph into which a synthetic picture was placed.
    @Test(
        arguments: [
            (.lessens, "kept repeated"), (.ours, "kept repeated"), (.passes, "kept passedOn"),
            (.edits, "weakened saysLess"), (.captured, "contradicted saysCaptured"), (.silences, "dropped notRepeated"),
            (.photographs, "contradicted saysCaptured"),
        ] as [(Move, String)])
    func theWholeMustSayThatAPartIsSynthetic(_ move: Move, _ verdict: String) throws {
        var whole = move.node
        whole.ingredients = [Ingredient(node: 0, relationship: .componentOf)]
        let report = try HistoryForger.report([Move.generated.node, whole])
        #expect(Self.words(report) == [verdict])
        #expect(report.chainSteps.first?.relation == .component)
        // Nothing is said of parts that are photographs.
        #expect(try HistoryForger.report([Move.captured.node, whole]).chainSteps.isEmpty)
        #expect(report.chain == .none)
    }

    @Test func aLabelThatSaysLessThanTheActionsBesideItIsContradicted() throws {
        var node = Move.weakens.node
        node.actions = [HistoryForger.action("c2pa.created", "trainedAlgorithmicMedia")]
        #expect(try Self.words(HistoryForger.report([node])) == ["contradicted actionsDisagree"])
        node.label?.sourceType = .trainedAlgorithmicMedia
        #expect(try Self.words(HistoryForger.report([node])).isEmpty)
    }

    @Test func aThousandManifestsAreALine() throws {
        // Every manifest is signed: the history is made once.
        let moves = [Move.generated] + [Move](repeating: .passes, count: 998) + [.silences]
        let report = try HistoryForger.report(Self.line(moves))
        #expect(report.chainSteps.count == 999)
        #expect(report.chainSteps.first?.verdict == .dropped)
        #expect(report.chainSteps.dropFirst().allSatisfy { $0.reason == .passedOn })
    }

    @Test func nestedDiamondsAreTwoStepsEach() throws {
        var nodes = [Move.generated.node]
        for index in 1...60 {
            var node = Move.keeps.node
            node.ingredients = [
                Ingredient(node: index - 1, relationship: .componentOf),
                Ingredient(node: index - 1, relationship: .componentOf),
            ]
            nodes.append(node)
        }
        let report = try HistoryForger.report(nodes)
        #expect(report.chainSteps.count == 120)
        #expect(report.chainSteps.allSatisfy { $0.verdict == .kept })
    }

    @Test(arguments: LabelStep.Reason.allCases) func everyReasonIsSaidInBothLanguages(_ reason: LabelStep.Reason) {
        for relation in LabelStep.Relation.allCases {
            let step = LabelStep(
                "new", "old", relation, reason, before: .trainedAlgorithmicMedia, after: .humanEdits, fields: ["xmp"])
            let sentences = Language.allCases.map { step.why(in: $0) }
            #expect(Set(sentences).count == Language.allCases.count)
            #expect(!sentences.contains { $0.isEmpty || $0.contains("  ") || $0.contains("()") })
        }
    }
}
