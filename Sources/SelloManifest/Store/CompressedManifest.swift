internal import SelloBytes

/// Reads manifests that are stored compressed: a box `brob` with the whole box of the manifest in it (spec 2.4, §11.2.4).
enum CompressedManifest {
    /// Reads one, and takes its boxes into the tree.
    ///
    /// - Parameters:
    ///   - box: The index of its superbox.
    ///   - label: The label of that superbox, which must be the manifest's own.
    ///   - tree: The store's boxes.
    ///   - limits: The most that all of it may cost.
    /// - Returns: The manifest that it holds or, with the reason, one of kind `compressed`.
    static func read(_ box: Int, label: String, from tree: inout JUMBFTree, limits: Limits) -> Manifest {
        do throws(AssetError) {
            let inner = try decompress(box, label: label, tree, limits)
            guard let type = inner.boxes[0].description?.type else {
                throw AssetError(.malformed, "the compressed manifest has no description")
            }
            let root = tree.append(inner)
            return Manifest(tree, box: root, label: label, type: type, compressedBox: box)
        } catch {
            return Manifest(tree, box: box, label: label, type: .compressedManifest, fault: error)
        }
    }

    private static func decompress(
        _ box: Int, label: String, _ tree: JUMBFTree, _ limits: Limits
    ) throws(AssetError) -> JUMBFTree {
        let start = tree.boxes[box].range.lowerBound
        guard let payload = tree.content(of: box, JUMBFBox.brotli) else {
            throw AssetError(.malformed, at: start, "a compressed manifest does not hold exactly one Brotli stream")
        }
        // What a store may hold is said once, whether it comes plain or compressed.
        let room = min(
            limits.storeByteCount - tree.bytes.count, limits.compressedManifestByteCount(of: payload.count))
        let bytes = try Brotli.decompress(
            tree.bytes.rawBytes.extracting(payload), limit: max(0, room), at: payload.lowerBound)
        var inside = limits
        inside.jumbfBoxCount -= tree.boxes.count
        let inner = try JUMBFTree(bytes, limits: inside)
        guard inner.boxes[0].range.upperBound == bytes.count else {
            throw AssetError(.malformed, at: start, "something stands behind a compressed manifest that no hash covers")
        }
        let description = inner.boxes[0].description
        guard description?.type == .standardManifest || description?.type == .updateManifest else {
            throw AssetError(.malformed, at: start, "what is compressed is neither a standard nor an update manifest")
        }
        guard description?.label == label else {
            throw AssetError(.contradictory, at: start, "a compressed manifest has another name than the box around it")
        }
        return inner
    }
}
