import Sello
import SelloBytes

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
    static func advice(_ code: String) -> String? {
        advices.first { code == $0.family || code.hasPrefix($0.family + ".") }?.advice
    }

    // The first that fits counts: longer ones stand before their families.
    private static let advices: [(family: String, advice: String)] = [
        (
            "assertion.dataHash.mismatch",
            "Get the file again from where it was published; saving, resizing or messaging it changes its bytes."
        ),
        (
            "assertion.bmffHash.mismatch",
            "Get the file again from where it was published; converting or messaging it changes its bytes."
        ),
        ("claimSignature.mismatch", "Nothing that this manifest says can be relied on."),
        ("claimSignature.missing", "Nothing that this manifest says can be relied on."),
        (
            "claimSignature.outsideValidity",
            "To judge it at another moment, such as when it was published, use --at."
        ),
        ("assertion.hashedURI.mismatch", "That part was changed after signing; do not rely on it."),
        ("assertion.missing", "A part was taken out after signing."),
        ("signingCredential.invalid", "The signer used a certificate that C2PA does not allow."),
        ("signingCredential.expired", "To judge it at another moment, such as when it was published, use --at."),
        (
            "manifest.inaccessible",
            "Get the manifest from that address yourself, if you trust it; Sello fetches nothing."
        ),
        ("claim.multiple", "Some software appended a second manifest store instead of replacing the first."),
        ("sello.notChecked", "That is no fault of the file: another verifier, or a later version, can tell."),
    ]
}
