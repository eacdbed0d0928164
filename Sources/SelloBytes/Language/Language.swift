/// The language in which a report speaks to people; machine output never depends on it.
///
/// A sentence is written in every language at the place where it is made, `language(en: "…", es: "…")`, so that none can be forgotten:
/// the compiler asks for both.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// English.
    case english = "en"
    /// Spanish.
    case spanish = "es"

    /// The sentence in this language; the other one is not even built.
    public func callAsFunction(
        en english: @autoclosure () -> String, es spanish: @autoclosure () -> String
    ) -> String {
        switch self {
        case .english: english()
        case .spanish: spanish()
        }
    }
}
