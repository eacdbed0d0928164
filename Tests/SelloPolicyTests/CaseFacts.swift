import SelloBytes

@testable import SelloPolicy

extension PolicyCase {
    /// Reads the facts of a case.
    init(reading reader: FactReader) throws {
        var reader = reader
        guard let now = try reader.moment("now") else { throw CaseError("a case without “now”") }
        var file = try reader.reader("file") ?? FactReader([:], at: "file")
        self.init(file: try FileEvidence(reading: &file), now: now)
        roles = try reader.truths("roles")
        answers = try reader.truths("answers")
        events = try reader.occurrences("events")
        purposes = Set(try reader.texts("purposes") ?? [])
        if var record = try reader.reader("declaration") { declaration = try Declaration(reading: &record) }
        consents = try reader.list("consents") { try Consent(reading: $0) } ?? []
        noticeLanguage = try reader.text("noticeLanguage")
        monthlyUsers = try reader.number("monthlyUsers").map { Int64($0) }
        try reader.finish()
    }
}

extension FileEvidence {
    fileprivate init(reading reader: inout FactReader) throws {
        self.init(
            kind: try reader.word("kind", as: Kind.self), state: try reader.word("state", as: State.self) ?? .absent)
        synthesis = try reader.word("synthesis", as: Synthesis.self) ?? .undetermined
        chain = try reader.word("chain", as: Chain.self) ?? .none
        chainBrokenAt = try reader.text("chainBrokenAt")
        timeEvidence = try reader.word("timeEvidence", as: TimeEvidence.self) ?? .none
        copiesAgree = try reader.truth("copiesAgree") ?? .unknown
        hasWatermark = try reader.truth("hasWatermark") ?? .unknown
        hasFingerprint = try reader.truth("hasFingerprint") ?? .unknown
        allActionsIncluded = try reader.truth("allActionsIncluded") ?? .unknown
        sha256 = try reader.text("sha256")
        duration = try reader.number("duration")
        aigcWasSought = try reader.flag("aigcWasSought") ?? true
        aigcCopiesAgree = try reader.truth("aigcCopiesAgree") ?? .unknown
        actions = try reader.texts("actions")?.map { text in
            let parts = text.split(separator: " ").map(String.init)
            return Action(parts[0], sourceType: parts.count > 1 ? parts[1] : nil)
        }
        claimedExclusions = Set(
            try (reader.texts("claimedExclusions") ?? []).map { limb in
                guard let exclusion = Exclusion(rawValue: limb) else { throw CaseError("no exclusion “\(limb)”") }
                return exclusion
            })
        traces = (try reader.texts("traces") ?? []).map { Trace(generator: $0, place: "test", confidence: "high") }
        if var label = try reader.reader("label") { self.label = try Label(reading: &label) }
        if var label = try reader.reader("visibleLabel") { visibleLabel = try VisibleLabel(reading: &label) }
        if var label = try reader.reader("aigc") { aigc = try AIGCLabel(reading: &label) }
        try reader.finish()
    }
}

extension FileEvidence.Label {
    fileprivate init(reading reader: inout FactReader) throws {
        guard let standing = try reader.word("standing", as: Standing.self) else {
            throw CaseError("label without standing")
        }
        self.init(standing: standing)
        id = try reader.text("id")
        operation = try reader.text("operation")
        sourceType = try reader.text("sourceType")
        systemName = try reader.text("systemName")
        systemVersion = try reader.text("systemVersion")
        resource = try reader.text("resource")
        provider = try reader.text("provider")
        providerCode = try reader.text("providerCode")
        createdAt = try reader.moment("createdAt")
        modifiedAt = try reader.moment("modifiedAt")
        try reader.finish()
    }
}

extension FileEvidence.VisibleLabel {
    fileprivate init(reading reader: inout FactReader) throws {
        self.init(
            isApplied: try reader.flag("isApplied") ?? true, form: try reader.word("form", as: Form.self),
            isSigned: try reader.flag("isSigned") ?? true)
        text = try reader.text("text")
        language = try reader.text("language")
        place = try reader.text("place")
        from = try reader.number("from")
        until = try reader.number("until")
        share = try reader.number("share")
        height = try reader.number("height")
        try reader.finish()
    }
}

extension FileEvidence.AIGCLabel {
    fileprivate init(reading reader: inout FactReader) throws {
        self.init()
        level = try reader.number("level").map { Int($0) }
        otherLevel = try reader.text("otherLevel")
        reserved1 = try reader.text("reserved1")
        reserved2 = try reader.text("reserved2")
        producer = try reader.text("producer")
        produceID = try reader.text("produceID")
        propagator = try reader.text("propagator")
        propagateID = try reader.text("propagateID")
        try reader.finish()
    }
}

extension Declaration {
    fileprivate init(reading reader: inout FactReader) throws {
        self.init(
            try reader.word("answer", as: Answer.self) ?? .none, at: try reader.moment("at"),
            sha256: try reader.text("sha256"), isSigned: try reader.flag("isSigned"))
        try reader.finish()
    }
}

extension Consent {
    fileprivate init(reading reader: FactReader) throws {
        var reader = reader
        let scope = (try reader.texts("scope") ?? []).compactMap(Scope.init)
        self.init(
            id: try reader.text("id") ?? "c1", subject: try reader.text("subject") ?? "person-1", scope: Set(scope))
        givenAt = try reader.moment("givenAt")
        withdrawnAt = try reader.moment("withdrawnAt")
        isPrior = try reader.truth("isPrior") ?? .unknown
        isExpress = try reader.truth("isExpress") ?? .unknown
        isSpecific = try reader.truth("isSpecific") ?? .unknown
        isInformed = try reader.truth("isInformed") ?? .unknown
        isSigned = try reader.truth("isSigned") ?? .unknown
        label = try reader.text("label").flatMap { UniqueIdentifier($0) }
        sha256 = try reader.text("sha256")
        try reader.finish()
    }
}
