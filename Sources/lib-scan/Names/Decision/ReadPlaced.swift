// Whether a number that only its place gives away is an episode's.

extension NameReader {
    /// The marker that words or places give, nil when the file is no episode.
    func placed() -> Marker? {
        guard var marker = placedMarker() else { return nil }
        let isTold = marker.kind == .word || isInShow || text.looksLikeAnime
        let isSure =
            marker.kind == .placed && text[marker.first].gap.isSpacedDash
            && text[marker.first].count > 1
        if !isTold, !isSure { marker.doubt.formUnion(.isEpisode) }
        return marker
    }

    /// Whether the folder is a show's, whose files may begin with season and episode: `3-07 - Words`.
    var isParentOfPairs: Bool {
        folder.library != .movie && folder.kind == .plain && !folder.isRoot
            && !text.looksLikeAnime && !folder.isAnime
    }

    /// What the first rule that decides gives.
    private func placedMarker() -> Marker? {
        let start = text.titleStart()
        for rule in NumberRule.table {
            switch rule.read(self, start) {
            case .pass: continue
            case .nothing: return nil
            case .marker(var marker):
                if marker.pattern.utf8CodeUnitCount == 0 { marker.pattern = rule.name }
                return marker
            }
        }
        return nil
    }

    /// What the rules after the one called `name` would give that differs from `marker`: the runner-up.
    func runnerUp(to marker: Marker) -> Marker? {
        let start = text.titleStart()
        var isBehind = false
        for rule in NumberRule.table {
            if isBehind, case .marker(let other) = rule.read(self, start),
                other.season != marker.season || other.episodes != marker.episodes
                    || other.absolute != marker.absolute
            {
                return other
            }
            isBehind = isBehind || "\(rule.name)" == "\(marker.pattern)"
        }
        return nil
    }

    /// The season's word, and the number that belongs to it.
    func seasonAndItsNumber(_ start: Int) -> NumberRule.Finding {
        guard let season = text.seasonMark(),
            season.first > start || isInShow || text.isInOtherTitle(season)
        else { return .pass }
        if text.isSeasonRange(season) { return .nothing }
        let part = text.seasonPart(behind: season)
        let from = max((part?.last ?? season.last) + 1, start)
        guard let number = numberBehind(season, from) else { return part == nil ? .pass : .nothing }
        let first = season.first < start ? number.first : season.first
        let counts = number.numbers.contains { $0 < 1000 }
        var marker = marker(
            number, season: counts ? season.number : nil, from: min(first, number.first))
        marker.seasonPart = part?.number
        return .marker(marker)
    }

    /// A number after a dash, in brackets or at the end.
    func numberInItsPlace(_ start: Int) -> Marker? {
        guard let number = text.placedNumber(from: start), believes(number, text.looksLikeAnime),
            !(number.isWeak && isInShow && text.leadingNumber(from: start) != nil),
            !isBehindListNumber(number, start)
        else { return nil }
        return joined(number) ?? seasoned(number) ?? marker(number, season: nil, from: number.first)
    }

    /// A number in front of the name.
    func numberInFront(_ start: Int) -> Marker? {
        guard let number = text.leadingNumber(from: start), !isListOfFilms(number),
            isInShow || numbersBeside || text.looksLikeAnime && isListed(number)
                || isOnlyNumber(number)
                || folder.library != .movie && folder.kind != .collection && isPadded(number)
                    && text.titleSpan().year == nil && !text.hasFilmSource
        else { return nil }
        // `24 7 Words Part01`: the number may be the title's.
        if text.gapAfter(number.last) == .space, !isPadded(number), !numbersBeside,
            let part = part(start)
        {
            return part
        }
        return joined(number) ?? marker(number, season: nil, from: number.first)
    }

    /// A number between words.
    func numberAmongWords(_ start: Int) -> Marker? {
        guard let number = text.middleNumber(from: start), !isPiece(number) else { return nil }
        let isAnime = text.looksLikeAnime
        let isTold =
            (isInShow || isPadded(number) && (isAnime || isPadded(number, inRelease: start)))
            && (isInShow || number.numbers != [0])
        let isLikely =
            isAnime ? isAmongWords(number) : number.width == 3 && isNamedLikeFolder(number)
        guard isTold || isLikely else { return nil }
        var marker = joined(number) ?? marker(number, season: nil, from: number.first)
        // `[Group] Gundam 0083 Stardust`
        if !isTold || !isInShow && number.width > 3 { marker.doubt.formUnion(.isEpisode) }
        return marker
    }

    /// `show-xvid-104` in a library of shows.
    func numberBehindTags(_ start: Int) -> Marker? {
        guard folder.library == .episode,
            let number = text.lastNumber(at: text.tokens.count - 1), number.width == 3,
            number.first > start, text[number.first - 1].tag.isStrong
        else { return nil }
        return joined(number)
    }

    /// Whether a year says that the file is a film, and no number speaks against it.
    func isDatedFilm(_ start: Int) -> Bool {
        !isInShow && isDatedMovie && !text.looksLikeAnime && !isYearBesideNumber(start)
            && !isNumberBehindTitle(start) && !hasDashedPart(start)
            && !(text.leadingNumber(from: start).map { isOnlyNumber($0) } ?? false)
    }

    /// `01 - Film (2008)`: a year in brackets at the end, in no show.
    func isListOfFilms(_ number: PlacedNumber) -> Bool {
        guard !isInShow, !text.looksLikeAnime, let year = text.bracketedYear(from: 0) else {
            return false
        }
        return year > number.last + 1
    }

    /// `Show Second Season - 8 - Words, Part 2`: the number right behind the season, else the best.
    private func numberBehind(_ season: SeasonWord, _ from: Int) -> PlacedNumber? {
        let leading = text.leadingNumber(from: from)
        if let leading, leading.first == season.last + 1, text[from].gap.isSpacedDash {
            return leading
        }
        return text.placedNumber(from: from) ?? leading ?? text.lastNumber(at: from)
    }

    /// `Title II - 06 (Other Title 2nd Season)`: the season in brackets behind the number.
    func numberBefore(_ season: SeasonWord, _ start: Int) -> Marker? {
        guard text[season.first].group > 0, let number = text.placedNumber(from: start),
            number.place == .afterDash, !number.isWeak, number.last < season.first
        else { return nil }
        return marker(number, season: season.number, from: number.first)
    }

    /// `tbbt101`: season and episode glued to the initials of the show.
    func glued(_ start: Int) -> Marker? {
        guard start < text.tokens.count, !text[start].isNumber,
            !text[start].isTagged
        else { return nil }
        let token = text[start]
        let digits = text.digitsStart(token)
        // `TonikakuKawaii/TonikakuKawaii08`
        if token.end - digits == 2, folder.library != .movie, folder.kind == .plain,
            !folder.isRoot, text.lower[token.start..<digits].elementsEqual(folder.folded),
            let number = Int(String(decoding: text.lower[digits..<token.end], as: UTF8.self))
        {
            return Marker(
                kind: .placed, season: nil, absolute: [number], first: start, last: start)
        }
        guard (3...4).contains(token.end - digits), (2...8).contains(digits - token.start),
            start + 1 == text.tokens.count || text[start + 1].isTagged
                || text[start + 1].gap.contains(.dash)
        else { return nil }
        guard isInShow || text.lower[token.start..<digits].elementsEqual(folder.initials) else {
            return nil
        }
        var cursor = Cursor(text.lower, digits)
        guard let value = cursor.number(most: 4), value >= 100, value % 100 > 0,
            seasonFolder?.season.map({ $0 == value / 100 }) ?? true
        else { return nil }
        return Marker(
            kind: .joined, season: value / 100, episodes: [value % 100], first: start, last: start)
    }

    /// `06 Title`, `6 - Title` in an anime release; `1001 Nights (1998)` is a title.
    private func isListed(_ number: PlacedNumber) -> Bool {
        let next = number.last + 1
        if next >= text.tokens.count || isPadded(number) { return true }
        return !isDatedMovie && (number.width == 2 || text[next].gap.isSpacedDash)
    }

    /// `045`, `02`: written with zeros in front.
    func isPadded(_ number: PlacedNumber) -> Bool {
        text[number.first].isPadded
    }

    /// `Show.08.Episode.Title.720p-GRP`: no film's title has a number written so.
    private func isPadded(_ number: PlacedNumber, inRelease start: Int) -> Bool {
        guard number.width <= 3, number.numbers != [0], number.numbers != [7] || number.width == 2,
            folder.library != .movie
        else {
            return false
        }
        let span = text.titleSpan()
        let gap = text[number.first].gap
        let isDotted =
            !text.hasSpaces && (gap == .dot || gap == .dash && text.isDashed)
            && text.gapAfter(number.last) == gap
        return (span.hasTags || isDotted) && span.year == nil
    }

    /// `[Group] Show 279 The Title of It [720p]`: between words, of a fansub that has no other number.
    /// A round hundred (`Mob Psycho 100`) and what films are called by belong to the title.
    private func isAmongWords(_ number: PlacedNumber) -> Bool {
        let next = number.last + 1
        guard (2...4).contains(number.width), number.numbers[0] % 100 > 0,
            next + 1 < text.tokens.count, text.group(of: 0)?.kind == 91,
            !text[next].isTagged, text[next].group == 0,
            text[number.first].gap == text[next].gap,
            !text[next + 1].isTagged || number.width >= 3
        else { return false }
        return text.specialWord(at: next) == nil
            && !text.token(next, is: "movie")
            && !(text.token(next, is: "the")
                && (number.width < 3 || text.token(next + 1, is: "movie")))
            && text.titleSpan().year == nil
    }

    /// `Show - S32 - Week 45 - Ep 6478`: a season further ahead in the name.
    func withSeason(_ word: Marker) -> Marker {
        guard word.season == nil, let season = text.seasonMark() else { return word }
        // `Episode 14 Title (saison 2)`
        let isBehind =
            word.first == text.titleStart() && season.first > word.last + 1
            && text[season.first].group > 0
        guard season.last < word.first || isBehind else { return word }
        var marker = word
        marker.season = season.number
        marker.episodes = word.absolute
        marker.absolute = []
        marker.first = min(season.first, word.first)
        return marker
    }

    /// The marker a number makes.
    func marker(_ number: PlacedNumber, season: Int?, from: Int) -> Marker {
        var marker = Marker(kind: .placed, season: season, first: from, last: number.last)
        if season == nil {
            marker.absolute = number.isHalf ? [] : number.numbers
        } else {
            marker.episodes = number.isHalf ? [] : number.numbers
        }
        marker.part = number.part
        return marker
    }
}
