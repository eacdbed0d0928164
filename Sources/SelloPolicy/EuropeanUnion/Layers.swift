import SelloBytes

// Code of Practice, measure 1.1: at least two layers of marking.
extension EuropeanUnion {
    static let timeAvailable = Question(
        "time-available", en: "Did the system that signed have the time available?",
        es: "¿Disponía de la hora el sistema que firmó?")
    static let watermarkFound = Question(
        "watermark-found", en: "Does the detector of the watermark find it in this file?",
        es: "¿Encuentra el detector la marca de agua en este archivo?")
    static let fingerprintKept = Question(
        "fingerprint-kept", en: "Is a fingerprint or a log of the work kept?",
        es: "¿Se guarda una huella o un registro de la obra?")

    static let layerRules: [Rule] = [
        Rule(
            "code/two-layers", "EU Code of Practice 2026, measure 1.1", .obligation,
            Sentence(
                en: "Mark images, audio and video in at least two layers: signed metadata and a watermark.",
                es: "Marque imágenes, audio y video con al menos dos capas: metadatos firmados y una marca de agua."),
            applies: isBoundProvider,
            met: { facts in hasSignedMetadata(facts) && hasWatermark(facts) }),
        Rule(
            "code/signed-metadata", "EU Code of Practice 2026, sub-measure 1.1.1", .obligation,
            Sentence(
                en: "Metadata says that AI generated or manipulated it, signed, time-stamped and tamper-evident.",
                es:
                    "Los metadatos dicen que la IA lo generó o manipuló, con firma, sello de tiempo y prueba de alteraciones."
            ),
            applies: isBoundProvider, met: hasSignedMetadata),
        Rule(
            "code/watermark", "EU Code of Practice 2026, sub-measure 1.1.2", .obligation,
            Sentence(
                en: "An imperceptible watermark is in the content.",
                es: "El contenido lleva una marca de agua imperceptible."),
            applies: isBoundProvider, met: hasWatermark),
        Rule(
            "code/fingerprint", "EU Code of Practice 2026, sub-measure 1.1.3", .obligation,
            Sentence(
                en: "A fingerprint or log is never the only technique.",
                es: "Una huella o un registro nunca es la única técnica."),
            applies: { facts in isBoundProvider(facts) && hasFingerprint(facts) },
            met: { facts in hasSignedMetadata(facts) || hasWatermark(facts) }),
    ]

    /// Whether somebody who signed the Code offered the system that made the work.
    static func isBoundProvider(_ facts: PolicyCase) -> Finding {
        facts.role(signatory) && facts.role(provider) && facts.madeWithAI
    }

    private static func hasSignedMetadata(_ facts: PolicyCase) -> Finding {
        let file = facts.file
        guard file.synthesis == .signed else {
            let invalid = Sentence(
                en: "The manifest's signature or contents do not hold.",
                es: "La firma o el contenido del manifiesto no son válidos.")
            let missing = Sentence(
                en: "No signed metadata says that it was made with AI.",
                es: "Ningún metadato firmado dice que se hizo con IA.")
            return facts.missing(file.state == .invalid ? invalid : missing)
        }
        let signed = Evidence(.signed, "synthesis", "signed")
        let time = Evidence(.observed, "timeEvidence", file.timeEvidence.rawValue)
        switch file.timeEvidence {
        case .attested:
            return .yes(
                Sentence(
                    en: "Signed metadata says that it was made with AI, and an authority time-stamped it.",
                    es: "Metadatos firmados dicen que se hizo con IA, y una autoridad les puso sello de tiempo."),
                signed, time)
        case .claimed:
            return .no(
                Sentence(
                    en:
                        "Signed metadata says that it was made with AI; the time-stamp is missing, only the signer says when.",
                    es:
                        "Metadatos firmados dicen que se hizo con IA; falta el sello de tiempo, solo quien firma dice cuándo."
                ), signed, time)
        case .none, .undetermined:
            let available = facts.answer(timeAvailable)
            let reason = Sentence(
                en: "Signed metadata says that it was made with AI; there is no time-stamp that could be relied on.",
                es: "Metadatos firmados dicen que se hizo con IA; no hay un sello de tiempo en el que confiar.")
            return (!available).because([reason] + available.reasons)
        }
    }

    /// Whether there is a watermark: its detector decides, then the signed record.
    static func hasWatermark(_ facts: PolicyCase) -> Finding {
        let found = facts.answer(watermarkFound)
        guard found.truth == .unknown, facts.file.hasWatermark == .yes else { return found }
        return .yes(
            Sentence(
                en:
                    "The file's record says that a watermark was put in; this program cannot read the watermark itself.",
                es:
                    "El registro del archivo dice que se puso una marca de agua; este programa no puede leer la marca misma."
            ),
            Evidence(facts.file.isSigned ? .signed : .unsigned, "hasWatermark", "yes"))
    }

    private static func hasFingerprint(_ facts: PolicyCase) -> Finding {
        let kept = facts.answer(fingerprintKept)
        guard kept.truth == .unknown, facts.file.hasFingerprint == .yes else { return kept }
        return .yes(
            Sentence(en: "The file's record names a fingerprint.", es: "El registro del archivo nombra una huella."),
            Evidence(facts.file.isSigned ? .signed : .unsigned, "hasFingerprint", "yes"))
    }
}
