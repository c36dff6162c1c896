// Items by name outside the running server: in state files and in what tests hand in. A position in
// the catalogue means nothing there, and generated ids may change with the catalogue.

import TraktCore

/// Writes and finds items by their titles' Trakt ids and numbers.
enum ItemNaming {
    /// The item of a record in Trakt's shape: a film's or show's Trakt id, with the season's and
    /// episode's numbers. Nil when the catalogue has no such item.
    static func item(of record: JSONSlice, _ catalog: Catalog) -> Item? {
        guard let named = MediaItem(record), let trakt = named.title.ids.trakt else { return nil }
        let type: MediaType = named.type == .movie ? .movie : .show
        let title = catalog.items("trakt", String(trakt)).first { $0.type == type }
        guard case .show(let show)? = title, named.type != .show else { return title }
        guard let season = named.season.flatMap({ catalog.season($0, ofShow: show) }) else {
            return nil
        }
        if named.type == .season { return .season(season) }
        return named.number.flatMap { catalog.episode($0, ofSeason: season) }.map(Item.episode)
    }

    /// The least that `item(of:_:)` needs to find the item again.
    static func members(_ item: Item, _ catalog: Catalog) -> [JSON.Field] {
        var fields = [JSON.Field("type", .string(item.type.rawValue))]
        switch item {
        case .movie(let index): return fields + [named("movie", catalog.movies[index].ids)]
        case .show: break
        case .season(let index):
            fields.append(.init("season", ["number": .count(catalog.seasons[index].number)]))
        case .episode(let position):
            let episode = catalog.episode(position)
            let numbers: JSON = [
                "season": .count(episode.seasonNumber), "number": .count(episode.number),
            ]
            fields.append(.init("episode", numbers))
        }
        let show = catalog.show(of: item).map { catalog.shows[$0] }
        return fields + [named("show", show?.ids ?? IDs())]
    }

    private static func named(_ key: String, _ ids: IDs) -> JSON.Field {
        .init(key, ["ids": ["trakt": .orNull(ids.trakt)]])
    }
}
