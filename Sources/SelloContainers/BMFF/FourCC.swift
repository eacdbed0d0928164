/// Four-character codes, the names of boxes, brands and items (ISO 14496-12, 4.2), as big-endian numbers.
package enum FourCC {
    static let ftyp: UInt32 = 0x6674_7970
    static let styp: UInt32 = 0x7374_7970
    static let moov: UInt32 = 0x6D6F_6F76
    static let moof: UInt32 = 0x6D6F_6F66
    static let mdat: UInt32 = 0x6D64_6174
    static let free: UInt32 = 0x6672_6565
    static let skip: UInt32 = 0x736B_6970
    static let wide: UInt32 = 0x7769_6465
    static let pnot: UInt32 = 0x706E_6F74
    static let sidx: UInt32 = 0x7369_6478
    static let ssix: UInt32 = 0x7373_6978
    static let meta: UInt32 = 0x6D65_7461
    static let uuid: UInt32 = 0x7575_6964
    static let trak: UInt32 = 0x7472_616B
    static let mdia: UInt32 = 0x6D64_6961
    static let minf: UInt32 = 0x6D69_6E66
    static let stbl: UInt32 = 0x7374_626C
    static let edts: UInt32 = 0x6564_7473
    static let dinf: UInt32 = 0x6469_6E66
    static let udta: UInt32 = 0x7564_7461
    static let mvex: UInt32 = 0x6D76_6578
    static let traf: UInt32 = 0x7472_6166
    static let mfra: UInt32 = 0x6D66_7261
    static let tref: UInt32 = 0x7472_6566
    static let iprp: UInt32 = 0x6970_7270
    static let ipco: UInt32 = 0x6970_636F
    static let meco: UInt32 = 0x6D65_636F
    static let hdlr: UInt32 = 0x6864_6C72
    static let stco: UInt32 = 0x7374_636F
    static let co64: UInt32 = 0x636F_3634
    static let saio: UInt32 = 0x7361_696F
    static let stsd: UInt32 = 0x7374_7364
    static let dref: UInt32 = 0x6472_6566
    static let tfhd: UInt32 = 0x7466_6864
    static let trun: UInt32 = 0x7472_756E
    static let tfra: UInt32 = 0x7466_7261
    static let cmov: UInt32 = 0x636D_6F76
    static let iinf: UInt32 = 0x6969_6E66
    static let infe: UInt32 = 0x696E_6665
    static let iloc: UInt32 = 0x696C_6F63
    static let iref: UInt32 = 0x6972_6566
    static let pitm: UInt32 = 0x7069_746D
    static let idat: UInt32 = 0x6964_6174
    static let cdsc: UInt32 = 0x6364_7363
    static let mime: UInt32 = 0x6D69_6D65
    static let exif: UInt32 = 0x4578_6966
    static let xmp: UInt32 = 0x584D_505F
    static let jumb: UInt32 = 0x6A75_6D62
    static let vide: UInt32 = 0x7669_6465
    static let soun: UInt32 = 0x736F_756E
    static let imdt: UInt32 = 0x696D_6474
    static let snim: UInt32 = 0x736E_696D

    /// The code of a text of four characters, each in ISO 8859-1; `nil` for any other text.
    package static func code(_ text: String) -> UInt32? {
        var value: UInt32 = 0
        var count = 0
        for scalar in text.unicodeScalars {
            guard scalar.value < 0x100, count < 4 else { return nil }
            value = value << 8 | scalar.value
            count += 1
        }
        return count == 4 ? value : nil
    }

    /// The text of a code: ISO 8859-1, as `©nam` needs it, with what cannot be printed as `\xNN`.
    package static func text(_ code: UInt32) -> String {
        var text = ""
        for shift in [24, 16, 8, 0] as [UInt32] {
            let byte = UInt8(truncatingIfNeeded: code >> shift)
            if (0x20..<0x7F).contains(byte) || byte >= 0xA1 {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += "\\x" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }
}
