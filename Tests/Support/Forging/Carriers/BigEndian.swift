/// Numbers as containers have them.
package enum BigEndian {
    package static func u16(_ value: Int) -> [UInt8] { number(UInt64(value), 2) }
    package static func u32(_ value: Int) -> [UInt8] { number(UInt64(value), 4) }
    package static func u64(_ value: Int) -> [UInt8] { number(UInt64(value), 8) }

    private static func number(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64((width - 1 - $0) * 8)) }
    }
}
