// Whether a word or a number that stands where episodes have theirs is one, or a piece of a film's title.

extension NameReader {
    /// `Show (2011) - 141`, `Show - 476-479 (2007) [Group]`: the year stands beside the number.
    func isYearBesideNumber(_ start: Int) -> Bool {
        guard folder.library != .movie, let number = text.placedNumber(from: start),
            number.place == .afterDash || number.place == .inBrackets,
            let year = text.bracketedYear(from: start)
        else { return false }
        if year == number.first - 1 { return year > start && number.width >= 2 }
        return year == number.last + 1 && folder.kind != .title
            && text.groups.contains { $0.kind == 91 }
    }

    /// `05 - Show - Article 1 [Group]`: the number in front is the episode's.
    func isBehindListNumber(_ number: PlacedNumber, _ start: Int) -> Bool {
        guard number.place == .trailing, !isPadded(number), number.first > start,
            let leading = text.leadingNumber(from: start)
        else { return false }
        guard isPadded(leading) else { return false }
        return text[leading.last + 1].gap.isSpacedDash
    }

    /// A year in brackets in the file or on its folder: a movie's mark.
    var isDatedMovie: Bool {
        text.bracketedYear(from: 0) != nil || folder.kind == .title && folder.yearIsBracketed
    }

    /// `Episode 4` is no marker in `Star Wars Episode 4 (1977)`.
    func believes(_ word: Marker) -> Bool {
        if isWordOfShow(word) || isPieceOfFilm(word) { return false }
        if isInShow || word.isSpecial || isWordInBrackets(word) { return true }
        if folder.library == .movie { return false }
        if let year = text.bracketedYear(from: 0) {
            // `Movie (2000) 1of2` is a movie in two pieces.
            let isCounted = text[word.first].startsWithDigit
            return year < word.first && year > text.titleStart() && !isCounted
        }
        let next = word.last + 1
        let isSpelled = !text[word.first].isNumber && text[word.first].count > 4
        // `Show - Episode 05 - Lost in 2022 1080p`: nobody counts films so.
        let isPiece = text[word.first].gap.isSpacedDash && text[word.last].isPadded
        if isSpelled, !isPiece,
            let year = text.bareYear(
                from: text.titleStart(), tags: text.firstStrong(from: word.last)),
            year > word.last
        {
            return false
        }
        // `Show.E13-14.2022.1080p`: not in `Film.Episode.4.1977.1080p`.
        let isLetter = text.lower[text[word.first].start] == 101 && !isSpelled
        if text.titleSpan().hasTags, !isLetter,
            let year = text.bareYear(from: text.titleStart(), tags: text.firstStrong(from: 0)),
            year == next
        {
            return false
        }
        return !(folder.kind == .title && folder.yearIsBracketed && text.titleSpan().year != nil)
    }

    /// `Anime/Film/Film - Part 1 of 2`: a piece, where a library holds films and shows.
    private func isPieceOfFilm(_ word: Marker) -> Bool {
        guard folder.isAnime, text[word.first].isAny(.part), seasonFolder == nil else {
            return false
        }
        return (2...3).contains(text[word.last].value)
    }

    /// `Show (06.seriya)`: the number and its word alone in brackets.
    private func isWordInBrackets(_ word: Marker) -> Bool {
        guard word.last == word.first + 1, folder.library != .movie,
            let group = text.group(of: word.first), group.isClosed,
            text[word.first].start == group.inside, text[word.last].end == group.close
        else { return false }
        return text.episodeWordBehind(word.first) == word.last
    }

    /// `#1 Happy Family/Season 3/#1 Happy Family - 14`: a piece of the show's title that its folder has.
    private func isWordOfShow(_ word: Marker) -> Bool {
        let start = text.titleStart()
        guard word.first == start, let show = showAbove else {
            return false
        }
        return text.end(of: show.folded, from: start).map { $0 > word.last + 1 } ?? false
    }

    /// `Part 3`, `Vol. 2`, `Show Movie - 09`: no episode's number.
    func isPiece(_ number: PlacedNumber) -> Bool {
        let before = number.first - 1
        return text.token(before, is: "part") || text.token(before, is: "vol")
            || text[before].isAny(.of) && text[before - 2].isAny(.part)
            || text.token(before, is: "movie")
                && text[number.first].gap.isSpacedDash
    }

    /// The 1 of `Specials/Show - Words (part 1)`.
    private func isPartInSpecials(_ number: PlacedNumber) -> Bool {
        let before = number.first - 1
        guard isInSeason,
            text.gluedPart(number.first) != nil
                || text[before].isAny(.part)
        else { return false }
        return isPartOfTitle(text[before].isAny(.part) ? before : number.first, text.titleStart())
    }

    /// Whether a number in an episode's place is one: always in a show, nearly always in a fansub's
    /// name, else where its width and its neighbours speak for it.
    func believes(_ number: PlacedNumber, _ isAnime: Bool) -> Bool {
        if isPiece(number) || isPartInSpecials(number) { return false }
        if isInShow { return true }
        if text.isEvent { return false }
        // `2013 - 21 & Over`
        if number.isWeak, number.first == 1, AirDate.isYear(text[0].value) { return false }
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
        return number.width == 3 && text[next].tag.isStrong && text.titleSpan().year == nil
            && !text.hasFilmSource
    }

    /// Whether the files beside this one carry numbers in the same place.
    var numbersBeside: Bool {
        context.areNumbered && folder.kind != .grouping && folder.library != .movie
    }

    /// `Show 484 VOSTFR`: fans count through.
    var isFansubbed: Bool {
        !text.hasTelevisionSource
            && text.tokens.indices.contains { text.token($0, is: "vostfr") }
    }
}
