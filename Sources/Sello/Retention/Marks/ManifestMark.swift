internal import SelloBytes

/// The signed manifest that speaks for the file.
struct ManifestMark: RetentionMark {
    let name = "c2pa.manifest"
    let meaning = RetentionMeaning.label

    func title(in language: Language) -> String {
        language(en: "the signed manifest (Content Credentials)", es: "el manifiesto firmado (Content Credentials)")
    }

    func reading(of file: MarkedFile) -> MarkReading? {
        let report = file.report
        guard report.state != .absent else { return nil }
        let spoken = report.syntheticBySignature
        return MarkReading(
            report.state.rawValue,
            isLabel: spoken.isSynthetic || !spoken.unproven.isEmpty
                || report.label.map { $0.standing != .unsigned } == true,
            holds: report.state != .invalid)
    }

    /// Whose signature it is does not matter here, as long as it holds.
    func survives(_ before: MarkReading, as after: MarkReading) -> Bool { true }
}
