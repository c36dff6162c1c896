// Decides what kind of folder a name makes.

/// The one pass over a folder's name.
struct FolderScan {
    private(set) var kind = FolderKind.plain
    private(set) var span = TitleSpan(first: 0, end: 0)
    private(set) var season: Int?
    private(set) var seasonIsBare = false
    /// `Series 7 (2001)`: a season in Britain below a show, else a title.
    private(set) var isSeries = false
    private(set) var part: Int?
    private(set) var marker: Marker?
    private(set) var date: AirDate?
    private(set) var library = TypeHint.any
    /// A grouping by its name that may be a title all the same: `Kids`, `V`, `1923`.
    private(set) var mayBeTitle = false

    init(_ text: NameText) {
        guard !text.tokens.isEmpty else {
            kind = text.ids.isEmpty ? .grouping : .title
            return
        }
        span = text.titleSpan()
        let key = Self.key(text)
        if named(key, text) { return }
        if seasonFolder(text) { return }
        if let found = text.fullMarker(), text.tokens.count > 1 || text.tokens[0].count > 3 {
            kind = .release
            marker = found
            span = text.showSpan(before: found.first)
            return
        }
        if span.hasTags, let found = text.dateMark(), found.first > span.first {
            kind = .release
            date = found.date
            span = text.showSpan(before: found.first)
            return
        }
        if isGrouping(text) {
            kind = .grouping
            mayBeTitle = text.tokens.count == 1 && text.tokens[0].tag != .resolution
        } else if isCollection(text) {
            kind = .collection
        } else if text.isNoise(span.first, span.end) {
            kind = .noise
        } else if span.yearIsBracketed && !span.hasTags || !text.ids.isEmpty {
            kind = .title
        } else if span.hasTags {
            kind = span.yearIsBracketed && !isDotted(text) ? .title : .release
        } else {
            kind = span.year != nil ? .title : .plain
        }
    }

    private func isDotted(_ text: NameText) -> Bool { !text.bytes.contains(32) }

    /// Tokens in lower case, joined by `_`.
    static func key(_ text: NameText) -> [UInt8] {
        var key: [UInt8] = []
        for token in text.tokens {
            if !key.isEmpty { key.append(95) }
            key += text.lower[token.start..<token.end]
        }
        return key
    }

    /// Names found whole in a table.
    private mutating func named(_ key: [UInt8], _ text: NameText) -> Bool {
        if FolderVocabulary.specials.value(key, 0, key.count) != nil {
            kind = .season
            season = 0
            span.end = span.first
        } else if FolderVocabulary.discs.value(key, 0, key.count) != nil {
            kind = .disc
        } else if FolderVocabulary.extras.value(key, 0, key.count) != nil {
            kind = .extras
            mayBeTitle = true
        } else if let value = FolderVocabulary.groupings.value(key, 0, key.count) {
            kind = .grouping
            mayBeTitle = value == 4
            library = value == 1 ? .movie : value == 2 ? .episode : .any
        } else if let number = text.discNumber(from: 0), number.first == 0 {
            kind = .part
            part = number.number
        } else {
            return false
        }
        return true
    }

    /// `Season 1`, `S01`, `Show Season 1`, `Show.S01.1080p`, `2`.
    private mutating func seasonFolder(_ text: NameText) -> Bool {
        guard let found = text.seasonMark() else { return bareNumber(text) }
        if text.fullMarker() != nil { return false }
        let title = text.showSpan(before: found.first)
        if !title.isEmpty, span.year != nil, span.end == found.last + 1 {
            // `Open Season 2 (2008)` is a movie unless something below says otherwise.
            kind = span.hasTags && !span.yearIsBracketed ? .release : .title
            season = found.number
            return true
        }
        kind = .season
        season = found.number
        isSeries = text.token(found.first, is: "series") && span.yearIsBracketed
        span = title
        return true
    }

    private mutating func bareNumber(_ text: NameText) -> Bool {
        guard text.tokens.count == 1, text.tokens[0].isNumber, text.tokens[0].count <= 2 else {
            return false
        }
        kind = .plain
        season = text.tokens[0].value
        span.end = span.first + 1
        seasonIsBare = true
        return true
    }

    /// A letter, a range of letters, a year, a decade, a resolution.
    private func isGrouping(_ text: NameText) -> Bool {
        let tokens = text.tokens
        if tokens.count == 1 {
            let token = tokens[0]
            if token.count == 1, !token.isNumber { return true }
            if token.isNumber, token.count == 4, AirDate.isYear(token.value), token.group == 0 {
                return true
            }
            if token.count == 5, text.lower[token.end - 1] == 115,
                text.lower[token.start..<(token.end - 1)].allSatisfy(ASCII.isDigit)
            {
                return true
            }
            return token.tag == .resolution
        }
        if tokens.count == 2 {
            let short = tokens.allSatisfy { $0.count == 1 }
            let years = tokens.allSatisfy { $0.isNumber && AirDate.isYear($0.value) }
            return (short || years) && tokens[1].gap.contains(.dash)
        }
        return false
    }

    private func isCollection(_ text: NameText) -> Bool {
        for index in text.tokens.indices.dropFirst() {
            let token = text.tokens[index]
            if FolderVocabulary.collections.value(text.lower, token.start, token.end) != nil,
                !text.token(index - 1, is: "criterion"), index + 1 >= span.end,
                !(span.yearIsBracketed && text.ids.tmdb != nil)
            {
                return true
            }
        }
        return false
    }
}

extension NameText {
    /// A season named anywhere: `Season 1`, `S01`.
    func seasonMark() -> SeasonWord? {
        let start = titleStart()
        for index in tokens.indices {
            if index > start, tokens[index].tag.isStrong { return nil }
            if let word = seasonWord(at: index) {
                if token(index, is: "series"),
                    bareYear(from: start, tags: firstStrong(from: start)) != nil
                {
                    continue
                }
                return word
            }
            let token = tokens[index]
            guard lower[token.start] == 115, token.count >= 2, token.count <= 5 else { continue }
            var cursor = Cursor(lower, token.start + 1)
            if let number = cursor.number(most: 4),
                cursor.offset == token.end || Self.isDisc(cursor, token.end)
            {
                return SeasonWord(number: number, first: index, last: index)
            }
        }
        return nil
    }

    /// The `D1` of `S07D1`.
    private static func isDisc(_ cursor: Cursor, _ end: Int) -> Bool {
        var cursor = cursor
        return cursor.take("d") && cursor.number(most: 2) != nil && cursor.offset == end
    }

    /// The title of a show: what stands before token `end`, its year split off.
    func showSpan(before end: Int) -> TitleSpan {
        var span = TitleSpan(first: titleStart(), end: end)
        if span.first >= end { span.first = end }
        if span.first < end, let group = group(of: span.first), group.kind == 91,
            let out = (span.first..<end).first(where: {
                tokens[$0].group != tokens[span.first].group
            })
        {
            span.end = out
        }
        if let strong = firstStrong(from: span.first), strong < span.end, strong > span.first {
            span.end = softStart(strong, span.first)
        }
        while span.end > span.first + 1, tokens[span.end - 1].group > 0,
            tokens[span.end - 1].group != tokens[span.first].group, isAddition(span.end - 1)
        { span.end -= 1 }
        if span.end > span.first + 1, tokens[span.end - 1].gap != [],
            SeasonVocabulary.episodes.value(
                lower, tokens[span.end - 1].start, tokens[span.end - 1].end) == 1,
            tokens[span.end - 1].count <= 3
        {
            span.end -= 1
        }
        while span.end > span.first + 1, isShouted(span.end - 1) { span.end -= 1 }
        if let season = (span.first..<max(span.first, span.end)).dropFirst().first(where: {
            isSeasonWord($0)
        }) {
            span.end = season
        }
        if let date = dateMark(), date.last + 1 == span.end, date.first > span.first {
            span.end = date.first
        }
        let number = span.end - 1
        if number > span.first, tokens[number].isNumber, tokens[number].count == 3,
            tokens[number].gap.isSpacedDash
        {
            span.end = number
        }
        if span.end > span.first + 1, token(span.end - 1, is: "complete") {
            span.end -= 1
            if span.end > span.first + 1, token(span.end - 1, is: "the") { span.end -= 1 }
        }
        let last = span.end - 1
        if last > span.first, tokens[last].isNumber, tokens[last].count == 4,
            AirDate.isYear(tokens[last].value),
            tokens[last].group > 0 || !isSpacedYear(last)
        {
            span.year = tokens[last].value
            span.yearIsBracketed = tokens[last].group > 0
            span.isAmbiguous = !span.yearIsBracketed
            span.end = last
        } else if last > span.first, let year = bracketedYear(from: span.first), year < span.end {
            span.year = tokens[year].value
            span.yearIsBracketed = true
            span.end = groupStart(year)
        }
        if let latin = latinStart(span) {
            span.other = span.first..<latin
            span.first = latin
        }
        return span
    }

    /// A bare year in `Space - 1999 - S01E01` and `Sealab 2021 - S01E01` is title.
    private func isSpacedYear(_ index: Int) -> Bool {
        tokens[index].gap.isSpacedDash || hasSpaces && gapAfter(index).isSpacedDash
    }

    /// `Season 1` inside a title: not `series`, which is a title's word too.
    private func isSeasonWord(_ index: Int) -> Bool {
        let token = tokens[index]
        return SeasonVocabulary.seasons.value(lower, token.start, token.end) == 1
            && seasonWord(at: index) != nil
    }

    /// `HD`, `REMASTER` in capitals behind a title.
    private func isShouted(_ index: Int) -> Bool {
        (tokens[index].tag == .soft || tokens[index].tag == .edition) && tokens[index].count >= 2
            && isUpper(index) && tokens[index].group == tokens[index - 1].group
            && !isUpper(index - 1)
    }

    /// Whether brackets behind a title hold tags: square ones always do.
    private func isAddition(_ index: Int) -> Bool {
        if group(of: index)?.kind == 91 { return true }
        let first = groupStart(index)
        return tokens[first].tag == .soft || tokens[first].tag.isStrong
    }

    /// `cd1`, `disc 2`, `dvd1` from a token on.
    func discNumber(from: Int) -> (number: Int, first: Int, last: Int)? {
        for index in tokens.indices.dropFirst(from) {
            if let found = discNumber(at: index) { return found }
        }
        return nil
    }

    private func discNumber(at index: Int) -> (number: Int, first: Int, last: Int)? {
        var cursor = Cursor(lower, tokens[index].start)
        guard cursor.take("cd") || cursor.take("dvd") || cursor.take("disc") || cursor.take("disk")
        else { return nil }
        let end = tokens[index].end
        if cursor.offset == end, index + 1 < tokens.count, tokens[index + 1].isNumber,
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
    }

    /// Other titles a span holds.
    func alternatives(_ span: TitleSpan) -> [String] {
        var result: [String] = []
        if let other = span.other { result.append(title(other.lowerBound, other.upperBound)) }
        if span.isAmbiguous, span.year != nil {
            result.append(title(span.first, min(span.end + 1, tokens.count)))
        }
        return result
    }
}
