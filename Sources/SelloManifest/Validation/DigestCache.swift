internal import SelloBytes

/// The digests of a store's boxes, each computed once: a claim may list one large box thousands of times.
///
/// Belongs to one validation and one thread.
final class DigestCache {
    private struct Key: Hashable {
        let box: Int
        let algorithm: DigestAlgorithm
        let isContent: Bool
    }

    private let tree: JUMBFTree
    private var known: [Key: [UInt8]] = [:]

    init(_ tree: JUMBFTree) { self.tree = tree }

    /// The digest that a hashed URI to a superbox holds; `nil` where OpenSSL cannot compute it.
    func digest(of box: Int, _ algorithm: DigestAlgorithm) -> [UInt8]? {
        digest(Key(box: box, algorithm: algorithm, isContent: false), of: tree.boxes[box].payload)
    }

    /// The digest of the CBOR item in a superbox; `nil` where there is not exactly one.
    func contentDigest(of box: Int, _ algorithm: DigestAlgorithm) -> [UInt8]? {
        guard let content = tree.content(of: box, JUMBFBox.cbor) else { return nil }
        return digest(Key(box: box, algorithm: algorithm, isContent: true), of: content)
    }

    private func digest(_ key: Key, of range: Range<Int>) -> [UInt8]? {
        if let digest = known[key] { return digest }
        let digest = try? tree.digest(of: range, key.algorithm)
        known[key] = digest
        return digest
    }
}
