#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here passes one reference through C: retained when the thread is made, released by the thread, or
// here where there is none.

/// Starts threads that nobody waits for.
enum DetachedThread {
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs a closure in a thread of its own.
    ///
    /// - Returns: Whether the system made one.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let argument = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
        #if canImport(Darwin)
            var thread: pthread_t?
            let failure = unsafe pthread_create(&thread, nil, { DetachedThread.run($0) }, argument)
            if failure == 0, let thread = unsafe thread { unsafe pthread_detach(thread) }
        #else
            var thread = pthread_t()
            let failure = unsafe pthread_create(&thread, nil, { unsafe DetachedThread.run($0) }, argument)
            if failure == 0 { pthread_detach(thread) }
        #endif
        if failure != 0 { unsafe Unmanaged<Body>.fromOpaque(argument).release() }
        return failure == 0
    }

    private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument = unsafe argument { unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
    }
}
