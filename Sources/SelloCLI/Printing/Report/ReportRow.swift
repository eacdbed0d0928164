import SelloBytes

/// A row of the report: a heading, and what is said under it.
///
/// To add one: a type in a file of its own in `Rows`, and its place in ``ReportPrinter``'s list. A heading has no more characters than
/// ``ReportPrinter/headingWidth(_:)`` leaves room for; a test holds all of them against that.
protocol ReportRow: SendableMetatype {
    /// The heading.
    static func heading(_ language: Language) -> String

    /// The sentences, each on a line of its own.
    ///
    /// - Parameter subject: The report, and the language to speak.
    /// - Returns: None where there is nothing to say; the row is then left out.
    static func sentences(_ subject: ReportSubject) -> [StyledText]
}
