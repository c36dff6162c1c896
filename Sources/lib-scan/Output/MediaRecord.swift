// What stands in lib-scan's records, and in which order (trakt-records(5)).

import TraktCore

/// The folders of a video's show and season, for `--level`; nil where none is known.
struct LevelFolders: Sendable {
    var show: VideoFile?
    var season: VideoFile?
}

extension Reading {
    /// How many records the reading gives: one per episode, and one if no number is known.
    var recordCount: Int {
        type == .movie ? 1 : max(1, max(episodes.count, absolute.count))
    }

    /// What the title may be instead, each once and in one spelling.
    var otherTitles: [String] {
        var seen: Set = [Folding.fold(title)]
        return titleAlternatives.filter { !$0.isEmpty && seen.insert(Folding.fold($0)).inserted }
    }
}

extension RecordText {
    /// A film's record.
    mutating func writeMovie(_ group: VideoGroup, _ options: ScanOptions) {
        let video = group.video
        beginLine()
        word("type", "movie")
        open("movie")
        if !video.reading.title.isEmpty { text("title", video.reading.title) }
        number("year", video.reading.year)
        ids(video.reading.ids)
        close()
        watchedAt(video.file, video.lastPlayed, options)
        files(group)
        if options.explains { explain(video.reading) }
        endLine()
    }

    /// The record of the episode at `place` in the video.
    mutating func writeEpisode(_ group: VideoGroup, _ place: Int, _ options: ScanOptions) {
        let video = group.video
        let facts = place < video.episodes.count ? video.episodes[place] : EpisodeFacts()
        beginLine()
        word("type", "episode")
        episode(video.reading, place, facts)
        show(video.reading)
        watchedAt(video.file, facts.lastPlayed ?? video.lastPlayed, options)
        files(group)
        if options.explains { explain(video.reading) }
        endLine()
    }

    /// The record of the show or the season the video belongs to.
    mutating func writeLevel(_ group: VideoGroup, _ level: LevelFolders, _ options: ScanOptions) {
        let reading = group.video.reading
        let isSeason = options.level == .season
        let file = (isSeason ? level.season ?? level.show : level.show) ?? group.video.file
        beginLine()
        if isSeason {
            word("type", "season")
            open("season")
            number("number", reading.season)
            open("ids")
            close()
            close()
        } else {
            word("type", "show")
        }
        show(reading)
        watchedAt(file, group.video.lastPlayed, options)
        open("file")
        self.file(file)
        guess(reading)
        close()
        if options.explains { explain(reading) }
        endLine()
    }

    private mutating func show(_ reading: Reading) {
        open("show")
        if !reading.title.isEmpty { text("title", reading.title) }
        number("year", reading.year)
        ids(reading.ids)
        close()
    }

    private mutating func episode(_ reading: Reading, _ place: Int, _ facts: EpisodeFacts) {
        open("episode")
        if place < reading.episodes.count {
            number("season", reading.season)
            number("number", reading.episodes[place])
        } else {
            number("season", reading.season)
        }
        text("title", facts.title ?? (reading.recordCount == 1 ? reading.episodeTitle : nil))
        if place < reading.absolute.count { number("number_abs", reading.absolute[place]) }
        if let date = reading.date { text("first_aired", date.midnight.text) }
        var ids = facts.ids
        if reading.recordCount == 1 { ids.fill(from: reading.episodeIDs) }
        self.ids(ids)
        close()
    }

    private mutating func ids(_ ids: NameIDs) {
        open("ids")
        text("imdb", ids.imdb)
        number("tmdb", ids.tmdb)
        number("tvdb", ids.tvdb)
        close()
    }

    private mutating func watchedAt(
        _ file: VideoFile, _ lastPlayed: Timestamp?, _ options: ScanOptions
    ) {
        if let lastPlayed, options.watchedAt.yieldsToLastPlayed {
            return text("watched_at", lastPlayed.text)
        }
        switch options.watchedAt {
        case .created: time("watched_at", file.facts.created ?? file.facts.modified)
        case .modified: time("watched_at", file.facts.modified)
        case .word(let word): self.word("watched_at", word)
        case .none: break
        case .fixed(let instant): text("watched_at", instant.text)
        }
    }

    private mutating func files(_ group: VideoGroup) {
        open("file")
        file(group.video.file)
        guess(group.video.reading)
        parts(group.parts)
        if !group.versions.isEmpty {
            openList("versions")
            for version in group.versions {
                open()
                if let first = version.first { file(first) }
                parts(version.count > 1 ? version : [])
                close()
            }
            closeList()
        }
        close()
    }

    private mutating func parts(_ parts: [VideoFile]) {
        guard !parts.isEmpty else { return }
        openList("parts")
        for part in parts {
            open()
            file(part)
            close()
        }
        closeList()
    }

    /// The members of `file`, of one of its parts or versions.
    private mutating func file(_ file: VideoFile) {
        text("path", bytes: file.path)
        number("size", Int(file.facts.size))
        time("created_at", file.facts.created)
        time("modified_at", file.facts.modified)
        text("edition", file.edition)
    }

    /// The fields of the record whose evidence is weak, by their keys.
    private mutating func guess(_ reading: Reading) {
        guard !reading.guessed.isEmpty else { return }
        let fields = ReadingField.allCases.filter { reading.isGuess($0) && reading.holds($0) }
        guard !fields.isEmpty else { return }
        openList("guess")
        for field in fields { element(field.recordKey) }
        closeList()
    }

    private mutating func explain(_ reading: Reading) {
        open("explain")
        for field in ReadingField.allCases {
            guard let origin = reading.origins[field] else { continue }
            open(field.recordKey)
            text("from", origin.source.rawValue)
            if !origin.text.isEmpty { text("text", origin.text) }
            if reading.isGuess(field) { yes("guess") }
            if !origin.reason.isEmpty { text("reason", origin.reason) }
            if !origin.pattern.isEmpty { text("pattern", origin.pattern) }
            if field == .title { texts("others", reading.otherTitles) }
            if field == reading.numberField { texts("others", reading.numberAlternatives) }
            close()
        }
        close()
    }
}

extension Reading {
    /// The field that holds the number: within the season, or over the whole show.
    fileprivate var numberField: ReadingField {
        episodes.isEmpty && !absolute.isEmpty ? .absolute : .episodes
    }

    /// Whether the evidence for a field is weak.
    func isGuess(_ field: ReadingField) -> Bool {
        switch field {
        case .absolute, .date: guessed.contains(.episodes) && episodes.isEmpty
        default: guessed.contains(FieldSet(field))
        }
    }

    /// Whether the record has a field that may be a guess.
    fileprivate func holds(_ field: ReadingField) -> Bool {
        switch field {
        case .year: year != nil
        case .season: season != nil
        case .episodes: !episodes.isEmpty
        case .absolute: !absolute.isEmpty
        case .date: date != nil
        default: true
        }
    }
}

extension ReadingField {
    /// The field's key in the `explain` object and in `file.guess`.
    var recordKey: StaticString {
        switch self {
        case .type: "type"
        case .title: "title"
        case .year: "year"
        case .season: "season"
        case .episodes: "number"
        case .absolute: "number_abs"
        case .date: "first_aired"
        case .episodeTitle: "episode_title"
        case .episodeIDs: "episode_ids"
        case .edition: "edition"
        case .ids: "ids"
        case .part: "part"
        }
    }
}

extension AirDate {
    /// Midnight UTC of the day.
    var midnight: Timestamp { Timestamp(year: year, month: month, day: day) }
}
