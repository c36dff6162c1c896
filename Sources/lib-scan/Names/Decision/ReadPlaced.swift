// Whether a number that only its place gives away is an episode's.

extension NameReader {
    /// The marker that words or places give, nil when the file is no episode.
    func placed() -> Marker? {
        guard var marker = placedMarker() else { return nil }
        let isTold = marker.kind == .word || isInShow || text.looksLikeAnime
        let isSure =
            marker.kind == .placed && text.tokens[marker.first].gap.isSpacedDash
            && text.tokens[marker.first].count > 1
        marker.isGuess = marker.isGuess || !isTold && !isSure
        return marker
    }

    private func placedMarker() -> Marker? {
        if !isInShow, text.isMachineName { return nil }
        let start = text.titleStart()
        if !isInSeason, hint != .episode, text.isNumberedMovie(from: start) { return nil }
        let listed = listedMarker()
        // `04 Words, Part 1 of 2` in a season's folder is episode 4.
        if isInSeason, let listed { return listed }
        if let word = text.episodeWordMarker(), believes(word) { return withSeason(word) }
        if let listed { return listed }
        let isAnime = text.looksLikeAnime
        if !isInShow, isDatedMovie, !isAnime, !isYearBesideNumber(start),
            !isNumberBehindTitle(start), !hasDashedPart(start)
        {
            return nil
        }
        if let season = text.seasonMark(),
            season.first > start || isInShow || text.isInOtherTitle(season)
        {
            if text.isSeasonRange(season) { return nil }
            let from = max(season.last + 1, start)
            if let number = numberBehind(season, from) {
                let first = season.first < start ? number.first : season.first
                let counts = number.numbers.contains { $0 < 1000 }
                return marker(
                    number, season: counts ? season.number : nil, from: min(first, number.first))
            }
        }
        if let season = text.seasonMark(), season.first > start {
            return numberBefore(season, start)
        }
        if let pair = text.pairedMarker(from: start), believes(pair: pair) { return pair }
        if let parts = parts(start) { return parts }
        if let number = text.placedNumber(from: start), believes(number, isAnime),
            !(number.isWeak && isInShow && text.leadingNumber(from: start) != nil),
            !isBehindListNumber(number, start)
        {
            return joined(number) ?? seasoned(number)
                ?? marker(number, season: nil, from: number.first)
        }
        if let number = text.leadingNumber(from: start),
            isInShow || numbersBeside || isAnime && isListed(number) || isOnlyNumber(number)
                || folder.library != .movie && folder.kind != .collection && isPadded(number)
                    && text.titleSpan().year == nil && !text.hasFilmSource
        {
            return joined(number) ?? marker(number, season: nil, from: number.first)
        }
        if isInShow, let number = text.numberInFront {
            return joined(number) ?? marker(number, season: nil, from: number.first)
        }
        if let number = text.middleNumber(from: start),
            isInShow || isPadded(number) && (isAnime || isPadded(number, inRelease: start)),
            !isPiece(number), isInShow || number.numbers != [0]
        {
            var marker = joined(number) ?? marker(number, season: nil, from: number.first)
            // `[Group] Gundam 0083 Stardust`
            marker.isGuess = !isInShow && number.width > 3
            return marker
        }
        if isAnime, let number = text.middleNumber(from: start), isAmongWords(number) {
            var marker = marker(number, season: nil, from: number.first)
            marker.isGuess = true
            return marker
        }
        // `grp-tbbt101`: the group in front
        return part(start) ?? glued(start)
            ?? (text.gapAfter(start) == .dash ? glued(start + 1) : nil)
    }

    /// `Show Second Season - 8 - Words, Part 2`: the number right behind the season, else the best.
    private func numberBehind(_ season: SeasonWord, _ from: Int) -> PlacedNumber? {
        let leading = text.leadingNumber(from: from)
        if let leading, leading.first == season.last + 1, text.tokens[from].gap.isSpacedDash {
            return leading
        }
        return text.placedNumber(from: from) ?? leading
    }

    /// `Title II - 06 (Other Title 2nd Season)`: the season in brackets behind the number.
    private func numberBefore(_ season: SeasonWord, _ start: Int) -> Marker? {
        guard text.tokens[season.first].group > 0, let number = text.placedNumber(from: start),
            number.place == .afterDash, !number.isWeak, number.last < season.first
        else { return nil }
        return marker(number, season: season.number, from: number.first)
    }

    /// `tbbt101`: season and episode glued to the initials of the show.
    private func glued(_ start: Int) -> Marker? {
        guard start < text.tokens.count, !text.tokens[start].isNumber,
            text.tokens[start].tag == .none
        else { return nil }
        let token = text.tokens[start]
        var digits = token.end
        while digits > token.start, ASCII.isDigit(text.lower[digits - 1]) { digits -= 1 }
        // `TonikakuKawaii/TonikakuKawaii08`
        if token.end - digits == 2, folder.library != .movie, folder.kind == .plain,
            !folder.isRoot, text.lower[token.start..<digits].elementsEqual(folder.folded),
            let number = Int(String(decoding: text.lower[digits..<token.end], as: UTF8.self))
        {
            var marker = Marker(kind: .placed, season: nil, first: start, last: start)
            marker.absolute = [number]
            return marker
        }
        guard (3...4).contains(token.end - digits), (2...8).contains(digits - token.start),
            start + 1 == text.tokens.count || text.tokens[start + 1].tag != .none
                || text.tokens[start + 1].gap.contains(.dash)
        else { return nil }
        guard isInShow || text.lower[token.start..<digits].elementsEqual(folder.initials) else {
            return nil
        }
        var cursor = Cursor(text.lower, digits)
        guard let value = cursor.number(most: 4), value >= 100, value % 100 > 0,
            seasonFolder?.season.map({ $0 == value / 100 }) ?? true
        else { return nil }
        var marker = Marker(kind: .joined, season: value / 100, first: start, last: start)
        marker.episodes = [value % 100]
        return marker
    }

    /// `06 Title`, `6 - Title` in an anime release; `1001 Nights (1998)` is a title.
    private func isListed(_ number: PlacedNumber) -> Bool {
        let next = number.last + 1
        if next >= text.tokens.count || isPadded(number) { return true }
        return !isDatedMovie && (number.width == 2 || text.tokens[next].gap.isSpacedDash)
    }

    /// `045`, `02`: written with zeros in front.
    func isPadded(_ number: PlacedNumber) -> Bool {
        text.isPadded(number.first)
    }

    /// `Show.08.Episode.Title.720p-GRP`: no film's title has a number written so.
    private func isPadded(_ number: PlacedNumber, inRelease start: Int) -> Bool {
        guard number.width <= 3, number.numbers != [0], number.numbers != [7] || number.width == 2,
            folder.library != .movie
        else {
            return false
        }
        let span = text.titleSpan()
        let gap = text.tokens[number.first].gap
        let isDotted =
            !text.hasSpaces && (gap == .dot || gap == .dash && text.isDashed)
            && text.gapAfter(number.last) == gap
        return (span.hasTags || isDotted) && span.year == nil
    }

    /// `[Group] Show 279 The Title of It [720p]`: between words, of a fansub that has no other number.
    /// A round hundred (`Mob Psycho 100`) and what films are called by belong to the title.
    private func isAmongWords(_ number: PlacedNumber) -> Bool {
        let next = number.last + 1
        guard (2...3).contains(number.width), number.numbers[0] % 100 > 0,
            next + 1 < text.tokens.count, text.group(of: 0)?.kind == 91,
            text.tokens[next].tag == .none, text.tokens[next].group == 0,
            text.tokens[number.first].gap == text.tokens[next].gap,
            text.tokens[next + 1].tag == .none || number.width == 3
        else { return false }
        return !isPiece(number) && text.specialWord(at: next) == nil
            && !text.token(next, is: "the") && !text.token(next, is: "movie")
            && text.titleSpan().year == nil
    }

    /// `Show (2011) - 141`, `Show - 476-479 (2007) [Group]`: the year stands beside the number.
    private func isYearBesideNumber(_ start: Int) -> Bool {
        guard folder.library != .movie, let number = text.placedNumber(from: start),
            number.place == .afterDash || number.place == .inBrackets,
            let year = text.bracketedYear(from: start)
        else { return false }
        if year == number.first - 1 { return year > start && number.width >= 2 }
        return year == number.last + 1 && folder.kind != .title
            && text.groups.contains { $0.kind == 91 }
    }

    /// `05 - Show - Article 1 [Group]`: the number in front is the episode's.
    private func isBehindListNumber(_ number: PlacedNumber, _ start: Int) -> Bool {
        guard number.place == .trailing, !isPadded(number), number.first > start,
            let leading = text.leadingNumber(from: start), leading.last + 1 < text.tokens.count
        else { return false }
        // `Show/530 Words 6`
        if isInShow, leading.width == 3, number.width == 1,
            text.end(of: folder.folded, from: start) == nil
        {
            return true
        }
        guard isPadded(leading) else { return false }
        return text.tokens[leading.last + 1].gap.isSpacedDash
    }

    /// `Show - S32 - Week 45 - Ep 6478`: a season further ahead in the name.
    private func withSeason(_ word: Marker) -> Marker {
        guard word.season == nil, let season = text.seasonMark() else { return word }
        // `Episode 14 Title (saison 2)`
        let isBehind =
            word.first == text.titleStart() && season.first > word.last + 1
            && text.tokens[season.first].group > 0
        guard season.last < word.first || isBehind else { return word }
        var marker = word
        marker.season = season.number
        marker.episodes = word.absolute
        marker.absolute = []
        marker.first = min(season.first, word.first)
        return marker
    }

    /// A year in brackets in the file or on its folder: a movie's mark.
    private var isDatedMovie: Bool {
        text.bracketedYear(from: 0) != nil || folder.kind == .title && folder.yearIsBracketed
    }

    /// `Episode 4` is no marker in `Star Wars Episode 4 (1977)`.
    private func believes(_ word: Marker) -> Bool {
        if isWordOfShow(word) { return false }
        if isInShow || word.isSpecial { return true }
        if folder.library == .movie || isNamedLikeTitle { return false }
        if let year = text.bracketedYear(from: 0) {
            // `Movie (2000) 1of2` is a movie in two pieces.
            let isCounted = ASCII.isDigit(text.lower[text.tokens[word.first].start])
            return year < word.first && year > text.titleStart() && !isCounted
        }
        let next = word.last + 1
        let isSpelled = !text.tokens[word.first].isNumber && text.tokens[word.first].count > 4
        // `Show - Episode 05 - Lost in 2022 1080p`: nobody counts films so.
        let isPiece = text.tokens[word.first].gap.isSpacedDash && text.isPadded(word.last)
        if isSpelled, !isPiece,
            let year = text.bareYear(
                from: text.titleStart(), tags: text.firstStrong(from: word.last)),
            year > word.last
        {
            return false
        }
        // `Show.E13-14.2022.1080p`: not in `Film.Episode.4.1977.1080p`.
        let isLetter = text.lower[text.tokens[word.first].start] == 101 && !isSpelled
        if text.titleSpan().hasTags, !isLetter,
            let year = text.bareYear(from: text.titleStart(), tags: text.firstStrong(from: 0)),
            year == next
        {
            return false
        }
        return !(folder.kind == .title && folder.yearIsBracketed && text.titleSpan().year != nil)
    }

    /// `#1 Happy Family/Season 3/#1 Happy Family - 14`: a piece of the show's title that its folder has.
    private func isWordOfShow(_ word: Marker) -> Bool {
        let start = text.titleStart()
        guard word.first == start, let show = showAbove, word.last + 1 < text.tokens.count else {
            return false
        }
        return text.end(of: show.folded, from: start).map { $0 > word.last + 1 } ?? false
    }

    /// `Episode 50 (2011)/Episode 50`: the folder says that it is a title.
    private var isNamedLikeTitle: Bool {
        item.kind == .title
            && item.folded == Folding.fold(text.title(0, text.tokens.count))
    }

    /// `Part 3`, `Vol. 2`, `Show Movie - 09`: no episode's number.
    private func isPiece(_ number: PlacedNumber) -> Bool {
        let before = number.first - 1
        return text.token(before, is: "part") || text.token(before, is: "vol")
            || text.token(before, is: "movie")
                && text.tokens[number.first].gap.isSpacedDash
    }

    private func believes(_ number: PlacedNumber, _ isAnime: Bool) -> Bool {
        if isPiece(number) { return false }
        if isInShow { return true }
        if text.isEvent { return false }
        // `2013 - 21 & Over`
        if number.isWeak, number.first == 1, AirDate.isYear(text.tokens[0].value) { return false }
        if isAnime {
            if number.place == .trailing {
                return number.width >= 2 || number.isMarked || number.numbers.count > 1
            }
            return number.place != .inBrackets || text.group(of: number.first)?.kind != 40
                || isPadded(number) || number.last + 1 == text.tokens.count
                || number.numbers.count > 1
        }
        if folder.library == .movie { return false }
        switch number.place {
        case .afterDash:
            // `Storm - 20 Years Later 1998`
            if number.isWeak, text.titleSpan().year != nil { return false }
            return number.width >= 2 || number.isMarked
                || folder.kind == .plain && isNamedLikeFolder(number)
        case .inBrackets:
            let strong = text.firstStrong(from: 0) ?? text.tokens.count
            return number.width <= 3 && number.first < strong
                && (text.group(of: number.first)?.kind != 40
                    || isPadded(number) && (number.width == 3 || number.numbers.count > 1))
        case .leading: return false
        case .trailing:
            return number.isMarked || isPadded(number)
                || number.width >= 2 && isNamedLikeFolder(number)
                || numbersBeside
                || number.numbers.count > 1 && (number.width > 1 || number.numbers[0] == 1)
                || text.hasTelevisionSource || isJoinedInRelease(number)
                || number.width == 3 && text.isDashed
                || number.width >= 3 && text.token(number.last + 1, is: "vostfr")
        }
    }

    /// `Show.706.720p-GRP`: three digits right before a release's tags, and no year; films at the
    /// cinema and on disc have theirs.
    private func isJoinedInRelease(_ number: PlacedNumber) -> Bool {
        let next = number.last + 1
        return number.width == 3 && next < text.tokens.count && text.tokens[next].tag.isStrong
            && text.titleSpan().year == nil && !text.hasFilmSource
    }

    /// Whether the files beside this one carry numbers in the same place.
    var numbersBeside: Bool {
        context.areNumbered && folder.kind != .grouping && folder.library != .movie
    }

    /// `Show 484 VOSTFR`: no season has so many episodes, and fans count through.
    func isFansubbed(_ value: Int) -> Bool {
        (value % 100 > 40 || value >= 1000) && !text.hasTelevisionSource
            && text.tokens.indices.contains { text.token($0, is: "vostfr") }
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
