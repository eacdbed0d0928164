package import SelloCBOR

/// A hashed URI that is to hold: a place where the forger puts reference and digest when the box that it means is there.
package enum ForgedReference {
    /// No tag of the standard; it never reaches a file.
    static let tag: UInt64 = 0x5E11_0001

    /// The reference to an assertion of the same manifest.
    package static func assertion(_ label: String) -> CBORValue { to("self#jumbf=c2pa.assertions/\(label)") }

    /// The reference to a box by its URL.
    package static func to(_ url: String) -> CBORValue { .tagged(tag, .text(url)) }

    /// The reference to a manifest.
    package static func manifest(_ label: String) -> CBORValue { to("self#jumbf=/c2pa/\(label)") }

    /// The reference to a manifest's signature.
    package static func signature(_ label: String) -> CBORValue { to("self#jumbf=/c2pa/\(label)/c2pa.signature") }
}

extension CBORValue {
    /// The value with one of its text keys changed; `nil` takes it out.
    package func setting(_ key: String, _ value: CBORValue?) -> CBORValue {
        guard case .map(let pairs) = self else { return self }
        let others = pairs.filter { $0.key != .text(key) }
        return .map(value.map { others + [CBORPair(.text(key), $0)] } ?? others)
    }
}
