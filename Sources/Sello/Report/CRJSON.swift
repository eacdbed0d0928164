internal import SelloBytes
internal import SelloCBOR
internal import SelloManifest
internal import SelloSigning

/// The report as crJSON (spec 2.4; checklist §21): manifests from the active one backwards, as other tools and C2PA's own rubrics read
/// them.
package struct CRJSON: Sendable {
    let validation: StoreValidation?
    let moment: Moment
    let limits: Limits
    /// Where the bytes of the store lie in the file.
    var storeMap = StoreMap([])

    var document: JSONValue {
        .object([
            "@context": .object([
                "@vocab": .text("https://c2pa.org/crjson"), "extras": .text("https://c2pa.org/crjson/extras"),
            ]),
            "jsonGenerator": .object(["name": .text("Sello"), "version": .text(SelloVersion.current)]),
            "manifests": .array(manifests),
        ])
    }

    private var manifests: [JSONValue] {
        guard let validation else { return [] }
        return validation.store.manifests.reversed().compactMap { manifest in
            validation.manifests[manifest.label].map { self.manifest($0, validation) }
        }
    }

    private func manifest(_ found: ManifestValidation, _ validation: StoreValidation) -> JSONValue {
        let isActive = found.manifest.label == validation.active
        let claim = found.claimValue.map { Self.claim($0, version: found.manifest.claimVersion) }
        return .object([
            "label": .text(found.manifest.label),
            "assertions": .object(found.manifest.assertions.map { member($0, found, validation.store) }),
            "claim": found.manifest.claimVersion == 1 ? claim : nil,
            "claim.v2": found.manifest.claimVersion == 2 ? claim : nil,
            "signature": Self.signature(found),
            "validationResults": .object([
                "success": Self.list(found.results.success),
                "informational": Self.list(found.results.informational),
                "failure": Self.list(found.results.failure),
                "specVersion": .text("2.4.0"),
                "validationTime": .text(moment.description),
            ]),
            "ingredientDeltas": !isActive || validation.deltas.isEmpty
                ? nil : .array(validation.deltas.map { .init($0) }),
        ])
    }

    private func member(
        _ assertion: Manifest.Assertion, _ found: ManifestValidation, _ store: ManifestStore
    ) -> JSONValue.Member {
        let value: JSONValue
        if let cbor = found.values[assertion.label] {
            value = JSONValue(cbor)
        } else if let payload = store.tree.content(of: assertion.box, JUMBFBox.json),
            JSONSyntax.isWellFormed(store.tree.bytes.rawBytes.extracting(payload), nesting: limits.nesting),
            let text = String(validating: store.tree.bytes[payload], as: UTF8.self)
        {
            // The validator has not read what no claim lists. Line ends inside would break JSON Lines, and mean nothing.
            value = .raw(text.split(whereSeparator: \.isNewline).joined(separator: " "))
        } else {
            value = Self.binary(assertion, found, store)
        }
        return JSONValue.Member(key: assertion.label, value: value)
    }

    /// What a binary assertion is: its media type, its reference and its digest.
    private static func binary(
        _ assertion: Manifest.Assertion, _ found: ManifestValidation, _ store: ManifestStore
    ) -> JSONValue {
        let type = store.tree.content(of: assertion.box, JUMBFBox.fileDescription).flatMap { payload in
            String(validating: store.tree.bytes[payload].dropFirst().prefix { $0 != 0 }, as: UTF8.self)
        }
        let digest = (try? store.tree.digest(of: assertion.box, .sha256)) ?? []
        return .object([
            "format": .text(type ?? "application/octet-stream"),
            "identifier": .text(found.manifest.assertionURI(assertion.label)),
            "hash": .text(JSONValue.base64(digest)),
        ])
    }

    private static func claim(_ value: CBORValue, version: Int) -> JSONValue {
        guard case .object(var members) = JSONValue(value) else { return JSONValue(value) }
        if version == 2, !members.contains(where: { $0.key == "redacted_assertions" }) {
            members.append(JSONValue.Member(key: "redacted_assertions", value: .array([])))
        }
        return .object(members)
    }

    private static func signature(_ found: ManifestValidation) -> JSONValue {
        guard let leaf = found.certificates.first else { return .object([]) }
        return .object([
            "algorithm": (found.signature?.algorithm?.rawValue).map { .text($0) },
            "certificateInfo": .object([
                "serialNumber": .text(leaf.serialNumberHex), "issuer": name(leaf.issuer), "subject": name(leaf.subject),
                "validity": .object([
                    "notBefore": .text(leaf.validity.notBefore.description),
                    "notAfter": .text(leaf.validity.notAfter.description),
                ]),
            ]),
        ])
    }

    private static func name(_ name: DistinguishedName) -> JSONValue {
        .object(name.attributes.map { JSONValue.Member(key: $0.shortName, value: .text($0.value)) })
    }

    private static func list(_ statuses: [ValidationStatus]) -> JSONValue { .array(statuses.map { JSONValue($0) }) }
}

extension JSONValue {
    init(_ status: ValidationStatus) {
        self = .object([
            "code": .text(status.code.rawValue), "url": .text(status.url), "explanation": .text(status.explanation),
        ])
    }

    init(_ results: ValidationResults) {
        self = .object([
            "success": .array(results.success.map { JSONValue($0) }),
            "informational": .array(results.informational.map { JSONValue($0) }),
            "failure": .array(results.failure.map { JSONValue($0) }),
        ])
    }

    init(_ delta: IngredientDelta) {
        self = .object([
            "ingredientAssertionURI": .text(delta.ingredientAssertionURI),
            "validationDeltas": JSONValue(delta.validationDeltas),
        ])
    }

    /// A CBOR item as crJSON shows it: byte strings as `b64'…'`, tags left away.
    init(_ value: CBORValue) {
        switch value {
        case .unsigned(let number): self = Int64(exactly: number).map { .integer($0) } ?? .number(Double(number))
        case .negative(let number):
            self = Int64(exactly: number).map { .integer(-1 - $0) } ?? .number(-1 - Double(number))
        case .bytes(let bytes): self = .text(Self.base64(bytes))
        case .text(let text): self = .text(text)
        case .array(let items): self = .array(items.map { JSONValue($0) })
        case .map(let pairs):
            self = .object(
                pairs.map { Member(key: $0.key.textValue ?? $0.key.diagnostic(), value: JSONValue($0.value)) })
        case .tagged(_, let content): self = JSONValue(content)
        case .bool(let flag): self = .bool(flag)
        case .null, .undefined: self = .null
        case .simple(let number): self = .integer(Int64(number))
        case .float(let number): self = .number(number)
        }
    }

    /// Bytes as crJSON shows them.
    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 3 * 4 + 4)
        var at = 0
        while at < bytes.count {
            let group = bytes[at..<min(at + 3, bytes.count)]
            var word: UInt32 = 0
            for index in 0..<3 { word = word << 8 | (index < group.count ? UInt32(group[at + index]) : 0) }
            for index in 0..<4 {
                text.append(
                    index <= group.count ? alphabet[Int(word >> UInt32(18 - 6 * index) & 0x3F)] : UInt8(ascii: "="))
            }
            at += 3
        }
        return "b64'" + String(decoding: text, as: UTF8.self) + "'"
    }
}
