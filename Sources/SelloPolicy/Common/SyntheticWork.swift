import SelloBytes

// What several laws ask in the same words: whether a work was made with AI, and whether people are told.

extension Question {
    /// Whether AI had a part in it, where the file does not say.
    static let madeWithAI = Question(
        "made-with-ai", en: "Was the work made or changed with artificial intelligence?",
        es: "¿Se hizo o se modificó la obra con inteligencia artificial?")
}

extension PolicyCase {
    /// Whether the work was made or changed with AI: the signed label decides, then people, then the uploader.
    ///
    /// What anyone could have written raises a suspicion and settles nothing.
    var madeWithAI: Finding {
        if file.synthesis == .signed {
            return .yes(
                Sentence(
                    en: "A signature that holds says that it was made with AI.",
                    es: "Una firma válida dice que se hizo con IA."), Evidence(.signed, "synthesis", "signed"))
        }
        if file.isSignedAsCapture {
            return .no(
                Sentence(
                    en: "A signature that holds says that a camera captured it and that nothing else was done.",
                    es: "Una firma válida dice que la captó una cámara y que no se hizo nada más."),
                Evidence(.signed, "synthesis", "none"))
        }
        let answered = answer(.madeWithAI)
        if answered.truth != .unknown { return answered }
        if declaration?.answer == .yes {
            return .yes(
                Sentence(
                    en: "The uploader declared that it is synthetic.", es: "Quien lo subió declaró que es sintético."),
                Evidence(.declared, "declaration.answer", "yes"))
        }
        if file.synthesis == .traces {
            return answered.because(
                Sentence(
                    en:
                        "Only metadata that anyone can write says that it was made with AI: it is suspected, not known.",
                    es:
                        "Solo metadatos que cualquiera puede escribir dicen que se hizo con IA: se sospecha, no se sabe."
                ))
        }
        return answered.because(
            Sentence(
                en: "Nothing says whether it was made with AI; that nothing says so does not mean that it was not.",
                es: "Nada dice si se hizo con IA; que nada lo diga no significa que no se haya hecho así."))
    }

    /// The attestation of a label that people see or hear; one that nobody signed counts for nothing.
    var attestedLabel: FileEvidence.VisibleLabel? { file.visibleLabel.flatMap { $0.isSigned ? $0 : nil } }

    /// Whether the generator attests a label that people see or hear.
    var perceivedLabel: Finding {
        guard let visible = attestedLabel else {
            return .unknown(
                Sentence(
                    en:
                        "Nobody attests with a signature that a label that people see or hear was applied, and this program does not look or listen.",
                    es:
                        "Nadie atestigua con su firma que se haya puesto una etiqueta que se vea o se oiga, y este programa no mira ni escucha."
                ),
                open: .visibleLabel)
        }
        let evidence = visible.evidence("isApplied", visible.isApplied ? "yes" : "no")
        return visible.isApplied
            ? .yes(
                Sentence(
                    en: "The generator attests that a label was applied that people see or hear.",
                    es: "El generador atestigua que se puso una etiqueta que se ve o se oye."), evidence)
            : .no(
                Sentence(
                    en: "The generator attests that no label was applied that people see or hear.",
                    es: "El generador atestigua que no se puso ninguna etiqueta que se vea o se oiga."), evidence)
    }

    /// A no for what was not found in the file, or an unknown where something could not be read.
    func missing(_ sentence: Sentence) -> Finding {
        file.synthesis == .undetermined
            ? .unknown(
                Sentence(
                    en: "Something in the file could not be read that may say it.",
                    es: "No se pudo leer algo del archivo que quizá lo diga."), open: .unread)
            : .no(sentence, Evidence(.observed, "synthesis", file.synthesis.rawValue))
    }

    /// Whether one of some purposes is claimed and a judgement of people bears it out.
    ///
    /// As long as nobody has judged, the claim is told all the same: it can be raised, and settles nothing.
    func claim(of purposes: [Purpose], bornOutBy judgement: Finding) -> Finding {
        let claims = purposes.map(claims).filter { $0.truth == .yes }
        guard let first = claims.first else {
            return .no(
                Sentence(
                    en: "None of the purposes is claimed for which there is an exception.",
                    es: "No se alega ninguno de los fines para los que hay excepción."))
        }
        let claimed = claims.dropFirst().reduce(first) { $0 && $1 }
        guard judgement.truth == .unknown else { return claimed && judgement }
        return Finding(
            .unknown, claimed.reasons + judgement.reasons, evidence: claimed.evidence + judgement.evidence,
            open: judgement.open)
    }

    /// Whether the service has more users in a month than a threshold.
    func hasMoreUsers(than threshold: Int64) -> Finding {
        guard let monthlyUsers else {
            return .unknown(
                Sentence(
                    en: "It is not known whether the service has over \(threshold) users a month.",
                    es: "No se sabe si el servicio tiene más de \(threshold) usuarios al mes."), open: .monthlyUsers)
        }
        let evidence = Evidence(.reported, "monthlyUsers", "\(monthlyUsers)")
        return monthlyUsers > threshold
            ? .yes(
                Sentence(
                    en: "The service has over \(threshold) users a month.",
                    es: "El servicio tiene más de \(threshold) usuarios al mes."), evidence)
            : .no(
                Sentence(
                    en: "The service does not have over \(threshold) users a month.",
                    es: "El servicio no tiene más de \(threshold) usuarios al mes."), evidence)
    }
}

extension OpenPoint {
    /// Something in the file that could not be read.
    static let unread = OpenPoint(
        .file, "synthesis",
        Sentence(
            en: "Look at the parts of the file that this program could not read.",
            es: "Revise las partes del archivo que este programa no pudo leer."))
    /// An attestation that a label was applied.
    static let visibleLabel = OpenPoint(
        .file, "visibleLabel",
        Sentence(
            en: "Was a label applied that people see or hear? Whoever stamps the file can attest it.",
            es: "¿Se puso una etiqueta que se vea o se oiga? Quien sella el archivo puede atestiguarlo."))
    /// How many use the service.
    static let monthlyUsers = OpenPoint(
        .figure, "monthly-users",
        Sentence(
            en: "How many users does the service have in a month?", es: "¿Cuántos usuarios tiene el servicio al mes?"))
}

extension FileEvidence.VisibleLabel {
    /// One of its facts, as evidence.
    func evidence(_ field: String, _ value: String) -> Evidence {
        Evidence(.attested, "visibleLabel.\(field)", value)
    }
}

extension FileEvidence.Label {
    /// One of its fields, as evidence.
    func evidence(_ field: String, _ value: String) -> Evidence {
        Evidence(standing == .signed ? .signed : .unsigned, "label.\(field)", value)
    }
}

extension Finding {
    /// The same truth, told in several sentences.
    func because(_ reasons: [Sentence]) -> Finding { Finding(truth, reasons, evidence: evidence, open: open) }
}
