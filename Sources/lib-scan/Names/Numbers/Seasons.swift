// Seasons by their words, and the numbers beside them.

/// A season named by a word, and the tokens it covers.
struct SeasonWord {
    var number: Int
    var first: Int
    var last: Int
}

extension NameText {
    /// `Part 2`, `Cour 2` right behind a season: the half of a season that counts from 1 again.
    func seasonPart(behind season: SeasonWord) -> (number: Int, last: Int)? {
        let word = season.last + 1
        guard word + 1 < tokens.count, tokens[word].isAny(.part) || token(word, is: "cour"),
            !tokens[word].gap.hasBracket,
            let number = smallNumber(word + 1)
        else { return nil }
        return (number, word + 1)
    }

    /// A number of up to two digits or a roman one at a token.
    func smallNumber(_ index: Int) -> Int? {
        let token = tokens[index]
        if token.isNumber { return token.count <= 2 ? token.value : nil }
        return token.number(of: .numeral)
    }

    /// `Season 3`, `Season3`, `Saison VII`, `3.Staffel`, `2nd Season`, `第2季`, at a token.
    func seasonWord(at index: Int) -> SeasonWord? {
        let token = tokens[index]
        // `The First Season` is a title.
        if token.isNumber || token.startsWithDigit
            || token.isAny(.ordinal)
                && !(index == 1 && self.token(0, is: "the"))
        {
            return seasonAfterNumber(index)
        }
        if lower[token.start] >= 0x80 {
            if let number = spacedEastern(index, ["季", "シーズン", "期"]) {
                return SeasonWord(number: number, first: index, last: index + 2)
            }
            if token.count >= 7, let number = eastern(index, "第", ["季", "シーズン", "期"]) {
                return SeasonWord(number: number, first: index, last: index)
            }
        }
        if token.isAny(.seasonWord) {
            return seasonBeforeNumber(index, roman: token.isAny(.season))
        }
        return gluedSeason(index)
    }

    private func seasonBeforeNumber(_ index: Int, roman: Bool) -> SeasonWord? {
        let next = index + 1
        guard next < tokens.count, tokens[next].gap.isDisjoint(with: [.opens, .closes, .comma]),
            !tokens[next].gap.isSpacedDash, roman || lower[tokens[index].end] != 58
        else { return nil }
        let token = tokens[next]
        if token.isNumber, token.count <= (roman && index == 0 ? 4 : 2) {
            return SeasonWord(number: token.value, first: index, last: next)
        }
        guard roman, let value = token.number(of: .numeral)
        else { return nil }
        return SeasonWord(number: value, first: index, last: next)
    }

    /// `Season1`: the word and its number in one token.
    private func gluedSeason(_ index: Int) -> SeasonWord? {
        let token = tokens[index]
        let digits = digitsStart(token)
        guard digits < token.end, token.end - digits <= 4, digits - token.start >= 4,
            Lexicon.word(lower, token.start, digits).roles.isAny(.seasonWord)
        else { return nil }
        var cursor = Cursor(lower, digits)
        return cursor.number(most: 4).map { SeasonWord(number: $0, first: index, last: index) }
    }

    /// `3.Staffel`, `2nd Season`, `Second Season`, `1 season`.
    private func seasonAfterNumber(_ index: Int) -> SeasonWord? {
        var next = index + 1
        let token = tokens[index]
        if token.count >= 4, lower[token.end - 1] >= 0x80,
            matches("期", at: token.end - 3) || matches("季", at: token.end - 3)
                || matches("기", at: token.end - 3)
        {
            var cursor = Cursor(lower, token.start)
            return cursor.number(most: 2).map { SeasonWord(number: $0, first: index, last: index) }
        }
        next += isOrdinalEnding(next) ? 1 : 0
        guard next < tokens.count, tokens[next].gap.isDisjoint(with: [.opens, .closes, .comma]),
            tokens[next].isAny(.season)
        else { return nil }
        let ordinal = token.number(of: .ordinal)
        if let ordinal { return SeasonWord(number: ordinal, first: index, last: next) }
        var cursor = Cursor(lower, token.start)
        guard let number = cursor.number(most: 2),
            cursor.offset == token.end || cursor.byte >= 0x80
                || cursor.offset + 1 == token.end && cursor.byte == 97
                || cursor.offset + 1 == token.end
                    && (cursor.byte == 97 || cursor.byte == 111)
        else { return nil }
        // In `Title 2 Season 3` the word goes with the number behind, not in `2.Sezon.7.Bölüm` and
        // `2ª Temporada - 05`.
        if tokens[next + 1].isNumber, tokens[next + 1].count <= 2,
            !tokens[next + 1].gap.isSpacedDash,
            episodeWordBehind(next + 1) == nil, countedRange(next + 1) == nil
        {
            return nil
        }
        return SeasonWord(number: number, first: index, last: next)
    }

    /// `5-й`, `10 th`: what makes the number before it an ordinal.
    private func isOrdinalEnding(_ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        let token = tokens[index]
        return token.gap.isDisjoint(with: [.opens, .closes, .comma])
            && token.isAny(.ordinalEnding)
    }

    /// The episode's word behind the number at `index`, in languages that put the number first:
    /// `7.Bölüm`, `5.серия`, `09-я серия`.
    func episodeWordBehind(_ index: Int) -> Int? {
        let next = isOrdinalEnding(index + 1) ? index + 2 : index + 1
        guard next < tokens.count, tokens[next].gap.isDisjoint(with: [.opens, .closes, .comma])
        else { return nil }
        let token = tokens[next]
        return token.isAny(.episodeBehind)
            ? next : nil
    }

    /// `第5話`: a number between two signs.
    func eastern(_ index: Int, _ before: StaticString, _ after: [StaticString]) -> Int? {
        let token = tokens[index]
        var cursor = Cursor(lower, token.start)
        while cursor.offset < token.end {
            var here = cursor
            if here.take(before), let number = here.number(most: 4) ?? EasternNumber.read(&here) {
                if here.take("v") { _ = here.number(most: 1) }
                for sign in after where matches(sign, at: here.offset) { return number }
            }
            cursor.offset += 1
        }
        return nil
    }

    /// `第 5 話`: the same with blanks between.
    func spacedEastern(_ index: Int, _ after: [StaticString]) -> Int? {
        guard index + 2 < tokens.count, tokens[index].count == 3, token(index, is: "第"),
            tokens[index + 1].isNumber, tokens[index + 1].count <= 4
        else { return nil }
        let isSign = after.contains { matches($0, at: tokens[index + 2].start) }
        return isSign ? tokens[index + 1].value : nil
    }

    /// Whether the token is `Cap`, whose number may hold the season.
    func isCapWord(_ index: Int) -> Bool {
        matches("cap", at: tokens[index].start)
            && (tokens[index].count == 3 || ASCII.isDigit(lower[tokens[index].start + 3]))
    }
}

/// Numbers written 一, 十二, 二十三.
enum EasternNumber {
    /// Reads one of at most 99 and moves the cursor behind it; nil when there is none.
    static func read(_ cursor: inout Cursor) -> Int? {
        var value = 0
        var isAny = false
        while cursor.offset + 2 < cursor.bytes.count,
            let digit = digit(
                cursor.bytes[cursor.offset], cursor.bytes[cursor.offset + 1],
                cursor.bytes[cursor.offset + 2]),
            value < 100
        {
            value = digit == 10 ? max(value, 1) * 10 : value + digit
            isAny = true
            cursor.offset += 3
        }
        return isAny ? value : nil
    }

    /// Whether ² to ⁹ stands at `offset`: `[REC]³ Genesis`.
    static func isSuperscript(_ bytes: ByteText, _ offset: Int) -> Bool {
        guard offset + 2 < bytes.count else { return false }
        if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0xB2 || bytes[offset + 1] == 0xB3 }
        return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x81 && bytes[offset + 2] >= 0xB4
            && bytes[offset + 2] <= 0xB9
    }

    /// The value of a sign of three UTF-8 bytes, 1 to 10.
    static func digit(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
        stride(from: 0, to: signs.count, by: 3).first {
            signs[$0] == first && signs[$0 + 1] == second && signs[$0 + 2] == third
        }.map { $0 / 3 + 1 }
    }

    private static let signs = Array("一二三四五六七八九十".utf8)
}
