internal import CLibXML2
package import SelloBytes

// Every `unsafe` here is a call of libxml2 on nodes of documents that live as long as the packets; the copy is
// freed here where the tree does not take it.

extension XMPPacket {
    /// Takes over the properties of another packet that this one does not have.
    ///
    /// For files that hold several packets about the same thing: a file is to have one, and none of its properties may be lost. Where both
    /// have a property, this packet's stays.
    ///
    /// - Parameter other: The packet whose place this one takes.
    /// - Throws: ``AssetError`` `.malformed` for a packet whose namespaces cannot be told apart, `.limitExceeded` where the memory ends.
    package mutating func adopt(_ other: borrowing XMPPacket) throws(AssetError) {
        var known = propertyNames
        try adopt(other, besides: &known)
    }

    /// The names of all properties, for taking over several packets.
    package var propertyNames: XMPPropertyNames { XMPPropertyNames(names: Set(descriptions.flatMap(\.propertyNames))) }

    /// Takes over the properties of another packet that this one does not have; see ``adopt(_:)``.
    ///
    /// - Parameters:
    ///   - other: The packet whose place this one takes.
    ///   - known: What this packet has, ``propertyNames``; grows by what it gets. A file may hold thousands of packets.
    /// - Throws: ``AssetError`` `.malformed` for a packet whose namespaces cannot be told apart, `.limitExceeded` where the memory ends.
    package mutating func adopt(
        _ other: borrowing XMPPacket, besides known: inout XMPPropertyNames
    ) throws(AssetError) {
        try document.requireSoundNamespaces()
        try other.document.requireSoundNamespaces()
        for description in other.descriptions {
            // The whole element is copied, declarations and all, and what is known already taken out of the copy: forms, qualifiers
            // and nested values stay as they are.
            guard let copied = unsafe xmlDocCopyNode(description.node, rdf.node.pointee.doc, 1) else {
                throw .outOfMemory
            }
            guard unsafe xmlAddChild(rdf.node, copied) != nil else {
                unsafe xmlFreeNode(copied)
                throw .outOfMemory
            }
            let copy = unsafe XMLElement(copied)
            for attribute in copy.attributes where known.names.contains(attribute.propertyName) { attribute.remove() }
            for child in copy.children where known.names.contains(child.propertyName) { child.remove() }
            let added = copy.propertyNames
            if added.isEmpty { copy.remove() } else { known.names.formUnion(added) }
        }
    }
}

/// The names of a packet's properties.
package struct XMPPropertyNames: Sendable {
    fileprivate(set) var names: Set<XMPPropertyName>
}

/// The name of a property: namespace and local name, whatever the prefix.
struct XMPPropertyName: Hashable {
    let namespace: String
    let name: String

    /// Whether it is RDF's or XML's own, such as `rdf:about`, and no property.
    var isSyntax: Bool { namespace.isEmpty || namespace == XMPNamespace.rdf.uri || namespace == XMPNamespace.xml.uri }
}

extension XMLElement {
    var propertyName: XMPPropertyName { XMPPropertyName(namespace: namespace.uri, name: name) }

    /// The properties of a description, in either form.
    fileprivate var propertyNames: [XMPPropertyName] {
        (attributes.map(\.propertyName) + children.map(\.propertyName)).filter { !$0.isSyntax }
    }
}

extension XMLAttribute {
    var propertyName: XMPPropertyName { XMPPropertyName(namespace: namespace.uri, name: name) }
}
