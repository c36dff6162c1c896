// The lists that a user makes (apiary: "Get personal lists"). Their entries are in `EntryRoutes`.

import TraktCore

/// Reads, makes and deletes `/users/…/lists`.
enum PersonalListRoutes {
    static let all: [Route] = [
        Route("GET", "/users/:user/lists", .key, .current, lists),
        Route("POST", "/users/:user/lists", .token, .current, create),
        Route("GET", "/users/:user/lists/:list", .key, .current, list),
        Route("DELETE", "/users/:user/lists/:list", .token, .current, delete),
    ]

    /// Answers with the list that the path names by its slug or id, or with 404.
    static func withList(
        _ call: Call, _ account: inout SandboxAccount,
        _ body: (EntryList, inout SandboxAccount) -> Reply
    ) -> Reply {
        withIndex(call, &account) { body(.personal($0), &$1) }
    }

    private static func withIndex(
        _ call: Call, _ account: inout SandboxAccount,
        _ body: (Int, inout SandboxAccount) -> Reply
    ) -> Reply {
        let name = call.parameter("list")
        let index = account.lists.firstIndex { $0.slug == name || String($0.id) == name }
        guard let index else { return .html("", status: 404) }
        return body(index, &account)
    }

    private static func lists(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let (lists, user) = (account.lists, account.user)
        return call.paged(count: lists.count, .current) { shape(lists[$0], user) }
    }

    private static func list(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        withIndex(call, &account) { .json(shape($1.lists[$0], $1.user)) }
    }

    private static func create(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let name = call.jsonObject?["name"]?.string, !name.isEmpty else {
            return .empty(422)
        }
        account.makeList(name, at: call.now)
        account.touch("lists", "updated_at", call.now)
        guard let made = account.lists.last else { return .empty(500) }
        return .json(shape(made, account.user), status: 201)
    }

    private static func delete(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        withIndex(call, &account) { index, account in
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
            "user": UserRoutes.author(user),
        ]
    }
}
