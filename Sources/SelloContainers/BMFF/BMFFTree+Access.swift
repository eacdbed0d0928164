package import SelloBytes

extension BMFFTree {
    /// The indices of boxes that stand side by side, in the order of the file; each step is one look-up.
    package struct Siblings: Sequence, IteratorProtocol, Sendable {
        private let boxes: [BMFFBox]
        private var next_: Int
        private let end: Int

        fileprivate init(_ boxes: [BMFFBox], _ range: Range<Int>) {
            self.boxes = boxes
            next_ = range.lowerBound
            end = range.upperBound
        }

        /// The next index, or `nil` after the last.
        package mutating func next() -> Int? {
            guard next_ < end else { return nil }
            defer { next_ = boxes[next_].subtreeEnd }
            return next_
        }
    }

    /// The box of an index that this tree gave out.
    package subscript(index: Int) -> BMFFBox { boxes[index] }

    /// The indices of the root boxes.
    package var roots: Siblings { Siblings(boxes, 0..<boxes.count) }

    /// The indices of the boxes directly inside a box.
    package func children(of index: Int) -> Siblings {
        Siblings(boxes, index + 1..<boxes[index].subtreeEnd)
    }

    /// The first box of a type directly inside a box.
    package func firstChild(_ type: UInt32, of index: Int) -> Int? {
        children(of: index).first { boxes[$0].type == type }
    }

    /// The first root box of a type.
    package func firstRoot(_ type: UInt32) -> Int? { roots.first { boxes[$0].type == type } }

    /// The root boxes of media data, in the order of the file.
    package var mediaData: [BMFFBox] { roots.lazy.map { boxes[$0] }.filter { $0.type == FourCC.mdat } }

    /// The four-character code of movie fragments, which streams are cut at.
    package static let fragmentType = FourCC.moof

    /// The types from the root box down to a box, as an xpath names them.
    package func path(of index: Int) -> [UInt32] {
        var path = [boxes[index].type]
        var at = boxes[index].parent
        while let parent = at {
            path.append(boxes[parent].type)
            at = boxes[parent].parent
        }
        return path.reversed()
    }

    /// The innermost box that holds all of a range, or `nil` where none does.
    package func innermost(holding range: Range<Int>) -> Int? {
        var low = 0
        var high = boxes.count
        while low < high {
            let middle = (low + high) / 2
            if boxes[middle].range.lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var at = low == 0 ? nil : low - 1
        while let index = at, range.upperBound > boxes[index].range.upperBound { at = boxes[index].parent }
        return at
    }

    /// The version and the flags of a box that is a FullBox (ISO 14496-12, 4.2.2), which only its type tells.
    ///
    /// - Throws: ``AssetError`` `.truncated` where the box has no four bytes after its header, or what the source throws.
    package func versionAndFlags(
        of index: Int, in window: inout Window
    ) throws(AssetError) -> (version: UInt8, flags: UInt32) {
        let payload = boxes[index].payload
        guard payload.count >= 4 else {
            throw AssetError(
                .truncated, at: payload.lowerBound,
                "“\(FourCC.text(boxes[index].type))” ends before its version and flags")
        }
        let word = try window.read(UInt32.self, at: payload.lowerBound)
        return (UInt8(truncatingIfNeeded: word >> 24), word & 0xFF_FFFF)
    }
}
