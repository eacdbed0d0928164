internal import CLibXML2
import SelloBytes

// Every `unsafe` here is a call of libxml2 on nodes that the document owns. A new node is freed here until the
// tree has taken it; one that is freed was unlinked first.

extension XMLElement {
    /// Takes everything out: text, elements and attributes, but not the namespaces declared here.
    func clear() {
        while let child = unsafe node.pointee.children {
            unsafe xmlUnlinkNode(child)
            unsafe xmlFreeNode(child)
        }
        while let attribute = unsafe node.pointee.properties {
            guard unsafe xmlRemoveProp(attribute) == 0 else { return }
        }
    }

    /// Appends text, escaped when it is written.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    func append(_ text: String) throws(AssetError) {
        guard !text.isEmpty else { return }
        guard let added = unsafe xmlNewDocText(node.pointee.doc, text) else { throw .outOfMemory }
        guard unsafe xmlAddChild(node, added) != nil else {
            unsafe xmlFreeNode(added)
            throw .outOfMemory
        }
    }

    /// Appends an element behind the last one, indented as that one is.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    func append(_ namespace: XMPNamespace, _ name: String) throws(AssetError) -> XMLElement {
        try insert(namespace, name, after: children.last)
    }

    /// Puts an element before the first one, indented as that one is.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    func prepend(_ namespace: XMPNamespace, _ name: String) throws(AssetError) -> XMLElement {
        guard let first = firstChild else { return try append(namespace, name) }
        let space = first.spaceBefore
        let added = try made(namespace, name)
        guard unsafe xmlAddPrevSibling(first.node, added.node) != nil else {
            unsafe xmlFreeNode(added.node)
            throw .outOfMemory
        }
        try first.putBefore(space)
        return added
    }

    /// Takes the element out of the document, with the white space before it.
    ///
    /// The value is not to be used any more.
    func remove() {
        if spaceBefore != nil, let before = unsafe node.pointee.prev {
            unsafe xmlUnlinkNode(before)
            unsafe xmlFreeNode(before)
        }
        unsafe xmlUnlinkNode(node)
        unsafe xmlFreeNode(node)
    }

    /// Gives the element an attribute, in place of one of the same name.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    func setAttribute(_ namespace: XMPNamespace, _ name: String, to value: String) throws(AssetError) {
        let declaration = unsafe try declaration(of: namespace)
        guard unsafe xmlSetNsProp(node, declaration, name, value) != nil else { throw .outOfMemory }
    }

    /// Gives the element an `xml:lang`, whose prefix needs no declaration.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    func setLanguage(to value: String) throws(AssetError) {
        guard let declaration = unsafe xmlSearchNs(node.pointee.doc, node, "xml"),
            unsafe xmlSetNsProp(node, declaration, "lang", value) != nil
        else { throw .outOfMemory }
    }

    private func insert(
        _ namespace: XMPNamespace, _ name: String, after last: XMLElement?
    ) throws(AssetError) -> XMLElement {
        if last == nil, unsafe node.pointee.children == nil, let space = spaceBefore {
            // The first of its level stands one step further in than the element around it.
            let added = try append(namespace, name, indentedBy: space + " ")
            try append(space)
            return added
        }
        let space = last?.spaceBefore
        let added = try made(namespace, name)
        let linked =
            if let last { unsafe xmlAddNextSibling(last.node, added.node) } else {
                unsafe xmlAddChild(node, added.node)
            }
        guard unsafe linked != nil else {
            unsafe xmlFreeNode(added.node)
            throw .outOfMemory
        }
        try added.putBefore(space)
        return added
    }

    private func append(
        _ namespace: XMPNamespace, _ name: String, indentedBy space: String
    ) throws(AssetError) -> XMLElement {
        let added = try made(namespace, name)
        guard unsafe xmlAddChild(node, added.node) != nil else {
            unsafe xmlFreeNode(added.node)
            throw .outOfMemory
        }
        try added.putBefore(space)
        return added
    }

    private func made(_ namespace: XMPNamespace, _ name: String) throws(AssetError) -> XMLElement {
        let declaration = unsafe try declaration(of: namespace)
        guard let made = unsafe xmlNewDocNode(node.pointee.doc, declaration, name, nil) else { throw .outOfMemory }
        return unsafe XMLElement(made)
    }

    /// The declaration of a namespace that holds here, made where there is none with a prefix.
    private func declaration(of namespace: XMPNamespace) throws(AssetError) -> xmlNsPtr {
        var scope: xmlNodePtr? = unsafe node
        while let current = unsafe scope, unsafe current.pointee.type == XML_ELEMENT_NODE {
            var declared = unsafe current.pointee.nsDef
            while let candidate = unsafe declared {
                // One further in may use the same prefix for something else.
                if unsafe candidate.pointee.prefix != nil,
                    unsafe xmlStrEqual(candidate.pointee.href, namespace.uri) == 1,
                    unsafe xmlSearchNs(node.pointee.doc, node, candidate.pointee.prefix) == candidate
                {
                    return unsafe candidate
                }
                unsafe declared = candidate.pointee.next
            }
            unsafe scope = current.pointee.parent
        }
        // A prefix already in use here would change its meaning for the elements inside.
        var prefix = namespace.prefix
        var number = 1
        while unsafe xmlSearchNs(node.pointee.doc, node, prefix) != nil {
            number += 1
            prefix = namespace.prefix + String(number)
        }
        guard let made = unsafe xmlNewNs(node, namespace.uri, prefix) else { throw .outOfMemory }
        return unsafe made
    }

    /// The white space directly before the element, where there is nothing else.
    private var spaceBefore: String? {
        guard let before = unsafe node.pointee.prev, unsafe before.pointee.type == XML_TEXT_NODE,
            unsafe xmlIsBlankNode(before) == 1, let content = unsafe before.pointee.content
        else { return nil }
        return unsafe String(cString: content)
    }

    private func putBefore(_ space: String?) throws(AssetError) {
        guard let space, !space.isEmpty else { return }
        guard let text = unsafe xmlNewDocText(node.pointee.doc, space) else { throw .outOfMemory }
        guard unsafe xmlAddPrevSibling(node, text) != nil else {
            unsafe xmlFreeNode(text)
            throw .outOfMemory
        }
    }
}

extension XMLAttribute {
    /// Takes the attribute out of its element.
    ///
    /// The value is not to be used any more.
    func remove() { _ = unsafe xmlRemoveProp(node) }
}
