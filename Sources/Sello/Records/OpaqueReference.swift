internal import SelloPolicy

/// A name for somebody or something that tells nothing of it to whoever does not keep the list: `user:7f3c`, `consent:2026-17`.
///
/// Records are signed and handed on, and cannot be taken back: what names a person must not be in them. A reference that looks like an e-mail
/// address or a telephone number, or that has a space, as names have, is refused where a record is made. That catches mistakes; that no
/// person can be told from what passes is for the one who makes references to see to.
public struct OpaqueReference: Sendable, Hashable {
    /// The reference.
    public let rawValue: String

    /// The most bytes that one may have.
    static let byteLimit = 128
    /// Telephone numbers have so many digits or more (ITU-T E.164 has fifteen at the most).
    private static let fewestDigits = 7

    /// Makes a reference for a record that is to be made.
    ///
    /// - Parameters:
    ///   - text: 1 to 128 printable ASCII characters without a space or `@`; more than digits and what stands between them.
    ///   - field: What it is for, to be named in an error.
    /// - Throws: ``RecordError`` `.invalidField`, `.personalData`.
    public init(_ text: String, field: String = "reference") throws(RecordError) {
        let bytes = Array(text.utf8)
        if bytes.contains(UInt8(ascii: "@")) || Self.isNumber(bytes) || Self.hasScheme(text) {
            throw RecordError(
                .personalData, field: field,
                Sentence(
                    en:
                        "the reference for “\(field)” looks like an e-mail address or a telephone number; records keep no personal "
                        + "data: give an identifier of your own, such as user:7f3c",
                    es:
                        "la referencia de “\(field)” parece una dirección de correo o un número de teléfono; los registros no "
                        + "guardan datos personales: use un identificador propio, como user:7f3c"))
        }
        guard (1...Self.byteLimit).contains(bytes.count), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalidField(
                field,
                Sentence(
                    en:
                        "the reference for “\(field)” must be 1 to \(Self.byteLimit) letters, digits and signs of ASCII without "
                        + "spaces, such as user:7f3c",
                    es:
                        "la referencia de “\(field)” debe tener de 1 a \(Self.byteLimit) letras, cifras y signos ASCII sin "
                        + "espacios, como user:7f3c"))
        }
        rawValue = text
    }

    /// Takes the reference of a record that somebody else made, whatever it tells of: it is evidence, and stays as it was signed.
    ///
    /// - Returns: `nil` for a text that is empty, too long, or has control characters.
    init?(stored text: String) {
        guard (1...Self.byteLimit).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        rawValue = text
    }

    /// Whether there is nothing but digits and what stands between those of a telephone number.
    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        let between: Set<UInt8> = [0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F]
        let digits = bytes.count { (0x30...0x39).contains($0) }
        return digits >= fewestDigits && bytes.allSatisfy { (0x30...0x39).contains($0) || between.contains($0) }
    }

    private static func hasScheme(_ text: String) -> Bool {
        let lower = text.lowercased()
        return ["tel:", "mailto:", "sms:"].contains { lower.hasPrefix($0) }
    }
}

extension OpaqueReference: CustomStringConvertible {
    /// The reference.
    public var description: String { rawValue }
}
