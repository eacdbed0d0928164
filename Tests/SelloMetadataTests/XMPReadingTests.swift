import SelloBytes
@testable import SelloMetadata
import Testing

@Suite struct XMPReadingTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        var expected: String? = "a & b"
    }

    static let forms = [
        Form(testDescription: "attribute", text: described("", attributes: "dc:title='a &amp; b'")),
        Form(testDescription: "element", text: described("<dc:title>a &amp; b</dc:title>")),
        Form(testDescription: "empty element", text: described("<dc:title/>"), expected: ""),
        Form(testDescription: "CDATA", text: described("<dc:title>a <![CDATA[& b]]></dc:title>")),
        Form(testDescription: "comment inside", text: described("<dc:title>a <!-- x -->&#38; b</dc:title>")),
        Form(testDescription: "URI", text: described("<dc:title rdf:resource='a &amp; b'/>")),
        Form(
            testDescription: "rdf:value in a resource",
            text: described(
                "<dc:title rdf:parseType='Resource'><q:x>1</q:x><rdf:value>a &amp; b</rdf:value></dc:title>")),
        Form(
            testDescription: "rdf:value in a description",
            text: described(
                "<dc:title><rdf:Description><rdf:value>a &amp; b</rdf:value><q:x>1</q:x></rdf:Description></dc:title>")),
        Form(testDescription: "rdf:value as attribute", text: described("<dc:title rdf:value='a &amp; b' q:x='1'/>")),
        Form(
            testDescription: "alternative, default first",
            text: described(
                "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>a &amp; b</rdf:li><rdf:li xml:lang='es'>c</rdf:li></rdf:Alt></dc:title>"
            )),
        Form(
            testDescription: "alternative, default later",
            text: described(
                "<dc:title><rdf:Alt><rdf:li xml:lang='es'>c</rdf:li><rdf:li xml:lang='x-default'>a &amp; b</rdf:li></rdf:Alt></dc:title>"
            )),
        Form(
            testDescription: "alternative without default",
            text: described("<dc:title><rdf:Alt><rdf:li xml:lang='es'>a &amp; b</rdf:li></rdf:Alt></dc:title>")),
        Form(
            testDescription: "bag",
            text: described("<dc:title><rdf:Bag><rdf:li>a &amp; b</rdf:li><rdf:li>c</rdf:li></rdf:Bag></dc:title>")),
        Form(
            testDescription: "sequence of qualified items",
            text: described(
                "<dc:title><rdf:Seq><rdf:li rdf:parseType='Resource'><rdf:value>a &amp; b</rdf:value></rdf:li></rdf:Seq></dc:title>"
            )),
        Form(testDescription: "empty bag", text: described("<dc:title><rdf:Bag/></dc:title>"), expected: nil),
        Form(testDescription: "structure", text: described("<dc:title q:x='1'/>"), expected: nil),
        Form(
            testDescription: "literal", text: described("<dc:title rdf:parseType='Literal'><b>x</b></dc:title>"),
            expected: nil),
        Form(testDescription: "absent", text: described("<dc:subject>x</dc:subject>"), expected: nil),
        Form(
            testDescription: "second description",
            text: packet(
                "<rdf:Description rdf:about='' xmp:Label='x'/><rdf:Description rdf:about='' dc:title='a &amp; b'/>")),
        Form(
            testDescription: "same name in another namespace",
            text: described("<q:title>x</q:title><dc:title>a &amp; b</dc:title>")),
        Form(
            testDescription: "unusual prefixes",
            text:
                "<R:RDF xmlns:R='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><R:Description R:about=''><title xmlns='http://purl.org/dc/elements/1.1/'><R:Alt><R:li xml:lang='X-Default'>a &amp; b</R:li></R:Alt></title></R:Description></R:RDF>"
        ),
        Form(
            testDescription: "old wrapper",
            text:
                "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xapmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description about='' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>a &amp; b</dc:title></rdf:Description></rdf:RDF></x:xapmeta><?xpacket end='r'?>"
        ),
        Form(testDescription: "byte order mark", text: "\u{FEFF}" + described("", attributes: "dc:title='a &amp; b'")),
        Form(
            testDescription: "white space and NULs around",
            text: "\0\r\n " + described("", attributes: "dc:title='a &amp; b'") + "\n \0\0\0"),
        Form(
            testDescription: "bytes behind the trailer",
            text: described("", attributes: "dc:title='a &amp; b'") + "<not>xml &"),
    ]

    @Test(arguments: forms) func aPropertyIsReadInEachForm(_ form: Form) throws {
        let packet = try parsed(form.text)
        let text = packet.text(.dublinCore, "title")
        #expect(text == form.expected)
    }

    @Test(arguments: forms) func writingAndReadingAgainGivesTheSameProperties(_ form: Form) throws {
        try expectRoundTrip(Array(form.text.utf8))
    }

    @Test(arguments: forms) func aPacketCutAnywhereIsReadOrRefused(_ form: Form) {
        let bytes = Array(form.text.utf8)
        var refused = 0
        for count in 0..<bytes.count where parsingError(Array(bytes[..<count])) != nil { refused += 1 }
        // Only the trailer can be missing.
        #expect(refused > bytes.count / 2)
    }

    @Test func aPacketOfUTF16Or32IsReadLikeOneOfUTF8() throws {
        let text = described("<dc:title>grün 🦜</dc:title>").replacing("?>", with: "?>", maxReplacements: 1)
        func bytes<T: FixedWidthInteger>(_ units: [T], mark: T?, bigEndian: Bool) -> [UInt8] {
            ((mark.map { [$0] } ?? []) + units).flatMap { unit in
                let width = T.bitWidth / 8
                return (0..<width).map {
                    UInt8(truncatingIfNeeded: unit >> T(8 * (bigEndian ? width - 1 - $0 : $0)))
                }
            }
        }
        for mark in [true, false] {
            for bigEndian in [true, false] {
                let short = bytes(Array(text.utf16), mark: mark ? 0xFEFF : nil, bigEndian: bigEndian)
                let long = bytes(
                    text.unicodeScalars.map(\.value), mark: mark ? 0xFEFF : nil, bigEndian: bigEndian)
                for encoded in [short, long, short + [0], long + [0, 0, 0]] {
                    let packet = try XMPPacket(parsing: encoded, limits: Limits())
                    let read = packet.text(.dublinCore, "title")
                    #expect(read == "grün 🦜")
                }
                #expect(parsingError(short + [0x20])?.code == .malformed)
            }
        }
        // A high surrogate without its partner.
        let broken: [UInt8] = [0xFE, 0xFF, 0x00, 0x3C, 0xD8, 0x00, 0x00, 0x3E]
        #expect(parsingError(broken)?.code == .malformed)
    }

    @Test func fieldsOfAStructureAreReadInEachForm() throws {
        let forms = [
            "<xmpMM:DerivedFrom stRef:documentID='d' stRef:instanceID='i'/>",
            "<xmpMM:DerivedFrom rdf:parseType='Resource'><stRef:documentID>d</stRef:documentID><stRef:instanceID>i</stRef:instanceID></xmpMM:DerivedFrom>",
            "<xmpMM:DerivedFrom><rdf:Description stRef:documentID='d'><stRef:instanceID>i</stRef:instanceID></rdf:Description></xmpMM:DerivedFrom>",
        ]
        for form in forms {
            let packet = try parsed(described(form))
            let document = packet.text(
                .mediaManagement, "DerivedFrom", field: .resourceReference, "documentID")
            let instance = packet.text(
                .mediaManagement, "DerivedFrom", field: .resourceReference, "instanceID")
            let absent = packet.text(
                .mediaManagement, "DerivedFrom", field: .resourceReference, "filePath")
            let simple = packet.text(.mediaManagement, "DerivedFrom")
            #expect(document == "d")
            #expect(instance == "i")
            #expect(absent == nil)
            #expect(simple == nil)
        }
    }

    @Test func propertiesAreListedWithTheirPaths() throws {
        let packet = try parsed(
            packet(
                """
                <rdf:Description rdf:about="" xmp:Label="l"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">t</rdf:li>
                </rdf:Alt></dc:title></rdf:Description>
                <rdf:Description rdf:about=""><xmpMM:DerivedFrom stRef:documentID="d"/>
                <q:s rdf:parseType="Resource"><q:a><rdf:Bag><rdf:li q:b="1"/></rdf:Bag></q:a></q:s></rdf:Description>
                """))
        let properties = try packet.properties()
        let expected = [
            XMPProperty(namespace: XMPNamespace.basic.uri, path: "Label", value: "l"),
            XMPProperty(namespace: XMPNamespace.dublinCore.uri, path: "title[1]/?xml:lang", value: "x-default"),
            XMPProperty(namespace: XMPNamespace.dublinCore.uri, path: "title[1]", value: "t"),
            XMPProperty(
                namespace: XMPNamespace.mediaManagement.uri, path: "DerivedFrom/stRef:documentID", value: "d"),
            XMPProperty(namespace: "urn:example:q", path: "s/q:a[1]/q:b", value: "1"),
        ]
        #expect(properties == expected)
    }

    @Test func aDoubledPrefixDoesNotHideTheProperty() throws {
        // The inner declaration gives the prefix another meaning.
        let packet = try parsed(described("<dc:title xmlns:dc='urn:example:other'>x</dc:title><dc:title>y</dc:title>"))
        let text = packet.text(.dublinCore, "title")
        #expect(text == "y")
    }
}

/// Parses, writes, parses: the properties and then the bytes stay the same.
func expectRoundTrip(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let first = try XMPPacket(parsing: bytes, limits: Limits())
    let written = try first.serialized(padding: 7)
    var roomy = Limits()
    roomy.metadataByteCount *= 8
    let second = try XMPPacket(parsing: written, limits: roomy)
    let before = try first.properties()
    let after = try second.properties()
    #expect(before == after, sourceLocation: sourceLocation)
    let again = try second.serialized(padding: 7)
    #expect(written == again, sourceLocation: sourceLocation)
}
