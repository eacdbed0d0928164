import FuzzSupport
import SelloBytes

/// Claims: no order of reads traps, none goes past the bytes, a refused one does not move the cursor, and places count from the base.
@c(LLVMFuzzerTestOneInput)
public func fuzzCursor(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    // The first half says what to do, the second half is what it is done to.
    let steps = bytes.prefix(bytes.count / 2)
    let data = Array(bytes.dropFirst(bytes.count / 2))
    let base = 1000
    var cursor = ByteCursor(data.rawBytes, base: base)
    for step in steps {
        let before = cursor.offset
        let argument = Int(Int8(bitPattern: step)) >> 3
        do throws(AssetError) {
            switch step & 7 {
            case 0: _ = try cursor.read(UInt8.self)
            case 1: _ = try cursor.read(UInt32.self)
            case 2: _ = try cursor.readLittleEndian(UInt64.self)
            case 3: _ = try cursor.readUnsigned(width: argument)
            case 4: claim(try cursor.array(argument).count == argument, "an array has the size asked for")
            case 5: claim(try !cursor.terminated().contains(0), "a text holds no NUL")
            case 6: try cursor.seek(to: argument)
            default:
                var child = try cursor.take(argument)
                let end = child.position + argument
                while !child.isAtEnd { _ = try child.read(UInt8.self) }
                claim(
                    child.position == end && (try? child.read(UInt8.self)) == nil, "a child ends where it was told to")
            }
        } catch {
            claim(cursor.offset == before || step & 7 == 3, "a refused read does not move the cursor")
            claim(error.offset.map { $0 >= base - 16 } == true, "an error names a place of the asset")
        }
        claim((0...data.count).contains(cursor.offset), "a cursor stays in its bytes")
        claim(cursor.position == base + cursor.offset, "places count from the base")
    }
    return 0
}
