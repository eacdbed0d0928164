import SelloBytes
import SelloMetadata
import Testing

@Suite struct XMPHostileTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let code: AssetError.Code
        var offset: Int?
    }

    static let refusals = [
        Refusal(
            testDescription: "entities that multiply",
            text: "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                + described("<dc:title>&b;</dc:title>"),
            code: .unsupported, offset: 0),
        Refusal(
            testDescription: "an external entity", text: "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + described(""),
            code: .unsupported, offset: 0),
        Refusal(
            testDescription: "a declaration behind a comment", text: "<!-- > --><!DOCTYPE x>" + described(""),
            code: .unsupported, offset: 10),
        Refusal(
            testDescription: "a declaration behind an instruction",
            text: "<?a <!-- ?><!DOCTYPE x [ ]>" + described(""), code: .unsupported, offset: 11),
        Refusal(
            testDescription: "an entity nobody declares", text: "<a>&nbsp;</a>", code: .malformed),
        Refusal(testDescription: "nothing", text: "", code: .malformed),
        Refusal(testDescription: "white space only", text: " \n\0", code: .malformed),
        Refusal(testDescription: "no markup", text: "just text", code: .malformed),
        Refusal(testDescription: "XML without RDF", text: "<a><b/></a>", code: .malformed, offset: 0),
        Refusal(testDescription: "two roots", text: described("") + "<a/>" + described(""), code: .malformed),
        Refusal(testDescription: "crossing tags", text: described("<dc:a><dc:b></dc:a></dc:b>"), code: .malformed),
        Refusal(
            testDescription: "an attribute twice", text: described("", attributes: "q:a='1' q:a='2'"), code: .malformed),
        Refusal(testDescription: "a NUL inside", text: described("<dc:title>a\0b</dc:title>"), code: .malformed),
        Refusal(
            testDescription: "a number of a forbidden character", text: described("<q:a>&#0;</q:a>"), code: .malformed),
        Refusal(testDescription: "a number beyond Unicode", text: described("<q:a>&#x110000;</q:a>"), code: .malformed),
    ]

    @Test(arguments: refusals) func whatIsNotAPacketIsRefusedWithItsReason(_ refusal: Refusal) {
        let error = parsingError(refusal.text, at: 1000)
        #expect(error?.code == refusal.code)
        if let offset = refusal.offset { #expect(error?.offset == 1000 + offset) }
    }

    @Test func theFirstFaultIsNamedByItsPlaceInTheAsset() throws {
        let text = described("<dc:title>a</dc:titel>")
        let error = parsingError("\u{FEFF}\n" + text, at: 500)
        let place = try #require(text.utf8.firstRange(of: Array("</dc:titel>".utf8))?.lowerBound)
        let offset = text.utf8.distance(from: text.utf8.startIndex, to: place)
        // libxml2 names the end of the tag that does not match.
        #expect(error?.offset.map { abs($0 - (500 + 4 + offset)) <= 11 } == true)
    }

    @Test func bytesThatAreNotUTF8AreNamedByTheirPlace() {
        var bytes = Array(described("<dc:title>a</dc:title>").utf8)
        bytes[60] = 0xFF
        #expect(parsingError(bytes, at: 100) == AssetError(.malformed, at: 160, ""))
    }

    @Test func messagesQuoteNothingThatDisturbsATerminal() {
        let error = parsingError(described("<dc:a\u{202E}x></dc:b>"))
        #expect(error?.reason.unicodeScalars.allSatisfy { (" "..."~").contains($0) } == true)
    }

    @Test func theSizeIsLimited() {
        let text = described("<dc:title>a</dc:title>")
        var limits = Limits()
        limits.metadataByteCount = text.utf8.count
        #expect(parsingError(text, limits: limits) == nil)
        limits.metadataByteCount -= 1
        #expect(parsingError(text, limits: limits)?.code == .limitExceeded)
    }

    @Test func theDepthIsLimited() {
        func nested(_ depth: Int) -> String {
            // Around the innermost stand x:xmpmeta, rdf:RDF and rdf:Description.
            described(String(repeating: "<q:a>", count: depth - 3) + String(repeating: "</q:a>", count: depth - 3))
        }
        #expect(parsingError(nested(128)) == nil)
        #expect(parsingError(nested(129))?.code == .nestedTooDeep)
        #expect(parsingError(nested(100_000))?.code == .nestedTooDeep)
        var limits = Limits()
        limits.nesting = 1
        #expect(parsingError(nested(4), limits: limits) == nil)
        #expect(parsingError(nested(5), limits: limits)?.code == .nestedTooDeep)
        limits.nesting = .max
        #expect(parsingError(nested(252), limits: limits) == nil)
        #expect(parsingError(nested(253), limits: limits)?.code == .nestedTooDeep)
        limits.nesting = .min
        #expect(parsingError(nested(4), limits: limits)?.code == .nestedTooDeep)
        limits.nesting = 0
        #expect(parsingError(nested(4), limits: limits)?.code == .nestedTooDeep)
    }

    @Test func attributesOfAnElementAreLimited() {
        func wide(_ count: Int) -> String {
            described("<q:a " + (0..<count).map { "q:a\($0) = 'x=y'" }.joined(separator: " ") + "/>")
        }
        #expect(parsingError(wide(1024)) == nil)
        #expect(parsingError(wide(1025))?.code == .limitExceeded)
    }

    @Test func namespacesInScopeAreLimited() {
        // Around the innermost six are declared, and x.
        func declared(_ outer: Int, _ inner: Int) -> String {
            func list(_ letter: String, _ count: Int) -> String {
                (0..<count).map { "xmlns:\(letter)\($0)\n='urn:\(letter):\($0)'" }.joined(separator: " ")
            }
            return described("<q:a \(list("o", outer))><q:b \(list("i", inner))/></q:a><q:c \(list("i", inner))/>")
        }
        #expect(parsingError(declared(149, 100)) == nil)
        #expect(parsingError(declared(150, 100)) != nil)
        #expect(parsingError(declared(150, 100))?.code == .limitExceeded)
    }

    @Test func elementsAndAttributesAreLimited() {
        let fits = described(String(repeating: "<q:a/>", count: (1 << 18) - 30))
        #expect(parsingError(fits) == nil)
        #expect(parsingError(described(String(repeating: "<q:a/>", count: 1 << 18)))?.code == .limitExceeded)
        #expect(parsingError(described(String(repeating: "<q:a b='1'/>", count: 1 << 17)))?.code == .limitExceeded)
        #expect(parsingError(described(String(repeating: "x<!---->", count: 1 << 18)))?.code == .limitExceeded)
    }

    @Test func namesAreLimited() {
        func named(_ count: Int) -> String { described("<q:\(String(repeating: "a", count: count - 2))/>") }
        #expect(parsingError(named(256)) == nil)
        #expect(parsingError(named(257))?.code == .limitExceeded)
    }

    @Test func pathsThatMultiplyAreRefused() throws {
        let name = String(repeating: "a", count: 200)
        let open = String(repeating: "<q:\(name)>", count: 100)
        let close = String(repeating: "</q:\(name)>", count: 100)
        let packet = try parsed(described(open + String(repeating: "<q:a/>", count: 100_000) + close))
        #expect(throws: AssetError(.limitExceeded, "")) { _ = try packet.properties() }
    }

    @Test func mutantsAreReadAndWrittenAlikeOrRefused() throws {
        let pieces = [
            "<!DOCTYPE x [", "<!--", "-->", "<![CDATA[", "]]>", "&#x0;", "&amp;", "<rdf:li>", "</rdf:li>",
            "xmlns:a='b'", "rdf:about='",
            "<rdf:RDF>", "/>", "rdf:parseType='Literal'", "rdf:parseType='Resource'", "xml:lang='x'", "xmlns=''",
            "<?a ?>", "\0",
        ]
        var read = 0
        for (index, form) in XMPReadingTests.forms.enumerated() {
            for mutant in mutants(of: Array(form.text.utf8), count: 150, seed: UInt64(index), pieces: pieces) {
                guard var packet = try? XMPPacket(parsing: mutant, limits: Limits()),
                    let written = try? packet.serialized()
                else { continue }
                read += 1
                try expectRoundTrip(written)
                try packet.set(.dublinCore, "title", to: "<new> & \u{1F99C}")
                try packet.setStructure(
                    .mediaManagement, "DerivedFrom", fields: [(.resourceReference, "documentID", "d")])
                try packet.setLocalizedText(.dublinCore, "rights", to: "r")
                let again = try XMPPacket(parsing: packet.serialized(), limits: Limits())
                let title = again.text(.dublinCore, "title")
                #expect(title == "<new> & \u{1F99C}")
            }
        }
        #expect(read > 200)
    }
}
