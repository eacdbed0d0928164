/// One thing that is timed.
struct Benchmark {
    /// What it is, from the general to the special, such as `digest/file 256 MiB`.
    let name: String
    /// How many bytes one call goes through; 0 where that says nothing.
    var byteCount = 0
    /// The name of the benchmark that this one is to be compared with.
    var baseline: String?
    /// What is timed.
    let body: () throws -> Void
}

/// How long one call took.
struct Timing {
    let sampleCount: Int
    let median: Duration
    let minimum: Duration
}

/// Times benchmarks.
struct Harness {
    /// The least time that all samples of a benchmark take together.
    var time = Duration.seconds(1)
    /// The fewest samples, however long each takes.
    var fewestSamples = 5

    /// Runs a benchmark: once to warm up and to learn how long it takes, then in samples of a millisecond or more each, so that the
    /// clock does not matter.
    func time(_ benchmark: Benchmark) throws -> Timing {
        let clock = ContinuousClock()
        try benchmark.body()
        let first = try clock.measure(benchmark.body)
        let calls = max(1, Int(Duration.milliseconds(1) / max(first, .nanoseconds(1))))
        var samples: [Duration] = []
        let start = clock.now
        while samples.count < fewestSamples || start.duration(to: clock.now) < time {
            let sample = try clock.measure { for _ in 0..<calls { try benchmark.body() } }
            samples.append(sample / calls)
        }
        samples.sort()
        return Timing(sampleCount: samples.count, median: samples[samples.count / 2], minimum: samples[0])
    }
}
