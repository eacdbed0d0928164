internal import SelloBytes
internal import SelloManifest
internal import SelloMetadata

/// The traces for which a picture's pixels are needed: NovelAI's signature, and text hidden in alpha.
struct PixelTraces {
    /// What was found.
    private(set) var evidence: [SynthesisFinding.Evidence] = []
    /// What could not be checked.
    private(set) var undetermined: [Undetermined] = []

    /// Looks for them.
    ///
    /// - Parameters:
    ///   - fields: The file's fields.
    ///   - pixels: Its pixels, where there are any.
    ///   - novelAI: The check of NovelAI's signature.
    init(fields: [MetadataField], pixels: (any PixelSource)?, novelAI: NovelAISignature = NovelAISignature()) {
        var fields = fields
        if let pixels, pixels.hasAlpha {
            do throws(AssetError) {
                let hidden = try Self.hidden(in: pixels)
                evidence += SignalMatcher.findings(in: hidden).map { Self.evidence($0) }
                fields += hidden
            } catch {
                note(
                    "hiddenText",
                    en: "the text that may be hidden in the picture's alpha could not be read: \(error.reason)",
                    es: "no se pudo leer el texto que puede estar oculto en la transparencia de la imagen")
            }
        }
        let isComment = { (field: MetadataField) in
            (field.place == .pngText && field.key == "Comment") || (field.place == .exif && field.key == "UserComment")
        }
        for field in fields where isComment(field) && NovelAIComment(field.value) != nil {
            guard let pixels else {
                note(
                    "pixelSignature",
                    en: "NovelAI's signature over the pixels was not checked: that takes the decoded pixels",
                    es:
                        "la firma de NovelAI sobre los píxeles no se comprobó: para eso hacen falta los píxeles decodificados"
                )
                break
            }
            take(novelAI.verify(comment: field.value, pixels: pixels), field)
        }
    }

    private mutating func take(_ verdict: NovelAISignature.Verdict, _ field: MetadataField) {
        switch verdict {
        case .valid, .mismatch:
            let holds = verdict == .valid
            evidence.append(
                SynthesisFinding.Evidence(
                    technique: .pixelSignature, rule: "novelai-signature", place: SynthesisJudge.place(of: field),
                    value: holds
                        ? "the signature fits the pixels and the settings"
                        : "the signature does not fit the pixels and the settings",
                    generator: "NovelAI", confidence: holds ? .high : .low, isForgeable: !holds,
                    trust: holds ? .trusted : .unproven))
        case .undetermined(let reason):
            note(
                "pixelSignature", en: "NovelAI's signature over the pixels could not be checked: \(reason)",
                es: "la firma de NovelAI sobre los píxeles no se pudo comprobar")
        case .absent: break
        }
    }

    /// The text hidden in alpha as the fields that it stands for.
    private static func hidden(in pixels: any PixelSource) throws(AssetError) -> [MetadataField] {
        let bits = try PixelRows(pixels, limit: pixelLimit).alphaBits()
        guard let found = try StealthText(bits) else { return [] }
        guard case .object(let members)? = JSONItem(found.text, nesting: 16) else {
            return [MetadataField(.pngText, "parameters", found.text, carrier: "alpha", at: 0..<0)]
        }
        return members.compactMap { member in
            member.value.text.map {
                MetadataField(.pngText, member.key, Array($0.utf8), carrier: "alpha", at: 0..<0)
            }
        }
    }

    /// The most pixels whose alpha is looked at: a bit of memory for each.
    private static let pixelLimit = 1 << 28

    private static func evidence(_ trace: SignalFinding) -> SynthesisFinding.Evidence {
        SynthesisFinding.Evidence(
            technique: .hiddenText, rule: trace.rule,
            place: "the pixels' alpha, “\(MetadataField.excerpt(of: trace.field.key))”",
            value: trace.field.excerpt, generator: trace.generator,
            confidence: SynthesisJudge.confidence(trace.confidence), isForgeable: true, trust: .none)
    }

    private mutating func note(_ subject: String, en english: String, es spanish: String) {
        undetermined.append(Undetermined(subject: subject, en: english, es: spanish))
    }
}
