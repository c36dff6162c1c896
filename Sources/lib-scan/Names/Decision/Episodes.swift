// Episodes: by a marker, by a day, or without a number.

extension NameReader {
    /// An episode known by its marker.
    func episode(_ marker: Marker) -> ReadingResult {
        var reading = Reading(type: .episode, title: "")
        reading.take(marker)
        decision = Decision(marker: marker)
        number(&reading, marker)
        forgetHalf(&reading, marker)
        doubtHundreds(&reading, marker)
        if Claim.isOfTitle.holds(Claim(self, marker.first, marker.last, marker: marker)) {
            reading.guessed.insert(.episodes)
        }
        // `Lantern (2005)/Webisodes/01 Words` may be the first episode of the show or the first
        // webisode. In `Hunting Season/Hunting Season - 03` the folder is the show's.
        let isShows = showAbove === folder && showEnd != nil
        if reading.season == nil,
            folder.isPiece || folder.seasonPart ?? 1 > 1 || folder.isUnknownSeason && !isShows
                || isBelowShow && folder.seasonPart == nil
                    && numbersBeside(marker).min() ?? 0 < 4
        {
            reading.guessed.insert(.episodes)
        }
        let day = text.dateMark(beside: marker)
        reading.date = day.flatMap { date($0) }
        decision.day = day
        let before = text.absoluteBefore(marker)
        if let before, !before.isHalf, before.numbers != reading.episodes {
            reading.absolute = before.numbers
        }
        nameShow(&reading, before: before?.first ?? marker.first, after: marker.last)
        let isNext = day?.first == marker.last + 1
        finish(&reading, after: (isNext ? day?.last : nil) ?? marker.last)
        return isKnown(&reading) ? .reading(reading) : .nothing(.unreadable)
    }

    /// `TV/Lost/Missing Pieces/Lost - 01`: the file is called by the folder above its own, which says
    /// something else.
    var isBelowShow: Bool {
        guard item.kind == .plain, !item.isRoot, let show = item.parent, !show.isRoot,
            [.plain, .title].contains(show.kind)
        else { return false }
        return text.end(of: show.folded, from: start) != nil
            && text.end(of: item.folded, from: start) == nil
    }

    /// `2nd Season Part 2 - 01`, `Season 4/Vol. 2/01`: a later piece of a season may count from 1
    /// again, so that its number within the season is unknown.
    private func forgetHalf(_ reading: inout Reading, _ marker: Marker) {
        let isOfFolder = marker.season == nil || marker.season == seasonFolder?.season
        let piece = marker.seasonPart ?? (isOfFolder ? seasonPart : nil)
        guard let part = piece ?? (isOfFolder ? disc : nil), part > 1, marker.kind != .joined,
            marker.kind != .full || marker.seasonPart != nil,
            let first = reading.episodes.first, !isAlone(first)
        else { return }
        // `Season 2/Part 2/12` with 13 and 14 beside it: the numbers continue those of the part before.
        // `Season 2/Disc 2/01`: the second disc of a season has no first episode.
        let least = numbersBeside(marker).min() ?? 0
        let isCounted =
            piece == nil ? least >= part : least > 3 && 3...64 ~= context.videoNames.count
        guard !isCounted else { return }
        reading.guessed.insert(.episodes)
        // Some halves count on: no half has more than 13 episodes.
        guard first <= 13 else { return }
        if let text = reading.numberText { reading.numberAlternatives.append(text) }
        reading.episodes = []
        reading.numberStrength = .none
    }

    /// `Season 2/03/Show - 03`: the folder holds one file and has the same number, so it is the
    /// episode's folder.
    private func isAlone(_ number: Int) -> Bool {
        folder.seasonIsBare && folder.seasonPart == number && context.videoNames.count == 1
    }

    /// The numbers of the files here that stand where the marker's does.
    private func numbersBeside(_ marker: Marker) -> [Int] {
        let last = (marker.first...marker.last).last {
            text[$0].endsWithDigit && !text[$0].isVersion
        }
        return siblings(64).map { name in
            var cursor = Cursor(name.lower, name.digitsStart(name[last ?? marker.last]))
            return cursor.number(most: 4) ?? 0
        }
    }

    /// Marks a number as a guess that may hold its season.
    private func doubtHundreds(_ reading: inout Reading, _ marker: Marker) {
        let claim = Claim(self, marker.first, marker.last, numbers: marker.absolute)
        guard marker.kind == .placed, reading.season == nil, Claim.mayBeJoined.holds(claim) else {
            return
        }
        reading.guessed.insert(.episodes)
        var other = Reading(type: .episode, title: "")
        (other.season, other.episodes) = (claim.value / 100, [claim.value % 100])
        if let text = other.numberText { reading.numberAlternatives.append(text) }
    }

    /// Puts the folder's season to numbers that have none.
    private func number(_ reading: inout Reading, _ marker: Marker) {
        guard reading.season == nil, let season = seasonFolder?.season ?? folder.yearOfShow else {
            return
        }
        if isFolderOfOne(reading) {
            if text.looksLikeAnime { return }
            reading.guessed.formUnion([.season, .episodes])
        }
        if reading.episodes.isEmpty, let first = reading.absolute.first {
            // `Season 21/Show - 1071`: no season has so many, the number is the whole show's. In
            // `Season 4/Show 402` it holds the season.
            let holdsSeason =
                season > 0 && reading.absolute.count == 1 && first > 99 && first / 100 == season
                && (!text.looksLikeAnime || first < 1000)
            if !holdsSeason, reading.absolute.allSatisfy({ $0 >= 1000 }) { return }
            reading.episodes = holdsSeason ? [first % 100] : reading.absolute
            // `Season 2/Show - 040`: three digits count through the show.
            let isWhole =
                !holdsSeason && marker.kind == .placed && season > 0
                && text[marker.first].count == 3
            if isWhole, season > 1 { reading.guessed.insert(.episodes) }
            if !isWhole { reading.absolute = [] }
        }
        reading.season = season
        if seasonFolder?.seasonIsGuess == true { reading.guessed.insert(.season) }
    }

    /// `Show/7/[Group][Show][07]`: the only file of a bare number's folder has that number itself, so
    /// that the folder is the episode's. `Show/1/01` may be either.
    private func isFolderOfOne(_ reading: Reading) -> Bool {
        guard let seasonFolder, seasonFolder.seasonIsBare, let season = seasonFolder.season,
            context.videoNames.count == 1, reading.absolute == [season]
        else { return false }
        return text.looksLikeAnime || season > 3
    }

    // MARK: - Days

    /// An episode known by the day it was aired.
    func dated() -> ReadingResult? {
        guard let mark = day ?? folderDate(), !isCounted(beside: mark) else { return nil }
        let claim = Claim(self, mark.first, mark.last)
        if Self.isNoDay.holds(claim) || text.hasMonthName(mark) && Self.isFilmsDay.holds(claim)
            || text.isAmbiguous(mark) && Self.isFilmsNumber.holds(claim)
        {
            return nil
        }
        let last = text.timeEnd(after: mark)
        let date = date(mark)
        return show(
            before: mark.first, after: last, guessed: date == nil ? .episodes : [], finishing: true
        ) {
            $0.date = date
            decision.day = mark
        }
    }

    private static let isNoDay = ClaimClue.any(
        .all(.films, .not(.toldEpisode, .inSeason)), .all(.yearAfter, .not(.told)),
        .all(.not(.inShow), .any(.machineName, Clue { $0.last < $0.reader.start })))

    /// `22.July.2018.1080p` is a movie.
    private static let isFilmsDay = ClaimClue.all(.atTitle, .not(.inShow))

    /// `Fahrenheit.9.11.2004.DVDRip`
    private static let isFilmsNumber = ClaimClue.all(
        .not(.told, .spaced, .television), Clue { $0.own.count == 1 }, .tagsAfter)

    /// `Ep 19 (13 Feb 2016)`, `17 - June 6, 1944` in a season's folder: the number says more than the
    /// day.
    private func isCounted(beside mark: DateMark) -> Bool {
        guard let number = claim(numbered()), number.last < mark.first || number.first > mark.last
        else { return false }
        return Self.saysMore.holds(number)
    }

    private static let saysMore = ClaimClue.any(
        .kind(.word), .kind(.full), .all(.kind(.joined), Clue { $0.last > $0.first }),
        .all(.inSeason, .inFront), .all(.anime, Clue { $0.own.group > 0 }))

    /// The day a mark means: `12.10.2011` only when a file beside it shows which number is the day.
    private func date(_ mark: DateMark) -> AirDate? {
        guard mark.first < mark.last, text[mark.first].isNumber, text.isAmbiguous(mark) else {
            return mark.date
        }
        // A sample is enough, and keeps a folder of thousands from being read once per file.
        let names = context.videoNames
        let sample = stride(from: 0, to: names.count, by: max(1, names.count / 64))
        return sample.lazy.compactMap { NameText(names[$0]).dayFirst() }.first.flatMap {
            $0 ? mark.date : AirDate(mark.date.year, mark.date.day, mark.date.month)
        }
    }

    /// The day of the release folder of a file that has a hash for a name.
    private func folderDate() -> DateMark? {
        guard let date = folder.date, span.year == nil else { return nil }
        return DateMark(date, 0, text.tokens.count - 1)
    }

    // MARK: - Without a number

    /// An episode of the show that is named before a token; nil if none is.
    ///
    /// - Parameters:
    ///   - guessed: the fields that are guesses.
    ///   - finishing: whether what follows `after` is read, too.
    ///   - fill: sets what is known of it.
    private func show(
        before: Int, after: Int, guessed: FieldSet = .episodes, finishing: Bool = false,
        fill: (inout Reading) -> Void = { _ in }
    ) -> ReadingResult? {
        var reading = Reading(type: .episode, title: "")
        decision = Decision()
        fill(&reading)
        nameShow(&reading, before: before, after: after)
        reading.guessed.formUnion(guessed)
        if finishing { finish(&reading, after: after) }
        return reading.title.isEmpty ? nil : .reading(reading)
    }

    /// `TV Shows/Doctor Who (2005)/The Christmas Invasion.mkv`: a video in a show's folder, with a
    /// name of its own and without a film's year. Libraries of anime hold films, too.
    var isOneOfShow: Bool { Self.isOneOfShow.holds(title) }

    private static let isOneOfShow = ClaimClue.all(
        .not(.told, .animeFolder), .any(.shows, Clue { $0.reader.context.hasShowNFO }),
        Clue { [.title, .plain].contains($0.reader.item.kind) },
        Clue { !$0.reader.item.isRoot && !$0.reader.item.folded.isEmpty },
        .any(.timeOfDay, .not(.hasYear, Clue { $0.reader.isSpan($0.folder.folded) })))

    /// An episode without a number in a season's or a show's folder.
    func unnumbered() -> ReadingResult {
        // `Film/1/Film (2008)`
        let isFilm =
            seasonFolder?.seasonIsBare == true
            && (span.yearIsBracketed || span.hasTags && folder.library != .episode)
        if hint == .any, span.year != nil, seasonFolder?.title.isEmpty == false || isFilm {
            return movie()
        }
        guard
            case .reading(var reading)? = show(
                before: 0, after: -1,
                fill: {
                    $0.season = seasonFolder?.season
                    if seasonFolder?.seasonIsGuess == true { $0.guessed.insert(.season) }
                })
        else { return .nothing(.unreadable) }
        let first = text.end(of: Folding.fold(reading.title), from: start) ?? span.first
        if first < span.end, folder.kind != .disc, !text.isMeaningless(span), !text.isTimeOfDay {
            reading.episodeTitle = text.title(first, span.end)
        }
        return .reading(reading)
    }

    /// A file that is a season or a special by its name and has no number: `Show.S01.1080p.mkv`.
    func seasonAlone() -> ReadingResult? {
        if season == nil, let mark = text.volumeMark() { return volume(mark) }
        let special = text.specialAlone(isAnime: folder.isAnime)
        // `S1 OVA`
        let isSpecial = season.map { $0.last + 1 == special?.first } ?? true
        guard let mark = isSpecial ? special : season, mark.first > start, folder.library != .movie,
            !Self.isFilm.holds(Claim(self, mark.first, mark.last))
        else { return nil }
        let first = text.rangeStart(mark)
        let isRange = text.isSeasonRange(mark)
        return show(before: first, after: mark.last, finishing: !isRange) {
            $0.season = isRange || first < mark.first ? nil : mark.number
        }
    }

    /// `Open Season 2 (2008)` is a film; `Show - Season 2 (2008)`, `Show.S02.2008` and
    /// `Show Season 2 [2008-2010]` are none.
    private static let isFilm = ClaimClue.table([
        .no(.any(.dashed, Clue { $0.reader.text.isSeasonToken($0.first) })),
        .no(
            Clue { claim in claim.reader.bracketedYear.map(claim.reader.text.isYearRange) == true }),
        .yes(.yearInBrackets, .not(.yearEarlier)),
        .yes(.hasYear, Clue { $0.reader.span.end == $0.last + 1 }),
    ])

    /// `[Group] Title - Vol.1 [BD]`: a disc of a series, with episodes that nothing tells.
    private func volume(_ mark: SeasonWord) -> ReadingResult? {
        guard
            case .reading(var reading)? = show(
                before: mark.first, after: mark.last, guessed: .isEpisode)
        else { return nil }
        reading.titleAlternatives.append(text.title(span.first, span.end))
        return .reading(reading)
    }

    /// A file that is a whole show by its name: `Show.COMPLETE.SERIES.1080p.mkv`.
    func wholeShow() -> ReadingResult? {
        let isShow = folder.kind == .plain && !folder.isRoot
        guard folder.library != .movie,
            let first = text.packStart()
                ?? (isShow ? text.specialStart(after: folder.folded) : nil)
                ?? text.specialStart(isInShows: folder.library == .episode)
        else { return nil }
        return show(before: first, after: first, guessed: [.type, .episodes])
    }
}

extension Reading {
    /// Takes a marker's numbers.
    fileprivate mutating func take(_ marker: Marker) {
        (season, episodes, absolute) = (marker.season, marker.episodes, marker.absolute)
        part = marker.part
        guessed = marker.doubt
        if marker.episodes.isEmpty, marker.kind == .full { guessed.insert(.episodes) }
        numberStrength = NumberStrength(marker)
    }
}
