package import SelloBytes
import SelloSigning

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

extension TestIdentity {
    /// The signature of its P-256 key in DER.
    package func signature(of message: [UInt8]) throws -> [UInt8] {
        let joined = try key.sign(message, algorithm: .es256, kind: certificate.keyKind)
        return DERNode.sequence([.integer(Array(joined[..<32])), .integer(Array(joined[32...]))]).der
    }
}
