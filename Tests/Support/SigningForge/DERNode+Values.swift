package import SelloBytes

extension DERNode {
    /// A whole number, the bytes as they are but for a zero before a set first bit.
    package static func integer(_ bytes: [UInt8]) -> DERNode {
        let short = bytes.drop { $0 == 0 }
        guard let first = short.first else { return DERNode(2, [0]) }
        return DERNode(2, first < 0x80 ? Array(short) : [0] + short)
    }

    /// A time in whole seconds of UTC.
    package static func time(_ moment: Moment) -> DERNode {
        DERNode(0x18, moment.description.utf8.filter { (48...57).contains($0) || $0 == UInt8(ascii: "Z") })
    }
}
