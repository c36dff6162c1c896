// Ratings (trakt-api.md 4.8).

import TraktCore

/// GET `/sync/ratings…`, POST `/sync/ratings` and `/sync/ratings/remove`.
enum RatingsRoutes {
    static let all: [Route] =
        Route.personal("/ratings/:type?/:rating?", .rails, list)
        + [
            Route("POST", "/sync/ratings", .token, .rails, add),
            Route("POST", "/sync/ratings/remove", .token, .rails, remove),
        ]

    /// Newest first; of one type and of some ratings if the path says so.
    private static func list(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let type = call.parameters["type"] ?? "all"
        guard type == "all" || Counts.groups.contains(type) else { return .html("", status: 405) }
        let wanted = call.parameters["rating"].map { Set($0.split(separator: ",").map { Int($0) }) }
        let rows = account.ratings.filter { item, rated in
            (type == "all" || item.type.plural == type) && wanted?.contains(rated.rating) ?? true
        }.sorted { left, right in
            left.value.ratedAt != right.value.ratedAt
                ? left.value.ratedAt > right.value.ratedAt : left.key.order < right.key.order
        }
        return call.paged(count: rows.count, call.listRules) { index in
            let (item, rated) = rows[index]
            return .row(
                [
                    "rated_at": .time(rated.ratedAt), "rating": .count(rated.rating),
                    "type": .string(item.type.rawValue),
                ], call.shapes.members(item))
        }
    }

    /// Rates; a rating that is there already is replaced. Without a rating from 1 to 10 for every
    /// item nothing is done.
    private static func add(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let requested = call.requestedItems(containerKey: "rating") else {
            return .empty(400)
        }
        var ratings: [(item: Item, rated: Rated)] = []
        for entry in requested.found {
            let level = entry.levels[0]
            guard let rating = level["rating"]?.int64, (1...10).contains(rating) else {
                return .empty(422)
            }
            let at = level["rated_at"]?.string.flatMap(Timestamp.lenient) ?? call.now
            ratings.append((entry.item, Rated(rating: Int(rating), ratedAt: at)))
        }
        for (item, rated) in ratings { account.ratings[item] = rated }
        account.touch(ratings.map(\.item), "rated_at", call.now)
        return .json(
            [
                "added": Counts.listed(ratings.map(\.item)),
                "not_found": requested.notFound(Counts.groups),
            ], status: call.settings.addStatus)
    }

    private static func remove(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        guard let requested = call.requestedItems() else { return .empty(400) }
        let gone = Set(requested.found.map(\.item)).filter {
            account.ratings.removeValue(forKey: $0) != nil
        }
        account.touch(gone, "rated_at", call.now)
        return .json([
            "deleted": Counts.listed(Array(gone)),
            "not_found": requested.notFound(Counts.groups),
        ])
    }
}
