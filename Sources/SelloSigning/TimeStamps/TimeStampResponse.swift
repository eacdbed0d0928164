import SelloBytes

/// The answer of a time-stamping authority (RFC 3161, 2.4.2): a status, and a token if it was granted.
struct TimeStampResponse: Sendable, Hashable {
    /// 0 granted, 1 granted with changes, 2 and more refused.
    let status: Int
    /// The token in DER, as it stands in the answer.
    let token: [UInt8]?

    /// Reads an answer; `nil` where the bytes are none.
    init?(der: [UInt8]) {
        guard let parts = DER.elements(der[...], limit: 2), let first = parts.first,
            let details = DER.elements(der[first.range], limit: 8), let number = details.first, number.tag == 0x02,
            number.content.count == 1
        else { return nil }
        status = Int(der[number.content.lowerBound])
        token = parts.count == 2 ? Array(der[parts[1].range]) : nil
    }

    /// Whether a token was granted.
    var isGranted: Bool { status == 0 || status == 1 }
}
