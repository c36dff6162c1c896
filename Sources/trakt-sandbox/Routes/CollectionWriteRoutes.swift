// Adding to the collection and taking out of it (trakt-api.md 4.6). Sending the same again changes
// nothing.

import TraktCore

/// POST `/sync/collection` and `/sync/collection/remove`.
enum CollectionWriteRoutes {
    static let all: [Route] = [
        Route("POST", "/sync/collection", .token, .rails, add),
        Route("POST", "/sync/collection/remove", .token, .rails, remove),
    ]

    private static func add(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let requested = call.requestedItems() else { return .empty(400) }
        var (added, updated, existing): ([Item], [Item], [Item]) = ([], [], [])
        for entry in requested.found {
            for item in call.markable(entry.item) {
                let old = account.collection[item]
                let new = collected(entry, item, old, call)
                account.collection[item] = new
                switch old?.updatedAt {
                case nil: added.append(item)
                case new.updatedAt: existing.append(item)
                default: updated.append(item)
                }
            }
        }
        account.touch(added + updated, "collected_at", call.now)
        return .json(
            [
                "added": Counts.played(added),
                "updated": Counts.played(updated),
                "existing": Counts.played(existing),
                "not_found": requested.notFound(Counts.groups),
            ], status: call.settings.addStatus)
    }

    /// The entry after the request: what was sent replaces what was there, the rest stays.
    private static func collected(
        _ entry: RequestedItem, _ item: Item, _ old: Collected?, _ call: Call
    ) -> Collected {
        let said = entry.attribute("collected_at")?.string
        let time =
            said == "released"
            ? call.catalog.firstShowingEnd(of: item) : said.flatMap(Timestamp.lenient)
        var new = old ?? Collected(collectedAt: call.now, updatedAt: call.now, metadata: [])
        if let time { new.collectedAt = time }
        for key in CollectionRoutes.metadataKeys {
            guard let value = entry.attribute(key) else { continue }
            new.metadata.removeAll { $0.key == key }
            new.metadata.append(.init(key, .raw(value)))
        }
        new.metadata.sort { $0.key < $1.key }
        let isSame = old.map {
            $0.collectedAt == new.collectedAt && Set($0.metadata) == Set(new.metadata)
        }
        if isSame == false { new.updatedAt = call.now }
        return new
    }

    private static func remove(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let requested = call.requestedItems() else { return .empty(400) }
        let items = Set(
            requested.found.flatMap { call.catalog.playables(of: $0.item) })
        let gone = items.filter { account.collection.removeValue(forKey: $0) != nil }
        account.touch(gone, "collected_at", call.now)
        return .json([
            "deleted": Counts.played(Array(gone)),
            "not_found": requested.notFound(Counts.groups),
        ])
    }
}
