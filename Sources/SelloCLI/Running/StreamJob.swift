import Sello
import SelloBytes

/// Stamps a stream, all of it or nothing: an initialisation segment and its fragments.
struct StreamJob: Sendable {
    let stamper: Stamper
    let stamp: Stamp
    let interruption: Interruption
    let progress: Progress?

    /// Stamps the stream.
    ///
    /// - Parameter targets: The initialisation segment, then the fragments in their order.
    /// - Returns: What came of it.
    func run(_ targets: [StampTarget]) async -> Result<StampReceipt, FailureReport> {
        do {
            return .success(try await write(targets))
        } catch let error as AssetError {
            return .failure(FailureReport(error))
        } catch let error as StampError {
            return .failure(FailureReport(error))
        } catch {
            return .failure(FailureReport(.readOrWriteError, "unknown", "\(error)"))
        }
    }

    private func write(_ targets: [StampTarget]) async throws -> StampReceipt {
        let sources = try targets.map { try ReopenedFile(path: $0.input) }
        // New files appear at the end, one after the other; each is open until then.
        let files = try targets.map { try AtomicFile(path: $0.output, existing: .replace) }
        let share = progress?.file(byteCount: sources.reduce(0) { $0 + min($1.byteCount, .max >> 20) } * 2)
        defer { share?.finish() }
        func source(_ index: Int) -> InterruptibleSource {
            InterruptibleSource(source: sources[index], interruption: interruption)
        }
        let receipt = try await stamper.stamp(
            source(0),
            fragments: targets.indices.dropFirst().map {
                Stamper.Fragment(source($0), to: InterruptibleSink(files[$0], interruption))
            }, with: stamp, to: InterruptibleSink(files[0], interruption)
        ) { share?.advance($0) }
        guard !interruption.isAsked else { throw AssetError(.writeFailed, "interrupted; nothing was kept") }
        // The manifest last: without it the fragments are what they were.
        for file in files.reversed() { try file.commit(synchronizingFolder: false) }
        return receipt
    }
}
