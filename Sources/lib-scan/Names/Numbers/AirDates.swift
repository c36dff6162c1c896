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
    /// The first date of the name; three numbers with the same kind of gap, or one of eight digits.
    func dateMark() -> DateMark? {
        for index in tokens.indices where tokens[index].isNumber {
            if let mark = compact(at: index) ?? spelled(at: index) ?? named(at: index) {
                return mark
            }
        }
        for index in tokens.indices where tokens[index].count == 7 {
            if let mark = patternDate(at: index) { return mark }
        }
        for index in tokens.indices.dropFirst() {
            if let mark = short(at: index) { return mark }
        }
        return pairedDate() ?? countedDate()
    }

    /// The date beside an episode's marker: written out in full, and of a form that no sound format
    /// (`2005.5.1`) has.
    func dateMark(beside marker: Marker) -> DateMark? {
        for index in tokens.indices where tokens[index].isNumber && !tokens[index].isTagged {
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

    /// `20201013`.
    private func compact(at index: Int) -> DateMark? {
        let token = tokens[index]
        guard token.count == 8, !token.isTagged, token.value > 1930_00_00 else { return nil }
        return DateMark(AirDate(compact: token.value), index, index)
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
        return DateMark(date, index, index + 2)
    }

    /// The date whose year is the token at `index` and whose month is a name: `14 Oct 2011`,
    /// `October 2nd, 2013`, `2011 Oct 14`.
    private func named(at index: Int) -> DateMark? {
        guard tokens[index].isYear else { return nil }
        for (month, day) in [
            (index - 1, index - 2), (index - 2, index - 1), (index + 1, index + 2),
        ] {
            let (first, last) = (min(month, day, index), max(month, day, index))
            guard areJoined(first, last), let monthNumber = tokens[month].number(of: .month),
                let dayNumber = self.day(day)
            else { continue }
            // `Thu 2 Jan 2025`
            let isWeekday = areJoined(first - 1, first) && tokens[first - 1].isAny(.weekday)
            let date = AirDate(tokens[index].value, monthNumber, dayNumber)
            return DateMark(date, isWeekday ? first - 1 : first, last)
        }
        return nil
    }

    private func areJoined(_ first: Int, _ last: Int) -> Bool {
        (first + 1...last).allSatisfy {
            tokens[$0].gap.isDisjoint(with: [.opens, .closes, .joiner, .cut])
        }
    }

    /// `2`, `02`, `2nd`.
    private func day(_ index: Int) -> Int? {
        var cursor = Cursor(lower, tokens[index].start)
        guard let day = cursor.number(most: 2), (1...31).contains(day) else { return nil }
        let end = tokens[index].end
        let isOrdinal = ["st", "nd", "rd", "th"].contains { cursor.isAt($0) }
        return cursor.offset + (isOrdinal ? 2 : 0) == end ? day : nil
    }

    /// `第20130301期`: how Chinese broadcasts are counted by their day.
    private func countedDate() -> DateMark? {
        for index in tokens.indices where lower[tokens[index].end - 1] >= 0x80 {
            var cursor = Cursor(lower, tokens[index].start)
            _ = cursor.take("第")
            guard let value = cursor.number(most: 8), value >= 1000_00_00, cursor.isAt("期") else {
                continue
            }
            if let mark = DateMark(AirDate(compact: value), index, index) { return mark }
        }
        return nil
    }

    /// `140722`: a year of this century first. Only when it is a whole word.
    private func short(at index: Int) -> DateMark? {
        let token = tokens[index]
        guard token.count == 6, token.isNumber, !token.isTagged else { return nil }
        return DateMark(AirDate(compact: 2000_00_00 + token.value), index, index)
    }

    /// `Site.15.03.09.Title.XXX.1080p`: two digits each in a dotted release.
    private func pairedDate() -> DateMark? {
        guard !hasSpaces, let strong = firstStrong(from: 1) else { return nil }
        for index in tokens.indices.dropFirst(titleStart() + 1) where index + 2 < strong {
            guard matches(Self.pairs, at: index), !tokens[index - 1].isNumber,
                !tokens[index + 3].isNumber
            else { continue }
            let (a, b, c) = (tokens[index], tokens[index + 1], tokens[index + 2])
            if let mark = DateMark(AirDate(2000 + a.value, b.value, c.value), index, index + 2) {
                return mark
            }
        }
        return nil
    }

    private static let pairs: [Piece] = [".n2", ".n2", ".n2"]
}
