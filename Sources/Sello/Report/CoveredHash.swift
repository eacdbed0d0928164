internal import SelloBytes
internal import SelloCBOR
public import SelloManifest
internal import SelloSigning

/// What a digest or a signature of a manifest covers, byte for byte, so that anybody can compute it again.
public struct CoveredHash: Sendable, Hashable {
    /// What a digest is for.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The signature of a claim; there is no digest to compare, and what is listed is what was signed.
        case signature
        /// A part of the manifest that its claim lists.
        case assertion
        /// A manifest or a signature that an ingredient names.
        case ingredient
        /// What binds the manifest to the content.
        case binding
    }

    /// One piece of what is hashed; pieces follow one another without anything in between.
    public enum Piece: Sendable, Hashable {
        /// Bytes of the file.
        case bytes(Range<Int>)
        /// A number that stands in no file: eight bytes, the most significant first.
        case number(UInt64)
        /// Bytes that stand in no file.
        case literal([UInt8])
    }

    /// What it is for.
    public let kind: Kind
    /// What is covered, in words.
    public let subject: String
    /// The absolute JUMBF reference of what is covered or, for a binding, of the assertion that says so.
    public let url: String
    /// The algorithm: a digest's, or a signature's.
    public let algorithm: String
    /// What the manifest says; empty for a signature.
    public let expected: [UInt8]
    /// What was computed; empty for a signature.
    public let computed: [UInt8]
    /// What is covered, in order; empty where that does not lie in the file (a compressed manifest, one that was handed over).
    public let pieces: [Piece]
    /// The number of the fragment that the pieces lie in; `nil` for the file itself.
    public let fragment: Int?
    /// Its place in a Merkle tree, where it has one: what was computed is then the node that the way up leads to.
    public let leaf: BindingDigest.Leaf?

    /// Whether the digest is what the manifest says; `nil` for a signature.
    public var holds: Bool? { kind == .signature ? nil : expected == computed }
}

extension VerificationReport {
    /// Every digest and signature of the manifests that were checked, the active one first, with what exactly it covers.
    ///
    /// Those of the hard binding are there where `ValidationOptions.recordsDigests` asked for them. Made when it is asked for.
    public var coveredHashes: [CoveredHash] {
        guard let validation = source.validation else { return [] }
        var list = CoveredHashList(validation: validation, storeMap: source.storeMap)
        let manifests = validation.store.manifests.reversed().compactMap { validation.manifests[$0.label] }
        return validation.digests.map { CoveredHash($0) } + manifests.flatMap { list.hashes(of: $0) }
    }
}

extension CoveredHash {
    fileprivate init(_ digest: BindingDigest) {
        kind = .binding
        subject = digest.subject
        url = digest.assertion
        algorithm = digest.algorithm.rawValue
        expected = digest.expected
        computed = digest.computed
        pieces = digest.pieces.map { piece in
            switch piece {
            case .bytes(let range): .bytes(range)
            case .number(let number): .number(number)
            }
        }
        fragment = digest.fragment
        leaf = digest.leaf
    }
}

/// The digests and the signature of one manifest.
private struct CoveredHashList {
    let validation: StoreValidation
    let storeMap: StoreMap
    /// The digests that were computed; a claim may list one large box thousands of times.
    private var known: [Key: [UInt8]] = [:]

    struct Key: Hashable {
        let range: Range<Int>
        let algorithm: DigestAlgorithm
    }

    init(validation: StoreValidation, storeMap: StoreMap) {
        self.validation = validation
        self.storeMap = storeMap
    }

    private mutating func digest(_ range: Range<Int>, _ algorithm: DigestAlgorithm) -> [UInt8] {
        let key = Key(range: range, algorithm: algorithm)
        if let digest = known[key] { return digest }
        let digest = (try? validation.store.tree.digest(of: range, algorithm)) ?? []
        known[key] = digest
        return digest
    }

    mutating func hashes(of found: ManifestValidation) -> [CoveredHash] {
        var all: [CoveredHash] = []
        if let signature = signature(of: found) { all.append(signature) }
        for reference in found.claim?.assertions ?? [] {
            if let hash = hash(reference, .assertion, "assertion", in: found) { all.append(hash) }
        }
        for (label, ingredient) in found.ingredients {
            if let reference = ingredient.activeManifest,
                let hash = hash(reference, .ingredient, "manifest of \(label)", in: found)
            {
                all.append(hash)
            }
            if let reference = ingredient.claimSignature,
                let hash = hash(reference, .ingredient, "signature of \(label)", in: found)
            {
                all.append(hash)
            }
        }
        return all
    }

    /// A hashed URI covers what is inside a box, its header left out (spec 2.4, §8.4.2.3).
    private mutating func hash(
        _ reference: HashedURI, _ kind: CoveredHash.Kind, _ subject: String, in found: ManifestValidation
    ) -> CoveredHash? {
        guard let (manifest, box) = validation.store.resolve(reference.url, in: found.manifest),
            let algorithm = (reference.algorithm ?? found.claim?.algorithm).flatMap({ DigestAlgorithm(rawValue: $0) })
        else { return nil }
        let tree = validation.store.tree
        // An ingredient's manifest may be named by its claim; of a compressed one, what is stored is hashed.
        let isManifest = box == manifest.box || (kind == .ingredient && manifest.claims == [box])
        let hashed = isManifest ? manifest.hashedBox : box
        var range = tree.boxes[hashed].payload
        var computed = digest(range, algorithm)
        // Before 1.1 an ingredient's digest was one of the claim's bytes alone; some software keeps to that.
        let inner = isManifest ? manifest.claims.first : box
        if computed != reference.hash, kind == .ingredient, let inner,
            let content = tree.content(of: inner, JUMBFBox.cbor), digest(content, algorithm) == reference.hash
        {
            (range, computed) = (content, reference.hash)
        }
        return CoveredHash(
            kind: kind, subject: subject, url: reference.url, algorithm: algorithm.rawValue, expected: reference.hash,
            computed: computed, pieces: pieces(range), fragment: nil, leaf: nil)
    }

    /// A signature covers a structure that stands nowhere: a context, the protected header, nothing, the claim (RFC 9052, 4.4).
    private func signature(of found: ManifestValidation) -> CoveredHash? {
        let manifest = found.manifest
        let tree = validation.store.tree
        guard let signature = found.signature, let box = manifest.signature, manifest.claims.count == 1,
            let cose = tree.content(of: box, JUMBFBox.cbor),
            let claim = tree.content(of: manifest.claims[0], JUMBFBox.cbor)
        else { return nil }
        let protected = signature.protectedBytes
        // The header stands at the start, behind a tag and the heads of a list and of itself.
        let start = (cose.lowerBound..<min(cose.lowerBound + 24, cose.upperBound)).first { at in
            at + protected.count <= cose.upperBound
                && tree.bytes[at..<at + protected.count].elementsEqual(protected)
                && tree.bytes[cose.lowerBound..<at].count >= 2
        }
        guard let start, !protected.isEmpty else { return nil }
        let head = pieces(start..<start + protected.count)
        let payload = pieces(claim)
        // Everything of an encoded byte string but its content, which has the same length.
        func prefix(_ count: Int) -> [UInt8] {
            Array(CBOREncoder.encode(.bytes([UInt8](repeating: 0, count: count))).dropLast(count))
        }
        let context = [0x84] + CBOREncoder.encode("Signature1")
        let inFile = !head.isEmpty && !payload.isEmpty
        return CoveredHash(
            kind: .signature, subject: "signature of the claim", url: manifest.signatureURI,
            algorithm: signature.algorithm?.rawValue ?? signature.algorithmName, expected: [], computed: [],
            pieces: inFile
                ? [.literal(context + prefix(protected.count))] + head
                    + [.literal([0x40] + prefix(claim.count))] + payload : [],
            fragment: nil, leaf: nil)
    }

    private func pieces(_ range: Range<Int>) -> [CoveredHash.Piece] { storeMap.ranges(of: range).map { .bytes($0) } }
}

extension CoveredHash {
    /// The digest as JSON has it.
    package var json: JSONValue {
        var object = JSONObject()
        object.add("kind", text: kind.rawValue)
        object.add("subject", text: subject)
        object.add("url", text: url)
        object.add("algorithm", text: algorithm)
        if let holds {
            object.add("expected", text: Self.hexadecimal(expected))
            object.add("computed", text: Self.hexadecimal(computed))
            object.add("holds", .bool(holds))
        }
        object.add("fragment", fragment.map { .integer(Int64($0)) })
        object.add(
            "pieces",
            .array(
                pieces.map { piece in
                    switch piece {
                    case .bytes(let range):
                        .object([
                            "start": .integer(Int64(range.lowerBound)), "end": .integer(Int64(range.upperBound)),
                        ])
                    // Beyond what every reader of JSON takes as a whole number.
                    case .number(let number): .object(["hex": .text(Self.hexadecimal(Self.bytes(number)))])
                    case .literal(let bytes): .object(["hex": .text(Self.hexadecimal(bytes))])
                    }
                }))
        if let leaf {
            object.add(
                "leaf",
                .object([
                    "index": .integer(Int64(leaf.index)), "count": .integer(Int64(leaf.count)),
                    "digest": .text(Self.hexadecimal(leaf.digest)),
                    "proof": .array(leaf.proof.map { .text(Self.hexadecimal($0)) }),
                ]))
        }
        return object.value
    }

    /// Eight bytes, the most significant first.
    package static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
    }

    /// Bytes in hexadecimal digits.
    package static func hexadecimal(_ bytes: [UInt8]) -> String { Hexadecimal.digits(bytes) }
}
