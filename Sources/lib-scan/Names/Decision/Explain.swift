// Says where each field of a reading came from, for `--explain`: found out afterwards by looking
// for what the reading says in the pieces of the path, so that the common run pays nothing for it.

extension NameReader {
    /// The reading with its origins filled in.
    func explained(_ result: ReadingResult) -> ReadingResult {
        guard explaining, case .reading(var reading) = result else { return result }
        reading.origins[.type] = typeOrigin(reading)
        if !reading.title.isEmpty { reading.origins[.title] = titleOrigin(reading) }
        reading.origins[.year] = reading.year.map { yearOrigin($0, reading) }
        reading.origins[.season] = reading.season.map { seasonOrigin($0, reading) }
        if reading.type == .episode { explainNumbers(&reading) }
        if let title = reading.episodeTitle {
            let isBehind = !reading.hasNoNumber
            reading.origins[.episodeTitle] = fromFile(
                title, isBehind ? "beside the number" : "a name without a number")
        }
        if !reading.ids.isEmpty { reading.origins[.ids] = idsOrigin(reading) }
        if !reading.episodeIDs.isEmpty {
            reading.origins[.episodeIDs] = fromFile(fileText, "an id in the name")
        }
        reading.origins[.edition] = reading.edition.map(editionOrigin)
        reading.origins[.part] = reading.part.map(partOrigin)
        return .reading(reading)
    }

    private func explainNumbers(_ reading: inout Reading) {
        if reading.date != nil { reading.origins[.date] = dateOrigin(reading) }
        if !reading.episodes.isEmpty || reading.hasNoNumber {
            reading.origins[.episodes] = numberOrigin(reading)
        }
        guard !reading.absolute.isEmpty else { return }
        reading.origins[.absolute] =
            reading.episodes.isEmpty
            ? numberOrigin(reading) : fromFile(fileText, "a number beside the marker")
    }

    private func fromFile(_ text: String, _ reason: String) -> Origin {
        Origin(source: .file, text: text, reason: reason)
    }

    private func fromFolder(_ found: FolderReading, _ reason: String) -> Origin {
        let name = String(decoding: found.name, as: UTF8.self)
        let source: Origin.Source = found === folder ? .folder : .parentFolder
        return Origin(source: source, text: name, reason: reason)
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

    // MARK: - Type

    private func typeOrigin(_ reading: Reading) -> Origin {
        if hint != .any {
            return Origin(
                source: .option, text: hint == .movie ? "--type movie" : "--type episode",
                reason: "you said so")
        }
        return reading.type == .episode ? episodeOrigin(reading) : movieOrigin(reading)
    }

    private func episodeOrigin(_ reading: Reading) -> Origin {
        if text.fullMarker() == nil, let seasonFolder, isInSeason {
            return fromFolder(seasonFolder, "it lies in a season's folder")
        }
        guard !reading.hasNoNumber else {
            return fromFile(fileText, "a season without an episode")
        }
        return numberOrigin(reading)
    }

    /// A film is what has a year or an id, or lies in a library of films; else it is only taken for
    /// one.
    private func movieOrigin(_ reading: Reading) -> Origin {
        if let year = reading.year {
            var origin = yearOrigin(year, reading)
            origin.reason =
                origin.source == .file ? "a year and no episode's number" : "its folder has a year"
            return origin
        }
        if !reading.ids.isEmpty {
            var origin = idsOrigin(reading)
            origin.reason = "an id and no episode's number"
            return origin
        }
        if folder.library == .movie,
            let library = folder.chain.first(where: { $0.library == .movie && $0.isLibrary })
        {
            return fromFolder(library, "a library of films")
        }
        return fromFile(fileText, "no episode's number")
    }

    // MARK: - Title and year

    private func titleOrigin(_ reading: Reading) -> Origin {
        let title = reading.title
        for candidate in folder.chain
        where [candidate.title, candidate.showTitle, candidate.wholeTitle].contains(title) {
            return fromFolder(candidate, "the folder's title")
        }
        let isBare = reading.type == .movie && reading.year == nil
        return fromFile(
            title, isBare ? "the file's title, without a year" : "the file's title")
    }

    private func yearOrigin(_ year: Int, _ reading: Reading) -> Origin {
        for candidate in folder.chain where candidate.year == year && !candidate.title.isEmpty {
            return fromFolder(candidate, "the folder's year")
        }
        return fromFile(String(year), "the file's year")
    }

    // MARK: - Numbers

    private func seasonOrigin(_ season: Int, _ reading: Reading) -> Origin {
        if text.fullMarker()?.season != season, let seasonFolder, seasonFolder.season == season {
            return fromFolder(seasonFolder, "the season's folder")
        }
        if let mark = text.seasonMark(), mark.number == season {
            return fromFile(fileText(mark.first, mark.last), "the season's number")
        }
        return numberOrigin(reading)
    }

    /// The piece of the path that holds the reading's numbers or its day.
    private func numberOrigin(_ reading: Reading) -> Origin {
        if reading.episodes.isEmpty, reading.absolute.isEmpty, reading.date != nil {
            return dateOrigin(reading)
        }
        guard !reading.hasNoNumber else {
            return fromFile(fileText, "no number was found")
        }
        if let marker = text.fullMarker(), marker.holds(reading) {
            return fromFile(
                fileText(marker.first, marker.last), "an episode's marker")
        }
        if let marked = folder.chain.first(where: { $0.marker?.holds(reading) == true }) {
            return fromFolder(marked, "the release folder's marker")
        }
        guard let marker = placed() else {
            return fromFile(fileText, "a number where episodes have theirs")
        }
        let isWord = marker.kind == .word
        return Origin(
            source: !isWord && isToldBySiblings ? .siblings : .file,
            text: fileText(marker.first, marker.last),
            reason: isWord
                ? "an episode's word"
                : isToldBySiblings
                    ? "numbered like the files beside it" : "a number where episodes have theirs")
    }

    private func dateOrigin(_ reading: Reading) -> Origin {
        if let mark = text.dateMark() {
            return fromFile(fileText(mark.first, mark.last), "a day")
        }
        if let dated = folder.chain.first(where: { $0.date == reading.date }) {
            return fromFolder(dated, "a day")
        }
        return fromFile(fileText, "a day")
    }

    /// Whether the number is only taken for an episode's because the files beside it have one.
    private var isToldBySiblings: Bool {
        guard context.videoNames.count > 1 else { return false }
        let alone = SiblingContext(
            hasShowNFO: context.hasShowNFO, hasSeasonFolders: context.hasSeasonFolders)
        return NameReader(text: text, folder: folder, hint: hint, context: alone).placed() == nil
    }

    // MARK: - The rest

    private func idsOrigin(_ reading: Reading) -> Origin {
        if !text.ids.isEmpty, reading.ids.holds(text.ids) {
            return fromFile(fileText, "an id in the name")
        }
        let found = folder.chain.first { !$0.ids.isEmpty && reading.ids.holds($0.ids) }
        return found.map { fromFolder($0, "an id in the folder's name") }
            ?? fromFile(fileText, "an id in the name")
    }

    private func editionOrigin(_ edition: String) -> Origin {
        let found = folder.chain.first { $0.edition == edition }
        if text.edition == nil, let found { return fromFolder(found, "an edition's tag") }
        return fromFile(edition, text.edition == nil ? "an edition's words" : "an edition's tag")
    }

    private func partOrigin(_ part: Int) -> Origin {
        let found = folder.chain.first { $0.part == part }
        return found.map { fromFolder($0, "a part's folder") }
            ?? fromFile(String(part), "a part's number")
    }
}

extension Marker {
    /// Whether it gives the reading's numbers.
    fileprivate func holds(_ reading: Reading) -> Bool {
        !episodes.isEmpty && episodes == reading.episodes
            || !absolute.isEmpty && absolute == reading.absolute
    }
}

extension NameIDs {
    /// Whether all that `other` has is here too.
    fileprivate func holds(_ other: NameIDs) -> Bool {
        (other.imdb == nil || other.imdb == imdb) && (other.tmdb == nil || other.tmdb == tmdb)
            && (other.tvdb == nil || other.tvdb == tvdb)
    }
}
