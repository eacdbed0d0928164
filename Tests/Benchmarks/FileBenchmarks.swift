import Foundation
import Sello
import SelloBytes
import SelloContainers

/// Reading, verifying and stamping whole files: JPEG, PNG and MP4 of usual sizes on the disk, and a small JPEG in memory, where nothing but our own
/// work is timed.
func fileBenchmarks() throws -> [Benchmark] {
    let work = try Work()
    var benchmarks: [Benchmark] = []
    for (name, path) in try [
        ("JPEG 0.6 MB", Carriers.jpeg(600_000)), ("PNG 1.2 MB", Carriers.png(1_200_000)),
        ("MP4 34 MB", Carriers.mp4(34_000_000)),
    ] {
        let plain = try FileSource(path: path)
        let stamped = try FileSource(path: work.stamped(path))
        let whole = DigestPlan(byteCount: stamped.byteCount, excluding: [])
        benchmarks += [
            Benchmark(name: "file/parse, \(name)") { _ = try Container.read(plain, limits: Limits()) },
            Benchmark(name: "file/hash, \(name)", byteCount: stamped.byteCount) {
                _ = try whole.digest(of: stamped, .sha256)
            },
            Benchmark(name: "file/verify, \(name)", byteCount: stamped.byteCount, baseline: "file/hash, \(name)") {
                try work.verify(stamped)
            },
            Benchmark(
                name: "file/stamp, \(name), in memory", byteCount: plain.byteCount, baseline: "file/hash, \(name)"
            ) {
                try work.stamp(plain, to: MemorySink())
            },
            Benchmark(name: "file/stamp, \(name)", byteCount: plain.byteCount, baseline: "file/hash, \(name)") {
                let file = try AtomicFile(path: work.another(), existing: .refuse)
                try work.stamp(plain, to: file)
                try file.commit()
            },
        ]
    }
    let small = MemorySource(Array(try Data(contentsOf: URL(filePath: try Carriers.jpeg(60_000)))))
    let sink = MemorySink()
    try work.stamp(small, to: sink)
    let stamped = MemorySource(sink.bytes)
    let twice = MemorySink()
    try work.stamp(stamped, to: twice)
    let edited = MemorySource(twice.bytes)
    return benchmarks + [
        Benchmark(name: "file/parse, JPEG 60 KB in memory") { _ = try Container.read(stamped, limits: Limits()) },
        Benchmark(name: "file/verify, JPEG 60 KB in memory", byteCount: stamped.byteCount) { try work.verify(stamped) },
        Benchmark(name: "file/verify, the same edited", byteCount: edited.byteCount) { try work.verify(edited) },
        // As a program does that verifies one file: nothing is known of the signer beforehand.
        Benchmark(name: "file/verify, the same, signer unknown", byteCount: edited.byteCount) {
            guard
                try Verifier(options: ValidationOptions(anchors: work.anchors, moment: Work.moment)).verify(edited)
                    .state == .trusted
            else { throw AssetError(.malformed, "the file does not verify") }
        },
        Benchmark(name: "file/report, the same") {
            guard try !work.verifier.verify(edited).json(file: "a").isEmpty else { return }
        },
        Benchmark(name: "file/stamp, JPEG 60 KB in memory", byteCount: small.byteCount) {
            try work.stamp(small, to: MemorySink())
        },
        Benchmark(name: "file/stamp, the same once more", byteCount: stamped.byteCount) {
            try work.stamp(stamped, to: MemorySink())
        },
    ]
}

/// A stamper and a verifier that trusts it.
private final class Work {
    static let moment = Moment(seconds: 1_795_290_300)
    let anchors: TrustAnchors
    let stamper: Stamper
    let verifier: Verifier
    private var number = 0

    init() throws {
        let made = try DevelopmentCredentials.create(algorithm: .es256, at: Self.moment)
        anchors = try TrustAnchors(pem: [made.root])
        stamper = Stamper(signer: try LocalSigner(certificates: made.chain, key: made.key, at: Self.moment))
        verifier = Verifier(options: ValidationOptions(anchors: anchors, moment: Self.moment))
    }

    /// A name that was not there before: to replace a file costs some disks more than to write it.
    func another() -> String {
        number += 1
        return TemporaryFolder.file("stamped-\(number)")
    }

    func stamped(_ path: String) throws -> String {
        let file = try AtomicFile(path: another(), existing: .refuse)
        try stamp(FileSource(path: path), to: file)
        try file.commit()
        return TemporaryFolder.file("stamped-\(number)")
    }

    func verify(_ source: any ByteSource) throws {
        guard try verifier.verify(source).state == .trusted else {
            throw AssetError(.malformed, "what was stamped does not verify")
        }
    }

    func stamp(_ source: any ByteSource, to sink: any ByteSink) throws {
        let stamp = Stamp(
            system: .init(name: "Imager", version: "2", resource: "urn:example:imager"), provider: "Example",
            moment: Self.moment)
        // A key in memory signs at once, so that the task ends within this call.
        let result = Result()
        let stamper = stamper
        Task.immediate {
            do throws(StampError) { _ = try await stamper.stamp(source, with: stamp, to: sink) } catch {
                result.error = error
            }
            result.isThere = true
        }
        if let error = result.error { throw error }
        guard result.isThere else { throw AssetError(.unsupported, "stamping waited for something") }
    }

    /// Filled inside the call that reads it.
    private final class Result: @unchecked Sendable {
        var error: StampError?
        var isThere = false
    }
}
