import SelloBytes

/// What is checked of markup before libxml2 sees it, in one pass over the bytes.
///
/// A document type declaration is refused here, before an entity could be expanded. The other caps keep the parser linear: it compares
/// each attribute of an element with all others, looks each prefix up among all declarations in scope, and makes a node
/// of a hundred bytes out of a tag of four.
///
/// Well-formedness is left to libxml2: where markup is broken the check just ends.
struct MarkupCheck {
    /// The most attributes an element may have; camera raw settings, the longest in use, are some hundreds.
    static let attributeCount = 1 << 10
    /// The most namespace declarations in scope at one place; real packets have a few dozen.
    static let namespaceCount = 1 << 8
    /// The most tags, attributes, comments and instructions: about 64 MB of nodes.
    ///
    /// The longest lists in use, Photoshop's `DocumentAncestors`, stay below.
    static let itemCount = 1 << 18
    /// How long a name may be, prefix included.
    static let nameByteCount = 1 << 8

    private let text: [UInt8]
    private let base: Int?
    private let depthLimit: Int
    private var index = 0
    private var items = 0
    /// For each open element, how many namespaces are in scope inside.
    private var scopes: [Int] = []

    /// Checks a text.
    ///
    /// - Parameters:
    ///   - text: Markup in UTF-8.
    ///   - limits: Gives the depth.
    ///   - base: The place of the first byte in the asset, where it is known.
    /// - Throws: ``AssetError`` `.unsupported` for a document type declaration, `.nestedTooDeep`, `.limitExceeded`.
    static func check(_ text: [UInt8], limits: Limits, at base: Int?) throws(AssetError) {
        var check = MarkupCheck(text, limits: limits, at: base)
        try check.run()
    }

    private init(_ text: [UInt8], limits: Limits, at base: Int?) {
        self.text = text
        self.base = base
        // A level of XMP takes up to four elements: property, array, item, description. libxml2 stops at 256.
        depthLimit = 4 * min(max(limits.nesting, 0), 63)
    }

    private mutating func run() throws(AssetError) {
        while let open = find(0x3C, from: index) {
            items += 1
            try checkItems(at: open)
            index = open + 1
            if starts("!--") {
                guard skip(past: "-->", from: index + 3) else { return }
            } else if starts("![CDATA[") {
                guard skip(past: "]]>", from: index) else { return }
            } else if starts("!") {
                throw error(
                    .unsupported, at: open,
                    "the XMP has a document type declaration, which is never read; take it out")
            } else if starts("?") {
                guard skip(past: "?>", from: index) else { return }
            } else if starts("/") {
                _ = scopes.popLast()
                guard skip(past: ">", from: index) else { return }
            } else {
                guard try startTag(at: open) else { return }
            }
        }
    }

    /// Steps over a start tag; `false` where the text ends inside.
    private mutating func startTag(at open: Int) throws(AssetError) -> Bool {
        var attributes = 0
        var namespaces = scopes.last ?? 0
        var nameStart = index
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x22, 0x27:
                guard let end = find(byte, from: index + 1) else { return false }
                index = end + 1
                nameStart = index
                continue
            case 0x3E:
                let isEmpty = text[index - 1] == 0x2F
                index += 1
                guard scopes.count < depthLimit else {
                    throw error(
                        .nestedTooDeep, at: open, "elements of the XMP are nested deeper than \(depthLimit) levels")
                }
                if !isEmpty { scopes.append(namespaces) }
                return true
            case 0x3D:
                attributes += 1
                items += 1
                try checkItems(at: open)
                guard attributes <= Self.attributeCount else {
                    throw error(
                        .limitExceeded, at: open,
                        "an element of the XMP has more than \(Self.attributeCount) attributes")
                }
                if text[nameStart...].starts(with: "xmlns".utf8) { namespaces += 1 }
                guard namespaces <= Self.namespaceCount else {
                    throw error(
                        .limitExceeded, at: open,
                        "more than \(Self.namespaceCount) namespaces are declared for one element of the XMP")
                }
                nameStart = index + 1
            case 0x20, 0x09, 0x0A, 0x0D:
                // White space may stand between a name and its equals sign: the name goes on until something else comes.
                if let next = at(index + 1), next != 0x3D, !Self.isSpace(next) { nameStart = index + 1 }
            case 0x2F: break  // of an empty element; no name holds one
            default:
                guard index - nameStart < Self.nameByteCount else {
                    throw error(
                        .limitExceeded, at: open, "a name in the XMP is longer than \(Self.nameByteCount) bytes")
                }
            }
            index += 1
        }
        return false
    }

    private func checkItems(at place: Int) throws(AssetError) {
        guard items <= Self.itemCount else {
            throw error(
                .limitExceeded, at: place, "the XMP has more than \(Self.itemCount) elements and attributes")
        }
    }

    private func error(_ code: AssetError.Code, at place: Int, _ reason: String) -> AssetError {
        AssetError(code, at: base.map { $0 + place }, reason)
    }

    private func at(_ place: Int) -> UInt8? { place < text.count ? text[place] : nil }

    private func starts(_ mark: StaticString) -> Bool { matches(mark, at: index) }

    private func matches(_ mark: StaticString, at place: Int) -> Bool {
        mark.withUTF8Buffer { mark in
            guard mark.count <= text.count - place else { return false }
            // The buffer's subscript is unsafe in release builds; `step` stays below its count.
            for step in 0..<mark.count where unsafe mark[step] != text[place + step] { return false }
            return true
        }
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < text.count else { return nil }
        return text[start...].firstIndex(of: byte)
    }

    private mutating func skip(past mark: StaticString, from start: Int) -> Bool {
        var place = start
        while place < text.count {
            if matches(mark, at: place) {
                index = place + mark.utf8CodeUnitCount
                return true
            }
            place += 1
        }
        return false
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
