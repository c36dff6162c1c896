/// What `--since` and `--until` take: a span of local time, or one instant.
///
/// `today`, `yesterday`, a day (`2025-11-17`), a month (`2025-11`) and a year (`2025`) are spans of
/// whole local days. A time (`2025-11-17 01:02`) and an age (`7d`, `26h`, `2w` before now) are
/// instants: the span starts and ends there.
package struct TimeSpan: Sendable, Hashable {
    /// The first millisecond.
    package var start: Timestamp
    /// The last millisecond.
    package var end: Timestamp

    /// What the text should have been, for messages.
    package static let forms =
        "7d, today, yesterday, 2025-11, 2025-11-17 or \"2025-11-17 01:02\""

    /// Reads a text that a person types; nil if it is something else.
    package init?(_ text: String, now: Timestamp, zone: Zone = .local) {
        if let last = text.last, "smhdw".contains(last), let seconds = parseDuration(text) {
            start = now.adding(seconds: -seconds)
            end = start
        } else if let span = TimeSpan.days(text, now, zone) {
            self = span
        } else if let instant = Timestamp(local: text, zone: zone),
            let last = Timestamp(local: text, endOfDay: true, zone: zone)
        {
            (start, end) = (instant, last)
        } else {
            return nil
        }
    }

    private init(start: Timestamp, end: Timestamp) { (self.start, self.end) = (start, end) }

    /// The span of `today`, `yesterday`, a month or a year.
    private static func days(_ text: String, _ now: Timestamp, _ zone: Zone) -> TimeSpan? {
        let today = zone.local(now).date
        func midnight(_ year: Int, _ month: Int = 1, _ day: Int = 1) -> Timestamp {
            zone.instant(ofLocal: Timestamp(year: year, month: month, day: day))
        }
        func days(_ first: Int, _ last: Int) -> TimeSpan {
            TimeSpan(
                start: midnight(today.year, today.month, today.day + first),
                before: midnight(today.year, today.month, today.day + last))
        }
        if text == "today" { return days(0, 1) }
        if text == "yesterday" { return days(-1, 0) }
        guard let parts = text.wholeMatch(of: /([0-9]{4})(?:-([0-9]{2}))?/),
            let year = Int(parts.1)
        else { return nil }
        guard let month = parts.2.flatMap({ Int($0) }) else {
            return parts.2 == nil
                ? TimeSpan(start: midnight(year), before: midnight(year + 1)) : nil
        }
        guard (1...12).contains(month) else { return nil }
        let next = month == 12 ? midnight(year + 1) : midnight(year, month + 1)
        return TimeSpan(start: midnight(year, month), before: next)
    }

    private init(start: Timestamp, before end: Timestamp) {
        self.init(start: start, end: Timestamp(milliseconds: end.milliseconds - 1))
    }
}
