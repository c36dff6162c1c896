// Shapes of names that titles are not: seasons, disc numbers, hashes.

extension NameText {
    /// `20_00 Uhr`, `20h00`: the name is a time of day and nothing else.
    var isTimeOfDay: Bool {
        if tokens.count == 1 {
            var cursor = Cursor(lower, tokens[0].start)
            guard let hour = cursor.number(most: 2), hour < 24, cursor.take("h") else {
                return false
            }
            return cursor.number(most: 2).map { $0 < 60 } == true && cursor.isAtBoundary
        }
        guard tokens.count == 3, tokens[0].isNumber, tokens[0].value < 24, tokens[0].count <= 2,
            tokens[1].isNumber, tokens[1].count == 2, tokens[1].value < 60
        else { return false }
        return token(2, is: "uhr") || token(2, is: "h") || token(2, is: "am") || token(2, is: "pm")
    }

    /// A season named anywhere: `Season 1`, `S01`.
    func seasonMark() -> SeasonWord? {
        let start = titleStart()
        var early: SeasonWord?
        for index in tokens.indices {
            if index > start, tokens[index].tag.isStrong { return early }
            guard let mark = seasonMark(at: index) else { continue }
            // `Series 7 2001`, but `Extras (2005) Series 1`
            if token(index, is: "series"),
                bareYear(from: start, tags: firstStrong(from: start)).map({
                    $0 > index && tokens[$0].group == 0
                }) ?? false
            {
                continue
            }
            // Of `[标题 第二季][Title S2]` the one behind the title counts.
            if index > start || index == 0 { return mark }
            early = early ?? mark
        }
        return early
    }

    /// A season named at a token.
    func seasonMark(at index: Int) -> SeasonWord? {
        if let word = seasonWord(at: index) { return word }
        if let word = packedSeason(index) { return word }
        let token = tokens[index]
        guard lower[token.start] == 115, token.count >= 2, token.count <= 7 else { return nil }
        var cursor = Cursor(lower, token.start + 1)
        // `SE1`
        if tokens.count == 1 { _ = cursor.take("e") }
        guard let number = cursor.number(most: 4),
            cursor.offset == token.end || Self.isPiece(cursor, token.end)
        else { return nil }
        return SeasonWord(number: number, first: index, last: index)
    }

    /// `S 01 720p`, `SE 1 - 8`, `1xAll`, `TV-2`.
    private func packedSeason(_ index: Int) -> SeasonWord? {
        let next = index + 1
        if index > 0 || tokens.count == 2, token(index, is: "tv") || token(index, is: "тв"),
            tokens[next].isNumber, tokens[next].count == 1, tokens[next].gap == .dash,
            next + 1 == tokens.count || tokens[next + 1].tag.isStrong
                || !tokens[next + 1].gap.isDisjoint(with: [.opens, .closes, .dash])
        {
            return SeasonWord(number: tokens[next].value, first: index, last: next)
        }
        let isWhole = index == 0 && tokens.count == 2
        if token(index, is: "s") || token(index, is: "se"), tokens[next].isNumber,
            tokens[next].count == 2 || isWhole && tokens[next].count == 1
                || token(index, is: "se") && tokens[index].isUpper && tokens[next].count == 1,
            tokens[next].gap == .space || tokens[next].gap == .dot,
            next + 1 == tokens.count || tokens[next + 1].isTagged
                || tokens[next + 1].gap.isSpacedDash && tokens[next + 1].isNumber
        {
            return SeasonWord(number: tokens[next].value, first: index, last: next)
        }
        var cursor = Cursor(lower, tokens[index].start)
        // `[Group]_Title_TV2`
        if index > 0, cursor.take("tv"), let number = cursor.number(most: 1),
            cursor.offset == tokens[index].end, looksLikeAnime
        {
            return SeasonWord(number: number, first: index, last: index)
        }
        guard let number = cursor.number(most: 2), cursor.take("xall"),
            cursor.offset == tokens[index].end
        else { return nil }
        return SeasonWord(number: number, first: index, last: index)
    }

    /// The `D1` of `S07D1`, the `P02` of `S01P02`: a disc or a part of the season.
    private static func isPiece(_ cursor: Cursor, _ end: Int) -> Bool {
        var cursor = cursor
        // `S01S02`
        let isPiece = cursor.take("s") || cursor.take("dvd") || cursor.take("d") || cursor.take("p")
        return isPiece && cursor.number(most: 2) != nil && cursor.offset == end
    }

    /// `cd1`, `disc 2`, `dvd1` from a token on.
    func discNumber(from: Int) -> (number: Int, first: Int, last: Int)? {
        for index in tokens.indices.dropFirst(from) {
            if let found = discNumber(at: index) { return found }
        }
        return nil
    }

    /// The disc of `(CD2) Title`.
    var discInFront: Int? {
        guard titleStart() > 0, let disc = discNumber(at: 0), disc.last + 1 == titleStart() else {
            return nil
        }
        return disc.number
    }

    /// `cd1` at the name's end.
    func lastDiscNumber(from: Int) -> Int? {
        guard let disc = discNumber(from: from), disc.last + 1 == tokens.count else { return nil }
        return disc.number
    }

    /// The one at a token.
    func discNumber(at index: Int) -> (number: Int, first: Int, last: Int)? {
        var cursor = Cursor(lower, tokens[index].start)
        guard cursor.take("cd") || cursor.take("dvd") || cursor.take("disc") || cursor.take("disk")
        else { return nil }
        let end = tokens[index].end
        if cursor.offset == end, tokens[index + 1].isNumber,
            tokens[index + 1].count <= 2
        {
            return (tokens[index + 1].value, index, index + 1)
        }
        guard let number = cursor.number(most: 2), number > 0 else { return nil }
        if cursor.offset == end { return (number, index, index) }
        return cursor.take("of") && cursor.number(most: 2) != nil ? (number, index, index) : nil
    }

    /// Whether tokens look like a hash or an abbreviation no person would name a title by.
    func isNoise(_ first: Int, _ end: Int) -> Bool {
        guard first < end else { return true }
        if end - first <= 2, (first..<end).contains(where: isHash) { return true }
        var mixed = 0
        for index in first..<end {
            let digits = (tokens[index].start..<tokens[index].end).reduce(0) {
                $0 + (ASCII.isDigit(lower[$1]) ? 1 : 0)
            }
            if digits == 0, tokens[index].count >= 4 { return false }
            if digits >= 2, digits < tokens[index].count, tokens[index].count >= 6 { mixed += 1 }
        }
        return mixed >= 2
    }

    /// `c00498`, `case-0199`, `tmp.x8Kd`, of a folder: a number of four digits or more with zeros in
    /// front counts something, whatever a few letters before it say.
    var isSerial: Bool {
        guard let last = tokens.last, tokens.count <= 2 else { return false }
        if token(0, is: "tmp"), last.gap == .dot { return true }
        let digits = digitsStart(last)
        guard last.end - digits >= 4, lower[digits] == 48 else { return false }
        return digits - last.start <= 4
    }

    /// Eight or more letters and digits that change places often, or sixteen digits.
    private func isHash(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.count >= 8 else { return false }
        var digits = 0
        var switches = 0
        var wasDigit = false
        for offset in token.start..<token.end {
            let isDigit = ASCII.isDigit(lower[offset])
            if isDigit { digits += 1 }
            if offset > token.start, isDigit != wasDigit { switches += 1 }
            wasDigit = isDigit
        }
        return switches >= 4 && digits >= 4 || digits >= 16 && digits == token.count
            || isScrambled(token)
    }

    /// Sixteen or more letters and digits that change their case again and again.
    private func isScrambled(_ token: Token) -> Bool {
        guard token.count >= 16 else { return false }
        var changes = 0
        for offset in (token.start + 1)..<token.end {
            let isUpper = bytes[offset] &- 65 < 26
            if isUpper != (bytes[offset - 1] &- 65 < 26) { changes += 1 }
        }
        return changes >= 8
    }

    /// `RcFyQm8NB2uFGmWOSjhu`, `oAcnexsjqhKGvQXRMOjw`: what an uploader hid a release's name behind.
    /// Sixteen or more letters with capitals in odd places; `TheGreatEscapeOfMine` has each of its
    /// capitals before a small letter.
    func isObfuscated(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.count >= 16 else { return false }
        var pairs = 0
        for offset in (token.start + 1)..<token.end
        where bytes[offset] &- 65 < 26 && bytes[offset - 1] &- 65 < 26 { pairs += 1 }
        return pairs >= 2 && bytes[token.start..<token.end].contains { $0 &- 97 < 26 }
    }

    /// Whether a name without folder and year says nothing: a hash, `title_t00`, `IMG_1234`.
    func isMeaningless(_ span: TitleSpan) -> Bool {
        guard span.year == nil, span.first < span.end else { return false }
        if isNoise(span.first, span.end) || isMachineName { return true }
        let first = tokens[span.first]
        if span.end - span.first == 1, first.isNumber { return first.count >= 5 }
        var end = first.end
        while end > first.start, ASCII.isDigit(lower[end - 1]) { end -= 1 }
        let roles = Lexicon.word(lower, first.start, end).roles
        guard roles.isAny([.fileName, .counterName]) else { return false }
        if roles.contains(.fileName) { return tokens.count == 1 && end == first.end }
        return (span.first + 1..<span.end).allSatisfy {
            tokens[$0].endsWithDigit && tokens[$0].gap != .space
                && !tokens[$0].gap.contains(.dash)
        }
            && (end < first.end || span.end - span.first > 1)
    }

    /// What a camera, a phone or a recorder calls a file: `VID_20200101_120000`, `DSC_0001`,
    /// `2020-01-01 12.00.00`.
    var isMachineName: Bool {
        guard let first = tokens.first, tokens.count > 1 else { return false }
        if first.isNumber {
            let isClock = first.count == 8 && tokens[1].count == 6
            return tokens.allSatisfy(\.isNumber) && (tokens.count > 4 || isClock)
        }
        return first.isAny(.counterName)
            && tokens.dropFirst().allSatisfy {
                $0.isNumber && $0.count > 3 && $0.gap == .underscore
            }
    }

}
