/// The name of a subject or an issuer (RFC 5280, 4.1.2.4): attributes in the order of the certificate.
///
/// Its texts come from the certificate; escape them before a terminal shows them.
public struct DistinguishedName: Sendable, Hashable {
    /// One attribute.
    public struct Attribute: Sendable, Hashable {
        /// What it is.
        public let type: OID
        /// Its text.
        public let value: String

        /// Makes an attribute.
        public init(type: OID, value: String) {
            self.type = type
            self.value = value
        }

        /// The usual short name of the type (`CN`, `O` …), or the dotted form where there is none.
        public var shortName: String { DistinguishedName.shortNames[type.dotted] ?? type.dotted }
    }

    /// The attributes, in order.
    public let attributes: [Attribute]

    /// Makes a name.
    public init(_ attributes: [Attribute]) { self.attributes = attributes }

    /// The value of the first attribute with a short name (`C`, `ST`, `L`, `O`, `OU`, `CN`, `E`) or a dotted type such as `2.5.4.97`.
    public subscript(name: String) -> String? { attributes.first { $0.shortName == name }?.value }

    /// The common name.
    public var commonName: String? { self["CN"] }
    /// The organization.
    public var organization: String? { self["O"] }

    private static let shortNames = [
        "2.5.4.3": "CN", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.10": "O", "2.5.4.11": "OU",
        "1.2.840.113549.1.9.1": "E",
    ]
}

extension DistinguishedName: CustomStringConvertible {
    /// The attributes as `CN=…, O=…`.
    public var description: String { attributes.map { "\($0.shortName)=\($0.value)" }.joined(separator: ", ") }
}
