extension CBORValue {
    /// The value of a text key in a map; `nil` where there is none.
    ///
    /// `null` counts as absent: older writers put it where an optional field is left out (checklist §2.2).
    package subscript(_ key: String) -> CBORValue? {
        self[.text(key)]
    }

    /// The value of a key of any type in a map, with `null` as absent.
    package subscript(_ key: CBORValue) -> CBORValue? {
        guard case .map(let pairs) = self, let pair = pairs.first(where: { $0.key == key }), pair.value != .null
        else { return nil }
        return pair.value
    }

    /// The text of a text.
    package var textValue: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The number of an unsigned integer.
    package var unsignedValue: UInt64? {
        guard case .unsigned(let number) = self else { return nil }
        return number
    }

    /// The number of an integer that fits.
    package var intValue: Int? {
        switch self {
        case .unsigned(let number): Int(exactly: number)
        case .negative(let number): Int(exactly: number).map { -1 - $0 }
        default: nil
        }
    }

    /// The number of an integer or a float.
    package var doubleValue: Double? {
        switch self {
        case .unsigned(let number): Double(number)
        case .negative(let number): -1 - Double(number)
        case .float(let number): number
        default: nil
        }
    }

    /// The bytes of a byte string.
    package var bytesValue: [UInt8]? {
        guard case .bytes(let bytes) = self else { return nil }
        return bytes
    }

    /// The items of an array.
    package var arrayValue: [CBORValue]? {
        guard case .array(let items) = self else { return nil }
        return items
    }

    /// The entries of a map, in the order they were read.
    package var mapValue: [CBORPair]? {
        guard case .map(let pairs) = self else { return nil }
        return pairs
    }

    /// The value of a boolean.
    package var boolValue: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// The content without the tags around it.
    ///
    /// Dates stand in real files with tag 0 and without it (checklist §2.3).
    package var untagged: CBORValue {
        var value = self
        while case .tagged(_, let content) = value { value = content }
        return value
    }
}
