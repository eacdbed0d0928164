import Sello

/// What beside the signed history tells of AI, each with the technique by which it was found.
enum TraceRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Traces of AI", es: "Rastros de IA") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (found, language) = (subject.report.synthesis, subject.language)
        // What manifests say has rows of its own.
        let traces = found.evidence.filter { $0.technique != .manifest && $0.technique != .label }
        var sentences = traces.prefix(ReportSubject.listLimit).map { StyledText(TraceWording.sentence($0, language)) }
        let more = traces.count - sentences.count
        if more > 0 {
            sentences.append(StyledText(Wording.moreInJSON(more, language)))
        }
        if found.implicitLabelsConflict {
            sentences.append(
                StyledText(
                    language(
                        en: "the labels of China's standard in this file contradict each other",
                        es: "las etiquetas de la norma china en este archivo se contradicen")))
        }
        // That alpha might hide a text is no news of this file.
        for note in found.undetermined where note.subject == "pixelSignature" || note.subject == "traces" {
            sentences.append(StyledText(VisibleText.escaped(note.reason(in: language), limit: 200)))
        }
        return sentences
    }
}

/// The sentences for traces.
enum TraceWording {
    /// How many characters of a value are shown.
    private static let excerptLength = 80

    /// A piece of evidence, with the technique and what it is worth.
    static func sentence(_ evidence: SynthesisFinding.Evidence, _ language: Language) -> String {
        var sentence = technique(evidence, language)
        if evidence.technique != .pixelSignature, evidence.technique != .declaration {
            let value = VisibleText.escaped(evidence.value)
            sentence += ": “\(value.count > excerptLength ? value.prefix(excerptLength) + "…" : value)”"
        }
        return sentence + worth(evidence, language)
    }

    /// What was found and where, such as “text left by ComfyUI in the PNG's metadata”.
    static func technique(_ evidence: SynthesisFinding.Evidence, _ language: Language) -> String {
        let name = evidence.generator.map { VisibleText.escaped($0, limit: 80) }
        let by =
            name.map { language(en: " left by \($0)", es: " que dejó \($0)") }
            ?? language(en: " that speaks of AI", es: " que habla de IA")
        return switch evidence.technique {
        case .pngText:
            language(en: "text\(by) in the PNG's metadata", es: "texto\(by) en los metadatos del PNG")
        case .jpegComment: language(en: "comment\(by) in the JPEG", es: "comentario\(by) en el JPEG")
        case .jpegSegment:
            language(en: "text\(by) in a segment of the JPEG", es: "texto\(by) en un segmento del JPEG")
        case .jpegTrailer:
            language(en: "data\(by) behind the JPEG's picture", es: "datos\(by) detrás de la imagen del JPEG")
        case .exif: language(en: "text\(by) in the Exif metadata", es: "texto\(by) en los metadatos Exif")
        case .xmp: language(en: "statement\(by) in the XMP metadata", es: "declaración\(by) en los metadatos XMP")
        case .itemList:
            language(en: "text\(by) in the movie's metadata", es: "texto\(by) en los metadatos del video")
        case .hiddenText:
            language(
                en: "text\(by) hidden in the picture's transparency",
                es: "texto\(by) oculto en la transparencia de la imagen")
        case .tc260:
            language(
                en: "label of China's standard for AI content, of \(name ?? "nobody known")",
                es: "etiqueta de la norma china para contenido de IA, de \(name ?? "nadie conocido")")
        case .pixelSignature where evidence.trust == .trusted:
            language(
                en: "signature of \(name ?? "the generator") over the pixels, which fits them",
                es: "firma de \(name ?? "el generador") sobre los píxeles, que coincide con ellos")
        case .pixelSignature:
            language(
                en:
                    "signature of \(name ?? "the generator") that does not fit the pixels: changed since, or taken from another picture",
                es:
                    "firma de \(name ?? "el generador") que no coincide con los píxeles: cambiaron después, o la firma viene de otra imagen"
            )
        case .declaration:
            language(
                en: "whoever handed the file over declared it synthetic",
                es: "quien entregó el archivo lo declaró sintético")
        case .manifest, .label:
            language(en: "signed statement\(by)", es: "declaración firmada\(by)")
        }
    }

    /// What the evidence is worth.
    private static func worth(_ evidence: SynthesisFinding.Evidence, _ language: Language) -> String {
        guard evidence.isForgeable, evidence.technique != .declaration, evidence.technique != .pixelSignature else {
            return ""
        }
        var worth = language(en: ", which anyone can write or remove", es: ", que cualquiera puede escribir o borrar")
        if evidence.confidence == .low {
            worth += language(
                en: "; a hint that counts for nothing by itself", es: "; un indicio que por sí solo no cuenta")
        }
        return worth
    }
}
