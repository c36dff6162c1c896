// Several episodes in one marker: lists and ranges in the styles of Sonarr, Plex and Kodi.

extension NameText {
    /// `S03E21.22.HDTV`, `E01 02 03`: plain numbers that go on counting, up to the tags or the end.
    func withFollowers(_ marker: Marker) -> Marker {
        let numbers = marker.episodes.isEmpty ? marker.absolute : marker.episodes
        guard var last = numbers.last, tokens[marker.last].count >= 2,
            ASCII.isDigit(lower[tokens[marker.last].end - 2]),
            tokens[marker.last].endsWithDigit
        else { return marker }
        var index = marker.last + 1
        var added: [Int] = []
        while tokens[index].isNumber, tokens[index].count == 2,
            tokens[index].gap == .space || tokens[index].gap == .dot,
            tokens[index].group == tokens[marker.last].group, tokens[index].value > last
        {
            last = tokens[index].value
            added.append(last)
            index += 1
        }
        guard let first = added.first, added.count > 1 || first == (numbers.last ?? 0) + 1,
            endsNumbers(index)
        else { return marker }
        var result = marker
        if marker.episodes.isEmpty { result.absolute += added } else { result.episodes += added }
        result.last = index - 1
        return result
    }
}

/// The episodes of one marker, read on from the first number.
struct EpisodeList {
    /// Which letters join further numbers.
    enum Style {
        case letter, cross, plain

        /// The style that a letter stands for in a pattern: `&e`, `&x`, `&n`.
        init(_ sign: UnicodeScalar?) {
            self = sign == "e" ? .letter : sign == "x" ? .cross : .plain
        }
    }

    private let season: Int
    private var width: Int
    private var numbers: [Int]
    private var dashes = 0

    init(season: Int, first: Int, width: Int) {
        self.season = season
        self.width = width
        numbers = [first]
    }

    /// What the marker says: two numbers joined by a dash are a range, more are a list.
    var episodes: [Int] {
        guard numbers.count == 2, dashes == 1 else { return numbers }
        return Array(numbers[0]...numbers[1])
    }

    /// The most episodes one file is believed to hold.
    private static let most = 60

    /// Reads on while further numbers follow.
    mutating func extend(_ cursor: inout Cursor, style: Style) {
        while numbers.count < Self.most {
            var next = cursor
            guard let (number, dash) = another(&next, style), let last = numbers.last,
                number > last, number - last < Self.most
            else { return }
            numbers.append(number)
            if dash { dashes += 1 }
            cursor = next
        }
    }

    private func another(_ cursor: inout Cursor, _ style: Style) -> (Int, Bool)? {
        let begin = cursor.offset
        if let number = wordRange(&cursor, style) { return (number, true) }
        let gap = joint(&cursor)
        let joined = cursor
        if let number = lettered(&cursor, style, gap) { return (number, gap.dash) }
        cursor = joined
        // `Episode 25 & 26`, `Episodes 25 and 26`: only the next one, as in `Episode 3 & 5 Weddings`.
        if style == .plain, gap.count > 1, !gap.dash, begin + gap.count == joined.offset,
            joined.bytes[begin..<joined.offset].contains(where: { [38, 43, 97].contains($0) }),
            let number = plain(&cursor), number == numbers[numbers.count - 1] + 1
        {
            return (number, false)
        }
        cursor.offset = begin
        if cursor.take("–") || cursor.take("—") { return plain(&cursor).map { ($0, true) } }
        let joint = cursor.byte
        guard
            joint == 45 || joint == 43 || joint == 38 || joint == 126 || joint == 44
                || joint == 95 && style != .letter
        else { return nil }
        cursor.offset += 1
        return plain(&cursor).map { ($0, joint == 45 || joint == 126) }
    }

    /// Blanks with at most one dash, plus or ampersand among them.
    private func joint(_ cursor: inout Cursor) -> (count: Int, dash: Bool) {
        var gap = cursor.separators()
        if cursor.byte == 38 || cursor.byte == 43 || cursor.byte == 126 || cursor.byte == 44 {
            gap.dash = gap.dash || cursor.byte == 126
            cursor.offset += 1
            gap.count += 1 + cursor.separators(most: 1).count
        } else if gap.count > 0, cursor.take("and") {
            gap.count += 3 + cursor.separators(most: 1).count
        }
        return gap
    }

    /// `3 to 18`, `3 al 18`, `E01 to E03`, `S01E01 to S01E03`.
    private func wordRange(_ cursor: inout Cursor, _ style: Style) -> Int? {
        var next = cursor
        guard next.separators(most: 1).count == 1,
            next.take("to") || next.take("al") || next.take("ao") || next.take("bis"),
            next.separators(most: 1).count == 1
        else { return nil }
        if next.take("s"), next.number(most: 4) != season { return nil }
        guard style == .plain || next.take("e") || next.take("x"), let number = plain(&next) else {
            return nil
        }
        cursor = next
        return number
    }

    /// `E02`, `x02`, `S01E02`, `1x02` of the same season.
    private func lettered(
        _ cursor: inout Cursor, _ style: Style, _ gap: (count: Int, dash: Bool)
    ) -> Int? {
        var next = cursor
        if gap.count > 0 {
            if next.take("s"), next.number(most: 4) == season {
                _ = next.separators(most: 1)
            } else {
                next = cursor
                // 1x01-1x02, and S07E22 - 7x23
                if next.number(most: 4) != season || next.byte != 120 {
                    next = cursor
                } else if style == .letter {
                    return gap.dash && next.take("x") ? number(&cursor, next) : nil
                }
            }
        }
        guard
            next.take("episode") || next.take("ep") || next.take("e")
                || takeCross(&next, style, gap)
        else { return nil }
        guard let number = next.number(most: 5), next.byte != 112 else { return nil }
        cursor = next
        return number
    }

    private func number(_ cursor: inout Cursor, _ next: Cursor) -> Int? {
        var next = next
        guard let number = next.number(most: 3), next.isAtBoundary else { return nil }
        cursor = next
        return number
    }

    /// `x03`: after a blank only in a name that counts with `x`, so that `x264` stays a codec.
    private func takeCross(
        _ cursor: inout Cursor, _ style: Style, _ gap: (count: Int, dash: Bool)
    ) -> Bool {
        guard style == .cross || gap.count == 0 || gap.dash else { return false }
        guard !cursor.isAt("x264"), !cursor.isAt("x265"), !cursor.isAt("x266") else { return false }
        return cursor.take("x")
    }

    /// The 6 of `S01E05-6`: one digit, right after a dash, and no words glued to it.
    private func isNextDigit(_ number: Int, _ cursor: Cursor, _ begin: Int) -> Bool {
        guard cursor.bytes[begin - 1] == 45, cursor.bytes[begin - 2] != 32,
            let last = numbers.last, number > last, cursor.offset == begin + 1
        else { return false }
        // `S01E05-6 Feet Under` is a title.
        let after = cursor.bytes[cursor.offset + 1]
        return cursor.byte != 45 && (cursor.byte != 32 || [45, 91, 40].contains(after))
    }

    /// `-02`: as many digits as the first, and nothing that makes it a resolution or a title.
    private func plain(_ cursor: inout Cursor) -> Int? {
        let begin = cursor.offset
        guard let number = cursor.number(most: 5),
            cursor.offset - begin >= min(width, 2) || isNextDigit(number, cursor, begin)
        else { return nil }
        guard cursor.offset - begin <= max(width, 2) || cursor.offset - begin <= 3 && number < 400
        else { return nil }
        // `S03E14-36! 24! 36!` is a title.
        guard cursor.byte != 33, cursor.byte != 63,
            cursor.isAtBoundary || cursor.byte == 118 || cursor.byte == 101
        else { return nil }
        return number
    }
}
