import Sello
import SelloBytes
import SelloManifest

/// Terms of the standards in plain words.
enum Wording {
    /// How content came to be, as it goes after “This file is”.
    static func phrase(_ type: DigitalSourceType, _ language: Language) -> String {
        switch type.term {
        case "trainedAlgorithmicMedia": language(en: "made by an AI model", es: "hecho por un modelo de IA")
        case "trainedAlgorithmicData":
            language(en: "data made by an AI model", es: "datos hechos por un modelo de IA")
        case "compositeWithTrainedAlgorithmicMedia":
            language(
                en: "partly made or changed by an AI model", es: "hecho o cambiado en parte por un modelo de IA")
        case "compositeSynthetic":
            language(
                en: "put together from parts, some of them synthetic", es: "compuesto de partes, algunas sintéticas")
        case "algorithmicMedia":
            language(
                en: "made by an algorithm that was not trained", es: "hecho por un algoritmo sin entrenamiento")
        case "virtualRecording":
            language(en: "recorded from a virtual event", es: "grabado de un evento virtual")
        case "composite": language(en: "put together from several parts", es: "compuesto de varias partes")
        case "digitalArt", "digitalCreation":
            language(
                en: "made by a person with digital tools", es: "hecho por una persona con herramientas digitales")
        case "screenCapture": language(en: "captured from a screen", es: "captado de una pantalla")
        case "dataDrivenMedia":
            language(en: "drawn from data by an algorithm", es: "dibujado por un algoritmo a partir de datos")
        case "softwareImage": language(en: "made with software", es: "hecho con un programa")
        case "algorithmicallyEnhanced": language(en: "enhanced by an algorithm", es: "mejorado por un algoritmo")
        case "humanEdits", "minorHumanEdits": language(en: "edited by a person", es: "editado por una persona")
        case "compositeCapture":
            language(en: "put together from several captures", es: "compuesto de varias capturas")
        case "computationalCapture", "digitalCapture":
            language(en: "captured by a camera or a recorder", es: "captado por una cámara o una grabadora")
        case "negativeFilm", "positiveFilm", "print":
            language(en: "digitised from film or print", es: "digitalizado de película o papel")
        case "empty": language(en: "empty", es: "vacío")
        default: language(en: "of a kind of its own", es: "de un tipo propio")
        }
    }

    /// What was done, as a label says it.
    static func operation(_ operation: SGILabel.Operation, _ language: Language) -> String {
        switch operation {
        case .created: language(en: "created", es: "creado")
        case .generated: language(en: "generated", es: "generado")
        case .modified: language(en: "modified", es: "modificado")
        case .altered: language(en: "altered", es: "alterado")
        }
    }

    /// A state, with what it means.
    static func state(_ state: ValidationState, _ language: Language) -> String {
        switch state {
        case .trusted:
            language(
                en: "trusted (intact, and you trust who signed)", es: "trusted (intacto, y usted confía en quien firma)"
            )
        case .valid:
            language(
                en: "valid (intact; who signed is not confirmed)", es: "valid (intacto; no está confirmado quién firma)"
            )
        case .invalid: language(en: "invalid (what is signed does not hold)", es: "invalid (lo firmado no se sostiene)")
        case .absent: language(en: "absent (there is no manifest)", es: "absent (no hay manifiesto)")
        }
    }

    /// A moment as people read it.
    static func moment(_ moment: Moment) -> String {
        let text = moment.description
        guard text.utf8.count == 20 else { return text }
        return "\(text.prefix(10)) \(text.dropFirst(11).dropLast()) UTC"
    }

    /// A signer as the certificate names it, fit for a terminal.
    static func name(_ signer: SignerSummary, _ language: Language) -> String {
        let person = signer.commonName.map { "“\(VisibleText.escaped($0))”" }
        let house = signer.organization.map { "“\(VisibleText.escaped($0))”" }
        switch (person, house) {
        case (let person?, let house?) where person != house:
            return language(en: "\(person) of \(house)", es: "\(person) de \(house)")
        case (let name?, _), (nil, let name?): return name
        case (nil, nil): return language(en: "a certificate without a name", es: "un certificado sin nombre")
        }
    }

    /// How many more entries a list has than are shown.
    static func more(_ count: Int, _ language: Language) -> String {
        language(en: "and \(count) more", es: "y \(count) más")
    }

    /// How many more entries a list has than are shown, and where they are.
    static func moreInJSON(_ count: Int, _ language: Language) -> String {
        language(en: "and \(count) more; --json shows all", es: "y \(count) más; --json los muestra todos")
    }

    /// What is said of a code that has no meaning.
    static func unknownCode(_ language: Language) -> String {
        language(en: "A code that this version does not know.", es: "Un código que esta versión no conoce.")
    }
}
