/// One CBOR data item (RFC 8949, section 3).
///
/// Maps keep the order they were read in; the writer sorts. Equality is that of the data model: by content and order.
package enum CBORValue: Sendable {
    /// Major type 0.
    case unsigned(UInt64)
    /// Major type 1: the value is -1 minus the number here.
    case negative(UInt64)
    /// Major type 2.
    case bytes([UInt8])
    /// Major type 3.
    case text(String)
    /// Major type 4.
    case array([CBORValue])
    /// Major type 5.
    case map([CBORPair])
    /// Major type 6: a tag and its content.
    indirect case tagged(UInt64, CBORValue)
    /// Major type 7, 20 and 21.
    case bool(Bool)
    /// Major type 7, 22.
    case null
    /// Major type 7, 23.
    case undefined
    /// Major type 7, any other simple value: 0 to 19 or 32 to 255.
    case simple(UInt8)
    /// Major type 7, a float of any width.
    case float(Double)
}

/// One entry of a CBOR map.
package struct CBORPair: Sendable, Hashable {
    /// The key, of any type.
    package let key: CBORValue
    /// The value.
    package let value: CBORValue

    /// Makes an entry.
    package init(_ key: CBORValue, _ value: CBORValue) {
        self.key = key
        self.value = value
    }
}
