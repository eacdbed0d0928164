internal import SelloCBOR

/// The parts of a file that is several assets in one, each with a binding of its own (spec 2.4, §18.9).
struct MultiAssetHash: Sendable, Hashable {
    /// Where a part lies.
    enum Location: Sendable, Hashable {
        /// At a place of the file.
        case bytes(offset: UInt64, length: UInt64)
        /// In the payload of a box.
        case box(xpath: String)
    }

    /// One part.
    struct Part: Sendable, Hashable {
        let location: Location
        /// The assertion that binds it.
        let binding: HashedURI
        /// Whether it may be missing.
        let isOptional: Bool
    }

    /// The parts, in the order of the file.
    let parts: [Part]

    /// Reads an assertion; `nil` where it has no parts, or one without place or binding (`assertion.multiAssetHash.malformed`).
    init?(_ value: CBORValue) {
        guard let list = value["parts"]?.arrayValue, !list.isEmpty else { return nil }
        var parts: [Part] = []
        for item in list {
            guard let place = item["location"], let binding = item["hashAssertion"].flatMap({ HashedURI($0) }) else {
                return nil
            }
            let location: Location
            if let xpath = place["bmffBox"]?.textValue {
                location = .box(xpath: xpath)
            } else if let offset = place["byteOffset"]?.unsignedValue, let length = place["length"]?.unsignedValue,
                !offset.addingReportingOverflow(length).overflow
            {
                location = .bytes(offset: offset, length: length)
            } else {
                return nil
            }
            parts.append(
                Part(location: location, binding: binding, isOptional: item["optional"]?.boolValue ?? false))
        }
        self.parts = parts
    }
}
