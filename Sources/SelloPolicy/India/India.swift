internal import SelloBytes

/// India's Information Technology (Intermediary Guidelines and Digital Media Ethics Code) Rules, 2021.
///
/// As amended by G.S.R. 120(E) of 10 February 2026, in force from 20 February 2026, corrected by G.S.R. 148(E) of 26 February 2026.
/// `Spec/policy/in-2026.md` says of each rule what it asks, what the code does, and what it cannot know.
enum India {
    /// Indian Standard Time.
    static let offset: Int64 = 19800

    static let rulebooks: [Rulebook] = []
}
