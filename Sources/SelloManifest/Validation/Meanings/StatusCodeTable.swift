/// What every status code means, in both languages.
///
/// All codes that a version of the standard has had stand here, those of CAWG's identity assertion, and our own. The numbers are of
/// C2PA 2.2; codes that came later name the clause of the lists of codes.
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
