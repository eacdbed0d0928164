import ArgumentParser
import Sello
import SelloBytes
import SelloSigning

/// `sello stamp`.
struct StampCommand: WorkingCommand {
    static let configuration = CommandConfiguration(
        commandName: "stamp",
        abstract: "Writes a signed label into files; pixels, sound and all other metadata stay as they are.",
        discussion: """
            The label says how the content came to be and which system made it. It is written as a signed C2PA manifest, into XMP, and \
            (JPEG and PNG) as Exif's ImageUniqueID. A file that has a manifest already is stamped as its own parent: nothing is ever \
            dropped. The result is verified before it appears; if anything goes wrong, nothing is written.

            Examples:

              sello stamp picture.jpg -o stamped.jpg \\
                --certificates chain.pem --key key.pem --system "My Imager" \\
                --provider "My Company" --resource https://imager.example.com

              sello stamp *.png --output-directory stamped --jobs 4 \\
                --certificates chain.pem --key key.pem

              sello stamp edited.jpg -o out.jpg --parent original.jpg \\
                --action c2pa.cropped --certificates chain.pem --key key.pem

              sello stamp init.mp4 --fragment seg-1.m4s seg-2.m4s \\
                --output-directory stamped --certificates chain.pem --key key.pem

            The password of an encrypted key comes from the variable \(StampSigner.passwordVariable), or from a prompt.

            Exit status: 0 stamped; 1 a parent's manifest does not hold; 64 wrong use; 65 a file is not what its format says; \
            66 no such file; 73 cannot write; 74 read or write error.
            """)
    static let writesFiles = true

    @Argument(help: ArgumentHelp("The files to stamp.", valueName: "input"))
    var inputs: [String]

    @OptionGroup(title: "Where results go (one of three)") var destination: DestinationOptions
    @OptionGroup(title: "Signing") var signing: SigningOptions
    @OptionGroup(title: "The label") var label: LabelOptions
    @OptionGroup(title: "An exemption that is claimed") var exemption: ExemptionOptions
    @OptionGroup(title: "China's label") var implicit: ImplicitLabelOptions
    @OptionGroup(title: "What the files were made from") var origins: OriginOptions

    @Option(
        help: ArgumentHelp(
            "Hash movies in blocks of this many KiB, which players can check one by one (default: as a whole).",
            valueName: "kib"))
    var merkle: Int?

    @Option(
        name: .customLong("fragment"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "The fragments of a stream, in their order, to stamp together with the one input, its initialisation segment.",
            valueName: "file"))
    var fragments: [String] = []

    @Flag(help: "Print one JSON object a file, one a line.")
    var json = false

    @OptionGroup var languageOptions: LanguageOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if !fragments.isEmpty, inputs.count != 1 || destination.outputDirectory == nil {
            throw ValidationError(
                "--fragment goes with one input, the initialisation segment of the stream, and with --output-directory."
            )
        }
        if !fragments.isEmpty, destination.sidecar {
            throw ValidationError("--sidecar is for single files; the manifest of a stream is in its first segment.")
        }
        if !fragments.isEmpty, merkle != nil {
            throw ValidationError("--merkle is for movies in one file; fragments are hashed one by one as they are.")
        }
        if let merkle, !(1...Self.mostKiB).contains(merkle) {
            throw ValidationError("--merkle takes a number of KiB from 1 to \(Self.mostKiB).")
        }
        if inputs.count > 1 {
            if origins.parent != nil {
                throw ValidationError(
                    "--parent says what one file was made from, but there are \(inputs.count) to stamp.")
            }
            if implicit.contentID != nil {
                throw ValidationError(
                    "--tc260-content-id numbers one content, but there are \(inputs.count) files to stamp.")
            }
            if label.labelID != nil {
                throw ValidationError("--label-id names one work, but there are \(inputs.count) files to stamp.")
            }
        }
    }

    private static let mostKiB = 1 << 20

    func perform(_ console: Console, _ interruption: Interruption) async throws(FailureReport) -> ExitStatus {
        var authority: TimeStampProgram?
        if let address = signing.timeStampURL { authority = try TimeStampProgram(address: address) }
        let plain = try StampTarget.all(
            inputs + fragments, to: destination.value,
            precious: [signing.certificates, signing.key] + signing.revocationAnswers + origins.paths)
        let targets = destination.sidecar ? try StampTarget.withSidecars(plain) : plain
        let moment = Moment.now()
        let signer = try StampSigner.make(signing, at: moment)
        var stamp = try origins.apply(to: label.stamp(at: moment), interruption)
        stamp.exemption = try exemption.claim(for: origins.action)
        stamp.implicitLabel = implicit.label
        stamp.blockByteCount = merkle.map { $0 << 10 }
        for path in signing.revocationAnswers { stamp.revocationAnswers.append(try RevocationAnswerFile.read(path)) }
        var stamper = Stamper(signer: signer, timestampAuthority: authority)
        // Files first: what is left of the threads hashes blocks of one file.
        stamper.threads = max(1, shared.width / max(1, inputs.count))
        var folder: OutputFolder?
        if case .folder(let path) = destination.value { folder = try OutputFolder(path) }
        destination.removeLeftovers(of: targets)

        let progress =
            console.terminal.showsProgress && !shared.quiet
            ? Progress(
                console, verb: language(en: "Stamping", es: "Sellando"), language: language, fileCount: targets.count)
            : nil
        let job = StampJob(
            stamper: stamper, stamp: stamp, interruption: interruption, progress: progress,
            synchronizesFolder: folder == nil)
        let streamJob = StreamJob(stamper: stamper, stamp: stamp, interruption: interruption, progress: progress)
        let printer = StampPrinter(
            console: console, isJSON: json, isQuiet: shared.quiet, language: language)
        var statuses: Set<ExitStatus> = []
        var isUnidentified = false
        // A stream is one piece of work, and prints as its first file.
        let isStream = !fragments.isEmpty
        await Jobs(width: shared.width).run(isStream ? 1 : targets.count) { index in
            isStream ? await streamJob.run(targets) : await job.run(targets[index])
        } emit: { index, result in
            switch result {
            case .success(let receipt):
                statuses.insert(.met)
                if receipt.label.provider == nil, receipt.label.system?.resource == nil { isUnidentified = true }
            case .failure(let failure): statuses.insert(failure.status)
            }
            printer.print(result, targets[index])
            // Without a reader the files are still to be stamped.
            return !interruption.isAsked
        }
        if !statuses.contains(.met) {
            folder?.removeIfUnused()
        } else if folder != nil, let any = targets.first {
            do { try AtomicFile.synchronizeFolder(beside: any.output) } catch { throw FailureReport(error) }
        }
        if isUnidentified, !shared.quiet {
            console.complain(
                language(
                    en:
                        "warning: the label names neither a provider nor a resource; rule 3(3)(a)(ii) of India's IT Rules wants it to identify the computer resource that made the content: add --provider and --resource",
                    es:
                        "advertencia: la etiqueta no nombra ni proveedor ni recurso; la regla 3(3)(a)(ii) de las IT Rules de la India quiere que identifique el recurso informático que hizo el contenido: agregue --provider y --resource"
                ))
        }
        return .joined(statuses)
    }
}
