import Sello
import SelloBytes

/// What is attested of a visible or audible label, in a sentence: always as somebody's word, since nobody looked at the content.
enum VisibleLabelWording {
    /// The sentence.
    static func sentence(_ label: VisibleLabel, _ language: Language) -> String {
        let words = VisibleText.escaped(label.text)
        let quoted = language(en: "Visible label: “\(words)”", es: "Etiqueta visible: “\(words)”")
        let parts = [kind(label, language), tag(label, language), place(label, language), extent(label, language)]
            .compactMap(\.self)
        return quoted + parts.map { ", \($0)" }.joined()
            + language(
                en: " (whoever stamped the file says so; the content was not looked at)",
                es: " (lo dice quien puso el sello; el contenido no se examinó)")
    }

    private static func kind(_ label: VisibleLabel, _ language: Language) -> String? {
        switch label.kind {
        case .visible: language(en: "to be seen", es: "a la vista")
        case .audible: language(en: "to be heard", es: "para ser oída")
        case nil: nil
        }
    }

    private static func tag(_ label: VisibleLabel, _ language: Language) -> String? {
        label.language.map { tag in language(en: "in the language \(tag)", es: "en el idioma \(tag)") }
    }

    private static func place(_ label: VisibleLabel, _ language: Language) -> String? {
        switch label.place {
        case .start: return language(en: "before everything else", es: "antes de todo lo demás")
        case .region(let region):
            let (width, height) = (percent(region.width), percent(region.height))
            let (left, top) = (percent(region.left), percent(region.top))
            return language(
                en: "\(width) wide and \(height) high, \(left) from the left and \(top) from the top of the picture",
                es:
                    "\(width) de ancho y \(height) de alto, a \(left) del borde izquierdo y \(top) del borde superior de la imagen"
            )
        case nil: return nil
        }
    }

    private static func extent(_ label: VisibleLabel, _ language: Language) -> String? {
        guard let extent = label.extent else { return nil }
        let from = seconds(extent.from)
        guard let to = extent.to.map(seconds) else {
            return language(en: "from \(from) s to the end", es: "desde \(from) s hasta el final")
        }
        return language(en: "from \(from) s to \(to) s", es: "de \(from) s a \(to) s")
    }

    private static func percent(_ fraction: Double) -> String { "\(decimal(Int((fraction * 1000).rounded()), 10)) %" }

    private static func seconds(_ milliseconds: Int) -> String { decimal(milliseconds, 1000) }

    /// A number of tenths or thousandths, without needless zeros.
    private static func decimal(_ number: Int, _ unit: Int) -> String {
        let rest = number % unit
        guard rest != 0 else { return String(number / unit) }
        let digits = String(rest + unit).dropFirst()
        return "\(number / unit).\(String(digits.reversed().drop { $0 == "0" }.reversed()))"
    }
}
