/// The extended type of a `uuid` box: the sixteen bytes of a UUID (ISO 14496-12, 4.2).
package struct BMFFUserType: Sendable, Hashable {
    /// Its first eight bytes, most significant first.
    package let high: UInt64
    /// Its last eight bytes.
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// D8FEC3D6-1B0E-483C-9297-5828877EC481: a C2PA box (C2PA 2.4, A.5.1).
    package static let c2pa = BMFFUserType(high: 0xD8FE_C3D6_1B0E_483C, low: 0x9297_5828_877E_C481)
    /// BE7ACFCB-97A9-42E8-9C71-999491E3AFAC: an XMP packet (XMP specification part 3, MPEG-4).
    package static let xmp = BMFFUserType(high: 0xBE7A_CFCB_97A9_42E8, low: 0x9C71_9994_91E3_AFAC)
}
