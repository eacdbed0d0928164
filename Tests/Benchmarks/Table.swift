/// Prints results in columns, each line as soon as it is known.
struct Table {
    private var medians: [String: Duration] = [:]

    mutating func printHeader() {
        printLine("benchmark", "samples", "median", "minimum", "MB/s", "of baseline", "memory")
    }

    mutating func print(_ benchmark: Benchmark, _ timing: Timing, _ memory: Int?) {
        medians[benchmark.name] = timing.median
        let seconds = timing.median / .seconds(1)
        let rate = benchmark.byteCount > 0 ? Self.decimal(Double(benchmark.byteCount) / 1e6 / seconds, places: 0) : ""
        let ratio = benchmark.baseline.flatMap { medians[$0] }.map { Self.decimal(timing.median / $0, places: 2) }
        printLine(
            benchmark.name, "\(timing.sampleCount)", Self.text(timing.median), Self.text(timing.minimum), rate,
            ratio ?? "", memory.map { "\($0 >> 10) KiB" } ?? "")
    }

    private func printLine(_ name: String, _ cells: String...) {
        var line = name + String(repeating: " ", count: max(0, 44 - name.count))
        for cell in cells { line += String(repeating: " ", count: max(1, 12 - cell.count)) + cell }
        Swift.print(line)
    }

    private static func text(_ duration: Duration) -> String {
        let microseconds = duration / .microseconds(1)
        return switch microseconds {
        case ..<1000: decimal(microseconds, places: 2) + " µs"
        case ..<1_000_000: decimal(microseconds / 1000, places: 2) + " ms"
        default: decimal(microseconds / 1_000_000, places: 2) + " s"
        }
    }

    private static func decimal(_ value: Double, places: Int) -> String {
        guard places > 0 else { return "\(Int(value.rounded()))" }
        let scale = places == 1 ? 10 : 100
        let scaled = Int((value * Double(scale)).rounded())
        let rest = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: max(0, places - rest.count)) + rest
    }
}
