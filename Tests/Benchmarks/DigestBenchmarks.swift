import COpenSSL
import Foundation
import SelloBytes

/// Hashing through a plan, beside a bare loop of `read` and OpenSSL over the same file: what is above 1 is what our layers cost.
func digestBenchmarks() throws -> [Benchmark] {
    let size = 256 << 20
    let path = try TemporaryFolder.make("256-mib", byteCount: size)
    let file = try FileSource(path: path)
    let whole = DigestPlan(byteCount: size, excluding: [])
    // As a BMFF hash has them: many ranges, a number before each.
    var boxes = DigestPlan()
    for start in stride(from: 0, to: size, by: 64 << 10) {
        boxes.append(number: UInt64(start))
        boxes.append(start..<start + (64 << 10))
    }
    let small = MemorySource(TemporaryFolder.pseudorandom(60_000))
    let smallPlan = DigestPlan(byteCount: small.byteCount, excluding: [20..<14_000])
    return [
        Benchmark(name: "digest/bare loop, SHA-256, 256 MiB", byteCount: size) { try bareLoop(path) },
        Benchmark(
            name: "digest/plan, SHA-256, 256 MiB", byteCount: size, baseline: "digest/bare loop, SHA-256, 256 MiB"
        ) { _ = try whole.digest(of: file, .sha256) },
        Benchmark(
            name: "digest/plan of 4096 boxes, 256 MiB", byteCount: size,
            baseline: "digest/bare loop, SHA-256, 256 MiB"
        ) { _ = try boxes.digest(of: file, .sha256) },
        Benchmark(name: "digest/plan, SHA-512, 256 MiB", byteCount: size) { _ = try whole.digest(of: file, .sha512) },
        Benchmark(name: "digest/plan, SHA-256, 60 KB in memory", byteCount: smallPlan.coveredByteCount) {
            _ = try smallPlan.digest(of: small, .sha256)
        },
        Benchmark(name: "digest/32 bytes, SHA-256") { _ = try Digest.of([UInt8](repeating: 1, count: 32), .sha256) },
    ]
}

// The least that hashing a file costs: the same windows, no plan, no source.
private func bareLoop(_ path: String) throws {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0, let context = unsafe EVP_MD_CTX_new() else { throw CocoaError(.fileReadUnknown) }
    defer {
        close(descriptor)
        unsafe EVP_MD_CTX_free(context)
    }
    unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    let window = UnsafeMutableRawBufferPointer.allocate(byteCount: DigestPlan.windowByteCount, alignment: 64)
    defer { unsafe window.deallocate() }
    while true {
        let count = unsafe read(descriptor, window.baseAddress, window.count)
        guard count > 0 else { break }
        unsafe EVP_DigestUpdate(context, window.baseAddress, count)
    }
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe EVP_DigestFinal_ex(context, &digest, nil)
}
