public import SelloBytes
public import SelloManifest

/// Compares a file with what a pipeline made of it: which marks of where the content is from survived, and which did not.
///
/// For anyone's pipeline, whatever software it is made of: nothing but the two files is looked at. Nothing is judged of the content: that the
/// second is made from the first is the caller's word.
public struct Retention: Sendable {
    /// What the verification of the two files may rely on.
    public let options: ValidationOptions

    /// Makes a comparer.
    public init(options: ValidationOptions = ValidationOptions()) { self.options = options }

    /// A file to compare.
    public struct Item: Sendable {
        /// Its bytes.
        public var source: any ByteSource
        /// The manifest store that was kept beside it.
        public var manifest: [UInt8]?

        /// Makes an item.
        public init(_ source: any ByteSource, manifest: [UInt8]? = nil) {
            self.source = source
            self.manifest = manifest
        }
    }

    /// Compares two files.
    ///
    /// - Parameters:
    ///   - before: The file as it was.
    ///   - after: What was made of it.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: What became of each mark that either of them has.
    /// - Throws: `AssetError` where one of them is of no format that Sello reads, or cannot be read.
    public func compare(
        _ before: Item, with after: Item, progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> RetentionReport {
        compare(try read(before, progress: progress), with: try read(after, progress: progress))
    }

    /// Reads a file with all that its marks are read from.
    ///
    /// - Parameters:
    ///   - item: The file.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The file.
    /// - Throws: `AssetError` where it is of no format that Sello reads, or cannot be read.
    public func read(_ item: Item, progress: (Int) -> Void = { _ in }) throws(AssetError) -> MarkedFile {
        try MarkedFile(reading: item.source, manifest: item.manifest, options: options, progress: progress)
    }

    /// Compares two files that were read; one that is read once can be compared with many.
    public func compare(_ before: MarkedFile, with after: MarkedFile) -> RetentionReport {
        RetentionReport(marks: Self.marks.compactMap { RetentionFinding($0, before: before, after: after) })
    }

    /// Every mark that is looked for, signed ones first.
    package static let marks: [any RetentionMark] =
        [ManifestMark(), SignedLabelMark(), SignedSourceTypeMark(), VisibleLabelMark(), ImplicitLabelMark()]
        + XMPMark.all + [ExifIdentifierMark(), GeneratorMark()]
}

/// What became of the marks of a file.
public struct RetentionReport: Sendable, Hashable {
    /// The marks that one of the files has, or both.
    public let marks: [RetentionFinding]

    /// Whether a label was lost or no longer holds.
    public var lostLabel: Bool { marks.contains { $0.isLabel && $0.status.isLoss } }

    /// The report as one line of JSON (`Spec/comparison.schema.json`).
    ///
    /// - Parameters:
    ///   - before: The name to print for the file as it was.
    ///   - after: The name to print for what was made of it.
    /// - Returns: The line, without its end.
    public func json(before: String, after: String) -> String {
        JSONValue.object([
            "before": .text(before), "after": .text(after),
            "marks": .array(
                marks.map { .object(["mark": .text($0.mark), "status": .text($0.status.rawValue)]) }),
        ]).serialized()
    }
}

/// What became of one mark.
public struct RetentionFinding: Sendable, Hashable {
    /// What became of a mark.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// It is there and says the same, or more.
        case kept
        /// It is gone.
        case lost
        /// Something stands in its place that does not hold, or says something else.
        case invalidated
        /// It was not there before.
        case added

        /// Whether something that was said is said no more.
        public var isLoss: Bool { self == .lost || self == .invalidated }
    }

    /// The mark's name.
    public let mark: String
    /// What became of it.
    public let status: Status
    /// Whether it is a label for synthetic content, or names one.
    public let isLabel: Bool
    /// What it said before; `nil` for one that was added.
    public let before: String?
    /// What it says now; `nil` for one that is gone.
    public let after: String?
    private let meaning: RetentionMeaning
    private let titles: [Language: String]

    init?(_ mark: any RetentionMark, before: MarkedFile, after: MarkedFile) {
        let (old, new) = (mark.reading(of: before), mark.reading(of: after))
        switch (old, new) {
        case (nil, nil): return nil
        case (nil, _?): status = .added
        case (_?, nil): status = .lost
        case (let old?, let new?):
            // What did not hold before cannot be broken.
            let holds = new.holds || !old.holds
            status = holds && mark.survives(old, as: new) ? .kept : .invalidated
        }
        self.mark = mark.name
        (self.before, self.after) = (old?.value, new?.value)
        isLabel = old?.isLabel ?? new?.isLabel ?? false
        // A manifest that speaks of nothing synthetic is provenance, and no label.
        meaning = mark.meaning == .label && !isLabel ? .provenance : mark.meaning
        titles = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, mark.title(in: $0)) })
    }

    /// What the mark is, in plain words.
    public func title(in language: Language) -> String { titles[language] ?? mark }

    /// What its loss means under the laws that speak of it.
    public func meaning(in language: Language) -> String { meaning.sentence(in: language) }
}
