internal import CFuzzer

/// Changes inputs that are made of units with lengths (boxes, chunks, segments) so that most of them stay what they are: one unit is changed,
/// put twice, taken out or moved, and the lengths around it are mended.
///
/// Without that nearly every change of a size would end the reading there, and what lies deeper would hardly be tried.
package enum Mutation {
    /// What `LLVMFuzzerCustomMutator` is to do.
    ///
    /// - Parameters:
    ///   - start: The input, with room for more.
    ///   - count: How many bytes it has.
    ///   - limit: How many it may have.
    ///   - seed: What the choice depends on.
    /// - Returns: How many bytes it has then.
    package static func mutate(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, seed: UInt32) -> Int {
        var random = Random(state: UInt64(seed) | 1 << 32)
        let bytes = unsafe Input.bytes(start, count)
        let units = Units(bytes).all
        guard !units.isEmpty, !random.next(4).isMultiple(of: 4),
            let changed = change(bytes, units, limit, &random), changed.count <= limit
        else { return unsafe LLVMFuzzerMutate(start, count, limit) }
        for (index, byte) in changed.enumerated() { unsafe start[index] = byte }
        return changed.count
    }

    private static func change(_ bytes: [UInt8], _ units: [Unit], _ limit: Int, _ random: inout Random) -> [UInt8]? {
        let unit = units[random.next(units.count)]
        switch random.next(8) {
        case 0:
            return replace(unit.range, with: [], in: bytes, around: unit.parents)
        case 1:
            return replace(
                unit.range.upperBound..<unit.range.upperBound, with: Array(bytes[unit.range]), in: bytes,
                around: unit.parents)
        case 2:
            // Before another unit, in what that one is in.
            let other = units[random.next(units.count)]
            return replace(
                other.range.lowerBound..<other.range.lowerBound, with: Array(bytes[unit.range]), in: bytes,
                around: other.parents)
        default:
            let old = Array(bytes[unit.content])
            let room = min(limit - bytes.count + old.count, old.count + 64)
            guard room > 0 else { return nil }
            return replace(unit.content, with: byLibrary(old, room), in: bytes, around: unit.parents + [unit.length])
        }
    }

    private static func byLibrary(_ bytes: [UInt8], _ room: Int) -> [UInt8] {
        var buffer = bytes + [UInt8](repeating: 0, count: max(0, room - bytes.count))
        let count = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe LLVMFuzzerMutate($0, bytes.count, room) } ?? 0
        }
        return Array(buffer.prefix(count))
    }

    private static func replace(
        _ range: Range<Int>, with new: [UInt8], in bytes: [UInt8], around lengths: [Unit.Length]
    ) -> [UInt8]? {
        var bytes = bytes
        let growth = new.count - range.count
        for length in lengths { guard length.add(growth, in: &bytes) else { return nil } }
        bytes.replaceSubrange(range, with: new)
        return bytes
    }

    /// A generator that gives the same choices for the same seed, so that runs can be repeated.
    private struct Random {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % bound
        }
    }
}

/// A part of an input that says how long it is.
struct Unit {
    /// The whole of it.
    let range: Range<Int>
    /// What may be changed in it.
    let content: Range<Int>
    /// Where its length stands.
    let length: Length
    /// The lengths of all that it is in.
    let parents: [Length]

    /// A big-endian number that grows with what is in the unit.
    struct Length {
        let place: Int
        let width: Int

        func add(_ growth: Int, in bytes: inout [UInt8]) -> Bool {
            let old = bytes[place..<place + width].reduce(0) { $0 << 8 | Int($1) }
            // 0 is to the end: it stays.
            guard old > 0 || width == 2 else { return true }
            let new = old + growth
            guard new >= 0, new < 1 << (8 * width) else { return false }
            for index in 0..<width {
                bytes[place + index] = UInt8(truncatingIfNeeded: new >> (8 * (width - 1 - index)))
            }
            return true
        }
    }
}
