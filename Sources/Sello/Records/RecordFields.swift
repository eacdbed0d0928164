internal import SelloBytes
internal import SelloCBOR
internal import SelloPolicy

/// The fields of a record, one after the other, with an error that names the field for each that is not as it must be.
///
/// JSON is turned into the same values as CBOR has, so that a record is read by one reader whatever its form.
struct RecordFields {
    /// Where the fields are, such as `scope.`; empty at the top.
    private let path: String
    private let values: [String: CBORValue]

    /// Takes a map apart.
    ///
    /// - Parameters:
    ///   - value: The map.
    ///   - path: Where it stands; `nil` for the record itself.
    ///   - known: The names of its fields, where no others may be there; `nil` lets others be.
    /// - Throws: ``RecordError`` `.invalidField`, `.unknownField`, `.malformed`.
    init(_ value: CBORValue, at path: String? = nil, known: Set<String>? = nil) throws(RecordError) {
        self.path = path.map { "\($0)." } ?? ""
        guard case .map(let pairs) = value else {
            guard let path else { throw Self.malformed }
            throw Self.other(path, than: ("a group of fields", "un grupo de campos"))
        }
        var values: [String: CBORValue] = [:]
        for pair in pairs {
            guard let name = pair.key.textValue else { throw Self.malformed }
            if let known, !known.contains(name) { throw Self.unknown(self.path + name, known) }
            // Where nothing else may stand, a null is a value that no field may have.
            if known != nil || pair.value != .null { values[name] = pair.value }
        }
        self.values = values
    }

    /// Whether a field is there.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// A group of fields inside; `nil` where there is none.
    func group(_ name: String, known: Set<String>? = nil) throws(RecordError) -> RecordFields? {
        guard let value = values[name] else { return nil }
        return try RecordFields(value, at: path + name, known: known)
    }

    /// A text of so many bytes; `nil` where there is none.
    func text(_ name: String, upTo limit: Int) throws(RecordError) -> String? {
        guard let value = values[name] else { return nil }
        guard let text = value.textValue, (1...limit).contains(text.utf8.count) else {
            throw Self.other(path + name, than: ("a text of 1 to \(limit) bytes", "un texto de 1 a \(limit) bytes"))
        }
        return text
    }

    /// A reference; `nil` where there is none.
    ///
    /// What a record tells of that somebody signed is no longer for us to refuse.
    func reference(_ name: String, isStored: Bool) throws(RecordError) -> OpaqueReference? {
        guard let text = try text(name, upTo: OpaqueReference.byteLimit) else { return nil }
        guard isStored else { return try OpaqueReference(text, field: path + name) }
        guard let reference = OpaqueReference(stored: text) else {
            throw Self.other(
                path + name,
                than: ("a reference without control characters", "una referencia sin caracteres de control"))
        }
        return reference
    }

    /// A time; `nil` where there is none.
    func moment(_ name: String) throws(RecordError) -> Moment? {
        guard let value = values[name] else { return nil }
        guard let moment = value.untagged.textValue.flatMap({ Moment(rfc3339: $0) }) else {
            throw Self.other(
                path + name, than: ("a time such as 2026-11-21T19:45:00Z", "una hora como 2026-11-21T19:45:00Z"))
        }
        return moment
    }

    /// A SHA-256 digest, as bytes or as hexadecimal digits; `nil` where there is none.
    func digest(_ name: String) throws(RecordError) -> [UInt8]? {
        guard let value = values[name] else { return nil }
        guard let digest = value.bytesValue ?? value.textValue.flatMap({ Hexadecimal.bytes($0) }), digest.count == 32
        else {
            throw Self.other(
                path + name,
                than: ("a SHA-256 digest: 64 hexadecimal digits", "un resumen SHA-256: 64 cifras hexadecimales"))
        }
        return digest
    }

    /// A number of bytes; `nil` where there is none.
    func count(_ name: String) throws(RecordError) -> Int? {
        guard let value = values[name] else { return nil }
        guard let count = value.unsignedValue.flatMap({ Int(exactly: $0) }) else {
            throw Self.other(path + name, than: ("a whole number", "un número entero"))
        }
        return count
    }

    /// A yes or no; `nil` where there is none.
    func flag(_ name: String) throws(RecordError) -> Bool? {
        guard let value = values[name] else { return nil }
        guard let flag = value.boolValue else {
            throw Self.other(path + name, than: ("true or false", "true o false"))
        }
        return flag
    }

    /// A list of so many items at the most; `nil` where there is none.
    func items(_ name: String, upTo limit: Int) throws(RecordError) -> [CBORValue]? {
        guard let value = values[name] else { return nil }
        guard let items = value.arrayValue, items.count <= limit else {
            throw Self.other(
                path + name,
                than: ("a list of \(limit) items at the most", "una lista de \(limit) elementos como máximo"))
        }
        return items
    }

    /// A list of one or more texts, of so many bytes each; `nil` where there is none.
    func texts(_ name: String, upTo limit: Int, bytes: Int) throws(RecordError) -> [String]? {
        guard let items = try items(name, upTo: limit) else { return nil }
        let texts = items.compactMap(\.textValue).filter { (1...bytes).contains($0.utf8.count) }
        guard texts.count == items.count, !texts.isEmpty else {
            throw Self.other(path + name, than: ("a list of texts", "una lista de textos"))
        }
        return texts
    }

    /// One of some words; `nil` where there is none.
    func word<Word: RawRepresentable & CaseIterable>(_ name: String) throws(RecordError) -> Word?
    where Word.RawValue == String {
        guard let value = values[name] else { return nil }
        return try Self.word(value, path + name)
    }

    /// A list of some words, none of them twice; `nil` where there is none.
    func words<Word: RawRepresentable & CaseIterable & Hashable>(_ name: String) throws(RecordError) -> Set<Word>?
    where Word.RawValue == String {
        guard let value = values[name] else { return nil }
        guard let items = value.arrayValue, !items.isEmpty, items.count <= Word.allCases.count else {
            throw Self.other(path + name, than: ("a list of words", "una lista de palabras"))
        }
        var words: Set<Word> = []
        for item in items {
            guard words.insert(try Self.word(item, path + name)).inserted else {
                throw RecordError(
                    .repeatedField, field: path + name,
                    Sentence(
                        en: "“\(path)\(name)” has a word twice; name each once",
                        es: "“\(path)\(name)” tiene una palabra dos veces; nombre cada una una vez"))
            }
        }
        return words
    }

    private static func word<Word: RawRepresentable & CaseIterable>(
        _ value: CBORValue, _ field: String
    ) throws(RecordError) -> Word where Word.RawValue == String {
        guard let word = value.textValue.flatMap({ Word(rawValue: $0) }) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw other(field, than: ("one of: \(known)", "una de estas palabras: \(known)"))
        }
        return word
    }

    /// A field that must be there.
    func required<Value>(_ name: String, _ value: Value?) throws(RecordError) -> Value {
        guard let value else {
            throw RecordError(
                .missingField, field: path + name,
                Sentence(
                    en: "the record has no “\(path)\(name)”, which it must have",
                    es: "al registro le falta “\(path)\(name)”, que es obligatorio"))
        }
        return value
    }

    /// The version, which must be 1.
    func checkVersion() throws(RecordError) {
        guard try required("version", values["version"]) == .unsigned(1) else {
            throw RecordError(
                .unknownVersion, field: path + "version",
                Sentence(
                    en: "the record is of a version that this program does not know; get a later program",
                    es: "el registro es de una versión que este programa no conoce; use un programa más reciente"))
        }
    }

    private static var malformed: RecordError {
        RecordError(
            .malformed,
            Sentence(en: "this is no record: it has no fields", es: "esto no es un registro: no tiene campos"))
    }

    private static func other(_ field: String, than expected: (en: String, es: String)) -> RecordError {
        .invalidField(
            field,
            Sentence(
                en: "“\(field)” of the record must be \(expected.en)",
                es: "“\(field)” del registro debe ser \(expected.es)"))
    }

    private static func unknown(_ field: String, _ known: Set<String>) -> RecordError {
        let names = known.sorted().joined(separator: ", ")
        // What a stranger wrote is shown only as far as a name goes.
        let shown = String(field.prefix(64))
        return RecordError(
            .unknownField, field: shown,
            Sentence(
                en: "the record has a field “\(shown)”, which is none of its own: \(names)",
                es: "el registro tiene un campo “\(shown)” que no es de los suyos: \(names)"))
    }
}
