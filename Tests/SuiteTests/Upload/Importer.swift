import TraktCore

/// Trakt's web importer for `trakt-json`, restated from exports.md 2: what each row of an upload
/// file makes it post, the wrong things included. `catalogue` is what Trakt knows.
struct Importer {
    /// Something that is posted to the history.
    struct Post: Hashable {
        var type: MediaType
        /// The Trakt id of what is marked as watched.
        var trakt: Int64?
        /// As written; nil for the server's now.
        var watchedAt: String?
    }

    /// Rows with a `movie`, or an `episode` and a `show`, as Trakt has them.
    let catalogue: [MediaItem]

    /// The posts of a file. A file that is not one array holds one object or nothing.
    func posts(_ file: String) throws -> [Post] {
        let value = try JSONSlice.parse(Array(file.utf8))
        let rows = value.kind == .array ? value.elements : [value]
        return rows.compactMap(post)
    }

    private func post(_ row: JSONSlice) -> Post? {
        // Flat rows: the type is ignored, the id is a film's.
        if let id = row["trakt_id"]?.int64 { return Post(type: .movie, trakt: id) }
        guard let type = row["type"]?.string else { return nil }
        let time = row["watched_at"]?.string
        if row["rated_at"] != nil || row["listed_at"] != nil, time == nil { return nil }
        switch type {
        case "movie": return film(TitleView(row["movie"] ?? row), time)
        case "season": return film(TitleView(row["show"] ?? row), time)
        case "show":
            let ids = IDs(row["show"]?["ids"])
            return Post(type: .show, trakt: found(.show, ids), watchedAt: time)
        case "episode":
            guard let own = row["episode"]?["ids"] else {
                return Post(
                    type: .show, trakt: found(.show, IDs(row["show"]?["ids"])), watchedAt: time)
            }
            let ids = IDs(own)
            guard ids.tvdb != nil || ids.trakt != nil else { return nil }
            let id = ids.tvdb.map { IDs(tvdb: $0) } ?? IDs(trakt: ids.trakt)
            return Post(type: .episode, trakt: found(.episode, id), watchedAt: time)
        default: return nil
        }
    }

    /// A film by imdb, tmdb or trakt id, the first there is, or by title and year if only one fits.
    private func film(_ film: TitleView, _ time: String?) -> Post? {
        let ids = film.ids
        if ids.imdb != nil || ids.tmdb != nil || ids.trakt != nil {
            let id =
                ids.imdb.map { IDs(imdb: $0) } ?? ids.tmdb.map { IDs(tmdb: $0) }
                ?? IDs(trakt: ids.trakt)
            return Post(type: .movie, trakt: found(.movie, id), watchedAt: time)
        }
        let same = catalogue.filter {
            $0.type == .movie && $0.title.title == film.title && $0.title.year == film.year
        }
        guard same.count == 1 else { return nil }
        return Post(type: .movie, trakt: same[0].ids.trakt, watchedAt: time)
    }

    private func found(_ type: MediaType, _ ids: IDs) -> Int64? {
        let keys = Set(ids.keys)
        if type == .show {
            return catalogue.first { !keys.isDisjoint(with: $0.title.ids.keys) }?.title.ids.trakt
        }
        return catalogue.first { $0.type == type && !keys.isDisjoint(with: $0.ids.keys) }?.ids.trakt
    }
}
