internal import SelloBytes
package import SelloCBOR

/// A reference with the digest of what it refers to (`hashed-uri-map`, spec 2.4, §8.4.2).
package struct HashedURI: Sendable, Hashable {
    /// The reference.
    package let url: String
    /// The digest's name; `nil` where the enclosing structure names it.
    package let algorithm: String?
    /// The digest.
    package let hash: [UInt8]

    package init(url: String, algorithm: String? = nil, hash: [UInt8]) {
        self.url = url
        self.algorithm = algorithm
        self.hash = hash
    }

    /// Reads the map; `nil` where the reference or the digest is missing or of another type.
    package init?(_ value: CBORValue?) {
        guard let value = value?.untagged, let url = value["url"]?.untagged.textValue,
            let hash = value["hash"]?.byteString
        else { return nil }
        self.url = url
        algorithm = value["alg"]?.textValue
        self.hash = hash
    }

    /// The map, to be written.
    package var cbor: CBORValue {
        .map(["url": .text(url), "alg": algorithm.map { .text($0) }, "hash": .bytes(hash)])
    }
}

extension CBORValue {
    /// A byte string, also in the form of 1.x files: an array of small numbers (checklist §2.4).
    package var byteString: [UInt8]? {
        if let bytes = bytesValue { return bytes }
        guard let array = arrayValue else { return nil }
        var bytes: [UInt8] = []
        for item in array {
            guard let number = item.unsignedValue, let byte = UInt8(exactly: number) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
