/// A day of the calendar, as laws have it: no time, and no zone until one is named.
public struct CalendarDay: Sendable, Hashable {
    /// The year.
    public let year: Int64
    /// The month, from 1.
    public let month: Int64
    /// The day of the month, from 1.
    public let day: Int64

    /// Makes a day.
    ///
    /// - Returns: `nil` for one that the calendar does not have.
    public init?(year: Int64, month: Int64, day: Int64) {
        guard (-999_999...999_999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-02-20`.
    ///
    /// - Returns: `nil` for anything else.
    public init?(_ text: String) {
        // A day is how a moment begins; one reader for both.
        guard text.utf8.count == 10, let moment = Moment(rfc3339: text + "T00:00:00Z") else { return nil }
        self.init(of: moment, offset: 0)
    }

    /// The day that a moment falls on in a zone.
    ///
    /// - Parameters:
    ///   - moment: The moment.
    ///   - offset: The zone's offset from UTC in seconds.
    public init(of moment: Moment, offset: Int64) {
        let seconds = moment.seconds.addingReportingOverflow(offset)
        let local = seconds.overflow ? moment.seconds : seconds.partialValue
        self.init(daysSince1970: local / 86400 - (local % 86400 < 0 ? 1 : 0))
    }

    // By the calendar's 400-year cycle of 146097 days; March begins the year, so that the leap day ends it.
    init(daysSince1970 days: Int64) {
        let shifted = days + 719468
        let cycle = (shifted >= 0 ? shifted : shifted - 146096) / 146097
        let dayOfCycle = shifted - cycle * 146097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    }

    var daysSince1970: Int64 {
        let year = month <= 2 ? year - 1 : year
        let cycle = (year >= 0 ? year : year - 399) / 400
        let yearOfCycle = year - cycle * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return cycle * 146097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719468
    }

    /// The same day of a later month, or the last day of that month where it is shorter.
    ///
    /// - Parameter months: How many months later; earlier ones are negative.
    /// - Returns: `nil` outside the years that a moment can print.
    public func adding(months: Int64) -> CalendarDay? {
        let sum = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !sum.overflow, (0...9999 * 12 + 11).contains(sum.partialValue) else { return nil }
        let (year, month) = (sum.partialValue / 12, sum.partialValue % 12 + 1)
        return CalendarDay(year: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))
    }

    private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Moment {
    /// The same time of day some months later, or on the last day of that month where it is shorter.
    ///
    /// - Parameters:
    ///   - months: How many months later.
    ///   - offset: The offset from UTC, in seconds, of the zone whose calendar counts.
    /// - Returns: `nil` outside the years that a moment can print.
    public func adding(months: Int64, offset: Int64) -> Moment? {
        let day = CalendarDay(of: self, offset: offset)
        guard let later = day.adding(months: months) else { return nil }
        return adding(seconds: (later.daysSince1970 - day.daysSince1970) * 86400)
    }

    /// The moment some seconds later.
    ///
    /// - Parameter more: How many seconds later.
    /// - Returns: `nil` where that cannot be counted.
    public func adding(seconds more: Int64) -> Moment? {
        let sum = seconds.addingReportingOverflow(more)
        return sum.overflow ? nil : Moment(seconds: sum.partialValue)
    }
}

extension CalendarDay: Comparable {
    /// Compares days.
    public static func < (lhs: CalendarDay, rhs: CalendarDay) -> Bool {
        (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
    }
}

extension CalendarDay: CustomStringConvertible {
    /// The day as `2026-02-20`; years that need more than four digits or a sign have them.
    public var description: String {
        func padded(_ value: Int64, _ width: Int) -> String {
            let digits = String(value.magnitude)
            return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
