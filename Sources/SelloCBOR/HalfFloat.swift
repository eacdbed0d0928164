/// The binary16 of IEEE 754.
///
/// By hand, since `Float16` is not there on every platform that Swift builds for.
enum HalfFloat {
    /// The value of sixteen bits.
    static func value(of bits: UInt16) -> Double {
        let exponent = Int(bits >> 10 & 0x1F)
        let fraction = Double(bits & 0x3FF)
        let magnitude: Double =
            switch exponent {
            case 0: fraction / 16_777_216  // subnormal: steps of 2^-24
            case 31: fraction == 0 ? .infinity : .nan
            default: Double(sign: .plus, exponent: exponent - 25, significand: fraction + 1024)
            }
        return bits & 0x8000 == 0 ? magnitude : -magnitude
    }

    /// The sixteen bits of a value, or `nil` where they cannot hold it exactly; any NaN becomes the quiet one.
    static func bits(of value: Double) -> UInt16? {
        if value.isNaN { return 0x7E00 }
        let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
        if value.isInfinite { return sign | 0x7C00 }
        if value == 0 { return sign }
        let exponent = Int(value.exponent)
        if exponent >= -14 {
            guard exponent <= 15, value.significandBitPattern & (1 << 42 - 1) == 0 else { return nil }
            return sign | UInt16(exponent + 15) << 10 | UInt16(value.significandBitPattern >> 42)
        }
        let steps = value.magnitude * 16_777_216
        guard steps >= 1, let whole = UInt16(exactly: steps) else { return nil }
        return sign | whole
    }
}
