import SelloSigning
import SigningForge

/// A certificate as a tree.
struct CertificateTree {
    var root: DERNode

    init(_ certificate: Certificate) { root = DERNode(parsing: certificate.der) }

    var certificate: Certificate {
        get throws { try Certificate(der: root.der) }
    }

    /// The part that is signed: version, serial number, algorithm, issuer, validity, subject, key, extensions.
    var signed: DERNode {
        get { root.children[0] }
        set { root.children[0] = newValue }
    }

    /// Sets the algorithm inside and beside the signature.
    mutating func setAlgorithm(_ node: DERNode) {
        signed.children[2] = node
        root.children[1] = node
    }

    /// The subject's key information: algorithm, then the key as a bit string.
    var key: DERNode {
        get { signed.children[6] }
        set { signed.children[6] = newValue }
    }

    var extensions: [DERNode] {
        get { signed.children[7].children[0].children }
        set { signed.children[7].children[0].children = newValue }
    }

    mutating func remove(_ oid: String) {
        extensions.removeAll { $0.children[0].content == DERNode.oid(oid).content }
    }

    /// Puts an extension in the place of the one of its kind.
    mutating func set(_ oid: String, critical: Bool = false, _ value: DERNode) {
        remove(oid)
        add(oid, critical: critical, value)
    }

    mutating func add(_ oid: String, critical: Bool = false, _ value: DERNode) {
        let flag = critical ? [DERNode(1, [0xFF])] : []
        extensions.append(.sequence([.oid(oid)] + flag + [.octets(value)]))
    }
}
