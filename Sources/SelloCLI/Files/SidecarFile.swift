import Sello
import SelloBytes

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// `unsafe`: a system call; Swift lends it the path for the call.

/// A manifest store kept beside the file that it speaks for (spec 2.4, §11.4).
enum SidecarFile {
    /// Reads one.
    static func read(_ path: String) throws(AssetError) -> [UInt8] {
        let source = try FileSource(path: path)
        let limit = Limits().storeByteCount
        guard source.byteCount <= limit else {
            throw AssetError(
                .limitExceeded,
                "“\(path)” has \(source.byteCount) bytes, over the limit of \(limit) for a manifest store")
        }
        return try source.bytes(0..<source.byteCount, limit: limit)
    }

    /// Where the store of a file is looked for: under its name, with the extension `.c2pa` (spec 2.2, §15.5.3.1); `nil` for a name without
    /// an extension.
    static func path(beside file: String) -> String? {
        // Only the name counts: a folder may have a dot too.
        let start = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file.utf8.index(after: $0) } ?? file.startIndex
        let name = file[start...]
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
        return file[..<dot] + ".c2pa"
    }

    /// The store beside a file; `nil` where there is none.
    static func beside(_ file: String) throws(AssetError) -> [UInt8]? {
        guard let path = path(beside: file) else { return nil }
        do throws(AssetError) {
            return try read(path)
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
    }

    /// Takes a store away again that was written for a file which then could not be.
    static func remove(_ path: String) { unsafe unlink(path) }
}

extension Verifier {
    /// Verifies a file with the store in it or, where it has none, with the one beside it.
    func verifyWithSidecar(
        _ source: any ByteSource, at file: String, knowing circumstances: Circumstances = Circumstances(),
        fragments: [any ByteSource] = [],
        progress: @escaping (Int) -> Void = { _ in }
    ) throws(AssetError) -> VerificationReport {
        let report = try verify(source, knowing: circumstances, fragments: fragments, progress: progress)
        guard report.manifestPlace == .none, report.state == .absent, let store = try SidecarFile.beside(file)
        else { return report }
        return try verify(
            source, knowing: circumstances, manifest: store, fragments: fragments, progress: progress)
    }
}
