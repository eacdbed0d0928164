import FuzzSupport
import SelloBytes
import SelloCBOR

/// Claims: no bytes trap, what is encoded is read back as the same item, there is one encoding of an item, and errors name a place of
/// the bytes.
@c(LLVMFuzzerTestOneInput)
public func fuzzCBOR(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    let base = 1000
    let value: CBORValue
    let consumed: Int
    do {
        (value, consumed) = try CBORDecoder.decodePrefix(bytes, base: base)
    } catch {
        let places = base...base + bytes.count
        claim(error.offset.map { places.contains($0) } == true, "an error names a place of the bytes")
        claim((try? CBORDecoder.decode(bytes)) == nil, "what has no first item is no item")
        return 0
    }
    claim(((try? CBORDecoder.decode(bytes)) != nil) == (consumed == bytes.count), "an item is all that there is")
    let encoded = CBOREncoder.encode(value)
    guard let read = try? CBORDecoder.decode(encoded) else {
        fatalError("The claim does not hold: what is written can be read")
    }
    claim(read == value.inOrder, "what is read back is what was written")
    claim(read.hashValue == value.inOrder.hashValue, "equal items have equal hashes")
    claim(CBOREncoder.encode(read) == encoded, "an item has one encoding")
    claim(!value.diagnostic().isEmpty, "every item can be printed")
    return 0
}

extension CBORValue {
    /// The same item with its maps in the order of the deterministic encoding (RFC 8949, 4.2.1).
    var inOrder: CBORValue {
        switch self {
        case .array(let items): .array(items.map(\.inOrder))
        case .tagged(let tag, let content): .tagged(tag, content.inOrder)
        case .map(let pairs):
            .map(
                pairs.map { (CBOREncoder.encode($0.key), CBORPair($0.key.inOrder, $0.value.inOrder)) }
                    .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1))
        default: self
        }
    }
}
