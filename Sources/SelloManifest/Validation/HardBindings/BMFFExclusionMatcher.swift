internal import SelloBytes
internal import SelloContainers

/// Works out what a BMFF hash covers: the root boxes with their offsets, but for what the exclusions name (checklist §13.3).
struct BMFFExclusionMatcher {
    let tree: BMFFTree
    let source: any ByteSource

    /// How many boxes all exclusions together may look at; a file with very many of both is made to cost time.
    private static let stepLimit = 1 << 23
    /// How many parts of boxes may be left out; whoever leaves out parts at all leaves out a handful.
    private static let partLimit = 1 << 18

    /// What is left out.
    ///
    /// - Returns: `nil` for an exclusion that breaks the rules (`assertion.bmffHash.malformed`).
    /// - Throws: ``AssetError`` of the source, `.limitExceeded` over the limit of work.
    func hashedBoxes(_ exclusions: [BMFFHash.Exclusion]) throws(AssetError) -> BMFFHashedBoxes? {
        var window = Window(source, size: 4 << 10)
        var steps = 0
        var whole: Set<Int> = []
        // Many exclusions may name one box, each with a list of thousands.
        var inner: Set<Int> = []
        var parts: [Range<Int>] = []
        for exclusion in exclusions {
            guard let path = Self.path(exclusion.xpath), Self.isRising(exclusion.subset) else { return nil }
            for index in try boxes(at: path, &steps) where try matches(exclusion, index, &window) {
                let box = tree[index]
                if !exclusion.subset.isEmpty {
                    // Each part of each box is one more piece to hash and to report.
                    guard exclusion.subset.count <= Self.partLimit - parts.count else {
                        throw AssetError(
                            .limitExceeded, "the BMFF hash leaves out over \(Self.partLimit) parts of boxes")
                    }
                    parts += Self.parts(exclusion.subset, of: box.range)
                } else if box.parent == nil {
                    whole.insert(index)
                } else if inner.insert(index).inserted {
                    parts.append(box.range)
                }
            }
        }
        parts.sort { $0.lowerBound < $1.lowerBound }
        return BMFFHashedBoxes(tree: tree, leftOut: whole, parts: parts)
    }

    /// The first box at a path; `nil` for none, and for what is no path.
    ///
    /// - Parameters:
    ///   - xpath: The path.
    ///   - steps: Counts the boxes that were looked at, in all calls together.
    /// - Returns: The box's index in the tree.
    /// - Throws: ``AssetError`` `.limitExceeded` over the limit of work.
    func firstBox(at xpath: String, _ steps: inout Int) throws(AssetError) -> Int? {
        guard let path = Self.path(xpath) else { return nil }
        return try boxes(at: path, &steps).first
    }

    /// One step of a path: a type, and which of the siblings of that type, counted from 1 under each parent (trap 7).
    private struct Step {
        let type: UInt32
        let ordinal: Int?
    }

    /// Reads `('/' 4cc ['[' n ']'])+`; `nil` for anything else.
    private static func path(_ text: String) -> [Step]? {
        guard text.hasPrefix("/") else { return nil }
        var steps: [Step] = []
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            // A code may hold any Latin-1 character, such as the © of QuickTime; in text each is one scalar.
            var scalars = Array(part.unicodeScalars)
            var ordinal: Int?
            if scalars.last == "]" {
                guard let open = scalars.lastIndex(of: "[") else { return nil }
                let digits = String(String.UnicodeScalarView(scalars[(open + 1)..<(scalars.count - 1)]))
                guard let number = Int(digits), number > 0, !digits.hasPrefix("0"), !digits.hasPrefix("+") else {
                    return nil
                }
                ordinal = number
                scalars.removeSubrange(open...)
            }
            guard scalars.count == 4, scalars.allSatisfy({ $0.value < 256 }) else { return nil }
            steps.append(Step(type: scalars.reduce(0) { $0 << 8 | $1.value }, ordinal: ordinal))
        }
        return steps.isEmpty ? nil : steps
    }

    private func boxes(at path: [Step], _ steps: inout Int) throws(AssetError) -> [Int] {
        var found: [Int] = []
        for (level, step) in path.enumerated() {
            let groups = level == 0 ? [tree.roots] : found.map { tree.children(of: $0) }
            found = []
            for siblings in groups {
                var count = 0
                for index in siblings {
                    steps += 1
                    guard steps <= Self.stepLimit else {
                        throw AssetError(.limitExceeded, "the BMFF hash has too many exclusions for so many boxes")
                    }
                    guard tree[index].type == step.type else { continue }
                    count += 1
                    if step.ordinal == nil || step.ordinal == count { found.append(index) }
                }
            }
        }
        return found
    }

    private func matches(
        _ exclusion: BMFFHash.Exclusion, _ index: Int, _ window: inout Window
    ) throws(AssetError) -> Bool {
        let box = tree[index]
        if let length = exclusion.length, length != UInt64(box.range.count) { return false }
        if exclusion.version != nil || exclusion.flags != nil {
            guard box.payload.count >= 4 else { return false }
            let (version, flags) = try tree.versionAndFlags(of: index, in: &window)
            if let wanted = exclusion.version, wanted != UInt64(version) { return false }
            if let bytes = exclusion.flags {
                guard bytes.count == 3 else { return false }
                let wanted = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                guard exclusion.isExact ? flags == wanted : flags & wanted == wanted else { return false }
            }
        }
        for (offset, value) in exclusion.data {
            guard let offset = Int(exactly: offset), offset <= box.range.count, value.count <= box.range.count - offset
            else { return false }
            guard value.count <= 4 << 10 else {
                throw AssetError(.limitExceeded, "an exclusion of the BMFF hash compares more than 4 KiB")
            }
            guard try window.bytes(at: box.range.lowerBound + offset, count: value.count) == value else { return false }
        }
        return true
    }

    /// Whether the parts are in order and do not overlap; only the last may have a length of 0, which means to the end.
    private static func isRising(_ subset: [(offset: UInt64, length: UInt64)]) -> Bool {
        var end: UInt64 = 0
        for (index, part) in subset.enumerated() {
            let (next, overflow) = part.offset.addingReportingOverflow(part.length)
            guard part.offset >= end, !overflow, part.length > 0 || index == subset.count - 1 else { return false }
            end = next
        }
        return true
    }

    /// The parts in places of the asset; what lies beyond the box is left away.
    private static func parts(_ subset: [(offset: UInt64, length: UInt64)], of box: Range<Int>) -> [Range<Int>] {
        subset.compactMap { part in
            guard let offset = Int(exactly: part.offset), offset < box.count else { return nil }
            let start = box.lowerBound + offset
            guard part.length > 0, let length = Int(exactly: part.length), length < box.upperBound - start else {
                return start..<box.upperBound
            }
            return start..<start + length
        }
    }
}
