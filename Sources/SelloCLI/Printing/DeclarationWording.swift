import Sello
import SelloPolicy

/// Answers of whoever uploads, in words.
enum DeclarationWording {
    /// The answer by itself.
    static func answer(_ answer: Declaration.Answer, _ language: Language) -> String {
        switch answer {
        case .yes: language(en: "yes, made or changed by AI", es: "sí, hecho o modificado con IA")
        case .no: language(en: "no, not made or changed by AI", es: "no, ni hecho ni modificado con IA")
        case .none: language(en: "asked, and not answered", es: "se preguntó y no se respondió")
        }
    }
}
