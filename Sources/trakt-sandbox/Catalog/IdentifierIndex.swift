// From ids to items. Generated ids need no table: they are a base plus the episode's position.

/// The tables of all ids of a catalogue.
struct IdentifierIndex: Sendable {
    private var tables: [String: [String: [Item]]] = [:]

    /// Indexes every id that the titles carry, generated ones of films, shows and seasons included.
    init(movies: [Movie], shows: [Show], seasons: [Season]) {
        for (index, movie) in movies.enumerated() { insert(movie.ids, .movie(index)) }
        for (index, show) in shows.enumerated() { insert(show.ids, .show(index)) }
        for (index, season) in seasons.enumerated() {
            insert(season.ids, .season(index))
            for (offset, detail) in season.details.enumerated() {
                insert(detail, .episode(season.episodes.lowerBound + offset))
            }
        }
    }

    /// The items with this id, in the order films, shows, seasons, episodes.
    func items(_ kind: String, _ value: String, episodeCount: Int) -> [Item] {
        var found = tables[kind]?[value] ?? []
        if let position = Self.generatedPosition(kind, value), position < episodeCount {
            let item = Item.episode(position)
            if !found.contains(item) { found.append(item) }
        }
        return found
    }

    private static func generatedPosition(_ kind: String, _ value: String) -> Int? {
        let bases = [
            "trakt": CatalogBuilder.GeneratedIDs.episode,
            "tvdb": CatalogBuilder.GeneratedIDs.tvdb,
            "tmdb": CatalogBuilder.GeneratedIDs.tmdb,
        ]
        guard let base = bases[kind], let number = Int64(value), number >= base,
            number < base + 90_000_000
        else { return nil }
        return Int(number - base)
    }

    private mutating func insert(_ ids: Identifiers, _ item: Item) {
        insert("trakt", String(ids.trakt), item)
        if let slug = ids.slug { insert("slug", slug, item) }
        if let imdb = ids.imdb { insert("imdb", imdb, item) }
        if let tmdb = ids.tmdb { insert("tmdb", String(tmdb), item) }
        if let tvdb = ids.tvdb { insert("tvdb", String(tvdb), item) }
    }

    private mutating func insert(_ detail: EpisodeDetail, _ item: Item) {
        if let trakt = detail.trakt { insert("trakt", String(trakt), item) }
        if let imdb = detail.imdb { insert("imdb", imdb, item) }
        if let tmdb = detail.tmdb { insert("tmdb", String(tmdb), item) }
        if let tvdb = detail.tvdb { insert("tvdb", String(tvdb), item) }
    }

    private mutating func insert(_ kind: String, _ value: String, _ item: Item) {
        tables[kind, default: [:]][value, default: []].append(item)
    }
}
