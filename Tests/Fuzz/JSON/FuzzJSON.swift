import FuzzSupport
import SelloBytes

/// Claims: no bytes trap, and whatever is one JSON text is read.
@c(LLVMFuzzerTestOneInput)
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    let isWellFormed = JSONSyntax.isWellFormed(bytes.rawBytes, nesting: 16)
    claim((JSONItem(bytes, nesting: 16) != nil) == isWellFormed, "what is one JSON text is read, and nothing else")
    return 0
}
