import SelloBytes
import Testing

@Suite struct ByteCursorTests {
    @Test func readsBigEndianAndStopsAtTheEnd() throws {
        let bytes: [UInt8] = [0, 0, 0, 1, 2, 3]
        var cursor = ByteCursor(bytes.rawBytes, base: 100)
        let first = try cursor.read(UInt32.self)
        let second = try cursor.read(UInt16.self)
        #expect(first == 1)
        #expect(second == 0x0203)
        let end = cursor.isAtEnd
        #expect(end)
        #expect(failure { _ = try cursor.read(UInt8.self) } == AssetError(.truncated, at: 106, ""))
    }

    @Test func aChildCannotSeePastItsBytes() throws {
        let bytes: [UInt8] = [1, 2, 3, 4]
        var cursor = ByteCursor(bytes.rawBytes)
        var child = try cursor.take(2)
        let word = try child.read(UInt16.self)
        #expect(word == 0x0102)
        #expect(failure { _ = try child.read(UInt8.self) } == AssetError(.truncated, at: 2, ""))
        let next = try cursor.read(UInt16.self)
        #expect(next == 0x0304)
    }

    @Test(arguments: [-1, 5, Int.max, Int.min]) func refusesImpossibleCounts(_ count: Int) {
        let bytes: [UInt8] = [1, 2, 3, 4]
        var cursor = ByteCursor(bytes.rawBytes)
        #expect(failure { try cursor.skip(count) }?.code == .truncated)
        #expect(failure { _ = try cursor.array(count) }?.code == .truncated)
        #expect(failure { try cursor.seek(to: count) }?.code == .truncated)
    }

    private func failure(_ body: () throws -> Void) -> AssetError? {
        do { try body() } catch { return error as? AssetError }
        return nil
    }
}
