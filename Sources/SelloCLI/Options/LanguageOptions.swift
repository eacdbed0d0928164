import ArgumentParser
import SelloBytes

/// The language of what a command prints for people.
struct LanguageOptions: ParsableArguments {
    @Option(
        name: .customLong("language"),
        help: ArgumentHelp(
            "The language of what is printed for people (default: that of the locale, where it is one of these, else en).",
            valueName: "language"))
    var choice: Language?

    /// The language to print in.
    var language: Language { choice ?? Self.language(of: Environment.value) }

    /// The language of the locale.
    ///
    /// - Parameter environment: The value of a variable.
    /// - Returns: That of the first variable that is set, as POSIX.1-2024 has it for messages (8.2); English where it is none of ours.
    static func language(of environment: (String) -> String?) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
        // es, es_MX.UTF-8, es@euro, es-419
        let name = locale.prefix { $0.isLetter }.lowercased()
        return Language(rawValue: name) ?? .english
    }
}
