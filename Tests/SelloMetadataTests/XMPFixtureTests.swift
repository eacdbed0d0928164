import Fixtures
import SelloBytes
import SelloMetadata
import Testing

@Suite struct XMPFixtureTests {
    @Test func realPacketsKeepTheirProperties() throws {
        guard !Fixtures.files.isEmpty else { return }
        var packets = 0
        for file in Fixtures.files where !file.name.hasPrefix("hostile/") {
            for bytes in file.packets {
                packets += 1
                try expectRoundTrip(bytes)
            }
        }
        #expect(packets >= 70)
    }

    @Test func aLabelInARealPacketLeavesEverythingElse() throws {
        guard !Fixtures.files.isEmpty else { return }
        for file in Fixtures.files where !file.name.hasPrefix("hostile/") {
            for bytes in file.packets {
                var packet = try XMPPacket(parsing: bytes, limits: Limits())
                let before = try packet.properties()
                try packet.set(.iptcExtension, "DigitalSourceType", to: "urn:source")
                try packet.set(.mediaManagement, "InstanceID", to: "xmp.iid:1")
                try packet.setStructure(
                    .mediaManagement, "DerivedFrom", fields: [(.resourceReference, "documentID", "d")])
                try packet.setLocalizedText(.dublinCore, "title", to: "title")
                let again = try XMPPacket(parsing: packet.serialized(padding: 2048), limits: Limits())
                let after = try again.properties()
                let changed: Set = ["DigitalSourceType", "InstanceID", "DerivedFrom"]
                func others(_ list: [XMPProperty]) -> [XMPProperty] {
                    list.filter {
                        let name = String($0.path.prefix { $0 != "/" && $0 != "[" })
                        return !changed.contains(name)
                            && !($0.namespace == XMPNamespace.dublinCore.uri && name == "title")
                    }
                }
                #expect(others(before) == others(after), "\(file)")
                let source = again.text(.iptcExtension, "DigitalSourceType")
                let document = again.text(.mediaManagement, "DerivedFrom", field: .resourceReference, "documentID")
                let title = again.text(.dublinCore, "title")
                #expect([source, document, title] == ["urn:source", "d", "title"], "\(file)")
            }
        }
    }

    @Test func theEntityBombIsRefusedBeforeItGrows() throws {
        guard let file = Fixtures.file("hostile/jpeg/made-xmp-billion-laughs.jpg") else { return }
        let bytes = try #require(file.packets.first)
        #expect(parsingError(bytes) == AssetError(.unsupported, at: 50, ""))
    }

    @Test func hostilePacketsAreReadOrRefused() throws {
        var seen = 0
        for file in Fixtures.files where file.name.hasPrefix("hostile/") {
            for bytes in file.packets {
                seen += 1
                guard let packet = try? XMPPacket(parsing: bytes, limits: Limits()),
                    let written = try? packet.serialized()
                else { continue }
                try expectRoundTrip(written)
            }
        }
        #expect(Fixtures.files.isEmpty || seen >= 10)
    }

    @Test func aRealPacketCutAnywhereIsReadOrRefused() throws {
        guard let file = Fixtures.file("odd/jpeg/libavif-apple-gainmap-new.jpg") else { return }
        let bytes = try #require(file.packets.first)
        for count in 0..<bytes.count { _ = parsingError(Array(bytes[..<count])) }
    }

    @Test(arguments: [
        ("signals/jpeg/made-dst-trainedAlgorithmicMedia.jpg", "trainedAlgorithmicMedia"),
        ("signals/png/midjourney-iptc-dst.png", "trainedAlgorithmicMedia"),
        ("signals/jpeg/made-dst-digitalCapture.jpg", "digitalCapture"),
    ])
    func theDigitalSourceTypeOfARealFileIsRead(_ name: String, _ term: String) throws {
        guard let file = Fixtures.file(name) else { return }
        let packet = try XMPPacket(parsing: try #require(file.packets.first), limits: Limits())
        let source = packet.text(.iptcExtension, "DigitalSourceType")
        #expect(source == "http://cv.iptc.org/newscodes/digitalsourcetype/" + term)
    }
}
