import SelloBytes
import Testing

@testable import Sello
@testable import SelloCLI
@testable import SelloManifest

@Suite("The report for people") struct ReportPrinterTests {
    private func text(
        _ report: VerificationReport, hasAnchors: Bool = false, width: Int? = nil, isColoured: Bool = false,
        requirement: VerifyCommand.Requirement = .valid, file: String = "picture.jpg"
    ) -> String {
        Reports.text(
            report, hasAnchors: hasAnchors, width: width, isColoured: isColoured, requirement: requirement, file: file)
    }

    @Test("of a valid file says that untrusted is not invalid, and what would make it trusted") func valid() {
        #expect(
            text(Reports.report(.valid, label: Reports.label(.signed, title: "Waves"))) == """
                picture.jpg — signed statement by an unconfirmed signer: made by an AI model (trainedAlgorithmicMedia)
                  Changed since?  No: everything that was signed is as it was when it was signed.
                  Who says so?    “Signer” of “Works”, certified by “Issuer” (es256, serial number 0a)
                                  Nobody you named vouches for this signer: anyone can write such a name into a certificate. If you know the issuer, give its root: --trust-anchors ROOT.pem
                  Label           This file says of itself: made by an AI model (trainedAlgorithmicMedia), generated with “Imager 2.1” of “Works” on 2026-11-21 19:45:00 UTC.
                                  Computer resource: “urn:imager”
                                  Title: “Waves”
                                  Label id 01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506, covered by the signature; XMP and Exif say the same
                  Time            2026-11-21 19:45:00 UTC, by the signer's own word; no time-stamp confirms it
                  Revocation      nobody was asked whether the certificate was revoked; Sello uses no network
                  Made with       “Sello 0.1.0”: created
                  In one word     valid (intact; who signed is not confirmed)
                """)
        #expect(
            text(Reports.report(.valid), hasAnchors: true).contains(
                "No authority that you named as trusted vouches for this signer"))
    }

    @Test("of a trusted file says who is vouched for, and gives no advice") func trusted() {
        let text = text(Reports.report(.trusted, label: Reports.label(.signed)), hasAnchors: true)
        #expect(
            text.hasPrefix(
                "picture.jpg — signed statement by a signer you trust: made by an AI model (trainedAlgorithmicMedia)\n")
        )
        #expect(text.contains("An authority that you named as trusted vouches for this signer."))
        #expect(!text.contains("--trust-anchors"))
        #expect(!text.contains("What failed"))
    }

    @Test("of an absent manifest says that this proves nothing, and nothing more") func absent() {
        #expect(
            text(Reports.report(.absent)) == """
                picture.jpg — no statement: nothing in this file says how it was made; that does not mean that it is genuine
                  Changed since?  Cannot be told: nothing in this file is signed.
                  In one word     absent (there is no manifest)
                """)
    }

    @Test("of unsigned metadata says that anyone can write it") func unsigned() {
        let text = text(Reports.report(.absent, label: Reports.label(.unsigned)))
        #expect(text.hasPrefix("picture.jpg — metadata that anyone can write say: made by an AI model"))
        #expect(text.contains("\n  Who says so?    Nobody who could be held to it: "))
        #expect(
            text.contains(
                "\n  Label           Unsigned metadata, which anyone can write, says: made by an AI model (trainedAlgorithmicMedia), label id 01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506"
            ))
    }

    @Test("of a manifest kept elsewhere names the address") func remote() {
        let results = Reports.failures((.manifestInaccessible, "the manifest is kept elsewhere"))
        let text = text(Reports.report(.absent, results: results, remote: "https://x.example/m.c2pa"))
        #expect(text.contains("a manifest is said to be at https://x.example/m.c2pa; Sello fetches nothing"))
        #expect(text.contains("(manifest.inaccessible: the manifest is kept elsewhere)"))
    }

    @Test("of a changed file says so first, with the code and what to do") func changed() {
        let results = Reports.failures(
            (.assertionDataHashMismatch, "the bytes were changed"), (.signingCredentialUntrusted, "not trusted"))
        let lines = text(Reports.report(.invalid, results: results, label: Reports.label(.unproven)))
            .split(separator: "\n").map(String.init)
        #expect(
            lines[0]
                == "picture.jpg — not to be relied on: it says “made by an AI model (trainedAlgorithmicMedia)”, but it was changed after it was signed"
        )
        #expect(lines[1] == "  Changed since?  Yes: it was changed after it was signed.")
        #expect(
            lines[4]
                == "  What failed     The content was changed after it was signed. (assertion.dataHash.mismatch: the bytes were changed)"
        )
        #expect(lines[5].hasPrefix("                  → Get the file again from where it was published"))
        let all = lines.joined(separator: "\n")
        #expect(all.contains("since the manifest does not hold, nothing proves it"))
        // Untrusted is no fault of the file.
        #expect(!all.contains("signingCredential.untrusted"))
        #expect(!all.contains("--trust-anchors"))
    }

    @Test("of faults in what went into a file says where they are, each once") func ingredients() {
        let delta = IngredientDelta(
            ingredientAssertionURI: "self#jumbf=y",
            validationDeltas: Reports.failures((.ingredientManifestMismatch, "another manifest")))
        let text = text(Reports.report(.invalid, deltas: [delta, delta, delta]))
        #expect(text.hasPrefix("picture.jpg — not to be relied on: a file that went into this one does not hold"))
        #expect(
            text.contains(
                "The manifest of a file that went into this one is not the one that was recorded. (3 times) (ingredient.manifest.mismatch: another manifest)"
            ))
    }

    static let reasons: [(VerificationReport.Integrity, String)] = [
        (.broken, "what was signed is no longer as it was, or was never signed rightly"),
        (.undetermined, "its signed statement could not be checked completely"),
        (.intact, "the signer's certificate is not fit to vouch for it"),
    ]

    @Test("of an invalid file that was not changed says what else it is", arguments: reasons)
    func invalid(_ integrity: VerificationReport.Integrity, _ reason: String) {
        let results = Reports.failures((.claimMalformed, "x"))
        #expect(
            text(Reports.report(.invalid, results: results, integrity: integrity)).hasPrefix(
                "picture.jpg — not to be relied on: \(reason)\n"))
    }

    @Test("tells the chain, the manifests, what is not protected and what is open") func rest() {
        let report = Reports.report(
            .valid,
            manifests: [
                Reports.manifest("urn:c2pa:0", generator: nil, actions: []),
                Reports.manifest("urn:c2pa:x", isReached: false),
                Reports.manifest(actions: ["c2pa.opened", "c2pa.placed", "c2pa.placed", "c2pa.cropped"]),
            ], chain: .brokenBefore, unprotected: [UnprotectedBytes(range: 0..<28, content: "ftyp")],
            undetermined: [
                Undetermined(subject: "structure", en: "a thing is not checked", es: "algo no se comprobó"),
                Undetermined(subject: "revocation", en: "has a row of its own", es: "tiene su propia fila"),
            ])
        let text = text(report)
        #expect(text.contains("\n  Chain           broken before this stamp: "))
        #expect(
            text.contains(
                "this file: “Sello 0.1.0”: opened, something placed in it ×2, cropped, signed by “Signer” of “Works”"))
        #expect(text.contains("nothing leads to it; not checked: “Sello 0.1.0”"))
        #expect(text.contains("an earlier file: software without a name, signed by"))
        #expect(text.contains("ftyp (bytes 0 to 27): could be changed without anyone noticing"))
        #expect(text.contains("\n  Undetermined    a thing is not checked"))
        #expect(!text.contains("has a row of its own"))
    }

    @Test("says what was asked and not met") func asked() {
        #expect(text(Reports.report(.valid), requirement: .trusted).contains("--require trusted is not met"))
        #expect(text(Reports.report(.valid), requirement: .labelled).contains("--require labelled is not met"))
        #expect(!text(Reports.report(.trusted), requirement: .trusted).contains("--require"))
    }

    @Test("never lets a file steer the terminal") func hostile() {
        let evil = "\u{1B}[2J\u{202E}\u{9B}"
        var results = Reports.failures((StatusCode(rawValue: evil), evil))
        results.note(StatusCode(rawValue: evil), evil, evil)
        let finding = LabelFinding(
            SGILabel(
                id: Reports.id, operation: .generated, sourceType: DigitalSourceType(rawValue: "http://x/\(evil)"),
                system: SGILabel.System(name: evil, version: evil, resource: evil), provider: evil,
                createdAt: Reports.made, title: evil, prompt: evil, promptWriter: evil, visibleLabel: VisibleLabel(evil)
            ),
            standing: .signed, manifest: evil, copies: [])
        let signer = SignerSummary(
            commonName: evil, organization: evil + "2", issuer: evil, serialNumber: evil, algorithm: "es256",
            isTrusted: false)
        let manifests = [evil, "b"].map {
            ManifestSummary(
                label: $0, generator: evil, signer: signer, actions: [evil],
                digitalSourceTypes: [DigitalSourceType(rawValue: evil)], sgiLabel: nil, parent: evil, isReached: true)
        }
        for state in [ValidationState.absent, .invalid, .valid, .trusted] {
            for isSeveral in [false, true] {
                let report = Reports.report(
                    state, results: results, label: finding, signer: signer,
                    manifests: isSeveral ? manifests : [manifests[0]],
                    unprotected: [UnprotectedBytes(range: 0..<1, content: evil)], remote: evil,
                    undetermined: [Undetermined(subject: evil, en: evil, es: evil)])
                for width in [nil, 60] as [Int?] {
                    let text = text(report, width: width, file: evil)
                    #expect(
                        text.unicodeScalars.allSatisfy {
                            $0 == "\n" || ($0.value >= 0x20 && $0 != "\u{202E}" && $0 != "\u{9B}")
                        })
                }
            }
        }
    }

    @Test(
        "colours what stands behind the answer alone, and dims codes",
        arguments: [
            (ValidationState.trusted, "\u{1B}[1;32msigned statement by a signer you trust\u{1B}[0m"),
            (.valid, "\u{1B}[1;33msigned statement by an unconfirmed signer\u{1B}[0m"),
            (.invalid, "\u{1B}[1;31mnot to be relied on\u{1B}[0m"), (.absent, "\u{1B}[1;33mno statement\u{1B}[0m"),
        ]) func colours(_ state: ValidationState, _ word: String)
    {
        let plain = text(Reports.report(state))
        let coloured = text(Reports.report(state), isColoured: true)
        #expect(coloured.contains(word))
        #expect(!plain.contains("\u{1B}"))
        #expect(coloured.split(separator: "\u{1B}[1;").count == 2)
        let stripped = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(stripped == plain)
    }

    @Test("fits its width", arguments: Language.allCases) func width(_ language: Language) {
        let report = Reports.report(.valid, label: Reports.label(.signed, title: "A title of many words to be wrapped"))
        for width in [50, 64, 100] {
            for line in Reports.text(report, language, width: width).split(separator: "\n")
            where !line.contains("01932f3a") {
                #expect(line.count <= width)
            }
        }
    }

    @Test("shows no more of a long list than people read") func long() {
        let manifests = (0..<1000).map { Reports.manifest("urn:\($0)", actions: (0..<1000).map { "a.\($0)" }) }
        let text = text(Reports.report(.valid, manifests: manifests))
        #expect(text.contains("and 988 more"))
        #expect(text.utf8.count < 20_000)
    }
}
