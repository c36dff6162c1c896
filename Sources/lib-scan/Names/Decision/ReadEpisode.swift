// Episodes: which number counts.

extension NameReader {
    /// An episode known by its marker.
    func episode(_ marker: Marker) -> ReadingResult {
        var reading = Reading(type: .episode, title: "")
        reading.season = marker.season
        reading.episodes = marker.episodes
        reading.absolute = marker.absolute
        reading.part = marker.part
        reading.guessed = marker.doubt
        reading.numberStrength = NumberStrength(marker)
        reading.decision.marker = marker
        reading.decision.markerFolder = marker.folder
        putSeason(to: &reading, marker)
        forgetHalf(&reading, marker)
        // `Lantern (2005)/Webisodes/01 Words`: whose first it is nobody says.
        if reading.season == nil, folder.isPiece { reading.guessed.insert(.episodes) }
        let day = text.dateMark(beside: marker)
        reading.date = day.flatMap { date($0) }
        reading.decision.day = day
        let before = text.absoluteBefore(marker)
        if let before, !before.isHalf, before.numbers != reading.episodes {
            reading.absolute = before.numbers
        }
        nameShow(&reading, before: before?.first ?? marker.first, after: marker.last)
        let isNext = day?.first == marker.last + 1
        finish(&reading, after: (isNext ? day?.last ?? 0 : marker.last) + 1)
        return isKnown(&reading) ? .reading(reading) : .nothing(.unreadable)
    }

    /// Puts the folder's season to numbers that have none.
    private func putSeason(to reading: inout Reading, _ marker: Marker) {
        guard reading.season == nil, let season = seasonFolder?.season ?? folder.yearOfShow else {
            return
        }
        // `Show/7/[Group][Show][07]`: the only file of a bare number's folder has that number itself, so
        // that the folder is the episode's.
        if text.looksLikeAnime, seasonFolder?.seasonIsBare == true,
            context.videoNames.count == 1, reading.absolute == [season]
        {
            return
        }
        if let first = reading.absolute.first {
            // `Season 21/Show - 1071`: no season has so many, the number is the whole show's.
            if first >= 1000 { return }
            reading.episodes = reading.absolute
            // `Season 2/Show - 040`: three digits count through the show.
            if marker.kind != .placed || text[marker.first].count != 3 {
                reading.absolute = []
            } else if season > 1 {
                reading.guessed.insert(.episodes)
            }
        }
        reading.season = season
        if seasonFolder?.seasonIsGuess == true { reading.guessed.insert(.season) }
    }

    /// `2nd Season Part 2 - 01`, `Season 4 Part 2/01`: the second half of a season counts from 1
    /// again, so that its number within the season is unknown.
    private func forgetHalf(_ reading: inout Reading, _ marker: Marker) {
        let part = marker.seasonPart ?? (marker.season == nil ? seasonFolder?.seasonPart : nil)
        guard part ?? 1 > 1, marker.kind != .full, let first = reading.episodes.first else {
            return
        }
        reading.guessed.insert(.episodes)
        // Some halves count on: no half has more than 13 episodes.
        guard first <= 13 else { return }
        if let text = reading.numberText { reading.numberAlternatives.append(text) }
        reading.episodes = []
        reading.numberStrength = .none
    }

    /// An episode known by the day it was aired.
    func dated() -> ReadingResult? {
        guard let mark = text.dateMark() ?? folderDate() else { return nil }
        // `Ep 19 (13 Feb 2016)`, `17 - June 6, 1944` in a season's folder: the number says more.
        if let number = placed(), number.last < mark.first || number.first > mark.last,
            number.kind == .word || number.kind == .joined || isInSeason && number.first == 0
                || text.looksLikeAnime && text[number.first].group > 0
        {
            return nil
        }
        // `22.July.2018.1080p` is a movie.
        if !isInShow,
            folder.library == .movie || text.isMachineName || mark.last < text.titleStart()
                || mark.first <= text.titleStart() && text.hasMonthName(mark)
        {
            return nil
        }
        // `Fahrenheit.9.11.2004.DVDRip`
        if hint == .any, text.isAmbiguous(mark), text[mark.first].count == 1 {
            return nil
        }
        var reading = Reading(type: .episode, title: "")
        reading.date = date(mark)
        reading.decision.day = mark
        let last = text.timeEnd(behind: mark)
        nameShow(&reading, before: mark.first, after: last)
        finish(&reading, after: last + 1)
        return reading.title.isEmpty ? nil : .reading(reading)
    }

    /// The day a mark means: `12.10.2011` only when a file beside it shows which number is the day.
    private func date(_ mark: DateMark) -> AirDate? {
        guard text.isAmbiguous(mark) else { return mark.date }
        // A sample is enough, and keeps a folder of thousands from being read once per file.
        let names = context.videoNames
        for index in stride(from: 0, to: names.count, by: max(1, names.count / 64)) {
            guard let isDayFirst = NameText(names[index]).dayFirst() else { continue }
            return isDayFirst ? mark.date : AirDate(mark.date.year, mark.date.day, mark.date.month)
        }
        return nil
    }

    /// The day of the release folder of a file that has a hash for a name.
    private func folderDate() -> DateMark? {
        DateMark(folder.date, 0, text.tokens.count - 1)
    }
}
