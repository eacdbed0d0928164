import SelloCBOR

/// The zeros that keep a signature box at its size (C2PA 2.4, 10.4; checklist §8.7).
enum COSEPadding {
    /// The fewest bytes that padding takes: the key `pad` and an empty byte string.
    static let smallest = 5

    /// The header entries that take exactly so many bytes.
    ///
    /// A byte string cannot have every size, since its head grows by one or two bytes at 24, 256 and 65536; `pad2` takes what `pad`
    /// then leaves.
    ///
    /// - Parameter count: How many bytes to fill.
    /// - Returns: No entry for 0, one or two otherwise; `nil` for 1 to 4 and for less than 0, which nothing fills.
    static func entries(filling count: Int) -> [CBORPair]? {
        if count == 0 { return [] }
        if let length = stringLength(taking: count - keyByteCount("pad")) { return [entry("pad", length)] }
        // A second entry of the smallest size moves the first below the step it cannot reach.
        let second = keyByteCount("pad2") + 1
        guard let length = stringLength(taking: count - second - keyByteCount("pad")) else { return nil }
        return [entry("pad", length), entry("pad2", 0)]
    }

    private static func entry(_ key: String, _ length: Int) -> CBORPair {
        CBORPair(.text(key), .bytes([UInt8](repeating: 0, count: length)))
    }

    private static func keyByteCount(_ key: String) -> Int { 1 + key.utf8.count }

    /// The length of the byte string that takes exactly so many bytes with its head; `nil` where none does.
    private static func stringLength(taking count: Int) -> Int? {
        for head in [1, 2, 3, 5] where count >= head {
            if CBOREncoder.headByteCount(UInt64(count - head)) == head { return count - head }
        }
        return nil
    }
}
