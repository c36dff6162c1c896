// The watchlist (trakt-api.md 4.7).

import TraktCore

/// GET `/sync/watchlist…`, and PUT for one entry's notes.
enum WatchlistRoutes {
    static let all: [Route] =
        Route.personal("/watchlist", .current, list)
        + Route.personal("/watchlist/:type", .current, list)
        + Route.personal("/watchlist/:type/:sort", .current, list)
        + Route.personal("/watchlist/:type/:sort/:how", .current, list)
        + [Route("PUT", "/sync/watchlist/:id", .token, .current, setNotes)]

    /// The id of the list itself, for X-List-ID.
    private static let listID = 2106

    /// An entry with its place in the list, from 1.
    typealias Row = (rank: Int, listed: Listed)

    private static func list(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let type = call.parameters["type"] ?? "all"
        guard ["all", "movies", "shows", "seasons", "episodes"].contains(type) else {
            return .html("", status: 405)
        }
        let rows = account.watchlist.enumerated().map { (rank: $0.offset + 1, listed: $0.element) }
            .filter { type == "all" || $0.listed.item.groupName == type }
        let ordered = sorted(rows, call)
        let rules: PageRules = call.settings.profile == .legacy ? .legacyWhole : .current
        // The counts ignore the type, as recorded: 285 on a page of 86 shows.
        let page = call.page(count: account.watchlist.count, rules)
        let shown = page.rows.clamped(to: 0..<ordered.count)
        var reply = Reply.json(
            .array(ordered[shown].map { row($0, call) }), type: "application/json")
        reply.headers += page.headers
        reply.headers += [
            ("x-sort-by", "rank"), ("x-sort-how", "asc"), ("x-list-id", String(listID)),
        ]
        if let sort = call.parameters["sort"] {
            reply.headers += [
                ("x-applied-sort-by", isKnown(sort) ? sort : "rank"),
                ("x-applied-sort-how", call.parameters["how"] ?? "asc"),
            ]
        }
        return reply
    }

    /// One entry as a row.
    static func row(_ row: Row, _ call: Call) -> JSON {
        .object(
            [
                .init("rank", .count(row.rank)), .init("id", .int(row.listed.id)),
                .init("listed_at", .time(row.listed.listedAt)),
                .init("notes", .orNull(row.listed.notes)),
                .init("type", .string(row.listed.item.typeName)),
            ] + call.shapes.members(row.listed.item))
    }

    // MARK: Order

    private static func isKnown(_ sort: String) -> Bool {
        ["rank", "added", "title", "released", "runtime"].contains(sort)
    }

    /// By what `:sort` says; what only paying members may use falls back to the rank.
    private static func sorted(_ rows: [Row], _ call: Call) -> [Row] {
        let catalog = call.catalog
        let ascending: [Row]
        switch call.parameters["sort"] {
        case "added": ascending = rows.sorted { $0.listed.listedAt < $1.listed.listedAt }
        case "title":
            ascending = rows.sorted {
                catalog.title(of: $0.listed.item) < catalog.title(of: $1.listed.item)
            }
        case "released":
            ascending = rows.sorted {
                catalog.releasedAt($0.listed.item) < catalog.releasedAt($1.listed.item)
            }
        case "runtime":
            ascending = rows.sorted {
                catalog.runtime(of: $0.listed.item) < catalog.runtime(of: $1.listed.item)
            }
        default: ascending = rows
        }
        return call.parameters["how"] == "desc" ? ascending.reversed() : ascending
    }

    // MARK: Notes

    private static func setNotes(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let body = call.jsonObject else { return .empty(400) }
        let id = Int64(call.parameter("id"))
        guard let index = account.watchlist.firstIndex(where: { $0.id == id }) else {
            return .html("", status: 404)
        }
        let notes = body["notes"]?.string
        guard (notes?.count ?? 0) <= WatchlistWriteRoutes.maximumNotes else { return .empty(422) }
        account.watchlist[index].notes = notes
        account.touch("watchlist", "updated_at", call.now)
        return .empty(204)
    }
}
