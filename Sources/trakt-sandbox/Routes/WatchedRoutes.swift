// What has been watched, by title (trakt-api.md 4.2). It lags behind the history when the server is
// told to, as the real lists do by minutes.

import TraktCore

/// GET `/sync/watched/…` and `/users/…/watched/…`.
enum WatchedRoutes {
    static let all: [Route] = Route.personal("/watched/:type", .rails, list)

    /// The plays of one title, film or show.
    private struct Title {
        var item: Item
        /// Oldest first.
        var plays: [Play] = []

        var lastWatchedAt: Timestamp { plays.last?.watchedAt ?? .unknown }
        var lastUpdatedAt: Timestamp { plays.map(\.addedAt).max() ?? .unknown }
    }

    private static func list(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let isMovies = call.parameter("type") == "movies"
        guard isMovies || call.parameter("type") == "shows" else { return .html("", status: 405) }
        let seen = call.now.adding(seconds: -call.settings.watchedLag)
        let titles = titles(account.history.plays(seenAt: seen), call.catalog, isMovies: isMovies)
        if call.extended.contains("min") { return minimal(titles, call) }
        let isLegacy = call.settings.profile == .legacy
        let showsSeasons =
            !isMovies
            && (isLegacy
                ? !call.extended.contains("noseasons") : call.extended.contains("progress"))
        let rules: PageRules =
            isLegacy ? .legacyWhole : call.extended.contains("progress") ? .progress : .current
        var reply = call.paged(count: titles.count, rules) { index in
            row(titles[index], call, showsSeasons: showsSeasons)
        }
        // These headers do not describe the order on the real server either (#437).
        reply.headers += [("x-sort-by", isMovies ? "time" : "plays"), ("x-sort-how", "desc")]
        return reply
    }

    /// Shows by their last play, newest first; films by their number of plays.
    private static func titles(_ plays: [Play], _ catalog: Catalog, isMovies: Bool) -> [Title] {
        var byItem: [Item: Title] = [:]
        for play in plays {
            let item: Item
            switch play.item {
            case .movie where isMovies: item = play.item
            case .episode where !isMovies:
                guard let show = catalog.show(of: play.item) else { continue }
                item = .show(show)
            default: continue
            }
            byItem[item, default: Title(item: item)].plays.append(play)
        }
        return byItem.values.sorted { left, right in
            if isMovies, left.plays.count != right.plays.count {
                return left.plays.count > right.plays.count
            }
            if left.lastWatchedAt != right.lastWatchedAt {
                return left.lastWatchedAt > right.lastWatchedAt
            }
            return (left.plays.last?.id ?? 0) > (right.plays.last?.id ?? 0)
        }
    }

    private static func row(_ title: Title, _ call: Call, showsSeasons: Bool) -> JSON {
        var shapes = call.shapes
        // The short form of a show has its aired episodes in this list since June 2026.
        let isShow = title.item.type == .show
        if isShow, call.settings.profile == .current { shapes.backend = .current }
        var fields: [JSON.Field] = [
            .init("plays", .count(title.plays.count)),
            .init("last_watched_at", .time(title.lastWatchedAt)),
            .init("last_updated_at", .time(title.lastUpdatedAt)),
        ]
        if isShow { fields.append(.init("reset_at", .null)) }
        fields += shapes.members(title.item)
        if showsSeasons { fields.append(.init("seasons", .array(seasons(title, call)))) }
        return .object(fields)
    }

    private static func seasons(_ title: Title, _ call: Call) -> [JSON] {
        let withSpecials =
            call.settings.profile == .legacy
            || call.request.queryValue("specials") == "true"
        return bySeason(title, call.catalog).compactMap { season, episodes in
            let number = call.catalog.seasons[season].number
            if number == 0, !withSpecials { return nil }
            let rows = episodes.map { episode -> JSON in
                [
                    "number": .count(episode.number), "plays": .count(episode.value.count),
                    "last_watched_at": .orNull(episode.value.map(\.watchedAt).max()),
                ]
            }
            return ["number": .count(number), "episodes": .array(rows)]
        }
    }

    /// The plays of a show by season and episode, both ascending.
    private static func bySeason(
        _ title: Title, _ catalog: Catalog
    ) -> [(season: Int, episodes: [Catalog.NumberedEpisode<[Play]>])] {
        let plays = Dictionary(grouping: title.plays, by: \.item)
        return catalog.bySeason(plays.map { (item: $0.key, value: $0.value) })
    }

    /// `extended=min`: a map from Trakt ids to times, all of it unless a page is asked for.
    private static func minimal(_ titles: [Title], _ call: Call) -> Reply {
        let page = call.page(count: titles.count, .legacyWhole)
        let withIDs = call.request.queryValue("season_numbers") == "true"
        let fields = titles[page.rows].map { title -> JSON.Field in
            .init(
                call.catalog.traktID(title.item),
                title.item.type == .movie
                    ? times(title.plays) : minimalSeasons(title, call.catalog, withIDs: withIDs))
        }
        var reply = Reply.json(.object(fields))
        reply.headers += page.headers
        return reply
    }

    private static func minimalSeasons(_ title: Title, _ catalog: Catalog, withIDs: Bool) -> JSON {
        .object(
            bySeason(title, catalog).map { season, episodes in
                let number = String(catalog.seasons[season].number)
                let key = withIDs ? "\(catalog.traktID(.season(season)))|\(number)" : number
                return .init(
                    key, .object(episodes.map { .init(String($0.number), times($0.value)) }))
            })
    }

    private static func times(_ plays: [Play]) -> JSON {
        .array(plays.map { .time($0.watchedAt) })
    }
}
