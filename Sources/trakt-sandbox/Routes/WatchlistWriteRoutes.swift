// Changing the watchlist (trakt-api.md 4.7).

import TraktCore

/// POST `/sync/watchlist`, `/sync/watchlist/remove` and `/sync/watchlist/reorder`.
enum WatchlistWriteRoutes {
    static let all: [Route] = [
        Route("POST", "/sync/watchlist", .token, .current, add),
        Route("POST", "/sync/watchlist/remove", .token, .current, remove),
        Route("POST", "/sync/watchlist/reorder", .token, .current, reorder),
    ]

    /// Characters in an entry's notes.
    static let maximumNotes = 500

    private static func add(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let body = call.jsonObject else { return .empty(400) }
        let requested = RequestedItems(body, call)
        let notes = requested.found.map { $0.levels[0]["notes"]?.string }
        guard notes.allSatisfy({ ($0?.count ?? 0) <= maximumNotes }) else { return .empty(422) }
        let known = Set(account.watchlist.map(\.item))
        let new = Set(requested.found.map(\.item)).subtracting(known)
        if let limit = call.settings.watchlistLimit, known.count + new.count > limit {
            return Reply.empty(420).adding("x-upgrade-url", "https://trakt.tv/vip")
                .adding("x-vip-user", "false").adding("x-account-limit", String(limit))
        }
        var added: [Item] = []
        var existing: [Item] = []
        for (entry, notes) in zip(requested.found, notes) {
            if account.list(entry.item, notes: notes, at: call.now) {
                added.append(entry.item)
            } else {
                existing.append(entry.item)
                setNotes(notes, entry.item, &account)
            }
        }
        touch(added, call, &account)
        return .json(
            [
                "added": Counts.listed(added), "existing": Counts.listed(existing),
                "not_found": requested.notFound(Counts.groups), "list": summary(account, call),
            ], status: call.settings.addStatus)
    }

    private static func setNotes(_ notes: String?, _ item: Item, _ account: inout SandboxAccount) {
        guard let notes, let index = account.watchlist.firstIndex(where: { $0.item == item }) else {
            return
        }
        account.watchlist[index].notes = notes
        account.changes += 1
    }

    private static func remove(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let body = call.jsonObject else { return .empty(400) }
        let requested = RequestedItems(body, call)
        let items = Set(requested.found.map(\.item))
        let gone = account.watchlist.map(\.item).filter(items.contains)
        account.watchlist.removeAll { items.contains($0.item) }
        touch(gone, call, &account)
        return .json([
            "deleted": Counts.listed(gone), "not_found": requested.notFound(Counts.groups),
            "list": summary(account, call),
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
            "list": summary(account, call),
        ])
    }

    private static func touch(_ items: [Item], _ call: Call, _ account: inout SandboxAccount) {
        guard !items.isEmpty else { return }
        for group in Set(items.map(\.groupName)) {
            account.touch(group, "watchlisted_at", call.now)
        }
        account.touch("watchlist", "updated_at", call.now)
    }

    private static func summary(_ account: SandboxAccount, _ call: Call) -> JSON {
        [
            "updated_at": .time(account.activities["watchlist.updated_at"] ?? call.now),
            "item_count": .count(account.watchlist.count),
        ]
    }
}
