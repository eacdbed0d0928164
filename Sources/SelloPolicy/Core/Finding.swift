/// A truth, with what it rests on and what would settle it.
///
/// Findings are joined like truths, and carry along only what decided: the reasons of a no are those of the noes, the open points of an
/// unknown are those that are still unknown. So "undetermined" comes out by construction, and says what to ask for.
public struct Finding: Sendable, Hashable {
    /// Whether it is so.
    public var truth: Truth
    /// Why, in sentences.
    public var reasons: [Sentence]
    /// What was looked at.
    public var evidence: [Evidence]
    /// What would settle it; empty unless unknown.
    public var open: [OpenPoint]

    init(_ truth: Truth, _ reasons: [Sentence] = [], evidence: [Evidence] = [], open: [OpenPoint] = []) {
        self.truth = truth
        self.reasons = reasons
        self.evidence = evidence
        self.open = open
    }

    /// It is so.
    ///
    /// - Parameters:
    ///   - reason: Why.
    ///   - evidence: What was looked at.
    /// - Returns: The finding.
    static func yes(_ reason: Sentence, _ evidence: Evidence...) -> Finding {
        Finding(.yes, [reason], evidence: evidence)
    }

    /// It is not so.
    ///
    /// - Parameters:
    ///   - reason: Why.
    ///   - evidence: What was looked at.
    /// - Returns: The finding.
    static func no(_ reason: Sentence, _ evidence: Evidence...) -> Finding {
        Finding(.no, [reason], evidence: evidence)
    }

    /// What is known does not settle it.
    ///
    /// - Parameters:
    ///   - reason: Why.
    ///   - open: What would settle it.
    ///   - evidence: What was looked at.
    /// - Returns: The finding.
    static func unknown(_ reason: Sentence, open: OpenPoint..., evidence: [Evidence] = []) -> Finding {
        Finding(.unknown, [reason], evidence: evidence, open: open)
    }

    /// Whether it is so is given without a reason: what always or never holds.
    static let always = Finding(.yes)
    /// What never holds.
    static let never = Finding(.no)

    /// Both hold.
    static func && (lhs: Finding, rhs: @autoclosure () -> Finding) -> Finding {
        lhs.truth == .no ? lhs : lhs.joined(with: rhs()) { $0 && $1 }
    }

    /// At least one holds.
    static func || (lhs: Finding, rhs: @autoclosure () -> Finding) -> Finding {
        lhs.truth == .yes ? lhs : lhs.joined(with: rhs()) { $0 || $1 }
    }

    /// The opposite, for the same reasons.
    static prefix func ! (finding: Finding) -> Finding {
        Finding(!finding.truth, finding.reasons, evidence: finding.evidence, open: finding.open)
    }

    // What decides is whatever has the truth of the whole by itself.
    private func joined(with other: Finding, by operation: (Truth, Truth) -> Truth) -> Finding {
        let truth = operation(truth, other.truth)
        var result = Finding(truth)
        for part in [self, other] where part.truth == truth {
            result.reasons += part.reasons
            result.evidence += part.evidence
            result.open += part.open
        }
        return result
    }

    /// The same truth, told in another way.
    func because(_ reason: Sentence) -> Finding { Finding(truth, [reason], evidence: evidence, open: open) }

    /// This one, or another in place of an unknown one.
    func ifUnknown(_ other: @autoclosure () -> Finding) -> Finding { truth == .unknown ? other() : self }
}
