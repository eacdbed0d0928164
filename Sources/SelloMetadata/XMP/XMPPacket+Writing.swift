package import SelloBytes

extension XMPPacket {
    /// Gives a property a text.
    ///
    /// The property is replaced where it stands, as an attribute or an element, qualifiers of the old value included; further copies
    /// of it are taken out. A new property becomes an element of the first `rdf:Description`.
    ///
    /// - Parameters:
    ///   - namespace: The property's namespace.
    ///   - name: Its name without a prefix.
    ///   - value: The text, unescaped.
    /// - Throws: ``AssetError`` `.malformed` for characters that XML cannot hold, or a packet whose namespaces cannot be told apart.
    package mutating func set(_ namespace: XMPNamespace, _ name: String, to value: String) throws(AssetError) {
        try check(namespace, name, [value])
        if case .attribute(_, let owner) = occurrences(namespace, name).first {
            removeCopies(namespace, name)
            try owner.setAttribute(namespace, name, to: value)
        } else {
            try emptyElement(namespace, name).append(value)
        }
    }

    /// Gives a property a structure of texts, as `rdf:parseType="Resource"` (ISO 16684-1, 7.9.2.3).
    ///
    /// - Parameters:
    ///   - namespace: The property's namespace.
    ///   - name: Its name without a prefix.
    ///   - fields: The fields in the order in which they are written; fields that were there before go.
    /// - Throws: ``AssetError`` `.malformed` for characters that XML cannot hold, or a packet whose namespaces cannot be told apart.
    package mutating func setStructure(
        _ namespace: XMPNamespace, _ name: String, fields: [(namespace: XMPNamespace, name: String, value: String)]
    ) throws(AssetError) {
        try check(namespace, name, [])
        for field in fields { try check(field.namespace, field.name, [field.value]) }
        let element = try emptyElement(namespace, name)
        try element.setAttribute(.rdf, "parseType", to: "Resource")
        for field in fields { try element.append(field.namespace, field.name).append(field.value) }
    }

    /// Gives a property a text in the default language, as `dc:title` has it (ISO 16684-1, 8.2.2.4).
    ///
    /// Texts in other languages stay.
    ///
    /// - Parameters:
    ///   - namespace: The property's namespace.
    ///   - name: Its name without a prefix.
    ///   - value: The text, unescaped.
    /// - Throws: ``AssetError`` `.malformed` for characters that XML cannot hold, or a packet whose namespaces cannot be told apart.
    package mutating func setLocalizedText(_ namespace: XMPNamespace, _ name: String, to value: String)
        throws(AssetError)
    {
        try check(namespace, name, [value])
        let item: XMLElement
        if case .element(let element) = occurrences(namespace, name).first,
            case .array(let array) = XMPValue(of: element), array.isNamed(.rdf, "Alt")
        {
            removeCopies(namespace, name)
            if let known = array.children.first(where: { $0.isDefaultLanguage }) {
                item = known
                item.clear()
            } else {
                item = try array.prepend(.rdf, "li")
            }
        } else {
            item = try emptyElement(namespace, name).append(.rdf, "Alt").append(.rdf, "li")
        }
        try item.setLanguage(to: "x-default")
        try item.append(value)
    }

    /// Takes a property out, every copy of it.
    ///
    /// - Parameters:
    ///   - namespace: The property's namespace.
    ///   - name: Its name without a prefix.
    /// - Returns: Whether there was one.
    /// - Throws: ``AssetError`` `.malformed` for a packet whose namespaces cannot be told apart.
    @discardableResult
    package mutating func remove(_ namespace: XMPNamespace, _ name: String) throws(AssetError) -> Bool {
        try document.requireSoundNamespaces()
        let found = occurrences(namespace, name)
        for occurrence in found { occurrence.remove() }
        return !found.isEmpty
    }

    private func check(_ namespace: XMPNamespace, _ name: String, _ values: [String]) throws(AssetError) {
        try document.requireSoundNamespaces()
        try XMLText.requireName(namespace.prefix)
        try XMLText.requireName(name)
        for value in values { try XMLText.require(value) }
    }

    private func removeCopies(_ namespace: XMPNamespace, _ name: String) {
        for copy in occurrences(namespace, name).dropFirst() { copy.remove() }
    }

    /// The property as the only element of its name, with nothing in it.
    private func emptyElement(_ namespace: XMPNamespace, _ name: String) throws(AssetError) -> XMLElement {
        removeCopies(namespace, name)
        switch occurrences(namespace, name).first {
        case .element(let element):
            element.clear()
            return element
        case .attribute(let attribute, let owner):
            attribute.remove()
            return try owner.append(namespace, name)
        case nil:
            return try firstDescription().append(namespace, name)
        }
    }

    /// The `rdf:Description` that gets new properties.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    func firstDescription() throws(AssetError) -> XMLElement {
        if let first = descriptions.first { return first }
        let made = try rdf.append(.rdf, "Description")
        try made.setAttribute(.rdf, "about", to: "")
        return made
    }
}
