// Written by hand for two reasons. Swift compares texts by canonical equivalence, so that a key with U+212A KELVIN SIGN would equal
// "K"; CBOR compares their bytes. And a float is what its encoding is: NaN is NaN, and 0.0 is not -0.0.
extension CBORValue: Hashable {
    /// Compares as the CBOR data model does.
    package static func == (lhs: CBORValue, rhs: CBORValue) -> Bool {
        switch (lhs, rhs) {
        case (.unsigned(let one), .unsigned(let other)): one == other
        case (.negative(let one), .negative(let other)): one == other
        case (.bytes(let one), .bytes(let other)): one == other
        case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
        case (.array(let one), .array(let other)): one == other
        case (.map(let one), .map(let other)): one == other
        case (.tagged(let tag, let one), .tagged(let otherTag, let other)): tag == otherTag && one == other
        case (.bool(let one), .bool(let other)): one == other
        case (.null, .null), (.undefined, .undefined): true
        case (.simple(let one), .simple(let other)): one == other
        case (.float(let one), .float(let other)): identity(of: one) == identity(of: other)
        default: false
        }
    }

    /// Hashes what ``==(_:_:)`` compares.
    package func hash(into hasher: inout Hasher) {
        switch self {
        case .unsigned(let number): hasher.combine(number)
        case .negative(let number): hasher.combine(~number)
        case .bytes(let bytes): hasher.combine(bytes)
        case .text(let text): hasher.combine(Array(text.utf8))
        case .array(let items): hasher.combine(items)
        case .map(let pairs): hasher.combine(pairs)
        case .tagged(let tag, let content):
            hasher.combine(tag)
            hasher.combine(content)
        case .bool(let flag): hasher.combine(flag)
        case .null: hasher.combine(22)
        case .undefined: hasher.combine(23)
        case .simple(let number): hasher.combine(number)
        case .float(let number): hasher.combine(Self.identity(of: number))
        }
    }

    private static func identity(of number: Double) -> UInt64 {
        (number.isNaN ? Double.nan : number).bitPattern
    }
}
