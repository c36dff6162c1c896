// The user: profile, settings and when what changed last (trakt-api.md 4.3 and 4.9).

import TraktCore

/// GET `/users/…` and `/sync/last_activities`.
enum UserRoutes {
    static let all: [Route] = [
        Route("GET", "/users/settings", .token, .rails, settings),
        Route("GET", "/users/:user", .key, .rails) { _, account in .json(profile(account)) },
        Route("GET", "/sync/last_activities", .token, .rails) { _, account in
            .json(activities(account))
        },
    ]

    /// A user with private data: to try what a client does with 401 and
    /// X-Private-User.
    static let privateUser = "private"

    /// The reply to a path whose `:user` is not the account's, or nil when it is.
    static func refusal(_ call: Call, _ account: SandboxAccount) -> Reply? {
        let user = call.parameter("user")
        if user == privateUser { return Reply.empty(401).adding("x-private-user", "true") }
        // A dot in the name is taken for a format (ErsatzTV/legacy#1855).
        if user.contains(".") { return .empty(412) }
        if user == "me" { return call.token == nil ? Gate.unauthorized : nil }
        return user.lowercased() == account.user ? nil : .html("", status: 404)
    }

    private static func profile(_ account: SandboxAccount) -> JSON {
        [
            "username": .string(account.user), "private": false, "deleted": false,
            "name": .string(account.user), "vip": false, "vip_ep": false, "director": false,
            "ids": ["slug": .string(account.user)],
        ]
    }

    /// The short form of a user, as comments and lists carry it.
    static func author(_ user: String) -> JSON {
        [
            "username": .string(user), "private": false, "name": .string(user), "vip": false,
            "vip_ep": false, "ids": ["slug": .string(user)],
        ]
    }

    private static func settings(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let user: JSON = profile(account).merging([
            "joined_at": "2013-01-01T00:00:00.000Z", "location": "", "about": "", "gender": "",
            "age": .null, "images": ["avatar": ["full": .null]], "vip_og": false, "vip_years": 0,
        ])
        let watchlist = call.settings.watchlistLimit ?? 250
        return .json([
            "user": user,
            "account": [
                "timezone": "UTC", "date_format": "ymd", "time_24hr": true, "cover_image": .null,
            ],
            "connections": [
                "facebook": false, "twitter": false, "mastodon": false, "google": false,
                "tumblr": false, "medium": false, "slack": false, "apple": false, "dropbox": false,
                "microsoft": false,
            ],
            "sharing_text": [
                "watching": "I'm watching [item]", "watched": "I just watched [item]",
            ],
            "limits": [
                "list": ["count": 5, "item_count": 250],
                "watchlist": ["item_count": .count(watchlist)],
                "favorites": ["item_count": 100], "search": ["recent_count": 5],
                "collection": ["item_count": 1000], "notes": ["item_count": 100],
            ],
            "permissions": ["commenting": true, "liking": true, "following": true],
        ])
    }

    /// The groups of last_activities, and their keys without the `_at` at the end.
    private static let activityKeys: [(group: String, keys: String)] = [
        ("movies", "watched collected rated watchlisted favorited commented paused hidden"),
        ("episodes", "watched collected rated watchlisted commented paused"),
        ("shows", "rated watchlisted favorited commented hidden dropped"),
        ("seasons", "rated watchlisted commented hidden"),
        ("comments", "liked reacted blocked"), ("lists", "liked reacted updated commented"),
        ("watchlist", "updated"), ("favorites", "updated"),
        ("account", "settings followed following pending requested"),
        ("saved_filters", "updated"), ("notes", "updated"),
    ]

    /// What has never happened carries the day the account was made.
    private static func activities(_ account: SandboxAccount) -> JSON {
        let origin = Timestamp("2013-01-01T00:00:00.000Z") ?? .unknown
        let latest = account.activities.values.max() ?? origin
        var fields: [JSON.Field] = [.init("all", .time(latest))]
        for (group, keys) in activityKeys {
            let times = keys.split(separator: " ").map { key in
                let time = account.activities["\(group).\(key)_at"] ?? origin
                return JSON.Field("\(key)_at", .time(time))
            }
            fields.append(.init(group, .object(times)))
        }
        return .object(fields)
    }
}
