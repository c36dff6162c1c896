import TraktCore

/// A play as Trakt's web importer takes it: a row with what the importer reads and nothing else.
///
/// The importer posts what it is fed: a season's row as a film, an episode without ids of its own as
/// the whole show, a play without a time as of now (exports.md 2). So a row is made only of
/// records about which it can do one thing.
struct UploadRow: Sendable {
    /// How the importer will find the item, in words after `2 films`.
    enum Way: String, CaseIterable {
        case filmByID = " by id"
        case filmByTitle = " by title and year"
        case episode = ""
    }

    let way: Way
    /// The row.
    let json: JSON
    /// Words for the play by the ids of its item: rows that share one are the same play.
    let ids: [String]
    /// A word for the play by its film's title and year; nil if it has no title.
    let title: String?
    /// Whether the record has the id of a play in a history.
    let isFromHistory: Bool

    /// - Parameters:
    ///   - now: what `now` means.
    ///   - time: the value of `--watched-at`; nil if it was not given.
    ///   - times: how the times in records are read.
    /// - Throws: status 65 with the reason why the record must not be uploaded.
    init(_ record: Record, now: Timestamp, time: PlayTime?, times: RecordTimes) throws(ToolError) {
        let item = try MediaItem.changed(by: record)
        let own = try PlayTime.read(record["watched_at"], now: now, times: times)
        let when = try UploadRow.time(of: record, own: own, given: time)
        isFromHistory = record.playID != nil
        let minute = when.minute.map { "\($0)" } ?? ""
        switch item.type {
        case .movie: way = try UploadRow.wayOfFilm(item, record)
        case .episode:
            try UploadRow.checkEpisode(item)
            way = .episode
        case .show, .season:
            throw ToolError(
                .data,
                "the importer gets \(item.type.rawValue)s wrong: give the episodes instead, each "
                    + "with its tvdb or trakt id")
        }
        let isUnknown = if case .at(let time) = when { time.isUnknownDate } else { true }
        json = UploadRow.row(item, isUnknown ? "unknown" : when.json)
        ids = item.ids.keys.map { "\(item.type.rawValue) \($0) \(minute)" }
        title = item.type == .movie ? item.title.folded.map { "\($0) \(minute)" } : nil
    }

    /// When the play was. Throws a reason if nothing says so, or only Trakt could.
    private static func time(
        of record: Record, own: PlayTime?, given: PlayTime?
    ) throws(ToolError) -> PlayTime {
        // Rows of ratings, watchlists and collections are not plays, whatever --watched-at says.
        if own == nil, record.listMark != nil { throw ToolError(.data, record.noWatchTime) }
        guard let time = own ?? given else {
            throw ToolError(.data, "no watched_at: give the watch time with --watched-at")
        }
        if time != .released { return time }
        throw ToolError(.data, "\"released\" is not a fixed time: put a date into watched_at")
    }

    private static func wayOfFilm(_ item: MediaItem, _ record: Record) throws(ToolError) -> Way {
        if let imdb = item.ids.imdb, !IDs.isTitleID(imdb) {
            throw ToolError(.data, "imdb \"\(imdb)\" is not the id of a title: remove it")
        }
        let guesses = Set(record.value("file", "guess")?.elements.compactMap(\.string) ?? [])
        if item.ids.trakt == nil, guesses.contains("type") {
            throw ToolError(.data, "its type (film) is a guess: run it through trakt-resolve")
        }
        if item.ids.trakt != nil || item.ids.imdb != nil || item.ids.tmdb != nil {
            return .filmByID
        }
        guard item.title.folded != nil, item.title.year != nil else {
            throw ToolError(.data, "no imdb, tmdb or trakt id, and no title with a year")
        }
        if !guesses.isDisjoint(with: ["title", "year"]) {
            throw ToolError(.data, "its title or year is a guess: run it through trakt-resolve")
        }
        if let reject = record["reject"], reject["unknown"]?.bool != true {
            throw ToolError(.data, "trakt-resolve was not certain: put the right id into movie.ids")
        }
        return .filmByTitle
    }

    private static func checkEpisode(_ item: MediaItem) throws(ToolError) {
        guard item.ids.trakt != nil || item.ids.tvdb != nil else {
            throw ToolError(
                .data,
                "no tvdb or trakt id for the episode: run it through trakt-resolve --known "
                    + "with your export")
        }
        let show = item.title.ids
        let isShowsOwn =
            item.ids.tvdb != nil && item.ids.tvdb == show.tvdb
            || item.ids.trakt != nil && item.ids.trakt == show.trakt
        guard !isShowsOwn else {
            throw ToolError(.data, "the episode has the id of its show: remove that id")
        }
    }

    private static func row(_ item: MediaItem, _ time: JSON) -> JSON {
        guard item.type == .episode else {
            return ["type": "movie", "movie": item.title.json, "watched_at": time]
        }
        let episode = JSON.object([
            "season": .int(item.season), "number": .int(item.number),
            "title": .string(item.episodeTitle), "ids": item.ids.json,
        ])
        return ["type": "episode", "episode": episode, "show": item.title.json, "watched_at": time]
    }
}
