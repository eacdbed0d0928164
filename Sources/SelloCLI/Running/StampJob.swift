import Sello
import SelloBytes

/// Stamps one file after another, each wholly or not at all.
struct StampJob: Sendable {
    let stamper: Stamper
    let stamp: Stamp
    let interruption: Interruption
    let progress: Progress?
    /// Whether each file's folder is written through with it; otherwise the caller does so once at the end.
    let synchronizesFolder: Bool

    /// Stamps one file.
    func run(_ target: StampTarget) async -> Result<StampReceipt, FailureReport> {
        do throws(FailureReport) {
            return .success(try await write(target))
        } catch {
            return .failure(error)
        }
    }

    private func write(_ target: StampTarget) async throws(FailureReport) -> StampReceipt {
        do {
            let source = try FileSource(path: target.input)
            let file = try AtomicFile(path: target.output, existing: .replace)
            // The file is read, the new one written, and that read again to verify it.
            let share = progress?.file(byteCount: min(source.byteCount, .max / 2) * 2)
            defer { share?.finish() }
            let asset = InterruptibleSource(source: source, interruption: interruption)
            let sink = InterruptibleSink(file, interruption)
            guard let path = target.sidecar else {
                let receipt = try await stamper.stamp(asset, with: stamp, to: sink) { share?.advance($0) }
                try commit(file)
                return receipt
            }
            let sidecar = try AtomicFile(path: path, existing: .refuse)
            let receipt = try await stamper.stamp(
                asset, with: stamp, to: sink, sidecar: InterruptibleSink(sidecar, interruption)
            ) { share?.advance($0) }
            // The manifest first: at no moment is there a new file without one.
            try commit(sidecar)
            do { try commit(file) } catch {
                SidecarFile.remove(path)
                throw error
            }
            return receipt
        } catch let error as AssetError {
            throw FailureReport(error)
        } catch let error as StampError {
            throw FailureReport(error)
        } catch {
            throw FailureReport(.readOrWriteError, "unknown", "\(error)")
        }
    }

    private func commit(_ file: AtomicFile) throws(AssetError) {
        guard !interruption.isAsked else { throw AssetError(.writeFailed, "interrupted; nothing was kept") }
        try file.commit(synchronizingFolder: synchronizesFolder)
    }
}
