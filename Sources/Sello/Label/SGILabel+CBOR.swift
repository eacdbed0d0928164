internal import SelloBytes
package import SelloCBOR

/// The label as the assertion `org.sello.sgi` (`Spec/sgi-label.md`).
extension SGILabel {
    /// The assertion's label.
    package static let assertionLabel = "org.sello.sgi"
    /// The version of the assertion that is written.
    static let assertionVersion: UInt64 = 1

    /// The assertion's map.
    package var cbor: CBORValue {
        .map([
            "version": .unsigned(Self.assertionVersion),
            "id": .text(id.description),
            "operation": .text(operation.rawValue),
            "sourceType": .text(sourceType.rawValue),
            "system": system.map { system in
                .map([
                    "name": .text(system.name), "version": system.version.map { .text($0) },
                    "resource": system.resource.map { .text($0) },
                ])
            },
            "provider": provider.map { .text($0) },
            "createdAt": .tagged(0, .text(createdAt.description)),
            "modifiedAt": modifiedAt.map { .tagged(0, .text($0.description)) },
            "title": title.map { .text($0) },
            "prompt": prompt.map { .text($0) },
            "promptWriter": promptWriter.map { .text($0) },
            "visibleLabel": visibleLabel?.cbor,
            "previous": previous.isEmpty
                ? nil
                : .map([
                    "imageUniqueID": previous.imageUniqueID.map { .text($0) },
                    "digitalSourceType": previous.digitalSourceType.map { .text($0) },
                    "aiSystemUsed": previous.aiSystemUsed.map { .text($0) },
                    "aiSystemVersionUsed": previous.aiSystemVersionUsed.map { .text($0) },
                    "aiPromptInformation": previous.aiPromptInformation.map { .text($0) },
                    "aiPromptWriterName": previous.aiPromptWriterName.map { .text($0) },
                    "provenance": previous.provenance.map { .text($0) },
                    "resource": previous.resource.map { .text($0) },
                    "provider": previous.provider.map { .text($0) },
                    "createdAt": previous.createdAt.map { .text($0) },
                ]),
            "succeeds": succeeds.isEmpty
                ? nil
                : .array(
                    succeeds.map { old in
                        .map([
                            "place": .text(old.place.rawValue), "identifier": old.identifier.map { .text($0) },
                            "sourceType": old.sourceType.map { .text($0.rawValue) },
                        ])
                    }),
        ])
    }

    /// Reads the assertion's map.
    ///
    /// Unknown keys and later versions are read as far as they can be.
    /// - Returns: `nil` where a field that every version has is missing or is none.
    package init?(_ value: CBORValue?) {
        guard let value, value["version"]?.unsignedValue != nil,
            let id = value["id"]?.textValue.flatMap({ UniqueIdentifier($0) }),
            let operation = value["operation"]?.textValue.flatMap({ Operation(rawValue: $0) }),
            let sourceType = value["sourceType"]?.textValue,
            let createdAt = value["createdAt"]?.untagged.textValue.flatMap({ Moment(rfc3339: $0) })
        else { return nil }
        var previous = Previous()
        if let map = value["previous"] {
            previous.imageUniqueID = map["imageUniqueID"]?.textValue
            previous.digitalSourceType = map["digitalSourceType"]?.textValue
            previous.aiSystemUsed = map["aiSystemUsed"]?.textValue
            previous.aiSystemVersionUsed = map["aiSystemVersionUsed"]?.textValue
            previous.aiPromptInformation = map["aiPromptInformation"]?.textValue
            previous.aiPromptWriterName = map["aiPromptWriterName"]?.textValue
            previous.provenance = map["provenance"]?.textValue
            previous.resource = map["resource"]?.textValue
            previous.provider = map["provider"]?.textValue
            previous.createdAt = map["createdAt"]?.textValue
        }
        let system = value["system"]
        self.init(
            id: id, operation: operation, sourceType: DigitalSourceType(rawValue: sourceType),
            system: system?["name"]?.textValue.map {
                System(name: $0, version: system?["version"]?.textValue, resource: system?["resource"]?.textValue)
            },
            provider: value["provider"]?.textValue, createdAt: createdAt,
            modifiedAt: value["modifiedAt"]?.untagged.textValue.flatMap { Moment(rfc3339: $0) },
            title: value["title"]?.textValue, prompt: value["prompt"]?.textValue,
            promptWriter: value["promptWriter"]?.textValue, visibleLabel: VisibleLabel(value["visibleLabel"]),
            previous: previous)
        succeeds = (value["succeeds"]?.arrayValue ?? []).prefix(Self.predecessorLimit).compactMap { old in
            old["place"]?.textValue.flatMap { Predecessor.Place(rawValue: $0) }.map { place in
                Predecessor(
                    place: place, identifier: old["identifier"]?.textValue,
                    sourceType: old["sourceType"]?.textValue.map { DigitalSourceType(rawValue: $0) })
            }
        }
    }

    /// The most labels of others that one names.
    static let predecessorLimit = 16
}
