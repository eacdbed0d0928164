import Sello

/// Actions of a manifest in plain words.
enum ActionWording {
    /// The word for an action; one that the standard does not have is shown as it is.
    static func word(_ action: String, _ language: Language) -> String {
        guard action.hasPrefix("c2pa.") else { return VisibleText.escaped(action, limit: 80) }
        return switch action.dropFirst(5) {
        case "created": language(en: "created", es: "creado")
        case "opened": language(en: "opened", es: "abierto")
        case "edited": language(en: "edited", es: "editado")
        case "edited.metadata": language(en: "metadata edited", es: "metadatos editados")
        case "placed": language(en: "something placed in it", es: "algo insertado")
        case "removed": language(en: "something taken out", es: "algo quitado")
        case "deleted": language(en: "something deleted", es: "algo borrado")
        case "cropped": language(en: "cropped", es: "recortado")
        case "trimmed": language(en: "trimmed", es: "acortado")
        case "resized", "resized.proportional": language(en: "resized", es: "tamaño cambiado")
        case "orientation": language(en: "turned", es: "girado")
        case "color_adjustments", "adjustedColor": language(en: "colours adjusted", es: "colores ajustados")
        case "filtered": language(en: "filtered", es: "filtrado")
        case "drawing": language(en: "drawn in", es: "dibujado")
        case "dubbed": language(en: "dubbed", es: "doblado")
        case "translated": language(en: "translated", es: "traducido")
        case "transcribed": language(en: "transcribed", es: "transcrito")
        case "enhanced": language(en: "enhanced", es: "mejorado")
        case "addedText": language(en: "text added", es: "texto agregado")
        case "changedSpeed": language(en: "speed changed", es: "velocidad cambiada")
        case "captured": language(en: "captured", es: "captado")
        case "recorded": language(en: "recorded", es: "grabado")
        case "converted": language(en: "converted", es: "convertido")
        case "transcoded": language(en: "transcoded", es: "recodificado")
        case "repackaged": language(en: "repackaged", es: "reempaquetado")
        case "published": language(en: "published", es: "publicado")
        case "printed": language(en: "printed", es: "impreso")
        case "redacted": language(en: "details taken out of its history", es: "detalles quitados de su historia")
        case "saved": language(en: "saved", es: "guardado")
        case "watermarked", "watermarked.bound", "watermarked.unbound":
            language(en: "watermarked", es: "con marca de agua")
        case "unknown": language(en: "something unknown", es: "algo desconocido")
        default: VisibleText.escaped(action, limit: 80)
        }
    }
}
