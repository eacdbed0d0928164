import FuzzSupport
import SelloBytes

/// Claims: no text and no number traps, and what is printed is read back as the same moment.
@c(LLVMFuzzerTestOneInput)
public func fuzzMoment(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    if let moment = Moment(rfc3339: String(decoding: bytes, as: UTF8.self)) {
        claim(Moment(rfc3339: moment.description) == moment, "\(moment) is read as it was printed")
    }
    // The same bytes as a number of seconds, as certificates and CBOR may hold any.
    if bytes.count == 8 {
        let moment = Moment(seconds: bytes.reduce(0) { $0 << 8 | Int64($1) })
        if let read = Moment(rfc3339: moment.description) { claim(read == moment, "\(moment) is the moment it says") }
    }
    return 0
}
