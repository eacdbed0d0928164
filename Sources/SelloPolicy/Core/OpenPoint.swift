/// What would settle an open question, and how to tell it to this program.
public struct OpenPoint: Sendable, Hashable {
    /// Where the answer belongs.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A judgement for people: `--answer NAME=yes|no`.
        case answer
        /// When something happened: `--event NAME=TIME`.
        case event
        /// Who the caller is: `--role NAME`.
        case role
        /// Something about the file that could not be read or is not there.
        case file
        /// The uploader's declaration.
        case declaration
        /// A consent record.
        case consent
        /// A number that the caller knows, such as users in a month.
        case figure
    }

    /// Where the answer belongs.
    public let kind: Kind
    /// Its name there.
    public let name: String
    /// What is asked.
    public let text: Sentence

    init(_ kind: Kind, _ name: String, _ text: Sentence) {
        self.kind = kind
        self.name = name
        self.text = text
    }
}

/// A judgement that only people can make, and no program makes for them.
public struct Question: Sendable, Hashable {
    /// Its name, as in `--answer appears-real=yes`.
    public let name: String
    /// The question, to be answered with yes or no.
    public let text: Sentence

    init(_ name: String, en: String, es: String) {
        self.name = name
        text = Sentence(en: en, es: es)
    }
}

/// Something that happens at a moment: it starts a clock, or stops one.
public struct Trigger: Sendable, Hashable {
    /// Its name, as in `--event court-order=2026-03-01T10:00:00Z`.
    public let name: String
    /// What happens, as the subject of a sentence, without a full stop.
    public let text: Sentence

    init(_ name: String, en: String, es: String) {
        self.name = name
        text = Sentence(en: en, es: es)
    }
}

/// What the caller is in the eyes of a law.
public struct Role: Sendable, Hashable {
    /// Its name, as in `--role significant-intermediary`.
    public let name: String
    /// Who that is, as the object of "you are", without a full stop.
    public let text: Sentence
    /// The names of roles that make one have this one too.
    public let impliedBy: [String]

    init(_ name: String, impliedBy: [String] = [], en: String, es: String) {
        self.name = name
        self.impliedBy = impliedBy
        text = Sentence(en: en, es: es)
    }
}

/// What a work is for, as the one who shares it claims.
public struct Purpose: Sendable, Hashable {
    /// Its name, as in `--purpose parody`.
    public let name: String
    /// The purpose, as the object of "the purpose is", without a full stop.
    public let text: Sentence

    init(_ name: String, en: String, es: String) {
        self.name = name
        text = Sentence(en: en, es: es)
    }
}
