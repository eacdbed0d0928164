/// What every status code means, in both languages.
///
/// All codes that a version of the standard has had stand here, those of CAWG's identity assertion, and our own. A clause without a
/// version is counted as in C2PA 2.2, the last whose text was read whole; `2.4:` and the like name another: for codes that 2.2 has not, and for
/// clauses that C2PA's own rubrics of 2.4 name. Where only the chapter's number is certain, the chapter is named.
enum StatusCodeTable {
    /// One code.
    struct Row {
        let code: String
        let clause: String
        let advice: Advice?
        let english: String
        let spanish: String

        init(_ code: String, _ clause: String, _ advice: Advice? = nil, en english: String, es spanish: String) {
            (self.code, self.clause, self.advice) = (code, clause, advice)
            (self.english, self.spanish) = (english, spanish)
        }
    }

    /// The rows of each class, in the order of the lists.
    static let classes: [(kind: StatusCodeMeaning.Kind, rows: [Row])] = [
        (.success, success), (.informational, informational),
        (.failure, assertionFailures + manifestFailures + identityFailures),
    ]
}
