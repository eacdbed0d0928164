import SelloBytes

/// The state of one reading: where it is and what it may still spend.
struct CBORReader: ~Escapable {
    private var cursor: ByteCursor
    private let nesting: Int
    private let itemLimit: Int
    private var itemsLeft: Int

    @_lifetime(copy cursor)
    init(_ cursor: consuming ByteCursor, limits: Limits) {
        nesting = limits.nesting
        itemLimit = limits.cborItemCount
        itemsLeft = limits.cborItemCount
        self.cursor = cursor
    }

    /// How many bytes have been read.
    var consumed: Int { cursor.offset }

    /// Reads one item; `depth` counts the arrays, maps and tags around it.
    @_lifetime(self: copy self)
    mutating func item(depth: Int) throws(AssetError) -> CBORValue {
        try content(of: try head(), depth: depth)
    }

    // MARK: Heads

    @_lifetime(self: copy self)
    private mutating func head() throws(AssetError) -> CBORHead {
        let place = cursor.position
        let first = try cursor.read(UInt8.self)
        guard let type = CBORMajorType(rawValue: first >> 5) else {
            throw AssetError(.malformed, at: place, "no CBOR item begins with \(first)")
        }
        let additional = first & 0x1F
        let argument: CBORHead.Argument
        switch additional {
        case 0..<24: argument = .number(UInt64(additional), additional: additional)
        case 24: argument = .number(UInt64(try cursor.read(UInt8.self)), additional: additional)
        case 25: argument = .number(UInt64(try cursor.read(UInt16.self)), additional: additional)
        case 26: argument = .number(UInt64(try cursor.read(UInt32.self)), additional: additional)
        case 27: argument = .number(try cursor.read(UInt64.self), additional: additional)
        case 31: argument = .indefinite
        default:
            throw AssetError(.malformed, at: place, "a CBOR item uses the reserved length code \(additional)")
        }
        return CBORHead(type: type, argument: argument, place: place)
    }

    /// Steps over a break if one is next.
    @_lifetime(self: copy self)
    private mutating func takeBreak() throws(AssetError) -> Bool {
        var ahead = cursor
        guard try ahead.read(UInt8.self) == cborBreak else { return false }
        cursor = ahead
        return true
    }

    // MARK: Content

    @_lifetime(self: copy self)
    private mutating func content(of head: CBORHead, depth: Int) throws(AssetError) -> CBORValue {
        guard itemsLeft > 0 else {
            throw AssetError(
                .limitExceeded, at: head.place,
                "there are more than \(itemLimit) CBOR items in one box; raise the limit to read them")
        }
        itemsLeft &-= 1
        switch (head.type, head.argument) {
        case (.unsigned, .number(let number, _)): return .unsigned(number)
        case (.negative, .number(let number, _)): return .negative(number)
        case (.bytes, .number(let count, _)): return .bytes(try take(count, at: head.place).copied())
        case (.bytes, .indefinite): return .bytes(try joinedBytes())
        case (.text, .number(let count, _)): return .text(try text(count, at: head.place))
        case (.text, .indefinite): return .text(try joinedText())
        case (.array, let argument): return .array(try array(argument, at: head.place, depth: depth))
        case (.map, let argument): return .map(try map(argument, at: head.place, depth: depth))
        case (.tag, .number(let tag, _)):
            try requireRoom(depth, at: head.place)
            return .tagged(tag, try item(depth: depth &+ 1))
        case (.simpleOrFloat, .number(let number, let additional)):
            return try simpleOrFloat(number, additional, at: head.place)
        case (.simpleOrFloat, .indefinite):
            throw AssetError(.malformed, at: head.place, "a CBOR break ends nothing here")
        case (.unsigned, .indefinite), (.negative, .indefinite), (.tag, .indefinite):
            throw AssetError(.malformed, at: head.place, "a CBOR number has an indefinite length")
        }
    }

    private func simpleOrFloat(_ number: UInt64, _ additional: UInt8, at place: Int) throws(AssetError) -> CBORValue {
        switch additional {
        case 20: return .bool(false)
        case 21: return .bool(true)
        case 22: return .null
        case 23: return .undefined
        case 24 where number < 32:
            throw AssetError(.malformed, at: place, "the CBOR simple value \(number) takes two bytes")
        case 25: return .float(HalfFloat.value(of: UInt16(truncatingIfNeeded: number)))
        case 26: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: number))))
        case 27: return .float(Double(bitPattern: number))
        default: return .simple(UInt8(truncatingIfNeeded: number))
        }
    }

    // MARK: Strings

    @_lifetime(copy self)
    @_lifetime(self: copy self)
    private mutating func take(_ count: UInt64, at place: Int) throws(AssetError) -> RawSpan {
        guard let count = Int(exactly: count), count <= cursor.remaining else {
            throw AssetError(
                .truncated, at: place, "a CBOR string announces \(count) bytes and \(cursor.remaining) are left")
        }
        return try cursor.take(count).bytes
    }

    @_lifetime(self: copy self)
    private mutating func text(_ count: UInt64, at place: Int) throws(AssetError) -> String {
        let bytes = try take(count, at: place)
        // The bytes are lent for the closure, which copies them into the text.
        guard let text = unsafe bytes.withUnsafeBytes({ unsafe String(validating: $0, as: UTF8.self) }) else {
            throw AssetError(.malformed, at: place, "a CBOR text is not UTF-8")
        }
        return text
    }

    // The chunks of a string of indefinite length have definite lengths and the string's own type (RFC 8949, 3.2.3). A code point
    // never spans two of them, so each text chunk is checked alone.

    @_lifetime(self: copy self)
    private mutating func joinedBytes() throws(AssetError) -> [UInt8] {
        var joined: [UInt8] = []
        while let (count, place) = try chunk(of: .bytes) { joined += try take(count, at: place).copied() }
        return joined
    }

    @_lifetime(self: copy self)
    private mutating func joinedText() throws(AssetError) -> String {
        var joined = ""
        while let (count, place) = try chunk(of: .text) { joined += try text(count, at: place) }
        return joined
    }

    @_lifetime(self: copy self)
    private mutating func chunk(of type: CBORMajorType) throws(AssetError) -> (UInt64, place: Int)? {
        if try takeBreak() { return nil }
        let head = try head()
        guard head.type == type, case .number(let count, _) = head.argument else {
            throw AssetError(.malformed, at: head.place, "a CBOR string of indefinite length holds something else")
        }
        return (count, head.place)
    }

    // MARK: Arrays and maps

    private func requireRoom(_ depth: Int, at place: Int) throws(AssetError) {
        guard depth < nesting else {
            throw AssetError(.nestedTooDeep, at: place, "CBOR items are nested more than \(nesting) deep")
        }
    }

    /// The announced count, once that many items could be there: each takes at least one byte.
    private func itemCount(_ count: UInt64, each: UInt64, at place: Int) throws(AssetError) -> Int {
        guard let count = Int(exactly: count), count <= cursor.remaining / Int(truncatingIfNeeded: each) else {
            throw AssetError(
                .truncated, at: place,
                "a CBOR array or map announces \(count) entries; the \(cursor.remaining) bytes left "
                    + "cannot hold them")
        }
        return count
    }

    @_lifetime(self: copy self)
    private mutating func array(
        _ argument: CBORHead.Argument, at place: Int, depth: Int
    ) throws(AssetError) -> [CBORValue] {
        try requireRoom(depth, at: place)
        var items: [CBORValue] = []
        switch argument {
        case .number(let announced, _):
            let count = try itemCount(announced, each: 1, at: place)
            items.reserveCapacity(min(count, reservation))
            for _ in 0..<count { items.append(try item(depth: depth &+ 1)) }
        case .indefinite:
            while try !takeBreak() { items.append(try item(depth: depth &+ 1)) }
        }
        return items
    }

    @_lifetime(self: copy self)
    private mutating func map(
        _ argument: CBORHead.Argument, at place: Int, depth: Int
    ) throws(AssetError) -> [CBORPair] {
        try requireRoom(depth, at: place)
        var entries = CBORMapEntries()
        switch argument {
        case .number(let announced, _):
            let count = try itemCount(announced, each: 2, at: place)
            entries.reserve(min(count, reservation))
            for _ in 0..<count { try entry(into: &entries, depth: depth &+ 1) }
        case .indefinite:
            while try !takeBreak() { try entry(into: &entries, depth: depth &+ 1) }
        }
        return entries.pairs
    }

    @_lifetime(self: copy self)
    private mutating func entry(into entries: inout CBORMapEntries, depth: Int) throws(AssetError) {
        let place = cursor.position
        let key = try item(depth: depth)
        // Two maps are one key if they hold the same in whatever order (RFC 8949, 5.6.1), which is dear to find out, and no standard that is
        // read here has such keys.
        guard !key.holdsMap else {
            throw AssetError(
                .unsupported, at: place, "a CBOR map has a key with a map in it, which none of C2PA's has")
        }
        let value = try item(depth: depth)
        // RFC 8949, 5.6: a map with a key given twice is not valid, and readers differ in which of the two they take. A claim
        // must not say one thing here and another elsewhere, so none of them counts.
        guard entries.append(CBORPair(key, value)) else {
            throw AssetError(.malformed, at: place, "a CBOR map has the key \(key.diagnostic(byteLimit: 16)) twice")
        }
    }
}

/// The most entries that memory is set aside for before they are there: nested arrays would multiply a larger number.
private let reservation = 64

extension CBORValue {
    /// Whether it is a map, or has one in it.
    fileprivate var holdsMap: Bool {
        switch self {
        case .map: true
        case .array(let items): items.contains(where: \.holdsMap)
        case .tagged(_, let content): content.holdsMap
        default: false
        }
    }
}
