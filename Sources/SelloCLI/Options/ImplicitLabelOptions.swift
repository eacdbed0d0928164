import ArgumentParser
import Sello

/// The label that China's GB 45438-2025 wants in a file's metadata.
struct ImplicitLabelOptions: ParsableArguments {
    @Option(
        name: .customLong("tc260"),
        help: ArgumentHelp(
            "Also write the label of China's GB 45438-2025 into the XMP, with your provider code: as producer, or as propagator of a file that has one.",
            valueName: "code"))
    var code: String?

    @Option(
        name: .customLong("tc260-content-id"),
        help: ArgumentHelp("Your number of the content (default: the label's identifier).", valueName: "id"))
    var contentID: String?

    @Option(
        name: .customLong("tc260-reserved"),
        help: ArgumentHelp("What you keep in the label for yourself, such as a signature.", valueName: "text"))
    var reserved: String?

    func validate() throws {
        if code == nil, contentID != nil || reserved != nil {
            throw ValidationError("--tc260-content-id and --tc260-reserved go with --tc260 CODE.")
        }
        for (name, text) in [("--tc260", code), ("--tc260-content-id", contentID), ("--tc260-reserved", reserved)] {
            guard let text else { continue }
            guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }) else {
                throw ValidationError(
                    "\(name) takes letters, digits and marks of ASCII without space, quotation mark and backslash, as GB 45438-2025 has it: a code, not a name."
                )
            }
        }
    }

    /// The label; `nil` where none is asked for.
    var label: Stamp.ImplicitLabel? {
        code.map { Stamp.ImplicitLabel(code: $0, contentID: contentID, reserved: reserved ?? "") }
    }
}
