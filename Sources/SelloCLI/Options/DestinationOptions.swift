import ArgumentParser
import SelloBytes

/// Where results go.
struct DestinationOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The new file; one that is there is replaced as a whole.", valueName: "file"))
    var output: String?

    @Option(
        name: .customLong("output-directory"),
        help: ArgumentHelp("The folder for new files of the same names; made if it is missing.", valueName: "dir"))
    var outputDirectory: String?

    @Flag(name: .customLong("in-place"), help: "Replace each file by its stamped form.")
    var inPlace = false

    @Flag(help: "Keep the manifest beside each result, in a new file of its name that ends in .c2pa, and not in it.")
    var sidecar = false

    func validate() throws {
        guard [output != nil, outputDirectory != nil, inPlace].count(where: { $0 }) == 1 else {
            throw ValidationError("Say where results go, with one of --output, --output-directory and --in-place.")
        }
        if output?.isEmpty == true { throw ValidationError("--output is empty; name a file.") }
        if outputDirectory?.isEmpty == true { throw ValidationError("--output-directory is empty; name a folder.") }
    }

    /// The choice.
    var value: StampTarget.Destination {
        if let output { return .file(output) }
        if let outputDirectory { return .folder(outputDirectory) }
        return .inPlace
    }

    /// Removes what killed runs left beside the results.
    func removeLeftovers(of targets: [StampTarget]) {
        var folders: Set<String> = []
        for target in targets {
            let name = PathName.last(of: target.output)
            if folders.insert(String(target.output.dropLast(name.count))).inserted {
                AtomicFile.removeLeftovers(beside: target.output)
            }
        }
    }
}
