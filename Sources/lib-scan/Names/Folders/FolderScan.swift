// Decides what kind of folder a name makes.

/// The one pass over a folder's name.
struct FolderScan {
    private(set) var kind = FolderKind.plain
    private(set) var span = TitleSpan(first: 0, end: 0)
    private(set) var season: Int?
    private(set) var seasonIsBare = false
    private(set) var seasonIsGuess = false
    /// `Series 7 (2001)`: a season in Britain below a show, else a title.
    private(set) var isSeries = false
    /// `Series 7`, `Special`: a season's name that may be a title.
    private(set) var isSeriesOrSpecial = false
    /// Nothing but words of an edition and tags: `Director's Cut`, `Remux 2160p`.
    private(set) var isVersion = false
    /// The numbers of the episodes that are in it.
    private(set) var range: ClosedRange<Int>?
    /// The year it is and nothing else.
    private(set) var year: Int?
    /// The show's title when the name reads as a movie's and as a season's: `Show Season 1 (2001)`.
    private(set) var show: TitleSpan?
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
        if text.isTimeOfDay {
            kind = .part
            span.end = span.first
            return
        }
        let key = Self.key(text)
        if named(key, text) { return }
        if seasonFolder(text) { return }
        if let found = text.fullMarker(), text.tokens.count > 1 || text[0].count > 3,
            !isTitle(text, from: found)
        {
            kind = .release
            marker = found
            span = withYear(text.showSpan(before: found.first), of: found.season)
            return
        }
        if span.hasTags, let found = text.dateMark(), found.first > span.first {
            kind = .release
            date = found.date
            span = text.showSpan(before: found.first)
            return
        }
        if span.hasTags, let found = text.episodeWordMarker(), found.first > span.first,
            found.absolute.count == 1, found.first == found.last
        {
            // `Show.E05.720p.BluRay-GRP`
            kind = .release
            marker = found
            span = text.showSpan(before: found.first)
            return
        }
        if let found = text.episodeWordMarker(), found.first > span.first,
            text.lower[text[found.first].start] == 35, found.last + 1 == text.tokens.count
        {
            // `Show #1`
            kind = .release
            marker = found
            span = text.showSpan(before: found.first)
            return
        }
        if span.hasTags, text.hasTelevisionSource, !text.looksLikeAnime,
            let found = text.placedNumber(from: span.first), found.place == .trailing,
            found.width == 3, found.numbers.count == 1, found.numbers[0] % 100 > 0,
            found.numbers[0] > 100
        {
            // `show.2014.208.hdtv-lol`
            kind = .release
            marker = Marker(
                kind: .joined, season: found.numbers[0] / 100, first: found.first, last: found.last)
            marker?.episodes = [found.numbers[0] % 100]
            span = text.showSpan(before: found.first)
            return
        }
        if text.looksLikeAnime, let range = text.placedNumber(from: text.titleStart()),
            range.numbers.count > 2, range.first > text.titleStart()
        {
            // `[Group] Title 01-13`
            kind = .release
            span = text.showSpan(before: range.first)
            return
        }
        dropRange(text)
        // `Back to the Future/Part 2 (1989)`
        if span.yearIsBracketed, let found = text.partNumber(from: 0), found.first == 0,
            found.last + 1 == span.end
        {
            kind = .part
            return
        }
        if let disc = text.discNumber(from: span.first + 1), disc.last + 1 == text.tokens.count {
            part = disc.number
        }
        isVersion =
            text.tokens.allSatisfy { $0.tag == .edition || $0.tag.isStrong || $0.tag == .soft }
            && text.tokens.contains { $0.tag != .soft }
        if isGrouping(text) {
            kind = .grouping
            mayBeTitle = text.tokens.count == 1 && text[0].tag != .resolution
            if text.tokens.count == 1, text[0].count == 4, text[0].isNumber {
                year = text[0].value
            }
        } else if isCollection(text) {
            kind = .collection
        } else if text.isNoise(span.first, span.end) || text.isSerial {
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

    /// Tokens in lower case, joined by `_`, without the sign that sorts a name first: `!Unsorted`.
    static func key(_ text: NameText) -> [UInt8] {
        var key: [UInt8] = []
        for token in text.tokens {
            if !key.isEmpty { key.append(95) }
            key += text.lower[token.start..<token.end]
        }
        let isSigned = key.first.map { "!#$%@^".utf8.contains($0) } == true && key.count > 2
        return isSigned ? Array(key.dropFirst()) : key
    }

    /// Names found whole in a table.
    private mutating func named(_ key: [UInt8], _ text: NameText) -> Bool {
        if FolderVocabulary.specials.value(of: key) != nil {
            kind = .season
            season = 0
            isSeriesOrSpecial = true
            span.end = span.first
        } else if FolderVocabulary.discs.value(of: key) != nil {
            kind = .disc
        } else if FolderVocabulary.extras.value(of: key) != nil {
            kind = .extras
            mayBeTitle = true
        } else if text.ids.isEmpty, let value = FolderVocabulary.groupings.value(of: key) {
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
        let isInSigns = text.lower[text[found.first].start] >= 0xE3
        if !title.isEmpty, span.year != nil, span.end == found.last + 1, !isInSigns {
            // `Open Season 2 (2008)` is a movie unless something below says otherwise.
            kind = span.hasTags && !span.yearIsBracketed ? .release : .title
            season = found.number
            show = title
            return true
        }
        kind = .season
        season = isSpecials(text, found) ? 0 : found.number
        // `Season 0.5`
        let next = found.last + 1
        seasonIsGuess =
            text[next].isNumber
            && text[next].gap == .dot && text.hasSpaces
        isSeriesOrSpecial = text.token(found.first, is: "series")
        isSeries = isSeriesOrSpecial && span.yearIsBracketed
        span = withYear(title, of: found.number)
        // `Specials (Season 0)`
        if title.end - title.first == 1,
            FolderVocabulary.specials.value(
                text.lower, text[title.first].start, text[title.first].end) != nil
        {
            span.end = span.first
        }
        return true
    }

    /// `Show S1 Specials`, unlike `Season 1 + Specials`.
    private func isSpecials(_ text: NameText, _ season: SeasonWord) -> Bool {
        let last = text.tokens.count - 1
        return text.endsInSpecials && last == season.last + 1
            && text[last].gap.isDisjoint(with: [.joiner, .comma])
    }

    /// `Top Gear UK 1-17`, `Police Academy (1-7)`: which seasons or films are in it.
    private mutating func dropRange(_ text: NameText) {
        let last = text.tokens.count - 1
        guard last - 1 > span.first, span.end == last + 1, text[last].isNumber,
            text[last].gap == .dash, text[last - 1].value == 1,
            (2...40).contains(text[last].value)
        else { return dropEpisodeRange(text) }
        span.end -= 2
    }

    /// `Iron Pirates 921-928 [1080p]`: which episodes are in it.
    private mutating func dropEpisodeRange(_ text: NameText) {
        let last = span.end - 1
        guard last - 1 > span.first, text[last].gap == .dash, text[last].isNumber,
            text[last - 1].isNumber, (2...4).contains(text[last].count),
            text[last - 1].count >= 2, text[last - 1].value < text[last].value,
            !AirDate.isYear(text[last].value), text[last - 1].group == 0
        else { return }
        range = text[last - 1].value...text[last].value
        span.end -= 2
    }

    /// `24x36 - Words (2016)`: no show in front, and a film's year behind.
    private func isTitle(_ text: NameText, from marker: Marker) -> Bool {
        marker.first == span.first && span.yearIsBracketed
            && text[marker.first].startsWithDigit
    }

    /// `Show S01-02 (2021)`: the year in brackets behind a first season is the show's.
    private func withYear(_ show: TitleSpan, of season: Int?) -> TitleSpan {
        guard season == 1, show.year == nil, span.yearIsBracketed else { return show }
        var show = show
        show.year = span.year
        show.yearIsBracketed = true
        return show
    }

    private mutating func bareNumber(_ text: NameText) -> Bool {
        guard text.tokens.count == 1, text[0].isNumber, text[0].count <= 2 else {
            return false
        }
        kind = .plain
        season = text[0].value
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
            // `001-100`
            let numbers =
                tokens.allSatisfy { $0.isNumber && $0.count >= 2 && $0.count == tokens[0].count }
                && tokens[0].value < tokens[1].value && tokens[0].value % 10 == 1
            // `2013-05`, `2013.05`
            let isMonth =
                tokens[0].count == 4 && AirDate.isYear(tokens[0].value) && tokens[1].count == 2
                && (1...12).contains(tokens[1].value) && tokens[1].gap != .space
            // `Spring 2019`, `2019 Spring`
            let isQuarter = (0...1).contains {
                text[$0].isYear && text[1 - $0].isAny(.quarter)
            }
            return isMonth || isQuarter
                || (short || years || numbers) && tokens[1].gap.contains(.dash)
        }
        return false
    }

    private func isCollection(_ text: NameText) -> Bool {
        for index in text.tokens.indices.dropFirst() {
            let token = text[index]
            if token.isAny(.collection),
                !text.token(index - 1, is: "criterion"), index + 1 >= span.end,
                !(span.yearIsBracketed && text.ids.tmdb != nil)
            {
                return true
            }
        }
        return false
    }
}
