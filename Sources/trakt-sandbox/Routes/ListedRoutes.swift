// Favorites and personal lists (apiary: "Get favorites", "Get personal lists", "Get list items"):
// lists of entries like the watchlist's, beside it.

import TraktCore

/// Reads and changes `/sync/favorites` and `/users/…/lists/…/items`.
enum ListedRoutes {
    static let all: [Route] =
        Route.personal("/favorites", .current, favorites)
        + Route.personal("/favorites/:type", .current, favorites)
        + Route.personal("/favorites/:type/:sort", .current, favorites)
        + [
            Route("POST", "/sync/favorites", .token, .current) { add($0, .favorites, &$1) },
            Route("POST", "/sync/favorites/remove", .token, .current) {
                remove($0, .favorites, &$1)
            },
            Route("GET", "/users/:user/lists", .key, .current, lists),
            Route("POST", "/users/:user/lists", .token, .current, create),
            Route("GET", "/users/:user/lists/:list", .key, .current, list),
            Route("DELETE", "/users/:user/lists/:list", .token, .current, delete),
            Route("GET", "/users/:user/lists/:list/items", .key, .current, items),
            Route("GET", "/users/:user/lists/:list/items/:type", .key, .current, items),
            Route("POST", "/users/:user/lists/:list/items", .token, .current) {
                withList($0, &$1) { add($0, .personal($2), &$1) }
            },
            Route("POST", "/users/:user/lists/:list/items/remove", .token, .current) {
                withList($0, &$1) { remove($0, .personal($2), &$1) }
            },
        ]

    // MARK: Entries

    private static func favorites(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        rows(call, account.favorites)
    }

    private static func items(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        withList(call, &account) { rows($0, $1.lists[$2].entries) }
    }

    /// A page of entries, of some types if the path says so: `movies`, or `movie,show`.
    private static func rows(_ call: Call, _ entries: [Listed]) -> Reply {
        let names = (call.parameters["type"] ?? "all").split(separator: ",")
        let wanted = Set(names.map { $0.hasSuffix("s") ? String($0.dropLast()) : String($0) })
        let rows = entries.enumerated().filter {
            wanted == ["all"] || wanted.contains($0.element.item.typeName)
        }
        return call.paged(count: rows.count, .current) { index in
            WatchlistRoutes.row((rows[index].offset + 1, rows[index].element), call)
        }
    }

    private static func add(
        _ call: Call, _ list: EntryList, _ account: inout SandboxAccount
    ) -> Reply {
        guard let body = call.jsonObject else { return .empty(400) }
        let requested = RequestedItems(body, call)
        var added: [Item] = []
        var existing: [Item] = []
        for entry in requested.found where list.holds(entry.item) {
            let notes = entry.levels[0]["notes"]?.string
            if account.list(entry.item, notes: notes, on: list, at: call.now) {
                added.append(entry.item)
            } else {
                existing.append(entry.item)
            }
        }
        if !added.isEmpty { touch(list, call, &account) }
        return .json(
            [
                "added": Counts.listed(added), "existing": Counts.listed(existing),
                "not_found": requested.notFound(Counts.groups),
                "list": summary(list, call, account),
            ], status: call.settings.addStatus)
    }

    private static func remove(
        _ call: Call, _ list: EntryList, _ account: inout SandboxAccount
    ) -> Reply {
        guard let body = call.jsonObject else { return .empty(400) }
        let requested = RequestedItems(body, call)
        let items = Set(requested.found.map(\.item))
        let gone = account[list].map(\.item).filter(items.contains)
        account[list].removeAll { items.contains($0.item) }
        if !gone.isEmpty { touch(list, call, &account) }
        return .json([
            "deleted": Counts.listed(gone), "not_found": requested.notFound(Counts.groups),
            "list": summary(list, call, account),
        ])
    }

    private static func touch(
        _ list: EntryList, _ call: Call, _ account: inout SandboxAccount
    ) {
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

    // MARK: Lists

    /// Answers with the list that the path names by its slug or id, or with 404.
    private static func withList(
        _ call: Call, _ account: inout SandboxAccount,
        _ body: (Call, inout SandboxAccount, Int) -> Reply
    ) -> Reply {
        if let refusal = UserRoutes.refusal(call, account) { return refusal }
        let name = call.parameter("list")
        let index = account.lists.firstIndex { $0.slug == name || String($0.id) == name }
        guard let index else { return .html("", status: 404) }
        return body(call, &account, index)
    }

    private static func lists(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        if let refusal = UserRoutes.refusal(call, account) { return refusal }
        let (lists, user) = (account.lists, account.user)
        return call.paged(count: lists.count, .current) { shape(lists[$0], user) }
    }

    private static func list(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        withList(call, &account) { .json(shape($1.lists[$2], $1.user)) }
    }

    private static func create(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        if let refusal = UserRoutes.refusal(call, account) { return refusal }
        guard let name = call.jsonObject?["name"]?.string, !name.isEmpty else {
            return .empty(422)
        }
        account.makeList(name, at: call.now)
        account.touch("lists", "updated_at", call.now)
        guard let made = account.lists.last else { return .empty(500) }
        return .json(shape(made, account.user), status: 201)
    }

    private static func delete(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        withList(call, &account) { call, account, index in
            account.lists.remove(at: index)
            account.touch("lists", "updated_at", call.now)
            return .empty(204)
        }
    }

    private static func shape(_ list: PersonalList, _ user: String) -> JSON {
        [
            "name": .string(list.name), "description": .null, "privacy": "private",
            "share_link": .string("https://trakt.tv/lists/\(list.id)"), "type": "personal",
            "display_numbers": false, "allow_comments": true, "sort_by": "rank",
            "sort_how": "asc", "created_at": .time(list.createdAt),
            "updated_at": .time(list.updatedAt), "item_count": .count(list.entries.count),
            "comment_count": 0, "likes": 0,
            "ids": ["trakt": .int(list.id), "slug": .string(list.slug)],
            "user": [
                "username": .string(user), "private": false, "name": .string(user),
                "vip": false, "vip_ep": false, "ids": ["slug": .string(user)],
            ],
        ]
    }
}
