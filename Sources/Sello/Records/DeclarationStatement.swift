public import SelloBytes
internal import SelloCBOR
public import SelloPolicy

/// What a platform records of an upload: the answer of whoever uploaded, when, by whom, and of which bytes.
public struct DeclarationStatement: Sendable, Hashable {
    /// The answer to the question whether the file is synthetically generated.
    public var answer: Declaration.Answer
    /// Who was asked: a reference that only the platform can resolve.
    public var by: OpaqueReference
    /// When the answer was given; without one, when it was asked for.
    public var at: Moment
    /// The file as it was received.
    public var file: ReceivedFile

    /// Makes a statement.
    public init(answer: Declaration.Answer, by: OpaqueReference, at: Moment, file: ReceivedFile) {
        self.answer = answer
        self.by = by
        self.at = at
        self.file = file
    }
}

/// The payload (`Spec/declaration.md`, "The payload").
extension DeclarationStatement {
    /// The map that is signed.
    var cbor: CBORValue {
        .map([
            "version": 1, "answer": .text(answer.rawValue), "by": .text(by.rawValue),
            "at": .tagged(0, .text(at.description)),
            "file": .map(["sha256": .bytes(file.sha256), "byteCount": .integer(file.byteCount)]),
            "manifest": file.manifest.map { .bytes($0) },
        ])
    }

    /// Reads what was signed; fields that are not known are passed over.
    init(_ value: CBORValue) throws(RecordError) {
        let fields = try RecordFields(value)
        try fields.checkVersion()
        answer = try fields.required("answer", try fields.word("answer"))
        by = try fields.required("by", try fields.reference("by", isStored: true))
        at = try fields.required("at", try fields.moment("at"))
        let file = try fields.required("file", try fields.group("file"))
        self.file = ReceivedFile(
            sha256: try file.required("sha256", try file.digest("sha256")),
            byteCount: try file.required("byteCount", try file.count("byteCount")),
            manifest: try fields.digest("manifest"))
    }
}
