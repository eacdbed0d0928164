extension XMPPacket {
    /// The properties that the rules for traces read, under the prefixes that their owners prefer.
    ///
    /// - Parameters:
    ///   - carrier: What carries the packet.
    ///   - range: Where that lies.
    /// - Returns: The fields, in the order of the packet; an attribute and an element are the same.
    package func traceFields(carrier: String, at range: Range<Int>) -> [MetadataField] {
        var found: [MetadataField] = []
        var counts: [String: Int] = [:]
        func add(_ key: String, _ text: String) {
            guard !text.isEmpty, counts[key, default: 0] < Self.occurrenceLimit else { return }
            counts[key, default: 0] += 1
            let value = Array(text.utf8.prefix(FieldLimits.valueByteCount))
            found.append(MetadataField(.xmp, key, value, carrier: carrier, at: range))
        }
        // One walk for all names: a packet may have many properties, and most of them are none of these.
        for description in descriptions {
            for attribute in description.attributes {
                if let namespace = Self.namespace(of: attribute.name, attribute.isIn) {
                    add("\(namespace.prefix):\(attribute.name)", attribute.value)
                }
            }
            for element in description.children {
                let name = element.name
                if let namespace = Self.namespace(of: name, element.namespace.isFor), let text = element.simpleText {
                    add("\(namespace.prefix):\(name)", text)
                }
            }
        }
        return found
    }

    /// The namespace in which a property of this name is one of those that are looked for.
    private static func namespace(of name: String, _ isIn: (XMPNamespace) -> Bool) -> XMPNamespace? {
        namespaces[name]?.first(where: isIn)
    }

    /// A property should stand once; copies that contradict each other are looked at as far as a reader would.
    private static let occurrenceLimit = 4

    private static let namespaces: [String: [XMPNamespace]] = {
        var namespaces: [String: [XMPNamespace]] = [:]
        for (namespace, names) in traceNames { for name in names { namespaces[name, default: []].append(namespace) } }
        return namespaces
    }()

    private static let traceNames: [(XMPNamespace, [String])] = [
        (
            .iptcExtension,
            [
                "DigitalSourceType", "DigitalSourceFileType", "AISystemUsed", "AISystemVersionUsed",
                "AIPromptInformation", "AIPromptWriterName",
            ]
        ),
        (.tc260, ["AIGC"] + TC260Label.keys),
        (.photoshop, ["Credit"]), (.basic, ["CreatorTool"]), (.tiff, ["Software", "Make"]), (.exif, ["UserComment"]),
        (.dublinCore, ["description"]), (.dublinCoreTerms, ["provenance"]),
    ]
}

extension XMPNamespace {
    /// Photoshop's (XMP specification part 2).
    package static let photoshop = XMPNamespace(uri: "http://ns.adobe.com/photoshop/1.0/", prefix: "photoshop")
    /// TIFF's fields in XMP.
    package static let tiff = XMPNamespace(uri: "http://ns.adobe.com/tiff/1.0/", prefix: "tiff")
    /// Exif's fields in XMP.
    package static let exif = XMPNamespace(uri: "http://ns.adobe.com/exif/1.0/", prefix: "exif")
}
