public import SelloBytes

/// One digest of a hard binding: what it should be, what it is, and what exactly was hashed, so that anybody can compute it again.
public struct BindingDigest: Sendable, Hashable {
    /// One piece of what is hashed; pieces follow one another without anything in between.
    public enum Piece: Sendable, Hashable {
        /// Bytes of the file.
        case bytes(Range<Int>)
        /// A number that stands in no file: the offset of a root box, as eight bytes with the most significant first (spec 2.4, §18.6).
        case number(UInt64)
    }

    /// Where a digest lies in a Merkle tree.
    public struct Leaf: Sendable, Hashable {
        /// Which leaf of the tree it is, counted from 0.
        public let index: Int
        /// How many leaves the tree has.
        public let count: Int
        /// The digest of the leaf itself.
        public let digest: [UInt8]
        /// The digests beside the way from the leaf to the stored row, from the leaf up.
        ///
        /// Where the number of the node is odd, the one beside stands before it. A node that has none beside it goes up as it is; there
        /// is no entry for that step.
        public let proof: [[UInt8]]
    }

    /// The absolute reference to the assertion.
    public let assertion: String
    /// What is hashed, in words: `file`, `boxes 3 to 7`, `leaf 12 of “mdat” 0`.
    public let subject: String
    /// Which file the pieces lie in: `nil` for the asset itself, else the number of the fragment beside it.
    public let fragment: Int?
    /// The digest algorithm.
    public let algorithm: DigestAlgorithm
    /// What the assertion says; for a leaf, the node of the stored row that it leads to.
    public let expected: [UInt8]
    /// What was computed.
    public let computed: [UInt8]
    /// What was hashed, in order.
    public let pieces: [Piece]
    /// Its place, if it is a leaf of a Merkle tree.
    public let leaf: Leaf?

    /// Whether the digest is what it should be.
    public var holds: Bool { expected == computed }

    init(
        assertion: String, subject: String, fragment: Int? = nil, algorithm: DigestAlgorithm, expected: [UInt8],
        computed: [UInt8], pieces: [Piece], leaf: Leaf? = nil
    ) {
        self.assertion = assertion
        self.subject = subject
        self.fragment = fragment
        self.algorithm = algorithm
        self.expected = expected
        self.computed = computed
        self.pieces = pieces
        self.leaf = leaf
    }
}

extension BindingDigest {
    /// The same of a part of a file, in places of the file; numbers stay, for they are hashed as they are.
    func shifted(by offset: Int) -> BindingDigest {
        guard offset != 0 else { return self }
        return BindingDigest(
            assertion: assertion, subject: subject, fragment: fragment, algorithm: algorithm, expected: expected,
            computed: computed,
            pieces: pieces.map { piece in
                guard case .bytes(let range) = piece else { return piece }
                return .bytes(range.lowerBound + offset..<range.upperBound + offset)
            }, leaf: leaf)
    }
}

extension BindingDigest.Piece {
    init(_ element: DigestPlan.Element) {
        self =
            switch element {
            case .range(let range): .bytes(range)
            case .number(let number): .number(number)
            }
    }
}
