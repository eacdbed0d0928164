import SelloBytes

/// Parts of files in words.
enum PartWording {
    /// The name of a part: most are names of the format, such as `APP1`, and stay; a few are words.
    static func name(_ name: String, _ language: Language) -> String {
        switch name {
        case "bytes of no part": language(en: "bytes of no part", es: "bytes de ninguna parte")
        case "trailing bytes": language(en: "trailing bytes", es: "bytes sobrantes")
        case "rest": language(en: "rest", es: "resto")
        case "fill": language(en: "fill", es: "relleno")
        case "stray": language(en: "stray", es: "suelto")
        case "scan": language(en: "scan", es: "imagen")
        default: VisibleText.escaped(name, limit: 80)
        }
    }
}
