/// The second byte of a JPEG marker (ISO 10918-1, table B.1).
struct JPEGMarker: RawRepresentable, Sendable, Hashable {
    let rawValue: UInt8

    static let startOfImage = JPEGMarker(rawValue: 0xD8)
    static let endOfImage = JPEGMarker(rawValue: 0xD9)
    static let startOfScan = JPEGMarker(rawValue: 0xDA)
    static let app0 = JPEGMarker(rawValue: 0xE0)
    static let app1 = JPEGMarker(rawValue: 0xE1)
    static let app2 = JPEGMarker(rawValue: 0xE2)
    static let app11 = JPEGMarker(rawValue: 0xEB)
    static let app13 = JPEGMarker(rawValue: 0xED)
    static let comment = JPEGMarker(rawValue: 0xFE)

    /// Whether no length and no content follow: `TEM` and the restart markers; SOI and EOI too, which the walk treats apart.
    var isAlone: Bool { rawValue == 0x01 || (0xD0...0xD9).contains(rawValue) }

    /// Whether it is one of `APP0` to `APP15`, or `COM`: segments that a decoder may skip.
    var isApplicationOrComment: Bool { (0xE0...0xEF).contains(rawValue) || self == .comment }

    /// The symbol of table B.1, which `c2pa.hash.boxes` uses as well.
    var name: String {
        switch rawValue {
        case 0x01: "TEM"
        case 0xC4: "DHT"
        case 0xC8: "JPG"
        case 0xCC: "DAC"
        case 0xC0...0xCF: "SOF\(rawValue - 0xC0)"
        case 0xD0...0xD7: "RST\(rawValue - 0xD0)"
        case 0xD8: "SOI"
        case 0xD9: "EOI"
        case 0xDA: "SOS"
        case 0xDB: "DQT"
        case 0xDC: "DNL"
        case 0xDD: "DRI"
        case 0xDE: "DHP"
        case 0xDF: "EXP"
        case 0xE0...0xEF: "APP\(rawValue - 0xE0)"
        case 0xF0...0xFD: "JPG\(rawValue - 0xF0)"
        case 0xFE: "COM"
        default: "RES"
        }
    }
}
