// Whether a number that only its place gives away is an episode's.

extension NameReader {
    /// The marker that words or places give, nil when the file is no episode.
    func placed() -> Marker? {
        let start = text.titleStart()
        if let word = text.episodeWordMarker(), believes(word) { return word }
        let isAnime = text.looksLikeAnime
        if !isInShow, !isAnime, isDatedMovie { return nil }
        if let season = text.seasonMark(), season.first > start || isInShow {
            if let number = text.placedNumber(from: season.last + 1) ?? text.leadingNumber(from: season.last + 1) {
                return marker(number, season: season.number, from: min(season.first, number.first))
            }
        }
        if let number = text.placedNumber(from: start), believes(number, isAnime) {
            return joined(number) ?? marker(number, season: nil, from: number.first)
        }
        if isInShow || numbersBeside, let number = text.leadingNumber(from: start) {
            return joined(number) ?? marker(number, season: nil, from: number.first)
        }
        return nil
    }

    /// A year in brackets in the file or on its folder: a movie's mark.
    private var isDatedMovie: Bool {
        text.bracketedYear(from: 0) != nil || folder.kind == .title && folder.yearIsBracketed
    }

    /// `Episode 4` is no marker in `Star Wars Episode 4 (1977)`.
    private func believes(_ word: Marker) -> Bool {
        if isInShow || word.isSpecial { return true }
        if folder.library == .movie { return false }
        if let year = text.bracketedYear(from: 0), year > word.last { return false }
        return !(folder.kind == .title && folder.yearIsBracketed && text.titleSpan().year != nil)
    }

    private func believes(_ number: PlacedNumber, _ isAnime: Bool) -> Bool {
        if isAnime || isInShow { return true }
        if folder.library == .movie { return false }
        switch number.place {
        case .afterDash: return number.width >= 2 || number.isMarked
        case .inBrackets: return number.width <= 3
        case .leading: return false
        case .trailing:
            return number.isMarked || number.width == 3 && text.lower[text.tokens[number.first].start] == 48
                || numbersBeside || number.width == 3 && text.token(number.last + 1, is: "hdtv")
        }
    }

    /// Whether the files beside this one carry numbers in the same place.
    var numbersBeside: Bool { context.areNumbered && folder.kind != .grouping && folder.library != .movie }

    /// `102` as 1x02, where a show's files are named so.
    private func joined(_ number: PlacedNumber) -> Marker? {
        guard number.numbers.count == 1, let value = number.numbers.first, !text.looksLikeAnime,
            number.width == 3 || number.width == 4, value >= 100, value % 100 > 0
        else { return nil }
        if number.place == .afterDash { guard seasonFolder?.season == value / 100 else { return nil } }
        if let season = seasonFolder?.season, season != value / 100 { return nil }
        var marker = Marker(kind: .joined, season: value / 100, first: number.first, last: number.last)
        marker.episodes = [value % 100]
        return marker
    }

    private func marker(_ number: PlacedNumber, season: Int?, from: Int) -> Marker {
        var marker = Marker(kind: .placed, season: season, first: from, last: number.last)
        if season == nil {
            marker.absolute = number.isHalf ? [] : number.numbers
        } else {
            marker.episodes = number.isHalf ? [] : number.numbers
        }
        return marker
    }
}
