// For those who show what others upload: verifies each upload and decides what to show beside it.
//
//   Platform ANCHORS UPLOAD…
//
// ANCHORS is a PEM file with the certificates that you trust to name signers.

import Foundation
import Sello

@main
enum Platform {
    static func main() throws {
        guard CommandLine.arguments.count >= 3 else {
            FileHandle.standardError.write(Data("usage: Platform ANCHORS UPLOAD…\n".utf8))
            exit(1)
        }
        // Anchors are loaded once, and used for every upload.
        let anchors = try TrustAnchors(pem: [FileSource.contents(of: CommandLine.arguments[1])])
        for upload in CommandLine.arguments.dropFirst(2) {
            // Options hold the moment at which certificates are judged: now, for each upload anew.
            let verifier = Verifier(options: ValidationOptions(anchors: anchors))
            let decision: Decision
            do {
                decision = Decision(try verifier.verify(FileSource(path: upload)))
            } catch {
                // Not a file that Sello reads, or broken. A place of your own for such files is safer than showing them.
                decision = Decision(badge: nil, details: ["cannot be checked: \(error)"], needsReview: true)
            }
            print(upload)
            print("  show:    \(decision.badge ?? "no label")")
            for detail in decision.details { print("  details: \(plain(detail))") }
            if decision.needsReview { print("  then:    have a person look at it") }
        }
    }
}

/// What to show beside an upload.
struct Decision {
    /// The words on the picture, before anything else.
    var badge: String?
    /// What a reader sees who asks for more.
    var details: [String]
    /// Whether the findings contradict each other, so that a person should look.
    var needsReview: Bool
}

extension Decision {
    /// Decides.
    ///
    /// The label comes first, whatever else is found: a viewer must learn that content is synthetic even where the proof is weak. And
    /// no finding makes a file "authentic": a signature says who speaks, not that it is true, and a missing label says nothing.
    init(_ report: VerificationReport) {
        self.init(badge: nil, details: [], needsReview: false)

        if let found = report.label {
            badge = found.sourceType.flatMap { Self.badge(for: $0) }
            switch found.standing {
            case .signed: details.append("label \(found.id), signed")
            case .unproven: details.append("label \(found.id), but its signature does not hold")
            case .unsigned: details.append("label \(found.id) in metadata that anyone can write")
            }
            for copy in found.copies where copy.agreement == .conflicts {
                details.append("the copy of the label in \(copy.place.rawValue) says something else")
                needsReview = true
            }
        } else if let type = report.manifests.last?.digitalSourceTypes.first(where: { Self.badge(for: $0) != nil }) {
            // Files of other makers have no label of Sello's kind, but their actions say how the content came to be.
            badge = Self.badge(for: type)
        }

        switch report.state {
        case .trusted: details.append("signed by \(Self.name(report.signer)), whom an anchor of yours vouches for")
        case .valid: details.append("signed by someone who calls themselves \(Self.name(report.signer))")
        case .absent: details.append("nothing is signed; that does not make it a photograph")
        case .invalid:
            let faults = report.results.failure + report.ingredientDeltas.flatMap(\.validationDeltas.failure)
            // Only `notChecked` may be no fault of the file; either way nothing that it says is proven.
            details += Set(faults.filter { $0.code != .signingCredentialUntrusted }.map(\.explanation)).sorted()
            needsReview = true
        }
        if report.chain == .dropped || report.chain == .weakened {
            details.append("on the way here the label was \(report.chain.rawValue)")
            needsReview = true
        }
        details += report.undetermined.map { "open: \($0.reason)" }
    }

    /// The words for a source type; `nil` where it speaks of no synthesis.
    private static func badge(for type: DigitalSourceType) -> String? {
        switch type.term {
        case "trainedAlgorithmicMedia", "trainedAlgorithmicData": "Made with AI"
        case "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic": "Partly made with AI"
        case "algorithmicMedia", "virtualRecording": "Made by software"
        default: nil
        }
    }

    private static func name(_ signer: SignerSummary?) -> String {
        signer?.organization ?? signer?.commonName ?? "nobody by name"
    }
}

/// A stranger's words without what could steer a terminal; on a web page they are escaped as any text of users is.
func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
        default: scalar
        }
    }
    return String(String.UnicodeScalarView(scalars))
}
