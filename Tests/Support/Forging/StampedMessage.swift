import SelloCBOR

/// What a time-stamp in a manifest is about: a `CounterSignature` structure, written here without the library's help.
package enum StampedMessage {
    /// About a claim (`sigTst`).
    package static func claim(_ claim: [UInt8], protected: [UInt8]) -> [UInt8] {
        CBOREncoder.encode(["CounterSignature", .bytes(protected), .bytes([]), .bytes(claim)])
    }

    /// About a claim's signature (`sigTst2`, `c2pa.time-stamp`).
    package static func signature(_ signature: [UInt8], protected: [UInt8]) -> [UInt8] {
        claim(CBOREncoder.encode(.bytes(signature)), protected: protected)
    }
}
