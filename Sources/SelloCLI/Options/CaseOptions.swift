import ArgumentParser
import Sello
import SelloBytes
import SelloPolicy

/// Options of `sello policy` that say what the file cannot: who you are, what people judged, what was declared, what happened.
struct CaseOptions: ParsableArguments {
    @Option(
        name: .customLong("role"), parsing: .singleValue,
        help: ArgumentHelp(
            "What you are in the eyes of a rulebook, or are not (NAME=no); may be given several times.",
            valueName: "name"))
    var roles: [String] = []

    @Option(
        name: .customLong("answer"), parsing: .singleValue,
        help: ArgumentHelp(
            "The judgement of people on a question: NAME=yes, no or unknown; may be given several times.",
            valueName: "name=answer"))
    var answers: [String] = []

    @Option(
        name: .customLong("event"), parsing: .singleValue,
        help: ArgumentHelp(
            "When something happened: NAME=TIME, NAME=none if it did not, NAME=yes if nobody knows when; may be given several times.",
            valueName: "name=time"))
    var events: [String] = []

    @Option(
        name: .customLong("purpose"), parsing: .singleValue,
        help: ArgumentHelp("What the work is for, as is claimed; may be given several times.", valueName: "name"))
    var purposes: [String] = []

    @Option(
        name: .customLong("declared"),
        help: ArgumentHelp(
            "What the uploader answered to whether it is synthetic: yes, no, or none for no answer.",
            valueName: "answer"))
    var declared: Declaration.Answer?

    @Option(
        name: .customLong("declaration"),
        help: ArgumentHelp("The signed record of the uploader's declaration.", valueName: "file"))
    var declaration: String?

    @Option(
        name: .customLong("received"),
        help: ArgumentHelp("When the file, and the uploader's answer with it, was received.", valueName: "rfc3339"))
    var received: String?

    @Option(
        name: .customLong("consent"), parsing: .singleValue,
        help: ArgumentHelp("A consent record, signed or in JSON; may be given several times.", valueName: "file"))
    var consents: [String] = []

    @Option(
        name: .customLong("notice-language"),
        help: ArgumentHelp(
            "The language of your last notice to users, such as hi (ISO 639).", valueName: "language"))
    var noticeLanguage: String?

    @Option(
        name: .customLong("monthly-users"),
        help: ArgumentHelp("How many users your service has in a month.", valueName: "n"))
    var monthlyUsers: Int64?

    func validate() throws {
        if declared != nil && declaration != nil {
            throw ValidationError("Choose one of --declared and --declaration.")
        }
        if let monthlyUsers, monthlyUsers < 0 { throw ValidationError("--monthly-users takes a number from 0.") }
    }

    /// Fills in what the options say.
    ///
    /// - Parameters:
    ///   - facts: The case.
    ///   - rulebooks: The rulebooks; every name must be of one of them.
    /// - Throws: ``FailureReport`` for a name that no rulebook knows, and for a value that is none.
    func fill(_ facts: inout PolicyCase, for rulebooks: [Rulebook]) throws(FailureReport) {
        for role in roles {
            let (name, value) = Self.pair(role)
            try Self.check(name, "role", rulebooks.flatMap { $0.roles.map(\.name) })
            facts.roles[name] = try Self.truth(value ?? "yes", of: role)
        }
        for answer in answers {
            let (name, value) = Self.pair(answer)
            try Self.check(name, "answer", rulebooks.flatMap { $0.questions.map(\.name) })
            facts.answers[name] = try Self.truth(value ?? "", of: answer)
        }
        for event in events {
            let (name, value) = Self.pair(event)
            try Self.check(name, "event", rulebooks.flatMap { $0.triggers.map(\.name) })
            facts.events[name] =
                switch value {
                case "yes": .sometime
                case "none": .never
                default: .at(try Self.moment(value ?? "", of: event))
                }
        }
        for purpose in purposes {
            try Self.check(purpose, "purpose", rulebooks.flatMap { $0.purposes.map(\.name) })
            facts.purposes.insert(purpose)
        }
        facts.noticeLanguage = noticeLanguage
        facts.monthlyUsers = monthlyUsers
        if let declared { facts.declaration = Declaration(declared, at: try receivedAt()) }
    }

    /// When the file was received.
    func receivedAt() throws(FailureReport) -> Moment? {
        guard let received else { return nil }
        return try Self.moment(received, of: "--received")
    }

    private static func pair(_ text: String) -> (String, String?) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : nil)
    }

    private static func check(_ name: String, _ option: String, _ known: [String]) throws(FailureReport) {
        guard !known.contains(name) else { return }
        let list = Set(known).sorted().joined(separator: ", ")
        throw .wrongUse(
            "No rulebook that you named knows “\(name)” (--\(option)). "
                + (known.isEmpty ? "They know none." : "They know: \(list)."))
    }

    private static func truth(_ value: String, of text: String) throws(FailureReport) -> Truth {
        guard let truth = Truth(rawValue: value) else {
            throw .wrongUse("“\(text)” needs yes, no or unknown after the sign “=”.")
        }
        return truth
    }

    private static func moment(_ value: String, of text: String) throws(FailureReport) -> Moment {
        guard let moment = Moment(rfc3339: value) else {
            throw .wrongUse("“\(text)”: “\(value)” is no time such as 2026-11-21T19:45:00Z.")
        }
        return moment
    }
}
