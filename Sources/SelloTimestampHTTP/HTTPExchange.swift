internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// One request and its answer, which is read no further than allowed.
final class HTTPExchange: NSObject, URLSessionDataDelegate, Sendable {
    /// What came of it.
    enum Outcome: Sendable {
        /// The server's answer.
        case answered([UInt8])
        /// The server gave an answer that asking again will not change.
        case refused(String)
        /// There was no answer, or one that may be another next time.
        case failed(String)
    }

    private struct State {
        var bytes: [UInt8] = []
        var decided: Outcome?
        var waiting: CheckedContinuation<Outcome, Never>?
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Posts a request.
    func post(_ request: [UInt8], to url: URL, deadline: Duration) async -> Outcome {
        let configuration = URLSessionConfiguration.ephemeral
        let seconds = TimeInterval(deadline.components.seconds)
        configuration.timeoutIntervalForRequest = seconds
        configuration.timeoutIntervalForResource = seconds
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
        defer { session.invalidateAndCancel() }
        var message = URLRequest(url: url)
        message.httpMethod = "POST"
        message.setValue("application/timestamp-query", forHTTPHeaderField: "Content-Type")
        message.setValue("application/timestamp-reply", forHTTPHeaderField: "Accept")
        message.httpBody = Data(request)
        let task = session.dataTask(with: message)
        return await withCheckedContinuation { continuation in
            state.withLock { $0.waiting = continuation }
            task.resume()
        }
    }

    func urlSession(
        _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse,
        newRequest _: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        // An authority is asked where the caller said, and nowhere else.
        completionHandler(nil)
    }

    func urlSession(
        _: URLSession, dataTask _: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let outcome: Outcome? =
            switch (response as? HTTPURLResponse)?.statusCode {
            case 200: response.expectedContentLength > Int64(limit) ? .refused(tooLong) : nil
            case .some(let status) where (300..<400).contains(status):
                .refused("the server points elsewhere (status \(status)); give the address that it points to")
            case .some(let status) where status >= 500 || status == 429:
                .failed("the server answered with status \(status)")
            case .some(let status): .refused("the server answered with status \(status)")
            case nil: .refused("the answer is none of HTTP")
            }
        if let outcome { state.withLock { $0.decided = outcome } }
        completionHandler(outcome == nil ? .allow : .cancel)
    }

    func urlSession(_: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLong = state.withLock { state in
            guard state.bytes.count + data.count <= limit else {
                state.decided = state.decided ?? .refused(tooLong)
                return true
            }
            state.bytes += data
            return false
        }
        if isTooLong { dataTask.cancel() }
    }

    func urlSession(_: URLSession, task _: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let (waiting, outcome) = state.withLock { state in
            let outcome =
                state.decided ?? error.map { Outcome.failed(Self.reason($0)) } ?? Outcome.answered(state.bytes)
            defer { state.waiting = nil }
            return (state.waiting, outcome)
        }
        waiting?.resume(returning: outcome)
    }

    private var tooLong: String { "the answer has more than \(limit) bytes" }

    private static func reason(_ error: any Error) -> String {
        (error as? URLError)?.code == .timedOut ? "there was no answer in time" : error.localizedDescription
    }
}
