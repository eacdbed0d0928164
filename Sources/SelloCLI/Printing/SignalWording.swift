import Sello

/// Signals in plain words.
enum SignalWording {
    /// What signals say of AI as of something that may be; `nil` where they do not.
    static func perhapsAI(_ signals: Signals, _ language: Language) -> String? {
        let order: [Signals.Official] = [
            .perceptiblePossiblyGenAI, .compositionMayContainGenAI, .screenCaptureMayContainGenAI,
        ]
        return order.first(where: signals.official.contains).map { phrase($0, language) }
    }

    /// What signals say of how the content began, where that was without AI; `nil` where they do not.
    static func origin(_ signals: Signals, _ language: Language) -> String? {
        let ours: [Signals.Ours] = [.inceptionAlgorithmic, .inceptionVirtualRecording, .inceptionDigitised]
        let official: [Signals.Official] = [
            .nonGenAIDigitalCreation, .capturedMediaStitched, .capturedMedia, .blankCanvas, .perceptibleNonGenAI,
        ]
        return ours.first(where: signals.ours.contains).map { phrase($0, language) }
            ?? official.first(where: signals.official.contains).map { phrase($0, language) }
    }

    static func phrase(_ signal: Signals.Official, _ language: Language) -> String {
        switch signal {
        case .fullyGenAIMedia: language(en: "made by an AI model", es: "hecho por un modelo de IA")
        case .partlyGenAICreation: language(en: "made in part by an AI model", es: "hecho en parte por un modelo de IA")
        case .compositionMayContainGenAI:
            language(
                en: "a composition, which may hold parts made by an AI model",
                es: "una composición, que puede tener partes hechas por un modelo de IA")
        case .screenCaptureMayContainGenAI:
            language(
                en: "a capture of a screen, which may show anything, AI too",
                es: "una captura de pantalla, que puede mostrar cualquier cosa, también IA")
        case .nonGenAIDigitalCreation:
            language(
                en: "made by a person with digital tools", es: "hecho por una persona con herramientas digitales")
        case .capturedMedia:
            language(en: "captured by a camera or a recorder", es: "captado por una cámara o una grabadora")
        case .capturedMediaStitched:
            language(en: "put together from several captures", es: "compuesto de varias capturas")
        case .blankCanvas: language(en: "begun on an empty canvas", es: "empezado en un lienzo vacío")
        case .mediaUnknownProvenance:
            language(en: "contains something of unknown origin", es: "contiene algo de origen desconocido")
        case .perceptibleGenAI:
            language(
                en: "visibly or audibly changed by an AI model",
                es: "un modelo de IA cambió lo que se ve o se oye")
        case .perceptiblePossiblyGenAI:
            language(
                en: "visibly or audibly changed, perhaps by an AI model",
                es: "se cambió lo que se ve o se oye, quizá con un modelo de IA")
        case .perceptibleNonGenAI:
            language(
                en: "visibly or audibly changed, not by an AI model",
                es: "se cambió lo que se ve o se oye, no con un modelo de IA")
        case .nonEditorial:
            language(
                en: "changed in ways that leave the content alone", es: "cambiado sin tocar el contenido")
        case .ambiguousActions:
            language(en: "its history is not told in full", es: "su historia no se cuenta completa")
        }
    }

    static func phrase(_ signal: Signals.Ours, _ language: Language) -> String {
        switch signal {
        case .inceptionSynthetic:
            language(en: "begun with synthetic parts", es: "empezado con partes sintéticas")
        case .inceptionAlgorithmic:
            language(
                en: "made by an algorithm that was not trained", es: "hecho por un algoritmo sin entrenamiento")
        case .inceptionVirtualRecording:
            language(en: "recorded from a virtual event", es: "grabado de un evento virtual")
        case .inceptionDigitised:
            language(en: "digitised from film or print", es: "digitalizado de película o papel")
        case .unreadGenAI:
            language(
                en: "older records in it speak of an AI model",
                es: "registros más antiguos en él hablan de un modelo de IA")
        case .earlierGenAI:
            language(
                en: "a file that it came from was made or changed by an AI model",
                es: "un archivo del que proviene fue hecho o cambiado por un modelo de IA")
        case .labelled:
            language(
                en: "a signed label says that it is synthetic", es: "una etiqueta firmada dice que es sintético")
        }
    }
}
