extension XMPPacket {
    /// The properties that the rules for traces read, under the prefixes that their owners prefer.
    ///
    /// - Parameters:
    ///   - carrier: What carries the packet.
    ///   - range: Where that lies.
    /// - Returns: The fields, in the order of the list; an attribute and an element are the same.
    package func traceFields(carrier: String, at range: Range<Int>) -> [MetadataField] {
        var found: [MetadataField] = []
        for (namespace, names) in Self.traceNames {
            for name in names {
                for text in texts(namespace, name).prefix(Self.occurrenceLimit) where !text.isEmpty {
                    let value = Array(text.utf8.prefix(FieldLimits.valueByteCount))
                    found.append(
                        MetadataField(.xmp, "\(namespace.prefix):\(name)", value, carrier: carrier, at: range))
                }
            }
        }
        return found
    }

    /// The texts of every place where a property stands.
    private func texts(_ namespace: XMPNamespace, _ name: String) -> [String] {
        occurrences(namespace, name).compactMap { occurrence in
            switch occurrence {
            case .attribute(let attribute, _): attribute.value
            case .element(let element): element.simpleText
            }
        }
    }

    /// A property should stand once; copies that contradict each other are looked at as far as a reader would.
    private static let occurrenceLimit = 4

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
