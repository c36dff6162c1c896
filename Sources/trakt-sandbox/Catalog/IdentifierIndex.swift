// From ids to items. Generated ids need no table: they are a base plus the episode's position.

import TraktCore

/// The tables of all ids of a catalogue.
struct IdentifierIndex: Sendable {
    private var tables: [String: [String: [Item]]] = [:]

    /// Indexes every id that the titles carry, generated ones of films, shows and seasons included.
    init(movies: [Title], shows: [Title], seasons: [Season]) {
        for (index, movie) in movies.enumerated() { insert(movie.ids, .movie(index)) }
        for (index, show) in shows.enumerated() { insert(show.ids, .show(index)) }
        for (index, season) in seasons.enumerated() {
            insert(season.ids, .season(index))
            for (offset, detail) in season.details.enumerated() {
                insert(detail.ids, .episode(season.episodes.lowerBound + offset))
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

    private mutating func insert(_ ids: IDs, _ item: Item) {
        for space in IDSpace.allCases { insert(space.rawValue, ids[space], item) }
        insert("slug", ids.slug, item)
    }

    private mutating func insert(_ kind: String, _ value: String?, _ item: Item) {
        if let value { tables[kind, default: [:]][value, default: []].append(item) }
    }
}
