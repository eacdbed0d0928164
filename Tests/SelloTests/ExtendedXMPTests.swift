import SelloBytes
import SelloContainers
import SelloMetadata
import SelloSigning
import Testing

@testable import Sello

/// Packets that the label makes too large for JPEG's one segment.
@Suite struct ExtendedXMPTests {
    private static let q = XMPNamespace(uri: "urn:example:q", prefix: "q")

    /// A JPEG with a packet of `sizes.count` properties.
    private func carrier(_ sizes: [Int]) throws -> [UInt8] {
        var packet = try XMPPacket()
        for (index, size) in sizes.enumerated() {
            try packet.set(Self.q, "p\(index)", to: String(repeating: "x", count: size))
        }
        let content = Array("http://ns.adobe.com/xap/1.0/\0".utf8) + (try packet.serialized())
        var writer = ByteWriter()
        writer.write(UInt16(0xFFE1))
        writer.write(UInt16(content.count + 2))
        writer.write(content)
        return Array(Carriers.jpeg[..<20]) + writer.bytes + Carriers.jpeg[20...]
    }

    private func stamp(_ bytes: [UInt8], prompt: String? = nil) async throws -> [UInt8] {
        var stamp = Stamp(system: .init(name: "Imager"), provider: "P", moment: StampRulesTests.moment)
        stamp.prompt = prompt
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(MemorySource(bytes), with: stamp, to: sink)
        return sink.bytes
    }

    /// The packet's and the extension's properties, and the name by which the one refers to the other.
    private func read(_ bytes: [UInt8]) throws -> (main: [XMPProperty], extended: [XMPProperty], name: String?) {
        let source = MemorySource(bytes)
        let layout = try Container.read(source, limits: Limits())
        let packets = layout.metadata.filter { $0.kind == .xmp }
        #expect(packets.count == 1)
        let packet = try XMPPacket(at: packets[0], in: source, limits: Limits())
        let extensions = layout.metadata.filter { $0.kind == .extendedXMP }
        #expect(extensions.count <= 1)
        let name = packet.text(.note, "HasExtendedXMP")
        let main = try packet.properties()
        guard let location = extensions.first else { return (main, [], name) }
        #expect(try ContentName.md5(location.bytes(of: source, limits: Limits())) == name)
        return (main, try XMPPacket(at: location, in: source, limits: Limits()).properties(), name)
    }

    @Test(arguments: [([65000], 1), ([60000], 0), ([30000, 20000, 15000], 1), ([40000, 24000, 1000], 1)])
    func whatDoesNotFitMovesAndNothingIsLost(_ sizes: [Int], _ moved: Int) async throws {
        let stamped = try await stamp(carrier(sizes))
        let found = try read(stamped)
        #expect(found.extended.count == moved)
        #expect((found.name != nil) == (moved > 0))
        let lengths = (found.main + found.extended).filter { $0.namespace == Self.q.uri }.map(\.value.utf8.count)
        #expect(lengths.sorted() == sizes.sorted())
        #expect(!found.extended.contains { $0.namespace == XMPNamespace.sello.uri })
        let report = try Verifier().verify(MemorySource(stamped))
        #expect(report.state == .valid)
        #expect(report.label?.copies.allSatisfy { $0.agreement == .agrees } == true)
    }

    @Test func theNextStampGoesOnWithTheSameExtension() async throws {
        let first = try await stamp(carrier([33000, 32000]))
        let second = try await stamp(first, prompt: String(repeating: "prompt ", count: 8000))
        let found = try read(second)
        #expect(try read(first).extended.count == 1)
        #expect(found.extended.count == 2)
        #expect(found.extended.contains { $0.path.contains("AIPromptInformation") || $0.path == "p1" })
        #expect(try Verifier().verify(MemorySource(second)).state == .valid)
    }
}
