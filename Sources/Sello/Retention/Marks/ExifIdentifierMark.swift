internal import SelloBytes

/// Exif's identifier of the picture, which is a copy of the label's in a file with one.
struct ExifIdentifierMark: RetentionMark {
    let name = "exif:ImageUniqueID"
    let meaning = RetentionMeaning.identifier

    func title(in language: Language) -> String {
        language(en: "the picture's identifier in Exif", es: "el identificador de la imagen en Exif")
    }

    func reading(of file: MarkedFile) -> MarkReading? {
        guard let text = file.imageUniqueID, !text.isEmpty else { return nil }
        let id = UniqueIdentifier(text)
        return MarkReading(text, isLabel: id != nil && id == file.report.label?.id)
    }
}
