import Sello

/// Actions of a manifest in plain words.
enum ActionWording {
    /// The word for an action; one that the standard does not have is shown as it is.
    static func word(_ action: String, _ language: Language) -> String {
        guard action.hasPrefix("c2pa."), let word = words[action.dropFirst(5)] else {
            return VisibleText.escaped(action, limit: 80)
        }
        return word.text(language)
    }

    /// The standard's actions (spec 2.4, §18.16.2, and those of earlier versions), without their prefix.
    static let words: [Substring: Sentence] = [
        "created": Sentence(en: "created", es: "creado"),
        "opened": Sentence(en: "opened", es: "abierto"),
        "edited": Sentence(en: "edited", es: "editado"),
        "edited.metadata": Sentence(en: "metadata edited", es: "metadatos editados"),
        "placed": Sentence(en: "something placed in it", es: "algo insertado"),
        "removed": Sentence(en: "something taken out", es: "algo quitado"),
        "deleted": Sentence(en: "something deleted", es: "algo borrado"),
        "cropped": Sentence(en: "cropped", es: "recortado"),
        "trimmed": Sentence(en: "trimmed", es: "acortado"),
        "resized": Sentence(en: "resized", es: "tamaño cambiado"),
        "resized.proportional": Sentence(en: "resized", es: "tamaño cambiado"),
        "orientation": Sentence(en: "turned", es: "girado"),
        "color_adjustments": Sentence(en: "colours adjusted", es: "colores ajustados"),
        "adjustedColor": Sentence(en: "colours adjusted", es: "colores ajustados"),
        "filtered": Sentence(en: "filtered", es: "filtrado"),
        "drawing": Sentence(en: "drawn in", es: "dibujado"),
        "dubbed": Sentence(en: "dubbed", es: "doblado"),
        "translated": Sentence(en: "translated", es: "traducido"),
        "transcribed": Sentence(en: "transcribed", es: "transcrito"),
        "enhanced": Sentence(en: "enhanced", es: "mejorado"),
        "addedText": Sentence(en: "text added", es: "texto agregado"),
        "changedSpeed": Sentence(en: "speed changed", es: "velocidad cambiada"),
        "captured": Sentence(en: "captured", es: "captado"),
        "recorded": Sentence(en: "recorded", es: "grabado"),
        "converted": Sentence(en: "converted", es: "convertido"),
        "transcoded": Sentence(en: "transcoded", es: "recodificado"),
        "repackaged": Sentence(en: "repackaged", es: "reempaquetado"),
        "published": Sentence(en: "published", es: "publicado"),
        "printed": Sentence(en: "printed", es: "impreso"),
        "redacted": Sentence(en: "details taken out of its history", es: "detalles quitados de su historia"),
        "saved": Sentence(en: "saved", es: "guardado"),
        "watermarked": Sentence(en: "watermarked", es: "con marca de agua"),
        "watermarked.bound": Sentence(en: "watermarked", es: "con marca de agua"),
        "watermarked.unbound": Sentence(en: "watermarked", es: "con marca de agua"),
        "unknown": Sentence(en: "something unknown", es: "algo desconocido"),
    ]
}
