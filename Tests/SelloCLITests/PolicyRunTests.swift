import Foundation
import Testing

@Suite("sello policy and rulebooks") struct PolicyRunTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let run = try place.stamp(place["picture.jpg"], "--output", place["ai.jpg"], "--system", "Imager")
        try #require(run.status == 0, "\(run.messages)")
    }

    private static let real = ["--answer", "appears-real=yes", "--answer", "indistinguishable=yes"]

    private func policy(_ arguments: [String]) throws -> CommandRun {
        try CommandRun(["policy", place["ai.jpg"], "--rulebook", "in-2026"] + arguments)
    }

    private func duties(_ run: CommandRun) throws -> [String: [String: Any]] {
        let object = try #require(try run.objects.first)
        let books = try #require(object["rulebooks"] as? [[String: Any]])
        var found: [String: [String: Any]] = [:]
        for duty in books.flatMap({ $0["duties"] as? [[String: Any]] ?? [] }) {
            found[try #require(duty["rule"] as? String)] = duty
        }
        return found
    }

    @Test("say what is met, unmet and open, and exit with whether something is unmet") func statuses() throws {
        let open = try policy(["--declared", "yes", "--json"])
        #expect(open.status == 0, "\(open.messages)")
        #expect(try duties(open)["4(1A)(a)"]?["status"] as? String == "met")
        #expect(try duties(open)["4(1A)(c)"]?["status"] as? String == "undetermined")
        #expect(try duties(open)["3(3)(a)(ii)-label"]?["status"] as? String == "undetermined")

        let unmet = try policy(Self.real + ["--declared", "no", "--answer", "platform-label=no", "--json"])
        #expect(unmet.status == 1)
        #expect(try duties(unmet)["4(1A)(c)"]?["status"] as? String == "unmet")
        #expect(try duties(unmet)["3(3)(a)(ii)-metadata"]?["status"] as? String == "met")
    }

    @Test("count the clocks from the events") func clocks() throws {
        let run = try policy([
            "--at", "2026-11-22T12:00:00Z", "--event", "court-order=2026-11-22T10:30:00+05:30", "--event",
            "grievance=none", "--json",
        ])
        #expect(run.status == 1)
        let order = try #require(try duties(run)["3(1)(d)"])
        #expect(order["due"] as? String == "2026-11-22T08:00:00Z")
        #expect(order["overdue"] as? Bool == true)
        #expect(try duties(run)["3(2)(a)(i)-resolve"] == nil)
    }

    @Test("speak to people in both languages, what is owed first") func words() throws {
        let arguments =
            Self.real + [
                "--at", "2026-11-22T12:00:00Z", "--declared", "no", "--answer", "platform-label=no", "--event",
                "court-order=2026-11-22T11:00:00Z",
            ]
        let english = try policy(arguments + ["--language", "en"]).output
        #expect(english.contains("To do ("))
        #expect(english.contains("By when: 2026-11-22 14:00:00 UTC"))
        #expect(english.contains("since no --role was given"))
        #expect(english.contains("--answer prominent-label=yes|no"))
        let spanish = try policy(arguments + ["--language", "es"]).output
        #expect(spanish.contains("Por hacer ("))
        #expect(spanish.contains("Plazo: 2026-11-22 14:00:00 UTC"))
        #expect(spanish.contains("pues no se indicó --role"))
        for line in spanish.split(separator: "\n") {
            #expect(!line.contains("By when") && !line.contains("To do") && !line.contains("It depends"), "\(line)")
        }
    }

    @Test("take a declaration's record, and leave one out that is for another file") func records() throws {
        for name in ["ai.jpg", "picture.png"] {
            let made = try CommandRun(
                ["declare", place[name], "--answer", "yes", "--by", "user:7f3c"] + place.signing)
            try #require(made.status == 0, "\(made.messages)")
        }
        let own = try policy(["--declaration", place["ai.jpg.declaration"], "--json"])
        #expect(try duties(own)["4(1A)(a)"]?["status"] as? String == "met")
        let other = try policy(["--declaration", place["picture.png.declaration"], "--json"])
        let problems = try #require(try other.objects.first?["problems"] as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == ["declarationForAnotherFile"])
        #expect(try duties(other)["4(1A)(a)"]?["status"] as? String == "undetermined")
    }

    @Test(
        "refuse what makes no sense, and say what would",
        arguments: [
            (["--rulebook", "in-1990"], 64, "no rulebook"),
            (["--rulebook", "in-2026", "--on", "2026-02-19"], 64, "from 2026-02-20 on"),
            (["--rulebook", "in-2026", "--answer", "appears-reel=yes"], 64, "appears-real"),
            (["--rulebook", "in-2026", "--answer", "appears-real=maybe"], 64, "yes, no or unknown"),
            (["--rulebook", "in-2026", "--event", "court-order=noon"], 64, "is no time"),
            (["--rulebook", "in-2026", "--role", "king"], 64, "sgi-resource"),
            (["--rulebook", "in-2026", "--declared", "perhaps"], 64, "perhaps"),
            (["--rulebook", "in-2026", "--consent", "/nowhere/consent.json"], 66, "nowhere"),
            ([], 64, "--rulebook"),
        ]) func refusals(_ arguments: [String], _ status: Int32, _ words: String) throws
    {
        let run = try CommandRun(["policy", place["ai.jpg"]] + arguments)
        #expect(run.status == status, "\(run.messages)")
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(run.output.isEmpty)
    }

    @Test("report files that cannot be read") func unreadable() throws {
        try place.write("text.txt", Data("text".utf8))
        let text = try CommandRun(["policy", place["text.txt"], "--rulebook", "in-2026", "--json"])
        #expect(text.status == 65)
        #expect((try text.objects.first?["error"] as? [String: Any])?["code"] as? String == "unrecognizedFormat")
        #expect(try CommandRun(["policy", place["none.jpg"], "--rulebook", "in-2026"]).status == 66)
    }

    @Test("judge under several rulebooks at once") func several() throws {
        let run = try CommandRun([
            "policy", place["ai.jpg"], "--rulebook", "in-2026,mx-slp,eu-50,cn-2025,us-ca", "--json",
        ])
        #expect([0, 1].contains(run.status), "\(run.messages)")
        let books = try #require(try run.objects.first?["rulebooks"] as? [[String: Any]])
        #expect(books.map { $0["id"] as? String } == ["in-2026", "mx-slp", "eu-50", "cn-2025", "us-ca"])
    }

    @Test("list the rulebooks, and what each asks") func rulebooks() throws {
        let list = try place.run("rulebooks", "--language", "en")
        #expect(list.status == 0)
        #expect(list.output.contains("in-2026@2026-02-26"))
        #expect(list.output.contains("challenged in court"))
        let objects = try place.run("rulebooks", "--json").objects
        #expect(
            Set(objects.compactMap { $0["id"] as? String }).isSuperset(of: [
                "in-2026", "mx-slp", "eu-50", "cn-2025", "us-ca",
            ]))
        let one = try place.run("rulebooks", "in-2026", "--language", "es").output
        #expect(one.contains("appears-real: ¿Parece real"))
        #expect(try place.run("rulebooks", "in-1990").status == 64)
    }
}
