extension XMPPacket {
    /// The text of a property, in whatever form it stands.
    ///
    /// - Parameters:
    ///   - namespace: The property's namespace.
    ///   - name: Its name without a prefix.
    /// - Returns: The text; of an array the first item, of a language alternative the default. `nil` where there is no such property,
    ///   or only a structure.
    package func text(_ namespace: XMPNamespace, _ name: String) -> String? {
        for occurrence in occurrences(namespace, name) {
            switch occurrence {
            case .attribute(let attribute, _): return attribute.value
            case .element(let element): if let text = element.simpleText { return text }
            }
        }
        return nil
    }

    /// The text of a field of a property that is a structure, such as `stRef:documentID` of `xmpMM:DerivedFrom`.
    ///
    /// - Parameters:
    ///   - namespace: The property's namespace.
    ///   - name: Its name without a prefix.
    ///   - fieldNamespace: The field's namespace.
    ///   - field: The field's name without a prefix.
    /// - Returns: The text, or `nil` where there is no such field.
    package func text(
        _ namespace: XMPNamespace, _ name: String, field fieldNamespace: XMPNamespace, _ field: String
    ) -> String? {
        for case .element(let element) in occurrences(namespace, name) {
            if case .fields(let fields) = XMPValue(of: element), let text = fields.field(fieldNamespace, field) {
                return text
            }
        }
        return nil
    }

    /// All places where a property stands, in document order.
    ///
    /// A property should stand once (ISO 16684-1, 7.4), but writers that append do not look.
    func occurrences(_ namespace: XMPNamespace, _ name: String) -> [XMPOccurrence] {
        var found: [XMPOccurrence] = []
        for description in descriptions {
            if let attribute = description.attribute(namespace, name) {
                found.append(.attribute(attribute, of: description))
            }
            found += description.children.filter { $0.isNamed(namespace, name) }.map { .element($0) }
        }
        return found
    }
}

/// A place where a property stands.
enum XMPOccurrence {
    case attribute(XMLAttribute, of: XMLElement)
    case element(XMLElement)

    /// Takes the property out of its place.
    func remove() {
        switch self {
        case .attribute(let attribute, _): attribute.remove()
        case .element(let element): element.remove()
        }
    }
}
