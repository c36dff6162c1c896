// What people look up with trakt-get: progress, calendars, genres and comments (apiary: "Get show
// watched progress", "Calendars", "Genres", "Comments").

import TraktCore

/// GET `/shows/…/progress/watched`, `/calendars/…`, `/genres/…` and comments.
enum BrowseRoutes {
    static let all: [Route] = [
        Route("GET", "/shows/:id/progress/watched", .token, .rails, progress),
        Route("GET", "/calendars/:whose/shows/:start?/:days?", .key, .current, calendar),
        Route("GET", "/genres/:type", .key, .current, genres),
        Route("GET", "/movies/:id/comments/:sort?", .key, .current, comments),
        Route("GET", "/shows/:id/comments/:sort?", .key, .current, comments),
    ]

    // MARK: Progress

    /// Episodes without specials; with them if `specials=true`.
    private static func progress(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let show = SummaryRoutes.show(call) else { return .html("", status: 404) }
        let range = call.catalog.episodes(ofShow: show)
        var watched: [Int: Timestamp] = [:]
        for play in account.history.plays {
            guard let position = play.item.episode, range.contains(position) else { continue }
            watched[position] = max(watched[position] ?? play.watchedAt, play.watchedAt)
        }
        let withSpecials = call.request.queryValue("specials") == "true"
        let seasons = call.catalog.shows[show].seasons.filter {
            withSpecials || call.catalog.seasons[$0].number > 0
        }
        let aired = seasons.flatMap {
            call.catalog.airedEpisodes(ofSeason: $0, before: call.now).compactMap(\.episode)
        }
        let next = aired.first { watched[$0] == nil }
        let last = aired.max {
            (watched[$0] ?? .unknown, $0) < (watched[$1] ?? .unknown, $1)
        }.flatMap { watched[$0] == nil ? nil : $0 }
        let shapes = call.shapes
        return .json([
            "aired": .count(aired.count), "completed": .count(aired.count { watched[$0] != nil }),
            "last_watched_at": watched.values.max().map { .time($0) } ?? .null, "reset_at": .null,
            "seasons": .array(seasons.map { season($0, watched, call) }), "hidden_seasons": [],
            "next_episode": next.map { shapes.object(.episode($0)) } ?? .null,
            "last_episode": last.map { shapes.object(.episode($0)) } ?? .null,
        ])
    }

    private static func season(
        _ index: Int, _ watched: [Int: Timestamp], _ call: Call
    ) -> JSON {
        let aired = call.catalog.airedEpisodes(ofSeason: index, before: call.now)
            .compactMap(\.episode)
        return [
            "number": .count(call.catalog.seasons[index].number), "title": .null,
            "aired": .count(aired.count), "completed": .count(aired.count { watched[$0] != nil }),
            "episodes": .array(
                aired.map { position in
                    [
                        "number": .count(call.catalog.episode(position).number),
                        "completed": .bool(watched[position] != nil),
                        "last_watched_at": watched[position].map { .time($0) } ?? .null,
                    ]
                }),
        ]
    }

    // MARK: Calendar

    /// `my` is the shows with a play or on the watchlist, `all` every show; 7 days from today unless
    /// the path says otherwise, 33 at most.
    private static func calendar(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let isMine = call.parameter("whose") == "my"
        guard isMine || call.parameter("whose") == "all" else { return .html("", status: 405) }
        guard !isMine || call.token != nil else { return Gate.unauthorized }
        let day = 86_400.0
        let today = Timestamp(seconds: (call.now.seconds / day).rounded(.down) * day)
        let start = call.parameters["start"].flatMap(Timestamp.lenient) ?? today
        let days = min(call.parameters["days"].flatMap { Int($0) } ?? 7, 33)
        let end = start.adding(seconds: Double(days) * day)
        let catalog = call.catalog
        let mine = Set(
            account.history.plays.compactMap { catalog.show(of: $0.item) }
                + account.watchlist.compactMap { catalog.show(of: $0.item) })
        let shapes = call.shapes
        let rows = catalog.shows.indices.filter { !isMine || mine.contains($0) }
            .flatMap { catalog.episodes(ofShow: $0) }
            .compactMap { position in
                catalog.episode(position).firstAired.map { (position, time: $0) }
            }
            .filter { $0.time >= start && $0.time < end }
            .sorted { ($0.time, $0.0) < ($1.time, $1.0) }
        return .json(
            .array(
                rows.map { position, time in
                    .row(["first_aired": .time(time)], shapes.members(.episode(position)))
                }))
    }

    // MARK: Genres and comments

    private static let genreNames = [
        "Action", "Adventure", "Animation", "Comedy", "Crime", "Documentary", "Drama", "Family",
        "Fantasy", "History", "Horror", "Mystery", "Romance", "Science Fiction", "Thriller", "War",
    ]

    private static func genres(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard ["movies", "shows"].contains(call.parameter("type")) else {
            return .html("", status: 405)
        }
        return .json(
            .array(
                genreNames.map { name in
                    let slug = name.lowercased().replacing(" ", with: "-")
                    return ["name": .string(name), "slug": .string(slug)]
                }))
    }

    /// A few comments per title, made from its name: ten to a page unless asked otherwise.
    private static func comments(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let type: MediaType = call.request.path.first == "shows" ? .show : .movie
        guard let item = SummaryRoutes.title(call, type) else { return .html("", status: 404) }
        let title = call.catalog.title(of: item)
        let rules = PageRules(standard: 10, maximum: 250, emptyCount: 0)
        return call.paged(count: 3 + title.count % 20, rules) { index in
            [
                "id": .int(Int64(1000 * title.count + index)), "parent_id": 0,
                "created_at": "2025-01-01T12:00:00.000Z",
                "updated_at": "2025-01-01T12:00:00.000Z",
                "comment": .string("Thought no. \(index + 1) about \(title)."), "spoiler": false,
                "review": false, "replies": 0, "likes": .count(index % 5), "user_rating": .null,
                "user": UserRoutes.author("demo"),
            ]
        }
    }
}
