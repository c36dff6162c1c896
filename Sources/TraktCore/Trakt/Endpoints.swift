import Synchronization

/// One hit of a search or of a look-up by id.
package struct SearchHit: Sendable {
    /// The kind of item.
    package var type: MediaType
    /// The item as it came: title, year, ids, and whatever else.
    package var row: Record

    /// Reads a row; nil for kinds the suite does not handle (person, list) and for malformed ones.
    package init?(_ value: JSONSlice) {
        guard let record = Record(value), let item = MediaItem(record) else { return nil }
        type = item.type
        row = record
    }

    /// The item, typed.
    package var item: MediaItem? { MediaItem(row) }
}

extension TraktClient {
    /// Searches titles of one kind. `exact` asks for whole titles only. 50 rows is the service's
    /// most; more are cut off (trakt-api.md 3.1). The order says nothing sure, nor do the scores.
    package func search(
        _ types: [MediaType], for text: String, exact: Bool, limit: Int
    ) async throws -> [SearchHit] {
        let names = types.map(\.rawValue).joined(separator: ",")
        let path = "/search/\(names)" + (exact ? "/exact" : "")
        let query = [
            (name: "query", value: text), (name: "page", value: "1"),
            (name: "limit", value: "\(min(limit, 50))"),
        ]
        let rows = try await list(path, query: query).rows
        return rows.prefix(limit).compactMap(SearchHit.init)
    }

    /// Looks up an id; empty if Trakt does not know it. `type` keeps ids of other kinds apart, whose
    /// numbers collide. A film has no tvdb id: that look-up would be a server error (trakt-api.md 3.2).
    package func lookUp(
        _ space: IDSpace, _ id: String, type: MediaType
    ) async throws -> [SearchHit] {
        guard !(space == .tvdb && type == .movie) else { return [] }
        let path = "/search/\(space.rawValue)/\(Address.encode(id))"
        let rows = try await list(path, query: [("type", type.rawValue)]).rows
        return rows.compactMap(SearchHit.init).filter { $0.type == type }
    }

    /// The Trakt id of an item: its own, or the one that Trakt has for its first other known id; nil
    /// if it knows none of them.
    package func traktID(_ ids: IDs, type: MediaType) async throws -> Int64? {
        if let id = ids.trakt { return id }
        for space in [IDSpace.imdb, .tmdb, .tvdb] {
            guard let id = ids[space] else { continue }
            let hits = try await lookUp(space, id, type: type)
            if let found = hits.first?.item?.ids.trakt { return found }
        }
        return nil
    }

    /// The keys (`MediaItem.keys`) of the item that Trakt has under a reference now; empty if it does
    /// not say.
    func keys(of reference: ItemReference) async throws -> [String] {
        let (id, place) = (reference.id, reference.place)
        if place != nil, reference.type == .season { return [] }
        let type = place == nil ? reference.type : .show
        let found = try await lookUp(id.space, id.text, type: type).first?.item
        guard let place, let number = place.number else { return found?.keys ?? [] }
        return (found?.ids.keys ?? []).map { "episode@\($0):\(place.season)x\(number)" }
    }

    /// A movie or show by its Trakt id, slug or IMDb id; nil if there is none. A string of digits is
    /// taken as a Trakt id first (trakt-api.md 3.3).
    package func summary(_ type: MediaType, _ id: String) async throws -> JSONSlice? {
        try await get("/\(type.plural)/\(Address.encode(id))")?.json
    }

    /// The seasons of a show, with all episodes in them (`number_abs` and `first_aired` included).
    /// A season may come back with no episodes: ask for it alone (trakt-api.md 3.4).
    package func seasonsWithEpisodes(ofShow id: Int64) async throws -> [JSONSlice] {
        try await list("/shows/\(id)/seasons", query: [("extended", "full,episodes")]).rows
    }

    /// The episodes of one season; empty if there is no such season.
    package func episodes(ofShow id: Int64, season: Int) async throws -> [JSONSlice] {
        try await list("/shows/\(id)/seasons/\(season)", query: [("extended", "full")]).rows
    }

    /// The rows at a path, none for 404, and how many a page of them has at most, if the server says
    /// so.
    /// - Throws: `ToolError` with status 76 if the reply is not a list; what getting it throws.
    package func list(
        _ path: String, query: [(name: String, value: String)]
    ) async throws -> (rows: [JSONSlice], limit: Int?) {
        guard let reply = try await get(path, query: query) else { return ([], nil) }
        let limit = reply.response.number("X-Pagination-Limit")
        return (try reply.list(path), limit.flatMap { $0 > 0 ? $0 : nil })
    }

    /// Plays, newest first: of everything, of one kind (`movies`, `shows`, …), or of one item.
    ///
    /// From page 2 on `end_at` is pinned after the newest row of page 1 and after now, so that plays
    /// written meanwhile do not shift the pages; plays dated in the future are not lost. `limit` is
    /// the rows of a page, `mostRows` how many the caller wants at most. `mayEndEarly`: see `Pages`.
    package func history(
        _ type: MediaType? = nil, id: Int64? = nil, since: Timestamp? = nil,
        until: Timestamp? = nil,
        now: Timestamp, limit: Int = 250, mostRows: Int? = nil, mayEndEarly: Bool = false,
        extended: String? = nil
    ) -> Pages {
        var path = "/sync/history"
        if let type { path += "/\(type.plural)" }
        if let id { path += "/\(id)" }
        var query: [(name: String, value: String)] = []
        if let since { query.append(("start_at", since.text)) }
        if let until { query.append(("end_at", until.text)) }
        if let extended { query.append(("extended", extended)) }
        let pin = Pin()
        let wantedPages = mostRows.map { ($0 - 1) / limit + 1 } ?? .max
        return Pages(wantedPages: wantedPages, mayEndEarly: mayEndEarly) {
            [self, path, query] page in
            let pinned = page > 1 ? pin.value.map { [(name: "end_at", value: $0)] } ?? [] : []
            let reply = try await self.page(page, of: path, query + pinned, limit)
            if page == 1, until == nil { pin.set(newest: reply.json?.elements.first, now: now) }
            return reply
        }
    }

    /// What has been watched: a row per movie, or a row per show with its seasons and episodes.
    /// The list lags behind the history by minutes (trakt-api.md 4.2). With seasons, a page has at
    /// most 100 shows (trakt-api.md 5.1).
    package func watched(_ type: MediaType) -> Pages {
        var query: [(name: String, value: String)] = []
        if type == .show { query = [("extended", "progress"), ("specials", "true")] }
        return pages("/sync/watched/\(type.plural)", query: query, limit: type == .show ? 100 : 250)
    }

    /// The account's settings: the user, and the limits of the lists.
    package func settings() async throws -> JSONSlice? {
        try await get("/users/settings", authorization: .required)?.json
    }
}

/// The end of the span that later pages of a history ask for.
private final class Pin: Sendable {
    private let state = Mutex<String?>(nil)

    var value: String? { state.withLock { $0 } }

    func set(newest: JSONSlice?, now: Timestamp) {
        let watched = newest?["watched_at"]?.string.flatMap { Timestamp($0) }
        let end = max(watched ?? now, now).adding(seconds: 60).text
        state.withLock { $0 = end }
    }
}

extension HTTPClient.Reply {
    /// The rows of the list at `path`.
    /// - Throws: `ToolError` with status 76 if this is something else.
    package func list(_ path: String) throws(ToolError) -> [JSONSlice] {
        guard let json, json.kind == .array else {
            throw ToolError(.protocolError, "the server's answer to \(path) is not a list")
        }
        return json.elements
    }
}
