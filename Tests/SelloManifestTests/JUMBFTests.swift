import SelloBytes
import SelloManifest
import Testing

/// Makes JUMBF boxes that may lie on purpose.
enum Box {
    static func plain(_ code: String, _ payload: [UInt8], length: UInt32? = nil) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(length ?? UInt32(payload.count + 8))
        writer.write(code)
        writer.write(payload)
        return writer.bytes
    }

    static func long(_ code: String, _ payload: [UInt8], length: UInt64? = nil) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(UInt32(1))
        writer.write(code)
        writer.write(length ?? UInt64(payload.count + 16))
        writer.write(payload)
        return writer.bytes
    }

    static func description(_ type: JUMBFType, _ label: String, toggles: UInt8 = 3, more: [UInt8] = []) -> [UInt8] {
        plain("jumd", type.bytes + [toggles] + Array(label.utf8) + [0] + more)
    }

    static func nested(_ depth: Int) -> [UInt8] {
        var box = plain("cbor", [0xA0])
        for level in (0..<depth).reversed() {
            box = plain(
                "jumb", description(level == 0 ? .manifestStore : .assertionStore, level == 0 ? "c2pa" : "level") + box)
        }
        return box
    }
}

@Suite struct JUMBFTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let inner = JUMBFWriter.cbor(.cbor, label: "a.b", [0xA0])
        let bytes = JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [inner, inner])
        let tree = try JUMBFTree(bytes, limits: Limits())
        #expect(tree.boxes.count == 8)
        #expect(tree.children(of: 0).map { tree.boxes[$0].description?.label } == ["a.b", "a.b"])
        #expect(tree.content(of: 2, JUMBFBox.cbor).map { tree.copy($0) } == [0xA0])
    }

    @Test func aLabelThatStandsTwiceMeansNothing() throws {
        func tree(_ labels: [String]) throws -> JUMBFTree {
            try JUMBFTree(
                JUMBFWriter.superbox(
                    .manifestStore, label: "c2pa", content: labels.map { JUMBFWriter.cbor(.cbor, label: $0, [0]) }),
                limits: Limits())
        }
        #expect(try tree(["x", "y"]).child(of: 0, labelled: "x") == 2)
        #expect(try tree(["x", "x"]).child(of: 0, labelled: "x") == nil)
        #expect(try tree(["x", "x", "x"]).child(of: 0, labelled: "x") == nil)
        #expect(try tree(["y"]).child(of: 0, labelled: "x") == nil)
    }

    @Test func theDigestLeavesOutTheHeaderOnly() throws {
        let bytes = JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [])
        let tree = try JUMBFTree(bytes, limits: Limits())
        #expect(try tree.digest(of: 0, .sha256) == Digest.of(Array(bytes.dropFirst(8)), .sha256))
    }

    @Test func lengthsOfSixtyFourBitsAreRead() throws {
        let content = Box.description(.manifestStore, "c2pa") + Box.long("cbor", [1, 2, 3])
        let tree = try JUMBFTree(Box.long("jumb", content), limits: Limits())
        #expect(tree.content(of: 0, JUMBFBox.cbor).map { tree.copy($0) } == [1, 2, 3])
        #expect(tree.boxes[0].headerByteCount == 16)
    }

    @Test func theOutermostBoxMayRunToTheEndAndNoOther() throws {
        let content = Box.description(.manifestStore, "c2pa")
        #expect(try JUMBFTree(Box.plain("jumb", content, length: 0), limits: Limits()).boxes.count == 2)
        let inner = Box.plain("jumb", content + Box.plain("cbor", [1], length: 0))
        #expect(throws: AssetError.self) { try JUMBFTree(inner, limits: Limits()) }
    }

    @Test func padsAfterTheStoreAreLeftAlone() throws {
        let bytes = JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [])
        #expect(try JUMBFTree(bytes + [0, 0, 0], limits: Limits()).boxes[0].range == 0..<bytes.count)
    }

    @Test(arguments: [
        ("no superbox", Box.plain("cbor", [0xA0])),
        ("no description", Box.plain("jumb", Box.plain("cbor", [0xA0]))),
        ("an empty superbox", Box.plain("jumb", [])),
        ("two descriptions", Box.plain("jumb", Box.description(.cbor, "a") + Box.description(.cbor, "a"))),
        ("a label without its end", Box.plain("jumb", Box.plain("jumd", JUMBFType.cbor.bytes + [3, 0x61]))),
        ("a label that is no text", Box.plain("jumb", Box.plain("jumd", JUMBFType.cbor.bytes + [3, 0xFF, 0]))),
        ("a length below the header", Box.plain("jumb", Box.description(.cbor, "a"), length: 7)),
        ("a length past the end", Box.plain("jumb", Box.description(.cbor, "a"), length: 4000)),
        ("a length of 2^63", Box.long("jumb", Box.description(.cbor, "a"), length: 1 << 63)),
        ("a length of 2^64 - 1", Box.long("jumb", Box.description(.cbor, "a"), length: .max)),
        ("a box of 9 bytes without its code", [0, 0, 0, 9]),
    ]) func refuses(_ name: String, _ bytes: [UInt8]) {
        #expect(throws: AssetError.self) { try JUMBFTree(bytes, limits: Limits()) }
    }

    @Test func depthIsBounded() throws {
        var limits = Limits()
        limits.nesting = 8
        #expect(try JUMBFTree(Box.nested(8), limits: limits).boxes.last?.depth == 8)
        #expect(throws: AssetError(.nestedTooDeep, at: 8 * 8 + 30 + 7 * 31, "")) {
            try JUMBFTree(Box.nested(9), limits: limits)
        }
    }

    @Test func theNumberOfBoxesIsBounded() throws {
        var limits = Limits()
        let bytes = JUMBFWriter.superbox(
            .manifestStore, label: "c2pa", content: [[UInt8]](repeating: Box.plain("cbor", []), count: 10))
        limits.jumbfBoxCount = 12
        #expect(try JUMBFTree(bytes, limits: limits).boxes.count == 12)
        limits.jumbfBoxCount = 11
        #expect(throws: AssetError.self) { try JUMBFTree(bytes, limits: limits) }
    }

    @Test func aStoreCutAnywhereIsRefused() {
        let bytes = Box.nested(4)
        for count in 0..<bytes.count {
            #expect(throws: AssetError.self) { try JUMBFTree(Array(bytes[..<count]), limits: Limits()) }
        }
    }

    @Test(arguments: [
        ("self#jumbf=/c2pa/urn:c2pa:1/c2pa.claim.v2", ["urn:c2pa:1", "c2pa.claim.v2"], true),
        ("self#jumbf=c2pa/urn:c2pa:1/c2pa.claim.v2", ["urn:c2pa:1", "c2pa.claim.v2"], true),
        ("self#jumbf=c2pa.assertions/c2pa.hash.data", ["c2pa.assertions", "c2pa.hash.data"], false),
    ]) func readsReferences(_ text: String, _ labels: [String], _ isAbsolute: Bool) {
        #expect(JUMBFURI(text)?.labels == labels)
        #expect(JUMBFURI(text)?.isAbsolute == isAbsolute)
    }

    @Test(arguments: [
        "", "self#jumbf=", "self#jumbf=/", "self#jumbf=//a", "self#jumbf=/other/a", "self#jumbf=a/../b", "http://a/b",
        "self#jumbf=a//b", "jumbf=/c2pa/a",
    ]) func refusesOtherReferences(_ text: String) {
        #expect(JUMBFURI(text) == nil)
    }

    @Test(arguments: [
        ("c2pa.ingredient.v3__2", "c2pa.ingredient.v3"), ("c2pa.ingredient.v3", "c2pa.ingredient.v3"),
        ("a__b", "a__b"), ("a__", "a__"), ("a__1__2", "a__1"), ("", ""),
    ]) func tellsTheInstanceOfALabel(_ label: String, _ type: String) {
        #expect(label.assertionType == type)
    }
}
