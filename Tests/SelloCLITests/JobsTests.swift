import Synchronization
import Testing

@testable import SelloCLI

@Suite("Jobs") struct JobsTests {
    /// Counts how many are at work at once, and how far ahead of what was emitted.
    final class Meter: Sendable {
        private let state = Mutex((now: 0, most: 0, begun: 0))

        func begin() {
            state.withLock { state in
                state.now += 1
                state.begun += 1
                state.most = max(state.most, state.now)
            }
        }

        func end() { state.withLock { $0.now -= 1 } }

        var most: Int { state.withLock { $0.most } }
        var begun: Int { state.withLock { $0.begun } }
    }

    @Test("emit in the order of the arguments, and never work on more at once than allowed", arguments: [1, 2, 3, 8])
    func order(_ width: Int) async {
        let meter = Meter()
        var emitted: [Int] = []
        await Jobs(width: width).run(100) { index in
            meter.begin()
            // Later ones finish first.
            for _ in 0..<(100 - index) { await Task.yield() }
            meter.end()
            return index * 2
        } emit: { index, result in
            #expect(result == index * 2)
            emitted.append(index)
            return true
        }
        #expect(emitted == Array(0..<100))
        #expect((1...width).contains(meter.most))
    }

    @Test("hold few results while a slow one is awaited") func reach() async {
        let meter = Meter()
        let isOpen = Mutex(false)
        var emitted = 0
        await Jobs(width: 2).run(1000) { index in
            meter.begin()
            defer { meter.end() }
            if index == 0 {
                // The first waits until the others have gone as far as they may.
                for _ in 0..<200_000 where !isOpen.withLock({ $0 }) {
                    if meter.begun >= 32 { isOpen.withLock { $0 = true } }
                    await Task.yield()
                }
                return meter.begun
            }
            return 0
        } emit: { index, begun in
            if index == 0 { #expect(begun <= 33) }
            emitted += 1
            return true
        }
        #expect(emitted == 1000)
    }

    @Test("stop beginning when told, and finish what is under way", arguments: [1, 4]) func stops(_ width: Int) async {
        let meter = Meter()
        var emitted = 0
        await Jobs(width: width).run(1000) { index in
            meter.begin()
            return index
        } emit: { _, _ in
            emitted += 1
            return emitted < 10
        }
        #expect(emitted == meter.begun)
        #expect(emitted < 200)
    }

    @Test("of nothing end at once") func none() async {
        await Jobs(width: 4).run(0) {
            $0
        } emit: { _, _ in
            Issue.record("there is nothing to emit")
            return true
        }
    }
}
