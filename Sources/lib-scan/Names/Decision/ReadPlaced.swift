// Whether a number that only its place gives away is an episode's.

extension NameReader {
    /// The marker that words or places give, nil when the file is no episode.
    func placed() -> Marker? {
        guard var marker = placed(from: 0, differingFrom: nil) else { return nil }
        let first = text[marker.first]
        let isSure = marker.kind == .placed && first.gap.isSpacedDash && first.count > 1
        if marker.kind != .word, !isInShow, !text.looksLikeAnime, !isSure {
            marker.doubt.formUnion(.isEpisode)
        }
        return marker
    }

    /// What the rules after the one that gave `marker` would give that differs: the runner-up.
    func runnerUp(to marker: Marker) -> Marker? {
        let row = NumberRule.table.firstIndex { "\($0.name)" == "\(marker.pattern)" }
        return row.flatMap { placed(from: $0 + 1, differingFrom: marker) }
    }

    /// What the first rule that decides gives, or the first that gives other numbers than another.
    private func placed(from row: Int, differingFrom other: Marker?) -> Marker? {
        let start = text.titleStart()
        for rule in NumberRule.table[row...] {
            switch rule.read(self, start) {
            case .pass: continue
            case .nothing:
                if other == nil { return nil }
            case .marker(var marker):
                if let other, marker.season == other.season, marker.episodes == other.episodes,
                    marker.absolute == other.absolute
                {
                    continue
                }
                if marker.pattern.utf8CodeUnitCount == 0 { marker.pattern = rule.name }
                return marker
            }
        }
        return nil
    }

    /// The season's word, and the number that belongs to it.
    func seasonAndItsNumber(_ start: Int) -> NumberRule.Finding {
        guard let season = text.seasonMark(), season.first > start || text.isInOtherTitle(season)
        else { return .pass }
        if text.isSeasonRange(season) { return .nothing }
        let part = text.seasonPart(behind: season)
        let from = max((part?.last ?? season.last) + 1, start)
        // `Show Second Season - 8 - Words, Part 2`: the number right behind the season, else the best.
        let leading = text.leadingNumber(from: from)
        let best = leading != nil && text[from].gap.isSpacedDash ? leading : nil
        guard
            let number = best ?? text.placedNumber(from: from) ?? leading
                ?? text.lastNumber(at: from)
        else { return part == nil ? .pass : .nothing }
        let first = season.first < start ? number.first : season.first
        let counts = number.numbers.contains { $0 < 1000 }
        var marker = marker(
            number, season: counts ? season.number : nil, from: min(first, number.first))
        marker.seasonPart = part?.number
        return .marker(marker)
    }

    /// `Title II - 06 (Other Title 2nd Season)`: the season behind the number.
    func numberBeforeSeason(_ start: Int) -> NumberRule.Finding {
        guard let season = text.seasonMark(), season.first > start else { return .pass }
        guard let number = text.placedNumber(from: start), number.place == .afterDash,
            number.last < season.first
        else { return .nothing }
        return .marker(marker(number, season: season.number, from: number.first))
    }

    /// A number after a dash, in brackets or at the end.
    func numberInItsPlace(_ start: Int) -> Marker? {
        guard let number = text.placedNumber(from: start), believes(number) else { return nil }
        return joined(number) ?? seasoned(number) ?? marker(number)
    }

    /// A number in front of the name.
    func numberInFront(_ start: Int) -> Marker? {
        guard let number = text.leadingNumber(from: start), !isListOfFilms(number) else {
            return nil
        }
        let gap = text[number.last + 1].gap
        let isInFilms = folder.library == .movie || folder.kind == .collection
        guard
            isInShow || numbersBeside || isOnlyNumber(number)
                || text.looksLikeAnime && (number.width == 2 || gap.isSpacedDash)
                || isPadded(number) && !isInFilms && text.titleSpan().year == nil
                    && !text.hasFilmSource
        else { return nil }
        // `24 7 Words Part01`: the number may be the title's.
        if gap == .space, !isPadded(number), let part = part(start) { return part }
        return marker(number)
    }

    /// A number between words.
    func numberAmongWords(_ start: Int) -> Marker? {
        guard let number = text.middleNumber(from: start), !isPiece(number) else { return nil }
        let isAnime = text.looksLikeAnime
        let gap = text[number.first].gap
        let isDotted = gap == .dot || gap == .dash && text.isDashed
        // `Show.08.Episode.Title.720p-GRP`: no film's title has a number written so.
        let isTold =
            isInShow
            || isPadded(number)
                && (isAnime || isDotted && number.width <= 3 && text.titleSpan().year == nil)
        let isLikely =
            isAnime ? isAmongWords(number) : number.width == 3 && isNamedLikeFolder(number)
        guard isTold || isLikely else { return nil }
        var marker = marker(number)
        if !isTold { marker.doubt.formUnion(.isEpisode) }
        return marker
    }

    /// `[Group] Show 279 The Title of It [720p]`: between words, of a fansub that has no other number.
    /// A round hundred (`Mob Psycho 100`) and what films are called by belong to the title.
    private func isAmongWords(_ number: PlacedNumber) -> Bool {
        let next = number.last + 1
        return number.numbers[0] % 100 > 0 && next + 1 < text.tokens.count
            && !text[next].isTagged && text[number.first].gap == text[next].gap
            && (number.width > 2 || !text.token(next, is: "the"))
    }

    /// `show-xvid-104` in a library of shows.
    func numberBehindTags() -> Marker? {
        guard folder.library == .episode,
            let number = text.lastNumber(at: text.tokens.count - 1), number.width == 3
        else { return nil }
        return joined(number)
    }

    /// Whether a year in brackets says that the file is a film, and no number speaks against it.
    func isDatedFilm(_ start: Int) -> Bool {
        guard !isInShow,
            text.bracketedYear(from: 0) != nil || folder.kind == .title && folder.yearIsBracketed
        else { return false }
        return !text.looksLikeAnime && !isYearBesideNumber(start) && !isNumberBehindTitle(start)
            && !hasDashedPart
            && text.leadingNumber(from: start).map { isOnlyNumber($0) } != true
    }

    /// `Show (1969)/Show - Part 05 - Words`.
    private var hasDashedPart: Bool {
        folder.library != .movie && text.bracketedYear(from: 0) == nil
            && text.first(Self.dashedPart, from: 1) != nil
    }

    private static let dashedPart: [Piece] = [Piece(.part, "="), "n2z", "=w"]

    /// `01 - Film (2008)`: a year in brackets at the end, in no show.
    func isListOfFilms(_ number: PlacedNumber) -> Bool {
        !isInShow && text.bracketedYear(from: 0) ?? 0 > number.last + 1
    }

    /// `tbbt101`: season and episode glued to the initials of the show.
    func glued(_ start: Int) -> Marker? {
        let token = text[start]
        let digits = text.digitsStart(token)
        var cursor = Cursor(text.lower, digits)
        guard digits > token.start, let value = cursor.number(most: 4) else { return nil }
        let letters = text.lower[token.start..<digits]
        // `TonikakuKawaii/TonikakuKawaii08`
        if token.end - digits == 2, letters.elementsEqual(folder.folded) {
            return Marker(
                kind: .placed, season: nil, absolute: [value], first: start, last: start)
        }
        guard value >= 100,
            isInShow || letters.elementsEqual(folder.initials)
        else { return nil }
        return Marker(joined: value, first: start, last: start)
    }

    /// `045`, `02`: written with zeros in front.
    func isPadded(_ number: PlacedNumber) -> Bool { text[number.first].isPadded }

    /// `Show - S32 - Week 45 - Ep 6478`: a season elsewhere in the name.
    func withSeason(_ word: Marker) -> Marker {
        guard word.season == nil, let season = text.seasonMark() else { return word }
        var marker = word
        marker.season = season.number
        (marker.episodes, marker.absolute) = (word.absolute, [])
        marker.first = min(season.first, word.first)
        return marker
    }

    // MARK: - Parts of a series: `Part 3`, where a film in pieces has them, too

    /// `Show part 1 to 4`.
    func parts(_ start: Int) -> Marker? {
        guard let found = text.partNumber(from: start + 1), let last = text.lastPart(behind: found)
        else { return nil }
        return Marker(
            kind: .placed, season: nil, absolute: Array(found.number...last.number),
            first: found.first, last: last.last)
    }

    /// `Show.Part.3.HDTV`, `pt_II`: the parts of a short series, where nothing better is.
    func part(_ start: Int) -> Marker? {
        guard let found = text.partNumber(from: start), !isPartOfTitle(found.first, start),
            // `Dune.Part.Two.2024.720p.HDTV`, `Part 1 of 2`
            !text[found.last + 1].isYear, !text[found.last + 1].isAny(.of)
        else { return nil }
        // `Show.Part.05.Words.1080p`, `Show.2010.Part.3.720p`, `Show.2001.Part.7.The.Title.1080p`: films
        // are released in one piece, and have no zeros in their numbers and no title behind them.
        let next = text[found.last + 1]
        let isCounted =
            folder.library != .movie
            && (text[found.last].isPadded
                || text[found.first - 1].isYear
                    && (next.tag == .resolution || next.isWorded && !next.isTagged))
        guard isInShow || text.hasTelevisionSource || isCounted else { return nil }
        return Marker(
            kind: .placed, season: nil, absolute: [found.number], first: found.first,
            last: found.last)
    }

    /// `Prof/Season 12/Raft in Time Part 2`: in a season, words before the part that are not the
    /// show's are the episode's title.
    private func isPartOfTitle(_ part: Int, _ start: Int) -> Bool {
        guard isInSeason, part > start, let show = showAbove else { return false }
        return !text[part - 1].isNumber && text.folded(start, part) != show.folded
    }
}
