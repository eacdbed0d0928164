/// A DER value that a test takes apart, changes and puts together again, to make certificates that nobody issues.
package struct DERNode: Sendable {
    package var tag: UInt8
    /// The content of a primitive value.
    package var content: [UInt8] = []
    /// The values inside a constructed one.
    package var children: [DERNode] = []

    package init(_ tag: UInt8, _ content: [UInt8]) {
        self.tag = tag
        self.content = content
    }

    package init(_ tag: UInt8, _ children: [DERNode]) {
        self.tag = tag
        self.children = children
    }

    /// Reads one value, which the tests know to be DER.
    package init(parsing der: [UInt8]) {
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
    package var der: [UInt8] {
        let content = tag & 0x20 == 0 ? self.content : children.flatMap(\.der)
        if content.count < 0x80 { return [tag, UInt8(content.count)] + content }
        let length = [24, 16, 8, 0].map { UInt8(content.count >> $0 & 0xFF) }.drop { $0 == 0 }
        return [tag, 0x80 | UInt8(length.count)] + length + content
    }

    package static func oid(_ dotted: String) -> DERNode {
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

    package static func sequence(_ children: [DERNode]) -> DERNode { DERNode(0x30, children) }
    package static func octets(_ node: DERNode) -> DERNode { DERNode(4, node.der) }
    package static let null = DERNode(5, [UInt8]())
}
