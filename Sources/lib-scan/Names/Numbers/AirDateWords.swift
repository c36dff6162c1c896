// Days written with a month's name: `14 Oct 2011`, `October 2nd, 2013`, `2011 Oct 14`.

extension NameText {
    /// The date whose year is the token at `index`.
    func named(at index: Int) -> DateMark? {
        let year = tokens[index].value
        guard tokens[index].count == 4, AirDate.isYear(year) else { return nil }
        if areJoined(index - 2, index) {
            let first = index - 2
            if let month = month(first + 1), let day = day(first) {
                return mark(year, month, day, first, index)
            }
            if let month = month(first), let day = day(first + 1) {
                return mark(year, month, day, first, index)
            }
        }
        guard areJoined(index, index + 2), let month = month(index + 1), let day = day(index + 2)
        else { return nil }
        return mark(year, month, day, index, index + 2)
    }

    /// Whether a month's name is among the tokens of a date.
    func hasMonthName(_ mark: DateMark) -> Bool {
        mark.first <= mark.last && (mark.first...mark.last).contains { month($0) != nil }
    }

    /// A weekday before the date belongs to it: `Thu 2 Jan 2025`.
    private func mark(_ year: Int, _ month: Int, _ day: Int, _ first: Int, _ last: Int)
        -> DateMark?
    {
        guard let date = AirDate(year, month, day) else { return nil }
        let before = first - 1
        let isWeekday =
            before >= 0 && areJoined(before, first)
            && tokens[before].isAny(.weekday)
        return DateMark(date: date, first: isWeekday ? before : first, last: last)
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
        if cursor.offset == tokens[index].end { return day }
        let isOrdinal =
            cursor.take("st") || cursor.take("nd") || cursor.take("rd") || cursor.take("th")
        return isOrdinal && cursor.offset == tokens[index].end ? day : nil
    }

    /// The month a token names, short or in full.
    func month(_ index: Int) -> Int? {
        tokens[index].number(of: .month)
    }

}
