extension CBORValue: ExpressibleByStringLiteral {
    /// A text.
    package init(stringLiteral value: String) { self = .text(value) }
}

extension CBORValue: ExpressibleByIntegerLiteral {
    /// An integer of either sign.
    package init(integerLiteral value: Int) { self = .integer(value) }
}

extension CBORValue: ExpressibleByBooleanLiteral {
    /// A boolean.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension CBORValue: ExpressibleByArrayLiteral {
    /// An array.
    package init(arrayLiteral elements: CBORValue...) { self = .array(elements) }
}

extension CBORValue {
    /// An integer of either sign.
    package static func integer(_ value: Int) -> CBORValue {
        value < 0 ? .negative(UInt64(~value)) : .unsigned(UInt64(value))
    }

    /// A map with text keys; those with no value are left out.
    package static func map(_ pairs: KeyValuePairs<String, CBORValue?>) -> CBORValue {
        .map(pairs.compactMap { key, value in value.map { CBORPair(.text(key), $0) } })
    }
}
