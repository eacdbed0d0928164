import ArgumentParser
import Sello
import SelloBytes

/// What the files were made from.
struct OriginOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file that INPUT was made from (default: INPUT itself, if it has a manifest).", valueName: "file"))
    var parent: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A file that is a part of the result; may be given several times.", valueName: "file"))
    var component: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A file that the process was given; may be given several times.", valueName: "file"))
    var input: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "What was done, as C2PA names it, such as c2pa.cropped; may be given several times.", valueName: "name"))
    var action: [String] = []

    @Flag(help: "Vouch that nothing else was done.")
    var complete = false

    @Flag(
        name: .customLong("allow-invalid-parent"),
        help: "Take a parent whose manifest does not hold; its faults are recorded for good.")
    var allowInvalidParent = false

    func validate() throws {
        if action.contains(where: \.isEmpty) {
            throw ValidationError("--action is empty; name an action such as c2pa.cropped.")
        }
    }

    /// The files that are read.
    var paths: [String] { (parent.map { [$0] } ?? []) + component + input }

    /// Adds the files and actions to a stamp.
    func apply(to stamp: Stamp, _ interruption: Interruption) throws(FailureReport) -> Stamp {
        var stamp = stamp
        func ingredient(_ path: String) throws(FailureReport) -> Stamp.Ingredient {
            do {
                let source = InterruptibleSource(source: try FileSource(path: path), interruption: interruption)
                return Stamp.Ingredient(source, title: PathName.last(of: path))
            } catch {
                throw FailureReport(error)
            }
        }
        stamp.parent = try parent.map { path throws(FailureReport) in try ingredient(path) }
        stamp.components = try component.map { path throws(FailureReport) in try ingredient(path) }
        stamp.inputs = try input.map { path throws(FailureReport) in try ingredient(path) }
        stamp.actions = action
        stamp.isComplete = complete
        stamp.allowsInvalidParent = allowInvalidParent
        return stamp
    }
}
