// Says where each field of a reading came from, for `--explain`: found out afterwards by looking
// for what the reading says in the pieces of the path, so that the common run pays nothing for it.

extension NameReader {
    /// The reading with its origins filled in.
    func explained(_ result: ReadingResult) -> ReadingResult {
        guard explaining, case .reading(var reading) = result else { return result }
        reading.origins[.type] = typeOrigin(reading)
        reading.origins[.title] = titleOrigin(reading)
        reading.origins[.year] = reading.year.map { yearOrigin($0, reading) }
        reading.origins[.season] = reading.season.map { seasonOrigin($0) }
        if !reading.episodes.isEmpty || !reading.absolute.isEmpty || reading.date != nil {
            let field: ReadingField =
                reading.date != nil ? .date : reading.episodes.isEmpty ? .absolute : .episodes
            reading.origins[field] = numberOrigin(reading)
        }
        if let title = reading.episodeTitle {
            reading.origins[.episodeTitle] = fromFile(title, "behind the number")
        }
        if !reading.ids.isEmpty { reading.origins[.ids] = idsOrigin(reading) }
        if let edition = reading.edition {
            reading.origins[.edition] = fromFile(edition, "an edition's tag")
        }
        if let part = reading.part {
            reading.origins[.part] = fromFile(String(part), "a part's number")
        }
        return .reading(reading)
    }

    private func fromFile(_ text: String, _ reason: String, guess: Bool = false) -> Origin {
        Origin(source: .file, text: text, guess: guess, reason: reason)
    }

    private func fromFolder(_ found: FolderReading, _ reason: String, guess: Bool = false) -> Origin
    {
        let name = String(decoding: found.name, as: UTF8.self)
        let source: Origin.Source = found === folder ? .folder : .parentFolder
        return Origin(source: source, text: name, guess: guess, reason: reason)
    }

    private var fileText: String { String(decoding: text.bytes, as: UTF8.self) }

    private func typeOrigin(_ reading: Reading) -> Origin {
        let guess = reading.guessed.contains(.type)
        if hint != .any { return fromFile(fileText, "the person said so") }
        if reading.type == .episode {
            if let seasonFolder, isInSeason { return fromFolder(seasonFolder, "a season's folder") }
            return fromFile(fileText, "an episode's number", guess: guess)
        }
        return fromFile(
            fileText, reading.year == nil ? "no episode's number" : "a year", guess: guess)
    }

    private func titleOrigin(_ reading: Reading) -> Origin {
        let guess = reading.guessed.contains(.title)
        for candidate in folder.chain
        where candidate.title == reading.title || candidate.wholeTitle == reading.title {
            return fromFolder(candidate, "the folder's title", guess: guess)
        }
        return fromFile(reading.title, "the file's title", guess: guess)
    }

    private func yearOrigin(_ year: Int, _ reading: Reading) -> Origin {
        let guess = reading.guessed.contains(.year)
        for candidate in folder.chain where candidate.year == year && !candidate.title.isEmpty {
            return fromFolder(candidate, "the folder's year", guess: guess)
        }
        return fromFile(String(year), "the file's year", guess: guess)
    }

    private func seasonOrigin(_ season: Int) -> Origin {
        if text.fullMarker()?.season == nil, let seasonFolder, seasonFolder.season == season {
            return fromFolder(seasonFolder, "the season's folder")
        }
        return fromFile(String(season), "the episode's marker")
    }

    private func numberOrigin(_ reading: Reading) -> Origin {
        let guess = reading.guessed.contains(.episodes)
        if let marker = text.fullMarker() {
            let first = text.tokens[marker.first].start
            let last = text.tokens[marker.last].end
            return fromFile(
                String(decoding: text.bytes[first..<last], as: UTF8.self), "an episode's marker")
        }
        if let marked = folder.chain.first(where: { $0.marker != nil }) {
            return fromFolder(marked, "the release folder's marker")
        }
        let reason = reading.date != nil ? "a day" : "a number where episodes have theirs"
        return fromFile(fileText, reason, guess: guess)
    }

    private func idsOrigin(_ reading: Reading) -> Origin {
        for candidate in folder.chain where candidate.ids == reading.ids {
            return fromFolder(candidate, "an id's tag")
        }
        return fromFile(fileText, "an id's tag")
    }
}
