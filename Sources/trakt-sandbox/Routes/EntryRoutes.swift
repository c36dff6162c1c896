// The entries of the watchlist, the favorites and personal lists (trakt-api.md 4.7; apiary: "Get
// favorites", "Get list items").

import TraktCore

/// Reads and changes `/sync/watchlist`, `/sync/favorites` and `/users/…/lists/…/items`.
enum EntryRoutes {
    static let all: [Route] =
        Route.personal("/watchlist/:type?/:sort?/:how?", .current, watchlist)
        + Route.personal("/favorites/:type?/:sort?", .current) { rows($0, $1.favorites) }
        + changes("/sync/watchlist") { _, account, body in body(.watchlist, &account) }
        + changes("/sync/favorites") { _, account, body in body(.favorites, &account) }
        + changes("/users/:user/lists/:list/items", PersonalListRoutes.withList)
        + [
            Route("PUT", "/sync/watchlist/:id", .token, .current, setNotes),
            Route("POST", "/sync/watchlist/reorder", .token, .current, reorder),
            Route("GET", "/users/:user/lists/:list/items/:type?", .key, .current, items),
        ]

    /// Answers with the list that a path means.
    typealias Finder =
        @Sendable (
            Call, inout SandboxAccount, (EntryList, inout SandboxAccount) -> Reply
        ) -> Reply

    private static func changes(_ path: String, _ find: @escaping Finder) -> [Route] {
        [
            Route("POST", path, .token, .current) { call, account in
                find(call, &account) { add(call, $0, &$1) }
            },
            Route("POST", path + "/remove", .token, .current) { call, account in
                find(call, &account) { remove(call, $0, &$1) }
            },
        ]
    }

    // MARK: Rows

    /// The id of the watchlist itself, for X-List-ID.
    private static let watchlistID = 2106

    private typealias Row = (rank: Int, listed: Listed)

    private static func watchlist(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let type = call.parameters["type"] ?? "all"
        guard type == "all" || Counts.groups.contains(type) else { return .html("", status: 405) }
        let rows = account.watchlist.enumerated().map { (rank: $0.offset + 1, listed: $0.element) }
            .filter { type == "all" || $0.listed.item.type.plural == type }
        let ordered = sorted(rows, call)
        // The counts ignore the type, as recorded: 285 on a page of 86 shows.
        let page = call.page(count: account.watchlist.count, call.listRules)
        let shown = page.rows.clamped(to: 0..<ordered.count)
        var reply = Reply.json(
            .array(ordered[shown].map { row($0, call) }), type: "application/json")
        reply.headers += page.headers
        reply.headers += [
            ("x-sort-by", "rank"), ("x-sort-how", "asc"), ("x-list-id", String(watchlistID)),
        ]
        if let sort = call.parameters["sort"] {
            reply.headers += [
                ("x-applied-sort-by", isKnown(sort) ? sort : "rank"),
                ("x-applied-sort-how", call.parameters["how"] ?? "asc"),
            ]
        }
        return reply
    }

    private static func items(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        PersonalListRoutes.withList(call, &account) { rows(call, $1[$0]) }
    }

    /// A page of entries, of some types if the path says so: `movies`, or `movie,show`.
    private static func rows(_ call: Call, _ entries: [Listed]) -> Reply {
        let names = (call.parameters["type"] ?? "all").split(separator: ",")
        let wanted = Set(names.map { $0.hasSuffix("s") ? String($0.dropLast()) : String($0) })
        let rows = entries.enumerated().filter {
            wanted == ["all"] || wanted.contains($0.element.item.type.rawValue)
        }
        return call.paged(count: rows.count, .current) { index in
            row((rows[index].offset + 1, rows[index].element), call)
        }
    }

    private static func row(_ row: Row, _ call: Call) -> JSON {
        .row(
            [
                "rank": .count(row.rank), "id": .int(row.listed.id),
                "listed_at": .time(row.listed.listedAt), "notes": .orNull(row.listed.notes),
                "type": .string(row.listed.item.type.rawValue),
            ], call.shapes.members(row.listed.item))
    }

    private static func isKnown(_ sort: String) -> Bool {
        ["rank", "added", "title", "released", "runtime"].contains(sort)
    }

    /// Sorted by `:sort`. An order that only paying members may use falls back to the rank.
    private static func sorted(_ rows: [Row], _ call: Call) -> [Row] {
        func by<Key: Comparable>(_ key: (Item) -> Key) -> [Row] {
            rows.sorted { key($0.listed.item) < key($1.listed.item) }
        }
        let ascending =
            switch call.parameters["sort"] {
            case "added": rows.sorted { $0.listed.listedAt < $1.listed.listedAt }
            case "title": by(call.catalog.title)
            case "released": by(call.catalog.releasedAt)
            case "runtime": by(call.catalog.runtime)
            default: rows
            }
        return call.parameters["how"] == "desc" ? ascending.reversed() : ascending
    }

    // MARK: Changes

    /// Characters in an entry's notes.
    private static let maximumNotes = 500

    private static func add(
        _ call: Call, _ list: EntryList, _ account: inout SandboxAccount
    ) -> Reply {
        guard let requested = call.requestedItems() else { return .empty(400) }
        if list == .watchlist, let refusal = refusal(requested, call, account) { return refusal }
        var (added, existing): ([Item], [Item]) = ([], [])
        for entry in requested.found where list.holds(entry.item) {
            let notes = entry.levels[0]["notes"]?.string
            if account.list(entry.item, notes: notes, on: list, at: call.now) {
                added.append(entry.item)
            } else {
                existing.append(entry.item)
                if list == .watchlist { setNotes(notes, entry.item, &account) }
            }
        }
        touch(list, added, call, &account)
        return .json(
            [
                "added": Counts.listed(added), "existing": Counts.listed(existing),
                "not_found": requested.notFound(Counts.groups),
                "list": summary(list, call, account),
            ], status: call.settings.addStatus)
    }

    /// The reply to notes that are too long, or to more items than the watchlist may hold.
    private static func refusal(
        _ requested: RequestedItems, _ call: Call, _ account: SandboxAccount
    ) -> Reply? {
        let notes = requested.found.map { $0.levels[0]["notes"]?.string }
        guard notes.allSatisfy({ ($0?.count ?? 0) <= maximumNotes }) else { return .empty(422) }
        let known = Set(account.watchlist.map(\.item))
        let all = known.union(requested.found.map(\.item))
        guard let limit = call.settings.watchlistLimit, all.count > limit else { return nil }
        return FaultReplies.accountLimit(limit)
    }

    private static func setNotes(_ notes: String?, _ item: Item, _ account: inout SandboxAccount) {
        guard let notes, let index = account.watchlist.firstIndex(where: { $0.item == item }) else {
            return
        }
        account.watchlist[index].notes = notes
        account.changes += 1
    }

    private static func setNotes(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let body = call.jsonObject else { return .empty(400) }
        let id = Int64(call.parameter("id"))
        guard let index = account.watchlist.firstIndex(where: { $0.id == id }) else {
            return .html("", status: 404)
        }
        let notes = body["notes"]?.string
        guard (notes?.count ?? 0) <= maximumNotes else { return .empty(422) }
        account.watchlist[index].notes = notes
        account.touch("watchlist", "updated_at", call.now)
        return .empty(204)
    }

    private static func remove(
        _ call: Call, _ list: EntryList, _ account: inout SandboxAccount
    ) -> Reply {
        guard let requested = call.requestedItems() else { return .empty(400) }
        let items = Set(requested.found.map(\.item))
        let gone = account[list].map(\.item).filter(items.contains)
        account[list].removeAll { items.contains($0.item) }
        touch(list, gone, call, &account)
        return .json([
            "deleted": Counts.listed(gone), "not_found": requested.notFound(Counts.groups),
            "list": summary(list, call, account),
        ])
    }

    /// `{"rank":[ids]}`: the entries named come first, in this order.
    private static func reorder(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let ids = call.jsonObject?["rank"]?.elements.compactMap(\.int64) else {
            return .empty(400)
        }
        let known = Set(account.watchlist.map(\.id))
        let named = ids.filter(known.contains)
        let first = named.compactMap { id in account.watchlist.first { $0.id == id } }
        account.watchlist = first + account.watchlist.filter { !named.contains($0.id) }
        account.touch("watchlist", "updated_at", call.now)
        return .json([
            "updated": .count(named.count),
            "skipped_ids": .array(ids.filter { !known.contains($0) }.map { .int($0) }),
            "list": summary(.watchlist, call, account),
        ])
    }

    /// Notes that entries of these items came or went.
    private static func touch(
        _ list: EntryList, _ items: [Item], _ call: Call, _ account: inout SandboxAccount
    ) {
        guard !items.isEmpty else { return }
        if list == .watchlist { account.touch(items, "watchlisted_at", call.now) }
        if case .personal(let index) = list { account.lists[index].updatedAt = call.now }
        account.touch(list.activity, "updated_at", call.now)
    }

    private static func summary(
        _ list: EntryList, _ call: Call, _ account: SandboxAccount
    ) -> JSON {
        [
            "updated_at": .time(account.activities["\(list.activity).updated_at"] ?? call.now),
            "item_count": .count(account[list].count),
        ]
    }
}
