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
    /// What it means, in a sentence for someone who has never heard of C2PA.
    public let sentence: String
    /// Where it is said, such as `C2PA 15.12.1` in the numbering of version 2.2; for what came later, the clause of the list of codes.
    public let clause: String
    /// What to do about it; `nil` where there is nothing to do.
    public let advice: String?

    /// What it means, in a sentence.
    public func sentence(in language: Language) -> String { sentence }

    /// What to do about it; `nil` where there is nothing to do.
    public func advice(in language: Language) -> String? { advice }

    /// Where it is said.
    public func clause(in language: Language) -> String { clause }

    init?(_ line: Substring, _ kind: Kind) {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false)
        guard fields.count == 4 else { return nil }
        self.kind = kind
        sentence = String(fields[3])
        clause =
            switch fields[1] {
            case "CAWG": "CAWG Identity Assertion 1.x, validation"
            case "Sello": "of Sello, not of the standard"
            default: "C2PA \(fields[1])"
            }
        advice = StatusCodeTable.advice[String(fields[2])]
    }
}

extension StatusCode {
    /// What the code means; of a code that nobody knows, what is said of the nearest family that has a meaning, else `nil`.
    public var meaning: StatusCodeMeaning? {
        var name = rawValue[...]
        while true {
            if let meaning = Self.meanings[String(name)] { return meaning }
            guard let dot = name.lastIndex(of: ".") else { return nil }
            name = name[..<dot]
        }
    }

    /// Every code that has a meaning, in the order of the table.
    public static var known: [StatusCode] {
        StatusCodeMeaning.Kind.allCases.flatMap { kind in
            lines(of: kind).compactMap { $0.split(separator: "|").first.map { StatusCode(rawValue: String($0)) } }
        }
    }

    /// Read when the first meaning is asked for; a verification asks for none.
    private static let meanings: [String: StatusCodeMeaning] = {
        var meanings: [String: StatusCodeMeaning] = [:]
        for kind in StatusCodeMeaning.Kind.allCases {
            for line in lines(of: kind) {
                guard let code = line.split(separator: "|").first else { continue }
                meanings[String(code)] = StatusCodeMeaning(line, kind)
            }
        }
        return meanings
    }()

    private static func lines(of kind: StatusCodeMeaning.Kind) -> [Substring] {
        let table =
            switch kind {
            case .success: StatusCodeTable.success
            case .informational: StatusCodeTable.informational
            case .failure: StatusCodeTable.failure
            }
        return table.split(separator: "\n")
    }
}
