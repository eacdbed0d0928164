import ArgumentParser
import Sello
import SelloBytes
import SelloPolicy
import SelloSigning

/// `sello declare`.
struct DeclareCommand: WorkingCommand {
    static let configuration = CommandConfiguration(
        commandName: "declare",
        abstract:
            "Records, signed, what whoever uploaded a file said of it: made or changed by AI, or not, or no answer.",
        discussion: """
            The record names the very bytes that were received by their digest, and the manifest that spoke for them. It goes into a file of \
            its own beside the file, or (--embed) into a copy of it that has a manifest to add to. The platform signs, not the uploader; the \
            uploader is named by a reference that only the platform can resolve. E-mail addresses, telephone numbers and names with \
            spaces are refused.

            Examples:

              sello declare picture.jpg --answer yes --by user:7f3c \\
                --certificates chain.pem --key key.pem
              sello verify picture.jpg --declaration picture.jpg.declaration
              sello declare stamped.jpg --answer no --by user:7f3c \\
                --embed declared.jpg --certificates chain.pem --key key.pem

            Exit status: 0 recorded; 1 the file has no manifest to add to (--embed); 64 wrong use; 65 a file is not what its format says; \
            66 no such file; 73 cannot write; 74 read or write error.
            """)
    static let writesFiles = true

    @Argument(help: ArgumentHelp("The file, as it was received.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Whether it is made or changed by AI: yes, no, none (no answer).", valueName: "answer"))
    var answer: Declaration.Answer

    @Option(help: ArgumentHelp("Who said so: a reference of your own, such as user:7f3c.", valueName: "reference"))
    var by: String

    @Option(
        name: .customLong("at"),
        help: ArgumentHelp(
            "When it was said, such as 2026-11-21T19:45:00Z (default: now).", valueName: "rfc3339"),
        transform: { text in
            guard let moment = Moment(rfc3339: text) else {
                throw ValidationError("“\(text)” is no time such as 2026-11-21T19:45:00Z.")
            }
            return moment
        })
    var moment: Moment?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The new record (default: the file's name and .declaration).", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Put the record into a copy of the file, which must have a manifest that holds; this is the copy.",
            valueName: "file"))
    var embed: String?

    @OptionGroup(title: "Signing") var signing: SigningOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(name: .shortAndLong, help: "Print only what goes wrong; the exit status says the rest.")
    var quiet = false

    @OptionGroup var languageOptions: LanguageOptions

    var language: Language { languageOptions.language }

    func validate() throws {
        if output != nil && embed != nil {
            throw ValidationError(
                "Choose one of --output (a file of its own) and --embed (a copy of the file with it).")
        }
        if output?.isEmpty == true || embed?.isEmpty == true { throw ValidationError("Name the new file.") }
    }

    func perform(_ console: Console, _ interruption: Interruption) async throws(FailureReport) -> ExitStatus {
        let reference: OpaqueReference
        do { reference = try OpaqueReference(by, field: "--by") } catch {
            throw .wrongUse(error.sentence(in: language))
        }
        let now = Moment.now()
        if let moment, moment > now { throw .wrongUse("--at is \(moment), which has not come yet (it is \(now))") }
        var authority: TimeStampProgram?
        if let address = signing.timeStampURL { authority = try TimeStampProgram(address: address) }
        let signer = try StampSigner.make(signing, at: now)
        var answers: [[UInt8]] = []
        for path in signing.revocationAnswers { answers.append(try RevocationAnswerFile.read(path)) }
        let source: InterruptibleSource
        let received: ReceivedFile
        do {
            source = InterruptibleSource(source: try FileSource(path: file), interruption: interruption)
            received = try ReceivedFile(reading: source)
        } catch {
            throw FailureReport(error)
        }
        let record: DeclarationRecord
        do {
            record = try await DeclarationRecord.sign(
                DeclarationStatement(answer: answer, by: reference, at: moment ?? now, file: received), with: signer,
                timestampAuthority: authority, revocationAnswers: answers, at: now)
        } catch {
            throw FailureReport(error)
        }
        let target = embed ?? output ?? file + DeclarationRecord.fileSuffix
        var manifest: String?
        if embed == nil {
            try DeclarationFile.write(record, to: target)
        } else {
            manifest = try await embed(record, source, to: target, Stamper(signer: signer), now, interruption)
        }
        print(record, to: target, manifest, console)
        return .met
    }

    private func embed(
        _ record: DeclarationRecord, _ source: InterruptibleSource, to target: String, _ stamper: Stamper,
        _ moment: Moment, _ interruption: Interruption
    ) async throws(FailureReport) -> String {
        var update = Update(moment: moment)
        update.declaration = record
        do {
            let new = try AtomicFile(path: target, existing: .refuse)
            let manifest = try await stamper.update(source, with: update, to: InterruptibleSink(new, interruption))
            guard !interruption.isAsked else {
                throw AssetError(.writeFailed, "interrupted; nothing was kept")
            }
            try new.commit()
            return manifest
        } catch let error as AssetError {
            throw FailureReport(error)
        } catch StampError.refused(let refusal) where refusal.code == .parentInvalid {
            throw FailureReport(
                .failed, refusal.code.rawValue,
                "“\(file)” has no manifest that holds, to which the record could be added; leave out --embed to keep it in a file of its own"
            )
        } catch let error as StampError {
            throw FailureReport(error)
        } catch {
            throw FailureReport(.readOrWriteError, "unknown", "\(error)")
        }
    }

    private func print(_ record: DeclarationRecord, to target: String, _ manifest: String?, _ console: Console) {
        if json {
            console.print(record.json(file: file, output: target, manifest: manifest))
        } else if !quiet {
            let (shown, language) = (VisibleText.escaped(target), languageOptions.language)
            let answer = DeclarationWording.answer(record.statement.answer, language)
            console.print(
                manifest == nil
                    ? language(
                        en: "\(shown) — declared, and signed: \(answer)",
                        es: "\(shown) — declarado y firmado: \(answer)")
                    : language(
                        en: "\(shown) — declared, and signed in the file: \(answer)",
                        es: "\(shown) — declarado y firmado dentro del archivo: \(answer)"))
        }
    }
}
