// Says where each field of a reading came from, for `--explain`: from what the decision kept of its
// evidence.

/// The evidence that a reading was made from.
struct Decision: Sendable {
    /// What gave the number; nil for films, days and episodes without a number.
    var marker: Marker?
    /// The folder that gave the title; nil if the file's name did.
    var titleFolder: FolderReading?
    /// The day in the file's name.
    var day: DateMark?
}

extension NameReader {
    /// The reading with its origins filled in.
    func explained(_ result: ReadingResult) -> ReadingResult {
        guard case .reading(var reading) = result else { return result }
        let number = numberOrigin(reading)
        let isEpisode = reading.type == .episode
        let origins: [(field: ReadingField, isTold: Bool, origin: Origin)] = [
            (.type, true, typeOrigin(reading, number)),
            (.title, !reading.title.isEmpty, titleOrigin(reading)),
            (.year, reading.year != nil, yearOrigin(reading)),
            (.season, reading.season != nil, seasonOrigin(reading, number)),
            (.episodeTitle, reading.episodeTitle != nil, episodeTitleOrigin(reading)),
            (.ids, !reading.ids.isEmpty, idsOrigin(reading)),
            (.episodeIDs, !reading.episodeIDs.isEmpty, file(nil, "an id in the name")),
            (.edition, reading.edition != nil, editionOrigin(reading)),
            (
                .part, reading.part != nil,
                nearest(
                    { $0.part == reading.part }, "a folder of parts",
                    else: file("\(reading.part ?? 0)", "a part number"))
            ), (.date, isEpisode && reading.date != nil, dayOrigin(reading)),
            (.episodes, isEpisode && (!reading.episodes.isEmpty || reading.hasNoNumber), number),
            (
                .absolute, isEpisode && !reading.absolute.isEmpty,
                reading.episodes.isEmpty ? number : file(nil, "a number beside the marker")
            ),
        ]
        for row in origins where row.isTold { reading.origins[row.field] = row.origin }
        tellRunnerUp(&reading)
        return .reading(reading)
    }

    /// Adds what the rules that were not asked would have read.
    private func tellRunnerUp(_ reading: inout Reading) {
        guard let marker = decision.marker, marker.kind != .full,
            let other = runnerUp(to: marker)
        else { return }
        var second = Reading(type: .episode, title: "")
        (second.season, second.episodes) = (other.season, other.episodes)
        second.absolute = other.absolute
        if let second = second.numberText, second != reading.numberText,
            !reading.numberAlternatives.contains(second)
        {
            reading.numberAlternatives.append(second)
        }
    }

    // MARK: - Pieces of the path

    /// A piece of the file's name, or all of it.
    private func file(_ piece: String?, _ reason: String) -> Origin {
        Origin(
            source: .file, text: piece ?? String(decoding: text.bytes, as: UTF8.self),
            reason: reason)
    }

    /// The file's name from one token to another.
    private func file(_ first: Int, _ last: Int, _ reason: String) -> Origin {
        guard first <= last, last < text.tokens.count else { return file(nil, reason) }
        let bytes = text.bytes[text[first].start..<text[last].end]
        return file(String(decoding: bytes, as: UTF8.self), reason)
    }

    private func folder(_ found: FolderReading, _ reason: String) -> Origin {
        Origin(
            source: found === folder ? .folder : .parentFolder,
            text: String(decoding: found.name, as: UTF8.self), reason: reason)
    }

    /// The nearest folder that fits, else `other`.
    private func nearest(
        _ fits: (FolderReading) -> Bool, _ reason: String, else other: Origin
    ) -> Origin {
        folder.chain.first(where: fits).map { folder($0, reason) } ?? other
    }

    // MARK: - Fields

    private func typeOrigin(_ reading: Reading, _ number: Origin) -> Origin {
        if hint != .any {
            return Origin(
                source: .option, text: hint == .movie ? "--type movie" : "--type episode",
                reason: "from the command line")
        }
        if reading.type == .movie { return filmOrigin(reading) }
        if let seasonFolder, isInSeason, decision.marker?.kind != .full {
            return folder(seasonFolder, "in a season folder")
        }
        return reading.hasNoNumber ? file(nil, "a season without an episode") : number
    }

    private func filmOrigin(_ reading: Reading) -> Origin {
        guard reading.year != nil || !reading.ids.isEmpty else {
            return nearest(
                { $0.library == .movie && $0.isLibrary && self.folder.library == .movie },
                "a library of films", else: file(nil, "no episode number"))
        }
        var origin = reading.year == nil ? idsOrigin(reading) : yearOrigin(reading)
        origin.reason =
            reading.year == nil
            ? "an id and no episode number"
            : origin.source == .file ? "a year and no episode number" : "its folder has a year"
        return origin
    }

    private func titleOrigin(_ reading: Reading) -> Origin {
        let isBare = reading.type == .movie && reading.year == nil
        let own = isBare ? "the file's title, without a year" : "the file's title"
        return decision.titleFolder.map { folder($0, "the folder's title") }
            ?? file(reading.title, own)
    }

    private func yearOrigin(_ reading: Reading) -> Origin {
        guard let year = reading.year, let found = decision.titleFolder,
            [found.year, found.showYear, found.wholeYear].contains(year)
        else { return file("\(reading.year ?? 0)", "the file's year") }
        return folder(found, "the folder's year")
    }

    private func seasonOrigin(_ reading: Reading, _ number: Origin) -> Origin {
        let marker = decision.marker
        if let seasonFolder, seasonFolder.season == reading.season,
            marker == nil || marker?.season != reading.season
        {
            return folder(seasonFolder, "the season folder")
        }
        guard marker == nil, let season, season.number == reading.season else { return number }
        return file(season.first, season.last, "the season number")
    }

    private func episodeTitleOrigin(_ reading: Reading) -> Origin {
        file(
            reading.episodeTitle,
            reading.hasNoNumber ? "a name without a number" : "text beside the number")
    }

    private func editionOrigin(_ reading: Reading) -> Origin {
        text.edition != nil
            ? file(reading.edition, "an edition tag")
            : nearest(
                { $0.edition == reading.edition }, "an edition tag",
                else: file(reading.edition, "edition words"))
    }

    /// The piece of the path that holds the reading's numbers or its day, and the pattern that read it.
    private func numberOrigin(_ reading: Reading) -> Origin {
        guard let marker = decision.marker else {
            return reading.date == nil ? file(nil, "no number was found") : dayOrigin(reading)
        }
        if let found = marker.folder { return folder(found, "the release folder's marker") }
        let reasons: [Marker.Kind: String] = [.full: "an episode marker", .word: "an episode word"]
        var origin = file(
            marker.first, marker.last,
            reasons[marker.kind] ?? "a number in the usual place of episode numbers")
        if marker.kind == .placed, numbersBeside, !isInShow, !text.looksLikeAnime {
            origin.source = .siblings
            origin.reason = "numbered like the files beside it"
        }
        origin.pattern = "\(marker.pattern)"
        return origin
    }

    private func dayOrigin(_ reading: Reading) -> Origin {
        if let day = decision.day, day.first > 0 || day.last + 1 < text.tokens.count {
            return file(day.first, day.last, "a day")
        }
        return nearest({ $0.date == reading.date }, "a day", else: file(nil, "a day"))
    }

    private func idsOrigin(_ reading: Reading) -> Origin {
        let own = file(nil, "an id in the name")
        if !text.ids.isEmpty, reading.ids.holds(text.ids) { return own }
        return nearest(
            { !$0.ids.isEmpty && reading.ids.holds($0.ids) }, "an id in the folder's name",
            else: own)
    }
}

extension NameIDs {
    /// Whether all that `other` has is here too.
    fileprivate func holds(_ other: NameIDs) -> Bool {
        (other.imdb ?? imdb) == imdb && (other.tmdb ?? tmdb) == tmdb && (other.tvdb ?? tvdb) == tvdb
    }
}
