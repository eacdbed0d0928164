/// One finding: a code, the box it speaks of, and a sentence for people.
public struct ValidationStatus: Sendable, Hashable, Codable {
    /// The code.
    public let code: StatusCode
    /// The absolute JUMBF reference of the box that the code speaks of.
    public let url: String
    /// What was found, in a sentence.
    public let explanation: String

    /// Makes a finding.
    public init(code: StatusCode, url: String, explanation: String) {
        self.code = code
        self.url = url
        self.explanation = explanation
    }
}
