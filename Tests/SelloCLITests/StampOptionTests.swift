import Foundation
import Testing

@testable import SelloCLI

/// Runs every option of `sello stamp` over a labelled file: each ends with the label kept, or with status 64 and nothing written.
@Suite("options of sello stamp over a labelled file") struct StampOptionTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    /// What an option is given, and what comes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let option: String
        /// Its arguments; `{…}` is a file of the test's folder.
        let arguments: [String]
        var status: Int32 = 0

        var testDescription: String { arguments.joined(separator: " ") }

        init(_ option: String, _ arguments: String..., status: Int32 = 0) {
            (self.option, self.arguments, self.status) = (option, [option] + arguments, status)
        }
    }

    private static let exemption = ["--exemption", "a", "--exemption-by", "urn:claimant", "--action", "c2pa.cropped"]
    private static let visible = ["--visible-label", "Synthetically generated"]

    /// Options with what has to stand beside them.
    static let cases: [(beside: [String], case: Case)] =
        [
            Case("--output", "{out.jpg}"), Case("--output-directory", "{out}"), Case("--in-place"),
            Case("--sidecar"), Case("--certificates", "{credentials/chain.pem}"),
            Case("--key", "{credentials/key.pem}"), Case("--algorithm", "es256"),
            // Nobody answers there.
            Case("--time-stamp-url", "http://127.0.0.1:9/", status: 74),
            // An answer that is none.
            Case("--ocsp", "{picture.png}", status: 64), Case("--operation", "created"), Case("--operation", "altered"),
            Case("--source-type", "trainedAlgorithmicMedia"),
            Case("--source-type", "compositeWithTrainedAlgorithmicMedia", status: 64),
            Case("--source-type", "humanEdits", status: 64), Case("--source-type", "digitalCapture", status: 64),
            Case("--source-type", "https://example.com/types/own", status: 64), Case("--system", "Other"),
            Case("--provider", "Others"), Case("--resource", "urn:others"), Case("--title", "Another"),
            Case("--prompt", "another"), Case("--prompt-writer", "B"), Case("--parent", "{labelled.jpg}"),
            Case("--parent", "{picture.png}", status: 64), Case("--component", "{picture.png}"),
            Case("--input", "{picture.png}"), Case("--action", "c2pa.cropped"),
            Case("--action", "c2pa.created", status: 64),
            Case("--complete"), Case("--allow-invalid-parent"),
            Case("--label-id", "01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506", status: 64), Case("--merkle", "64"),
            Case("--json"), Case("--language", "es"), Case("--jobs", "1"), Case("--quiet"),
            Case("--visible-label", "Synthetically generated"), Case("--tc260", "00119"),
            // A picture is no stream.
            Case("--fragment", "{picture.png}", status: 64),
        ].map { ([], $0) }
        + [
            (["--system", "Other"], Case("--system-version", "9")), (visible, Case("--visible-label-language", "en")),
            (visible, Case("--visible-label-kind", "visible")), (visible, Case("--visible-label-place", "0,0.9,1,0.1")),
            (visible, Case("--visible-label-from", "0")), (visible, Case("--visible-label-to", "1")),
            (["--tc260", "00119"], Case("--tc260-content-id", "7")),
            (["--tc260", "00119"], Case("--tc260-reserved", "x")),
            (["--exemption-by", "urn:claimant", "--action", "c2pa.cropped"], Case("--exemption", "a")),
            (["--exemption", "a", "--action", "c2pa.cropped"], Case("--exemption-by", "urn:claimant")),
            (exemption, Case("--exemption-action", "c2pa.cropped")),
            (exemption, Case("--exemption-document", "urn:document")),
            (exemption, Case("--exemption-statement", "noMaterialChange")),
            (["--action", "c2pa.cropped"], Case("--source-type", "humanEdits")),
        ]

    @Test("keeps the label, or refuses", arguments: cases.map { $0 })
    func keeps(_ given: (beside: [String], case: Case)) throws {
        #expect(try place.stamp(place["picture.jpg"], "-o", place["labelled.jpg"]).status == 0)
        let file = given.case.option == "--in-place" ? "in.jpg" : "labelled.jpg"
        if file == "in.jpg" { try place.write(file, try place.bytes("labelled.jpg")) }
        let arguments = (given.case.arguments + given.beside).map { word in
            word.hasPrefix("{") ? place[String(word.dropFirst().dropLast())] : word
        }
        var rest: [String] = []
        if !["--output", "--output-directory", "--in-place"].contains(given.case.option) {
            rest += ["--output", place["out.jpg"]]
        }
        if !["--certificates", "--key"].contains(given.case.option) { rest += place.signing }
        if given.case.option == "--certificates" { rest += place.signing.suffix(2) }
        if given.case.option == "--key" { rest += place.signing.prefix(2) }
        let run = try CommandRun(["stamp", place[file]] + arguments + rest)
        #expect(run.status == given.case.status, "\(run.messages)")
        let output =
            given.case.option == "--output-directory" ? "out/labelled.jpg" : file == "in.jpg" ? file : "out.jpg"
        guard given.case.status == 0 else {
            #expect(!FileManager.default.fileExists(atPath: place[output]))
            return
        }
        let before = try #require(try place.run("verify", "--json", place["labelled.jpg"]).objects.first)
        let after = try #require(try place.run("verify", "--json", place[output]).objects.first)
        #expect(after["state"] as? String == "valid")
        #expect(after["chain"] as? String == "kept")
        let labels = [before, after].map { $0["label"] as? [String: Any] }
        #expect(labels[0]?["id"] as? String == labels[1]?["id"] as? String)
        #expect(labels[0]?["sourceType"] as? String == labels[1]?["sourceType"] as? String)
        #expect(labels[1]?["standing"] as? String == "signed")
        #expect(try place.run("compare", place["labelled.jpg"], place[output], "--json").status == 0)
    }

    @Test("has a case for every option") func everyOptionHasACase() throws {
        let help = try place.run("stamp", "--experimental-dump-help")
        let object = try JSONSerialization.jsonObject(with: Data(help.output.utf8)) as? [String: Any]
        let command = try #require(object?["command"] as? [String: Any])
        let arguments = try #require(command["arguments"] as? [[String: Any]])
        let names = arguments.compactMap { argument -> String? in
            guard argument["kind"] as? String != "positional" else { return nil }
            let name = (argument["names"] as? [[String: Any]])?.first { $0["kind"] as? String == "long" }
            return (name?["name"] as? String).map { "--\($0)" }
        }
        // These two are the parser's own, and do nothing to a file.
        #expect(Set(names).subtracting(["--help", "--version"]) == Set(Self.cases.map(\.case.option)))
        #expect(names.count > 40)
    }
}
