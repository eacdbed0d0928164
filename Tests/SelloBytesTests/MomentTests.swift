import SelloBytes
import Testing

@Suite struct MomentTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-11-21T19:45:00Z", 1_795_290_300), ("2000-02-29T12:00:00Z", 951_825_600),
        ("1969-12-31T23:59:59Z", -1), ("2024-02-29T00:00:00Z", 1_709_164_800),
    ]) func readsAndWritesRFC3339(_ text: String, _ seconds: Int64) {
        #expect(Moment(rfc3339: text)?.seconds == seconds)
        #expect(Moment(seconds: seconds).description == text)
    }

    @Test(arguments: [
        ("2026-11-21T20:45:00+01:00", "2026-11-21T19:45:00Z"), ("2026-11-21T14:15:00.25-05:30", "2026-11-21T19:45:00Z"),
    ]) func takesOffsetsAndFractions(_ text: String, _ utc: String) {
        #expect(Moment(rfc3339: text)?.description == utc)
    }

    @Test(arguments: [
        "", "2026", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T19:45:00",
        "2026-11-21T19:45:00.Z", "2026-11-21T19:45:00Zx", "2026-11-21T19:45:00+1:00",
    ]) func refusesOtherTexts(_ text: String) {
        #expect(Moment(rfc3339: text) == nil)
    }

    @Test(arguments: [
        ("0000-01-01T00:00:00Z", -62_167_219_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ]) func readsAndWritesTheFirstAndTheLastYear(_ text: String, _ seconds: Int64) {
        #expect(Moment(rfc3339: text)?.seconds == seconds)
        #expect(Moment(seconds: seconds).description == text)
    }

    @Test(arguments: ["0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "9999-12-31T23:59:60Z"])
    func refusesWhatAnOffsetMovesOutOfTheYears(_ text: String) {
        #expect(Moment(rfc3339: text) == nil)
    }

    @Test(arguments: [
        (Int64.min, "-292277022657-01-27T08:29:52Z"), (Int64.max, "292277026596-12-04T15:30:07Z"),
        (-62_167_219_201, "-0001-12-31T23:59:59Z"), (253_402_300_800, "10000-01-01T00:00:00Z"),
    ]) func anyNumberOfSecondsIsPrinted(_ seconds: Int64, _ text: String) {
        #expect(Moment(seconds: seconds).description == text)
    }
}
