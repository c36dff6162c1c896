// Adding plays and removing them (trakt-api.md 4.4 and 4.5). Nothing is ever deduplicated.

import TraktCore

/// POST `/sync/history` and `/sync/history/remove`.
enum HistoryWriteRoutes {
    static let all: [Route] = [
        Route("POST", "/sync/history", .token, .rails, add),
        Route("POST", "/sync/history/remove", .token, .rails, remove),
    ]

    // MARK: Adding

    private static func add(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let requested = call.requestedItems() else { return .empty(400) }
        var plays: [(item: Item, watchedAt: Timestamp)] = []
        for entry in requested.found {
            let said = entry.attribute("watched_at")
            plays += call.markable(entry.item).map { ($0, watchedAt(said, $0, call)) }
        }
        account.history.add(plays, at: call.now)
        noteWatched(plays.map(\.item), call, &account)
        // `updated` came with the contract of 2026; it has never been seen to count anything.
        let updated: JSON? = call.settings.profile == .legacy ? nil : Counts.played([])
        return .json(
            .object(
                [
                    "added": Counts.played(plays.map(\.item)), "updated": updated,
                    "not_found": requested.notFound(),
                ] as KeyValuePairs<String, JSON?>), status: call.settings.addStatus)
    }

    /// When a play is said to have been. Nothing, null, a number or what is no time means now;
    /// "unknown" means 1970; "released" means the release plus the running time.
    private static func watchedAt(_ said: JSONSlice?, _ item: Item, _ call: Call) -> Timestamp {
        let time: Timestamp
        switch said?.string {
        case nil: time = call.now
        case "unknown": time = .unknown
        case "released": time = call.catalog.firstShowingEnd(of: item) ?? .unknown
        case .some(let text): time = Timestamp.lenient(text) ?? call.now
        }
        return call.settings.keepsSeconds ? time : time.truncatedToMinute
    }

    /// Moves the activity times and takes what was watched off the watchlist: an episode takes
    /// its show and season along.
    private static func noteWatched(_ items: [Item], _ call: Call, _ account: inout SandboxAccount)
    {
        guard !items.isEmpty else { return }
        var watched = Set(items)
        for item in items {
            if let show = call.catalog.show(of: item) { watched.insert(.show(show)) }
            if case .episode(let position) = item {
                watched.insert(.season(call.catalog.seasonIndex(ofEpisode: position)))
            }
        }
        account.touch(items, "watched_at", call.now)
        let count = account.watchlist.count
        account.watchlist.removeAll { watched.contains($0.item) }
        if account.watchlist.count != count { account.touch("watchlist", "updated_at", call.now) }
    }

    // MARK: Removing

    private static func remove(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let body = call.jsonObject else { return .empty(400) }
        let requested = RequestedItems(body, call)
        let items = Set(requested.found.flatMap { call.catalog.playables(of: $0.item) })
        let ids = body["ids"]?.elements.compactMap(\.int64) ?? []
        let wanted = Set(ids)
        let known = Set(account.history.plays.lazy.map(\.id).filter(wanted.contains))
        let gone = account.history.remove(at: call.now) { play in
            wanted.contains(play.id) || items.contains(play.item)
        }
        account.touch(gone.map(\.item), "watched_at", call.now)
        var notFound = requested.notFound()
        if body["ids"] != nil {
            let missing = ids.filter { !known.contains($0) }
            notFound = notFound.merging(["ids": .array(missing.map { .int($0) })])
        }
        return .json(["deleted": Counts.played(gone.map(\.item)), "not_found": notFound])
    }
}
