import SelloSigning

/// A DER value that a test takes apart, changes and puts together again, to make certificates that nobody issues.
struct DERNode {
    var tag: UInt8
    /// The content of a primitive value.
    var content: [UInt8] = []
    /// The values inside a constructed one.
    var children: [DERNode] = []

    init(_ tag: UInt8, _ content: [UInt8]) {
        self.tag = tag
        self.content = content
    }

    init(_ tag: UInt8, _ children: [DERNode]) {
        self.tag = tag
        self.children = children
    }

    /// Reads one value, which the tests know to be DER.
    init(parsing der: [UInt8]) {
        var rest = der[...]
        self = Self.next(&rest)
    }

    private static func next(_ rest: inout ArraySlice<UInt8>) -> DERNode {
        let tag = rest.removeFirst()
        var count = Int(rest.removeFirst())
        if count >= 0x80 {
            let width = count - 0x80
            count = rest.prefix(width).reduce(0) { $0 << 8 | Int($1) }
            rest.removeFirst(width)
        }
        var content = rest.prefix(count)
        rest.removeFirst(count)
        guard tag & 0x20 != 0 else { return DERNode(tag, Array(content)) }
        var children: [DERNode] = []
        while !content.isEmpty { children.append(next(&content)) }
        return DERNode(tag, children)
    }

    /// The bytes.
    var der: [UInt8] {
        let content = tag & 0x20 == 0 ? self.content : children.flatMap(\.der)
        if content.count < 0x80 { return [tag, UInt8(content.count)] + content }
        let length = [24, 16, 8, 0].map { UInt8(content.count >> $0 & 0xFF) }.drop { $0 == 0 }
        return [tag, 0x80 | UInt8(length.count)] + length + content
    }

    static func oid(_ dotted: String) -> DERNode {
        let arcs = dotted.split(separator: ".").compactMap { UInt64($0) }
        var content: [UInt8] = []
        for arc in [arcs[0] * 40 + arcs[1]] + arcs.dropFirst(2) {
            var digits = [UInt8(arc & 0x7F)]
            var high = arc >> 7
            while high > 0 {
                digits.insert(UInt8(high & 0x7F) | 0x80, at: 0)
                high >>= 7
            }
            content += digits
        }
        return DERNode(6, content)
    }

    static func sequence(_ children: [DERNode]) -> DERNode { DERNode(0x30, children) }
    static func octets(_ node: DERNode) -> DERNode { DERNode(4, node.der) }
    static let null = DERNode(5, [UInt8]())
}

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
