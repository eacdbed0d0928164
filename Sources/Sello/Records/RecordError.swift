public import SelloBytes

/// Why a record cannot be taken, or does not hold.
///
/// Equality compares the code and the field; the sentences are for people and may change.
public struct RecordError: Error, Sendable {
    /// The kind of fault.
    ///
    /// Open: later versions add codes.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as it is printed, such as `otherFile`.
        public let rawValue: String

        /// Makes a code of a name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The bytes are no record.
        public static let malformed = Code(rawValue: "malformed")
        /// The record is larger than any needs to be.
        public static let tooLarge = Code(rawValue: "tooLarge")
        /// The record is of another kind than was asked for.
        public static let otherKind = Code(rawValue: "otherKind")
        /// The record is of a version that is not known.
        public static let unknownVersion = Code(rawValue: "unknownVersion")
        /// A field that must be there is not.
        public static let missingField = Code(rawValue: "missingField")
        /// A field has a value that it may not have.
        public static let invalidField = Code(rawValue: "invalidField")
        /// A field is not one of the record's.
        public static let unknownField = Code(rawValue: "unknownField")
        /// A field stands twice.
        public static let repeatedField = Code(rawValue: "repeatedField")
        /// A reference looks as if it told of a person.
        public static let personalData = Code(rawValue: "personalData")
        /// The signature does not fit the record.
        public static let signatureMismatch = Code(rawValue: "signatureMismatch")
        /// The signer's certificates are not fit to sign.
        public static let credentialInvalid = Code(rawValue: "credentialInvalid")
        /// A certificate of the signer is not valid at the time that counts.
        public static let outsideValidity = Code(rawValue: "outsideValidity")
        /// The signer's certificate was revoked.
        public static let revoked = Code(rawValue: "revoked")
        /// The record speaks of another file.
        public static let otherFile = Code(rawValue: "otherFile")
        /// The record speaks of a file with another manifest.
        public static let otherManifest = Code(rawValue: "otherManifest")
        /// The record speaks of another work.
        public static let otherWork = Code(rawValue: "otherWork")
        /// The record names a time that has not come.
        public static let futureTime = Code(rawValue: "futureTime")
        /// The record names a time after the work was made.
        public static let laterThanWork = Code(rawValue: "laterThanWork")
    }

    /// The kind of fault.
    public let code: Code
    /// The field that is at fault, such as `scope.likeness`; `nil` where it is the whole.
    public let field: String?
    /// More for those who look into it, in English; what OpenSSL says of a certificate, for example.
    public let detail: String?
    /// What was found and what to do, for people.
    public let sentence: Sentence

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: The kind of fault.
    ///   - field: The field that is at fault.
    ///   - detail: More for those who look into it, in English.
    ///   - sentence: What was found and what to do.
    init(_ code: Code, field: String? = nil, detail: String? = nil, _ sentence: Sentence) {
        self.code = code
        self.field = field
        self.detail = detail
        self.sentence = sentence
    }

    /// What was found and what to do, for people.
    public func sentence(in language: Language) -> String { sentence.text(language) }

    static func invalidField(_ field: String, _ sentence: Sentence) -> RecordError {
        RecordError(.invalidField, field: field, sentence)
    }
}

extension RecordError: Hashable {
    /// Compares code and field.
    public static func == (lhs: RecordError, rhs: RecordError) -> Bool {
        lhs.code == rhs.code && lhs.field == rhs.field
    }

    /// Hashes code and field.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(field)
    }
}

extension RecordError: CustomStringConvertible {
    /// The sentence in English.
    public var description: String { sentence(in: .english) }
}
