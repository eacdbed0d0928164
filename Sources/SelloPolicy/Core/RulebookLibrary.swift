public import SelloBytes

/// Every rulebook, to be chosen by identifier and day.
public enum RulebookLibrary {
    /// Every rulebook in every version, drafts too.
    public static let all: [Rulebook] =
        India.rulebooks + SanLuisPotosi.rulebooks + EuropeanUnion.rulebooks + China.rulebooks + California.rulebooks

    /// The version of a rulebook that held on a day.
    ///
    /// A draft has no day: it is judged only where it is named, and as if it were law.
    ///
    /// - Parameters:
    ///   - id: The rulebook, or one version of it as `in-2026@2026-02-20`.
    ///   - moment: The moment whose day is asked for, if no day is given; each law counts days in its own zone.
    ///   - day: The day of the law.
    /// - Returns: The rulebook.
    /// - Throws: ``PolicyError`` for an unknown rulebook, and for a day on which it did not hold.
    public static func rulebook(_ id: String, at moment: Moment, on day: CalendarDay? = nil) throws(PolicyError)
        -> Rulebook
    {
        let namesVersion = id.contains("@")
        let versions = all.filter { $0.isNamed(id) }
        guard let first = versions.first, let last = versions.last else { throw .unknownRulebook(id) }
        // The day of a moment in the law's own zone, unless one is given.
        func asked(_ rulebook: Rulebook) -> CalendarDay { day ?? CalendarDay(of: moment, offset: rulebook.offset) }
        let held = versions.last { rulebook in
            guard let from = rulebook.from else { return true }
            // A version that is named may be asked for on later days too, to compare.
            return from <= asked(rulebook) && (namesVersion || rulebook.until.map { asked(rulebook) < $0 } ?? true)
        }
        if let held { return held }
        if let from = first.from, asked(first) < from {
            throw .notInForce(rulebook: id, asked: asked(first), from: from)
        }
        guard let until = last.until else { throw .unknownRulebook(id) }
        throw .noLongerInForce(rulebook: id, asked: asked(last), until: until)
    }
}
