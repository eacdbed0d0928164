import SelloBytes
import Testing

@Suite struct UniqueIdentifierTests {
    @Test func version7BeginsWithTheTime() {
        // RFC 9562, A.6: the example's time.
        let text = UniqueIdentifier.timeOrdered(milliseconds: 0x017F_22E2_79B0).description
        #expect(text.hasPrefix("017f22e2-79b0-7"))
        #expect("89ab".contains(text[text.index(text.startIndex, offsetBy: 19)]))
    }

    @Test func identifiersOfTheClockRiseAndDiffer() {
        let before = Moment.now().seconds
        let made = [UniqueIdentifier.timeOrdered(), .timeOrdered()]
        #expect(made[0] != made[1])
        for id in made {
            let milliseconds = Int64(id.digits.prefix(12), radix: 16) ?? 0
            #expect(milliseconds / 1000 >= before)
            #expect(id.digits.dropFirst(12).first == "7")
        }
    }

    @Test func version4IsMarkedAsSuch() {
        let text = Array(UniqueIdentifier.random().description)
        #expect(text[14] == "4")
        #expect("89ab".contains(text[19]))
    }

    @Test(arguments: [
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017F22E279B07CC398C4DC0C0C07398F",
        "urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    ]) func readsEveryForm(_ text: String) {
        #expect(UniqueIdentifier(text)?.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    }

    @Test(arguments: ["", "017f22e2", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e279b0-7cc3-98c4-dc0c-0c07398f--"])
    func refusesOtherTexts(_ text: String) {
        #expect(UniqueIdentifier(text) == nil)
    }
}
