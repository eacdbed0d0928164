import SelloBytes

/// Hopping from header to header through a window, as container readers do.
func windowBenchmarks() throws -> [Benchmark] {
    let size = 16 << 20
    let file = try FileSource(path: try TemporaryFolder.make("16-mib", byteCount: size))
    let memory = MemorySource(TemporaryFolder.pseudorandom(size))
    let zeros = MemorySource([UInt8](repeating: 0, count: size))
    func hop(_ source: any ByteSource, by step: Int) throws {
        var window = Window(source)
        var sum: UInt64 = 0
        for at in stride(from: 0, to: size - 8, by: step) { sum &+= try window.read(UInt64.self, at: at) }
        guard sum != 0 else { throw AssetError(.malformed, "the bytes are not those that were made") }
    }
    return [
        Benchmark(name: "window/file, 16 bytes apart, 1 M headers") { try hop(file, by: 16) },
        Benchmark(name: "window/memory, 16 bytes apart, 1 M headers") { try hop(memory, by: 16) },
        Benchmark(name: "window/file, 8 KiB apart, 2048 headers") { try hop(file, by: 8 << 10) },
        Benchmark(name: "window/file, 1 MiB apart, 16 headers") { try hop(file, by: 1 << 20) },
        Benchmark(name: "window/first of a byte, 16 MiB of others", byteCount: size) {
            var window = Window(zeros)
            guard try window.firstIndex(of: 0xFF, from: 0) == nil else {
                throw AssetError(.malformed, "found what is not there")
            }
        },
    ]
}
