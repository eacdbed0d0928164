import Forging
import SelloCBOR

/// Streams: fragments in one file and in files of their own.
enum StreamCases {
    static let url = BMFFCases.url

    /// Both ways to keep fragments.
    static func both(
        _ id: String, _ difference: String, on scene: StreamScene = StreamScene(),
        _ lie: @escaping @Sendable (inout StreamScene) -> Void, _ code: String
    ) -> [Case] {
        [true, false].map { isOneFile in
            var honest = scene
            honest.isOneFile = isOneFile
            let sound = honest
            return Case(
                id, (isOneFile ? "one file: " : "several files: ") + difference, finding: { try sound.findings() },
                and: {
                    var liar = sound
                    lie(&liar)
                    return try liar.findings()
                }, code, url)
        }
    }

    static let all =
        both(
            "PRED-ABMF-004", "a fragment has no box that says which it is",
            { $0.changeProof = { $0 == 2 ? nil : $1 } }, BMFFCases.malformed)
        + both(
            "PRED-ABMF-004", "a byte of a fragment was changed",
            { $0.changeFragments = { $0[1][$0[1].count - 1] ^= 1 } }, BMFFCases.mismatch)
        + both(
            "PRED-ABMF-004", "the proof of a fragment leads to the stored row, or elsewhere", on: StreamScene(row: 1),
            {
                $0.changeProof = { number, value in
                    number == 1 ? value.setting("hashes", [.bytes([UInt8](repeating: 9, count: 32))]) : value
                }
            }, BMFFCases.mismatch)
        + both(
            "PRED-ABMF-004", "a byte of the initialisation segment was changed",
            { $0.changeStart = { $0[$0.count - 1] ^= 1 } }, BMFFCases.mismatch)
        + both(
            "PRED-STREAM-002", "a fragment was taken away", { $0.changeFragments = { $0.remove(at: 1) } },
            BMFFCases.mismatch)
        + both(
            "PRED-STREAM-002", "a fragment stands twice, in place of the next",
            { $0.changeFragments = { $0[2] = $0[1] } },
            BMFFCases.mismatch)
        + both(
            "PRED-STREAM-002", "the places of fragments begin with 0, or with 1",
            {
                $0.changeProof = { number, value in value.setting("location", .integer(number + 1)) }
            }, BMFFCases.mismatch)
}
