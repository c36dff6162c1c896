// Whether a word or a number that stands where episodes have theirs is one, or a piece of a film's title.

extension NameReader {
    /// `Show (2011) - 141`, `Show - 476-479 (2007) [Group]`: the year stands beside the number.
    func isYearBesideNumber(_ start: Int) -> Bool {
        guard folder.library != .movie, let number = text.placedNumber(from: start),
            let year = text.bracketedYear(from: start)
        else { return false }
        return year == number.first - 1
            || year == number.last + 1 && text.groups.contains { $0.kind == 91 }
    }

    /// `Episode 4` is no marker in `Star Wars Episode 4 (1977)`.
    func believes(_ word: Marker) -> Bool {
        let (first, last) = (text[word.first], text[word.last])
        // `Anime/Film/Film - Part 1 of 2`: a piece, where a library holds films and shows.
        let isPiece = folder.isAnime && first.isAny(.part) && (2...3).contains(last.value)
        if isPiece || isWordOfShow(word) { return false }
        if isInShow { return true }
        if folder.library == .movie { return false }
        if let year = text.bracketedYear(from: 0) {
            // `Movie (2000) 1of2` is a movie in two pieces.
            return year < word.first && !first.startsWithDigit
        }
        // `Show - Episode 05 - Lost in 2022 1080p`: nobody counts films so.
        if first.count > 4, !last.isPadded,
            text.bareYear(from: text.titleStart(), tags: text.firstStrong(from: word.last)) != nil
        {
            return false
        }
        return folder.kind != .title || !folder.yearIsBracketed
    }

    /// `#1 Happy Family/Season 3/#1 Happy Family - 14`: a piece of the show's title that its folder has.
    private func isWordOfShow(_ word: Marker) -> Bool {
        word.first == text.titleStart()
            && showAbove.flatMap { text.end(of: $0.folded, from: word.first) } ?? 0 > word.last + 1
    }

    /// `Part 3`, `Vol. 2`, `Part 1 of 3`: no episode's number.
    func isPiece(_ number: PlacedNumber) -> Bool {
        let before = number.first - 1
        return text.token(before, is: "part") || text.token(before, is: "vol")
            || text[before].isAny(.of) && text[before - 2].isAny(.part)
    }

    /// Whether a number in an episode's place is one: always in a show, nearly always in a fansub's
    /// name, else where its width and its neighbours speak for it.
    func believes(_ number: PlacedNumber) -> Bool {
        if isPiece(number) { return false }
        if isInShow { return true }
        if text.isEvent { return false }
        let isRound = text.group(of: number.first)?.kind == 40
        let isRange = number.numbers.count > 1
        if text.looksLikeAnime {
            if number.place == .trailing { return number.width >= 2 || isRange }
            return number.place != .inBrackets || !isRound || isPadded(number)
                || number.last + 1 == text.tokens.count
        }
        if folder.library == .movie { return false }
        switch number.place {
        case .afterDash:
            // `Storm - 20 Years Later 1998`
            if number.isWeak, text.titleSpan().year != nil { return false }
            return number.width >= 2 || isNamedLikeFolder(number)
        case .inBrackets:
            return number.first < text.firstStrong(from: 0) ?? text.tokens.count
                && (!isRound || isPadded(number))
        case .leading: return false
        case .trailing:
            return isPadded(number) || numbersBeside || text.hasTelevisionSource
                || isRange && (number.width > 1 || number.numbers[0] == 1)
                || number.width >= 2 && isNamedLikeFolder(number)
                || number.width == 3 && (text.isDashed || isJoinedInRelease(number))
                || number.width >= 3 && text.token(number.last + 1, is: "vostfr")
        }
    }

    /// `Show.706.720p-GRP`: three digits right before a release's tags, and no year; films at the
    /// cinema and on disc have theirs.
    private func isJoinedInRelease(_ number: PlacedNumber) -> Bool {
        text[number.last + 1].tag.isStrong && text.titleSpan().year == nil && !text.hasFilmSource
    }

    /// Whether the files beside this one carry numbers in the same place.
    var numbersBeside: Bool { context.areNumbered && folder.library != .movie }
}
