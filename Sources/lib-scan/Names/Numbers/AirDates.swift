// Reads the day an episode was aired: `2011-10-12`, `12.10.2011`, `20201013`, `140722`.

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
}

extension NameText {
    /// The first date of the name; three numbers with the same kind of gap, or one of eight digits.
    func dateMark() -> DateMark? {
        for index in tokens.indices where tokens[index].isNumber {
            if !tokens[index].isTagged, let mark = compact(at: index) { return mark }
            if let mark = spelled(at: index) ?? named(at: index) { return mark }
        }
        for index in tokens.indices where tokens[index].count == 7 {
            if let mark = patternDate(at: index) { return mark }
        }
        return shortDate() ?? countedDate()
    }

    /// The date beside an episode's marker: written out in full, and of a form that no sound format
    /// (`2005.5.1`) has.
    func dateMark(beside marker: Marker) -> DateMark? {
        for index in tokens.indices where tokens[index].isNumber {
            guard index < marker.first || index > marker.last, !tokens[index].isTagged else {
                continue
            }
            let found =
                spelled(at: index) ?? named(at: index) ?? compact(at: index)
                ?? (index == marker.last + 1 ? short(at: index) : nil)
            guard let found, found.first > marker.last || found.last < marker.first else {
                continue
            }
            let isPlain = (found.first...found.last).allSatisfy { tokens[$0].count >= 2 }
            if isPlain || hasMonthName(found) { return found }
        }
        return nil
    }

    /// The last token of the time of day behind a recording's date: `2021-01-01 20-00`, `20 00 00`;
    /// the date's own last token when there is none.
    func timeEnd(behind mark: DateMark) -> Int {
        var last = mark.last
        for most in [23, 59, 59] {
            let next = last + 1
            guard tokens[next].isNumber, tokens[next].count == 2, tokens[next].value <= most,
                tokens[next].group == tokens[mark.last].group
            else { break }
            last = next
        }
        return last >= mark.last + 2 ? last : mark.last
    }

    private func compact(at index: Int) -> DateMark? {
        guard tokens[index].count == 8, let date = AirDate(compact: tokens[index].value),
            date.year >= 1930
        else { return nil }
        return DateMark(date: date, first: index, last: index)
    }

    /// `2011-10-12`, `12.10.2011`: of two numbers before a year the one above 12 is the day; when
    /// neither is, the day comes first.
    private func spelled(at index: Int) -> DateMark? {
        let (a, b, c) = (tokens[index], tokens[index + 1], tokens[index + 2])
        guard b.isNumber, c.isNumber, b.count <= 2, b.gap == c.gap,
            b.gap.isDisjoint(with: [.opens, .closes, .comma, .joiner])
        else { return nil }
        var date: AirDate?
        if a.count == 4, c.count <= 2, b.count + c.count >= 3 || b.gap != .space {
            date = AirDate(a.value, b.value, c.value) ?? AirDate(a.value, c.value, b.value)
        } else if a.count <= 2, c.count == 4 {
            date = AirDate(c.value, b.value, a.value) ?? AirDate(c.value, a.value, b.value)
        }
        return date.map { DateMark(date: $0, first: index, last: index + 2) }
    }

    /// The two numbers before the year of `12.10.2011`; nil for a date of another form.
    private func dayAndMonth(_ mark: DateMark) -> (Int, Int)? {
        guard mark.last == mark.first + 2, tokens[mark.last].count == 4,
            tokens[mark.first].isNumber, tokens[mark.first + 1].isNumber
        else { return nil }
        return (tokens[mark.first].value, tokens[mark.first + 1].value)
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

    /// `第20130301期`: how Chinese broadcasts are counted by their day.
    private func countedDate() -> DateMark? {
        for index in tokens.indices where lower[tokens[index].end - 1] >= 0x80 {
            var cursor = Cursor(lower, tokens[index].start)
            _ = cursor.take("第")
            let begin = cursor.offset
            guard let value = cursor.number(most: 8), cursor.offset == begin + 8,
                cursor.isAt("期"), let date = AirDate(compact: value)
            else { continue }
            return DateMark(date: date, first: index, last: index)
        }
        return nil
    }

    /// `140722` between other words: a year of this century first. Only when it is a whole word.
    private func shortDate() -> DateMark? {
        for index in tokens.indices.dropFirst() {
            if let mark = short(at: index) { return mark }
        }
        return hasSpaces ? nil : pairedDate()
    }

    /// `140722` at a token.
    private func short(at index: Int) -> DateMark? {
        let value = tokens[index].value
        guard tokens[index].count == 6, value >= 0, !tokens[index].isTagged,
            let date = AirDate(2000 + value / 10000, value / 100 % 100, value % 100)
        else { return nil }
        return DateMark(date: date, first: index, last: index)
    }

    /// `Site.15.03.09.Title.XXX.1080p`: two digits each in a dotted release.
    private func pairedDate() -> DateMark? {
        guard let strong = firstStrong(from: 1) else { return nil }
        for index in tokens.indices.dropFirst(titleStart() + 1).dropLast(2) where index + 2 < strong
        {
            let isPlain = (index...index + 2).allSatisfy {
                tokens[$0].isNumber && tokens[$0].count == 2 && tokens[$0].gap == .dot
            }
            guard isPlain, !tokens[index - 1].isNumber, !tokens[index + 3].isNumber,
                let date = AirDate(
                    2000 + tokens[index].value, tokens[index + 1].value, tokens[index + 2].value)
            else { continue }
            return DateMark(date: date, first: index, last: index + 2)
        }
        return nil
    }
}
