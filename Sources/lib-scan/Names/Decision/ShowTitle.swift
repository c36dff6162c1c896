// A show's title, year and ids: the folder's, the file's, or what is left.

extension NameReader {
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
        if let show {
            name(&reading, by: show, span, own)
        } else if let home = titleOfEpisode(span, before: before, after: after) {
            take(folder, folder.showTitle, folder.showYear, for: &reading)
            reading.episodeTitle = text.title(home.title.lowerBound, home.title.upperBound)
            reading.titleAlternatives.append(own)
            if home.isGuess { reading.guessed.insert(.title) }
            if !folder.ids.isEmpty { reading.ids = folder.ids }
        } else if own.isEmpty {
            nameByRest(&reading, text.episodeTitleRange(from: after + 1))
        } else {
            nameByFile(&reading, span, own, after)
        }
    }

    /// `18 - Episode 18`, `19-22 - Episodes 19-22`: what stands before the marker says the same.
    private func isNumber(_ span: TitleSpan, of reading: Reading) -> Bool {
        guard let number = text.number(at: span.first), number.last + 1 == span.end, full == nil
        else { return false }
        return number.numbers == (reading.season == nil ? reading.absolute : reading.episodes)
    }

    /// `Sea Pace/[Sea Pace][700-800] Words/[Sea Pace] Words 01`: the brackets in front are a folder's
    /// title further up, and not a group's name: whose number it is nobody says.
    private func doubtCut(_ reading: inout Reading) {
        guard folder.name.first == 91, let group = text.groups.first, group.kind == 91,
            group.open == 0, let end = text.tokens.firstIndex(where: { $0.group != 1 })
        else { return }
        let folded = Folding.fold(text.title(0, end).filter { $0 != "[" && $0 != "]" })
        guard let home = folder.chain.dropFirst().first(where: { $0.folded == folded }) else {
            return
        }
        reading.guessed.formUnion([.title, .episodes])
        reading.titleAlternatives.append(home.showTitle)
    }

    /// Whether the id in the file's name may be the episode's: it stands after the marker, no folder has
    /// one, and no other episode beside it has the same.
    private func mayBeEpisodeID(_ show: FolderReading?) -> Bool {
        guard !text.ids.isEmpty, show?.ids.isEmpty != false, let marker = full,
            let cut = text.cuts.first, cut.lowerBound > text[marker.last].start
        else { return false }
        return !siblings(8).contains {
            $0.ids == text.ids && $0.fullMarker()?.episodes != marker.episodes
        }
    }

    /// The names of some files here, without their extensions. A sample is enough.
    func siblings(_ most: Int) -> LazyMapSequence<ArraySlice<[UInt8]>, NameText> {
        context.videoNames.prefix(most).lazy.map { NameText(FileNames.withoutVideoExtension($0)) }
    }

    // MARK: - By the folder

    private func name(
        _ reading: inout Reading, by show: FolderReading, _ span: TitleSpan, _ own: String
    ) {
        // `Doctor Who 2005/Doctor.Who.S01E01.mkv`: the file says where the title ends.
        let folded = own == show.title ? show.folded : Folding.fold(own)
        let isYearTold =
            show.showYear == nil && show.year != nil && span.year == nil && !own.isEmpty
            && folded == show.folded
        let title = isYearTold ? show.title : show.showTitle
        let year = title.isEmpty ? show.wholeYear : isYearTold ? show.year : show.showYear
        take(show, title.isEmpty ? show.wholeTitle : title, year, for: &reading)
        reading.titleAlternatives = show.titleAlternatives
        // `The Show - Series 1 (1970)/SHOW S01E05.avi`
        if !show.seasonShow.isEmpty, reading.season != nil, reading.season == show.season,
            own.isEmpty || folded == Folding.fold(show.seasonShow)
        {
            reading.titleAlternatives.append(reading.title)
            reading.title = show.seasonShow
            // `Show Season 2 (2005)`: the season's year
            if reading.season != 1 { reading.year = nil }
        }
        // `Deadloch cc/Deadloch.S01E01.mkv`
        if !own.isEmpty, show.isTagged(after: folded),
            text.end(of: show.folded, from: span.first) == nil
        {
            (reading.title, decision.titleFolder) = (own, nil)
        }
        if own.isEmpty { doubtPiece(&reading, show) }
        // `CSI (2000)/CSI Miami S01E01`: the library's folder counts, and may be the wrong one.
        if show.kind == .grouping && !show.mayBeTitle
            || folded.count > show.folded.count && folded.starts(with: show.folded)
                && isSpinOff(of: show)
        {
            reading.guessed.insert(.title)
        }
        mergeOwn(&reading, own, span)
        guard !show.ids.isEmpty else { return }
        if !text.ids.isEmpty, text.ids != show.ids { reading.episodeIDs = text.ids }
        reading.ids = show.ids
    }

    /// `TV/Show/Webisodes/01`: the folder is the show's, or a piece of the one above, as it is for
    /// `TV/Show/Webisodes/Show A01`.
    private func doubtPiece(_ reading: inout Reading, _ show: FolderReading) {
        guard seasonFolder == nil, ![.title, .release].contains(show.kind),
            let parent = show.parent, !parent.isRoot, [.plain, .title].contains(parent.kind)
        else { return }
        reading.guessed.insert(.title)
        if reading.season == nil { reading.guessed.insert(.episodes) }
        guard isBelowShow else { return reading.titleAlternatives.append(parent.title) }
        reading.titleAlternatives.append(reading.title)
        take(parent, parent.showTitle, parent.showYear, for: &reading)
        reading.ids = parent.ids
    }

    /// The file's own title beside the folder's: the same one with an article more (`The Simpsons`)
    /// is better, another one is kept as an alternative.
    private func mergeOwn(_ reading: inout Reading, _ own: String, _ span: TitleSpan) {
        guard !own.isEmpty else { return }
        let isSame = own == reading.title || Folding.fold(own) == Folding.fold(reading.title)
        if reading.year == nil, isSame || span.yearIsBracketed { reading.year = span.year }
        guard own != reading.title else { return }
        let isBetter = isSame && own.hasSuffix(reading.title) && reading.year == span.year
        reading.titleAlternatives.append(isBetter ? reading.title : own)
        if isBetter { (reading.title, decision.titleFolder) = (own, nil) }
    }

    /// The tokens of the episode's title of a name whose marker stands last, where the words before it
    /// are not the show's: `Show/Words (S01_E01)`. They are the episode's title, or another show's;
    /// siblings tell. Where only the form of the name says so, it is a guess.
    private func titleOfEpisode(
        _ span: TitleSpan, before: Int, after: Int
    ) -> (title: Range<Int>, isGuess: Bool)? {
        guard folder.kind == .plain, !folder.isRoot, !folder.folded.isEmpty, !span.isEmpty,
            folder.library != .movie, !text.looksLikeAnime, full?.last == after,
            text.tokens.indices.dropFirst(after + 1).allSatisfy({ text[$0].isTagged })
        else { return nil }
        let differs = siblingsDiffer
        if let next = text.end(of: folder.folded, from: start), next < before {
            return text[next].gap.isSpacedDash && differs ? (next..<before, false) : nil
        }
        let gap = text[before].gap
        let isSetOff = gap.contains(.opens) || gap == .underscore && text.hasSpaces
        guard isSetOff, differs || folder.library == .episode, span.year == nil,
            text.bareYear(from: span.first, tags: nil) == nil
        else { return nil }
        return (span.first..<before, !(differs && gap.contains(.opens)))
    }

    /// Whether there are siblings with markers, and no two of them have the same words before the
    /// marker.
    private var siblingsDiffer: Bool {
        let words = siblings(8).compactMap { sibling in
            sibling.fullMarker().map { sibling.folded(sibling.titleStart(), $0.first) }
        }
        return words.count > 1 && Set(words).count == words.count
    }

    // MARK: - By the file

    private func nameByFile(
        _ reading: inout Reading, _ span: TitleSpan, _ own: String, _ after: Int
    ) {
        reading.title = own
        let isFirst = reading.season ?? 1 < 2
        reading.year =
            span.year ?? yearAfterNumber(after, reading) ?? (isFirst ? text.yearInChain : nil)
        reading.titleAlternatives += text.alternatives(span)
        // `Sealab 2021 - S01E01`, `Legends of It 2016 - S02E02`: title or year, nothing tells.
        let last = span.end - 1
        if span.year != nil, span.isGuess { reading.guessed.formUnion([.title, .year]) }
        let endsInYear = last > span.first && span.year == nil && text[last].isYear
        let isOther = isOtherShow(own)
        if endsInYear || isOther { reading.guessed.insert(.title) }
        if endsInYear { reading.titleAlternatives.append(text.title(span.first, last)) }
        if reading.season == nil, text.endsInSequel(span) {
            reading.titleAlternatives.append(text.title(span.first, last))
        }
        if isOther || isSequel(Folding.fold(own), of: folder) {
            reading.titleAlternatives.append(folder.title)
        }
        if reading.ids.isEmpty { reading.ids = folder.ids }
    }

    /// Whether a show's own folder, straight in a library of shows, has another title than the file.
    private func isOtherShow(_ own: String) -> Bool {
        guard folder.kind == .plain, !folder.isRoot, !folder.folded.isEmpty,
            let parent = folder.parent, parent.library == .episode, parent.isLibrary
        else { return false }
        let folded = Folding.fold(own)
        return folded.count > 1 && !folded.starts(with: folder.folded)
            && !folder.folded.starts(with: folded)
    }

    /// `Show - 07 (2016)`: a year in brackets after a number that is not of a later season.
    private func yearAfterNumber(_ last: Int, _ reading: Reading) -> Int? {
        let year = text[last + 1]
        guard reading.season ?? 1 == 1, year.group > 0 || !year.gap.contains(.dash),
            Self.yearsAfterNumber.contains(where: { text.matches($0, at: last + 1) })
        else { return nil }
        return year.value
    }

    private static let yearsAfterNumber: [[Piece]] = [["yx"], ["yo", "$"], ["yo", "T"]]

    /// `S01E01 Title.mkv` alone: the title can only be the folder's name or the words after the
    /// marker.
    private func nameByRest(_ reading: inout Reading, _ rest: Range<Int>) {
        if folder.kind != .noise || rest.isEmpty, let folder = lastResort() {
            take(folder, folder.wholeTitle, folder.year, for: &reading)
            reading.guessed.insert(.title)
            return
        }
        // `TV Shows/05 - Pilot`: the words are the episode's own title.
        guard !rest.isEmpty, reading.season != nil || start > 0 || !isStraightInLibrary else {
            return
        }
        let dash = rest.dropFirst().first {
            text[$0].gap.isSpacedDash && text[$0].gap.contains(.space)
        }
        reading.title = text.title(rest.lowerBound, dash ?? rest.upperBound)
        reading.guessed.insert(.title)
    }

    /// Whether nothing but a season lies between the file and a library by its name.
    private var isStraightInLibrary: Bool {
        let place = folder.chain.first { $0.kind != .season || !$0.title.isEmpty }
        return place?.kind == .grouping && place?.isLibrary == true && place?.mayBeTitle == false
    }

    /// The root, or what is above it, when nothing else has a title.
    private func lastResort() -> FolderReading? {
        // Nothing at or above a library is a title.
        if isStraightInLibrary { return nil }
        let isItem = { (folder: FolderReading) in folder.kind == .plain || folder.kind == .title }
        // `{tvdb-79168}/Season 1`: the id tells.
        if let known = folder.chain.first(where: isItem), known.title.isEmpty, !known.ids.isEmpty {
            return nil
        }
        return folder.chain.first { !$0.title.isEmpty && isItem($0) }
            ?? (isInSeason
                ? folder.chain.first { $0.kind != .season && !$0.wholeTitle.isEmpty } : nil)
    }

    /// Takes a folder's title and year.
    private func take(
        _ folder: FolderReading, _ title: String, _ year: Int?, for reading: inout Reading
    ) {
        (reading.title, reading.year, decision.titleFolder) = (title, year, folder)
    }
}
