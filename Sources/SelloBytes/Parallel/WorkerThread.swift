#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here passes one reference through C: retained when the thread is made, released by the thread, or
// here where there is none.

/// A thread that is waited for.
struct WorkerThread {
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// Starts a thread; `nil` where the system allows none.
    init?(_ body: @escaping @Sendable () -> Void) {
        let argument = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
        #if canImport(Darwin)
            var made: pthread_t?
            let failure = unsafe pthread_create(&made, nil, { WorkerThread.run($0) }, argument)
            guard failure == 0, let thread = unsafe made else {
                unsafe Unmanaged<Body>.fromOpaque(argument).release()
                return nil
            }
        #else
            var thread = pthread_t()
            let failure = unsafe pthread_create(&thread, nil, { unsafe WorkerThread.run($0) }, argument)
            guard failure == 0 else {
                unsafe Unmanaged<Body>.fromOpaque(argument).release()
                return nil
            }
        #endif
        self.thread = thread
    }

    /// Waits for the thread's end; once.
    func join() { pthread_join(thread, nil) }

    private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument = unsafe argument { unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
    }
}
