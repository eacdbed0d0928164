internal import SelloManifest
internal import SelloMetadata

/// Names generators by what their manifests say: the software, its agent, the signer's organization.
///
/// Asked only of a manifest that says that a model was at work: the same companies sign cameras' pictures.
package enum CredentialGenerators {
    /// What a name is compared with.
    package enum Field: String, Sendable, Hashable, CaseIterable {
        /// The agent of the action.
        case agent
        /// The software that made the claim.
        case generator
        /// The organization in the signer's certificate.
        case signer
    }

    /// One generator and the names by which it goes; the first rule that fits counts.
    package struct Rule: Sendable {
        /// The rule's own name, which stays.
        package let id: String
        /// The generator.
        package let generator: String
        /// Where its name stands.
        package let field: Field
        /// How it begins.
        package let names: [String]
        /// Where it is known from.
        package let source: String
    }

    /// Every rule, those that tell more first.
    package static let rules: [Rule] = [
        rule("sora", "OpenAI Sora", .agent, ["Sora", "OpenAI Sora"]),
        rule("dall-e", "OpenAI DALL-E", .agent, ["DALL", "OpenAI DALL"]),
        rule("chatgpt-agent", "OpenAI ChatGPT", .agent, ["GPT-4o", "ChatGPT", "gpt-image"]),
        rule("veo", "Google Veo", .agent, ["Google Veo", "Veo"]),
        rule("imagen", "Google Imagen", .agent, ["Google Imagen", "Imagen"]),
        rule("gemini", "Google Gemini", .agent, ["Google Gemini", "Gemini"]),
        rule("firefly-agent", "Adobe Firefly", .agent, ["Adobe Firefly", "Adobe_Firefly", "Firefly"]),
        rule("firefly", "Adobe Firefly", .generator, ["Adobe_Firefly", "Adobe Firefly"]),
        rule("chatgpt", "OpenAI ChatGPT", .generator, ["ChatGPT"]),
        rule("flux", "FLUX (Black Forest Labs)", .generator, ["Black Forest Labs"]),
        rule("dreamina", "ByteDance Dreamina", .generator, ["Dreamina"]),
        rule("higgsfield", "Higgsfield AI", .generator, ["Higgsfield AI"]),
        rule("topaz", "Topaz Labs", .generator, ["Topaz Labs"]), rule("openai", "OpenAI", .signer, ["OpenAI"]),
        rule("google", "Google AI", .signer, ["Google LLC", "Google"]),
        rule("microsoft", "Microsoft", .signer, ["Microsoft"]),
        rule("flux-signer", "FLUX (Black Forest Labs)", .signer, ["Black Forest Labs"]),
        rule("samsung", "Samsung Galaxy AI", .signer, ["Samsung"]), rule("canva", "Canva", .signer, ["Canva"]),
        rule("stability", "Stability AI", .signer, ["Stability AI"]),
        rule("bytedance", "ByteDance", .signer, ["Byteplus", "BytePlus", "Beijing Volcano Engine", "北京火山引擎科技有限公司"]),
        rule("elevenlabs", "ElevenLabs", .signer, ["Eleven Labs", "ElevenLabs"]),
        rule("fal", "fal.ai", .signer, ["fal-ai", "fal.ai"]),
        rule("bria", "Bria", .signer, ["Bria"]), rule("meta", "Meta AI", .signer, ["Meta Platforms", "Meta"]),
        rule("adobe", "Adobe", .signer, ["Adobe"]),
    ]

    private static func rule(_ id: String, _ generator: String, _ field: Field, _ names: [String]) -> Rule {
        Rule(
            id: "c2pa-" + id, generator: generator, field: field, names: names,
            source:
                "wiltodelta/remove-ai-watermarks, constants.py and fixtures (f52e40a); manifests of c2pa-org/public-testfiles"
        )
    }

    /// The generator that a statement names.
    ///
    /// - Parameters:
    ///   - statement: What a manifest says.
    ///   - manifest: That manifest.
    /// - Returns: The rule that named it, and the name.
    static func generator(
        of statement: SyntheticBySignature.Statement, in manifest: ManifestValidation?
    ) -> (rule: String, name: String?) {
        guard statement.action != SGILabel.assertionLabel else {
            let label = SGILabel(manifest?.values[SGILabel.assertionLabel])
            return ("sello-label", label?.system.map { MetadataField.excerpt(of: $0.name) })
        }
        let actions = (manifest?.actions ?? []).flatMap(\.assertion.actions).filter { $0.name == statement.action }
        let agent = actions.compactMap(\.softwareAgent).first?.name
        let software = manifest?.claim?.generators.first?.name
        let organization = manifest?.certificates.first?.subject.organization
        for rule in rules {
            let value: String? =
                switch rule.field {
                case .agent: agent
                case .generator: software
                case .signer: organization
                }
            if let value, SignalPattern.begins(rule.names).matches(value) { return (rule.id, rule.generator) }
        }
        return ("c2pa", [agent, software].compactMap(\.self).first.map { MetadataField.excerpt(of: $0) })
    }
}
