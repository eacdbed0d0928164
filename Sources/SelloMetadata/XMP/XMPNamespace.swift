/// The XML namespaces of XMP properties that Sello reads or writes, with the prefixes their owners prefer.
package struct XMPNamespace: Sendable, Hashable {
    /// The namespace name.
    package let uri: String
    /// The prefix used where the packet has none for it.
    package let prefix: String

    package init(uri: String, prefix: String) {
        self.uri = uri
        self.prefix = prefix
    }

    /// RDF (W3C).
    package static let rdf = XMPNamespace(uri: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", prefix: "rdf")
    /// XML's own, bound to `xml` without a declaration.
    package static let xml = XMPNamespace(uri: "http://www.w3.org/XML/1998/namespace", prefix: "xml")
    /// XMP's wrapper element.
    package static let meta = XMPNamespace(uri: "adobe:ns:meta/", prefix: "x")
    /// XMP basic (ISO 16684-1, 8.4).
    package static let basic = XMPNamespace(uri: "http://ns.adobe.com/xap/1.0/", prefix: "xmp")
    /// XMP media management (ISO 16684-1, 8.5; XMP specification part 2).
    package static let mediaManagement = XMPNamespace(uri: "http://ns.adobe.com/xap/1.0/mm/", prefix: "xmpMM")
    /// XMP's ResourceRef type.
    package static let resourceReference = XMPNamespace(
        uri: "http://ns.adobe.com/xap/1.0/sType/ResourceRef#", prefix: "stRef")
    /// XMP notes, with the pointer to extended XMP.
    package static let note = XMPNamespace(uri: "http://ns.adobe.com/xmp/note/", prefix: "xmpNote")
    /// Dublin Core elements.
    package static let dublinCore = XMPNamespace(uri: "http://purl.org/dc/elements/1.1/", prefix: "dc")
    /// Dublin Core terms, with `provenance`.
    package static let dublinCoreTerms = XMPNamespace(uri: "http://purl.org/dc/terms/", prefix: "dcterms")
    /// IPTC extension (IPTC Photo Metadata 2025.1).
    package static let iptcExtension = XMPNamespace(
        uri: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", prefix: "Iptc4xmpExt")
    /// The label of GB 45438-2025 in XMP (TC260-PG-20259A).
    package static let tc260 = XMPNamespace(uri: "http://www.tc260.org.cn/ns/AIGC/1.0/", prefix: "TC260")
    /// Sello's own: what no standard has a field for.
    package static let sello = XMPNamespace(uri: "http://ns.sello.org/sgi/1.0/", prefix: "sello")
}
