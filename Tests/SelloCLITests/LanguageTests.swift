import Fixtures
import SelloBytes
import Testing

@testable import Sello
@testable import SelloCLI
@testable import SelloManifest

@Suite("Everything that is said to people is said in both languages") struct LanguageTests {
    /// Reports in which every row and every sentence of a row stands at least once.
    static let reports: [(name: String, report: VerificationReport)] = {
        var all: [(String, VerificationReport)] = []
        for state in [ValidationState.absent, .invalid, .valid, .trusted] {
            for standing in LabelFinding.Standing.allCases {
                all.append(
                    ("\(state) \(standing)", Reports.report(state, label: Reports.label(standing, title: "“T”"))))
            }
            all.append(("\(state) bare", Reports.report(state)))
            all.append(("\(state) remote", Reports.report(state, remote: "https://x.example/m.c2pa")))
            for chain in VerificationReport.LabelChain.allCases {
                all.append(("\(state) \(chain)", Reports.report(state, chain: chain)))
            }
            for time in VerificationReport.TimeEvidence.allCases {
                all.append(("\(state) \(time)", Reports.report(state, timeEvidence: time)))
            }
            for revocation in VerificationReport.Revocation.allCases {
                all.append(("\(state) \(revocation)", Reports.report(state, revocation: revocation)))
            }
        }
        for integrity in VerificationReport.Integrity.allCases {
            for code in [
                StatusCode.claimMalformed, .claimSignatureOutsideValidity, .ocspRevoked, .assertionDataHashMismatch,
            ] {
                all.append(
                    (
                        "\(integrity) \(code.rawValue)",
                        Reports.report(
                            .invalid, results: Reports.failures((code, "the sentence of a check")), integrity: integrity
                        )
                    ))
            }
        }
        let delta = IngredientDelta(
            ingredientAssertionURI: "self#jumbf=y",
            validationDeltas: Reports.failures((.claimMissing, "the claim is not there")))
        all.append(("ingredient", Reports.report(.invalid, deltas: [delta, delta])))
        for state in IdentityFinding.State.allCases {
            all.append(
                ("identity \(state)", Reports.report(.valid, identities: Array(repeating: identity(state), count: 9))))
        }
        let places = [
            ("free", Sentence(en: "zeros", es: "ceros")), ("bytes of no part", nil), ("trailing bytes", nil),
            ("rest", nil),
            ("fill", nil), ("stray", nil), ("scan", nil),
        ]
        all.append(
            (
                "unprotected",
                Reports.report(
                    .valid,
                    unprotected: places.map { UnprotectedBytes(range: 0..<9, content: $0.0, holds: $0.1) }
                        + Array(repeating: UnprotectedBytes(range: 0..<9, content: "free"), count: 40),
                    undetermined: [
                        Undetermined(
                            subject: "structure", NotChecked.reason(Sentence(en: "this thing", es: "esta cosa")))
                    ])
            ))
        var contradicted = Reports.report(.valid)
        contradicted.contradictions = MetadataContradiction.Place.allCases.flatMap { place in
            [true, false].map {
                MetadataContradiction(
                    field: "exif:Make", signed: "a", assertion: "u", found: "b", place: place, isProtected: $0)
            }
        }
        contradicted.contradictions += Array(repeating: contradicted.contradictions[0], count: 20)
        contradicted.manifestPlace = .detached
        all.append(("contradicted", contradicted))
        for verdict in SynthesisFinding.Verdict.allCases {
            for technique in SynthesisFinding.Technique.allCases {
                for (trust, generator) in [(SynthesisFinding.Trust.trusted, "G"), (.unproven, nil)] {
                    let evidence = [SynthesisFinding.Confidence.high, .low].map {
                        SynthesisFinding.Evidence(
                            technique: technique, rule: "r", place: "p", value: "v", generator: generator,
                            confidence: $0, isForgeable: trust != .trusted, trust: trust)
                    }
                    for state in [ValidationState.absent, .invalid, .valid] {
                        all.append(
                            (
                                "\(state) \(verdict) \(technique)",
                                Reports.report(state, synthesis: Reports.synthesis(verdict, evidence))
                            ))
                    }
                }
            }
        }
        let manifests = (0..<40).map { Reports.manifest("urn:\($0)", generator: nil, isReached: $0 % 2 == 0) }
        all.append(("manifests", Reports.report(.valid, manifests: manifests)))
        return all
    }()

    private static func identity(_ state: IdentityFinding.State) -> IdentityFinding {
        IdentityFinding(
            manifest: "m", assertion: "a", signatureType: "cawg.x509.cose", roles: [], state: state, signer: nil,
            issuer: nil, results: Reports.failures((.identitySignatureMismatch, "the signature does not fit")),
            undetermined: [])
    }

    private func expectTranslated(
        _ report: VerificationReport, _ name: String, _ requirement: VerifyCommand.Requirement = .valid,
        isExplained: Bool = false
    ) {
        let texts = Language.allCases.map { language in
            Reports.text(
                report, language, hasAnchors: requirement != .valid, requirement: requirement, isExplained: isExplained)
        }
        #expect(Leaks.english(in: texts[1]) == nil, "\(name)")
        #expect(Leaks.sameLine(texts[0], texts[1]) == nil, "\(name)")
        // The same rows with the same sentences: only words differ. What checks found in detail is English alone.
        if !isExplained {
            #expect(texts[0].split(separator: "\n").count == texts[1].split(separator: "\n").count, "\(name)")
        }
    }

    @Test("in reports of every state, and every row") func rows() {
        for (name, report) in Self.reports {
            for requirement in VerifyCommand.Requirement.allCases { expectTranslated(report, name, requirement) }
        }
    }

    @Test("in explanations of every code") func codes() {
        for code in StatusCode.known + [StatusCode(rawValue: "org.example.odd")] {
            var results = Reports.failures((code, "the sentence of a check"), (code, "the sentence of another check"))
            results.note(code, "self#jumbf=/c2pa/m/c2pa.assertions/a", "the sentence of a note")
            results.pass(code, "self#jumbf=/c2pa/m/c2pa.assertions/a", "the sentence of what holds")
            let delta = IngredientDelta(ingredientAssertionURI: "self#jumbf=y", validationDeltas: results)
            expectTranslated(
                Reports.report(.invalid, results: results, deltas: [delta]), code.rawValue, isExplained: true)
        }
    }

    @Test("in words for terms, signals, actions, operations and states") func terms() {
        func expect(_ name: String, _ phrase: (Language) -> String) {
            #expect(phrase(.english) != phrase(.spanish), "\(name)")
            #expect(Leaks.english(in: phrase(.spanish)) == nil, "\(name)")
        }
        for term in DigitalSourceType.knownTerms + ["http://example.org/odd"] {
            guard let type = DigitalSourceType(term) else { continue }
            expect(term) { Wording.phrase(type, $0) }
        }
        for signal in Signals.Official.allCases { expect(signal.rawValue) { SignalWording.phrase(signal, $0) } }
        for signal in Signals.Ours.allCases { expect(signal.rawValue) { SignalWording.phrase(signal, $0) } }
        for operation in SGILabel.Operation.allCases { expect(operation.rawValue) { Wording.operation(operation, $0) } }
        for state in ValidationState.allCases { expect(state.rawValue) { Wording.state(state, $0) } }
        for action in ActionWording.words.keys { expect(String(action)) { ActionWording.word("c2pa.\(action)", $0) } }
    }

    @Test("in headings, which align", arguments: Language.allCases) func headings(_ language: Language) {
        let width = ReportPrinter.headingWidth(language)
        let headings = ReportPrinter.rows.map { $0.heading(language) }
        for heading in headings { #expect(heading.count < width, "\(heading)") }
        #expect(Set(headings).count == headings.count)
        if language != .english {
            #expect(Set(headings).isDisjoint(with: ReportPrinter.rows.map { $0.heading(.english) }))
        }
        let column = String(repeating: " ", count: width + 2)
        for (name, report) in Self.reports {
            for line in Reports.text(report, language).split(separator: "\n").dropFirst() {
                let start = line.prefix(width + 2)
                #expect(
                    start == column || headings.contains { start == "  \($0)".padding(to: width + 2) },
                    "\(name): \(line)")
            }
        }
    }

    @Test("in what is said of failures") func failures() {
        let asset = ReportCodesTests.asset.map { FailureReport(AssetError($0, at: 7, "the sentence of a reader")) }
        let signing = ReportCodesTests.signing.map { FailureReport(SigningError($0, "the sentence of a key")) }
        let refused = ReportCodesTests.refusals.map { FailureReport(StampError.refused($0, "the sentence of a rule")) }
        for failure in asset + signing + refused {
            #expect(Leaks.english(in: failure.sentence(in: .spanish)) == nil, "\(failure.code)")
            #expect(failure.sentence(in: .english).contains("the sentence of a "))
        }
        let named = FailureReport(SigningError(.invalidKey, "no key"), in: "a/key.pem")
        #expect(named.sentence(in: .spanish).hasPrefix("“a/key.pem”: la clave "))
        #expect(asset.allSatisfy { $0.sentence(in: .spanish).hasSuffix(" (en el byte 7)") })
    }

    @Test(
        "in reports of real files",
        arguments: Fixtures.names("c2pa/jpeg", "c2pa/png", "c2pa/bmff", "signals/jpeg", "signals/png", "signals/bmff"))
    func realFiles(_ name: String) throws {
        let source = MemorySource(try Fixtures.bytes(name))
        let report = try Verifier(options: ValidationOptions(moment: Reports.made)).verify(source)
        expectTranslated(report, name, isExplained: true)
    }

    @Test("The detector of English finds it") func detector() {
        #expect(Leaks.english(in: "  Nota  no se sabe the rest") != nil)
        #expect(Leaks.english(in: "  Nota  dice “the rest of it” https://of.the/is") == nil)
        #expect(Leaks.sameLine("  a b c words", "  a b c words") == "a b c words")
        #expect(Leaks.sameLine("x 1.2.3", "x 1.2.3") == nil)
    }

    static let locales: [([String: String], Language)] = [
        ([:], .english), (["LANG": "es_MX.UTF-8"], .spanish), (["LANG": "es"], .spanish),
        (["LANG": "es-419"], .spanish),
        (["LANG": "ES@euro"], .spanish), (["LANG": "est_EE"], .english), (["LANG": "C.UTF-8"], .english),
        (["LANG": "fr_FR"], .english), (["LANG": "es_AR", "LC_ALL": "en_US"], .english),
        (["LANG": "en_US", "LC_MESSAGES": "es_ES"], .spanish), (["LC_ALL": "C", "LC_MESSAGES": "es_ES"], .english),
        (["LC_ALL": "", "LC_MESSAGES": "es_ES"], .spanish),
    ]

    @Test("The locale chooses where nobody says", arguments: locales)
    func locale(_ environment: [String: String], _ language: Language) {
        #expect(LanguageOptions.language { environment[$0] } == language)
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
