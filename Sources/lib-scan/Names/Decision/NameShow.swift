// Title, year and ids of an episode's show.

extension NameReader {
    /// Fills in title, year and ids of the show.
    ///
    /// - Parameters:
    ///   - before: the first token of the number.
    ///   - after: the last one.
    func nameShow(_ reading: inout Reading, before: Int, after: Int) {
        let span = text.showSpan(before: before)
        let own =
            span.isEmpty || isNumber(span, of: reading) ? "" : text.title(span.first, span.end)
        let folded = own.isEmpty ? [] : Folding.fold(own)
        doubtCut(&reading)
        let isGroup = text.isLikelyGroup(span, before: before)
        let show = showFolder(
            isGroup ? "" : own, folded: isGroup ? [] : folded, season: reading.season)
        reading.ids = text.ids
        if mayBeEpisodeID(show) { reading.guessed.insert(.ids) }
        if let show {
            nameFromFolder(&reading, show, span, own, folded)
            guard !show.ids.isEmpty else { return }
            if !text.ids.isEmpty, text.ids != show.ids { reading.episodeIDs = text.ids }
            reading.ids = show.ids
        } else if let found = titleBeforeMarker(span, before: before, after: after) {
            reading.title = folder.showTitle
            reading.decision.titleFolder = folder
            reading.year = folder.showYear
            reading.episodeTitle = text.title(found.title.lowerBound, found.title.upperBound)
            reading.titleAlternatives.append(own)
            if found.isGuess { reading.guessed.insert(.title) }
        } else if own.isEmpty {
            nameFromRest(&reading, text.episodeTitleRange(from: after + 1))
        } else {
            nameFromFile(&reading, span, own, after)
            guard isOtherShow(folded) else { return }
            reading.guessed.insert(.title)
            reading.titleAlternatives.append(folder.title)
        }
    }

    /// `Sea Pace/[Sea Pace][700-800] Words/[Sea Pace] Words 01`: the brackets in front hold the title
    /// of a folder further up, no group's name. Then title and number are guesses.
    private func doubtCut(_ reading: inout Reading) {
        guard folder.name.first == 91, text.groups[0].open == 0,
            let last = text.tokens.firstIndex(where: { $0.group != 1 })
        else { return }
        let folded = text.folded(0, last)
        guard let home = folder.chain.dropFirst().first(where: { $0.folded == folded }) else {
            return
        }
        reading.guessed.formUnion([.title, .episodes])
        reading.titleAlternatives.append(home.showTitle)
    }

    /// Whether the id in the file's name may be the episode's: no folder has one, and no other episode
    /// beside it has the same.
    private func mayBeEpisodeID(_ show: FolderReading?) -> Bool {
        guard !text.ids.isEmpty, show?.ids.isEmpty != false, let marker = text.fullMarker()
        else { return false }
        return !context.videoNames.prefix(8).contains { name in
            let other = NameText(FileNames.withoutVideoExtension(name))
            return other.ids == text.ids && other.fullMarker()?.episodes != marker.episodes
        }
    }

    /// `18 - Episode 18`, `19-22 - Episodes 19-22`: what stands before the marker says the same.
    private func isNumber(_ span: TitleSpan, of reading: Reading) -> Bool {
        guard let number = text.number(at: span.first), number.last + 1 == span.end,
            text.fullMarker() == nil
        else { return false }
        return number.numbers == (reading.season == nil ? reading.absolute : reading.episodes)
    }

    private func nameFromFolder(
        _ reading: inout Reading, _ show: FolderReading, _ span: TitleSpan, _ own: String,
        _ folded: [UInt8]
    ) {
        // `Doctor Who 2005/Doctor.Who.S01E01.mkv`: the file says where the title ends.
        let isYearTold =
            show.showYear == nil && show.year != nil && span.year == nil && folded == show.folded
        let title = isYearTold ? show.title : show.showTitle
        reading.title = title.isEmpty ? show.wholeTitle : title
        reading.decision.titleFolder = show
        reading.titleAlternatives = show.titleAlternatives
        // `The Show - Series 1 (1970)/SHOW S01E05.avi`
        if !show.seasonShow.isEmpty, reading.season == show.season {
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
        // `CSI (2000)/CSI Miami S01E01`: the library's folder counts, and may be the wrong one.
        if show.kind == .grouping && !show.mayBeTitle
            || folded != show.folded && folded.starts(with: show.folded) && isSpinOff(of: show)
        {
            reading.guessed.insert(.title)
        }
        reading.year =
            title.isEmpty ? show.wholeYear : isYearTold ? show.year : show.showYear
        if !own.isEmpty { merge(&reading, own, folded, show, span.year) }
    }

    /// The file's own title beside the folder's: the same one with an article more (`The Simpsons`)
    /// is better, another one is kept.
    private func merge(
        _ reading: inout Reading, _ own: String, _ folded: [UInt8], _ show: FolderReading,
        _ year: Int?
    ) {
        let title = reading.title
        let isSame =
            own == title || folded == (title == show.title ? show.folded : Folding.fold(title))
        if isSame { reading.year = reading.year ?? year }
        guard own != title else { return }
        let isBetter = isSame && own.hasSuffix(title)
        reading.titleAlternatives.append(isBetter ? title : own)
        guard isBetter else { return }
        reading.title = own
        reading.decision.titleFolder = nil
    }

    private func nameFromFile(
        _ reading: inout Reading, _ span: TitleSpan, _ own: String, _ after: Int
    ) {
        reading.title = own
        reading.year =
            span.year ?? yearBehind(after, reading)
            ?? (reading.season ?? 1 < 2 ? text.yearInChain : nil)
        reading.titleAlternatives += text.alternatives(span)
        // `Sealab 2021 - S01E01`, `Legends of It 2016 - S02E02`: title or year, nothing tells.
        if span.year != nil, span.isGuess { reading.guessed.formUnion([.title, .year]) }
        if reading.season == nil, text.endsInSequel(span) {
            reading.titleAlternatives.append(text.title(span.first, span.end - 1))
        }
        if reading.ids.isEmpty { reading.ids = folder.ids }
    }

    /// `S01E01 Title.mkv` alone: the title can only be the folder's name or the words behind the
    /// marker.
    private func nameFromRest(_ reading: inout Reading, _ rest: Range<Int>) {
        if let folder = lastResort() {
            reading.title = folder.wholeTitle
            reading.decision.titleFolder = folder
            reading.year = folder.year
        } else {
            // `TV Shows/05 - Pilot`: the words are the episode's own title.
            guard !rest.isEmpty,
                reading.season != nil || text.titleStart() > 0 || !isStraightInLibrary
            else { return }
            let dash = rest.dropFirst().first { text[$0].gap.isSpacedDash }
            reading.title = text.title(rest.lowerBound, dash ?? rest.upperBound)
        }
        reading.guessed.insert(.title)
    }

    /// `Show - 07 (2016)`: a year behind a number that is not of a later season.
    private func yearBehind(_ last: Int, _ reading: Reading) -> Int? {
        let year = text[last + 1]
        guard reading.season ?? 1 == 1, year.isYear else { return nil }
        let ends = last + 2 == text.tokens.count || text[last + 2].tag.isStrong
        return year.group > 0
            ? year.isAlone ? year.value : nil
            : ends && !year.gap.contains(.dash) ? year.value : nil
    }
}
