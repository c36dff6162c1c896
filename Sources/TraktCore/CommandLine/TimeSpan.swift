public import Foundation

/// What `--since` and `--until` take: a span of local time, or one instant.
///
/// `today`, `yesterday`, a day (`2025-11-17`), a month (`2025-11`) and a year (`2025`) are spans of
/// whole local days. A time (`2025-11-17 01:02`) and an age (`7d`, `26h`, `2w` before now) are
/// instants: the span starts and ends there.
public struct TimeSpan: Sendable, Hashable {
    /// The first millisecond.
    public var start: Timestamp
    /// The last millisecond.
    public var end: Timestamp

    /// What the text should have been, for messages.
    public static let forms =
        "7d, today, yesterday, 2025-11, 2025-11-17 or \"2025-11-17 01:02\""

    /// Reads a text that a person types; nil if it is something else.
    public init?(_ text: String, now: Timestamp, zone: TimeZone = .current) {
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
    private static func days(_ text: String, _ now: Timestamp, _ zone: TimeZone) -> TimeSpan? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let today = Date(timeIntervalSince1970: now.seconds)
        if text == "today" { return span(of: .day, around: today, calendar) }
        if text == "yesterday" {
            let day = calendar.date(byAdding: .day, value: -1, to: today)
            return day.flatMap { span(of: .day, around: $0, calendar) }
        }
        guard let parts = text.wholeMatch(of: /([0-9]{4})(?:-([0-9]{2}))?/) else { return nil }
        let month = parts.2.flatMap { Int($0) }
        guard (1...12).contains(month ?? 1) else { return nil }
        let components = DateComponents(year: Int(parts.1), month: month ?? 1, day: 1)
        return calendar.date(from: components).flatMap {
            span(of: month == nil ? .year : .month, around: $0, calendar)
        }
    }

    private static func span(
        of unit: Calendar.Component, around date: Date, _ calendar: Calendar
    ) -> TimeSpan? {
        calendar.dateInterval(of: unit, for: date).map {
            TimeSpan(
                start: Timestamp(seconds: $0.start.timeIntervalSince1970),
                end: Timestamp(seconds: $0.end.timeIntervalSince1970).adding(seconds: -0.001))
        }
    }
}
