// Episodes without a number: a season, a whole show, a file in a season's folder.

extension NameReader {
    /// `TV Shows/Doctor Who (2005)/The Christmas Invasion.mkv`: a video in a show's folder, with a
    /// name of its own and without a film's year. Libraries of anime hold films, too.
    var isOneOfShow: Bool {
        guard hint == .any, folder.library == .episode || context.hasShowNFO, !folder.isAnime,
            item.isTitled
        else { return false }
        let span = text.titleSpan()
        return text.isTimeOfDay
            || span.year == nil
                && text.folded(span.first, span.end) != folder.folded
    }

    /// An episode without a number, guessed to be one, by a file's name from one token to another.
    private func guessed(
        _ fields: FieldSet = .episodes, season: Int? = nil, before: Int, after: Int
    ) -> Reading {
        var reading = Reading(type: .episode, title: "")
        reading.season = season
        reading.guessed.formUnion(fields)
        nameShow(&reading, before: before, after: after)
        return reading
    }

    /// An episode without a number in a season's or a show's folder.
    func unnumbered() -> ReadingResult {
        let span = text.titleSpan()
        // `Film/1/Film (2008)`, `Open Season 2 (2008)/Open Season 2 (2008)`
        if hint == .any, span.year != nil, let seasonFolder,
            !seasonFolder.title.isEmpty
                || seasonFolder.seasonIsBare
                    && (span.yearIsBracketed || span.hasTags)
        {
            return movie()
        }
        var reading = guessed(season: seasonFolder?.season, before: 0, after: -1)
        if seasonFolder?.seasonIsGuess == true { reading.guessed.insert(.season) }
        let first = text.end(of: Folding.fold(reading.title), from: text.titleStart()) ?? span.first
        if folder.kind != .disc, !text.isMeaningless(span), !text.isTimeOfDay {
            let title = text.title(first, span.end)
            reading.episodeTitle = title.isEmpty ? nil : title
        }
        return reading.orNothing ?? .nothing(.unreadable)
    }

    /// A file that is a season or a special by its name and has no number: `Show.S01.1080p.mkv`.
    func seasonAlone() -> ReadingResult? {
        let season = text.seasonMark()
        if season == nil, let mark = text.volumeMark() { return volume(mark) }
        let special = text.specialAlone(isAnime: folder.isAnime)
        // `S1 OVA`
        let isSpecial = season == nil || special?.first == (season?.last ?? 0) + 1
        guard let mark = isSpecial ? special : season, mark.first > text.titleStart(),
            folder.library != .movie, !isFilm(mark)
        else { return nil }
        let first = text.rangeStart(mark)
        let isRange = text.isSeasonRange(mark)
        var reading = guessed(
            season: isRange || first < mark.first ? nil : mark.number, before: first,
            after: mark.last)
        if !isRange { finish(&reading, after: mark.last + 1) }
        return reading.orNothing
    }

    /// `Open Season 2 (2008)` is a film; `Show - Season 2 (2008)`, `Show.S02.2008` and
    /// `Show Season 2 [2008-2010]` are none.
    private func isFilm(_ mark: SeasonWord) -> Bool {
        if text.isSeasonToken(mark.first) || text[mark.first].gap.isSpacedDash { return false }
        if let year = text.bracketedYear(from: 0), text.isYearRange(year) { return false }
        let span = text.titleSpan()
        return span.year != nil && span.end == mark.last + 1
    }

    /// `[Group] Title - Vol.1 [BD]`: a disc of a series, with episodes that nothing tells.
    private func volume(_ mark: SeasonWord) -> ReadingResult? {
        var reading = guessed(
            [.title, .type, .episodes], before: mark.first, after: mark.last)
        let whole = text.titleSpan()
        reading.titleAlternatives.append(text.title(whole.first, whole.end))
        return reading.orNothing
    }

    /// A file that is a whole show by its name: `Show.COMPLETE.SERIES.1080p.mkv`.
    func wholeShow() -> ReadingResult? {
        let isShow = folder.kind == .plain && !folder.isRoot
        guard folder.library != .movie,
            let first = text.packStart() ?? text.specialStart(isInShows: folder.library == .episode)
                ?? (isShow ? text.specialStart(behind: folder.folded) : nil)
        else { return nil }
        return guessed([.type, .episodes], before: first, after: first).orNothing
    }
}

extension Reading {
    /// The result it makes, nil when it has no title.
    fileprivate var orNothing: ReadingResult? { title.isEmpty ? nil : .reading(self) }
}
