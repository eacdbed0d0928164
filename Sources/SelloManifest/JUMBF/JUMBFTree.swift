package import SelloBytes

/// A manifest store's boxes, laid out flat in the order of the file.
///
/// No content is copied or decoded.
package struct JUMBFTree: Sendable {
    /// The store as it is stored, then what its compressed manifests hold; all ranges count in it.
    package private(set) var bytes: [UInt8]
    /// The boxes; the root is the first, and what is inside a box follows it.
    package private(set) var boxes: [JUMBFBox]
    /// The bytes behind the root box, where they hold anything but zeros: no hash covers them.
    package let slack: Range<Int>?
    /// The labelled boxes by superbox and label, so that resolving references stays linear however many there are; `nil` for a
    /// label that stands twice.
    private var labelled: [Place: Int?]

    private struct Place: Hashable {
        let parent: Int
        let label: String
    }

    /// Reads the boxes of a store.
    ///
    /// Bytes after the root box are padding of the carrier (spec 2.4, A.5.3); what they hold is for ``slack`` to tell.
    ///
    /// - Parameters:
    ///   - bytes: The store, from the first byte of its superbox.
    ///   - limits: Depth and count of boxes.
    /// - Throws: ``AssetError`` `.truncated`, `.malformed`, `.nestedTooDeep`, `.limitExceeded`; offsets count from the store's start.
    package init(_ bytes: [UInt8], limits: Limits) throws(AssetError) {
        var boxes: [JUMBFBox] = []
        var reader = JUMBFReader(limits: limits)
        try reader.read(bytes, into: &boxes)
        let end = boxes[0].range.upperBound
        slack = bytes[end...].allSatisfy { $0 == 0 } ? nil : end..<bytes.count
        var labelled: [Place: Int?] = [:]
        for (index, box) in boxes.enumerated() {
            guard let parent = box.parent, let label = box.description?.label else { continue }
            let place = Place(parent: parent, label: label)
            labelled[place] = .some(labelled[place] == nil ? index : nil)
        }
        self.bytes = bytes
        self.boxes = boxes
        self.labelled = labelled
    }

    /// Takes in the boxes of another tree, behind all others and inside none: what a compressed manifest holds.
    ///
    /// - Returns: The index of its root here.
    mutating func append(_ other: JUMBFTree) -> Int {
        let first = boxes.count
        let start = bytes.count
        bytes += other.bytes
        for box in other.boxes {
            boxes.append(
                JUMBFBox(
                    code: box.code, range: box.range.lowerBound + start..<box.range.upperBound + start,
                    headerByteCount: box.headerByteCount, parent: box.parent.map { $0 + first }, depth: box.depth,
                    end: box.end + first, description: box.description))
        }
        for (place, index) in other.labelled {
            labelled[Place(parent: place.parent + first, label: place.label)] = .some(index.map { $0 + first })
        }
        return first
    }

    /// The indices of the boxes directly inside a superbox, its description box left out.
    package func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var at = index + 1
        while at < boxes[index].end {
            if boxes[at].code != JUMBFBox.descriptionBox { children.append(at) }
            at = boxes[at].end
        }
        return children
    }

    /// The superbox of a label directly inside another; `nil` for none, and for several, which no URI can tell apart
    /// (spec 2.4, §8.4.1).
    package func child(of index: Int, labelled label: String) -> Int? {
        labelled[Place(parent: index, label: label)] ?? nil
    }

    /// A copy of the bytes of a range.
    package func copy(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }

    /// The payload of the only content box of a code inside a superbox; `nil` where there is none or more than one.
    package func content(of index: Int, _ code: UInt32) -> Range<Int>? {
        var found: Range<Int>?
        for child in children(of: index) where boxes[child].code == code {
            guard found == nil else { return nil }
            found = boxes[child].payload
        }
        return found
    }

    /// The digest that a hashed URI to a superbox holds: over its payload as stored.
    package func digest(of index: Int, _ algorithm: DigestAlgorithm) throws(AssetError) -> [UInt8] {
        try digest(of: boxes[index].payload, algorithm)
    }

    /// The digest of stored bytes.
    package func digest(of range: Range<Int>, _ algorithm: DigestAlgorithm) throws(AssetError) -> [UInt8] {
        try Digest.of(bytes.rawBytes.extracting(range), algorithm)
    }
}

/// The reader's state: what it may still spend.
private struct JUMBFReader {
    let limits: Limits

    mutating func read(_ bytes: [UInt8], into boxes: inout [JUMBFBox]) throws(AssetError) {
        try readBox(bytes, in: 0..<bytes.count, parent: nil, depth: 0, into: &boxes)
        // A stack of its own, not the call stack's: depth costs a counter.
        var open: [(index: Int, next: Int)] = []
        if boxes[0].code == JUMBFBox.superbox {
            open.append((0, boxes[0].payload.lowerBound))
        } else {
            throw AssetError(.malformed, at: 0, "the manifest store is no JUMBF superbox")
        }
        while let (index, next) = open.last {
            let limit = boxes[index].range.upperBound
            if next == limit {
                boxes[index].end = boxes.count
                guard boxes[index].description != nil else {
                    throw AssetError(
                        .malformed, at: boxes[index].range.lowerBound, "a JUMBF superbox has no description")
                }
                open.removeLast()
                continue
            }
            let child = boxes.count
            try readBox(bytes, in: next..<limit, parent: index, depth: open.count, into: &boxes)
            open[open.count - 1].next = boxes[child].range.upperBound
            if boxes[child].code == JUMBFBox.descriptionBox {
                guard child == index + 1 else {
                    throw AssetError(
                        .malformed, at: boxes[child].range.lowerBound, "a JUMBF description stands in a wrong place")
                }
                boxes[index].description = try description(bytes, boxes[child])
            } else if child == index + 1 {
                throw AssetError(
                    .malformed, at: boxes[child].range.lowerBound,
                    "a JUMBF superbox does not begin with its description")
            } else if boxes[child].code == JUMBFBox.superbox {
                guard open.count < limits.nesting else {
                    throw AssetError(
                        .nestedTooDeep, at: next, "JUMBF boxes are nested deeper than \(limits.nesting) levels")
                }
                open.append((child, boxes[child].payload.lowerBound))
            }
        }
    }

    private func readBox(
        _ bytes: [UInt8], in range: Range<Int>, parent: Int?, depth: Int, into boxes: inout [JUMBFBox]
    ) throws(AssetError) {
        guard boxes.count < limits.jumbfBoxCount else {
            throw AssetError(
                .limitExceeded, at: range.lowerBound, "the manifest store has more than \(limits.jumbfBoxCount) boxes")
        }
        var cursor = ByteCursor(bytes.rawBytes.extracting(range), base: range.lowerBound)
        let short = try cursor.read(UInt32.self)
        let code = try cursor.read(UInt32.self)
        var length = UInt64(short)
        if short == 1 { length = try cursor.read(UInt64.self) }
        // A length of 0 means "to the end": only the outermost box may say so (checklist §1.1).
        if short == 0, parent == nil { length = UInt64(range.count) }
        guard let count = Int(exactly: length), count >= cursor.offset, count <= range.count else {
            throw AssetError(
                .malformed, at: range.lowerBound, "a JUMBF box of \(length) bytes does not fit the \(range.count) left")
        }
        boxes.append(
            JUMBFBox(
                code: code, range: range.lowerBound..<range.lowerBound + count, headerByteCount: cursor.offset,
                parent: parent, depth: depth, end: boxes.count + 1))
    }

    private func description(_ bytes: [UInt8], _ box: JUMBFBox) throws(AssetError) -> JUMBFDescription {
        var cursor = ByteCursor(bytes.rawBytes.extracting(box.payload), base: box.payload.lowerBound)
        let type = JUMBFType(high: try cursor.read(UInt64.self), low: try cursor.read(UInt64.self))
        let toggles = try cursor.read(UInt8.self)
        var label: String?
        if toggles & 0x02 != 0 {
            let place = cursor.position
            let encoded = try cursor.terminated()
            guard encoded.count <= limits.jumbfLabelByteCount else {
                throw AssetError(
                    .limitExceeded, at: place, "a JUMBF label has more than \(limits.jumbfLabelByteCount) bytes")
            }
            guard let text = String(validating: encoded, as: UTF8.self) else {
                throw AssetError(.malformed, at: place, "a JUMBF label is not UTF-8")
            }
            label = text
        }
        if toggles & 0x04 != 0 { try cursor.skip(4) }
        if toggles & 0x08 != 0 { try cursor.skip(32) }
        // What follows is private boxes (a salt, or unknown ones): part of what is hashed, nothing to read.
        return JUMBFDescription(type: type, toggles: toggles, label: label)
    }
}
