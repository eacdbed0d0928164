import Foundation
import Testing

@testable import SelloCLI

@Suite("sello compare") struct CompareRunTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        for name in Workplace.media {
            let run = try place.stamp(place[name], "-o", place["labelled-\(name)"], "--system", "Imager")
            try #require(run.status == 0, "\(run.messages)")
        }
    }

    @Test("says that a copy kept every mark, with status 0", arguments: Workplace.media)
    func kept(_ name: String) throws {
        try place.write("copy-\(name)", try place.bytes("labelled-\(name)"))
        let run = try place.run("compare", place["labelled-\(name)"], place["copy-\(name)"])
        #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
        #expect(run.output.contains("every mark was kept"))
        #expect(!run.output.contains("What the losses mean"))
    }

    @Test("names each loss and what it means, in both languages, with status 1", arguments: Workplace.media)
    func lost(_ name: String) throws {
        let paths = [place["labelled-\(name)"], place[name]]
        let run = try CommandRun(["compare"] + paths)
        #expect(run.status == 1)
        for words in ["a label was lost", "the signed manifest", "the source type in XMP", "3(3)(b)", "§ 22757.3"] {
            #expect(run.output.contains(words), "\(words): \(run.output)")
        }
        let spanish = try CommandRun(["compare", "--language", "es"] + paths)
        #expect(spanish.status == 1)
        for words in [
            "se perdió una etiqueta", "el manifiesto firmado", "Lo que significan las pérdidas", "regla 3(3)(b)",
        ] {
            #expect(spanish.output.contains(words), "\(words): \(spanish.output)")
        }
        #expect(!spanish.output.contains("the "))
        // The other way round everything is new.
        let back = try CommandRun(["compare"] + paths.reversed())
        #expect(back.status == 0 && back.output.contains("added"))
    }

    @Test("prints one JSON object in the form of the contract") func json() throws {
        let run = try place.run("compare", "--json", place["labelled-picture.jpg"], place["picture.jpg"])
        #expect(run.status == 1)
        let object = try #require(try run.objects.first)
        #expect(object.keys.sorted() == ["after", "before", "marks"])
        #expect(object["before"] as? String == place["labelled-picture.jpg"])
        let marks = try #require(object["marks"] as? [[String: Any]])
        #expect(marks.allSatisfy { $0.keys.sorted() == ["mark", "status"] && $0["status"] as? String == "lost" })
        #expect(marks.contains { $0["mark"] as? String == "c2pa.manifest" })
        #expect(run.output.split(separator: "\n").count == 1)
    }

    @Test("reads a manifest that is kept beside a file") func sidecar() throws {
        let made = try place.stamp(place["picture.png"], "-o", place["beside.png"], "--sidecar")
        #expect(made.status == 0, "\(made.messages)")
        #expect(try place.run("compare", place["beside.png"], place["beside.png"]).status == 0)
        let object = try #require(
            try place.run("compare", "--json", place["beside.png"], place["picture.png"]).objects.first)
        let marks = try #require(object["marks"] as? [[String: Any]])
        #expect(marks.contains { $0["mark"] as? String == "org.sello.sgi" && $0["status"] as? String == "lost" })
    }

    @Test("ends with the contract's status where a file cannot be read") func faults() throws {
        try place.write("text.jpg", Data("no picture".utf8))
        let picture = place["picture.jpg"]
        #expect(try place.run("compare", picture, place["nothing.jpg"]).status == 66)
        #expect(try place.run("compare", place["nothing.jpg"], picture).status == 66)
        let run = try place.run("compare", "--json", picture, place["text.jpg"])
        #expect(run.status == 65)
        #expect(try run.objects.first?["file"] as? String == place["text.jpg"])
        #expect(try place.run("compare", picture).status == 64)
    }
}
