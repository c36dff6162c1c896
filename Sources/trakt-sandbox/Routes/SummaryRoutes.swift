// Films, shows, seasons and episodes by themselves (trakt-api.md 3.3 and 3.4).

import TraktCore

/// The routes below `/movies` and `/shows`.
enum SummaryRoutes {
    static let all: [Route] = [
        Route("GET", "/movies/:id", .key) { call, _ in
            guard let item = title(call, isShow: false) else { return .html("", status: 404) }
            return .json(call.shapes.object(item))
        },
        Route("GET", "/shows/:id", .key) { call, _ in
            guard let item = title(call, isShow: true) else { return .html("", status: 404) }
            return .json(call.shapes.object(item))
        },
        Route("GET", "/shows/:id/seasons", .key) { call, _ in seasons(call) },
        Route("GET", "/shows/:id/seasons/:season", .key) { call, _ in episodes(call) },
        Route("GET", "/shows/:id/seasons/:season/info", .key) { call, _ in
            guard let season = season(call) else { return .html("", status: 404) }
            return .json(call.shapes.season(season))
        },
        Route("GET", "/shows/:id/seasons/:season/episodes/:episode", .key) { call, _ in
            guard let season = season(call), let number = Int(call.parameter("episode")),
                let position = call.catalog.episode(number, ofSeason: season)
            else { return .html("", status: 404) }
            return .json(call.shapes.episode(call.catalog.episode(position)))
        },
        Route("GET", "/shows/:id/next_episode", .key, .rails) { call, _ in
            neighbour(call) { aired in aired.firstIndex(of: false) }
        },
        Route("GET", "/shows/:id/last_episode", .key, .rails) { call, _ in
            neighbour(call) { aired in aired.lastIndex(of: true) }
        },
    ]

    /// The film or show that `:id` names: a number is a Trakt id first, then a slug, then imdb.
    static func title(_ call: Call, isShow: Bool) -> Item? {
        let id = call.parameter("id")
        for kind in ["trakt", "slug", "imdb"] {
            let found = call.catalog.items(kind, id).first { item in
                switch item {
                case .movie: !isShow
                case .show: isShow
                default: false
                }
            }
            if let found { return found }
        }
        return nil
    }

    /// The show that `:id` names.
    static func show(_ call: Call) -> Int? {
        if case .show(let index)? = title(call, isShow: true) { index } else { nil }
    }

    private static func season(_ call: Call) -> Int? {
        guard let show = show(call), let number = Int(call.parameter("season")) else { return nil }
        return call.catalog.season(number, ofShow: show)
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
            let episodes = call.catalog.seasons[index].episodes.map {
                shapes.episode(call.catalog.episode($0))
            }
            return season.merging(["episodes": .array(episodes)])
        }
        return Reply.json(.array(rows)).adding("x-show-updated-at", "2026-01-01T00:00:00.000Z")
    }

    /// The episodes of one season; none for a season that is not there.
    private static func episodes(_ call: Call) -> Reply {
        guard let season = season(call) else { return .json([]) }
        let shapes = call.shapes
        return .json(
            .array(
                call.catalog.seasons[season].episodes.map {
                    shapes.episode(call.catalog.episode($0))
                }))
    }

    /// The show's next or last episode by air date, without specials; 204 if there is none.
    private static func neighbour(_ call: Call, _ choose: ([Bool]) -> Int?) -> Reply {
        guard let show = show(call) else { return .html("", status: 404) }
        let positions = call.catalog.shows[show].seasons
            .filter { call.catalog.seasons[$0].number > 0 }
            .flatMap { call.catalog.seasons[$0].episodes }
        let aired = positions.map { call.catalog.episode($0).hasAired(at: call.now) }
        guard let index = choose(aired) else { return .empty(204) }
        return .json(call.shapes.episode(call.catalog.episode(positions[index])))
    }
}
