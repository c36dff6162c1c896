// Reads the day an episode was aired: `2011-10-12`, `12.10.2011`, `14 Oct 2011`, `20201013`, `140722`.

import TraktCore

extension AirDate {
    /// Years that a file can be about: from the first films to what is announced today.
    static func isYear(_ value: Int) -> Bool { value >= 1878 && value <= lastYear }

    /// Five years from now, by the clock.
    private static let lastYear = Timestamp.now.date.year + 5

    /// nil unless the day exists.
    init?(_ year: Int, _ month: Int, _ day: Int) {
        guard Self.isYear(year), (1...12).contains(month), day >= 1 else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that a pattern found: a year of two digits is one of this century.
    init?(_ match: PatternMatch) {
        let year = match[.year]
        self.init(year < 100 ? 2000 + year : year, match[.month], match[.day])
    }

    /// `20201013`.
    init?(compact value: Int) {
        self.init(value / 10000, value / 100 % 100, value % 100)
    }
}

/// A date in a name and the tokens it covers.
struct DateMark {
    var date: AirDate
    var first: Int
    var last: Int

    /// nil without a date.
    init?(_ date: AirDate?, _ first: Int, _ last: Int) {
        guard let date else { return nil }
        (self.date, self.first, self.last) = (date, first, last)
    }
}

extension NameText {
    /// The first date of the name, one of two digits each only where there is no other.
    func dateMark() -> DateMark? {
        first(of: tokens.indices) { dateMark(.date, at: $0) }
            ?? first(of: tokens.indices) { dateMark(.shortDate, at: $0) }
    }

    private func dateMark(_ kind: NumberPattern.Kind, at index: Int) -> DateMark? {
        match(kind, at: index).flatMap { DateMark(AirDate($0), $0.first, $0.last) }
    }

    /// The date beside an episode's marker: written out in full, and of a form that no sound format
    /// (`2005.5.1`) has.
    func dateMark(beside marker: Marker) -> DateMark? {
        for index in tokens.indices where !self[index].isTagged {
            let short = index == marker.last + 1 ? dateMark(.shortDate, at: index) : nil
            guard let found = dateMark(.date, at: index) ?? short,
                found.first > marker.last || found.last < marker.first
            else { continue }
            let isPlain = (found.first...found.last).allSatisfy { self[$0].count >= 2 }
            if isPlain || hasMonthName(found) { return found }
        }
        return nil
    }

    /// The last token of the time of day after a recording's date: `2021-01-01 20-00`, `20 00 00`;
    /// the date's own last token when there is none.
    func timeEnd(after mark: DateMark) -> Int {
        var last = mark.last
        for most in [23, 59, 59] {
            let next = tokens[last + 1]
            guard next.isNumber, next.count == 2, next.value <= most,
                next.group == tokens[mark.last].group
            else { break }
            last += 1
        }
        return last >= mark.last + 2 ? last : mark.last
    }

    /// Whether a month's name is among the tokens of a date.
    func hasMonthName(_ mark: DateMark) -> Bool {
        (mark.first...mark.last).contains { tokens[$0].isAny(.month) }
    }

    /// Whether the date at a mark may be read with the day first and with the month first.
    func isAmbiguous(_ mark: DateMark) -> Bool {
        dayAndMonth(mark).map { max($0, $1) <= 12 && $0 != $1 } ?? false
    }

    /// Whether the day comes first in this name's date, nil when it has none or both ways fit.
    func dayFirst() -> Bool? {
        guard let mark = dateMark(), let (a, b) = dayAndMonth(mark), max(a, b) > 12 else {
            return nil
        }
        return a > 12
    }

    /// The two numbers before the year of `12.10.2011`; nil for a date of another form.
    private func dayAndMonth(_ mark: DateMark) -> (Int, Int)? {
        let (a, b) = (tokens[mark.first], tokens[mark.first + 1])
        guard mark.last == mark.first + 2, tokens[mark.last].count == 4, a.isNumber, b.isNumber
        else { return nil }
        return (a.value, b.value)
    }
}
