/// Work on many files: several at once, results in the order of the arguments, memory the same for ten files or a million.
struct Jobs: Sendable {
    /// How many files are worked on at once.
    let width: Int

    /// Does the work.
    ///
    /// - Parameters:
    ///   - count: How many files there are.
    ///   - work: Works on one of them.
    ///   - emit: Takes the results in order; says whether to go on. Files that are under way are still finished and emitted.
    func run<Result: Sendable>(
        _ count: Int, work: @escaping @Sendable (Int) async -> Result, emit: (Int, Result) -> Bool
    ) async {
        let width = min(width, count)
        guard width > 1, let threads = WorkerThreads.start(width) else {
            for index in 0..<count {
                let result = await work(index)
                guard emit(index, result) else { return }
            }
            return
        }
        await withTaskGroup(of: (Int, Result).self) { group in
            // Results that wait for a slow file before them are held; no more than this many are begun ahead of it.
            let reach = width * Self.reach
            var waiting: [Int: Result] = [:]
            var begun = 0
            var emitted = 0
            var goesOn = true
            func begin() {
                while goesOn, begun < count, begun - emitted < reach, begun - emitted - waiting.count < width {
                    let index = begun
                    group.addTask(executorPreference: threads) { (index, await work(index)) }
                    begun += 1
                }
            }
            begin()
            while let (index, result) = await group.next() {
                waiting[index] = result
                while let next = waiting.removeValue(forKey: emitted) {
                    if !emit(emitted, next) { goesOn = false }
                    emitted += 1
                }
                begin()
            }
        }
    }

    private static let reach = 16
}
