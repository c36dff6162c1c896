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
        let number = numberOrigin(reading)
        let tag = text.edition == nil ? "edition words" : "an edition tag"
        let words = reading.hasNoNumber ? "a name without a number" : "text beside the number"
        let hasNumber = !reading.episodes.isEmpty || reading.hasNoNumber && reading.type == .episode
        let own = reading.episodes.isEmpty ? number : nil
        var origins: [ReadingField: Origin?] = [.type: typeOrigin(reading, number)]
        if !reading.title.isEmpty { origins[.title] = titleOrigin(reading) }
        origins[.year] = reading.year.map { yearOrigin($0, reading) }
        origins[.season] = reading.season.map { seasonOrigin($0, reading, number) }
        if hasNumber { origins[.episodes] = number }
        if !reading.absolute.isEmpty {
            origins[.absolute] = own ?? origin(nil, "", else: name, "a number beside the marker")
        }
        if reading.date != nil { origins[.date] = dayOrigin(reading) }
        origins[.episodeTitle] = reading.episodeTitle.map { origin(nil, "", else: $0, words) }
        if !reading.ids.isEmpty { origins[.ids] = idsOrigin(reading) }
        if !reading.episodeIDs.isEmpty {
            origins[.episodeIDs] = origin(nil, "", else: name, "an id in the name")
        }
        origins[.edition] = reading.edition.map { edition in
            let holder = text.edition == nil ? nearest { $0.edition == edition } : nil
            return origin(holder, "an edition tag", else: edition, tag)
        }
        origins[.part] = reading.part.map { part in
            let holder = nearest { $0.part == part }
            return origin(holder, "a folder of parts", else: String(part), "a part number")
        }
        reading.origins = origins.compactMapValues { $0 }
        addRunnerUp(to: &reading)
        return .reading(reading)
    }

    private func addRunnerUp(to reading: inout Reading) {
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

    /// A folder and why, or else a piece of the file's name and why.
    private func origin(
        _ found: FolderReading?, _ why: String, else piece: String, _ reason: String
    ) -> Origin {
        guard let found else { return Origin(source: .file, text: piece, reason: reason) }
        return Origin(
            source: found === folder ? .folder : .parentFolder,
            text: String(decoding: found.name, as: UTF8.self), reason: why)
    }

    private func nearest(_ fits: (FolderReading) -> Bool) -> FolderReading? {
        folder.chain.first(where: fits)
    }

    private var name: String { String(decoding: text.bytes, as: UTF8.self) }

    /// The file's name from one token to another.
    private func piece(_ first: Int, _ last: Int) -> String {
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
        if isInSeason, reading.decision.marker?.kind != .full {
            return origin(seasonFolder, "in a season folder", else: name, "")
        }
        return reading.hasNoNumber
            ? origin(nil, "", else: name, "a season without an episode") : number
    }

    private func filmOrigin(_ reading: Reading) -> Origin {
        if let year = reading.year {
            var found = yearOrigin(year, reading)
            found.reason =
                found.source == .file ? "a year and no episode number" : "its folder has a year"
            return found
        }
        guard reading.ids.isEmpty else {
            var found = idsOrigin(reading)
            found.reason = "an id and no episode number"
            return found
        }
        let library =
            folder.library == .movie ? nearest { $0.ownLibrary == .movie } : nil
        return origin(library, "a library of films", else: name, "no episode number")
    }

    private func titleOrigin(_ reading: Reading) -> Origin {
        let isBare = reading.type == .movie && reading.year == nil
        return origin(
            reading.decision.titleFolder, "the folder's title", else: reading.title,
            "the file's title" + (isBare ? ", without a year" : ""))
    }

    private func yearOrigin(_ year: Int, _ reading: Reading) -> Origin {
        let holder = reading.decision.titleFolder.flatMap {
            [$0.year, $0.showYear, $0.wholeYear].contains(year) ? $0 : nil
        }
        return origin(holder, "the folder's year", else: String(year), "the file's year")
    }

    private func seasonOrigin(_ season: Int, _ reading: Reading, _ number: Origin) -> Origin {
        let marker = reading.decision.marker
        if marker?.season != season, seasonFolder?.season == season {
            return origin(seasonFolder, "the season folder", else: name, "")
        }
        guard marker == nil, let mark = text.seasonMark(), mark.number == season else {
            return number
        }
        return origin(nil, "", else: piece(mark.first, mark.last), "the season number")
    }

    /// The piece of the path that holds the reading's numbers or its day, and the pattern that read it.
    private func numberOrigin(_ reading: Reading) -> Origin {
        guard let marker = reading.decision.marker else {
            return reading.date == nil
                ? origin(nil, "", else: name, "no number was found") : dayOrigin(reading)
        }
        var found = origin(
            reading.decision.markerFolder, "the release folder's marker",
            else: piece(marker.first, marker.last),
            marker.kind == .full
                ? "an episode marker"
                : marker.kind == .word
                    ? "an episode word" : "a number in the usual place of episode numbers")
        guard found.source == .file else { return found }
        if marker.kind == .placed, numbersBeside, !isInShow, !text.looksLikeAnime {
            found.source = .siblings
            found.reason = "numbered like the files beside it"
        }
        found.pattern = "\(marker.pattern)"
        return found
    }

    private func dayOrigin(_ reading: Reading) -> Origin {
        if let day = reading.decision.day, day.first > 0 || day.last + 1 < text.tokens.count {
            return origin(nil, "", else: piece(day.first, day.last), "a day")
        }
        return origin(nearest { $0.date == reading.date }, "a day", else: name, "a day")
    }

    private func idsOrigin(_ reading: Reading) -> Origin {
        let isOwn = !text.ids.isEmpty && reading.ids.holds(text.ids)
        let holder = isOwn ? nil : nearest { !$0.ids.isEmpty && reading.ids.holds($0.ids) }
        return origin(holder, "an id in the folder's name", else: name, "an id in the name")
    }
}

extension NameIDs {
    /// Whether all that `other` has is here too.
    fileprivate func holds(_ other: NameIDs) -> Bool {
        (other.imdb ?? imdb, other.tmdb ?? tmdb, other.tvdb ?? tvdb) == (imdb, tmdb, tvdb)
    }
}
