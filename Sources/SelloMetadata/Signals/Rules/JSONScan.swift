/// Looks for keys in JSON texts without reading them as a whole: generators write NaN, zeros behind the end and half a megabyte.
enum JSONScan {
    /// Whether a key stands somewhere in an object: in quotation marks, with a colon behind.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - text: The object.
    ///   - isNested: Whether keys of an object that is a text within the object count as well.
    /// - Returns: Whether it does.
    static func hasKey(_ key: String, in text: ArraySlice<UInt8>, isNested: Bool = false) -> Bool {
        var values = values(of: key, in: text, isNested: isNested)
        return values.next() != nil
    }

    /// Whether a key has one of its values somewhere.
    static func hasMember(_ member: SignalPattern.JSONMember, in text: [UInt8]) -> Bool {
        var values = values(of: member.key, in: text[...], isNested: true)
        while let value = values.next() {
            if member.isNumber {
                let number = value.prefix { Bytes.isDigit($0) || $0 == 0x2D }
                guard number.contains(where: Bytes.isDigit) else { continue }
                if member.isNonzero {
                    if number.contains(where: { $0 != 0x30 && $0 != 0x2D }) { return true }
                } else if member.values.contains(where: { number.elementsEqual($0.utf8) }) {
                    return true
                }
            } else {
                let open = value.drop { $0 == 0x5C }
                guard open.first == 0x22 else { continue }
                let content = open.dropFirst().prefix { $0 != 0x22 && $0 != 0x5C }
                if member.values.contains(where: { content.elementsEqual($0.utf8) }) { return true }
            }
        }
        return false
    }

    /// What stands behind each occurrence of a key; keys in a text within the object have their quotation marks escaped.
    private static func values(of key: String, in text: ArraySlice<UInt8>, isNested: Bool) -> Values {
        Values(word: Array("\"\(key)".utf8), isNested: isNested, text: text, rest: text)
    }

    private struct Values: IteratorProtocol {
        let word: [UInt8]
        let isNested: Bool
        let text: ArraySlice<UInt8>
        var rest: ArraySlice<UInt8>

        mutating func next() -> ArraySlice<UInt8>? {
            while let found = Bytes.firstRange(of: word, in: rest) {
                rest = rest[found.upperBound...]
                // A quotation mark behind a backslash belongs to a text.
                let isWithin = found.lowerBound > text.startIndex && text[found.lowerBound - 1] == 0x5C
                guard isNested || !isWithin else { continue }
                let close = isNested ? rest.drop { $0 == 0x5C } : rest
                guard close.first == 0x22 else { continue }
                let colon = close.dropFirst().drop(while: Bytes.isSpace)
                guard colon.first == 0x3A else { continue }
                return colon.dropFirst().drop(while: Bytes.isSpace)
            }
            return nil
        }
    }
}
