import Foundation
import Testing

@Suite("Streams") struct StreamRunTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static func box(_ type: String, _ payload: Data) -> Data {
        let size = UInt32(payload.count + 8)
        return Data((0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) }) + Data(type.utf8) + payload
    }

    private static func fragment(_ number: UInt8) -> Data {
        let track = box("traf", box("tfhd", Data([0, 2, 0, 0, 0, 0, 0, 1])))
        return box("styp", Data("msdh".utf8) + Data(count: 4)) + box("moof", track)
            + box("mdat", Data(repeating: number, count: 99))
    }

    private func stamp(_ arguments: [String]) throws -> CommandRun {
        try CommandRun(["stamp"] + arguments + place.signing + ["--provider", "Works", "--resource", "urn:imager"])
    }

    @Test("are stamped and verified as one") func stream() throws {
        try place.write(
            "init.mp4",
            Self.box("ftyp", Data("iso5".utf8) + Data(count: 4)) + Self.box("moov", Self.box("mvhd", Data(count: 100))))
        let names = (1...3).map { "part-\($0).m4s" }
        for (number, name) in names.enumerated() { try place.write(name, Self.fragment(UInt8(number))) }
        let run = try stamp(
            [place["init.mp4"], "--output-directory", place["s"], "--json", "--fragment"] + names.map { place[$0] })
        try #require(run.status == 0, "\(run.messages)")
        #expect(try run.objects.count == 1)
        let made = names.map { place["s/\($0)"] }
        let verify = ["verify", place["s/init.mp4"], "--json", "--fragment"]
        var found = try CommandRun(verify + made)
        #expect(found.status == 0)
        #expect(try found.objects.first?["state"] as? String == "valid")
        found = try CommandRun(verify + [made[0], made[2]])
        #expect(found.status == 1)
        try place.flip("s/part-2.m4s", at: 120, to: "s/part-2.m4s")
        #expect(try CommandRun(verify + made).status == 1)
        // A part of the stream that cannot be read: nothing is left behind.
        try place.write("part-2.m4s", Data("text".utf8))
        let failed = try stamp(
            [place["init.mp4"], "--output-directory", place["t"], "--fragment"] + names.map { place[$0] })
        #expect(failed.status == 65)
        #expect(!FileManager.default.fileExists(atPath: place["t"]))
    }

    @Test("of one file may be hashed in blocks", arguments: ["1", "2"]) func blocks(_ jobs: String) throws {
        let run = try place.stamp(
            place["clip.mp4"], "--output", place["blocks.mp4"], "--merkle", "4", "--jobs", jobs)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try place.run("verify", place["blocks.mp4"], "--jobs", jobs).status == 0)
        try place.flip("blocks.mp4", at: 60_000, to: "blocks.mp4")
        #expect(try place.run("verify", place["blocks.mp4"], "--jobs", jobs).status == 1)
    }
}
