import SelloBytes
import SelloCBOR
import Testing

@Suite struct RFC8949Tests {
    @Test(arguments: CBORVector.appendixA) func decodesAppendixA(_ vector: CBORVector) throws {
        #expect(try CBORDecoder.decode(bytes(vector.hex)) == vector.value)
    }

    @Test(arguments: CBORVector.appendixA) func encodesAppendixA(_ vector: CBORVector) throws {
        let encoded = CBOREncoder.encode(vector.value)
        #expect((encoded == bytes(vector.hex)) == vector.deterministic)
        #expect(try CBORDecoder.decode(encoded) == sorted(vector.value))
    }

    @Test(arguments: CBORVector.appendixA) func printsAppendixA(_ vector: CBORVector) {
        guard let notation = vector.notation else { return }
        #expect(vector.value.diagnostic() == notation)
    }

    @Test(arguments: CBORVector.notWellFormed.sorted { $0.key < $1.key })
    func refusesAppendixF(_ kind: String, _ examples: [String]) {
        for hex in examples {
            let error = failure { _ = try CBORDecoder.decode(bytes(hex)) }
            #expect(error?.code == .truncated || error?.code == .malformed, "\(hex)")
            #expect(failure { _ = try CBORDecoder.decodePrefix(bytes(hex)) } != nil, "\(hex)")
        }
    }

    @Test func sortsKeysBytewiseByTheirEncoding() {
        // The example of 4.2.1, in its order: 10, 100, -1, "z", "aa", [100], [-1], false.
        let keys: [CBORValue] = [10, 100, -1, "z", "aa", [100], [-1], false]
        let expected = keys.reduce([0xA8]) { $0 + CBOREncoder.encode($1) + [0xF6] }
        for shift in keys.indices {
            let rotated = Array(keys[shift...] + keys[..<shift])
            #expect(CBOREncoder.encode(.map(rotated.map { CBORPair($0, .null) })) == expected)
        }
    }

    @Test(arguments: CBORVector.appendixA) func refusesEveryCut(_ vector: CBORVector) {
        let whole = bytes(vector.hex)
        for count in 0..<whole.count {
            let error = failure { _ = try CBORDecoder.decode(Array(whole[..<count]), base: 1000) }
            #expect(error?.code == .truncated, "cut to \(count)")
            #expect((error?.offset ?? 0) >= 1000)
        }
    }
}

/// The same value with the keys of its maps in the writer's order.
func sorted(_ value: CBORValue) -> CBORValue {
    switch value {
    case .array(let items): .array(items.map(sorted))
    case .tagged(let tag, let content): .tagged(tag, sorted(content))
    case .map(let pairs):
        .map(
            pairs.map { CBORPair(sorted($0.key), sorted($0.value)) }
                .sorted { CBOREncoder.encode($0.key).lexicographicallyPrecedes(CBOREncoder.encode($1.key)) })
    default: value
    }
}

/// The asset error that a body throws.
func failure(_ body: () throws -> Void) -> AssetError? {
    do { try body() } catch { return error as? AssetError }
    return nil
}
