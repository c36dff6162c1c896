// Says where each field of a reading came from, for `--explain`: from what the decision kept of its
// evidence.

/// The evidence that a reading was made from.
struct Decision: Sendable {
    /// What gave the number; nil for films, days and episodes without a number.
    var marker: Marker?
    /// The folder whose release name holds the marker.
    var markerFolder: FolderReading?
    /// The folder that gave the title; nil if the file's name did.
    var titleFolder: FolderReading?
    /// The day in the file's name.
    var day: DateMark?
}

extension NameReader {
    /// The reading with its origins filled in.
    func explained(_ result: ReadingResult) -> ReadingResult {
        guard explaining, case .reading(var reading) = result else { return result }
        var origins: [ReadingField: Origin] = [:]
        origins[.type] = typeOrigin(reading)
        origins[.title] = reading.title.isEmpty ? nil : titleOrigin(reading)
        origins[.year] = reading.year.map { yearOrigin($0, reading) }
        origins[.season] = reading.season.map { seasonOrigin($0, reading) }
        origins[.episodeTitle] = reading.episodeTitle.map {
            fromFile($0, reading.hasNoNumber ? "a name without a number" : "text beside the number")
        }
        origins[.ids] = reading.ids.isEmpty ? nil : idsOrigin(reading)
        origins[.episodeIDs] =
            reading.episodeIDs.isEmpty ? nil : fromFile(fileText, "an id in the name")
        origins[.edition] = reading.edition.map(editionOrigin)
        origins[.part] = reading.part.map(partOrigin)
        if reading.type == .episode { explainNumbers(reading, &origins) }
        reading.origins = origins
        if let other = reading.decision.marker.flatMap(runnerUpText),
            other != reading.numberText
        {
            reading.numberAlternatives.append(other)
        }
        return .reading(reading)
    }

    private func explainNumbers(_ reading: Reading, _ origins: inout [ReadingField: Origin]) {
        if reading.date != nil { origins[.date] = dayOrigin(reading) }
        if !reading.episodes.isEmpty || reading.hasNoNumber {
            origins[.episodes] = numberOrigin(reading)
        }
        guard !reading.absolute.isEmpty else { return }
        origins[.absolute] =
            reading.episodes.isEmpty
            ? numberOrigin(reading) : fromFile(fileText, "a number beside the marker")
    }

    /// The number that the next rule gives, as people write it.
    private func runnerUpText(_ marker: Marker) -> String? {
        guard marker.kind != .full, let other = runnerUp(to: marker) else { return nil }
        var reading = Reading(type: .episode, title: "")
        (reading.season, reading.episodes) = (other.season, other.episodes)
        reading.absolute = other.absolute
        return reading.numberText
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

    private var fileText: String { String(decoding: text.bytes, as: UTF8.self) }

    /// The file's name from one token to another.
    private func fileText(_ first: Int, _ last: Int) -> String {
        guard first <= last, text.tokens.indices.contains(first),
            text.tokens.indices.contains(last)
        else { return fileText }
        let range = text.tokens[first].start..<text.tokens[last].end
        return String(decoding: text.bytes[range], as: UTF8.self)
    }

    // MARK: - Fields

    private func typeOrigin(_ reading: Reading) -> Origin {
        if hint != .any {
            return Origin(
                source: .option, text: hint == .movie ? "--type movie" : "--type episode",
                reason: "from the command line")
        }
        if reading.type == .movie { return filmOrigin(reading) }
        if let seasonFolder, isInSeason, reading.decision.marker?.kind != .full {
            return fromFolder(seasonFolder, "in a season folder")
        }
        return reading.hasNoNumber
            ? fromFile(fileText, "a season without an episode") : numberOrigin(reading)
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
        if let library = folder.chain.first(where: { $0.library == .movie && $0.isLibrary }),
            folder.library == .movie
        {
            return fromFolder(library, "a library of films")
        }
        return fromFile(fileText, "no episode number")
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
        if let found = reading.decision.titleFolder,
            [found.year, found.showYear, found.wholeYear].contains(year)
        {
            return fromFolder(found, "the folder's year")
        }
        return fromFile(String(year), "the file's year")
    }

    private func seasonOrigin(_ season: Int, _ reading: Reading) -> Origin {
        let marker = reading.decision.marker
        if marker?.season != season, let seasonFolder, seasonFolder.season == season {
            return fromFolder(seasonFolder, "the season folder")
        }
        if marker == nil, let mark = text.seasonMark(), mark.number == season {
            return fromFile(fileText(mark.first, mark.last), "the season number")
        }
        return numberOrigin(reading)
    }

    /// The piece of the path that holds the reading's numbers or its day, and the pattern that read it.
    private func numberOrigin(_ reading: Reading) -> Origin {
        let decision = reading.decision
        if let found = decision.markerFolder {
            return fromFolder(found, "the release folder's marker")
        }
        guard let marker = decision.marker else {
            return reading.date == nil
                ? fromFile(fileText, "no number was found") : dayOrigin(reading)
        }
        let isSiblings =
            marker.kind == .placed && numbersBeside && !isInShow && !text.looksLikeAnime
        var origin = fromFile(fileText(marker.first, marker.last), marker.reason)
        if isSiblings {
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
        let found = folder.chain.first { $0.date == reading.date }
        return found.map { fromFolder($0, "a day") } ?? fromFile(fileText, "a day")
    }

    private func idsOrigin(_ reading: Reading) -> Origin {
        let found = folder.chain.first { !$0.ids.isEmpty && reading.ids.holds($0.ids) }
        guard text.ids.isEmpty || !reading.ids.holds(text.ids), let found else {
            return fromFile(fileText, "an id in the name")
        }
        return fromFolder(found, "an id in the folder's name")
    }

    private func editionOrigin(_ edition: String) -> Origin {
        let found = folder.chain.first { $0.edition == edition }
        if text.edition == nil, let found { return fromFolder(found, "an edition tag") }
        return fromFile(edition, text.edition == nil ? "edition words" : "an edition tag")
    }

    private func partOrigin(_ part: Int) -> Origin {
        let found = folder.chain.first { $0.part == part }
        return found.map { fromFolder($0, "a folder of parts") }
            ?? fromFile(String(part), "a part number")
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
