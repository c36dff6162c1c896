// Episodes: which number counts, and which folder names the show.

extension NameReader {
    /// An episode known by its marker.
    func episode(_ marker: Marker) -> ReadingResult {
        var reading = Reading(type: .episode, title: "")
        reading.season = marker.season
        reading.episodes = marker.episodes
        reading.absolute = marker.absolute
        reading.part = marker.part
        if marker.episodes.isEmpty, marker.kind == .full { reading.guessed.insert(.episodes) }
        reading.guessed.formUnion(marker.doubt)
        reading.numberStrength = NumberStrength(marker)
        reading.decision.marker = marker
        reading.decision.markerFolder = marker.folder
        number(&reading, marker)
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
        let isNext = day.map { $0.first == marker.last + 1 } ?? false
        finish(&reading, after: isNext ? (day?.last ?? marker.last) + 1 : marker.last + 1)
        return isKnown(&reading) ? .reading(reading) : .nothing(.unreadable)
    }

    /// `2nd Season Part 2 - 01`, `Season 4 Part 2/01`: the second half of a season counts from 1
    /// again, so that its number within the season is unknown.
    private func forgetHalf(_ reading: inout Reading, _ marker: Marker) {
        let part = marker.seasonPart ?? (marker.season == nil ? seasonFolder?.seasonPart : nil)
        guard let part, part > 1, marker.kind != .full, let first = reading.episodes.first else {
            return
        }
        reading.guessed.insert(.episodes)
        // Some halves count on: no half has more than 13 episodes.
        guard first <= 13 else { return }
        if let text = reading.numberText { reading.numberAlternatives.append(text) }
        reading.episodes = []
        reading.numberStrength = .none
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
        if reading.episodes.isEmpty, !reading.absolute.isEmpty {
            var numbers = reading.absolute
            // `Season 4/Show 402`: the number holds the season.
            if season > 0, numbers.count == 1, numbers[0] / 100 == season, numbers[0] > 99,
                !text.looksLikeAnime || numbers[0] < 1000
            {
                numbers = [numbers[0] % 100]
            }
            // `Season 21/Show - 1071`: no season has so many, the number is the whole show's.
            if numbers.allSatisfy({ $0 >= 1000 }) { return }
            reading.episodes = numbers
            // `Season 2/Show - 040`: three digits count through the show.
            let isWhole =
                numbers == reading.absolute && marker.kind == .placed
                && text[marker.first].count == 3 && season > 0
            if isWhole {
                if season > 1 { reading.guessed.insert(.episodes) }
            } else {
                reading.absolute = []
            }
        }
        reading.season = season
        if seasonFolder?.seasonIsGuess == true { reading.guessed.insert(.season) }
    }

    /// `Show/7/[Group][Show][07]`: the only file of a bare number's folder has that number itself, so
    /// that the folder is the episode's. `Show/1/01` may be either.
    private func isFolderOfOne(_ reading: Reading) -> Bool {
        guard let seasonFolder, seasonFolder.seasonIsBare, context.videoNames.count == 1,
            reading.absolute.count == 1, reading.absolute[0] == seasonFolder.season
        else { return false }
        return text.looksLikeAnime || seasonFolder.season.map { $0 > 3 } == true
    }

    /// An episode known by the day it was aired.
    func dated() -> ReadingResult? {
        guard let mark = day ?? folderDate() else { return nil }
        // `Ep 19 (13 Feb 2016)`, `17 - June 6, 1944` in a season's folder: the number says more.
        if let number = numbered(), number.last < mark.first || number.first > mark.last,
            number.kind == .word || number.kind == .full
                || number.last > number.first
                    && number.kind == .joined
                || isInSeason && number.first == 0
                || text.looksLikeAnime && text[number.first].group > 0
        {
            return nil
        }
        if hint != .episode, !isInSeason, folder.library == .movie { return nil }
        if hint == .any, let year = bracketedYear, year > mark.last { return nil }
        if !isInShow, text.isMachineName || mark.last < start { return nil }
        // `22.July.2018.1080p` is a movie.
        if mark.first <= start, text.hasMonthName(mark), !isInShow { return nil }
        // `Fahrenheit.9.11.2004.DVDRip`
        if hint == .any, text.isAmbiguous(mark), !text.hasSpaces, !text.hasTelevisionSource,
            text[mark.first].count == 1, text.firstStrong(from: mark.last) != nil
        {
            return nil
        }
        var reading = Reading(type: .episode, title: "")
        reading.date = date(mark)
        reading.decision.day = mark
        if reading.date == nil { reading.guessed.insert(.episodes) }
        let last = text.timeEnd(behind: mark)
        nameShow(&reading, before: mark.first, after: last)
        finish(&reading, after: last + 1)
        return reading.title.isEmpty ? nil : .reading(reading)
    }

    /// The day a mark means: `12.10.2011` only when a file beside it shows which number is the day.
    private func date(_ mark: DateMark) -> AirDate? {
        guard mark.first < mark.last, text[mark.first].isNumber, text.isAmbiguous(mark)
        else {
            return mark.date
        }
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
        guard let date = folder.date, self.span.year == nil else { return nil }
        return DateMark(date, 0, text.tokens.count - 1)
    }

    /// Title, year and ids of the show.
    func nameShow(_ reading: inout Reading, before: Int, after: Int) {
        let span = text.showSpan(before: before)
        let own =
            span.isEmpty || isNumber(span, of: reading) ? "" : text.title(span.first, span.end)
        doubtCut(&reading)
        let show = showFolder(
            own: text.isLikelyGroup(span, before: before) ? "" : own, season: reading.season)
        reading.ids = text.ids
        if mayBeEpisodeID(show) { reading.guessed.insert(.ids) }
        guard let show else {
            if let home = ownFolder(span, before: before, after: after) {
                return nameFromOwnFolder(&reading, home, own)
            }
            nameFromFile(&reading, span, own, after)
            return
        }
        nameFromFolder(&reading, show, span, own)
        if !show.ids.isEmpty {
            if !text.ids.isEmpty, text.ids != show.ids { reading.episodeIDs = text.ids }
            reading.ids = show.ids
        }
    }

    /// `Sea Pace/[Sea Pace][700-800] Words/[Sea Pace] Words 01`: the brackets in front are a folder's
    /// title further up, and not a group's name: whose number it is nobody says.
    private func doubtCut(_ reading: inout Reading) {
        guard folder.name.first == 91, let group = text.groups.first, group.kind == 91,
            group.open == 0, let end = text.tokens.first(where: { $0.group != 1 })
        else { return }
        let last = text.tokens.firstIndex { $0.start == end.start } ?? 0
        let words = text.title(0, last)
        let folded = Folding.fold(words.filter { $0 != "[" && $0 != "]" })
        guard let home = folder.chain.dropFirst().first(where: { $0.folded == folded }) else {
            return
        }
        reading.guessed.formUnion([.title, .episodes])
        reading.titleAlternatives.append(home.showTitle)
    }

    /// Whether the id in the file's name may be the episode's: it stands behind the marker, no folder has
    /// one, and no other episode beside it has the same.
    private func mayBeEpisodeID(_ show: FolderReading?) -> Bool {
        guard !text.ids.isEmpty, show?.ids.isEmpty != false, let marker = full,
            let cut = text.cuts.first, cut.lowerBound > text[marker.last].start
        else { return false }
        return !context.videoNames.prefix(8).contains { name in
            let other = NameText(FileNames.withoutVideoExtension(name))
            return other.ids == text.ids && other.fullMarker()?.episodes != marker.episodes
        }
    }

    private func nameFromOwnFolder(_ reading: inout Reading, _ home: OwnFolder, _ own: String) {
        reading.title = home.folder.showTitle
        reading.decision.titleFolder = home.folder
        reading.year = home.folder.showYear
        reading.episodeTitle = text.title(home.title.lowerBound, home.title.upperBound)
        reading.titleAlternatives.append(own)
        if home.isGuess { reading.guessed.insert(.title) }
        if !home.folder.ids.isEmpty { reading.ids = home.folder.ids }
    }

    private func nameFromFolder(
        _ reading: inout Reading, _ show: FolderReading, _ span: TitleSpan, _ own: String
    ) {
        // `Doctor Who 2005/Doctor.Who.S01E01.mkv`: the file says where the title ends.
        let folded = Folding.fold(own)
        let isYearTold =
            show.showYear == nil && show.year != nil && span.year == nil && !own.isEmpty
            && folded == show.folded
        let title = isYearTold ? show.title : show.showTitle
        reading.title = title.isEmpty ? show.wholeTitle : title
        reading.decision.titleFolder = show
        reading.titleAlternatives = show.titleAlternatives
        // `The Show - Series 1 (1970)/SHOW S01E05.avi`
        if !show.seasonShow.isEmpty, reading.season != nil, reading.season == show.season,
            own.isEmpty || folded == Folding.fold(show.seasonShow)
        {
            reading.titleAlternatives.append(reading.title)
            reading.title = show.seasonShow
        }
        // `Deadloch cc/Deadloch.S01E01.mkv`
        if !own.isEmpty, show.isTagged(behind: folded),
            text.end(of: show.folded, from: span.first) == nil
        {
            reading.title = own
            reading.decision.titleFolder = nil
        }
        if show.kind == .grouping, !show.mayBeTitle { reading.guessed.insert(.title) }
        // `CSI (2000)/CSI Miami S01E01`: the library's folder counts, and may be the wrong one.
        if folded.count > show.folded.count, folded.starts(with: show.folded),
            isSpinOff(of: show)
        {
            reading.guessed.insert(.title)
        }
        reading.year =
            title.isEmpty ? show.wholeYear : isYearTold ? show.year : show.showYear
        mergeOwn(&reading, own, span)
    }

    /// `18 - Episode 18`, `19-22 - Episodes 19-22`: what stands before the marker says the same.
    private func isNumber(_ span: TitleSpan, of reading: Reading) -> Bool {
        guard let number = text.number(at: span.first), number.last + 1 == span.end,
            full == nil
        else { return false }
        return number.numbers == (reading.season == nil ? reading.absolute : reading.episodes)
    }

    /// The file's own title beside the folder's: the same one with an article more (`The Simpsons`)
    /// is better, another one is kept as an alternative.
    private func mergeOwn(_ reading: inout Reading, _ own: String, _ span: TitleSpan) {
        guard !own.isEmpty else { return }
        let isSame = own == reading.title || Folding.fold(own) == Folding.fold(reading.title)
        if reading.year == nil, isSame || span.yearIsBracketed { reading.year = span.year }
        guard own != reading.title else { return }
        if isSame, own.hasSuffix(reading.title), reading.year == span.year {
            reading.titleAlternatives.append(reading.title)
            reading.title = own
            reading.decision.titleFolder = nil
        } else {
            reading.titleAlternatives.append(own)
        }
    }

    private func nameFromFile(
        _ reading: inout Reading, _ span: TitleSpan, _ own: String, _ after: Int
    ) {
        if own.isEmpty { return nameFromRest(&reading, text.episodeTitleRange(from: after + 1)) }
        reading.title = own
        reading.year =
            span.year ?? yearBehind(after, reading)
            ?? (reading.season ?? 1 < 2 ? text.yearInChain : nil)
        reading.titleAlternatives += text.alternatives(span)
        // `Sealab 2021 - S01E01`, `Legends of It 2016 - S02E02`: title or year, nothing tells.
        let last = span.end - 1
        if span.year != nil, span.isGuess { reading.guessed.formUnion([.title, .year]) }
        if last > span.first, span.year == nil, text[last].isYear {
            reading.guessed.insert(.title)
            reading.titleAlternatives.append(text.title(span.first, last))
        }
        if reading.season == nil, text.endsInSequel(span) {
            reading.titleAlternatives.append(text.title(span.first, last))
        }
        let isOther = isOtherShow(own)
        if isOther { reading.guessed.insert(.title) }
        if isOther || isSequel(Folding.fold(own), of: folder) {
            reading.titleAlternatives.append(folder.title)
        }
        if reading.ids.isEmpty { reading.ids = folder.ids }
    }

    /// `S01E01 Title.mkv` alone: the title can only be the folder's name or the words behind the
    /// marker.
    private func nameFromRest(_ reading: inout Reading, _ rest: Range<Int>) {
        if folder.kind != .noise || rest.isEmpty, let folder = lastResort() {
            reading.title = folder.wholeTitle
            reading.decision.titleFolder = folder
            reading.year = folder.year
            reading.guessed.insert(.title)
            return
        }
        // `TV Shows/05 - Pilot`: the words are the episode's own title.
        guard !rest.isEmpty,
            reading.season != nil || start > 0 || !isStraightInLibrary
        else { return }
        let dash = rest.dropFirst().first {
            text[$0].gap.isSpacedDash && text[$0].gap.contains(.space)
        }
        reading.title = text.title(rest.lowerBound, dash ?? rest.upperBound)
        reading.guessed.insert(.title)
    }

    /// `Show - 07 (2016)`: a year in brackets behind a number that is not of a later season.
    private func yearBehind(_ last: Int, _ reading: Reading) -> Int? {
        let next = last + 1
        guard reading.season == nil || reading.season == 1, next < text.tokens.count,
            text[next].count == 4, AirDate.isYear(text[next].value)
        else { return nil }
        if text[next].group > 0 { return text[next].isAlone ? text[next].value : nil }
        let ends = next + 1 == text.tokens.count || text[next + 1].tag.isStrong
        return ends && !text[next].gap.contains(.dash) ? text[next].value : nil
    }
}
