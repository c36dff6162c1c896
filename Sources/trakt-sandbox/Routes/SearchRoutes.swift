// Text search, exact search and lookup by id (trakt-api.md 3.1 and 3.2).

import TraktCore

/// The routes below `/search`.
enum SearchRoutes {
    static let all: [Route] = [
        Route("GET", "/search/:types", .key) { call, _ in text(call, isExact: false) },
        Route("GET", "/search/:types/exact", .key) { call, _ in text(call, isExact: true) },
        Route("GET", "/search/:kind/:id", .key) { call, _ in lookup(call) },
    ]

    /// The types that may be asked for; people and lists are known but empty here.
    private static let types: Set<Substring> = ["movie", "show", "episode", "person", "list"]

    private static func text(_ call: Call, isExact: Bool) -> Reply {
        let wanted = call.parameter("types").split(separator: ",")
        guard !wanted.isEmpty, wanted.allSatisfy(types.contains) else {
            return .html("", status: 405)
        }
        let query = call.request.queryValue("query") ?? ""
        let isWanted: (Item) -> Bool = { wanted.contains(Substring($0.type.rawValue)) }
        let search = call.catalog.search
        var hits =
            isExact
            ? search.exact(query, matching: isWanted) : search.broad(query, matching: isWanted)
        if wanted.contains("episode") { hits += episodes(query, in: call.catalog) }
        // The new engine gives full objects whether asked or not, the old one only when asked.
        var shapes = call.shapes
        if call.settings.profile == .current { shapes.isFull = true }
        return call.paged(count: hits.count, .search) { index in
            let hit = hits[index]
            return .row(
                [
                    "score": score(hit, at: index, call),
                    "type": .string(hit.item.type.rawValue),
                ], shapes.members(hit.item))
        }
    }

    /// The new engine's huge integers, or small numbers that fall, as Solr's did.
    private static func score(_ hit: SearchHit, at index: Int, _ call: Call) -> JSON {
        call.settings.profile == .current
            ? .int(hit.score) : .double(100 / Double(index + 1) + 0.125)
    }

    /// Lookup by id: never paged, `[]` for what is not there.
    private static func lookup(_ call: Call) -> Reply {
        let kind = call.parameter("kind")
        guard ["trakt", "imdb", "tmdb", "tvdb"].contains(kind) else {
            return .html("", status: 405)
        }
        let id = call.parameter("id")
        let wanted = (call.request.queryValue("type") ?? "").split(separator: ",")
        if kind == "tvdb", fails(id, wanted) {
            // The old server's answer to tvdb ids it cannot look up (#494, PlexTraktSync#591).
            return FaultReplies.canned(.empty500)
        }
        // An episode's imdb id finds nothing (#785), and seasons are no type of search.
        let items = call.catalog.items(kind, id).filter { item in
            item.type != .season && !(item.type == .episode && kind == "imdb")
                && (wanted.isEmpty || wanted.contains(Substring(item.type.rawValue)))
        }
        let shapes = call.shapes
        let score: JSON = call.settings.profile == .current ? 100 : .null
        return .json(
            .array(
                items.map { item in
                    .object(
                        shapes.members(item) + [
                            .init("type", .string(item.type.rawValue)), .init("score", score),
                        ])
                }))
    }

    /// A film has no tvdb id, and an id beyond 32 bits overflows there.
    private static func fails(_ id: String, _ wanted: [Substring]) -> Bool {
        if wanted == ["movie"] { return true }
        return Int64(id).map { $0 > Int64(Int32.max) } ?? false
    }

    /// Episodes whose title has all words of the query: rarely asked for, so a walk over the titles
    /// that the catalogue names.
    private static func episodes(_ query: String, in catalog: Catalog) -> [SearchHit] {
        let words = Set(TextFolding.words(query))
        guard !words.isEmpty else { return [] }
        return catalog.seasons.flatMap { season in
            zip(season.episodes, season.details).filter { _, detail in
                detail.title.map { words.isSubset(of: TextFolding.words($0)) } ?? false
            }.map { SearchHit(item: .episode($0.0), score: SearchIndex.Score.alias) }
        }
    }
}
