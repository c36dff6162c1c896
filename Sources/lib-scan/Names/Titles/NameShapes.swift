// Shapes of names that titles are not: seasons, disc numbers, hashes.

extension NameText {
    private static let time: [Piece] = ["n1-2", "n2", "'uhr'", "$"]

    /// `TV-2`, `S 01 720p`, `S 1`, `SE 1 - 8`: a season's letters and its number behind a blank.
    private static let seasonsApart: [[Piece]] = [
        ["'tv'", "-n1"], ["'тв'", "-n1"], ["'s'", "_n2", "!"], ["'s'", "_n1", "$"],
        ["'se'u", "_n1"],
    ]

    /// `20_00 Uhr`: the name is a time of day and nothing else.
    var isTimeOfDay: Bool { matches(Self.time, at: 0) }

    /// A season named anywhere: `Season 1`, `S01`.
    func seasonMark() -> SeasonWord? {
        var early: SeasonWord?
        for index in tokens.indices {
            if index > titleStart(), self[index].tag.isStrong { return early }
            guard let mark = seasonMark(at: index) else { continue }
            // Of `[标题 第二季][Title S2]` the one behind the title counts.
            if index > titleStart() || index == 0 { return mark }
            early = early ?? mark
        }
        return early
    }

    /// A season named at a token.
    func seasonMark(at index: Int) -> SeasonWord? {
        if let word = seasonWord(at: index) { return word }
        let token = self[index]
        if self[index + 1].isNumber, Self.seasonsApart.contains(where: { matches($0, at: index) }) {
            return SeasonWord(number: self[index + 1].value, first: index, last: index + 1)
        }
        // `S01`, `TV2`, `1xAll`
        var cursor = Cursor(lower, token.start)
        let isLettered = cursor.take("s") || index > 0 && cursor.take("tv")
        guard let number = cursor.number(most: 4),
            isLettered && (cursor.offset == token.end || cursor.isPiece) || cursor.take("xall")
        else { return nil }
        return SeasonWord(number: number, first: index, last: index)
    }

    /// `cd1`, `disc 2`, `dvd1` from a token on.
    func discNumber(from: Int) -> (number: Int, first: Int, last: Int)? {
        for index in tokens.indices.dropFirst(from) {
            if let found = discNumber(at: index) { return found }
        }
        return nil
    }

    /// The disc of `(CD2) Title`.
    var discInFront: Int? { titleStart() > 0 ? discNumber(at: 0)?.number : nil }

    /// `cd1` at the name's end.
    func lastDiscNumber(from: Int) -> Int? {
        discNumber(from: from).flatMap { $0.last + 1 == tokens.count ? $0.number : nil }
    }

    /// The one at a token.
    func discNumber(at index: Int) -> (number: Int, first: Int, last: Int)? {
        var cursor = Cursor(lower, self[index].start)
        guard cursor.take("cd") || cursor.take("dvd") || cursor.take("disc") || cursor.take("disk")
        else { return nil }
        let end = self[index].end
        if cursor.offset == end, let number = self[index + 1].number(2) {
            return (number, index, index + 1)
        }
        guard let number = cursor.number(most: 2), cursor.offset == end || cursor.take("of") else {
            return nil
        }
        return (number, index, index)
    }

    /// Whether tokens look like a hash or an abbreviation no person would name a title by.
    func isNoise(_ first: Int, _ end: Int) -> Bool {
        first >= end || end - first <= 2 && (first..<end).contains(where: isHash)
            || (first..<end).count { self[$0].count > 5 && 2..<self[$0].count ~= digits($0) } > 1
    }

    /// `c00498`, `case-0199`, of a folder: a number of four digits or more with zeros in front counts
    /// something, whatever a few letters before it say.
    var isSerial: Bool {
        let last = self[tokens.count - 1]
        let digits = digitsStart(last)
        return tokens.count <= 2 && last.end - digits >= 4 && lower[digits] == 48
            && digits - last.start <= 4
    }

    private func digits(_ index: Int) -> Int {
        lower[self[index].start..<self[index].end].count(where: ASCII.isDigit)
    }

    /// Eight or more letters and digits that change places often, or what an uploader hid a release's
    /// name behind.
    func isHash(_ index: Int) -> Bool {
        let token = self[index]
        let switches = ((token.start + 1)..<token.end).count {
            ASCII.isDigit(lower[$0]) != ASCII.isDigit(lower[$0 - 1])
        }
        return switches >= 4 && digits(index) >= 4 || isObfuscated(index)
    }

    /// `RcFyQm8NB2uFGmWOSjhu`, `oAcnexsjqhKGvQXRMOjw`: what an uploader hid a release's name behind.
    /// Sixteen or more letters with capitals in odd places; `TheGreatEscapeOfMine` has each of its
    /// capitals before a small letter.
    func isObfuscated(_ index: Int) -> Bool {
        let token = self[index]
        let isCapital = { (offset: Int) in bytes[offset] &- 65 < 26 }
        return token.count >= 16 && !token.isUpper
            && ((token.start + 1)..<token.end).count { isCapital($0) && isCapital($0 - 1) } > 1
    }

    /// Whether a name without folder and year says nothing: a hash, `movie`, `title_t00`, `IMG_1234`.
    func isMeaningless(_ span: TitleSpan) -> Bool {
        span.year == nil
            && (isMachineName || isNoise(span.first, span.end)
                || tokens.count == 1 && self[0].isAny(.fileName))
    }

    /// What a camera, a phone, a recorder or a ripper calls a file: `VID_20200101_120000`, `DSC_0001`,
    /// `2020-01-01 12.00.00`, `title_t00`.
    var isMachineName: Bool {
        guard tokens.count > 1 else { return false }
        return self[0].isNumber
            ? (tokens.count > 4 || self[0].count == 8) && tokens.allSatisfy(\.isNumber)
            : self[0].isAny(.counterName)
                && tokens.dropFirst().allSatisfy { $0.endsWithDigit && $0.gap == .underscore }
    }
}

extension Cursor {
    /// Whether the `D1` of `S07D1`, the `P02` of `S01P02`, the `S02` of `S01S02` is here: a disc or a
    /// part of the season.
    fileprivate var isPiece: Bool {
        var copy = self
        return (copy.take("s") || copy.take("dvd") || copy.take("d") || copy.take("p"))
            && copy.number(most: 2) != nil && copy.isAtBoundary
    }
}
