internal import SelloCBOR

/// A JSON text that is written piece by piece, so that it is never in memory as a whole.
struct JSONStream {
    private let isIndented: Bool
    private let sink: (String) -> Void
    private var buffer = ""
    /// For each list or object that is open, whether something stands in it.
    private var open: [Bool] = []
    /// Whether a key was just written.
    private var isKeyed = false
    /// How many bytes were written.
    private(set) var byteCount = 0

    /// Starts a text.
    ///
    /// - Parameters:
    ///   - isIndented: Whether each member stands on a line of its own; otherwise everything is one line.
    ///   - sink: Takes the pieces, in order.
    init(isIndented: Bool, to sink: @escaping (String) -> Void) {
        self.isIndented = isIndented
        self.sink = sink
        buffer.reserveCapacity(Self.pieceByteCount + 1024)
    }

    /// Ends the text.
    mutating func finish() {
        byteCount += buffer.utf8.count
        if !buffer.isEmpty { sink(buffer) }
        buffer = ""
    }

    /// Writes an object.
    mutating func object(_ content: (inout JSONStream) -> Void) { list("{", "}", content) }

    /// Writes a list.
    mutating func array(_ content: (inout JSONStream) -> Void) { list("[", "]", content) }

    /// Writes the key of a member; its value follows.
    mutating func key(_ key: String) {
        separate()
        JSONValue.write(key, to: &buffer)
        buffer += isIndented ? ": " : ":"
        isKeyed = true
    }

    /// Writes a value.
    mutating func value(_ value: JSONValue) {
        switch value {
        case .array(let items): array { stream in for item in items { stream.value(item) } }
        case .object(let members):
            object { stream in
                for member in members {
                    stream.key(member.key)
                    stream.value(member.value)
                }
            }
        default:
            separate()
            value.write(to: &buffer, indented: false, depth: 0)
            flush()
        }
    }

    /// Writes a member.
    mutating func member(_ key: String, _ value: JSONValue?) {
        guard let value else { return }
        self.key(key)
        self.value(value)
    }

    /// Writes a CBOR item as crJSON shows it: byte strings as `b64'…'`, tags left away.
    mutating func cbor(_ item: CBORValue) {
        switch item {
        case .array(let items): array { stream in for item in items { stream.cbor(item) } }
        case .map(let pairs): object { stream in stream.members(pairs) }
        case .tagged(_, let content): cbor(content)
        default: value(JSONValue(item))
        }
    }

    /// Writes the members of a CBOR map.
    mutating func members(_ pairs: [CBORPair]) {
        for pair in pairs {
            key(pair.key.textValue ?? pair.key.diagnostic())
            cbor(pair.value)
        }
    }

    private mutating func list(_ start: String, _ end: String, _ content: (inout JSONStream) -> Void) {
        separate()
        buffer += start
        open.append(false)
        content(&self)
        if open.removeLast(), isIndented { newLine() }
        buffer += end
        flush()
    }

    /// What stands before a key, or before a value without one.
    private mutating func separate() {
        if isKeyed {
            isKeyed = false
            return
        }
        guard let last = open.indices.last else { return }
        if open[last] { buffer += "," }
        open[last] = true
        if isIndented { newLine() }
    }

    private mutating func newLine() {
        buffer += "\n"
        for _ in open { buffer += "  " }
    }

    private mutating func flush() {
        guard buffer.utf8.count >= Self.pieceByteCount else { return }
        byteCount += buffer.utf8.count
        sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// How large a piece is at least, the last one aside.
    private static let pieceByteCount = 64 << 10
}
