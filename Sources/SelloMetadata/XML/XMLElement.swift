internal import CLibXML2

// Every `unsafe` here follows a pointer of libxml2's tree: to a node that the document owns, or to one of its
// fields, which are `nil` or good as long as the node. Nothing is freed here.

/// An element of a document, by reference.
///
/// It does not own the node: it is good while the ``XMLDocument`` lives and the element stands in it. Only the methods of ``XMPPacket``,
/// which owns the document, hold such values, and none outlives its call.
@safe struct XMLElement {
    let node: xmlNodePtr

    init(_ node: xmlNodePtr) { unsafe self.node = node }

    /// The name without its prefix.
    var name: String { unsafe String(cString: node.pointee.name) }

    /// The name as it is written.
    var qualifiedName: String { unsafe XMLNamespaceDeclaration(node.pointee.ns).qualified(name) }

    /// The namespace declaration that the name refers to.
    var namespace: XMLNamespaceDeclaration { unsafe XMLNamespaceDeclaration(node.pointee.ns) }

    /// Whether the element has this name.
    func isNamed(_ namespace: XMPNamespace, _ name: String) -> Bool {
        guard unsafe xmlStrEqual(node.pointee.name, name) == 1 else { return false }
        return self.namespace.isFor(namespace)
    }

    /// The elements directly inside.
    var children: [XMLElement] {
        var found: [XMLElement] = []
        var child = unsafe node.pointee.children
        while let current = unsafe child {
            if unsafe current.pointee.type == XML_ELEMENT_NODE { found.append(unsafe XMLElement(current)) }
            unsafe child = current.pointee.next
        }
        return found
    }

    /// The first element directly inside.
    var firstChild: XMLElement? {
        var child = unsafe node.pointee.children
        while let current = unsafe child {
            if unsafe current.pointee.type == XML_ELEMENT_NODE { return unsafe XMLElement(current) }
            unsafe child = current.pointee.next
        }
        return nil
    }

    /// The text directly inside, comments left out.
    var text: String { unsafe concatenatedText(node.pointee.children) }

    /// The attributes, declarations of namespaces left out.
    var attributes: [XMLAttribute] {
        var found: [XMLAttribute] = []
        var attribute = unsafe node.pointee.properties
        while let current = unsafe attribute {
            found.append(unsafe XMLAttribute(current))
            unsafe attribute = current.pointee.next
        }
        return found
    }

    /// The attribute of a name.
    func attribute(_ namespace: XMPNamespace, _ name: String) -> XMLAttribute? {
        unsafe xmlHasNsProp(node, name, namespace.uri).flatMap { attribute in
            // A default of a document type declaration would come as another kind of node; there is none.
            unsafe attribute.pointee.type == XML_ATTRIBUTE_NODE ? unsafe XMLAttribute(attribute) : nil
        }
    }
}

/// An attribute, by reference; good as long as its element is.
@safe struct XMLAttribute {
    let node: xmlAttrPtr

    init(_ node: xmlAttrPtr) { unsafe self.node = node }

    /// The name without its prefix.
    var name: String { unsafe String(cString: node.pointee.name) }

    /// The name as it is written.
    var qualifiedName: String { unsafe XMLNamespaceDeclaration(node.pointee.ns).qualified(name) }

    /// The namespace declaration that the name refers to.
    var namespace: XMLNamespaceDeclaration { unsafe XMLNamespaceDeclaration(node.pointee.ns) }

    /// The value.
    var value: String { unsafe concatenatedText(node.pointee.children) }

    /// Whether the attribute is of this namespace.
    func isIn(_ namespace: XMPNamespace) -> Bool { self.namespace.isFor(namespace) }
}

/// A declaration of a namespace, or the lack of one; good as long as its document is.
@safe struct XMLNamespaceDeclaration {
    let node: xmlNsPtr?

    init(_ node: xmlNsPtr?) { unsafe self.node = node }

    /// Tells declarations apart without comparing names, which may be long.
    var identity: UInt { unsafe UInt(bitPattern: node) }

    /// The namespace's name; empty where there is none.
    var uri: String { unsafe node?.pointee.href.map { unsafe String(cString: $0) } ?? "" }

    /// Whether the declaration is for this namespace.
    func isFor(_ namespace: XMPNamespace) -> Bool {
        guard let node = unsafe node else { return namespace.uri.isEmpty }
        return unsafe xmlStrEqual(node.pointee.href, namespace.uri) == 1
    }

    func qualified(_ name: String) -> String {
        guard let prefix = unsafe node?.pointee.prefix else { return name }
        return unsafe String(cString: prefix) + ":" + name
    }
}

/// The text of a list of nodes.
///
/// Without a document type declaration it holds text and CDATA only, no references.
private func concatenatedText(_ first: xmlNodePtr?) -> String {
    var text = ""
    var node = unsafe first
    while let current = unsafe node {
        let type = unsafe current.pointee.type
        if type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE, let content = unsafe current.pointee.content {
            text += unsafe String(cString: content)
        }
        unsafe node = current.pointee.next
    }
    return text
}
