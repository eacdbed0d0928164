internal import SelloBytes
internal import SelloContainers
internal import SelloManifest
internal import SelloMetadata

extension ReportBuilder {
    /// Exif and XMP of the file that contradict what was signed; looked for only where a manifest signs metadata or a label.
    ///
    /// - Parameter copy: What the XMP says of the label.
    /// - Returns: What contradicts, in the order of the file.
    func contradictions(_ copy: XMPLabelCopy?) -> [MetadataContradiction] {
        guard let validation = evidence.validation, let active = validation.manifests[validation.active] else {
            return []
        }
        let fields = SignedMetadata.fields(of: active, in: validation.store, limits: options.limits)
        return labelContradictions(copy) + contradictions(of: fields)
    }

    /// The label against its copy, which was read already.
    private func labelContradictions(_ copy: XMPLabelCopy?) -> [MetadataContradiction] {
        guard let copy, let (manifest, label) = evidence.labelled,
            manifest.manifest.label == evidence.validation?.active
        else { return [] }
        let system = label.sourceType.namesModel ? label.system?.name : nil
        let fields: [(String, String?, String?)] = [
            ("sello:LabelID", label.id.description, copy.id?.description),
            ("Iptc4xmpExt:DigitalSourceType", label.sourceType.rawValue, copy.sourceType),
            ("Iptc4xmpExt:AISystemUsed", system, copy.aiSystemUsed),
        ]
        return fields.compactMap { name, signed, found in
            guard let signed, let found, signed != found else { return nil }
            return MetadataContradiction(
                field: name, signed: signed, assertion: manifest.manifest.assertionURI(SGILabel.assertionLabel),
                found: found, place: .xmp,
                isProtected: evidence.layout.metadata.first { $0.kind == .xmp }.map { isProtected($0) } ?? false)
        }
    }

    private func contradictions(of fields: [SignedMetadata.Field]) -> [MetadataContradiction] {
        guard !fields.isEmpty else { return [] }
        let limits = options.limits
        let finder = ContradictionFinder(fields: fields)
        var found: [MetadataContradiction] = []
        for location in evidence.layout.metadata.filter({ $0.kind == .exif || $0.kind == .xmp }).prefix(Self.blockLimit)
        {
            switch location.kind {
            case .exif:
                guard let bytes = try? location.bytes(of: asset, limits: limits),
                    let block = try? ExifBlock(parsing: bytes, limits: limits)
                else { continue }
                found += finder.contradictions(in: block, isProtected: isProtected(location))
            case .xmp:
                guard let packet = try? XMPPacket(at: location, in: asset, limits: limits),
                    let contradictions = try? finder.contradictions(in: packet, isProtected: isProtected(location))
                else { continue }
                found += contradictions
            default: break
            }
        }
        return found
    }

    /// Whether the hard binding covers all of a block of metadata.
    private func isProtected(_ location: MetadataLocation) -> Bool {
        guard let covered = evidence.validation?.coverage?.ranges else { return false }
        return location.pieces.allSatisfy { piece in
            covered.contains { $0.lowerBound <= piece.lowerBound && piece.upperBound <= $0.upperBound }
        }
    }

    /// Says of unprotected bytes what they hold; of the first ones, where there are thousands.
    func described(_ unprotected: [UnprotectedBytes]) -> [UnprotectedBytes] {
        guard !unprotected.isEmpty else { return [] }
        var budget = Self.paddingBudget
        let blocks = evidence.layout.metadata.prefix(Self.pieceLimit).flatMap { location in
            location.pieces.prefix(Self.pieceLimit).map { (range: $0, kind: location.kind) }
        }.prefix(Self.pieceLimit)
        return unprotected.enumerated().map { index, bytes in
            guard index < Self.describedLimit else { return bytes }
            return UnprotectedBytes(
                range: bytes.range, content: bytes.content, holds: holds(bytes, blocks, &budget))
        }
    }

    private func holds(
        _ bytes: UnprotectedBytes, _ blocks: ArraySlice<(range: Range<Int>, kind: MetadataLocation.Kind)>,
        _ budget: inout Int
    ) -> Sentence? {
        let kinds = Set(blocks.filter { $0.range.overlaps(bytes.range) }.map(\.kind))
        if !kinds.isEmpty {
            func names(_ language: Language) -> String {
                Set(kinds.map { Self.name(of: $0, language) }).sorted().joined(separator: ", ")
            }
            return Sentence(en: names(.english), es: names(.spanish))
        }
        guard Self.padding.contains(bytes.content) || bytes.content == "bytes of no part" else { return nil }
        // A box of padding begins with its header.
        let inside = Self.padding.contains(bytes.content) ? bytes.range.dropFirst(8) : bytes.range
        guard !inside.isEmpty else { return Sentence(en: "nothing", es: "nada") }
        guard inside.count <= budget, let content = try? asset.bytes(inside, limit: inside.count) else {
            return Sentence(
                en: "\(inside.count) bytes that were not looked at", es: "\(inside.count) bytes que no se revisaron")
        }
        budget -= inside.count
        let count = content.count { $0 != 0 }
        guard count > 0 else { return Sentence(en: "zeros", es: "ceros") }
        return Sentence(
            en: "\(count) bytes that are not zero, where there should be nothing",
            es: "\(count) bytes que no son cero, donde no debería haber nada")
    }

    private static func name(of kind: MetadataLocation.Kind, _ language: Language) -> String {
        switch kind {
        case .xmp, .extendedXMP: "XMP"
        case .exif: "Exif"
        case .text: language(en: "text", es: "texto")
        case .photoshop: "IPTC"
        }
    }

    /// The most blocks of metadata that are compared.
    private static let blockLimit = 8
    /// The most pieces of metadata that unprotected bytes are held against.
    private static let pieceLimit = 1 << 10
    /// The most unprotected ranges that are described.
    private static let describedLimit = 1 << 10
    /// Boxes that should hold nothing.
    private static let padding: Set<String> = ["free", "skip", "wide"]
    /// How many bytes of padding are looked at.
    private static let paddingBudget = 1 << 20
}
