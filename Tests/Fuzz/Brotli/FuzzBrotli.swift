import FuzzSupport
import SelloBytes
import SelloManifest

/// Claims: no bytes trap, no more comes out than allowed, what fits a limit fits every larger one, and errors name a place of the bytes.
@c(LLVMFuzzerTestOneInput)
public func fuzzBrotli(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    let base = 1000
    let limit = 1 << 12
    do throws(AssetError) {
        let output = try Brotli.decompress(bytes.rawBytes, limit: limit, at: base)
        claim(output.count <= limit, "no more comes out than allowed")
        claim((try? Brotli.decompress(bytes.rawBytes, limit: 2 * limit)) == output, "a larger limit changes nothing")
    } catch {
        claim(
            error.offset.map { (base...base + bytes.count).contains($0) } == true, "an error names a place of the bytes"
        )
    }
    return 0
}
