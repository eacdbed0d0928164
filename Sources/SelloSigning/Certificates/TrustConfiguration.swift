/// The extended key usages that a deployment allows, as c2patool's configuration file has them: a dotted object identifier a line,
/// comments after `//` or `#`.
public struct TrustConfiguration: Sendable, Hashable {
    /// Every identifier of the file.
    public let extendedKeyUsages: Set<OID>

    /// Makes a configuration.
    public init(extendedKeyUsages: Set<OID>) { self.extendedKeyUsages = extendedKeyUsages }

    /// Reads a file.
    ///
    /// - Parameter text: The file.
    /// - Throws: ``SigningError`` `.invalidTrustConfiguration`, with the line, where a line is neither identifier nor comment: a
    ///   mistyped line passed over would silently trust less, or more, than was meant.
    public init(text: String) throws(SigningError) {
        var found: Set<OID> = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let content = Self.trimmed(Self.withoutComment(Array(line.utf8)))
            if content.isEmpty { continue }
            guard let oid = OID(String(decoding: content, as: UTF8.self)) else {
                throw SigningError(
                    .invalidTrustConfiguration,
                    "Line \(index + 1) of the trust configuration is no object identifier such as 1.3.6.1.5.5.7.3.4")
            }
            found.insert(oid)
        }
        guard !found.isEmpty else {
            throw SigningError(
                .invalidTrustConfiguration, "The trust configuration names no object identifier; add one a line")
        }
        extendedKeyUsages = found
    }

    /// Those that let a certificate sign claims.
    ///
    /// Files in the field list the usages for time-stamps and OCSP too. They have anchors of their own: with them a time-stamping
    /// certificate could sign claims (C2PA 2.4, 14.4.1; trap 17).
    public var claimSigningUsages: Set<OID> {
        extendedKeyUsages.subtracting([.timeStamping, .ocspSigning, .anyExtendedKeyUsage])
    }

    private static func withoutComment(_ line: [UInt8]) -> ArraySlice<UInt8> {
        let hash = UInt8(ascii: "#")
        let slash = UInt8(ascii: "/")
        let end = line.indices.first {
            line[$0] == hash || (line[$0] == slash && line[$0...].dropFirst().first == slash)
        }
        return line[..<(end ?? line.endIndex)]
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank: (UInt8) -> Bool = { $0 <= 32 }
        let end = line.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? line.startIndex
        return line[..<end].drop(while: isBlank)
    }
}
