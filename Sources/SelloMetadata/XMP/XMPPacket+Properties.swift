package import SelloBytes

extension XMPPacket {
    /// All texts of the packet, in document order, whatever the form in which they are written.
    ///
    /// - Returns: One value for each simple property, item, field and qualifier.
    /// - Throws: ``AssetError`` `.limitExceeded` where the paths together are longer than a packet may be, which takes a packet made
    ///   for it.
    package func properties() throws(AssetError) -> [XMPProperty] {
        var collector = XMPCollector(budget: limits.metadataByteCount)
        for description in descriptions {
            for attribute in description.attributes where attribute.isField {
                let namespace = collector.uri(of: attribute.namespace)
                // Old writers leave the prefix of `rdf:about` out.
                if namespace.isEmpty, attribute.name == "about" { continue }
                try collector.add(namespace, attribute.name, attribute.value)
            }
            for element in description.children {
                try collector.visit(element, collector.uri(of: element.namespace), element.name)
            }
        }
        return collector.found
    }
}

/// Gathers the texts of a packet.
///
/// It recurses as deep as the packet is nested, which has been checked.
private struct XMPCollector {
    private(set) var found: [XMPProperty] = []
    private var budget: Int
    /// The namespaces' names: each is copied once, since a packet may have a long one and many names in it.
    private var uris: [UInt: String] = [:]

    init(budget: Int) { self.budget = budget }

    mutating func uri(of declaration: XMLNamespaceDeclaration) -> String {
        if let known = uris[declaration.identity] { return known }
        let uri = declaration.uri
        uris[declaration.identity] = uri
        return uri
    }

    mutating func add(_ namespace: String, _ path: String, _ value: String) throws(AssetError) {
        budget -= path.utf8.count
        guard budget >= 0 else {
            throw AssetError(.limitExceeded, "the paths of the XMP's properties are longer than a packet may be")
        }
        found.append(XMPProperty(namespace: namespace, path: path, value: value))
    }

    mutating func visit(_ element: XMLElement, _ namespace: String, _ path: String) throws(AssetError) {
        // What is inside repeats this path: it is paid for here too.
        budget -= path.utf8.count
        if let language = element.attribute(.xml, "lang") {
            try add(namespace, path + "/?xml:lang", language.value)
        }
        switch XMPValue(of: element) {
        case .simple(let text):
            try add(namespace, path, text)
        case .array(let array):
            for (index, item) in array.children.enumerated() {
                try visit(item, namespace, path + "[\(index + 1)]")
            }
        case .fields(let fields):
            try addFields(of: fields, namespace, path)
        case .other:
            try add(namespace, path, element.text)
            try addFields(of: element, namespace, path)
        }
    }

    private mutating func addFields(
        of element: XMLElement, _ namespace: String, _ path: String
    ) throws(AssetError) {
        for attribute in element.attributes where attribute.isField {
            try add(namespace, path + "/" + attribute.qualifiedName, attribute.value)
        }
        for child in element.children { try visit(child, namespace, path + "/" + child.qualifiedName) }
    }
}
