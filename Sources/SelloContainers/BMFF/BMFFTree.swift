package import SelloBytes

/// The boxes of an ISO base media or QuickTime file, in the order of the file.
///
/// Only headers are read, so the cost is one small read a box whatever the boxes hold. What is tolerated:
///
/// - An `mdat` at the root that is longer than the file ends with the file, as interrupted recordings have it and as the reference
///   reader takes it. It may be verified, but not rewritten. Any other box that overruns what encloses it is a fault.
/// - Size 0 goes to the end of what encloses the box. The standard allows it for the last root box; players read it this way
///   everywhere, so a table in such a box counts for them and must be seen.
/// - Fewer than eight bytes after the last box of a container are padding (QuickTime ends `udta` with four zeros).
/// - `iprp` holds nothing that is needed here: a fault in it ends the list of its boxes and nothing more.
package struct BMFFTree: Sendable {
    /// Every box; a container stands before what it holds.
    package private(set) var boxes: [BMFFBox] = []
    /// The bytes after the last root box, fewer than eight.
    package private(set) var trailing: Range<Int> = 0..<0

    /// Reads the headers of a file.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - limits: ``Limits/nesting`` and ``Limits/unitCount`` apply.
    /// - Throws: ``AssetError`` `.malformed`, `.truncated`, `.nestedTooDeep`, `.limitExceeded`, or what the source throws.
    package init(reading source: any ByteSource, limits: Limits) throws(AssetError) {
        var window = Window(source, size: 4 << 10)
        try read(&window, nesting: min(limits.nesting, Int(UInt16.max)), count: min(limits.unitCount, Int(Int32.max)))
    }

    private mutating func read(_ window: inout Window, nesting: Int, count: Int) throws(AssetError) {
        var at = 0
        var parent: Int?
        var end = window.byteCount
        while true {
            guard end - at >= 8 else {
                guard let done = parent else { break }
                boxes[done].close(at: boxes.count)
                at = boxes[done].range.upperBound
                parent = boxes[done].parent
                end = parent.map { boxes[$0].range.upperBound } ?? window.byteCount
                continue
            }
            let depth = parent.map { boxes[$0].depth + 1 } ?? 0
            guard depth < nesting else {
                throw AssetError(.nestedTooDeep, at: at, "boxes are nested deeper than \(nesting) levels")
            }
            guard boxes.count < count else {
                throw AssetError(.limitExceeded, at: at, "the file has more than \(count) boxes")
            }
            let box: BMFFBox
            do throws(AssetError) {
                box = try header(at: at, end: end, depth: depth, parent: parent, &window)
            } catch {
                guard let parent, isLenient(boxes[parent].type), [.malformed, .truncated].contains(error.code) else {
                    throw error
                }
                at = end
                continue
            }
            boxes.append(box)
            if let start = try childrenStart(of: box, &window) {
                parent = boxes.count - 1
                at = start
                end = box.range.upperBound
            } else {
                at = box.range.upperBound
            }
        }
        trailing = at..<end
    }

    private func header(
        at start: Int, end: Int, depth: Int, parent: Int?, _ window: inout Window
    ) throws(AssetError) -> BMFFBox {
        let word = try window.read(UInt64.self, at: start)
        let type = UInt32(truncatingIfNeeded: word)
        var size = word >> 32
        var header = 8
        var form = BMFFBox.SizeForm.compact
        if size == 0 {
            form = .open
            size = UInt64(end - start)
        } else if size == 1 {
            guard end - start >= 16 else {
                throw AssetError(.truncated, at: start, "the 64-bit size of “\(FourCC.text(type))” is cut off")
            }
            form = .large
            header = 16
            size = try window.read(UInt64.self, at: start + 8)
        }
        if type == FourCC.uuid { header += 16 }
        guard size >= UInt64(header) else {
            throw AssetError(
                .malformed, at: start, "“\(FourCC.text(type))” says that it has \(size) bytes, fewer than its header")
        }
        let length: Int
        if let exact = Int(exactly: size), exact <= end - start {
            length = exact
        } else if type == FourCC.mdat, parent == nil {
            length = end - start
            form = .cut
        } else {
            throw AssetError(
                parent == nil ? .truncated : .malformed, at: start,
                "“\(FourCC.text(type))” says that it has \(size) bytes, where \(end - start) are left")
        }
        guard length >= header else {
            throw AssetError(.truncated, at: start, "the header of “\(FourCC.text(type))” is cut off")
        }
        var usertype: BMFFUserType?
        if type == FourCC.uuid {
            usertype = BMFFUserType(
                high: try window.read(UInt64.self, at: start + header - 16),
                low: try window.read(UInt64.self, at: start + header - 8))
        }
        return BMFFBox(
            type: type, sizeForm: form, headerByteCount: header, depth: depth, parent: parent, index: boxes.count,
            range: start..<start + length, usertype: usertype)
    }

    /// Where the boxes inside a box begin, or `nil` for one that holds none.
    ///
    /// `iinf`, `iref`, `dref` and `stsd` have fields of their own and are read where they are needed; the reference reader takes them
    /// as leaves, too, so that a fault in them is none of the file.
    private func childrenStart(of box: BMFFBox, _ window: inout Window) throws(AssetError) -> Int? {
        let payload = box.payload
        let outer = box.parent.map { boxes[$0].type }
        if outer == FourCC.ipco { return nil }
        if outer == FourCC.iprp { return box.type == FourCC.ipco ? payload.lowerBound : nil }
        switch box.type {
        case FourCC.moov, FourCC.trak, FourCC.mdia, FourCC.minf, FourCC.stbl, FourCC.edts, FourCC.dinf, FourCC.udta,
            FourCC.mvex, FourCC.moof, FourCC.traf, FourCC.mfra, FourCC.tref, FourCC.meco, FourCC.iprp:
            return payload.lowerBound
        case FourCC.meta:
            guard payload.count >= 8 else { return nil }
            // ISO's `meta` has version and flags, QuickTime's has none; its first box must be `hdlr` in both.
            let isPlain = try window.read(UInt32.self, at: payload.lowerBound + 4) == FourCC.hdlr
            return payload.lowerBound + (isPlain ? 0 : 4)
        default:
            return nil
        }
    }

    private func isLenient(_ type: UInt32) -> Bool { type == FourCC.iprp || type == FourCC.ipco }
}
