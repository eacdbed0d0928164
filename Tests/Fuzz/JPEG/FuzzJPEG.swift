import FuzzSupport
import SelloContainers

/// Claims: no file traps, everything found lies in the file, and what is rewritten is read back (see `LayoutClaims`).
@c(LLVMFuzzerTestOneInput)
public func fuzzJPEG(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    LayoutClaims.check(unsafe Input.bytes(start, count), as: .jpeg)
    return 0
}

/// Keeps the lengths of units right; see `Mutation`.
@c(LLVMFuzzerCustomMutator)
public func mutate(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: CUnsignedInt) -> Int {
    unsafe Mutation.mutate(start, count, limit, seed: seed)
}
