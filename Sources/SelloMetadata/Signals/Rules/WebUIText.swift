/// The text that Stable Diffusion WebUI and the programs that follow it write: prompt, negative prompt, and a last line of settings such as
/// `Steps: 30, Sampler: Euler a, Seed: 1`.
package struct WebUIText: Sendable, Hashable {
    /// The program that wrote it, by what it says of its version (enslo/sd-metadata, detect.ts, 0270638).
    package enum Family: String, Sendable, Hashable, CaseIterable {
        /// AUTOMATIC1111's, and whatever says nothing.
        case automatic1111
        /// Forge: `f2.0.1`.
        case forge
        /// `classic`.
        case forgeClassic
        /// `neo`.
        case forgeNeo
        /// `f1.7.0v1-v1.10.1`.
        case reForge
        /// `f1.7.0-v1.10.1`.
        case easyReforge
        /// `App: SD.Next`.
        case sdNext
        /// `Fooocus v2.5`.
        case fooocus
        /// `ComfyUI`.
        case comfyUI
        /// Civitai's list of resources.
        case civitai
    }

    /// The program.
    package let family: Family
    /// Whether the sampler's name is in ComfyUI's notation, such as `euler_ancestral`, where others write `Euler a`.
    let hasNodeSampler: Bool

    /// Recognizes a text; `nil` for any other.
    package init?(_ value: [UInt8]) {
        let text = Bytes.trimmed(value)
        guard text.first != 0x7B, Self.hasSettings(text) else { return nil }
        family = Self.family(text)
        let sampler = Self.value(of: "Sampler", in: text).map { $0.prefix { $0 != 0x2C && $0 != 0x0A } } ?? []
        hasNodeSampler =
            sampler.contains(0x5F)
            && sampler.allSatisfy { Bytes.isDigit($0) || (0x61...0x7A).contains($0) || $0 == 0x5F }
    }

    /// Whether the text has the settings of a diffusion model: steps, and a sampler, a seed or a guidance scale.
    private static func hasSettings(_ text: ArraySlice<UInt8>) -> Bool {
        guard let steps = value(of: "Steps", in: text), steps.first.map(Bytes.isDigit) == true else { return false }
        return ["Sampler", "Seed", "CFG scale", "CFG Scale"].contains { value(of: $0, in: text) != nil }
    }

    private static func family(_ text: ArraySlice<UInt8>) -> Family {
        if let version = value(of: "Version", in: text).map({ Array($0.prefix { $0 != 0x2C && !Bytes.isSpace($0) }) }) {
            let name = String(decoding: version, as: UTF8.self)
            if version.first == 0x76, version.dropFirst().first.map(Bytes.isDigit) == true { return .automatic1111 }
            if name == "classic" { return .forgeClassic }
            if name.hasPrefix("neo") { return .forgeNeo }
            if version.first == 0x66, version.dropFirst().first.map(Bytes.isDigit) == true { return forge(version) }
            if name.hasPrefix("Fooocus") { return .fooocus }
            if name == "ComfyUI" { return .comfyUI }
        }
        if let app = value(of: "App", in: text), app.starts(with: "SD.Next".utf8) { return .sdNext }
        if value(of: "Civitai resources", in: text) != nil { return .civitai }
        return .automatic1111
    }

    /// `f`, numbers with dots, and then: `-v` EasyReforge, `v`, a number and `-v` reForge, anything else Forge.
    private static func forge(_ version: [UInt8]) -> Family {
        let rest = version.dropFirst().drop { Bytes.isDigit($0) || $0 == 0x2E }
        if rest.starts(with: "-v".utf8) { return .easyReforge }
        let number = rest.dropFirst().prefix(while: Bytes.isDigit)
        return rest.first == 0x76 && !number.isEmpty && rest.dropFirst(1 + number.count).starts(with: "-v".utf8)
            ? .reForge : .forge
    }

    /// What follows a setting's name, a colon and spaces; the name stands at the start of a line or behind a comma.
    private static func value(of name: String, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let word = Array("\(name):".utf8)
        var rest = text
        while let found = Bytes.firstRange(of: word, in: rest) {
            rest = rest[found.upperBound...]
            let before = text[..<found.lowerBound].last { $0 != 0x20 }
            if before == nil || before == 0x2C || before == 0x0A || before == 0x0D { return rest.drop { $0 == 0x20 } }
        }
        return nil
    }
}
