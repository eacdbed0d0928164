import SelloBytes
@testable import SelloMetadata
import Testing

@Suite struct XMPWritingTests {
    static let awkward = [
        "", " ", "plain", "a & b < c > d", "]]>", "&amp;", "\"double\" and 'single'", "line\nbreak", "cr\r\nlf",
        "tab\there",
        " leading and trailing ", "🦜👩‍🔬", "שלום \u{202E}rtl", "e\u{301} and é", "\u{FEFF}mark", "<?xpacket end=\"w\"?>",
        "<!DOCTYPE x>", "<!--", "\u{85}\u{2028}", "\u{10FFFF}", String(repeating: "long ", count: 5000),
    ]

    /// All forms in which `dc:title` may stand before it is replaced.
    static var forms: [XMPReadingTests.Form] { XMPReadingTests.forms }

    @Test(arguments: awkward) func aTextComesBackAsItWasSet(_ text: String) throws {
        for form in Self.forms {
            var packet = try parsed(form.text)
            try packet.set(.dublinCore, "title", to: text)
            let inTree = packet.text(.dublinCore, "title")
            #expect(inTree.map { Array($0.utf8) } == Array(text.utf8))
            let again = try XMPPacket(parsing: packet.serialized(), limits: Limits())
            let written = again.text(.dublinCore, "title")
            #expect(written.map { Array($0.utf8) } == Array(text.utf8), "\(form.testDescription)")
        }
    }

    @Test(arguments: awkward) func aTextInAStructureOrAnAlternativeComesBackAsItWasSet(_ text: String) throws {
        var packet = try XMPPacket()
        try packet.setStructure(
            .mediaManagement, "DerivedFrom",
            fields: [(.resourceReference, "documentID", text), (.resourceReference, "instanceID", "i")])
        try packet.setLocalizedText(.dublinCore, "title", to: text)
        let again = try XMPPacket(parsing: packet.serialized(padding: 100), limits: Limits())
        let field = again.text(.mediaManagement, "DerivedFrom", field: .resourceReference, "documentID")
        let title = again.text(.dublinCore, "title")
        #expect(field.map { Array($0.utf8) } == Array(text.utf8))
        #expect(title.map { Array($0.utf8) } == Array(text.utf8))
        try expectRoundTrip(packet.serialized())
    }

    @Test(arguments: forms) func settingReplacesOnlyTheOneProperty(_ form: XMPReadingTests.Form) throws {
        var packet = try parsed(form.text)
        let before = try packet.properties()
        try packet.set(.dublinCore, "title", to: "new")
        let after = try packet.properties()
        func others(_ list: [XMPProperty]) -> [XMPProperty] {
            list.filter { !($0.namespace == XMPNamespace.dublinCore.uri && $0.path.hasPrefix("title")) }
        }
        #expect(others(before) == others(after))
        #expect(
            after.filter { $0.namespace == XMPNamespace.dublinCore.uri && $0.path == "title" }.map(\.value) == ["new"])
    }

    @Test(arguments: forms) func writingTwiceGivesTheSameBytes(_ form: XMPReadingTests.Form) throws {
        func stamp(_ packet: inout XMPPacket) throws {
            try packet.set(.iptcExtension, "AISystemUsed", to: "model")
            try packet.set(.dublinCore, "title", to: "t")
            try packet.setStructure(
                .mediaManagement, "DerivedFrom", fields: [(.resourceReference, "documentID", "d")])
            try packet.setLocalizedText(.dublinCore, "rights", to: "r")
        }
        var packet = try parsed(form.text)
        try stamp(&packet)
        let once = try packet.serialized(padding: 10)
        try stamp(&packet)
        let twice = try packet.serialized(padding: 10)
        #expect(once == twice)
        var again = try XMPPacket(parsing: once, limits: Limits())
        try stamp(&again)
        let thrice = try again.serialized(padding: 10)
        #expect(once == thrice)
    }

    @Test func anAttributeStaysAnAttribute() throws {
        var packet = try parsed(described("", attributes: "xmp:Label='old'"))
        try packet.set(.basic, "Label", to: "new")
        let text = try String(decoding: packet.serialized(), as: UTF8.self)
        #expect(text.contains("xmp:Label=\"new\""))
        #expect(!text.contains("<xmp:Label"))
    }

    @Test func ofSeveralCopiesOneIsLeft() throws {
        let text = packet(
            """
            <rdf:Description rdf:about="" xmp:Label="1"/>
            <rdf:Description rdf:about=""><xmp:Label>2</xmp:Label><xmp:Label>3</xmp:Label><q:kept>k</q:kept></rdf:Description>
            <rdf:Description rdf:about="" xmp:Label="4"/>
            """)
        var packet = try parsed(text)
        try packet.set(.basic, "Label", to: "new")
        let properties = try packet.properties()
        #expect(properties.map(\.path) == ["Label", "kept"])
        #expect(properties.map(\.value) == ["new", "k"])

        var emptied = try parsed(text)
        let removed = try emptied.remove(.basic, "Label")
        #expect(removed)
        let left = try emptied.properties()
        #expect(left.map(\.path) == ["kept"])
        let again = try emptied.remove(.basic, "Label")
        #expect(!again)
    }

    @Test func aStructureReplacesWhateverStoodThere() throws {
        for old in [
            "", "<xmpMM:DerivedFrom>text</xmpMM:DerivedFrom>", "<xmpMM:DerivedFrom stRef:filePath='p'/>",
            "<xmpMM:DerivedFrom rdf:resource='u'/>",
            "<xmpMM:DerivedFrom><rdf:Description stRef:filePath='p'/></xmpMM:DerivedFrom>",
        ] {
            for attribute in ["", "xmpMM:DerivedFrom='x'"] {
                var packet = try parsed(described(old, attributes: attribute))
                try packet.setStructure(
                    .mediaManagement, "DerivedFrom",
                    fields: [(.resourceReference, "documentID", "d"), (.resourceReference, "instanceID", "i")])
                let properties = try packet.properties()
                #expect(
                    properties.map(\.path) == ["DerivedFrom/stRef:documentID", "DerivedFrom/stRef:instanceID"])
                #expect(properties.map(\.value) == ["d", "i"])
                try expectRoundTrip(packet.serialized())
            }
        }
    }

    @Test func otherLanguagesOfAnAlternativeStay() throws {
        for old in [
            "<rdf:li xml:lang='es'>hola</rdf:li>",
            "<rdf:li xml:lang='x-default'>hi</rdf:li><rdf:li xml:lang='es'>hola</rdf:li>",
            "<rdf:li xml:lang='x-default' q:a='1'/><rdf:li xml:lang='es'>hola</rdf:li>",
        ] {
            var packet = try parsed(described("<dc:title><rdf:Alt>\(old)</rdf:Alt></dc:title>"))
            try packet.setLocalizedText(.dublinCore, "title", to: "hello")
            let properties = try packet.properties()
            #expect(properties.map(\.value) == ["x-default", "hello", "es", "hola"])
        }
    }

    @Test(arguments: ["\0", "a\u{1}", "\u{1B}[31m", "\u{FFFE}", "\u{FFFF}", "\u{B}"])
    func charactersThatXMLForbidsAreRefused(_ text: String) throws {
        var packet = try XMPPacket()
        #expect(throws: AssetError(.malformed, "")) { try packet.set(.dublinCore, "title", to: text) }
        #expect(throws: AssetError(.malformed, "")) { try packet.setLocalizedText(.dublinCore, "title", to: text) }
        #expect(throws: AssetError(.malformed, "")) {
            try packet.setStructure(.dublinCore, "title", fields: [(.dublinCore, "x", text)])
        }
        let properties = try packet.properties()
        #expect(properties.isEmpty)
    }

    @Test(arguments: ["", "a b", "a:b", "1a", "a>", "a\0b"]) func namesThatXMLForbidsAreRefused(_ name: String) throws {
        var packet = try XMPPacket()
        #expect(throws: AssetError(.malformed, "")) { try packet.set(.dublinCore, name, to: "x") }
    }

    @Test func aPrefixTakenByAnotherNamespaceIsLeftToIt() throws {
        let old =
            "<rdf:Description rdf:about='' xmlns:Iptc4xmpExt='urn:other'><Iptc4xmpExt:a>1</Iptc4xmpExt:a></rdf:Description>"
        var packet = try parsed(packet(old))
        try packet.set(.iptcExtension, "AISystemUsed", to: "model")
        let again = try XMPPacket(parsing: packet.serialized(), limits: Limits())
        let properties = try again.properties()
        #expect(
            properties == [
                XMPProperty(namespace: "urn:other", path: "a", value: "1"),
                XMPProperty(namespace: XMPNamespace.iptcExtension.uri, path: "AISystemUsed", value: "model"),
            ])
    }

    @Test func aNamespaceThatIsADefaultGetsAPrefixToo() throws {
        var packet = try parsed(
            packet(
                "<rdf:Description rdf:about='' xmlns='http://ns.adobe.com/xap/1.0/mm/'><InstanceID>1</InstanceID></rdf:Description>"
            ))
        try packet.set(.mediaManagement, "InstanceID", to: "2")
        try packet.set(.mediaManagement, "DocumentID", to: "3")
        let again = try XMPPacket(parsing: packet.serialized(), limits: Limits())
        let properties = try again.properties()
        #expect(properties.map(\.value) == ["2", "3"])
    }

    @Test func aPacketWithUndeclaredPrefixesIsReadButNotWritten() throws {
        var packet = try parsed(described("<bad:x>1</bad:x><dc:title>t</dc:title>"))
        let text = packet.text(.dublinCore, "title")
        #expect(text == "t")
        #expect(throws: AssetError(.malformed, "")) { try packet.set(.dublinCore, "title", to: "x") }
        #expect(throws: AssetError(.malformed, "")) { try packet.remove(.dublinCore, "title") }
        #expect(throws: AssetError(.malformed, "")) { _ = try packet.serialized() }
    }

    @Test func descriptionsAndRDFAreMadeWhereTheyAreMissing() throws {
        for text in [packet(""), "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\" />"] {
            var packet = try parsed(text)
            let before = try packet.properties()
            #expect(before.isEmpty)
            try packet.set(.basic, "Label", to: "l")
            let again = try XMPPacket(parsing: packet.serialized(), limits: Limits())
            let label = again.text(.basic, "Label")
            #expect(label == "l")
        }
    }

    @Test func aNewPacketHasItsWrapperAndItsPadding() throws {
        var packet = try XMPPacket()
        try packet.set(.basic, "CreatorTool", to: "Sello")
        try packet.set(.iptcExtension, "DigitalSourceType", to: "urn:x")
        let bytes = try packet.serialized(padding: 0)
        let expected = """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Sello">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" rdf:about="">
               <xmp:CreatorTool>Sello</xmp:CreatorTool>
               <Iptc4xmpExt:DigitalSourceType>urn:x</Iptc4xmpExt:DigitalSourceType>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        let padded = try packet.serialized(padding: 2048)
        #expect(padded.count == bytes.count + 2048)
        let negative = try packet.serialized(padding: -1)
        #expect(negative == bytes)
        let again = try XMPPacket(parsing: padded, limits: Limits()).serialized(padding: 0)
        #expect(again == bytes)
    }

    @Test func commentsAndForeignInstructionsStay() throws {
        let packet = try parsed(
            "<?adobe-xap-filters esc=\"CR\"?><!-- a -->" + described("<!-- b --><dc:title>t</dc:title>") + "<!-- c -->")
        let text = try String(decoding: packet.serialized(), as: UTF8.self)
        #expect(text.contains("<?adobe-xap-filters esc=\"CR\"?>"))
        #expect(text.contains("<!-- a -->"))
        #expect(text.contains("<!-- b -->"))
        #expect(text.contains("&#") == false)
    }

    @Test func aPacketLivesAcrossSuspensionsAndErrors() async throws {
        func work(_ text: String) async throws -> String? {
            var packet = try XMPPacket()
            await Task.yield()
            try packet.set(.dublinCore, "title", to: text)
            await Task.yield()
            return packet.text(.dublinCore, "title")
        }
        #expect(try await work("t") == "t")
        await #expect(throws: AssetError(.malformed, "")) { _ = try await work("\0") }
    }
}

@Suite struct XMPMergingTests {
    private func packet(_ properties: String) throws -> XMPPacket {
        try XMPPacket(
            parsing: Array(
                """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                \(properties)</rdf:RDF></x:xmpmeta>
                """.utf8), limits: Limits())
    }

    @Test func takesOverWhatItDoesNotHave() throws {
        var first = try packet(
            "<rdf:Description rdf:about='' xmlns:a='urn:a' a:one='1'><a:two>2</a:two></rdf:Description>")
        let second = try packet(
            """
            <rdf:Description rdf:about='' xmlns:b='urn:a' b:one='other' b:three='3'><b:two>other</b:two>
            <b:four><rdf:Seq><rdf:li>4</rdf:li></rdf:Seq></b:four></rdf:Description>
            """)
        try first.adopt(second)
        let merged = try XMPPacket(parsing: try first.serialized(), limits: Limits())
        let namespace = XMPNamespace(uri: "urn:a", prefix: "a")
        let values = ["one", "two", "three", "four"].map { merged.text(namespace, $0) }
        #expect(values == ["1", "2", "3", "4"])
    }

    @Test func takingOverTwiceChangesNothing() throws {
        var first = try packet("<rdf:Description rdf:about='' xmlns:a='urn:a' a:one='1'/>")
        let second = try packet("<rdf:Description rdf:about='' xmlns:a='urn:a' a:one='2' a:two='2'/>")
        try first.adopt(second)
        let once = try first.serialized()
        try first.adopt(second)
        #expect(try first.serialized() == once)
    }
}
