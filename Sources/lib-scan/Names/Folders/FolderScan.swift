// Decides what kind of folder a name makes, alone and below other folders.

/// What a folder's name says, read in one pass.
struct FolderScan {
    /// What the folder is for.
    private(set) var kind = FolderKind.plain
    /// The words of its title.
    private(set) var span = TitleSpan(first: 0, end: 0)
    /// The season it is; 0 for specials.
    private(set) var season: Int?
    /// The season is a bare number (`2/`), which may be a title too.
    private(set) var seasonIsBare = false
    /// The season is read from what only looks like one: `Part 1`, `Friends 2`.
    private(set) var seasonIsGuess = false
    /// `Series 7 (2001)`: a season in Britain below a show, else a title.
    private var isSeries = false
    /// It is a season by its name, and may be a show's title: `Series 7`, `Special`.
    private(set) var seasonMayBeTitle = false
    /// The numbers of the episodes in it, as its name gives them: `Show 921-928`.
    private(set) var range: ClosedRange<Int>?
    /// The year it is and nothing else; below a title: the episodes of that year.
    private(set) var yearOfShow: Int?
    /// The show's title when the name reads as a film's and as a season's: `Show Season 1 (2001)`.
    private(set) var seasonShow = ""
    /// The part of `CD1`.
    private(set) var part: Int?
    /// The episode a release folder is named after, when its name holds a marker.
    private(set) var marker: Marker?
    /// The day a release folder is named after.
    private(set) var date: AirDate?
    /// The library of a kind that it is by its own name: `TV Shows`, `Movies`.
    private(set) var ownLibrary = TypeHint.any
    /// A grouping by its name that may be a title all the same: `Kids`, `V`, `1923`.
    private(set) var mayBeTitle = false
    /// Nothing but words of an edition and tags: `Director's Cut`, `Remux 2160p`.
    private var isVersion = false

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
        if named(Self.key(text), text) || seasonFolder(text) { return }
        if let first = release(text) {
            kind = .release
            span = withYear(text.showSpan(before: first), of: marker?.season)
            return
        }
        dropRange(text)
        // `Back to the Future/Part 2 (1989)`
        if span.yearIsBracketed, text.partNumber(from: 0)?.first == 0 {
            kind = .part
            return
        }
        if let disc = text.discNumber(from: span.first + 1), disc.last + 1 == text.tokens.count {
            part = disc.number
        }
        isVersion = text.tokens.allSatisfy(\.isTagged)
        kind = look(text)
        mayBeTitle = kind == .grouping && text.tokens.count == 1
        yearOfShow = mayBeTitle && text[0].isYear ? text[0].value : nil
    }

    /// The kind of a name that no table and no number tells.
    private func look(_ text: NameText) -> FolderKind {
        if text.isGrouping { return .grouping }
        if isCollection(text) { return .collection }
        if text.isNoise(span.first, span.end) || text.isSerial { return .noise }
        if span.yearIsBracketed || !text.ids.isEmpty { return .title }
        return span.hasTags ? .release : span.year != nil ? .title : .plain
    }

    /// Tokens in lower case, joined by `_`, without the sign that sorts a name first: `!Unsorted`.
    static func key(_ text: NameText) -> [UInt8] {
        let key = Array(text.tokens.map { text.lower[$0.start..<$0.end] }.joined(separator: [95]))
        return "!#$%@^".utf8.contains(key.first ?? 0) ? Array(key.dropFirst()) : key
    }

    /// Names found whole in the table, and `CD1`.
    private mutating func named(_ key: [UInt8], _ text: NameText) -> Bool {
        let word = FolderWord.table.value(of: key)
        switch word {
        case .specials:
            (kind, season, seasonMayBeTitle) = (.season, 0, true)
            span.end = span.first
        case .disc: kind = .disc
        case .extras, .extrasAnywhere: (kind, mayBeTitle) = (.extras, true)
        case nil:
            guard let number = text.discNumber(from: 0), number.first == 0 else { return false }
            (kind, part) = (.part, number.number)
        default:
            guard text.ids.isEmpty else { return false }
            (kind, mayBeTitle) = (.grouping, word == .mayBeTitle)
            ownLibrary = word == .movies ? .movie : word == .shows ? .episode : .any
        }
        return true
    }

    /// `Season 1`, `S01`, `Show Season 1`, `Show.S01.1080p`, `2`.
    private mutating func seasonFolder(_ text: NameText) -> Bool {
        guard let found = text.seasonMark() else { return bareNumber(text) }
        if text.fullMarker() != nil { return false }
        let title = text.showSpan(before: found.first)
        season = found.number
        if !title.isEmpty, span.year != nil, span.end == found.last + 1,
            !text[found.first].isEastern
        {
            // `Open Season 2 (2008)` is a movie unless something below says otherwise.
            kind = .title
            seasonShow = text.title(title.first, title.end)
            return true
        }
        kind = .season
        // `Show S1 Specials`, unlike `Season 1 + Specials`
        if text.endsInSpecials, text.tokens.last?.gap.isDisjoint(with: [.joiner, .comma]) == true {
            season = 0
        }
        // `Season 0.5`
        seasonIsGuess = text[found.last + 1].isNumber && text[found.last + 1].gap == .dot
        seasonMayBeTitle = text[found.first].isAny(.seasonOrTitle)
        isSeries = seasonMayBeTitle && span.yearIsBracketed
        span = withYear(title, of: found.number)
        // `Specials (Season 0)`
        if title.end - title.first == 1,
            text[title.first].isAny([.specials, .special, .titleSpecial])
        {
            span.end = span.first
        }
        return true
    }

    private mutating func bareNumber(_ text: NameText) -> Bool {
        guard text.tokens.count == 1, let number = text[0].number(2) else { return false }
        (season, seasonIsBare) = (number, true)
        span.end = span.first + 1
        return true
    }

    /// The folder of an episode, by its number or its day: the first token behind the show.
    private mutating func release(_ text: NameText) -> Int? {
        // Not `24x36 - Words (2016)`: no show in front, and a film's year behind.
        if let found = text.fullMarker(), text.tokens.count > 1 || text[0].count > 3,
            found.first > span.first || !span.yearIsBracketed
        {
            marker = found
        } else if span.hasTags, let found = text.dateMark() {
            date = found.date
            return found.first
        } else if let found = text.episodeWordMarker(), found.first > span.first,
            span.hasTags || found.last + 1 == text.tokens.count
        {
            // `Show.E05.720p.BluRay-GRP`, `Show #1`
            marker = found
        }
        return marker?.first
    }

    /// `Top Gear UK 1-17`, `Police Academy (1-7)`: which seasons or films are in it;
    /// `Iron Pirates 921-928 [1080p]`: which episodes.
    private mutating func dropRange(_ text: NameText) {
        let (start, end) = (text[span.end - 2], text[span.end - 1])
        guard span.end - 2 > span.first, end.gap == .dash, start.isNumber,
            start.value < end.value, !end.isYear, start.value == 1 || end.count > 1
        else { return }
        range = start.value...end.value
        span.end -= 2
    }

    /// `Show S01-02 (2021)`: the year in brackets behind a first season is the show's.
    private func withYear(_ show: TitleSpan, of season: Int?) -> TitleSpan {
        guard season == 1, show.year == nil, span.yearIsBracketed else { return show }
        var show = show
        (show.year, show.yearIsBracketed) = (span.year, true)
        return show
    }

    private func isCollection(_ text: NameText) -> Bool {
        text.tokens.indices.dropFirst().contains {
            text[$0].isAny(.collection) && $0 + 1 >= span.end
                && !text.token($0 - 1, is: "criterion")
        }
    }

    // MARK: - Below other folders

    /// Reads the name again in the light of the folders above it.
    ///
    /// - Parameter told: the season that a sidecar says it is.
    mutating func place(_ text: NameText, below parent: FolderReading?, told: Int?) {
        let isBelow = parent?.isTitled == true
        let isPlain = kind == .plain
        let isExtras =
            (parent?.holdsExtras == true || isBelow && season != nil)
            && text.isExtrasFolder(key: Self.key(text))
        let likely = isBelow && isPlain && told == nil ? likelySeason(text, of: parent) : nil
        if likely != nil, !text.endsInSpecials { seasonIsGuess = true }
        let isTitle = isSeries && !isBelow
        if isTitle { span = text.titleSpan() }
        trim(text, parent)
        if isExtras {
            kind = .extras
        } else if told != nil || likely != nil || seasonIsBare && isBelow {
            kind = .season
        } else if isBelow && isPlain && text.isInBrackets
            || isBelow && isVersion
        {
            // `Show/[Group]/05`, `Film (1999)/Remux 2160p`
            kind = .part
        } else if isTitle {
            kind = .title
        } else if isPlain, parent?.kind == .release, text.isObfuscated(0) {
            kind = .noise
        }
        if seasonIsBare && isBelow || told ?? likely != nil { span.end = span.first }
        season = told ?? likely ?? season
        seasonIsBare = seasonIsBare && told ?? likely == nil
        seasonMayBeTitle = seasonMayBeTitle && kind == .season
        yearOfShow = isBelow ? yearOfShow : nil
    }

    /// Cuts what a folder above says is none of the title.
    private mutating func trim(_ text: NameText, _ parent: FolderReading?) {
        guard let parent else { return }
        if kind == .plain, parent.library == .episode, let volume = text.volumeAtEnd {
            span.end = min(span.end, volume)
        }
        // `Alien Anthology/1 - Alien (1979)`: the folder's place in a set of films.
        if span.yearIsBracketed, text[span.first].number(2) != nil,
            text[span.first + 1].gap.isSpacedDash, parent.kind == .collection
        {
            span.first += 1
        }
    }

    /// The season of a folder called by its show and a number: `Big Bang Theory/TBBT2`, and in a
    /// library of shows `Friends/Friends 2`; of one that calls it otherwise: `Book 3 - Fire`, `Part 1`,
    /// `Series IV`, `Specials and OVAs`.
    private func likelySeason(_ text: NameText, of show: FolderReading?) -> Int? {
        guard let show, let last = text.tokens.last else { return nil }
        if text.endsInSpecials { return 0 }
        let inShows = show.library == .episode
        if text[0].isAny(inShows ? [.seasonLike, .seasonLikeInShows] : .seasonLike),
            let number = text.smallNumber(1)
        {
            return number
        }
        let digits = text.digitsStart(last)
        var cursor = Cursor(text.lower, digits)
        guard let season = cursor.number(most: 2) else { return nil }
        if digits == last.start {
            let title = text.folded(text.titleStart(), text.tokens.count - 1)
            return inShows && title == show.folded ? season : nil
        }
        // `T10`: temporada
        let letters = text.lower[last.start..<digits]
        return letters == show.initials[...] || inShows && letters == [116] ? season : nil
    }
}

extension NameText {
    /// What sorts a library.
    private static let groupings: [[Piece]] = [
        ["a1", "$"], ["a1", "-a1", "$"], ["a1", "=a1", "$"],  // A, A-Z
        ["y", "$"], ["y", "-y", "$"], ["y", "=y", "$"],  // 1923, 1990-1999
        [Piece(.decade), "$"],  // 1990s
        ["y", "n2", "$"],  // 2013-05
        ["y", Piece(.quarter), "$"], [Piece(.quarter), "y", "$"],  // Spring 2019
        ["n3", "-n3", "$"],  // 001-100
    ]

    /// A letter, a year, a range of them, a month.
    fileprivate var isGrouping: Bool { Self.groupings.contains { matches($0, at: 0) } }
}
