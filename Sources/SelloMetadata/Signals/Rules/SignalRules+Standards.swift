extension SignalRules {
    private static let iptc = "IPTC Photo Metadata 2025.1; IPTC NewsCodes, Digital Source Type"

    /// Fields that standards have for it, whoever wrote them; the label of GB 45438 is read apart (``TC260Finding``).
    static let standards: [SignalRule] = [
        SignalRule(
            "iptc-digital-source-type", nil, source: iptc,
            .init([.xmp], ["Iptc4xmpExt:DigitalSourceType"], .generativeSourceType)),
        SignalRule(
            "iptc-digital-source-file-type", nil, .medium, source: "MediaArea/MediaInfoLib, pull request 2275",
            .init([.xmp], ["Iptc4xmpExt:DigitalSourceFileType"], .generativeSourceType)),
        SignalRule(
            systemUsed, nil, .medium, source: iptc, .init([.xmp], ["Iptc4xmpExt:AISystemUsed"], .present)),
        SignalRule(
            "iptc-ai-fields", nil, .medium, source: iptc,
            .init(
                [.xmp],
                [
                    "Iptc4xmpExt:AISystemVersionUsed", "Iptc4xmpExt:AIPromptInformation",
                    "Iptc4xmpExt:AIPromptWriterName",
                ], .present)),
    ]
}
