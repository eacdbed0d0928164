import Dispatch
import Synchronization

// `unsafe`: the job came from the runtime, and is run once.

/// Threads of our own for work on files.
///
/// The system's pool has one thread a processor, and a read that waits for its storage holds one; `--jobs` may ask for more.
final class WorkerThreads: TaskExecutor {
    private let pending = Mutex<[UnownedJob]>([])
    private let available = DispatchSemaphore(value: 0)

    private init() {}

    /// Starts threads.
    ///
    /// They stay until the process ends.
    ///
    /// - Parameter count: How many are wanted; the system may allow fewer.
    /// - Returns: `nil` where the system allows none.
    static func start(_ count: Int) -> WorkerThreads? {
        let threads = WorkerThreads()
        var started = 0
        for _ in 0..<count where DetachedThread.start({ threads.work() }) { started += 1 }
        return started > 0 ? threads : nil
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pending.withLock { $0.append(job) }
        available.signal()
    }

    private func work() {
        while true {
            available.wait()
            // Few wait at a time: see Jobs.
            let job = pending.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            unsafe job?.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
