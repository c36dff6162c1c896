// Reading the history (trakt-api.md 4.1).

import TraktCore

/// GET `/sync/history` and `/users/…/history`, with all forms of the path.
enum HistoryRoutes {
    static let all: [Route] =
        Route.personal("/history", .rails, list) + Route.personal("/history/:type", .rails, list)
        + Route.personal("/history/:type/:id", .rails, list)

    /// Which plays a path asks for.
    private enum Filter {
        case everything
        case type(isMovie: Bool)
        case item(Item)
        case nothing
    }

    private static func list(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let filter = filter(call) else { return .html("", status: 405) }
        let plays = selected(filter, call, account.history.plays)
        let shapes = call.shapes
        let rules: PageRules = call.settings.profile == .legacy ? .legacy : .current
        return call.paged(count: plays.count, rules) { index in
            row(plays[plays.count - 1 - index], shapes)
        }
    }

    /// One play as a row.
    static func row(_ play: Play, _ shapes: MediaShapes) -> JSON {
        .object(
            [
                .init("id", .int(play.id)), .init("watched_at", .time(play.watchedAt)),
                .init("action", .string(play.action)),
                .init("type", .string(play.item.typeName)),
            ] + shapes.members(play.item))
    }

    private static func filter(_ call: Call) -> Filter? {
        guard let type = call.parameters["type"] else { return .everything }
        guard ["movies", "shows", "seasons", "episodes"].contains(type) else { return nil }
        guard let id = call.parameters["id"] else { return .type(isMovie: type == "movies") }
        let item = call.catalog.items("trakt", id).first { $0.groupName == type }
        return item.map(Filter.item) ?? .nothing
    }

    /// The plays that fit, oldest first. `start_at` and `end_at` are inclusive; a date as the end
    /// means the whole day; what is no time is ignored.
    private static func selected(_ filter: Filter, _ call: Call, _ plays: [Play]) -> [Play] {
        let start = call.request.queryValue("start_at").flatMap(Timestamp.lenient)
        let endText = call.request.queryValue("end_at")
        var end = endText.flatMap(Timestamp.lenient)
        if let text = endText, text.utf8.count == 10 { end = end?.adding(seconds: 86_399.999) }
        if case .everything = filter, start == nil, end == nil { return plays }
        let isWanted = predicate(filter, call.catalog)
        return plays.filter { play in
            if let start, play.watchedAt < start { return false }
            if let end, play.watchedAt > end { return false }
            return isWanted(play.item)
        }
    }

    private static func predicate(_ filter: Filter, _ catalog: Catalog) -> (Item) -> Bool {
        switch filter {
        case .everything: return { _ in true }
        case .nothing: return { _ in false }
        case .type(let isMovie):
            return { if case .movie = $0 { isMovie } else { !isMovie } }
        case .item(.show(let show)):
            let range = catalog.episodes(ofShow: show)
            return {
                if case .episode(let position) = $0 { range.contains(position) } else { false }
            }
        case .item(.season(let season)):
            let range = catalog.seasons[season].episodes
            return {
                if case .episode(let position) = $0 { range.contains(position) } else { false }
            }
        case .item(let item):
            return { $0 == item }
        }
    }
}
