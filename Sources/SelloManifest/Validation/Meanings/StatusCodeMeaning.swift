public import SelloBytes

/// What a status code means for people: its class, a sentence, where the standard says so, and what to do about it.
public struct StatusCodeMeaning: Sendable, Hashable {
    /// The three classes of the standard (spec 2.4, §15.2).
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// It holds.
        case success
        /// It neither helps nor harms.
        case informational
        /// It does not hold.
        case failure
    }

    /// The class.
    public let kind: Kind
    /// What it means, in an English sentence for someone who has never heard of C2PA.
    public let sentence: String
    private let spanishSentence: String
    private let source: String
    private let counsel: Advice?

    init(_ row: StatusCodeTable.Row, _ kind: Kind) {
        self.kind = kind
        (sentence, spanishSentence) = (row.english, row.spanish)
        (source, counsel) = (row.clause, row.advice)
    }

    /// Where it is said, with the version that the number is of, such as `C2PA 2.2, 15.12.1`.
    public var clause: String { clause(in: .english) }

    /// What to do about it, in English; `nil` where there is nothing to do.
    public var advice: String? { advice(in: .english) }

    /// What it means, in a sentence for someone who has never heard of C2PA.
    public func sentence(in language: Language) -> String { language(en: sentence, es: spanishSentence) }

    /// Where it is said, in words.
    public func clause(in language: Language) -> String {
        switch source {
        case "CAWG":
            language(en: "CAWG Identity Assertion 1.x, validation", es: "CAWG Identity Assertion 1.x, validación")
        case "Sello": language(en: "of Sello, not of the standard", es: "de Sello, no del estándar")
        default:
            source.firstIndex(of: ":").map { colon in
                "C2PA \(source[..<colon]), \(source[source.index(after: colon)...])"
            } ?? "C2PA 2.2, \(source)"
        }
    }

    /// What to do about it; `nil` where there is nothing to do.
    public func advice(in language: Language) -> String? { counsel?.text(language) }
}

extension StatusCode {
    /// What the code means; of a code that nobody knows, what is said of the nearest family that has a meaning, else `nil`.
    public var meaning: StatusCodeMeaning? {
        // A file may hold a code of any length; no family has a longer name than this.
        var name = Substring(rawValue.unicodeScalars.prefix(Self.lengthLimit))
        while true {
            for (kind, rows) in StatusCodeTable.classes {
                if let row = rows.first(where: { $0.code == name }) { return StatusCodeMeaning(row, kind) }
            }
            guard let dot = name.lastIndex(of: ".") else { return nil }
            name = name[..<dot]
        }
    }

    private static let lengthLimit = 96

    /// Every code that has a meaning, in the order of the table.
    public static var known: [StatusCode] {
        StatusCodeTable.classes.flatMap { $0.rows.map { StatusCode(rawValue: $0.code) } }
    }
}
