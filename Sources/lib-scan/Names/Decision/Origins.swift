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
        guard explaining, case .reading(var reading) = result else { return result }
        let number = numberOrigin(reading)
        reading.origins[.type] = typeOrigin(reading, number)
        if !reading.title.isEmpty { reading.origins[.title] = titleOrigin(reading) }
        reading.origins[.year] = reading.year.map { yearOrigin($0, reading) }
        reading.origins[.season] = reading.season.map { seasonOrigin($0, reading, number) }
        reading.origins[.episodeTitle] = reading.episodeTitle.map {
            fromFile($0, reading.hasNoNumber ? "a name without a number" : "text beside the number")
        }
        if !reading.ids.isEmpty { reading.origins[.ids] = idsOrigin(reading) }
        if !reading.episodeIDs.isEmpty {
            reading.origins[.episodeIDs] = fromFile(fileText, "an id in the name")
        }
        reading.origins[.edition] = reading.edition.map { edition in
            let tag = "an edition tag"
            return text.edition == nil
                ? origin({ $0.edition == edition }, tag, else: fromFile(edition, "edition words"))
                : fromFile(edition, tag)
        }
        reading.origins[.part] = reading.part.map { part in
            origin(
                { $0.part == part }, "a folder of parts",
                else: fromFile(String(part), "a part number"))
        }
        if reading.type == .episode { explainNumbers(&reading, number) }
        return .reading(reading)
    }

    private func explainNumbers(_ reading: inout Reading, _ number: Origin) {
        if reading.date != nil { reading.origins[.date] = dayOrigin(reading) }
        if !reading.episodes.isEmpty || reading.hasNoNumber { reading.origins[.episodes] = number }
        if !reading.absolute.isEmpty {
            reading.origins[.absolute] =
                reading.episodes.isEmpty
                ? number : fromFile(fileText, "a number beside the marker")
        }
        guard let marker = reading.decision.marker, marker.kind != .full,
            let other = runnerUp(to: marker)
        else { return }
        var second = Reading(type: .episode, title: "")
        (second.season, second.episodes) = (other.season, other.episodes)
        second.absolute = other.absolute
        if let second = second.numberText, second != reading.numberText {
            reading.numberAlternatives.append(second)
        }
    }

    // MARK: - Pieces of the path

    private func fromFile(_ text: String, _ reason: String) -> Origin {
        Origin(source: .file, text: text, reason: reason)
    }

    private func fromFolder(_ found: FolderReading, _ reason: String) -> Origin {
        Origin(
            source: found === folder ? .folder : .parentFolder,
            text: String(decoding: found.name, as: UTF8.self), reason: reason)
    }

    /// The nearest folder that fits, else `other`.
    private func origin(
        _ fits: (FolderReading) -> Bool, _ reason: String, else other: Origin
    ) -> Origin {
        folder.chain.first(where: fits).map { fromFolder($0, reason) } ?? other
    }

    private var fileText: String { String(decoding: text.bytes, as: UTF8.self) }

    /// The file's name from one token to another.
    private func fileText(_ first: Int, _ last: Int) -> String {
        guard first <= last, last < text.tokens.count else { return fileText }
        let range = text[first].start..<text[last].end
        return String(decoding: text.bytes[range], as: UTF8.self)
    }

    // MARK: - Fields

    private func typeOrigin(_ reading: Reading, _ number: Origin) -> Origin {
        if hint != .any {
            return Origin(
                source: .option, text: hint == .movie ? "--type movie" : "--type episode",
                reason: "from the command line")
        }
        if reading.type == .movie { return filmOrigin(reading) }
        if let seasonFolder, isInSeason, reading.decision.marker?.kind != .full {
            return fromFolder(seasonFolder, "in a season folder")
        }
        return reading.hasNoNumber ? fromFile(fileText, "a season without an episode") : number
    }

    private func filmOrigin(_ reading: Reading) -> Origin {
        if let year = reading.year {
            var origin = yearOrigin(year, reading)
            origin.reason =
                origin.source == .file ? "a year and no episode number" : "its folder has a year"
            return origin
        }
        if !reading.ids.isEmpty {
            var origin = idsOrigin(reading)
            origin.reason = "an id and no episode number"
            return origin
        }
        return origin(
            { $0.library == .movie && $0.isLibrary && folder.library == .movie },
            "a library of films", else: fromFile(fileText, "no episode number"))
    }

    private func titleOrigin(_ reading: Reading) -> Origin {
        if let found = reading.decision.titleFolder {
            return fromFolder(found, "the folder's title")
        }
        let isBare = reading.type == .movie && reading.year == nil
        return fromFile(
            reading.title, isBare ? "the file's title, without a year" : "the file's title")
    }

    private func yearOrigin(_ year: Int, _ reading: Reading) -> Origin {
        guard let found = reading.decision.titleFolder,
            [found.year, found.showYear, found.wholeYear].contains(year)
        else { return fromFile(String(year), "the file's year") }
        return fromFolder(found, "the folder's year")
    }

    private func seasonOrigin(_ season: Int, _ reading: Reading, _ number: Origin) -> Origin {
        let marker = reading.decision.marker
        if marker?.season != season, let seasonFolder, seasonFolder.season == season {
            return fromFolder(seasonFolder, "the season folder")
        }
        guard marker == nil, let mark = self.season, mark.number == season else {
            return number
        }
        return fromFile(fileText(mark.first, mark.last), "the season number")
    }

    /// The piece of the path that holds the reading's numbers or its day, and the pattern that read it.
    private func numberOrigin(_ reading: Reading) -> Origin {
        let decision = reading.decision
        if let found = decision.marker?.folder {
            return fromFolder(found, "the release folder's marker")
        }
        guard let marker = decision.marker else {
            return reading.date == nil
                ? fromFile(fileText, "no number was found") : dayOrigin(reading)
        }
        var origin = fromFile(fileText(marker.first, marker.last), marker.reason)
        if marker.kind == .placed, numbersBeside, !isInShow, !text.looksLikeAnime {
            origin.source = .siblings
            origin.reason = "numbered like the files beside it"
        }
        origin.pattern = "\(marker.pattern)"
        return origin
    }

    private func dayOrigin(_ reading: Reading) -> Origin {
        if let day = reading.decision.day, day.first > 0 || day.last + 1 < text.tokens.count {
            return fromFile(fileText(day.first, day.last), "a day")
        }
        return origin({ $0.date == reading.date }, "a day", else: fromFile(fileText, "a day"))
    }

    private func idsOrigin(_ reading: Reading) -> Origin {
        let own = fromFile(fileText, "an id in the name")
        if !text.ids.isEmpty, reading.ids.holds(text.ids) { return own }
        return origin(
            { !$0.ids.isEmpty && reading.ids.holds($0.ids) }, "an id in the folder's name",
            else: own)
    }
}

extension Marker {
    /// Why it is a number, in a few words.
    fileprivate var reason: String {
        switch kind {
        case .full: "an episode marker"
        case .word: "an episode word"
        case .placed, .joined, .bare: "a number in the usual place of episode numbers"
        }
    }
}

extension NameIDs {
    /// Whether all that `other` has is here too.
    fileprivate func holds(_ other: NameIDs) -> Bool {
        (other.imdb == nil || other.imdb == imdb) && (other.tmdb == nil || other.tmdb == tmdb)
            && (other.tvdb == nil || other.tvdb == tvdb)
    }
}
