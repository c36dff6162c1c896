// Reading the history (trakt-api.md 4.1).

import TraktCore

/// GET `/sync/history` and `/users/…/history`, with all forms of the path.
enum HistoryRoutes {
    static let all: [Route] = Route.personal("/history/:type?/:id?", .rails, list)

    private static func list(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let isWanted = filter(call) else { return .html("", status: 405) }
        let plays = selected(isWanted, call, account.history.plays)
        let shapes = call.shapes
        let rules: PageRules = call.settings.profile == .legacy ? .legacy : .current
        return call.paged(count: plays.count, rules) { index in
            row(plays[plays.count - 1 - index], shapes)
        }
    }

    /// One play as a row.
    static func row(_ play: Play, _ shapes: MediaShapes) -> JSON {
        .row(
            [
                "id": .int(play.id), "watched_at": .time(play.watchedAt),
                "action": .string(play.action), "type": .string(play.item.type.rawValue),
            ], shapes.members(play.item))
    }

    /// Whether the path asks for the plays of an item; nil if it is no path of the API.
    private static func filter(_ call: Call) -> ((Item) -> Bool)? {
        guard let group = call.parameters["type"] else { return { _ in true } }
        guard let type = MediaType.allCases.first(where: { $0.plural == group }) else { return nil }
        guard let id = call.parameters["id"] else {
            return { ($0.type == .movie) == (type == .movie) }
        }
        let range: Range<Int>
        switch call.catalog.items("trakt", id).first(where: { $0.type == type }) {
        case nil: return { _ in false }
        case .show(let show): range = call.catalog.episodes(ofShow: show)
        case .season(let season): range = call.catalog.seasons[season].episodes
        case let item: return { $0 == item }
        }
        return { $0.episode.map(range.contains) ?? false }
    }

    /// The plays that fit, oldest first. `start_at` and `end_at` are inclusive; a date as the end
    /// means the whole day; what is no time is ignored.
    private static func selected(
        _ isWanted: (Item) -> Bool, _ call: Call, _ plays: [Play]
    ) -> [Play] {
        let start = call.request.queryValue("start_at").flatMap(Timestamp.lenient)
        let endText = call.request.queryValue("end_at")
        var end = endText.flatMap(Timestamp.lenient)
        if let text = endText, text.utf8.count == 10 { end = end?.adding(seconds: 86_399.999) }
        if call.parameters["type"] == nil, start == nil, end == nil { return plays }
        return plays.filter { play in
            if let start, play.watchedAt < start { return false }
            if let end, play.watchedAt > end { return false }
            return isWanted(play.item)
        }
    }
}
