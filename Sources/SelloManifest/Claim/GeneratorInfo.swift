package import SelloCBOR

/// The software that made a claim (`generator-info-map`, spec 2.4, §10.2).
package struct GeneratorInfo: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// Its version.
    package var version: String?
    /// The version of the specification that the claim follows; since 2.4 it stands here.
    package var specVersion: String?

    /// The name with the version behind it.
    package var fullName: String { [name, version].compactMap(\.self).joined(separator: " ") }

    package init(name: String, version: String? = nil, specVersion: String? = nil) {
        self.name = name
        self.version = version
        self.specVersion = specVersion
    }

    /// Reads the map; `nil` without a name.
    package init?(_ value: CBORValue?) {
        guard let name = value?["name"]?.textValue else { return nil }
        self.name = name
        version = value?["version"]?.textValue
        specVersion = value?["specVersion"]?.textValue
    }

    /// The map, to be written.
    package var cbor: CBORValue {
        .map([
            "name": .text(name), "version": version.map { .text($0) }, "specVersion": specVersion.map { .text($0) },
        ])
    }
}
