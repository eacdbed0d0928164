import ArgumentParser
import Sello
import SelloBytes

/// What the label says.
struct LabelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What was done (default: generated; modified where there is a parent).",
            valueName: "what"))
    var operation: SGILabel.Operation?

    @Option(
        name: .customLong("source-type"),
        help: ArgumentHelp(
            "How the content came to be: an IPTC or C2PA term, or a URI (default: trainedAlgorithmicMedia).",
            valueName: "term"),
        transform: { text in
            guard let type = DigitalSourceType(text) else {
                throw ValidationError(
                    "“\(text)” is no digital source type. Known terms: \(DigitalSourceType.knownTerms.joined(separator: ", ")); any other must be a URI that begins with http:// or https://."
                )
            }
            return type
        })
    var sourceType: DigitalSourceType?

    @Option(help: ArgumentHelp("The system that made the content.", valueName: "name"))
    var system: String?

    @Option(name: .customLong("system-version"), help: ArgumentHelp("Its version.", valueName: "v"))
    var systemVersion: String?

    @Option(help: ArgumentHelp("Who offers the system.", valueName: "name"))
    var provider: String?

    @Option(
        help: ArgumentHelp(
            "The computer resource that made the content; without --system also the system's name.", valueName: "uri"))
    var resource: String?

    @Option(help: ArgumentHelp("The work's title.", valueName: "t"))
    var title: String?

    @Option(help: ArgumentHelp("What the model was asked for.", valueName: "text"))
    var prompt: String?

    @Option(name: .customLong("prompt-writer"), help: ArgumentHelp("Who wrote that.", valueName: "name"))
    var promptWriter: String?

    @OptionGroup var visibleLabel: VisibleLabelOptions

    @Option(
        name: .customLong("label-id"),
        help: ArgumentHelp("The work's identifier, if it has one (default: a new one).", valueName: "uuid"),
        transform: { text in
            guard let id = UniqueIdentifier(text) else {
                throw ValidationError("“\(text)” is no UUID such as 01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506.")
            }
            return id
        })
    var labelID: UniqueIdentifier?

    func validate() throws {
        let texts = [
            ("--system", system), ("--system-version", systemVersion), ("--provider", provider),
            ("--resource", resource),
            ("--title", title), ("--prompt", prompt), ("--prompt-writer", promptWriter),
            ("--visible-label", visibleLabel.text),
        ]
        for (name, text) in texts where text?.isEmpty == true {
            throw ValidationError("\(name) is empty; give a text or leave the option out.")
        }
        for (name, text) in texts where text?.unicodeScalars.allSatisfy(Self.isText) == false {
            throw ValidationError("\(name) has a control character, which XMP cannot hold; take it out.")
        }
        if systemVersion != nil, system == nil, resource == nil {
            throw ValidationError("--system-version is the version of a system; name that with --system.")
        }
        if let resource, !Self.isURI(resource) {
            throw ValidationError(
                "--resource “\(resource)” is no URI such as https://imager.example.com or urn:example:imager.")
        }
    }

    /// The stamp, without what the files were made from.
    func stamp(at moment: Moment) -> Stamp {
        let name = system ?? resource
        var stamp = Stamp(
            system: name.map { SGILabel.System(name: $0, version: systemVersion, resource: resource) },
            provider: provider, moment: moment)
        stamp.operation = operation
        stamp.sourceType = sourceType
        stamp.title = title
        stamp.prompt = prompt
        stamp.promptWriter = promptWriter
        stamp.visibleLabel = visibleLabel.value
        stamp.labelID = labelID
        return stamp
    }

    /// Whether XML, and with it XMP, can hold a character (XML 1.0, 2.2).
    static func isText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
        default: false
        }
    }

    /// Whether a text has a scheme, something after it, and no space or control character (RFC 3986, 3).
    static func isURI(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 1 < bytes.count, let first = bytes.first
        else {
            return false
        }
        func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
        func isSchemeByte(_ byte: UInt8) -> Bool {
            isLetter(byte) || (48...57).contains(byte) || [43, 45, 46].contains(byte)
        }
        return isLetter(first) && bytes[..<colon].allSatisfy(isSchemeByte) && bytes.allSatisfy { $0 > 32 && $0 != 127 }
    }
}
