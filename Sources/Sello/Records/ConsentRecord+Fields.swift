internal import SelloBytes
internal import SelloCBOR
internal import SelloManifest
internal import SelloPolicy

/// The record as values: the payload of a signed record, and the JSON that people keep (`Spec/consent.md`).
extension ConsentRecord {
    /// The map that is signed.
    var cbor: CBORValue {
        let work: CBORValue =
            switch work {
            case .label(let id): .map(["labelID": .text(id.description)])
            case .file(let sha256): .map(["sha256": .bytes(sha256)])
            }
        return .map([
            "version": 1, "record": .text(Self.name), "id": id.map { .text($0.rawValue) },
            "subject": .text(subject.rawValue), "work": work,
            "scope": .map([
                "likeness": .array(Consent.Scope.allCases.filter(likeness.contains).map { .text($0.rawValue) }),
                "use": use.map { .text($0) },
            ]),
            "givenAt": .tagged(0, .text(givenAt.description)),
            "withdrawnAt": withdrawnAt.map { .tagged(0, .text($0.description)) }, "prior": prior?.cbor,
            "express": express?.cbor, "specific": specific?.cbor, "informed": informed?.cbor,
        ])
    }

    /// What stands in `record`, so that nothing else is taken for a consent.
    private static let name = "org.sello.consent"
    /// The most bytes that words may have.
    static let wordByteCount = 1 << 10
    /// The most bytes that a record in JSON may have.
    static let jsonByteCount = 64 << 10
    /// How deep a record in JSON may be nested: three levels are all that there are.
    private static let nesting = 4

    /// Reads the map.
    ///
    /// - Parameters:
    ///   - value: The map; nothing may be in it that is not of a record.
    ///   - isStored: Whether somebody signed it.
    /// - Throws: ``RecordError`` that names the field.
    init(_ value: CBORValue, isStored: Bool) throws(RecordError) {
        let fields = try RecordFields(
            value,
            known: [
                "version", "record", "id", "subject", "work", "scope", "givenAt", "withdrawnAt", "prior", "express",
                "specific", "informed",
            ])
        try fields.checkVersion()
        guard try fields.text("record", upTo: Self.wordByteCount) == Self.name else {
            throw .otherKind(try fields.text("record", upTo: Self.wordByteCount), than: Self.name)
        }
        let work = try fields.required("work", try fields.group("work", known: ["labelID", "sha256"]))
        let scope = try fields.required("scope", try fields.group("scope", known: ["likeness", "use"]))
        self.init(
            subject: try fields.required("subject", try fields.reference("subject", isStored: isStored)),
            work: try Self.work(work), likeness: try scope.required("likeness", try scope.words("likeness")),
            givenAt: try fields.required("givenAt", try fields.moment("givenAt")))
        id = try fields.reference("id", isStored: isStored)
        use = try scope.text("use", upTo: Self.wordByteCount)
        withdrawnAt = try fields.moment("withdrawnAt")
        prior = try Self.quality("prior", fields, isStored)
        express = try Self.quality("express", fields, isStored)
        specific = try Self.quality("specific", fields, isStored)
        informed = try Self.quality("informed", fields, isStored)
        if let withdrawnAt, withdrawnAt < givenAt {
            throw .invalidField(
                "withdrawnAt",
                Sentence(
                    en: "the consent was taken back before it was given",
                    es: "el consentimiento se retiró antes de darse"))
        }
    }

    private static func work(_ fields: RecordFields) throws(RecordError) -> Work {
        switch (try fields.text("labelID", upTo: wordByteCount), try fields.digest("sha256")) {
        case (let text?, nil):
            guard let id = UniqueIdentifier(text) else {
                throw .invalidField(
                    "work.labelID",
                    Sentence(
                        en: "“work.labelID” of the record must be a UUID",
                        es: "“work.labelID” del registro debe ser un UUID"))
            }
            return .label(id)
        case (nil, let sha256?): return .file(sha256: sha256)
        default:
            throw .invalidField(
                "work",
                Sentence(
                    en: "“work” of the record must have either labelID or sha256",
                    es: "“work” del registro debe tener labelID o sha256, y solo uno"))
        }
    }

    private static func quality(
        _ name: String, _ fields: RecordFields, _ isStored: Bool
    ) throws(RecordError) -> Quality? {
        guard let group = try fields.group(name, known: ["met", "how", "evidence"]) else { return nil }
        return Quality(
            isMet: try group.required("met", try group.flag("met")),
            how: try group.required("how", try group.text("how", upTo: wordByteCount)),
            evidence: try group.reference("evidence", isStored: isStored))
    }

    /// Reads a record in JSON, strictly: what is not of a record, or stands twice, is an error.
    ///
    /// - Parameter json: The text, of 64 KiB at the most.
    /// - Throws: ``RecordError`` that names the field.
    public init(json: [UInt8]) throws(RecordError) {
        guard json.count <= Self.jsonByteCount else {
            throw RecordError(
                .tooLarge,
                Sentence(
                    en: "the consent record has \(json.count) bytes, over the limit of \(Self.jsonByteCount)",
                    es:
                        "el registro de consentimiento tiene \(json.count) bytes, más que el límite de \(Self.jsonByteCount)"
                ))
        }
        guard let (item, repeated) = JSONItem.read(json, nesting: Self.nesting) else {
            throw RecordError(
                .malformed,
                Sentence(
                    en: "the consent record is no JSON text, or is nested deeper than a record is",
                    es:
                        "el registro de consentimiento no es un texto JSON, o está anidado más de lo que un registro puede"
                ))
        }
        if let repeated {
            let shown = String(repeated.prefix(64))
            throw RecordError(
                .repeatedField, field: shown,
                Sentence(en: "“\(shown)” stands twice in the record", es: "“\(shown)” está dos veces en el registro"))
        }
        try self.init(CBORValue(item), isStored: false)
    }

    /// The record in JSON, for people to keep.
    ///
    /// - Parameter indented: Whether each member stands on a line of its own.
    /// - Returns: The text, without a line's end.
    public func json(indented: Bool = true) -> String { JSONValue(record: cbor).serialized(indented: indented) }
}

extension ConsentRecord.Quality {
    fileprivate var cbor: CBORValue {
        .map(["met": .bool(isMet), "how": .text(how), "evidence": evidence.map { .text($0.rawValue) }])
    }
}

extension CBORValue {
    /// JSON as the values that it stands for; a number that is no small whole one is left as nothing that a record has.
    fileprivate init(_ item: JSONItem) {
        switch item {
        case .object(let members):
            self = .map(members.map { CBORPair(.text($0.key), CBORValue($0.value)) })
        case .array(let items): self = .array(items.map { CBORValue($0) })
        case .text(let text): self = .text(text)
        case .literal("true"): self = true
        case .literal("false"): self = false
        case .literal("null"): self = .null
        case .literal(let number): self = UInt64(number).map { .unsigned($0) } ?? .undefined
        }
    }
}

extension JSONValue {
    /// A record's map as JSON: digests as hexadecimal digits, times as texts.
    init(record value: CBORValue) {
        self =
            switch value {
            case .map(let pairs):
                .object(
                    pairs.map {
                        Member(key: $0.key.textValue ?? $0.key.diagnostic(), value: JSONValue(record: $0.value))
                    })
            case .array(let items): .array(items.map { JSONValue(record: $0) })
            case .tagged(_, let content): JSONValue(record: content)
            case .bytes(let bytes): .text(Hexadecimal.digits(bytes))
            default: JSONValue(value)
            }
    }
}
