import Sello
import SelloBytes
import SelloManifest

/// Terms of the standards in plain words.
enum Wording {
    /// How content came to be, as it goes after "This file is".
    static func phrase(_ type: DigitalSourceType) -> String {
        switch type.term {
        case "trainedAlgorithmicMedia": "made by an AI model"
        case "trainedAlgorithmicData": "data made by an AI model"
        case "compositeWithTrainedAlgorithmicMedia": "partly made or changed by an AI model"
        case "compositeSynthetic": "put together from parts, some of them synthetic"
        case "algorithmicMedia": "made by an algorithm that was not trained"
        case "virtualRecording": "recorded from a virtual event"
        case "composite": "put together from several parts"
        case "digitalArt", "digitalCreation": "made by a person with digital tools"
        case "screenCapture": "captured from a screen"
        case "dataDrivenMedia": "drawn from data by an algorithm"
        case "softwareImage": "made with software"
        case "algorithmicallyEnhanced": "enhanced by an algorithm"
        case "humanEdits", "minorHumanEdits": "edited by a person"
        case "compositeCapture": "put together from several captures"
        case "computationalCapture", "digitalCapture": "captured by a camera or a recorder"
        case "negativeFilm", "positiveFilm", "print": "digitised from film or print"
        case "empty": "empty"
        default: "of a kind of its own"
        }
    }

    /// A moment as people read it.
    static func moment(_ moment: Moment) -> String {
        let text = moment.description
        guard text.utf8.count == 20 else { return text }
        return "\(text.prefix(10)) \(text.dropFirst(11).dropLast()) UTC"
    }

    /// A signer as the certificate names it.
    static func name(_ signer: SignerSummary) -> String {
        switch (signer.commonName, signer.organization) {
        case (let name?, let organization?) where name != organization: "“\(name)” of “\(organization)”"
        case (let name?, _): "“\(name)”"
        case (nil, let organization?): "“\(organization)”"
        case (nil, nil): "a certificate without a name"
        }
    }

    /// What to do about a failure; `nil` where nothing can be said beyond its explanation.
    static func advice(_ code: String) -> String? { StatusCode(rawValue: code).meaning?.advice }
}
