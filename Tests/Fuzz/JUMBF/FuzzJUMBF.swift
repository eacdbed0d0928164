import FuzzSupport
import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning

/// Claims: no store traps, boxes lie in each other without gaps, every reference leads to the one box it names, what is copied into another
/// store is read back, and no store is valid by itself.
@c(LLVMFuzzerTestOneInput)
public func fuzzJUMBF(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    do {
        let tree = try JUMBFTree(bytes, limits: limits)
        checkBoxes(tree)
        let store = try ManifestStore(bytes, limits: limits)
        checkReferences(store)
        checkCopy(store)
        let validation = try StoreValidator(store, options: ValidationOptions(moment: Moment(seconds: 1_795_290_300)))
            .validate(nil)
        claim((validation == nil) == store.manifests.isEmpty, "every store with a manifest is judged")
        if let validation {
            claim(validation.state == .invalid || validation.state == .valid, "nothing is trusted without anchors")
            claim(validation.manifests[validation.active] != nil, "the active manifest is judged")
        }
    } catch {
        if let offset = error.offset { claim((0...count).contains(offset), "an error names a place of the store") }
    }
    return 0
}

private let limits = Limits()

private func checkBoxes(_ tree: JUMBFTree) {
    for (index, box) in tree.boxes.enumerated() {
        claim(box.payload.upperBound == box.range.upperBound, "a payload goes to the end of its box")
        claim(index < box.end && box.end <= tree.boxes.count, "what is inside a box follows it")
        guard let parent = box.parent else { continue }
        claim(tree.boxes[parent].payload.lowerBound <= box.range.lowerBound, "a box lies in its superbox")
        claim(box.range.upperBound <= tree.boxes[parent].payload.upperBound, "a box ends in its superbox")
        guard box.code == JUMBFBox.superbox else { continue }
        var at = box.payload.lowerBound
        let inside = [index + 1] + tree.children(of: index)
        for child in inside {
            claim(tree.boxes[child].range.lowerBound == at, "boxes follow each other without gaps")
            at = tree.boxes[child].range.upperBound
        }
        claim(at == box.range.upperBound, "boxes fill their superbox")
        if let label = box.description?.label, let found = tree.child(of: parent, labelled: label) {
            claim(found == index, "a label means one box")
        }
    }
}

private func checkReferences(_ store: ManifestStore) {
    for manifest in store.manifests {
        guard let known = store.manifest(labelled: manifest.label) else { continue }
        claim(known.box == manifest.box, "a label means one manifest")
        if let found = store.resolve(manifest.uri, in: manifest) {
            claim(found.box == manifest.box, "a reference to a manifest leads to it")
        }
        for assertion in manifest.assertions {
            guard let found = store.resolve(manifest.assertionURI(assertion.label), in: manifest) else { continue }
            claim(
                store.tree.boxes[found.box].description?.label == assertion.label,
                "a reference to an assertion leads to one of its name")
            _ = assertion.label.assertionType
        }
        for box in store.tree.children(of: manifest.box) where store.tree.boxes[box].code == JUMBFBox.superbox {
            let value = try? store.cbor(in: box, limits: limits)
            if let text = value?.textValue { _ = store.resolve(text, in: manifest) }
            claim((try? store.tree.digest(of: box, .sha256))?.count == 32, "every box has a digest")
        }
    }
}

private func checkCopy(_ store: ManifestStore) {
    let children = store.rawChildren
    let bytes = JUMBFWriter.superbox(
        .manifestStore, label: JUMBFURI.storeLabel, content: children.map(\.bytes))
    guard let copy = try? ManifestStore(bytes, limits: limits) else {
        fatalError("The claim does not hold: what is copied into another store can be read")
    }
    claim(copy.rawChildren.map(\.bytes) == children.map(\.bytes), "what is copied into another store is read back")
    claim(copy.manifests.map(\.label) == store.manifests.map(\.label), "the manifests are those that were copied")
}

/// Keeps the lengths of units right; see `Mutation`.
@c(LLVMFuzzerCustomMutator)
public func mutate(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: CUnsignedInt) -> Int {
    unsafe Mutation.mutate(start, count, limit, seed: seed)
}
