/// What a value must be for a rule; each costs time linear in the value.
package enum SignalPattern: Sendable, Hashable {
    /// Anything but nothing.
    case present
    /// One of these texts and nothing else, whatever the case of ASCII letters.
    case equals([String])
    /// Begins with one of these names, whatever the case of ASCII letters, and goes on with no letter or digit.
    case begins([String])
    /// Holds one of these texts as it is.
    case contains([String])
    /// A JSON object, perhaps behind this word, in which all these keys stand, at any depth.
    case jsonKeys([String], after: String = "")
    /// The same where the keys may stand in texts within the object.
    case nestedJSONKeys([String])
    /// A JSON object in which a key has one of these values, at any depth, also where it stands in a text within the object.
    case jsonMembers([JSONMember])
    /// The settings that Stable Diffusion WebUI and its kin append to a prompt.
    case webUI(WebUIText.Family)
    /// The same with the sampler in ComfyUI's notation.
    case webUINodeSampler
    /// Ends with `Job ID:` and a UUID.
    case jobID
    /// A UUID.
    case uuid
    /// `Signature:` and at least 64 characters of Base64.
    case base64Signature
    /// One of the digital source types of a trained model, as a URI or as its term.
    case generativeSourceType
    /// Begins with a text in quotation marks, and goes on with options such as ` -s 50`.
    case dreamCommand

    /// A key of a JSON object and the values that it may have; a number is written as it stands.
    package struct JSONMember: Sendable, Hashable {
        /// The key.
        package let key: String
        /// Its values; none where any will do.
        package let values: [String]
        /// Whether they are numbers.
        package let isNumber: Bool
        /// Whether any number counts but zero.
        package let isNonzero: Bool

        static func text(_ key: String, _ values: String...) -> JSONMember {
            JSONMember(key: key, values: values, isNumber: false, isNonzero: false)
        }

        static func number(_ key: String, _ values: String...) -> JSONMember {
            JSONMember(key: key, values: values, isNumber: true, isNonzero: false)
        }

        static func nonzero(_ key: String) -> JSONMember {
            JSONMember(key: key, values: [], isNumber: true, isNonzero: true)
        }
    }

    /// Whether a value is so.
    func matches(_ value: [UInt8]) -> Bool {
        switch self {
        case .present: return !Bytes.trimmed(value).isEmpty
        case .equals(let texts):
            let value = Bytes.trimmed(value)
            return texts.contains { value.count == $0.utf8.count && Self.begins(value, $0) }
        case .begins(let names):
            let value = Bytes.trimmed(value)
            return names.contains { name in
                Self.begins(value, name) && value.dropFirst(name.utf8.count).first.map(Bytes.isWord) != true
            }
        case .contains(let texts): return texts.contains { Bytes.firstRange(of: $0, in: value[...]) != nil }
        case .jsonKeys(let keys, let word):
            guard let object = Self.object(value, after: word) else { return false }
            return keys.allSatisfy { JSONScan.hasKey($0, in: object) }
        case .nestedJSONKeys(let keys):
            guard let object = Self.object(value, after: "") else { return false }
            return keys.allSatisfy { JSONScan.hasKey($0, in: object, isNested: true) }
        case .jsonMembers(let members):
            guard Self.object(value, after: "PhotoEditor_Re_Edit_Data") != nil else { return false }
            return members.allSatisfy { JSONScan.hasMember($0, in: value) }
        case .webUI(let family): return WebUIText(value)?.family == family
        case .webUINodeSampler: return WebUIText(value)?.hasNodeSampler == true
        case .jobID:
            let value = Bytes.trimmed(value)
            return Self.isUUID(value.suffix(36))
                && value.dropLast(36).reversed().starts(with: "Job ID: ".utf8.reversed())
        case .uuid: return Self.isUUID(Bytes.trimmed(value))
        case .base64Signature:
            let value = Bytes.trimmed(value)
            guard Self.begins(value, "Signature:") else { return false }
            let encoded = value.dropFirst(10).drop(while: Bytes.isSpace)
            return encoded.count >= 64
                && encoded.allSatisfy { Bytes.isWord($0) && $0 < 0x80 || [0x2B, 0x2F, 0x3D].contains($0) }
        case .generativeSourceType: return Self.isGenerative(Bytes.trimmed(value))
        case .dreamCommand:
            guard value.first == 0x22, let end = value.dropFirst().lastIndex(of: 0x22) else { return false }
            return Bytes.firstRange(of: " -", in: value[end...]) != nil
        }
    }

    private static func begins(_ value: ArraySlice<UInt8>, _ text: String) -> Bool {
        value.count >= text.utf8.count && zip(value, text.utf8).allSatisfy { Bytes.lowered($0) == Bytes.lowered($1) }
    }

    /// What follows the opening brace of an object, that brace included; `nil` where there is none at the start.
    private static func object(_ value: [UInt8], after word: String) -> ArraySlice<UInt8>? {
        var rest = Bytes.trimmed(value)
        if !word.isEmpty, begins(rest, word) {
            rest = rest.dropFirst(word.utf8.count).drop { Bytes.isSpace($0) || $0 == 0x3A }
        }
        return rest.first == 0x7B ? rest : nil
    }

    private static func isUUID(_ value: ArraySlice<UInt8>) -> Bool {
        value.count == 36
            && value.enumerated().allSatisfy { index, byte in
                [8, 13, 18, 23].contains(index)
                    ? byte == 0x2D : Bytes.isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
            }
    }

    /// The terms of IPTC's and C2PA's vocabularies that name a trained model (IPTC NewsCodes; C2PA 2.4, 18.16).
    private static let generativeTerms: Set<String> = [
        "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic",
        "trainedAlgorithmicData",
    ]

    private static let vocabularies = [
        "http://cv.iptc.org/newscodes/digitalsourcetype/", "https://cv.iptc.org/newscodes/digitalsourcetype/",
        "http://c2pa.org/digitalsourcetype/", "digsrctype:",
    ]

    private static func isGenerative(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count <= 128 else { return false }
        var text = String(decoding: value, as: UTF8.self)
        if let base = vocabularies.first(where: { text.hasPrefix($0) }) { text.removeFirst(base.count) }
        return generativeTerms.contains(text)
    }
}

extension SignalPattern {
    /// Whether a text is so.
    package func matches(_ text: String) -> Bool { matches(Array(text.utf8)) }
}
