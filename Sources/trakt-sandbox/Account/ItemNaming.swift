// Items by name outside the running server: in state files and in what tests hand in. A position in
// the catalogue means nothing there, and generated ids may change with the catalogue.

import TraktCore

/// Writes and finds items by their titles' Trakt ids and numbers.
enum ItemNaming {
    /// The item of a record in Trakt's shape: a film's or show's Trakt id, with the season's and
    /// episode's numbers. Nil when the catalogue has no such item.
    static func item(of record: JSONSlice, _ catalog: Catalog) -> Item? {
        let present = ["episode", "season", "movie"].first { record[$0] != nil }
        let type = record["type"]?.string ?? present ?? "show"
        if type == "movie" { return title(record["movie"], "movies", catalog) }
        guard case .show(let show)? = title(record["show"], "shows", catalog) else { return nil }
        switch type {
        case "show":
            return .show(show)
        case "season":
            return number(record["season"], "number")
                .flatMap { catalog.season($0, ofShow: show) }.map(Item.season)
        default:
            return number(record["episode"], "season")
                .flatMap { catalog.season($0, ofShow: show) }
                .flatMap { season in
                    number(record["episode"], "number")
                        .flatMap { catalog.episode($0, ofSeason: season) }
                }.map(Item.episode)
        }
    }

    /// The least that `item(of:_:)` needs to find the item again.
    static func members(_ item: Item, _ catalog: Catalog) -> [JSON.Field] {
        var fields = [JSON.Field("type", .string(item.typeName))]
        switch item {
        case .movie(let index):
            fields.append(named("movie", catalog.movies[index].ids))
            return fields
        case .show: break
        case .season(let index):
            fields.append(.init("season", ["number": .count(catalog.seasons[index].number)]))
        case .episode(let position):
            let episode = catalog.episode(position)
            fields.append(
                .init(
                    "episode",
                    [
                        "season": .count(episode.seasonNumber), "number": .count(episode.number),
                    ]))
        }
        if let show = catalog.show(of: item) {
            fields.append(named("show", catalog.shows[show].ids))
        }
        return fields
    }

    private static func named(_ key: String, _ ids: Identifiers) -> JSON.Field {
        .init(key, ["ids": ["trakt": .int(ids.trakt)]])
    }

    private static func title(_ object: JSONSlice?, _ group: String, _ catalog: Catalog) -> Item? {
        guard let trakt = object?["ids"]?["trakt"]?.int64 else { return nil }
        return catalog.items("trakt", String(trakt)).first { $0.groupName == group }
    }

    private static func number(_ object: JSONSlice?, _ key: String) -> Int? {
        object?[key]?.int64.map(Int.init)
    }
}
