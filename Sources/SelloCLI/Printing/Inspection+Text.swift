import SelloBytes
import SelloContainers
import SelloManifest

extension Inspection {
    /// Prints the file for people.
    func print(file: String, to console: Console, isFull: Bool, language: Language = .english) {
        console.print("\(VisibleText.escaped(file)): \(mediaType), \(byteCount) bytes")
        var page = Page(console, lineLimit: isFull ? .max : Self.lineLimit)
        if !parts.isEmpty {
            page.print("")
            page.print("      offset        size  part")
        }
        for part in parts {
            let name = String(repeating: "  ", count: part.depth) + VisibleText.escaped(part.name, limit: 80)
            let count = part.count > 1 ? " ×\(part.count)" : ""
            page.print("\(Self.column(part.range.lowerBound))\(Self.column(part.range.count))  \(name)\(count)")
        }
        page.finish()
        if !metadata.isEmpty {
            page.print("")
            page.print("Metadata:")
            for location in metadata {
                page.print(
                    "  \(location.kind.rawValue), \(location.byteCount) bytes, in \(VisibleText.escaped(location.carrier, limit: 80))"
                )
            }
            page.finish()
        }
        if stores.isEmpty { console.print("\nNo manifest store.") }
        for store in stores { print(store, to: &page, console, isFull: isFull) }
        if let hashes { print(hashes, to: &page) }
    }

    private func print(_ store: Store, to page: inout Page, _ console: Console, isFull: Bool) {
        let extent = store.location.extent
        let pieces = store.location.pieces.count > 1 ? " in \(store.location.pieces.count) pieces" : ""
        page.print("")
        page.print(
            "Manifest store (\(VisibleText.escaped(store.location.purpose.rawValue))): \(store.location.byteCount) bytes\(pieces), "
                + "from byte \(extent.lowerBound) to \(extent.upperBound - 1) of the file")
        guard case .success(let content) = store.content else {
            page.print("  not readable")
            page.finish()
            return
        }
        page.print("      offset        size  box")
        for (index, box) in content.tree.boxes.enumerated() where box.code != JUMBFBox.descriptionBox {
            var line = String(repeating: "  ", count: box.depth)
            if let description = box.description {
                line += description.label.map { VisibleText.escaped($0, limit: 120) } ?? "(no label)"
                line += " [\(Self.name(of: description.type))]"
            } else {
                line += Self.code(box.code)
            }
            page.print("\(Self.column(box.range.lowerBound))\(Self.column(box.range.count))  \(line)")
            if let text = self.content(of: index, in: content, isFull: isFull) {
                let column = Self.textColumn + 2 * box.depth
                let lines = StyledText(text).lines(
                    width: console.terminal.width, first: column, indent: column, isColoured: false)
                page.print(String(repeating: " ", count: column) + lines.joined(separator: "\n"))
            }
        }
        page.finish()
    }

    private static func column(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(1, 12 - digits.count)) + digits
    }

    /// A four-character code.
    static func code(_ code: UInt32) -> String {
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: code >> UInt32(24 - 8 * $0)) }
        return VisibleText.escaped(String(decoding: bytes, as: UTF8.self))
    }

    /// A box type in a word.
    static func name(of type: JUMBFType) -> String {
        switch type {
        case .manifestStore: "manifest store"
        case .standardManifest, .legacyManifest: "manifest"
        case .updateManifest: "update manifest"
        case .compressedManifest: "compressed manifest"
        case .assertionStore: "assertion store"
        case .claim: "claim"
        case .claimSignature: "claim signature"
        case .dataBoxStore: "data box store"
        case .credentialStore: "credential store"
        case .cbor: "CBOR"
        case .json: "JSON"
        case .uuid: "UUID"
        case .embeddedFile: "embedded file"
        default: "type " + type.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    /// The most lines of one list, unless all is asked for.
    private static let lineLimit = 4000
    /// Where the content of the store's boxes begins.
    private static let textColumn = 12
}

/// Lines on their way to standard output, many at a time, and no more than a limit of each list.
struct Page {
    private let console: Console
    private let lineLimit: Int
    private var lines: [String] = []
    private var count = 0

    init(_ console: Console, lineLimit: Int) {
        self.console = console
        self.lineLimit = lineLimit
    }

    mutating func print(_ line: String) {
        count += 1
        guard count <= lineLimit else { return }
        lines.append(line)
        if lines.count == 1000 { flush() }
    }

    /// Ends a list.
    mutating func finish() {
        if count > lineLimit { lines.append("  … and \(count - lineLimit) lines more; --full shows them") }
        count = 0
        flush()
    }

    private mutating func flush() {
        guard !lines.isEmpty else { return }
        console.print(lines.joined(separator: "\n"))
        lines = []
    }
}
