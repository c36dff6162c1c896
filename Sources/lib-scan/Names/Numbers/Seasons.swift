// Words for seasons and episodes in the languages libraries use, and the numbers beside them.

/// A season named by a word, and the tokens it covers.
struct SeasonWord {
    var number: Int
    var first: Int
    var last: Int
}

/// The tables of words.
enum SeasonVocabulary {
    /// 1: a season's word; 2: also an ordinary word, so a number must follow.
    static let seasons = WordTable([
        (
            """
            season seasons saison staffel stagione temporada tem temp sæson säsong seizoen sezon \
            sez sezona sezóna sezonul kausi série serie сезон сезона 시즌 シーズン sesong évad stagioni \
            saeson sasong σεζόν κύκλος עונה الموسم موسم sezonas hooaeg sezonā musim se\u{301}rie \
            sa\u{308}song sezo\u{301}na e\u{301}vad
            """, 1
        ),
        ("series", 2),
    ])

    /// 1: an episode's word; 2: short for one, the number may be season and episode (`Cap.408`).
    static let episodes = WordTable([
        (
            """
            episode episodes episodio episodios episodul épisode folge capitulo capítulo \
            aflevering afl odcinek серия серии avsnitt afsnit bölüm bolum epizod ep eps \
            odc эпизод jakso episódio эп episódios epizoda díl серія серії випуск выпуск епизод \
            επεισόδιο פרק الحلقة حلقة ตอนที่ ตอน tập capítol e\u{301}pisode capi\u{301}tulo \
            episo\u{301}dio bo\u{308}lu\u{308}m
            """, 1
        ),
        ("cap", 2),
    ])

    /// Episode words that follow their number.
    static let episodesBehind = WordTable([
        (
            """
            сер серия серии серий серія bölüm bolum epizod epizoda epizodas seria seriya \
            serija serii ser blm odcinek díl dil rész resz jakso
            """, 1
        )
    ])

    static let ordinalEndings = WordTable([("й я ой ая ый го th st nd rd ª º", 1)])

    static let ordinals = WordTable([
        ("1st first premiere première erste primera primeira prima первый", 1),
        ("2nd second deuxième zweite segunda seconda второй", 2),
        ("3rd third troisième dritte tercera terceira terza третий", 3),
        ("4th fourth quatrième vierte cuarta quarta четвёртый четвертый", 4),
        ("5th fifth cinquième fünfte quinta пятый", 5),
        ("6th sixth sixième sechste sexta sesta шестой", 6),
        ("7th seventh septième siebte séptima sétima settima седьмой", 7),
        ("8th eighth huitième achte octava oitava ottava восьмой", 8),
        ("9th ninth", 9), ("10th tenth", 10),
    ])

    static let numerals = WordTable([
        ("i one الأول الاول ראשונה", 1), ("ii two الثاني שנייה", 2), ("iii three الثالث שלישית", 3),
        ("iv four الرابع רביעית", 4), ("v five الخامس חמישית", 5), ("vi six السادس", 6),
        ("vii seven السابع", 7), ("viii eight الثامن", 8), ("ix nine التاسع", 9),
        ("x ten العاشر", 10),
    ])
}

extension NameText {
    /// `Part 2`, `Cour 2` right behind a season: the half of a season that counts from 1 again.
    func seasonPart(behind season: SeasonWord) -> (number: Int, last: Int)? {
        let word = season.last + 1
        guard word + 1 < tokens.count, isPartWord(word) || token(word, is: "cour"),
            tokens[word].gap.isDisjoint(with: [.opens, .closes]),
            let number = smallNumber(word + 1)
        else { return nil }
        return (number, word + 1)
    }

    /// A number of up to two digits or a roman one at a token.
    func smallNumber(_ index: Int) -> Int? {
        let token = tokens[index]
        if token.isNumber { return token.count <= 2 ? token.value : nil }
        return SeasonVocabulary.numerals.value(lower, token.start, token.end).map(Int.init)
    }

    /// `Season 3`, `Season3`, `Saison VII`, `3.Staffel`, `2nd Season`, `第2季`, at a token.
    func seasonWord(at index: Int) -> SeasonWord? {
        let token = tokens[index]
        // `The First Season` is a title.
        if token.isNumber || ASCII.isDigit(lower[token.start])
            || SeasonVocabulary.ordinals.value(lower, token.start, token.end) != nil
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
        if let kind = SeasonVocabulary.seasons.value(lower, token.start, token.end) {
            return seasonBeforeNumber(index, roman: kind == 1)
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
        guard roman, let value = SeasonVocabulary.numerals.value(lower, token.start, token.end)
        else { return nil }
        return SeasonWord(number: Int(value), first: index, last: next)
    }

    /// `Season1`: the word and its number in one token.
    private func gluedSeason(_ index: Int) -> SeasonWord? {
        let token = tokens[index]
        let digits = digitsStart(token)
        guard digits < token.end, token.end - digits <= 4, digits - token.start >= 4,
            SeasonVocabulary.seasons.value(lower, token.start, digits) != nil
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
            word(next, in: SeasonVocabulary.seasons) == 1
        else { return nil }
        let ordinal = SeasonVocabulary.ordinals.value(lower, token.start, token.end)
        if let ordinal { return SeasonWord(number: Int(ordinal), first: index, last: next) }
        var cursor = Cursor(lower, token.start)
        guard let number = cursor.number(most: 2),
            cursor.offset == token.end || cursor.byte >= 0x80
                || cursor.offset + 1 == token.end && cursor.byte == 97
                || cursor.offset + 1 == token.end
                    && (cursor.byte == 97 || cursor.byte == 111)
        else { return nil }
        // In `Title 2 Season 3` the word goes with the number behind, not in `2.Sezon.7.Bölüm` and
        // `2ª Temporada - 05`.
        if next + 1 < tokens.count, tokens[next + 1].isNumber, tokens[next + 1].count <= 2,
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
            && SeasonVocabulary.ordinalEndings.value(lower, token.start, token.end) != nil
    }

    /// The episode's word behind the number at `index`, in languages that put the number first:
    /// `7.Bölüm`, `5.серия`, `09-я серия`.
    func episodeWordBehind(_ index: Int) -> Int? {
        let next = isOrdinalEnding(index + 1) ? index + 2 : index + 1
        guard next < tokens.count, tokens[next].gap.isDisjoint(with: [.opens, .closes, .comma])
        else { return nil }
        let token = tokens[next]
        return SeasonVocabulary.episodesBehind.value(lower, token.start, token.end) != nil
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
