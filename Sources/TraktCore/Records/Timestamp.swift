import Foundation

/// An instant, in milliseconds since 1970-01-01T00:00:00Z (before it: negative).
///
/// Accounts hold times from the year 0000 and after 2038 (trakt-api.md 4.2), so it is 64 bits wide
/// and parsing is tolerant.
package struct Timestamp: Sendable, Hashable, Comparable {
    /// Milliseconds since 1970 UTC.
    package var milliseconds: Int64

    /// The instant that many milliseconds after 1970 UTC.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The milliseconds that calculated times are kept within: the range of ECMAScript's dates,
    /// 270,000 years to either side, so that counting on from one cannot overflow.
    private static let range = -8.64e15...8.64e15

    /// The instant that many seconds after 1970 UTC; one that is too far away is clamped.
    package init(seconds: Double) {
        milliseconds = Int64((seconds * 1000).rounded(.down).clamped(to: Timestamp.range))
    }

    /// The instant as the system gives it; one that is too far away is clamped.
    package init(seconds: Int64, nanoseconds: Int32) {
        let whole = (Double(seconds) * 1000).clamped(to: Timestamp.range)
        milliseconds = Int64(whole) + Int64(nanoseconds / 1_000_000)
    }

    /// The system clock's instant.
    package static var now: Timestamp { Timestamp(seconds: Date().timeIntervalSince1970) }

    /// Seconds since 1970 UTC.
    package var seconds: Double { Double(milliseconds) / 1000 }

    /// The number of the minute since 1970. Trakt keeps minutes: two plays are at the same time when
    /// they are in the same minute (trakt-api.md 4.1).
    package var minute: Int64 {
        milliseconds.flooredQuotient(dividingBy: 60_000).quotient
    }

    /// The beginning of its minute: how Trakt stores it.
    package var truncatedToMinute: Timestamp { Timestamp(milliseconds: minute * 60_000) }

    /// This instant moved by `seconds`; one that is too far away is clamped.
    package func adding(seconds: Double) -> Timestamp {
        let moved = Double(milliseconds) + (seconds * 1000).rounded()
        return Timestamp(milliseconds: Int64(moved.clamped(to: Timestamp.range)))
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Reads `2014-09-01T09:10:11.000Z`: a date, or a date and time with `Z` or an offset, with any
    /// number of fraction digits or none. A date alone is its midnight UTC. Nil for anything else,
    /// and for an instant outside the years 0000 to 9999 in UTC, which cannot be written.
    package init?(_ text: String) {
        guard let parts = TimestampParts(text), parts.zoneSeconds != nil || !parts.hasTime else {
            return nil
        }
        self.init(utc: parts)
    }

    /// Reads a date and time with its zone, as `init(_:)`. Nil for anything else.
    init?(exact text: ArraySlice<UInt8>) {
        let parts = text.withUnsafeBufferPointer { TimestampParts($0) }
        guard let parts, parts.hasTime, parts.zoneSeconds != nil else { return nil }
        self.init(utc: parts)
    }

    private init?(utc parts: TimestampParts) {
        self.init(milliseconds: parts.milliseconds - Int64(parts.zoneSeconds ?? 0) * 1000)
        guard Timestamp.writable.contains(milliseconds) else { return nil }
    }

    /// Reads what a person types: as `init(_:)`, and without a zone a date or time of `zone`
    /// (`2025-11-17`, `2025-11-17 01:02`). `endOfDay` takes the last millisecond of a plain date.
    package init?(local text: String, endOfDay: Bool = false, zone: Zone = .local) {
        guard let parts = TimestampParts(text) else { return nil }
        if parts.zoneSeconds != nil {
            self.init(utc: parts)
            return
        }
        let isEnd = endOfDay && !parts.hasTime
        let local = Timestamp(milliseconds: parts.milliseconds + (isEnd ? Timestamp.day : 0))
        let instant = zone.instant(ofLocal: local)
        self.init(milliseconds: instant.milliseconds - (isEnd ? 1 : 0))
        guard Timestamp.writable.contains(milliseconds) else { return nil }
    }

    /// Reads the time at which something was watched, rated or collected: as `init(_:)`, but a date
    /// without a time means noon in `zone`.
    package init?(watchTime text: String, zone: Zone = .local) {
        if let parts = TimestampParts(text), !parts.hasTime {
            self.init(local: "\(text) 12:00", zone: zone)
        } else {
            self.init(text)
        }
    }

    /// The years 0000 to 9999 in UTC.
    private static let writable =
        Timestamp(year: 0, month: 1, day: 1)
        .milliseconds..<Timestamp(year: 10_000, month: 1, day: 1).milliseconds

    /// Midnight UTC of a day in the proleptic Gregorian calendar.
    package init(year: Int, month: Int, day: Int) {
        milliseconds = dayNumber(ofCivil: year, month, day) * Timestamp.day
    }

    /// The day in UTC.
    package var date: (year: Int, month: Int, day: Int) {
        civil(fromDay: milliseconds.flooredQuotient(dividingBy: Timestamp.day).quotient)
    }

    /// The day in UTC: `2014-09-01`.
    package var dateText: String { String(text.prefix { $0 != "T" }) }

    private static let day: Int64 = 86_400_000

    /// `2014-09-01T09:10:11.000Z`: UTC with milliseconds, as the suite and Trakt write times.
    package var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `text` to `out`.
    package func append(to out: inout [UInt8]) {
        let rest = Int(milliseconds.flooredQuotient(dividingBy: Timestamp.day).remainder)
        let (year, month, day) = date
        let second = rest / 1000
        func put(_ number: Int, _ digits: Int, _ mark: Unicode.Scalar) {
            appendPadded(number, digits, to: &out)
            out.append(UInt8(ascii: mark))
        }
        put(year, 4, "-")
        put(month, 2, "-")
        put(day, 2, "T")
        put(second / 3600, 2, ":")
        put(second / 60 % 60, 2, ":")
        put(second % 60, 2, ".")
        put(rest % 1000, 3, "Z")
    }
}

extension Int64 {
    /// The quotient rounded down, and the rest, which is not negative.
    package func flooredQuotient(
        dividingBy divisor: Int64
    ) -> (quotient: Int64, remainder: Int64) {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}

/// The numbers in a written time.
private struct TimestampParts {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    var hasTime = false
    /// The offset from UTC that was written, if any.
    var zoneSeconds: Int?

    init?(_ text: String) {
        var text = text
        let parts = text.withUTF8 { TimestampParts($0) }
        guard let parts else { return nil }
        self = parts
    }

    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var rest = TimestampText(text)
        guard let year = rest.number(4), rest.skip("-"), let month = rest.number(2),
            rest.skip("-"), let day = rest.number(2), (1...12).contains(month), day >= 1,
            day <= daysIn(month, year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        guard rest.next != nil else { return }
        guard rest.skip("T") || rest.skip("t") || rest.skip(" ") else { return nil }
        guard readTime(&rest), readZone(&rest), rest.next == nil else { return nil }
        hasTime = true
    }

    private mutating func readTime(_ rest: inout TimestampText) -> Bool {
        guard let hour = rest.number(2), hour <= 23, rest.skip(":"),
            let minute = rest.number(2), minute <= 59
        else { return false }
        (self.hour, self.minute) = (hour, minute)
        guard rest.skip(":") else { return true }
        guard let second = rest.number(2), second <= 60 else { return false }
        self.second = min(second, 59)
        guard rest.skip(".") || rest.skip(",") else { return true }
        guard let first = rest.number(1) else { return false }
        millisecond = first * 100
        var unit = 10
        while let digit = rest.number(1) {
            millisecond += digit * unit
            unit /= 10
        }
        return true
    }

    private mutating func readZone(_ rest: inout TimestampText) -> Bool {
        guard rest.next != nil else { return true }
        if rest.skip("Z") || rest.skip("z") {
            zoneSeconds = 0
            return true
        }
        let isWest = rest.skip("-")
        guard isWest || rest.skip("+"), let hours = rest.number(2), hours <= 23 else {
            return false
        }
        _ = rest.skip(":")
        let minutes = rest.number(2) ?? 0
        guard minutes <= 59 else { return false }
        zoneSeconds = (hours * 60 + minutes) * 60 * (isWest ? -1 : 1)
        return true
    }

    /// Milliseconds since 1970 as if the time were UTC.
    var milliseconds: Int64 {
        let day = dayNumber(ofCivil: year, month, day)
        let seconds = day * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return seconds * 1000 + Int64(millisecond)
    }
}

/// What is left of a written time. It lives as long as the call that makes it: the bytes are only
/// lent.
private struct TimestampText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next byte, nil at the end. In bounds: `position` is not negative.
    @inline(__always)
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Takes a number that has exactly `digits` digits.
    @inline(__always)
    mutating func number(_ digits: Int) -> Int? {
        guard bytes.count - position >= digits else { return nil }
        var value = 0
        // In bounds: `digits` bytes are left.
        for place in position..<position + digits {
            let digit = bytes[place] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        position += digits
        return value
    }

    /// Takes the character if it is next.
    @inline(__always)
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }
}

/// Appends `value` with zeros in front, at least `digits` digits; one below zero without zeros.
private func appendPadded(_ value: Int, _ digits: Int, to out: inout [UInt8]) {
    guard value >= 0 else { return out += String(value).utf8 }
    if digits > 1 || value > 9 { appendPadded(value / 10, digits - 1, to: &out) }
    out.append(UInt8(ascii: "0") + UInt8(value % 10))
}

private func daysIn(_ month: Int, _ year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return leap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar, counted by 400-year eras
/// that begin in March.
private func dayNumber(ofCivil year: Int, _ month: Int, _ day: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
}

/// The date of a day since 1970-01-01: the inverse of `dayNumber(ofCivil:_:_:)`.
private func civil(fromDay day: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
}
