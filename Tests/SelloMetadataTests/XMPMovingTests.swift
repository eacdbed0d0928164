import SelloBytes
import SelloMetadata
import Testing

/// Properties that move to extended XMP.
@Suite struct XMPMovingTests {
    private static let q = XMPNamespace(uri: "urn:example:q", prefix: "q")

    private static func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    /// Three properties of 1000, 3000 and 2000 bytes, the second in an array with nested namespaces.
    private static func large() throws -> XMPPacket {
        try parsed(
            described(
                """
                <q:a>\(text(1000))</q:a>
                <q:b><rdf:Bag><rdf:li rdf:parseType="Resource"><z:z xmlns:z="urn:z">\(text(3000))</z:z></rdf:li></rdf:Bag></q:b>
                <q:c>\(text(2000))</q:c><dc:format>image/jpeg</dc:format>
                """, attributes: "q:d=\"small\""))
    }

    @Test(arguments: [(0, ""), (100, "b"), (2900, "b"), (3200, "bc"), (5300, "bca"), (6050, "bca")])
    func theLargestMoveFirstAndNothingIsLost(_ excess: Int, _ moved: String) throws {
        var packet = try Self.large()
        var other = try XMPPacket()
        let old = try packet.properties()
        let size = try packet.serialized().count - excess
        try packet.move(to: &other, leaving: size, keeping: [.dublinCore])
        let written = try packet.serialized()
        #expect(written.count <= size)
        let found = try XMPPacket(parsing: other.serializedWithoutWrapper(), limits: Limits()).properties()
        let kept = try XMPPacket(parsing: written, limits: Limits()).properties()
        #expect(Set(kept + found) == Set(old))
        #expect(kept.count + found.count == old.count)
        #expect(Set(found.map { $0.path.prefix(1) }) == Set(moved.map { Substring(String($0)) }))
    }

    @Test func whatIsKeptStaysAndTooMuchOfItIsRefused() throws {
        var packet = try Self.large()
        var other = try XMPPacket()
        let size = try packet.serialized().count
        #expect(throws: AssetError(.limitExceeded, "")) {
            try packet.move(to: &other, leaving: size - 1, keeping: [Self.q, .dublinCore])
        }
        let untouched = try packet.serialized().count
        #expect(untouched == size)
    }

    @Test func aPropertyThatIsThereAlreadyDoesNotMove() throws {
        var packet = try Self.large()
        var other = try parsed(described("<q:b>old</q:b>"))
        try packet.move(to: &other, leaving: try packet.serialized().count - 100, keeping: [])
        #expect(packet.text(Self.q, "c") == nil)
        #expect(other.text(Self.q, "b") == "old")
        let moved = other.text(Self.q, "c")
        #expect(moved == Self.text(2000))
    }
}
