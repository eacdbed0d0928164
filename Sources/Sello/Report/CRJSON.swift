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

    /// Writes the document.
    ///
    /// - Parameters:
    ///   - isIndented: Whether each member stands on a line of its own.
    ///   - sink: Takes the text in pieces.
    func write(isIndented: Bool, to sink: @escaping (String) -> Void) {
        var stream = JSONStream(isIndented: isIndented, to: sink)
        stream.object { stream in
            stream.member(
                "@context",
                .object([
                    "@vocab": .text("https://c2pa.org/crjson"), "extras": .text("https://c2pa.org/crjson/extras"),
                ]))
            stream.member(
                "jsonGenerator",
                .object([
                    "name": .text("Sello"), "version": .text(SelloVersion.current), "date": .text(moment.description),
                ]))
            stream.key("manifests")
            stream.array { stream in
                guard let validation else { return }
                for manifest in validation.store.manifests.reversed() {
                    guard let found = validation.manifests[manifest.label] else { continue }
                    write(found, validation, to: &stream)
                }
            }
        }
        stream.finish()
    }

    private func write(_ found: ManifestValidation, _ validation: StoreValidation, to stream: inout JSONStream) {
        stream.object { stream in
            stream.member("label", .text(found.manifest.label))
            stream.key("assertions")
            stream.object { stream in
                for assertion in found.manifest.assertions { write(assertion, found, validation.store, to: &stream) }
            }
            if let claim = found.claimValue {
                stream.key(found.manifest.claimVersion == 1 ? "claim" : "claim.v2")
                Self.write(claim: claim, version: found.manifest.claimVersion, to: &stream)
            }
            stream.member("signature", Self.signature(found))
            stream.key("validationResults")
            stream.object { stream in
                Self.write(found.results, to: &stream)
                stream.member("specVersion", .text("2.4.0"))
                stream.member("validationTime", .text(moment.description))
            }
            guard found.manifest.label == validation.active, !validation.deltas.isEmpty else { return }
            stream.key("ingredientDeltas")
            stream.array { stream in
                for delta in validation.deltas {
                    stream.object { stream in
                        stream.member("ingredientAssertionURI", .text(delta.ingredientAssertionURI))
                        stream.key("validationDeltas")
                        stream.object { stream in Self.write(delta.validationDeltas, to: &stream) }
                    }
                }
            }
        }
    }

    private static func write(_ results: ValidationResults, to stream: inout JSONStream) {
        for (key, list) in [
            ("success", results.success), ("informational", results.informational), ("failure", results.failure),
        ] {
            stream.key(key)
            stream.array { stream in for status in list { stream.value(JSONValue(status)) } }
        }
    }

    private func write(
        _ assertion: Manifest.Assertion, _ found: ManifestValidation, _ store: ManifestStore,
        to stream: inout JSONStream
    ) {
        stream.key(assertion.label)
        // What would make the document endless is named by its digest, like pictures.
        let isTooMuch =
            stream.byteCount + store.tree.boxes[assertion.box].range.count > limits.crJSONByteCount
        if !isTooMuch, let cbor = found.values[assertion.label] {
            stream.cbor(cbor)
        } else if !isTooMuch, let payload = store.tree.content(of: assertion.box, JUMBFBox.json),
            JSONSyntax.isWellFormed(store.tree.bytes.rawBytes.extracting(payload), nesting: limits.nesting),
            let text = String(validating: store.tree.bytes[payload], as: UTF8.self)
        {
            // The validator has not read what no claim lists. Line ends inside would break JSON Lines, and mean nothing.
            stream.value(.raw(text.split(whereSeparator: \.isNewline).joined(separator: " ")))
        } else {
            stream.value(Self.binary(assertion, found, store))
        }
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

    private static func write(claim: CBORValue, version: Int, to stream: inout JSONStream) {
        guard case .map(let pairs) = claim else { return stream.cbor(claim) }
        stream.object { stream in
            // Older writers put null where a field is absent; the schema has no null.
            stream.members(pairs.filter { $0.value != .null })
            if version == 2, !pairs.contains(where: { $0.key.textValue == "redacted_assertions" }) {
                stream.member("redacted_assertions", .array([]))
            }
        }
    }

    private static func signature(_ found: ManifestValidation) -> JSONValue {
        guard let leaf = found.certificates.first else { return .object([]) }
        return .object([
            "algorithm": (found.signature?.algorithm?.rawValue).map { .text($0) },
            "certificateInfo": information(leaf),
            "timeStampInfo": found.timeStamp.map { stamp in
                .object([
                    "timestamp": .text(stamp.time.description), "certificateInfo": information(stamp.authority),
                ])
            },
        ])
    }

    private static func information(_ certificate: Certificate) -> JSONValue {
        .object([
            "serialNumber": .text(certificate.serialNumberHex), "issuer": name(certificate.issuer),
            "subject": name(certificate.subject),
            "validity": .object([
                "notBefore": .text(certificate.validity.notBefore.description),
                "notAfter": .text(certificate.validity.notAfter.description),
            ]),
        ])
    }

    /// The parts that crJSON's schema has, each once: what stands several times, such as units of an organization, is joined.
    private static func name(_ name: DistinguishedName) -> JSONValue {
        .object(
            nameParts.compactMap { part in
                let values = name.attributes.filter { $0.shortName == part }.map(\.value)
                return values.isEmpty
                    ? nil : JSONValue.Member(key: part, value: .text(values.joined(separator: ", ")))
            })
    }

    private static let nameParts = ["C", "ST", "L", "O", "OU", "CN", "E", "2.5.4.97"]
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
