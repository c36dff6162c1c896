// Episodes without a number: a season, a whole show, a file in a season's folder.

extension NameReader {
    /// `TV Shows/Doctor Who (2005)/The Christmas Invasion.mkv`: a video in a show's folder, with a
    /// name of its own and without a film's year. Libraries of anime hold films, too.
    var isOneOfShow: Bool {
        guard hint == .any, folder.library == .episode || context.hasShowNFO, !folder.isAnime,
            item.kind == .title || item.kind == .plain, !item.isRoot, !item.folded.isEmpty
        else { return false }
        if text.isTimeOfDay { return true }
        let span = self.span
        return span.year == nil && text.folded(span.first, span.end) != folder.folded
    }

    /// An episode without a number in a season's or a show's folder.
    func unnumbered() -> ReadingResult {
        let span = self.span
        // `Film/1/Film (2008)`
        let isFilm =
            seasonFolder?.seasonIsBare == true
            && (span.yearIsBracketed || span.hasTags && folder.library != .episode)
        if hint == .any, span.year != nil, seasonFolder?.title.isEmpty == false || isFilm {
            return movie()
        }
        var reading = Reading(type: .episode, title: "")
        reading.season = seasonFolder?.season
        if seasonFolder?.seasonIsGuess == true { reading.guessed.insert(.season) }
        nameShow(&reading, before: 0, after: -1)
        let first = text.end(of: Folding.fold(reading.title), from: start) ?? span.first
        if first < span.end, folder.kind != .disc, !text.isMeaningless(span), !text.isTimeOfDay {
            reading.episodeTitle = text.title(first, span.end)
        }
        reading.guessed.insert(.episodes)
        return reading.title.isEmpty ? .nothing(.unreadable) : .reading(reading)
    }

    /// A file that is a season or a special by its name and has no number: `Show.S01.1080p.mkv`.
    func seasonAlone() -> ReadingResult? {
        if self.season == nil, let mark = text.volumeMark() { return volume(mark) }
        let season = self.season
        let special = text.specialAlone(isAnime: folder.isAnime)
        // `S1 OVA`
        let isSpecial =
            season == nil || special.map { $0.first == (season?.last ?? 0) + 1 } ?? false
        guard let mark = isSpecial ? special : season,
            mark.first > start,
            folder.library != .movie
        else { return nil }
        if isFilm(mark) { return nil }
        var reading = Reading(type: .episode, title: "")
        let first = text.rangeStart(mark)
        reading.season = text.isSeasonRange(mark) || first < mark.first ? nil : mark.number
        nameShow(&reading, before: first, after: mark.last)
        reading.guessed.insert(.episodes)
        if !text.isSeasonRange(mark) { finish(&reading, after: mark.last + 1) }
        return reading.title.isEmpty ? nil : .reading(reading)
    }

    /// `Open Season 2 (2008)` is a film; `Show - Season 2 (2008)`, `Show.S02.2008` and
    /// `Show Season 2 [2008-2010]` are none.
    private func isFilm(_ mark: SeasonWord) -> Bool {
        if text.isSeasonToken(mark.first) || text[mark.first].gap.isSpacedDash {
            return false
        }
        if let year = bracketedYear {
            if text.isYearRange(year) { return false }
            if year > mark.first || year <= start { return true }
        }
        let span = self.span
        return span.year != nil && span.end == mark.last + 1
    }

    /// `[Group] Title - Vol.1 [BD]`: a disc of a series, with episodes that nothing tells.
    private func volume(_ mark: SeasonWord) -> ReadingResult? {
        var reading = Reading(type: .episode, title: "")
        nameShow(&reading, before: mark.first, after: mark.last)
        let whole = self.span
        reading.titleAlternatives.append(text.title(whole.first, whole.end))
        reading.guessed.formUnion([.title, .type, .episodes])
        return reading.title.isEmpty ? nil : .reading(reading)
    }

    /// A file that is a whole show by its name: `Show.COMPLETE.SERIES.1080p.mkv`.
    func wholeShow() -> ReadingResult? {
        let isShow = folder.kind == .plain && !folder.isRoot
        guard folder.library != .movie,
            let first = text.packStart() ?? text.specialStart(isInShows: folder.library == .episode)
                ?? (isShow ? text.specialStart(behind: folder.folded) : nil)
        else { return nil }
        var reading = Reading(type: .episode, title: "")
        nameShow(&reading, before: first, after: first)
        reading.guessed.formUnion([.type, .episodes])
        return reading.title.isEmpty ? nil : .reading(reading)
    }
}
