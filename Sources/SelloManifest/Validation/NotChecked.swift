package import SelloBytes

/// What is said of a part that is not checked.
package enum NotChecked {
    /// Why the manifest is not taken as valid.
    static func failure(_ what: Sentence) -> String {
        "\(what.english) is not checked by this version of Sello; the manifest is not taken as valid"
    }

    /// What stays open.
    package static func reason(_ what: Sentence) -> Sentence {
        Sentence(
            en: "\(what.english) is not checked by this version",
            es: "esta versión no comprueba \(what.spanish)")
    }
}
