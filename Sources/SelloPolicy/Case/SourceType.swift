/// What the terms of IPTC's and C2PA's vocabulary of digital source types mean to laws of synthetic media.
enum SourceType {
    /// Made by a trained model, in whole or in part.
    static let generative: Set<String> = [
        "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic",
        "trainedAlgorithmicData",
    ]
    /// Captured from the real world.
    static let captured: Set<String> = [
        "digitalCapture", "computationalCapture", "compositeCapture", "negativeFilm", "positiveFilm", "print",
    ]
    /// Made by an algorithm that was not trained, or of a virtual world: no generative model, and artificial all the same.
    static let algorithmic: Set<String> = ["algorithmicMedia", "virtualRecording", "dataDrivenMedia"]
    /// Made by a person with tools that generate nothing: artificial in that it was not captured.
    static let handmade: Set<String> = ["digitalCreation", "softwareImage", "digitalArt"]
    /// Changed without generating: by a person, or by an algorithm that leaves the main content as it was.
    static let edits: Set<String> = ["humanEdits", "minorHumanEdits", "algorithmicallyEnhanced"]

    /// The last part of a source type's URI; the whole of a term.
    static func term(_ type: String?) -> String { type?.split(separator: "/").last.map(String.init) ?? "" }
}
