import ArgumentParser
import Sello
import SelloBytes
import SelloManifest
import SelloPolicy

/// `sello policy`.
struct PolicyCommand: WorkingCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Says what laws ask of a file and of you, what is met, and by when.",
        discussion: """
            Each rulebook is a law; `sello rulebooks` lists them, and `sello rulebooks NAME` lists what each asks. What nobody told is \
            not assumed: a duty that hangs on it is undetermined, and says which option would settle it. This is no legal advice.

            Examples:

              sello policy picture.jpg --rulebook in-2026 --declared no --received 2026-11-21T19:45:00Z
              sello policy picture.jpg --rulebook in-2026,eu-50 --answer appears-real=yes --answer indistinguishable=yes
              sello policy picture.jpg --rulebook in-2026 --event court-order=2026-11-21T19:45:00Z --json

            Exit status: 0 nothing is unmet; 1 something is; 64 and more as in `sello --help`.
            """)
    static let writesFiles = false

    @Argument(help: "The file.")
    var file: String

    @Option(
        name: .customLong("rulebook"), parsing: .singleValue,
        help: ArgumentHelp(
            "The rulebooks, with commas between them; a version as in-2026@2026-02-20.", valueName: "name"))
    var rulebookNames: [String]

    @Option(
        name: .customLong("on"),
        help: ArgumentHelp(
            "The day whose law is asked for, such as 2026-02-20 (default: that of --at).", valueName: "date"),
        transform: { text in
            guard let day = CalendarDay(text) else { throw ValidationError("“\(text)” is no day such as 2026-02-20.") }
            return day
        })
    var day: CalendarDay?

    @OptionGroup var options: CaseOptions
    @OptionGroup var trust: TrustOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var languageOptions: LanguageOptions

    func perform(_ console: Console, _: Interruption) async throws(FailureReport) -> ExitStatus {
        let validation = try trust.validationOptions()
        let rulebooks = try rulebooks(at: validation.moment)
        var records = PolicyRecords()
        try records.read(options, language)
        let facts: PolicyCase
        let report: VerificationReport
        do throws(AssetError) {
            let source = try FileSource(path: file)
            report = try Verifier(options: validation).verifyWithSidecar(source, at: file)
            let received = records.needFile ? try ReceivedFile(reading: source) : nil
            var gathered = PolicyCase(file: FileEvidence(report, received: received), now: validation.moment)
            records.fill(&gathered, report, received, validation)
            facts = gathered
        } catch {
            if json { console.print(error.json(file: file)) }
            console.complain(about: file, FailureReport(error).sentence(in: language))
            return FailureReport(error).status
        }
        var complete = facts
        try options.fill(&complete, for: rulebooks)
        let answer = PolicyAnswer(complete, under: rulebooks, on: day)
        if json {
            console.print(answer.json(file: file))
        } else {
            let printer = PolicyPrinter(
                terminal: console.terminal, language: language, hasAnchors: !trust.trustAnchors.isEmpty)
            console.print(printer.text(answer, report, file: file))
        }
        return answer.hasUnmet ? .failed : .met
    }

    private func rulebooks(at moment: Moment) throws(FailureReport) -> [Rulebook] {
        let names = rulebookNames.flatMap { $0.split(separator: ",").map(String.init) }
        guard !names.isEmpty else {
            throw .wrongUse("Name a rulebook: --rulebook in-2026. `sello rulebooks` lists them.")
        }
        var rulebooks: [Rulebook] = []
        for name in names {
            do {
                rulebooks.append(try RulebookLibrary.rulebook(name, at: moment, on: day))
            } catch {
                throw FailureReport(.wrongUse, error.code, error.sentence.text(language))
            }
        }
        return rulebooks
    }
}
