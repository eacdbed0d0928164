/// The languages of the Eighth Schedule to the Constitution of India, with their codes of ISO 639-1, where they have one, and 639-3.
public enum EighthSchedule {
    /// The 22 languages.
    public static let languages: [(name: String, codes: [String])] = [
        ("Assamese", ["as", "asm"]), ("Bengali", ["bn", "ben"]), ("Bodo", ["brx"]), ("Dogri", ["doi", "dgo"]),
        ("Gujarati", ["gu", "guj"]), ("Hindi", ["hi", "hin"]), ("Kannada", ["kn", "kan"]), ("Kashmiri", ["ks", "kas"]),
        ("Konkani", ["kok", "gom"]), ("Maithili", ["mai"]), ("Malayalam", ["ml", "mal"]), ("Manipuri", ["mni"]),
        ("Marathi", ["mr", "mar"]), ("Nepali", ["ne", "nep"]), ("Odia", ["or", "ori"]), ("Punjabi", ["pa", "pan"]),
        ("Sanskrit", ["sa", "san"]), ("Santali", ["sat"]), ("Sindhi", ["sd", "snd"]), ("Tamil", ["ta", "tam"]),
        ("Telugu", ["te", "tel"]), ("Urdu", ["ur", "urd"]),
    ]

    /// Whether a notice to users may be in a language: English, or one of the Schedule.
    ///
    /// - Parameter tag: A code of ISO 639, or a tag of BCP 47 that begins with one.
    /// - Returns: Whether it may.
    public static func allows(_ tag: String) -> Bool {
        let code = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).first?.lowercased() ?? ""
        return ["en", "eng"].contains(code) || languages.contains { $0.codes.contains(code) }
    }
}
