// Everything the server remembers while it runs; one value, guarded by one lock.

import TraktCore

/// What the account has collected of one film or episode.
struct Collected: Sendable {
    var collectedAt: Timestamp
    var updatedAt: Timestamp
    /// "media_type", "resolution", "hdr", "audio", "audio_channels" and "3d", as they were sent.
    var metadata: [JSON.Field]
}

/// An entry of the watchlist, the favorites or a personal list.
struct Listed: Sendable {
    var id: Int64
    var item: Item
    var listedAt: Timestamp
    var notes: String?
}

/// A rating.
struct Rated: Sendable {
    /// 1 to 10.
    var rating: Int
    var ratedAt: Timestamp
}

/// The user's account.
struct SandboxAccount: Sendable {
    /// The user's slug, which is also the name.
    var user = "demo"
    var tokens = Tokens()
    var history = History()
    var collection: [Item: Collected] = [:]
    /// In the order of rank.
    var watchlist: [Listed] = []
    var favorites: [Listed] = []
    /// The lists that the user made, oldest first.
    var lists: [PersonalList] = []
    var ratings: [Item: Rated] = [:]
    /// The times of `/sync/last_activities`, by "movies.watched_at" and so on.
    var activities: [String: Timestamp] = [:]
    /// The id of the next entry of any list (trakt-api.md, section 8).
    var nextListID: Int64 = 700_000_000
    /// The number of changes, so that the state file is written only after one.
    var changes = 0

    /// Notes that something of this kind changed now: `touch("movies", "watched_at", now)`.
    mutating func touch(_ group: String, _ key: String, _ now: Timestamp) {
        activities["\(group).\(key)"] = now
        changes += 1
    }

    /// Notes the same for the groups of all `items`.
    mutating func touch(_ items: some Sequence<Item>, _ key: String, _ now: Timestamp) {
        for group in Set(items.map(\.type.plural)) { touch(group, key, now) }
    }
}
