// A process that writes files through AtomicFile, for tests that kill it, take its room or its rights away.
//
//     WriterProbe [--user ID] [--file-size-limit BYTES] COMMAND PATH refuse|replace VALUE COUNT
//
// `fill` writes COUNT bytes of VALUE and commits; `repeat` does so for ever, with VALUE, VALUE + 1 and so on; `hold` writes them, says
// `holding` and waits; `insist` overlooks that writing failed and commits. The outcome stands on standard output: `committed`, or the code of the error.
import SelloBytes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

func write(_ value: UInt8, _ count: Int, to file: AtomicFile) throws(AssetError) {
    // Small parts, so that a kill has many places to fall on.
    let part = [UInt8](repeating: value, count: 8 << 10)
    var left = count
    while left > 0 {
        let some = min(left, part.count)
        try file.append(part.rawBytes.extracting(first: some))
        left -= some
    }
}

func say(_ line: String) {
    print(line)
    fflush(nil)
}

var arguments = CommandLine.arguments.dropFirst()

@MainActor func option(_ name: String) -> Int? {
    guard arguments.first == name, let value = arguments.dropFirst().first.flatMap({ Int($0) }) else { return nil }
    arguments = arguments.dropFirst(2)
    return value
}

if let user = option("--user") {
    guard setgroups(0, nil) == 0, setgid(gid_t(user)) == 0, setuid(uid_t(user)) == 0 else { exit(64) }
}
if let bytes = option("--file-size-limit") {
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Glibc)
        let kind = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
        let kind = RLIMIT_FSIZE
    #endif
    guard unsafe setrlimit(kind, &limit) == 0 else { exit(64) }
}

let rest = Array(arguments)
guard rest.count == 5, let start = UInt8(rest[3]), let count = Int(rest[4]) else { exit(64) }
let path = rest[1]
let existing: AtomicFile.ExistingFile = rest[2] == "replace" ? .replace : .refuse

do throws(AssetError) {
    switch rest[0] {
    case "fill":
        let file = try AtomicFile(path: path, existing: existing)
        try write(start, count, to: file)
        try file.commit()
    case "repeat":
        var value = start
        say("started")
        while true {
            let file = try AtomicFile(path: path, existing: existing)
            try write(value, count, to: file)
            try file.commit()
            value &+= 1
        }
    case "hold":
        let file = try AtomicFile(path: path, existing: existing)
        try write(start, count, to: file)
        say("holding")
        while true { pause() }
    case "insist":
        let file = try AtomicFile(path: path, existing: existing)
        try? write(start, count, to: file)
        try file.commit()
    default:
        exit(64)
    }
    say("committed")
} catch {
    say(error.code.rawValue)
    exit(1)
}
