internal import Synchronization

/// Work that falls into parts, done by several threads, the calling one among them.
///
/// Validation is synchronous, and its callers run it on threads of their own; blocking one of those on a task group would take a thread
/// from the pool that the group needs. So the threads are the work's own, and live as long as it does: a few hundredths of a millisecond
/// each, for parts that take milliseconds. With one thread none is started.
package struct ParallelWork: Sendable {
    /// How many threads work.
    package let threads: Int

    /// - Parameter threads: How many threads may work; at least one does, and no more than 64.
    package init(threads: Int) { self.threads = min(max(threads, 1), 64) }

    /// What a worker asks for its parts, and tells what it did.
    package struct Share {
        fileprivate let state: State
        fileprivate let report: (() -> Void)?

        /// The next part that nobody has; `nil` where there is none, or another worker has failed.
        package func next() -> Int? {
            guard !state.isStopped.load(ordering: .acquiring) else { return nil }
            let part = state.given.wrappingAdd(1, ordering: .relaxed).oldValue
            return part < state.parts ? part : nil
        }

        /// Tells how many bytes were worked off.
        package func advance(_ count: Int) {
            state.done.wrappingAdd(count, ordering: .relaxed)
            report?()
        }

        /// Lets nobody begin another part; those begun are finished, so that all before any that failed are known.
        package func stop() { state.isStopped.store(true, ordering: .releasing) }
    }

    fileprivate final class State: Sendable {
        let parts: Int
        let given = Atomic<Int>(0)
        let done = Atomic<Int>(0)
        let isStopped = Atomic<Bool>(false)
        let failure = Mutex<AssetError?>(nil)

        init(parts: Int) { self.parts = parts }

        func run(_ work: @Sendable (Share) throws(AssetError) -> Void, _ report: (() -> Void)?) {
            do throws(AssetError) {
                try work(Share(state: self, report: report))
            } catch {
                failure.withLock { $0 = $0 ?? error }
                isStopped.store(true, ordering: .releasing)
            }
        }
    }

    /// Does the work.
    ///
    /// - Parameters:
    ///   - parts: How many parts there are; they are given out in order.
    ///   - progress: Told on the calling thread how many bytes were worked off since the last call.
    ///   - work: Run once in every thread, and takes parts until there are none.
    /// - Throws: The first error that any of them threw.
    package func run(
        parts: Int, progress: (Int) -> Void, _ work: @escaping @Sendable (Share) throws(AssetError) -> Void
    ) throws(AssetError) {
        let state = State(parts: parts)
        var others: [WorkerThread] = []
        for _ in 1..<max(1, min(threads, parts)) {
            // Fewer threads do the same work.
            guard let thread = WorkerThread({ state.run(work, nil) }) else { break }
            others.append(thread)
        }
        withoutActuallyEscaping(progress) { progress in
            func report() {
                let count = state.done.exchange(0, ordering: .relaxed)
                if count > 0 { progress(count) }
            }
            state.run(work, report)
            for thread in others { thread.join() }
            report()
        }
        if let error = state.failure.withLock({ $0 }) { throw error }
    }
}
