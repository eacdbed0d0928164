import SelloBytes
import SelloCBOR
import Testing

@Suite struct CBORPropertyTests {
    @Test func whatIsWrittenIsReadBack() throws {
        var random = SeededGenerator()
        print("let seed: UInt64 = \(random.state)  // CBOR round trip")
        for _ in 0..<2000 {
            let value = sorted(randomValue(depth: 0, &random))
            let encoded = CBOREncoder.encode(value)
            #expect(try CBORDecoder.decode(encoded) == value)
            #expect(CBOREncoder.encode(value) == encoded)
        }
    }

    @Test func anyBytesThatAreReadAreTheSameAfterWriting() throws {
        var random = SeededGenerator()
        print("let seed: UInt64 = \(random.state)  // CBOR noise")
        var taken = 0
        for _ in 0..<20_000 {
            var noise = CBOREncoder.encode(randomValue(depth: 0, &random))
            for _ in 0..<Int.random(in: 0...3, using: &random) where !noise.isEmpty {
                noise[Int.random(in: 0..<noise.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let (value, consumed) = try? CBORDecoder.decodePrefix(noise) else { continue }
            taken += 1
            #expect(consumed <= noise.count)
            let again = try CBORDecoder.decode(CBOREncoder.encode(value))
            #expect(again == sorted(value))
        }
        #expect(taken > 1000)
    }

    @Test func aCutIsNeverTakenForTheWhole() {
        var random = SeededGenerator()
        print("let seed: UInt64 = \(random.state)  // CBOR cuts")
        for _ in 0..<100 {
            let encoded = CBOREncoder.encode(randomValue(depth: 0, &random))
            for count in 0..<encoded.count {
                #expect(failure { _ = try CBORDecoder.decode(Array(encoded[..<count])) }?.code == .truncated)
            }
        }
    }

    private func randomValue(depth: Int, _ random: inout SeededGenerator) -> CBORValue {
        let width = UInt64.random(in: 0...63, using: &random)
        let number = random.next() >> width
        switch Int.random(in: 0..<(depth < 4 ? 12 : 9), using: &random) {
        case 0: return .unsigned(number)
        case 1: return .negative(number)
        case 2:
            return .bytes(
                (0..<Int.random(in: 0...30, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) })
        case 3: return .text(randomText(&random))
        case 4: return .bool(Bool.random(using: &random))
        case 5: return Bool.random(using: &random) ? .null : .undefined
        case 6:
            let simple = UInt8.random(in: 0...255, using: &random)
            return .simple((20..<32).contains(simple) ? 99 : simple)
        case 7: return .float(Double(bitPattern: random.next()))
        case 8: return .float(Double(Int.random(in: -5000...5000, using: &random)) / 16)
        case 9:
            return .array(
                (0..<Int.random(in: 0...5, using: &random)).map { _ in randomValue(depth: depth + 1, &random) })
        case 10:
            var keys: Set<CBORValue> = []
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                let key = randomValue(depth: depth + 2, &random)
                if !holdsMap(key) { keys.insert(key) }
            }
            return .map(keys.map { CBORPair($0, randomValue(depth: depth + 1, &random)) })
        default: return .tagged(number, randomValue(depth: depth + 1, &random))
        }
    }

    /// What a reader takes for no key.
    private func holdsMap(_ value: CBORValue) -> Bool {
        switch value {
        case .map: true
        case .array(let items): items.contains(where: holdsMap)
        case .tagged(_, let content): holdsMap(content)
        default: false
        }
    }

    private func randomText(_ random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...20, using: &random) {
            let width = UInt32.random(in: 0...20, using: &random)
            let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random) >> width)
            text.unicodeScalars.append(scalar ?? "?")
        }
        return text
    }
}

/// SplitMix64: small, and the same everywhere for one seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64 = .random(in: 0 ... .max)) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
