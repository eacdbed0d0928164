import ArgumentParser
import Sello
import SelloBytes
import SelloManifest
import SelloSigning

/// `sello verify`.
struct VerifyCommand: WorkingCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Says what files claim of themselves, who signed that, and whether they were changed.",
        discussion: """
            A file is valid if nothing that was signed has changed, and trusted if its signer also leads to one of the anchors given. \
            Untrusted is not invalid, and a file without a manifest may be synthetic all the same.

            Examples:

              sello verify picture.jpg
              sello verify *.jpg --trust-anchors root.pem --require trusted
              sello verify clip.mp4 --json
              sello verify picture.jpg --explain
              sello verify picture.jpg --manifest picture.c2pa
              sello verify init.mp4 --fragment seg-1.m4s --fragment seg-2.m4s

            Exit status: 0 every file met --require; 1 a file failed it; 2 none failed, but at least one has no manifest; \
            64 and more as in `sello --help`.
            """)
    static let writesFiles = false

    /// What is asked of every file.
    enum Requirement: String, ExpressibleByArgument, CaseIterable {
        case valid, trusted, labelled
    }

    @Argument(help: ArgumentHelp("The files to verify.", valueName: "file"))
    var files: [String]

    @OptionGroup var trust: TrustOptions

    @Option(
        help: ArgumentHelp(
            "What every file must be: valid (unchanged since it was signed), trusted (and by a trusted signer), "
                + "labelled (valid, with a signed label).",
            valueName: "what"))
    var require = Requirement.valid

    @Option(
        name: .customLong("fragment"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "The fragments of a stream, in their order, whose initialisation segment is the one file to verify.",
            valueName: "file"))
    var fragments: [String] = []

    @Option(
        help: ArgumentHelp(
            "The manifest store of the one file to verify, where it has none itself (default: the file beside it of its "
                + "name, with the extension .c2pa).",
            valueName: "c2pa"))
    var manifest: String?

    @Option(
        help: ArgumentHelp(
            "The signed declaration of the one file to verify, as sello declare writes it; it is checked against the file, and the two are compared.",
            valueName: "file"))
    var declaration: String?

    @Option(
        name: .customLong("conforming-products"),
        help: ArgumentHelp(
            "C2PA's list of conforming products (JSON), to look trusted signers up in.", valueName: "json"))
    var conformingProducts: String?

    @Flag(help: "Print one JSON object a file, one a line.")
    var json = false

    @Flag(name: .customLong("crjson"), help: "Print the C2PA's own JSON form (crJSON); of several files, one a line.")
    var crJSON = false

    @Flag(
        help: "Explain every finding: what it means, which bytes it speaks of, where the standard says so, what to do.")
    var explain = false

    @OptionGroup var languageOptions: LanguageOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if json && crJSON { throw ValidationError("Choose one of --json and --crjson.") }
        if explain && crJSON {
            throw ValidationError("--explain goes with the text or with --json, not with --crjson.")
        }
        if manifest != nil && files.count != 1 {
            throw ValidationError("--manifest goes with one file, the one that the manifest speaks for.")
        }
        if declaration != nil && files.count != 1 {
            throw ValidationError("--declaration goes with one file, the one that it speaks of.")
        }
        if !fragments.isEmpty && files.count != 1 {
            throw ValidationError("--fragment goes with one file, the initialisation segment of the stream.")
        }
    }

    func perform(_ console: Console, _: Interruption) async throws(FailureReport) -> ExitStatus {
        var options = try trust.validationOptions()
        // Files first: what is left of the threads hashes blocks of one file.
        options.threads = max(1, shared.width / max(1, files.count))
        let verifier = Verifier(options: options)
        let progress =
            console.terminal.showsProgress && !shared.quiet
            ? Progress(
                console, verb: language(en: "Verifying", es: "Verificando"), language: language, fileCount: files.count)
            : nil
        var detached: [UInt8]?
        if let manifest {
            do { detached = try SidecarFile.read(manifest) } catch { throw FailureReport(error) }
        }
        let record = try declaration.map { path throws(FailureReport) in try DeclarationFile.read(path) }
        var printer = VerificationPrinter(self, console, try products())
        var summary = VerificationSummary(requirement: require)
        let (files, fragments, store) = (files, fragments, detached)
        await Jobs(width: shared.width).run(files.count) { index in
            Self.verify(files[index], fragments, store, record, verifier, progress)
        } emit: { index, result in
            summary.count(result)
            printer.print(result, file: files[index])
            return console.outputFailure == nil
        }
        printer.printSummary(summary)
        return summary.status
    }

    private static func verify(
        _ file: String, _ fragments: [String], _ store: [UInt8]?, _ record: DeclarationRecord?, _ verifier: Verifier,
        _ progress: Progress?
    ) -> Result<VerificationReport, AssetError> {
        Result { () throws(AssetError) in
            let source = try FileSource(path: file)
            let circumstances = Circumstances(record: record)
            var parts: [any ByteSource] = []
            for path in fragments { parts.append(try ReopenedFile(path: path)) }
            let share = progress?.file(byteCount: parts.reduce(source.byteCount) { $0 + $1.byteCount })
            defer { share?.finish() }
            let advance: (Int) -> Void = { share?.advance($0) }
            guard let store else {
                return try verifier.verifyWithSidecar(
                    source, at: file, knowing: circumstances, fragments: parts, progress: advance)
            }
            return try verifier.verify(
                source, knowing: circumstances, manifest: store, fragments: parts, progress: advance)
        }
    }

    private func products() throws(FailureReport) -> ConformingProducts? {
        guard let path = conformingProducts else { return nil }
        let bytes = try PEMFile.read(path)
        do { return try ConformingProducts(json: bytes) } catch { throw FailureReport(error) }
    }
}
