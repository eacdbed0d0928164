import SelloBytes
import SelloCBOR
import SelloManifest
import SigningForge

/// Makes the box of one manifest.
struct ManifestForger {
    let manifest: ForgedManifest
    let store: ForgedStore
    let asset: ForgedAsset

    func box() throws -> [UInt8] {
        var boxes: [String: [UInt8]] = [:]
        for assertion in manifest.assertions { _ = try box(of: assertion, &boxes, depth: 0) }
        func references(_ list: [ForgedAssertion]) throws -> [CBORValue] {
            try list.map { assertion in
                let box = boxes[assertion.label] ?? []
                let digest = DigestAlgorithm(rawValue: assertion.listedAlgorithm ?? "sha256") ?? .sha256
                return .map([
                    "url": .text(assertion.listedURL ?? "self#jumbf=c2pa.assertions/\(assertion.label)"),
                    "alg": assertion.listedAlgorithm.map { .text($0) },
                    "hash": .bytes(try assertion.listedHash ?? Digest.of(Array(box.dropFirst(8)), digest)),
                ])
            }
        }
        let created = try references(manifest.created) + manifest.listedToo.map { try resolve($0, &boxes, depth: 0) }
        let claim = try manifest.claimBytes ?? claim(created, try references(manifest.gathered), &boxes)
        let stored = manifest.assertions.filter(\.isStored).compactMap { boxes[$0.label] }
        var content = [
            JUMBFWriter.superbox(
                .assertionStore, label: Manifest.assertionStoreLabel, content: stored + manifest.beside)
        ]
        let label = manifest.claimLabel ?? Claim.label(version: manifest.version)
        for _ in 0..<manifest.claimCount { content.append(JUMBFWriter.cbor(.claim, label: label, claim)) }
        if manifest.signature.isStored {
            content.append(
                JUMBFWriter.cbor(
                    .claimSignature, label: "c2pa.signature", try manifest.signature.content(claim: claim)))
        }
        return JUMBFWriter.superbox(manifest.type, label: manifest.label, content: content + manifest.boxes)
    }

    private func claim(
        _ created: [CBORValue], _ gathered: [CBORValue], _ boxes: inout [String: [UInt8]]
    ) throws -> [UInt8] {
        var claim: CBORValue =
            manifest.version == 1
            ? .map([
                "instanceID": "xmp:iid:1", "claim_generator": "Forger/1", "dc:format": "image/png", "alg": "sha256",
                "signature": .text("self#jumbf=/c2pa/\(manifest.label)/c2pa.signature"),
                "assertions": .array(created + gathered),
            ])
            : .map([
                "instanceID": "xmp:iid:1", "claim_generator_info": .map(["name": "Forger"]), "alg": "sha256",
                "signature": .text("self#jumbf=/c2pa/\(manifest.label)/c2pa.signature"),
                "created_assertions": .array(created),
                "gathered_assertions": gathered.isEmpty ? nil : .array(gathered),
            ])
        for (key, value) in manifest.claimFields {
            claim = claim.setting(key, try value.map { try resolve($0, &boxes, depth: 0) })
        }
        return CBOREncoder.encode(claim)
    }

    /// The box of an assertion, made once; what refers to it asks for it first.
    private func box(
        of assertion: ForgedAssertion, _ boxes: inout [String: [UInt8]], depth: Int
    ) throws -> [UInt8] {
        if let made = boxes[assertion.label] { return made }
        guard depth < 8 else { throw ForgingError("way out of assertions that refer to one another") }
        let content: [[UInt8]]
        switch assertion.content {
        case .boxes(let ready): content = ready
        case .value(let value): content = [ForgedAssertion.content(try resolve(value, &boxes, depth: depth + 1))]
        case .binding(let make):
            content = [ForgedAssertion.content(try resolve(try make(asset), &boxes, depth: depth + 1))]
        case .timeStamps(let stamps):
            content = [
                ForgedAssertion.content(
                    .map(
                        try stamps.map { label, stamp in
                            let message = try store.signed(label).signatureMessage
                            return CBORPair(.text(label), .bytes(try stamp.stamp(message, as: .token)))
                        }))
            ]
        }
        let box = assertion.box(content)
        boxes[assertion.label] = box
        return box
    }

    /// Puts references and digests where they are asked for.
    private func resolve(
        _ value: CBORValue, _ boxes: inout [String: [UInt8]], depth: Int
    ) throws -> CBORValue {
        switch value {
        case .tagged(ForgedReference.tag, .text(let url)):
            return .map(["url": .text(url), "hash": .bytes(try digest(url, &boxes, depth: depth))])
        case .tagged(let tag, let content): return .tagged(tag, try resolve(content, &boxes, depth: depth))
        case .array(let items): return .array(try items.map { try resolve($0, &boxes, depth: depth) })
        case .map(let pairs):
            return .map(try pairs.map { CBORPair($0.key, try resolve($0.value, &boxes, depth: depth)) })
        default: return value
        }
    }

    private func digest(_ url: String, _ boxes: inout [String: [UInt8]], depth: Int) throws -> [UInt8] {
        guard let uri = JUMBFURI(url) else { throw ForgingError(url) }
        var labels = uri.labels[...]
        if uri.isAbsolute {
            guard labels.first == manifest.label else { return try store.digest(url) }
            labels = labels.dropFirst()
        }
        if labels.count == 2, labels.first == Manifest.assertionStoreLabel,
            let assertion = manifest.assertions.first(where: { $0.label == labels.last })
        {
            return try Digest.of(Array(try box(of: assertion, &boxes, depth: depth).dropFirst(8)), .sha256)
        }
        for box in manifest.beside + manifest.boxes {
            let tree = try JUMBFTree(box, limits: Limits())
            if tree.boxes[0].description?.label == labels.last {
                return try Digest.of(Array(box.dropFirst(8)), .sha256)
            }
            if let child = labels.last.flatMap({ tree.child(of: 0, labelled: $0) }) {
                return try tree.digest(of: child, .sha256)
            }
        }
        throw ForgingError(url)
    }
}
