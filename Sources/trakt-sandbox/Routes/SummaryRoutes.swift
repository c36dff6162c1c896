// Films, shows, seasons and episodes by themselves (trakt-api.md 3.3 and 3.4).

import TraktCore

/// The routes below `/movies` and `/shows`.
enum SummaryRoutes {
    static let all: [Route] = [
        Route("GET", "/movies/:id", .key) { call, _ in summary(call, title(call, .movie)) },
        Route("GET", "/shows/:id", .key) { call, _ in summary(call, title(call, .show)) },
        Route("GET", "/shows/:id/seasons", .key) { call, _ in seasons(call) },
        Route("GET", "/shows/:id/seasons/:season", .key) { call, _ in episodes(call) },
        Route("GET", "/shows/:id/seasons/:season/info", .key) { call, _ in
            summary(call, season(call).map(Item.season))
        },
        Route("GET", "/shows/:id/seasons/:season/episodes/:episode", .key) { call, _ in
            let number = Int(call.parameter("episode"))
            let position = season(call).flatMap { season in
                number.flatMap { call.catalog.episode($0, ofSeason: season) }
            }
            return summary(call, position.map(Item.episode))
        },
        Route("GET", "/shows/:id/next_episode", .key, .rails) { call, _ in
            neighbour(call) { aired in aired.firstIndex(of: false) }
        },
        Route("GET", "/shows/:id/last_episode", .key, .rails) { call, _ in
            neighbour(call) { aired in aired.lastIndex(of: true) }
        },
    ]

    /// The film or show that `:id` names: a number is a Trakt id first, then a slug, then imdb.
    static func title(_ call: Call, _ type: MediaType) -> Item? {
        let id = call.parameter("id")
        return ["trakt", "slug", "imdb"].lazy.flatMap { call.catalog.items($0, id) }
            .first { $0.type == type }
    }

    /// The show that `:id` names.
    static func show(_ call: Call) -> Int? {
        if case .show(let index)? = title(call, .show) { index } else { nil }
    }

    private static func season(_ call: Call) -> Int? {
        guard let show = show(call), let number = Int(call.parameter("season")) else { return nil }
        return call.catalog.season(number, ofShow: show)
    }

    /// The item's own object, or 404.
    private static func summary(_ call: Call, _ item: Item?) -> Reply {
        item.map { .json(call.shapes.object($0)) } ?? .html("", status: 404)
    }

    /// All seasons, specials first. An unknown show has none, which is no error here.
    private static func seasons(_ call: Call) -> Reply {
        guard let show = show(call) else {
            return Reply.json([]).adding("x-show-updated-at", Timestamp.unknown.text)
        }
        let shapes = call.shapes
        let withEpisodes = call.extended.contains("episodes")
        let rows = call.catalog.shows[show].seasons.map { index -> JSON in
            let season = shapes.season(index)
            guard withEpisodes else { return season }
            let episodes = call.catalog.seasons[index].episodes
            return season.merging([
                "episodes": .array(episodes.map { shapes.object(.episode($0)) })
            ])
        }
        return Reply.json(.array(rows)).adding("x-show-updated-at", "2026-01-01T00:00:00.000Z")
    }

    /// The episodes of one season; none for a season that is not there.
    private static func episodes(_ call: Call) -> Reply {
        guard let season = season(call) else { return .json([]) }
        let shapes = call.shapes
        let episodes = call.catalog.seasons[season].episodes
        return .json(.array(episodes.map { shapes.object(.episode($0)) }))
    }

    /// The show's next or last episode by air date, without specials; 204 if there is none.
    private static func neighbour(_ call: Call, _ choose: ([Bool]) -> Int?) -> Reply {
        guard let show = show(call) else { return .html("", status: 404) }
        let positions = call.catalog.shows[show].seasons
            .filter { call.catalog.seasons[$0].number > 0 }
            .flatMap { call.catalog.seasons[$0].episodes }
        let aired = positions.map { call.catalog.episode($0).hasAired(at: call.now) }
        guard let index = choose(aired) else { return .empty(204) }
        return summary(call, .episode(positions[index]))
    }
}
