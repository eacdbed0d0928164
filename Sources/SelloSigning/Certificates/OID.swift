/// An object identifier in dotted form, such as `1.3.6.1.5.5.7.3.4`.
public struct OID: Sendable, Hashable {
    /// The numbers, joined by dots.
    public let dotted: String

    /// Reads the dotted form.
    ///
    /// - Returns: `nil` for anything but two or more decimal numbers with dots between, the first at most 2.
    public init?(_ dotted: String) {
        let arcs = dotted.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard arcs.count >= 2, dotted.utf8.count <= 256,
            arcs.allSatisfy({ arc in
                !arc.isEmpty && arc.allSatisfy { (48...57).contains($0) } && (arc.count == 1 || arc.first != 48)
            }),
            arcs[0].count == 1, let first = arcs[0].first, first <= 50
        else { return nil }
        self.dotted = dotted
    }

    /// Takes a form that is right for certain: a constant, or what OpenSSL printed.
    init(known dotted: String) { self.dotted = dotted }
}

extension OID: CustomStringConvertible {
    /// The dotted form.
    public var description: String { dotted }
}

extension OID {
    /// `c2pa-kp-claimSigning`: signs claims.
    public static let claimSigning = OID(known: "1.3.6.1.4.1.62558.2.1")
    /// `id-kp-emailProtection`, which C2PA takes for signing claims too.
    public static let emailProtection = OID(known: "1.3.6.1.5.5.7.3.4")
    /// `id-kp-documentSigning` (RFC 9336), which C2PA takes for signing claims too.
    public static let documentSigning = OID(known: "1.3.6.1.5.5.7.3.36")
    /// `id-kp-timeStamping`.
    public static let timeStamping = OID(known: "1.3.6.1.5.5.7.3.8")
    /// `id-kp-OCSPSigning`.
    public static let ocspSigning = OID(known: "1.3.6.1.5.5.7.3.9")
    /// `anyExtendedKeyUsage`, which C2PA forbids on a leaf.
    public static let anyExtendedKeyUsage = OID(known: "2.5.29.37.0")
}
