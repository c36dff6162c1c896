// Reads one number with what belongs to it: a version, a half, further numbers of a range.

extension NameText {
    /// `12`, `12v2`, `12END`, `12.5`, `01-02`, `01~10`, `101.102`.
    func number(at index: Int) -> PlacedNumber? {
        let token = tokens[index]
        var cursor = Cursor(lower, token.start)
        guard let value = cursor.number(most: 5) else { return nil }
        let width = cursor.offset - token.start
        var found = PlacedNumber(
            place: .trailing, numbers: [value], width: width, first: index, last: index)
        if cursor.offset < token.end {
            found.isMarked = true
            guard isVersion(cursor, token.end) else { return nil }
            if cursor.byte >= 97, cursor.byte <= 100, cursor.offset + 1 == token.end {
                found.part = Int(cursor.byte) - 96
            }
            extendMarked(&found)
            takeEnd(&found)
            return found
        }
        if width == 4, AirDate.isYear(value) { return nil }
        extend(&found)
        takeEnd(&found)
        if width == 5 { return hasTelevisionSource ? found : nil }
        return found
    }

    /// `12 END`, `12.END.[1080p]`, `12 (Fin) [1080p]`: the last episode. A film's `9.FINAL.720p` is not.
    private func takeEnd(_ found: inout PlacedNumber) {
        let next = found.last + 1
        let (word, before) = (tokens[next], tokens[found.first].gap)
        let isSure = word.tag == .none || looksLikeAnime || before.isSpacedDash
        let joints: [Gap] = isSure ? [.space, .dot, .underscore, .dash] : [.space]
        guard
            word.gap.contains(.opens)
                ? word.isAlone
                : joints.contains(word.gap) && word.group == tokens[found.last].group,
            let end = endWord(next)
        else { return }
        found.isMarked = true
        found.last = end
    }

    /// The last token of a word for the last episode, which a version, tags, brackets or the name's end
    /// follow: `END v2`.
    func endWord(_ index: Int) -> Int? {
        let last = self[index + 1].isVersion ? index + 1 : index
        return self[index].isAny(.end) && endsNumbers(last + 1) ? last : nil
    }

    /// `01v2-04`, `01v2-03v2`.
    private func extendMarked(_ found: inout PlacedNumber) {
        let next = found.last + 1
        guard next < tokens.count, tokens[next].gap == .dash, let first = found.numbers.first else {
            return
        }
        var cursor = Cursor(lower, tokens[next].start)
        // `01-24TV全集`
        guard let last = cursor.number(most: 4), last > first, last - first < 60,
            cursor.offset == tokens[next].end || isVersion(cursor, tokens[next].end)
                || cursor.byte >= 0x80 || cursor.isAt("tv")
        else { return }
        found.numbers = Array(first...last)
        found.last = next
    }

    /// Takes what follows the number into it.
    private func extend(_ found: inout PlacedNumber) {
        let next = found.last + 1
        guard next < tokens.count else { return }
        let token = tokens[next]
        if token.count == 2, lower[token.start] == 118, ASCII.isDigit(lower[token.start + 1]) {
            found.isMarked = true
            found.last = next
            return
        }
        if isHalf(found, next) {
            found.isHalf = true
            found.last = next
        } else if token.isNumber, isRange(found, next) {
            extendRange(&found, next)
        } else if token.gap == .dash, token.startsWithDigit {
            extendMarked(&found)
        } else if let last = lastOfWords(found, next) {
            found.numbers = Array(found.numbers[0]...tokens[last].value)
            found.last = last
        }
    }

    /// `215 ao 220`, `01 to 12`: where the range ends, with nothing but tags or brackets after.
    private func lastOfWords(_ found: PlacedNumber, _ next: Int) -> Int? {
        let last = next + 1
        guard last < tokens.count, tokens[next].isAny(.until), tokens[last].isNumber,
            found.width >= 2,
            tokens[last].count == found.width, tokens[last].value > found.numbers[0],
            tokens[last].value - found.numbers[0] < 60, tokens[next].gap == tokens[last].gap,
            last + 1 == tokens.count || tokens[last + 1].isTagged
                || !tokens[last + 1].gap.isDisjoint(with: [.opens, .closes, .dash])
        else { return nil }
        return last
    }

    /// `05.5`, `05.5v2`: one digit after a dot, in a name whose blanks are no dots.
    private func isHalf(_ found: PlacedNumber, _ next: Int) -> Bool {
        let token = tokens[next]
        var cursor = Cursor(lower, token.start)
        guard token.gap == .dot,
            found.width >= 2 || looksLikeAnime && tokens[found.first].gap.isSpacedDash,
            let half = cursor.number(most: 1),
            half == 5 || !tokens[found.first].gap.contains(.dot)
        else { return false }
        return cursor.offset == token.end || cursor.byte == 118 && isVersion(cursor, token.end)
    }

    /// `01-02`, `01~10`, `01 ~ 10`, `101.102`.
    private func isRange(_ found: PlacedNumber, _ next: Int) -> Bool {
        guard let last = found.numbers.last, (2...4).contains(tokens[next].count) else {
            return false
        }
        let step = tokens[next].value - last
        guard step > 0, step < 400 else { return false }
        let gap = tokens[next].gap
        // `1-03` is the third of the first season.
        if gap == .dash {
            return step < 60 && (found.width == tokens[next].count || !tokens[next].isPadded)
        }
        if gap.contains(.joiner), !gap.contains(.dash) {
            let between = lower[tokens[next - 1].end..<tokens[next].start]
            return between.contains(126) || isWideTilde(tokens[next - 1].end)
                || (between.contains(43) || between.contains(38))
                    && tokens[next].count == found.width
                    && (looksLikeAnime || tokens[found.first].gap.isSpacedDash
                        || tokens[found.first].gap == .first && step == 1)
        }
        if gap.isSpacedDash { return isSpacedRange(found, next) }
        // `- 05_06`, `[05,06]`, `05, 06 - Words`
        if gap == .underscore || gap == .comma || gap == [.comma, .space], step == 1,
            tokens[next].count == found.width
        {
            let before = tokens[found.first].gap
            if looksLikeAnime && !before.isDisjoint(with: [.dash, .opens])
                || before == .first && found.width == 2
            {
                return true
            }
        }
        return (gap == .dot || gap == [.comma, .space]) && found.width == 3
            && tokens[next].count == 3 && step == 1
    }

    /// `～`, in either of its two forms.
    func isWideTilde(_ offset: Int) -> Bool {
        matches("～", at: offset) || matches("〜", at: offset)
    }

    /// `- 03 - 07 [720p]`, `01 - 119 Batch`: two numbers and nothing more, in a fansub's name; `Title 11 - 12` is a title that ends in a number.
    private func isSpacedRange(_ found: PlacedNumber, _ next: Int) -> Bool {
        guard found.width >= 2, looksLikeAnime,
            found.numbers == [1]
                || tokens[found.first].gap.isSpacedDash && tokens[next].count == found.width
        else { return false }
        let after = next + 1
        return endsNumbers(after)
    }

    /// Two numbers are a range, more are a list, and so are two joined by a plus.
    private func extendRange(_ found: inout PlacedNumber, _ next: Int) {
        let first = found.numbers[0]
        found.last = next
        let between = lower[tokens[next - 1].end..<tokens[next].start]
        if between.contains(43) || between.contains(38) {
            found.numbers.append(tokens[next].value)
            return
        }
        var listed = [first, tokens[next].value]
        var index = next + 1
        while index < tokens.count, tokens[index].gap == .dash, tokens[index].isNumber,
            tokens[index].count == found.width, let last = listed.last,
            tokens[index].value > last, tokens[index].value - last < 60
        {
            listed.append(tokens[index].value)
            found.last = index
            index += 1
        }
        found.numbers = listed.count > 2 ? listed : Array(first...tokens[next].value)
    }

    /// `v2`, `end`, `final`, a part's `a`, the `'` of a later version after a number.
    private func isVersion(_ cursor: Cursor, _ end: Int) -> Bool {
        var cursor = cursor
        if cursor.offset + 1 == end, cursor.take("'") || cursor.take(":") { return true }
        if cursor.take("v") || cursor.take("part"), cursor.number(most: 2) != nil {
            return cursor.offset == end
        }
        if cursor.byte >= 97, cursor.byte <= 100, cursor.offset + 1 == end { return true }
        return Lexicon.word(lower, cursor.offset, end).roles.isAny(.end)
    }
}
