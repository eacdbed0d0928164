package import SelloBytes

/// One XMP packet (ISO 16684-1) as a tree that can be read, changed and written again without losing what it does not know.
///
/// Hostile packets cost no more than linear time and memory: size, depth, names, attributes and namespaces are capped, document type
/// declarations are refused, nothing is ever loaded or expanded. The tree is freed with the value, on every path.
package struct XMPPacket: ~Copyable {
    let document: XMLDocument
    /// The `rdf:RDF` element; it stays where it is as long as the document lives.
    let rdf: XMLElement
    let limits: Limits

    /// Makes a packet without properties.
    ///
    /// - Parameters:
    ///   - limits: What later reading of the properties may cost.
    ///   - wrapped: Whether `rdf:RDF` stands in an `x:xmpmeta`, which is optional (ISO 16684-1, 7.3.3). Programs that scan a file for
    ///     that element expect it once; without it the packet is found by its place alone.
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    package init(limits: Limits = Limits(), wrapped: Bool = true) throws(AssetError) {
        let empty = """
            <rdf:RDF xmlns:rdf="\(XMPNamespace.rdf.uri)">
              <rdf:Description rdf:about=""/>
             </rdf:RDF>
            """
        let text =
            wrapped
            ? "<x:xmpmeta xmlns:x=\"\(XMPNamespace.meta.uri)\" x:xmptk=\"Sello\">\n \(empty)\n</x:xmpmeta>" : empty
        try self.init(text: Array(text.utf8), limits: limits, at: nil)
    }

    /// Reads a packet.
    ///
    /// Tolerated: a missing `xpacket` wrapper or `x:xmpmeta`, a byte order mark, UTF-16 and UTF-32, padding, NULs around the packet,
    /// bytes behind its trailer.
    ///
    /// - Parameters:
    ///   - bytes: The packet.
    ///   - limits: The size and the depth that are allowed.
    ///   - base: The place of the first byte in the asset, for errors.
    /// - Throws: ``AssetError`` `.malformed` where the bytes are not Unicode, not XML or hold no RDF, `.unsupported` for a document
    ///   type declaration, `.nestedTooDeep`, `.limitExceeded`.
    package init(parsing bytes: [UInt8], limits: Limits, at base: Int = 0) throws(AssetError) {
        guard bytes.count <= limits.metadataByteCount else {
            throw AssetError(
                .limitExceeded, at: base,
                "the XMP has \(bytes.count) bytes, over the limit of \(limits.metadataByteCount); raise it, or take the XMP out"
            )
        }
        let unicode = try XMLEncoding.utf8(bytes, at: base)
        let range = Self.packetRange(in: unicode.text)
        let start = unicode.base.map { $0 + range.lowerBound }
        let text = range == unicode.text.indices ? unicode.text : Array(unicode.text[range])
        try MarkupCheck.check(text, limits: limits, at: start)
        try self.init(text: text, limits: limits, at: start)
    }

    private init(text: [UInt8], limits: Limits, at base: Int?) throws(AssetError) {
        let document = try XMLDocument(parsing: text, at: base)
        var found = Self.rdf(under: document.root)
        if found == nil { found = try Self.rdfMade(in: document) }
        guard let rdf = found else {
            throw AssetError(.malformed, at: base, "the XMP holds no rdf:RDF element; repair it, or take it out")
        }
        self.document = document
        self.rdf = rdf
        self.limits = limits
    }

    /// The `rdf:Description` elements, over which the properties may be spread.
    var descriptions: [XMLElement] { rdf.children.filter { $0.isNamed(.rdf, "Description") } }

    /// The first `rdf:RDF` in document order.
    private static func rdf(under root: XMLElement?) -> XMLElement? {
        var waiting = root.map { [$0] } ?? []
        while let element = waiting.popLast() {
            if element.isNamed(.rdf, "RDF") { return element }
            waiting.append(contentsOf: element.children.reversed())
        }
        return nil
    }

    /// A new `rdf:RDF` in an `x:xmpmeta` that holds nothing, which some writers leave behind.
    private static func rdfMade(in document: borrowing XMLDocument) throws(AssetError) -> XMLElement? {
        guard document.namespacesAreSound, let root = document.root, root.isNamed(.meta, "xmpmeta"),
            root.firstChild == nil
        else { return nil }
        return try root.append(.rdf, "RDF")
    }

    /// The packet without what surrounds it: white space, NULs, and whatever follows its trailer.
    private static func packetRange(in text: [UInt8]) -> Range<Int> {
        func isPadding(_ byte: UInt8) -> Bool { [0x00, 0x09, 0x0A, 0x0D, 0x20].contains(byte) }
        let start = text.firstIndex { !isPadding($0) } ?? text.endIndex
        var end = (text.lastIndex { !isPadding($0) } ?? start - 1) + 1
        let trailer = Array("<?xpacket end".utf8)
        var place = end - trailer.count
        while place >= start {
            if text[place] == trailer[0], text[place...].starts(with: trailer) {
                if let close = text[place..<end].firstIndex(of: 0x3E) { end = close + 1 }
                break
            }
            place -= 1
        }
        return start..<max(start, end)
    }
}
