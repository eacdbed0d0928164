internal import CLibXML2
import SelloBytes

// `unsafe`: the call gets a text without NUL, ended by Swift for as long as it runs.

/// What XML can hold.
enum XMLText {
    /// Refuses characters that XML 1.0 has no way to write (production 2, `Char`).
    ///
    /// - Throws: ``AssetError`` `.malformed` with the character.
    static func require(_ text: String) throws(AssetError) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: continue
            default:
                let code = String(scalar.value, radix: 16, uppercase: true)
                throw AssetError(
                    .malformed, "a text for XMP has the character U+\(code), which XML cannot hold; take it out")
            }
        }
    }

    /// Refuses what cannot be the local part of a name (Namespaces in XML 1.0, production 4).
    ///
    /// - Throws: ``AssetError`` `.malformed`.
    static func requireName(_ name: String) throws(AssetError) {
        guard !name.utf8.contains(0), unsafe xmlValidateNCName(name, 0) == 0 else {
            throw AssetError(.malformed, "an XMP property cannot have the name \(name); XML does not allow it")
        }
    }
}
