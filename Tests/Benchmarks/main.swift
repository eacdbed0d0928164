// Times the parts of Sello. See README.md in this folder.
import Foundation

var harness = Harness()
var filters: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--seconds":
        guard let seconds = arguments.popFirst().flatMap({ Double($0) }), seconds >= 0 else { exit(64) }
        harness.time = .seconds(seconds)
    case "--samples":
        guard let count = arguments.popFirst().flatMap({ Int($0) }), count > 0 else { exit(64) }
        harness.fewestSamples = count
    case _ where argument.hasPrefix("-"):
        print("usage: SelloBenchmarks [--seconds N] [--samples N] [FILTER…]")
        exit(64)
    default: filters.append(argument)
    }
}

let groups = [
    ("digest", digestBenchmarks), ("window", windowBenchmarks), ("write", atomicFileBenchmarks),
    ("signature", signatureBenchmarks), ("file", fileBenchmarks),
]

var table = Table()
table.printHeader()
do {
    for (name, make) in groups {
        // A group makes its files only if one of its benchmarks may be wanted.
        let others = groups.map(\.0).filter { $0 != name }
        guard filters.isEmpty || filters.contains(where: { filter in !others.contains { filter.hasPrefix($0) } }) else {
            continue
        }
        for benchmark in try make() where filters.isEmpty || filters.contains(where: { benchmark.name.contains($0) }) {
            table.print(benchmark, try harness.time(benchmark), try PeakMemory.of(benchmark.body))
        }
    }
    TemporaryFolder.remove()
} catch {
    TemporaryFolder.remove()
    print("failed: \(error)")
    exit(1)
}
