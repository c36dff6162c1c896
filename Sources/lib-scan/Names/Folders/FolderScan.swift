// Reads a folder's name in one pass: what kind of folder it is, and what the name says.

import TraktCore

/// The one pass over a folder's name.
final class FolderScan {
    let text: NameText
    let parent: FolderReading?
    /// What is known so far.
    private(set) var found = FolderName()
    /// The name's tokens in lower case, joined by `_`.
    let key: [UInt8]
    /// `Series 7 (2001)`: a season in Britain below a show, else a title.
    private(set) var isSeries = false
    /// The show's title when the name reads as a movie's and as a season's: `Show Season 1 (2001)`.
    private(set) var show: TitleSpan?
    /// No table knows the name, and nothing in it says what it is but its looks.
    private(set) var isTakenByLooks = false
    /// It lies in a folder of a title, certain or not.
    let isBelowTitle: Bool

    /// A folder's name that is still to be read, and the folder that holds it.
    init(_ text: NameText, _ parent: FolderReading?) {
        self.text = text
        self.parent = parent
        key = Self.key(text)
        isBelowTitle = parent.map { !$0.isRoot && ($0.kind == .title || $0.kind == .plain) } == true
    }

    /// Tokens in lower case, joined by `_`, without the sign that sorts a name first: `!Unsorted`.
    static func key(_ text: NameText) -> [UInt8] {
        let words = text.tokens.lazy.map { text.lower[$0.start..<$0.end] }
        let key = Array(words.joined(separator: [95]))
        let isSigned = key.first.map { "!#$%@^".utf8.contains($0) } == true && key.count > 2
        return isSigned ? Array(key.dropFirst()) : key
    }

    private var span: TitleSpan {
        get { found.span }
        set { found.span = newValue }
    }

    // MARK: - The name alone

    /// Reads the name: what it is called by a table, a season, a release, or else what it looks like.
    func read() {
        guard !text.tokens.isEmpty else {
            found.kind = text.ids.isEmpty ? .grouping : .title
            return
        }
        span = text.titleSpan()
        if text.isTimeOfDay {
            found.kind = .part
            span.end = span.first
        } else if !readWhole(), !readSeason(), !readRelease() {
            dropRange()
            found.kind = Self.kinds.answer(self) ?? .plain
            guard found.kind != .part else { return }
            isTakenByLooks = true
            if let disc = text.discNumber(from: span.first + 1), disc.last + 1 == text.tokens.count
            {
                found.part = disc.number
            }
            guard found.kind == .grouping, text.tokens.count == 1 else { return }
            found.mayBeTitle = text[0].tag != .resolution
            if isBelowTitle, text[0].count == 4, text[0].isNumber {
                found.yearOfShow = text[0].value
            }
        }
    }

    /// Names found whole in a table.
    private func readWhole() -> Bool {
        if FolderVocabulary.specials.value(of: key) != nil {
            (found.kind, found.season, found.seasonMayBeTitle) = (.season, 0, true)
            span.end = span.first
        } else if FolderVocabulary.discs.value(of: key) != nil {
            found.kind = .disc
        } else if FolderVocabulary.extras.value(of: key) != nil {
            (found.kind, found.mayBeTitle) = (.extras, true)
        } else if text.ids.isEmpty, let value = FolderVocabulary.groupings.value(of: key) {
            (found.kind, found.mayBeTitle) = (.grouping, value == 4)
            found.library = value == 1 ? .movie : value == 2 ? .episode : .any
        } else if let disc = text.discNumber(from: 0), disc.first == 0 {
            (found.kind, found.part) = (.part, disc.number)
        } else {
            return false
        }
        return true
    }

    /// `Season 1`, `S01`, `Show Season 1`, `Show.S01.1080p`, `2`.
    private func readSeason() -> Bool {
        guard let season = text.seasonMark() ?? text.specialsAfterYear else {
            guard text.tokens.count == 1, let number = text[0].number(2) else { return false }
            (found.season, found.seasonIsBare) = (number, true)
            span.end = span.first + 1
            return true
        }
        if marker != nil { return false }
        found.season = season.number
        var title = text.showSpan(before: season.first)
        if isBelowTitle, text.saysNothing(title) { title.end = title.first }
        let isInSigns = text.lower[text[season.first].start] >= 0xE3
        if !title.isEmpty, title.year == nil, span.year != nil, span.end == season.last + 1,
            !isInSigns
        {
            // `Open Season 2 (2008)` is a movie unless something below says otherwise.
            found.kind = span.hasTags && !span.yearIsBracketed ? .release : .title
            show = title
            return true
        }
        found.kind = .season
        describe(season, after: title)
        return true
    }

    /// What is known of a season's folder besides its number.
    private func describe(_ season: SeasonWord, after title: TitleSpan) {
        // `Show S1 Specials`, unlike `Season 1 + Specials`.
        let last = text.tokens.count - 1
        if text.endsInSpecials, last == season.last + 1,
            text[last].gap.isDisjoint(with: [.joiner, .comma])
        {
            found.season = 0
        }
        found.part = text.disc(of: season)
        // `Season 0.5`
        found.seasonIsGuess = text.hasSpaces && text.matches(Self.half, at: season.last + 1)
        found.seasonMayBeTitle = text.token(season.first, is: "series")
        found.isSeasonRange = text.isSeasonRange(season)
        found.isOneSeason = !found.seasonMayBeTitle && !found.isSeasonRange
        isSeries = found.seasonMayBeTitle && span.yearIsBracketed
        span = withYear(title, of: season.number)
        // `Specials (Season 0)`
        let (first, end) = (text[title.first].start, text[title.first].end)
        if title.end - title.first == 1,
            FolderVocabulary.specials.value(text.lower, first, end) != nil
        {
            span.end = span.first
        }
    }

    private static let half: [Piece] = [".n"]

    /// A release's name: with a marker, a day, a number that only television has, or several episodes.
    private func readRelease() -> Bool {
        let start = text.titleStart()
        let first: Int
        if let full = marker, text.tokens.count > 1 || text[0].count > 3 {
            (found.marker, first) = (full, full.first)
        } else if span.hasTags, let day = text.dateMark(), day.first > span.first {
            (found.date, first) = (day.date, day.first)
        } else if let word = text.episodeWordMarker(), word.first > span.first, isRelease(word) {
            (found.marker, first) = (word, word.first)
        } else if let joined = joinedMarker() {
            (found.marker, first) = (joined, joined.first)
        } else if text.looksLikeAnime, let range = text.placedNumber(from: start),
            range.numbers.count > 2, range.first > start
        {
            // `[Group] Title 01-13`
            first = range.first
        } else {
            return false
        }
        found.kind = .release
        span = withYear(text.showSpan(before: first), of: found.marker?.season)
        return true
    }

    /// `Show.E05.720p.BluRay-GRP`, `Show #1`
    private func isRelease(_ word: Marker) -> Bool {
        span.hasTags && word.absolute.count == 1 && word.first == word.last
            || text.lower[text[word.first].start] == 35 && word.last + 1 == text.tokens.count
    }

    /// `show.2014.208.hdtv-lol`
    private func joinedMarker() -> Marker? {
        guard span.hasTags, text.hasTelevisionSource, !text.looksLikeAnime,
            let number = text.placedNumber(from: span.first), number.place == .trailing,
            number.width == 3, number.numbers.count == 1, let value = number.numbers.first,
            value > 100, value % 100 > 0
        else { return nil }
        return Marker(
            kind: .joined, season: value / 100, episodes: [value % 100], first: number.first,
            last: number.last)
    }

    /// `Show S01-02 (2021)`: the year in brackets after a first season is the show's.
    private func withYear(_ show: TitleSpan, of season: Int?) -> TitleSpan {
        guard season == 1, show.year == nil, span.yearIsBracketed else { return show }
        var show = show
        (show.year, show.yearIsBracketed) = (span.year, true)
        return show
    }

    /// `Top Gear UK 1-17`, `Police Academy (1-7)`: which seasons or films are in it; `Iron Pirates
    /// 921-928 [1080p]`: which episodes.
    private func dropRange() {
        let end = text.tokens.count
        let (seasons, episodes) = (end - 2, span.end - 2)
        if seasons > span.first, span.end == end, text.matches(Self.seasons, at: seasons),
            text[seasons].value == 1, 2...40 ~= text[end - 1].value
        {
            span.end -= 2
        } else if episodes > span.first, text.matches(Self.episodes, at: episodes),
            text[episodes].count >= 2, text[episodes].value < text[episodes + 1].value,
            !text[episodes + 1].isYear
        {
            found.range = text[episodes].value...text[episodes + 1].value
            span.end -= 2
        }
    }

    private static let seasons: [Piece] = ["n", "-n"]
    private static let episodes: [Piece] = ["no", "-n2-4"]

    // MARK: - What it looks like

    private static let kinds: [Row<FolderScan, FolderKind>] = [
        // `Back to the Future/Part 2 (1989)`
        Row(.part, .yearInBrackets, .partAlone),
        Row(.grouping, Clue { $0.text.tokens.count <= 2 }, .sorts), Row(.collection, .collection),
        Row(.noise, .noise),
        Row(.title, .any(.ids, .all(.yearInBrackets, .any(.not(.tags), .spaced)))),
        Row(.release, .tags), Row(.title, .year),
    ]

    // MARK: - Below its parent

    /// What it is where it lies.
    private static let places: [Row<FolderScan, FolderKind>] = [
        Row(
            .extras, .not(.kind(.disc)), .any(.belowItem, .all(.belowTitle, .season)),
            Clue { $0.text.isExtrasFolder(key: $0.key) }),
        Row(.season, .belowTitle, .any(.bareSeason, .belowShow)),
        Row(.part, .all(.version, .any(.belowTitle, Clue { $0.parent?.kind == .title }))),
        // `Show/[Group]/05`
        Row(.part, .belowTitle, .kind(.plain), Clue { $0.text.isInBrackets }),
        Row(.title, .not(.belowTitle), .series),
        Row(
            .noise, .kind(.plain),
            Clue {
                $0.parent?.kind == .release && $0.text.tokens.count == 1 && $0.text.isObfuscated(0)
            }),
    ]

    /// Puts the name below its parent.
    func place(_ toldSeason: Int?) {
        let isPlain = isBelowTitle && found.kind == .plain
        // `Show/Show Specials (2005)`
        let last = span.end - 1
        let isSpecials =
            isPlain && text.endsInSpecials
            || isBelowTitle && found.kind == .title && text[last].isAny(.specials)
                && text.end(of: parent?.folded ?? [], from: span.first) == last
        let likely =
            isPlain && toldSeason == nil && !isSpecials
            ? parent.flatMap { seasonByTitle(of: $0) } : nil
        found.seasonShow = show.map { text.title($0.first, $0.end) } ?? ""
        var kind = Self.places.answer(self) ?? found.kind
        let isTitle = isSeries && !isBelowTitle
        if isTitle { span = text.titleSpan() }
        if let show, Self.isBelowShow.holds(self) { span = show }
        if found.kind == .plain, parent?.library == .episode, let volume = text.volumeAtEnd,
            volume > span.first
        {
            span.end = min(span.end, volume)
        }
        if isListed { span.first += 1 }
        let isBare = found.seasonIsBare && isBelowTitle
        if isTitle || kind == .extras { found.season = nil }
        if isBelowTitle, [.plain, .release].contains(kind), text.isFinalSeason { kind = .season }
        if let season = toldSeason ?? (isSpecials ? 0 : likely) {
            if kind != .extras { kind = .season }
            found.season = season
            found.seasonIsBare = false
            found.title = ""
        } else {
            found.title =
                isBare || kind == .season && found.season == nil
                ? ""
                : text.title(span.first, span.end)
        }
        found.seasonIsGuess = found.seasonIsGuess || likely != nil
        found.kind = kind
    }

    private static let isBelowShow = Clue<FolderScan>.all(.belowTitle, .belowShow)

    /// The season of a folder called by its show and a number: `Big Bang Theory/TBBT2`, and in a
    /// library of shows `Friends/Friends 2`; of one that calls it otherwise: `Book 3 - Fire`, `Part 1`,
    /// `Series IV`.
    private func seasonByTitle(of show: FolderReading) -> Int? {
        let isInShows = show.library == .episode
        if text.tokens.count > 1, show.library != .movie,
            text[0].isAny(isInShows ? [.seasonLike, .seasonLikeInShows] : .seasonLike),
            let number = text.smallNumber(1)
        {
            return number
        }
        let last = text[text.tokens.count - 1]
        let digits = text.digitsStart(last)
        var cursor = Cursor(text.lower, digits)
        guard last.group == 0, let season = cursor.number(most: 2), season > 0 else { return nil }
        if digits > last.start {
            let letters = text.lower[last.start..<digits]
            // `T10`: temporada
            let isTold =
                letters.elementsEqual(show.initials) && letters.count > 1
                || letters.elementsEqual([116] + show.initials)
                || letters.elementsEqual([116]) && isInShows
            return text.tokens.count == 1 && isTold ? season : nil
        }
        guard text.tokens.count > 1, isInShows else { return nil }
        return text.folded(text.titleStart(), text.tokens.count - 1) == show.folded ? season : nil
    }

    /// `Alien Anthology/1 - Alien (1979)`: the folder's place in a set of films.
    private var isListed: Bool {
        let next = span.first + 1
        guard let parent, span.yearIsBracketed, next < span.end, text[span.first].number(2) != nil,
            text[next].gap.contains(.space), !text[next].gap.isDisjoint(with: [.dash, .dot])
        else { return false }
        return parent.kind == .collection
            || parent.kind == .plain && parent.library == .movie && !parent.isRoot
    }
}

extension FolderScan {
    /// The full marker. In `24x36 - Words (2016)` it is a part of the title: no show's title comes
    /// before it, and a film's year follows. The same holds for `3x3 Eyes` outside of a show's folder.
    var marker: Marker? {
        let marker = text.fullMarker()
        guard let full = marker, full.first == found.span.first, text[full.first].startsWithDigit
        else { return marker }
        let end = parent.flatMap { text.end(of: $0.folded, from: full.first) } ?? 0
        let isTitle = isBelowTitle ? end > full.last : text.mayBeginTitle(full)
        return found.span.yearIsBracketed || isTitle ? text.fullMarker(from: full.last + 1) : full
    }
}
