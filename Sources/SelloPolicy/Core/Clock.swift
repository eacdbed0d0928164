public import SelloBytes

/// How long a clock runs.
public enum Interval: Sendable, Hashable {
    /// Hours.
    case hours(Int64)
    /// Days of 24 hours.
    case days(Int64)
    /// Months of the calendar.
    case months(Int64)
    /// Years of the calendar.
    case years(Int64)

    /// When the clock runs out.
    ///
    /// - Parameters:
    ///   - start: When it started.
    ///   - offset: The offset from UTC, in seconds, of the zone whose calendar counts.
    /// - Returns: `nil` where that is no time that can be counted or printed.
    public func end(from start: Moment, offset: Int64) -> Moment? {
        switch self {
        case .hours(let count): start.adding(seconds: count * 3600)
        case .days(let count): start.adding(seconds: count * 86400)
        case .months(let count): start.adding(months: count, offset: offset)
        case .years(let count): start.adding(months: count * 12, offset: offset)
        }
    }

    /// The interval in words, such as "36 hours".
    public var text: Sentence {
        switch self {
        case .hours(let count): Self.words(count, "hour", "hora", "horas")
        case .days(let count): Self.words(count, "day", "día", "días")
        case .months(let count): Self.words(count, "month", "mes", "meses")
        case .years(let count): Self.words(count, "year", "año", "años")
        }
    }

    private static func words(_ count: Int64, _ one: String, _ uno: String, _ muchos: String) -> Sentence {
        Sentence(en: "\(count) \(one)\(count == 1 ? "" : "s")", es: "\(count) \(count == 1 ? uno : muchos)")
    }
}

/// A term that a law sets: what starts it, how long it runs, and what it runs towards.
public struct Clock: Sendable, Hashable {
    /// What the clock runs towards.
    public enum Sense: Sendable, Hashable {
        /// Something must be done before it runs out.
        case within(done: Trigger)
        /// Something must be kept until it has run out.
        case keep
        /// The trigger itself must come again before it runs out.
        case again
        /// Something must be done before the trigger comes; the interval is how long after it is still in time.
        case before
    }

    /// What starts it.
    public let trigger: Trigger
    /// How long it runs.
    public var interval: Interval
    /// What it runs towards.
    public let sense: Sense

    init(_ interval: Interval, from trigger: Trigger, _ sense: Sense) {
        self.trigger = trigger
        self.interval = interval
        self.sense = sense
    }
}

/// What a clock says in one case.
struct ClockReading {
    /// Whether the clock runs, or ran, at all.
    var applies: Finding
    /// Whether what it runs towards was done; nothing where the clock does not say.
    var met: Finding?
    /// When it runs out.
    var due: Moment?
    /// Whether it has run out.
    var isOver = false

    init(_ clock: Clock, in facts: PolicyCase, offset: Int64) {
        let started = facts.happened(clock.trigger)
        due = facts.moment(of: clock.trigger).flatMap { clock.interval.end(from: $0, offset: offset) }
        isOver = due.map { facts.now > $0 } ?? false
        let (length, start) = (clock.interval.text, clock.trigger.text)
        let withoutTime = Finding.unknown(
            Sentence(
                en: "The time is \(length.english) from this, and nobody says when it was: \(start.english).",
                es: "El plazo es de \(length.spanish) desde esto, y nadie dice cuándo fue: \(start.spanish)."),
            open: OpenPoint(.event, clock.trigger.name, clock.trigger.text))
        switch clock.sense {
        case .within(let done):
            applies = started
            met = Self.done(done, due, facts, withoutTime)
        case .keep:
            guard started.truth == .yes, let due else {
                applies = started.truth == .yes ? withoutTime : started
                break
            }
            applies =
                facts.now > due
                ? .no(
                    Sentence(
                        en: "The time for keeping it ended at \(due).",
                        es: "El plazo para conservarlo terminó a las \(due).")) : started
        case .before:
            applies = .always
        case .again:
            applies = .always
            switch (started.truth, due) {
            case (.yes, let due?):
                let sentence = Sentence(
                    en: "The last time was \(length.english) or less before \(due), when the next one is due.",
                    es: "La última vez vale hasta \(due), cuando toca la siguiente (\(length.spanish)).")
                let late = Sentence(
                    en: "The last time was more than \(length.english) ago; the next one was due at \(due).",
                    es: "La última vez fue hace más de \(length.spanish); la siguiente tocaba a las \(due).")
                met = facts.now > due ? .no(late) : .yes(sentence)
            case (.yes, nil): met = withoutTime
            default: met = started
            }
        }
    }

    // What nobody has recorded as done is still owed: it is for the one who owes it to show that it was done.
    private static func done(_ done: Trigger, _ due: Moment?, _ facts: PolicyCase, _ withoutTime: Finding) -> Finding {
        let (en, es) = (done.text.english, done.text.spanish)
        switch facts.events[done.name] {
        case .at(let moment):
            guard let due else { return withoutTime }
            let evidence = Evidence(.reported, "events.\(done.name)", "\(moment)")
            return moment <= due
                ? .yes(
                    Sentence(en: "Done in time, at \(moment): \(en).", es: "Hecho a tiempo, a las \(moment): \(es)."),
                    evidence)
                : .no(
                    Sentence(en: "Done too late, at \(moment): \(en).", es: "Hecho tarde, a las \(moment): \(es)."),
                    evidence)
        case .sometime:
            return .unknown(
                Sentence(en: "Reported without a time: \(en).", es: "Comunicado sin hora: \(es)."),
                open: OpenPoint(.event, done.name, done.text))
        case .never, nil:
            guard due != nil else { return withoutTime }
            return .no(Sentence(en: "Not recorded as done: \(en).", es: "No consta como hecho: \(es)."))
        }
    }
}
