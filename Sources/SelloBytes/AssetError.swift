/// What went wrong with an asset: with its bytes, or with the place they are kept.
///
/// Equality compares the code and the offset; the reason is for people and may change.
public struct AssetError: Error, Sendable {
    /// The kind of fault.
    ///
    /// Open: later versions add codes.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as it is printed, such as `truncated`.
        public let rawValue: String

        /// Makes a code of a name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The bytes end before a structure that they announce.
        public static let truncated = Code(rawValue: "truncated")
        /// A field holds a value that its format does not allow.
        public static let malformed = Code(rawValue: "malformed")
        /// Two parts of the asset contradict each other.
        public static let contradictory = Code(rawValue: "contradictory")
        /// Structures are nested deeper than ``Limits/nesting`` allows.
        public static let nestedTooDeep = Code(rawValue: "nestedTooDeep")
        /// A size or a count is over a value of ``Limits``.
        public static let limitExceeded = Code(rawValue: "limitExceeded")
        /// The bytes are of no format that Sello reads.
        public static let unrecognizedFormat = Code(rawValue: "unrecognizedFormat")
        /// The format is known, this use of it is not supported.
        public static let unsupported = Code(rawValue: "unsupported")
        /// There is no such file.
        public static let notFound = Code(rawValue: "notFound")
        /// The file is there but may not be read.
        public static let notReadable = Code(rawValue: "notReadable")
        /// The destination cannot be made: no permission, a folder in its place, an existing file that must stay.
        public static let cannotWrite = Code(rawValue: "cannotWrite")
        /// The destination has no room left.
        public static let noSpace = Code(rawValue: "noSpace")
        /// The storage failed while it was read.
        public static let readFailed = Code(rawValue: "readFailed")
        /// The storage failed while it was written.
        public static let writeFailed = Code(rawValue: "writeFailed")
        /// The asset changed while it was read.
        public static let changedWhileReading = Code(rawValue: "changedWhileReading")
    }

    /// The kind of fault.
    public let code: Code
    /// Where in the asset, in bytes from its start; `nil` where no place can be named.
    public let offset: Int?
    /// One sentence on what was found and what to do about it.
    public let reason: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: The kind of fault.
    ///   - offset: The place in bytes from the start of the asset, where there is one.
    ///   - reason: One sentence for people: what was found, what to do.
    public init(_ code: Code, at offset: Int? = nil, _ reason: String) {
        self.code = code
        self.offset = offset
        self.reason = reason
    }
}

extension AssetError: Hashable {
    /// Compares code and offset.
    public static func == (lhs: AssetError, rhs: AssetError) -> Bool {
        lhs.code == rhs.code && lhs.offset == rhs.offset
    }

    /// Hashes code and offset.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(offset)
    }
}

extension AssetError: CustomStringConvertible {
    /// The reason, followed by the offset where there is one.
    public var description: String {
        guard let offset else { return reason }
        return "\(reason) (at byte \(offset))"
    }
}
