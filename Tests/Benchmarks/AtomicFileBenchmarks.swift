import Foundation
import SelloBytes

/// Writing a file as a whole, beside the bare system calls that no safe way can do without.
func atomicFileBenchmarks() throws -> [Benchmark] {
    let small = TemporaryFolder.pseudorandom(60_000)
    let part = TemporaryFolder.pseudorandom(DigestPlan.windowByteCount)
    let path = TemporaryFolder.file("written")
    func bare(_ parts: Int, of bytes: [UInt8], to path: String) throws {
        let temporary = path + ".tmp"
        let descriptor = unsafe open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        let folder = unsafe open(TemporaryFolder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer {
            close(descriptor)
            close(folder)
        }
        for _ in 0..<parts { guard unsafe write(descriptor, bytes, bytes.count) == bytes.count else { break } }
        guard fsync(descriptor) == 0, unsafe rename(temporary, path) == 0, fsync(folder) == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
    }
    func ours(_ parts: Int, of bytes: [UInt8], to path: String) throws {
        let file = try AtomicFile(path: path, existing: .replace)
        for _ in 0..<parts { try file.append(bytes.rawBytes) }
        try file.commit()
    }
    // A name that was not there before: to remove a file or to replace one costs some disks (those that are told of freed blocks) ten times
    // as much as to write it.
    var number = 0
    func another() -> String {
        number += 1
        return TemporaryFolder.file("written-\(number)")
    }
    let large = 1024
    return [
        Benchmark(name: "write/bare calls, 60 KB, new", byteCount: small.count) {
            try bare(1, of: small, to: another())
        },
        Benchmark(name: "write/whole, 60 KB, new", byteCount: small.count, baseline: "write/bare calls, 60 KB, new") {
            try ours(1, of: small, to: another())
        },
        Benchmark(name: "write/bare calls, 60 KB, over another", byteCount: small.count) {
            try bare(1, of: small, to: path)
        },
        Benchmark(
            name: "write/whole, 60 KB, over another", byteCount: small.count,
            baseline: "write/bare calls, 60 KB, over another"
        ) { try ours(1, of: small, to: path) },
        Benchmark(name: "write/bare calls, 256 MiB", byteCount: large * part.count) {
            try bare(large, of: part, to: path)
        },
        Benchmark(name: "write/whole, 256 MiB", byteCount: large * part.count, baseline: "write/bare calls, 256 MiB") {
            try ours(large, of: part, to: path)
        },
        // As stamping does it: the disk works while the next part is hashed.
        Benchmark(
            name: "write/whole, 256 MiB, hashed", byteCount: large * part.count, baseline: "write/bare calls, 256 MiB"
        ) {
            let file = try AtomicFile(path: path, existing: .replace)
            var digest = try Digest(.sha256)
            for _ in 0..<large {
                digest.update(part.rawBytes)
                try file.append(part.rawBytes)
            }
            _ = digest.finalize()
            try file.commit()
        },
    ]
}
