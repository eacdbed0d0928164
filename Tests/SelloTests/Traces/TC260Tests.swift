import Sello
import SelloBytes
import SelloContainers
import SelloMetadata
import Testing

/// The label of China's GB 45438: read wherever it stands and however it is written, written to the standard's shape, and never taken away.
@Suite struct TC260Tests {
    private typealias Field = TraceCarrier.Field

    private static let producer = "001191110102MACQD9K64010000"
    private static let bare = json("1", producer, "p1")
    private static let wrapped = "{\"AIGC\": \(bare)}"
    private static let variant = #"{"AIGC":{"ServiceProvider":"Somebody","Time":"2025","ContentId":"c1"}}"#

    private static func json(_ level: String, _ producer: String, _ id: String) -> String {
        #"{"Label":"\#(level)","ContentProducer":"\#(producer)","ProduceID":"\#(id)","ReservedCode1":"","ContentPropagator":"","PropagateID":"","ReservedCode2":""}"#
    }

    /// Every place of §2.1 and beyond, with the form that is expected of it.
    private static let places: [(field: TraceCarrier.Field, form: String)] = [
        (Field(.pngText, "AIGC", bare), "bare"), (Field(.pngText, "AIGC", wrapped), "wrapped"),
        (Field(.pngText, "Description", wrapped), "wrapped"), (Field(.xmp, "TC260:AIGC", bare), "bare"),
        (Field(.xmp, "TC260:AIGC", wrapped), "wrapped"), (Field(.exif, "UserComment", wrapped), "wrapped"),
        (Field(.exif, "UserComment", bare), "bare"), (Field(.exif, "ImageDescription", wrapped), "wrapped"),
        (Field(.exif, "ImageDescription", variant), "variant"), (Field(.jpegSegment, "APP9", "AIGC" + bare), "bare"),
        (Field(.jpegComment, "COM", wrapped), "wrapped"), (Field(.itemList, "AIGC", bare), "bare"),
        (Field(.itemList, "AIGC", wrapped), "wrapped"), (Field(.itemList, "comment", wrapped), "wrapped"),
    ]

    @Test(arguments: places) func itIsReadInEveryPlaceAndForm(_ field: TraceCarrier.Field, _ form: String) throws {
        for (name, bytes) in try TraceCarrier.files([field]) {
            let found = try TraceCarrier.synthesis(bytes)
            #expect(found.verdict == .traces, "\(name)")
            #expect(found.implicitLabels.map(\.form) == [form], "\(name)")
            #expect(!found.implicitLabelsConflict)
            guard form != "variant" else {
                #expect(found.implicitLabels.first?.values == ["", "Somebody", "c1", "", "", "", ""])
                #expect(found.generators == ["TC260 producer Somebody"])
                continue
            }
            #expect(found.implicitLabels.first?.values == ["1", Self.producer, "p1", "", "", "", ""], "\(name)")
            #expect(found.implicitLabels.first?.producerCreditCode == "91110102MACQD9K640")
            #expect(found.generators == ["Doubao (TC260)"])
        }
    }

    @Test func attributesAndPropertiesOfTheirOwnAreReadInXMP() throws {
        func labels(_ packet: [UInt8]) throws -> [TC260Finding] {
            try TC260Finding.all(
                in: XMPPacket(parsing: packet, limits: Limits()).traceFields(carrier: "APP1", at: 0..<9))
        }
        let attribute = try labels(TraceCarrier.attributePacket([Field(.xmp, "TC260:AIGC", Self.bare)]))
        #expect(attribute.map(\.form) == [.bare])
        let fields = [Field(.xmp, "TC260:Label", "2"), Field(.xmp, "TC260:ContentProducer", "picwish")]
        for packet in [TraceCarrier.packet(fields), TraceCarrier.attributePacket(fields)] {
            let found = try labels(packet)
            #expect(found.map(\.form) == [.properties])
            #expect(found.first?.label.level == .possible)
            #expect(found.first?.label.producer == "PicWish")
        }
        // Another's prefix for the same namespace.
        let other = String(decoding: TraceCarrier.packet(fields), as: UTF8.self).replacing("TC260:", with: "AIGC:")
            .replacing("xmlns:TC260", with: "xmlns:AIGC")
        #expect(try labels(Array(other.utf8)).first?.label.label == "2")
    }

    @Test func copiesThatContradictEachOtherAreSaid() throws {
        let same = try #require(
            try TraceCarrier.files([Field(.xmp, "TC260:AIGC", Self.bare), Field(.exif, "UserComment", Self.wrapped)])
                .first)
        #expect(try TraceCarrier.synthesis(same.bytes).implicitLabels.count == 2)
        #expect(try TraceCarrier.synthesis(same.bytes).implicitLabelsConflict == false)
        let other = try #require(
            try TraceCarrier.files([
                Field(.xmp, "TC260:AIGC", Self.bare),
                Field(.exif, "UserComment", "{\"AIGC\":\(Self.json("2", Self.producer, "p1"))}"),
            ]).first)
        #expect(try TraceCarrier.synthesis(other.bytes).implicitLabelsConflict)
    }

    @Test(arguments: [
        ("001191110102MACQD9K64010000", "91110102MACQD9K640", "Doubao"),
        ("00119144030008867405X210002", "9144030008867405X2", "Jimeng (Dreamina)"),
        ("001191110108335469089C12566", "91110108335469089C", "Kling"),
        ("001191610133596325171T12566", "91610133596325171T", nil),
        ("0011911101", nil, nil), ("doubao", nil, "Doubao"), ("002191110102MACQD9K64010000", nil, nil), ("", nil, nil),
    ])
    func aCodeNamesItsCompany(_ code: String, _ credit: String?, _ name: String?) {
        #expect(TC260Producer.creditCode(in: code) == credit)
        #expect(TC260Producer.name(of: code) == name)
    }

    @Test func onlyAllowedCharactersAreWritten() throws {
        #expect(
            try TC260Label(["Label": "1", "ContentProducer": Self.producer, "ProduceID": "p1"]).json() == Self.bare)
        for value in ["a b", "a\"b", "a\\b", "é", "a\n"] {
            #expect(throws: AssetError.self) { try TC260Label(["Label": "1", "ContentProducer": value]).json() }
        }
    }

    // MARK: Stamping

    private func stamp(_ bytes: [UInt8], _ label: Stamp.ImplicitLabel?, _ type: DigitalSourceType? = nil) async throws
        -> [UInt8]
    {
        var stamp = Stamp(system: SGILabel.System(name: "Imager"), moment: StampRulesTests.moment)
        stamp.implicitLabel = label
        stamp.sourceType = type
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(MemorySource(bytes), with: stamp, to: sink)
        return sink.bytes
    }

    private let ours = Stamp.ImplicitLabel(code: "00119133", contentID: "id-1", reserved: "r")

    @Test(arguments: Carriers.all.map(\.bytes)) func aStampWritesOneLabelToTheStandardsShape(_ bytes: [UInt8])
        async throws
    {
        let stamped = try await stamp(bytes, ours)
        let found = try TraceCarrier.synthesis(stamped)
        #expect(found.verdict == .signed)
        #expect(found.implicitLabels.map(\.form) == ["bare"])
        #expect(found.implicitLabels.first?.values == ["1", "00119133", "id-1", "r", "00119133", "id-1", "r"])
        // The signature covers it.
        let place = try #require(Self.range(of: "ContentProducer", in: stamped))
        var changed = stamped
        changed[place.lowerBound] ^= 0x20
        #expect(try TraceCarrier.synthesis(changed).verdict != .signed)
        // Stamped again, its producer's part stays.
        let again = try TraceCarrier.synthesis(
            try await stamp(stamped, Stamp.ImplicitLabel(code: "00222", contentID: "id-2")))
        #expect(again.implicitLabels.map(\.values) == [["1", "00119133", "id-1", "r", "00222", "id-2", ""]])
        // And without asking for one, everything does.
        let kept = try TraceCarrier.synthesis(try await stamp(stamped, nil))
        #expect(kept.implicitLabels.map(\.values) == found.implicitLabels.map(\.values))
    }

    @Test func aNumberThatNobodyGaveIsTheLabels() async throws {
        let found = try TraceCarrier.synthesis(try await stamp(Carriers.png, Stamp.ImplicitLabel(code: "c")))
        let id = try #require(found.implicitLabels.first?.values[2])
        #expect(UniqueIdentifier(id) != nil)
        #expect(found.implicitLabels.first?.values[5] == id)
    }

    @Test(arguments: places) func aLabelThatIsThereStays(_ field: TraceCarrier.Field, _ form: String) async throws {
        for (name, bytes) in try TraceCarrier.files([field]) {
            let before = try TraceCarrier.synthesis(bytes).implicitLabels.map(\.values)
            let after = try TraceCarrier.synthesis(try await stamp(bytes, nil)).implicitLabels.map(\.values)
            #expect(before == after && before.count == 1, "\(name)")
            guard field.place != .xmp else { continue }
            // A second one is not allowed.
            await #expect(throws: StampError.self, "\(name)") { try await stamp(bytes, ours) }
        }
    }

    @Test func whatMayBeSyntheticStaysSo() async throws {
        let field = Field(.xmp, "TC260:AIGC", Self.json("2", "a", "b"))
        for (name, bytes) in try TraceCarrier.files([field]) {
            let found = try TraceCarrier.synthesis(try await stamp(bytes, ours))
            #expect(found.implicitLabels.map(\.values) == [["2", "a", "b", "", "00119133", "id-1", "r"]], "\(name)")
        }
    }

    @Test(arguments: ["{\"Label\":\"1\"", #"{"Label":"9","ContentProducer":"a"}"#, #"{"ServiceProvider":"a"}"#])
    func aLabelThatCannotBeReadIsLeftAlone(_ value: String) async throws {
        let bytes = try #require(try TraceCarrier.files([Field(.xmp, "TC260:AIGC", value)]).first).bytes
        await #expect(throws: StampError.self) { try await stamp(bytes, ours) }
        let stamped = try await stamp(bytes, nil)
        #expect(Self.range(of: "TC260:AIGC", in: stamped) != nil)
    }

    @Test func aLabelOfContentThatNoModelMadeIsRefused() async throws {
        await #expect(throws: StampError.self) { try await stamp(Carriers.png, ours, .humanEdits) }
        await #expect(throws: StampError.self) { try await stamp(Carriers.png, Stamp.ImplicitLabel(code: "a b")) }
    }

    private static func range(of text: String, in bytes: [UInt8]) -> Range<Int>? {
        let word = Array(text.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: word) }.map { $0..<$0 + word.count }
    }
}
