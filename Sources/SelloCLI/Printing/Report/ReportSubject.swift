import Sello

/// What the rows of a report speak of, and in which language.
struct ReportSubject {
    /// What was found.
    let report: VerificationReport
    /// The language to say it in.
    let language: Language
    /// Whether trust anchors were given.
    var hasAnchors = false
    /// What was asked.
    var requirement = VerifyCommand.Requirement.valid
    /// C2PA's list of conforming products, where one was given.
    var products: ConformingProducts?

    /// The most entries of a list that are shown: a hostile file may have thousands.
    static let listLimit = 12
}
