#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// `unsafe`: a system call that fills a local of its own type.

/// A point in time in UTC, to the second, as certificates, claims and reports have it.
public struct Moment: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let seconds: Int64

    /// Makes a moment of seconds since 1970.
    public init(seconds: Int64) { self.seconds = seconds }

    /// The system's time.
    ///
    /// Validation never asks for it by itself; the caller passes a moment in.
    public static func now() -> Moment { Moment(seconds: Int64(time(nil))) }

    /// The system's time in milliseconds since 1970, for identifiers that begin with it.
    package static func millisecondsNow() -> Int64 {
        var now = timespec()
        guard unsafe clock_gettime(CLOCK_REALTIME, &now) == 0 else { return Moment.now().seconds &* 1000 }
        return Int64(now.tv_sec) &* 1000 &+ Int64(now.tv_nsec) / 1_000_000
    }

    /// Reads `2026-11-21T19:45:00Z`, with an offset or fractional seconds if need be (RFC 3339, 5.6).
    ///
    /// - Returns: `nil` for anything else.
    public init?(rfc3339 text: String) {
        let characters = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= characters.count else { return nil }
            var value: Int64 = 0
            for byte in characters[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int64(byte - 48)
            }
            return value
        }
        func has(_ byte: Character, at index: Int) -> Bool {
            index < characters.count && byte.asciiValue.map { $0 == characters[index] } == true
        }
        guard characters.count <= 64, let year = number(0..<4), has("-", at: 4), let month = number(5..<7),
            has("-", at: 7), let day = number(8..<10), has("T", at: 10) || has("t", at: 10) || has(" ", at: 10),
            let hour = number(11..<13), has(":", at: 13), let minute = number(14..<16), has(":", at: 16),
            let second = number(17..<19),
            let date = CalendarDay(year: year, month: month, day: day), hour < 24, minute < 60, second < 61
        else { return nil }
        var at = 19
        if has(".", at: at) {
            at += 1
            let start = at
            while at < characters.count, (48...57).contains(characters[at]) { at += 1 }
            guard at > start else { return nil }
        }
        var offset: Int64 = 0
        if has("Z", at: at) || has("z", at: at) {
            at += 1
        } else {
            guard has("+", at: at) || has("-", at: at), let hours = number(at + 1..<at + 3), has(":", at: at + 3),
                let minutes = number(at + 4..<at + 6), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (has("-", at: at) ? -60 : 60)
            at += 6
        }
        guard at == characters.count else { return nil }
        seconds = date.daysSince1970 * 86400 + hour * 3600 + minute * 60 + second - offset
        // An offset may lead out of the years that the form can write.
        guard Self.printable.contains(seconds) else { return nil }
    }

    /// Compares points in time.
    public static func < (lhs: Moment, rhs: Moment) -> Bool { lhs.seconds < rhs.seconds }

    // From 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
    private static let printable: ClosedRange<Int64> = -62_167_219_200...253_402_300_799
}

extension Moment: CustomStringConvertible {
    /// The moment as RFC 3339 has it, such as `2026-11-21T19:45:00Z`.
    ///
    /// Years outside 0000 to 9999, which it has no form for, are printed with more digits or a sign.
    public var description: String {
        var days = seconds / 86400
        var rest = seconds % 86400
        if rest < 0 {
            rest += 86400
            days -= 1
        }
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(CalendarDay(daysSince1970: days))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
