/// The rules for traces that generators leave in metadata (`Spec/traces.md` is made of them).
///
/// Field by field and whole words: a title that speaks of a firefly is none, nor a program that a picture passed through.
package enum SignalRules {
    /// Every rule.
    package static let all = webUI + diffusion + services + standards

    /// The rule whose field names the system.
    static let systemUsed = "iptc-ai-system"

    // MARK: Sources

    static let reader = "receyuki/stable-diffusion-prompt-reader, image_data_reader.py (32b2eea)"
    static let samples = "enslo/sd-metadata, detect.ts and samples (0270638)"
    static let detector = "wiltodelta/remove-ai-watermarks, metadata.py, constants.py and docs (f52e40a)"
    static let parsers = "d3x-at/sd-parsers, parsers and test files (0949676)"

    /// Stable Diffusion WebUI and its kin: the same text, in a PNG's `parameters` and in Exif's `UserComment`.
    private static let webUI: [SignalRule] = [
        family("sd-webui", "Stable Diffusion WebUI", .automatic1111),
        family("forge", "Stable Diffusion WebUI Forge", .forge),
        family("forge-classic", "Stable Diffusion WebUI Forge Classic", .forgeClassic),
        family("forge-neo", "Stable Diffusion WebUI Forge Neo", .forgeNeo),
        family("reforge", "Stable Diffusion WebUI reForge", .reForge),
        family("easy-reforge", "EasyReforge (Stable Diffusion WebUI)", .easyReforge),
        family("sd-next", "SD.Next (Stable Diffusion)", .sdNext), family("fooocus-text", "Fooocus", .fooocus),
        family("comfyui-text", "ComfyUI", .comfyUI), family("civitai-text", "Civitai", .civitai),
        SignalRule(
            "comfyui-sampler", "ComfyUI", .medium, source: samples,
            .init([.pngText, .exif, .jpegComment], ["parameters", "UserComment", "COM"], .webUINodeSampler)),
        SignalRule(
            "sd-webui-extras", "Stable Diffusion WebUI", .medium, source: reader,
            .init([.pngText], ["postprocessing", "extras"], .contains(["Postprocess ", "Upscale", "upscale"]))),
    ]

    private static func family(_ id: String, _ generator: String, _ family: WebUIText.Family) -> SignalRule {
        SignalRule(
            id, generator, source: samples,
            .init([.pngText, .exif, .jpegComment], ["parameters", "UserComment", "COM"], .webUI(family)))
    }
}
