/// The forms in which RDF may write a value of XMP (ISO 16684-1, 7.4 to 7.9).
enum XMPValue {
    /// A text or a URI.
    case simple(String)
    /// The `rdf:Alt`, `rdf:Bag` or `rdf:Seq` with the items.
    case array(XMLElement)
    /// The element whose attributes and elements are the fields of a structure, or `rdf:value` and qualifiers.
    case fields(XMLElement)
    /// RDF that XMP does not use: literals, collections, typed nodes.
    case other

    /// Finds the form of a property's, an item's or a field's value.
    init(of element: XMLElement) {
        if let parseType = element.attribute(.rdf, "parseType")?.value {
            self = parseType == "Resource" ? .fields(element) : .other
        } else if let resource = element.attribute(.rdf, "resource") {
            self = .simple(resource.value)
        } else if let child = element.firstChild {
            if ["Alt", "Bag", "Seq"].contains(where: { child.isNamed(.rdf, $0) }) {
                self = .array(child)
            } else {
                self = child.isNamed(.rdf, "Description") ? .fields(child) : .other
            }
        } else if element.attributes.contains(where: \.isField) {
            self = .fields(element)
        } else {
            self = .simple(element.text)
        }
    }
}

extension XMLElement {
    /// The value as a text: of an array the first item, or the one in the default language, of a qualified value the value.
    var simpleText: String? {
        switch XMPValue(of: self) {
        case .simple(let text): return text
        case .array(let array):
            let items = array.children
            return (items.first { $0.isDefaultLanguage } ?? items.first)?.simpleText
        case .fields(let fields): return fields.field(.rdf, "value")
        case .other: return nil
        }
    }

    /// The text of a field, written as an attribute or as an element.
    func field(_ namespace: XMPNamespace, _ name: String) -> String? {
        if let attribute = attribute(namespace, name) { return attribute.value }
        return children.first { $0.isNamed(namespace, name) }?.simpleText
    }

    /// Whether the element is marked as the default of a language alternative (ISO 16684-1, 8.2.2.4).
    var isDefaultLanguage: Bool { attribute(.xml, "lang")?.value.lowercased() == "x-default" }
}

extension XMLAttribute {
    /// Whether the attribute is a property or a field, not a part of RDF's or XML's own notation.
    var isField: Bool {
        if isIn(.xml) { return false }
        return isIn(.rdf) ? name == "value" : true
    }
}
