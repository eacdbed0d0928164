public import SelloBytes

/// What one rule yields in one case.
public struct Duty: Sendable, Hashable {
    /// How things stand.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// What the rule asks is done or there.
        case met
        /// It is not: it is still owed, or was not done in time.
        case unmet
        /// What is known does not settle it.
        case undetermined
        /// The rule would bind, and something frees from it.
        case exempt
        /// The rule does not bind here.
        case notApplicable
        /// Of definitions, exemptions and times of others: it holds.
        case applies
    }

    /// The rule.
    public let rule: String
    /// Where the law says so.
    public let citation: String
    /// What was read of the law's text.
    public let source: Rule.Source
    /// What the rule yields.
    public let kind: Rule.Kind
    /// What the rule asks.
    public let title: Sentence
    /// How things stand.
    public let status: Status
    /// Why.
    public let why: Sentence
    /// What was looked at.
    public let evidence: [Evidence]
    /// What would settle it; empty unless undetermined.
    public let open: [OpenPoint]
    /// By when, or until when.
    public let due: Moment?
    /// By when, in words, where the law names no time.
    public let dueWords: Sentence?
    /// Whether the time is over and what was owed is not done.
    public let isOverdue: Bool
    /// Whether the rule asks something of a service as a whole, and nothing of a single file.
    public let isOfService: Bool
    /// What breaking the rule costs.
    public let penalties: [Penalty]

    /// Whether nothing but a trigger is missing: the clock has not started, as far as anyone said.
    public let isWaiting: Bool
    /// Of an undetermined duty: whether it is owed if it binds, since what meets it is not there.
    public let isOwedIfBinding: Bool
}

extension Rule {
    /// Judges a case by this rule.
    ///
    /// - Parameters:
    ///   - facts: The case.
    ///   - day: The day of the law that is asked for.
    ///   - offset: The offset from UTC, in seconds, of the zone whose calendar counts.
    /// - Returns: What the rule yields.
    package func judge(_ facts: PolicyCase, on day: CalendarDay, offset: Int64) -> Duty {
        if let since, day < since {
            let reason = Sentence(en: "It binds from \(since) on.", es: "Obliga a partir del \(since).")
            return duty(.notApplicable, [Finding(.no, [reason])], nil)
        }
        let reading = clock.map { ClockReading($0, in: facts, offset: offset) }
        let binds = (applies?(facts) ?? .always) && (reading?.applies ?? .always)
        guard kind.isDuty else {
            switch binds.truth {
            case .yes: return duty(.applies, [binds], reading)
            case .no: return duty(.notApplicable, [binds], nil)
            case .unknown: return duty(.undetermined, [binds], reading)
            }
        }
        guard binds.truth != .no else { return duty(.notApplicable, [binds], nil) }
        let isFree = exempt?(facts) ?? .never
        if isFree.truth == .yes { return duty(.exempt, [isFree], nil) }
        let isDone: Finding =
            switch (met?(facts), reading?.met) {
            case (let own?, let clock?): own && clock
            case (let one?, nil), (nil, let one?): one
            case (nil, nil): .never
            }
        // Met is met, whether or not the rule binds; unmet is only what surely binds and nothing frees from.
        if isDone.truth == .yes { return duty(.met, [isDone], reading) }
        let open = [binds, isFree, isDone].filter { $0.truth == .unknown }
        return open.isEmpty ? duty(.unmet, [isDone], reading) : duty(.undetermined, open, reading, isDone)
    }

    private func duty(
        _ status: Duty.Status, _ findings: [Finding], _ reading: ClockReading?, _ isDone: Finding? = nil
    ) -> Duty {
        var open: [OpenPoint] = []
        for point in findings.flatMap(\.open) where status == .undetermined && !open.contains(point) {
            open.append(point)
        }
        var evidence: [Evidence] = []
        for item in findings.flatMap(\.evidence) where !evidence.contains(item) { evidence.append(item) }
        // What is not done is said also where it is open whether it must be.
        let isOwed = status == .undetermined && isDone?.truth == .no
        var why = findings.flatMap(\.reasons).joined
        if isOwed, let reason = isDone?.reasons.joined {
            why = why + Sentence(en: "If it binds, it is not met.", es: "Si obliga, no se cumple.") + reason
        }
        let isWaiting =
            status == .undetermined
            && (open.allSatisfy { $0.kind == .event } || reading?.applies.truth == .unknown) && !open.isEmpty
        return Duty(
            rule: id, citation: citation, source: source, kind: kind, title: title, status: status,
            why: why, evidence: evidence, open: open, due: reading?.due,
            dueWords: reading?.due == nil && status != .notApplicable ? dueWords : nil,
            isOverdue: status == .unmet && reading?.isOver == true, isOfService: isOfService, penalties: penalties,
            isWaiting: isWaiting, isOwedIfBinding: isOwed)
    }
}
