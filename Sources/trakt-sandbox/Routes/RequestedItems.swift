// The bodies of every write: `movies`, `shows`, `seasons`, `episodes`, with seasons and episodes
// nested in shows, turned into items of the catalogue and a `not_found` object.

import TraktCore

/// An item that a body names, and what was said about it.
struct RequestedItem: Sendable {
    var item: Item
    /// The objects around it, its own first, then its season's and its show's.
    var levels: [JSONSlice]

    /// A value of the innermost object that has one: an episode's `watched_at` wins over its
    /// season's, which wins over its show's.
    func attribute(_ name: String) -> JSONSlice? {
        for level in levels {
            if let value = level[name], !value.isNull { return value }
        }
        return nil
    }
}

/// What a body asks for.
struct RequestedItems: Sendable {
    private(set) var found: [RequestedItem] = []
    /// What was not found, by group, ready for the reply.
    private var misses: [String: [JSON]] = [:]
    private let catalog: Catalog
    private let echo: Settings.NotFoundEcho
    /// Whether a show or season with nested items counts as an item too, when it has this key.
    private let containerKey: String?

    /// Reads a body.
    /// - Parameter containerKey: `rating` for ratings, where a show may be rated beside the
    ///   episodes nested in it; nil otherwise.
    init(_ body: JSONSlice, _ call: Call, containerKey: String? = nil) {
        catalog = call.catalog
        echo = call.settings.notFoundEcho
        self.containerKey = containerKey
        for object in body["movies"]?.elements ?? [] {
            add(object, .movie, resolve(object, .movie))
        }
        for object in body["shows"]?.elements ?? [] { addShow(object) }
        for object in body["seasons"]?.elements ?? [] {
            add(object, .season, byID(object, ["trakt", "tmdb", "tvdb"], .season))
        }
        for object in body["episodes"]?.elements ?? [] {
            add(object, .episode, byID(object, ["trakt", "imdb", "tmdb", "tvdb"], .episode))
        }
    }

    /// The reply's `not_found`.
    /// - Parameter groups: its keys, in order.
    func notFound(_ groups: [String] = Counts.groups + ["people", "users"]) -> JSON {
        .object(groups.map { .init($0, .array(misses[$0] ?? [])) })
    }

    // MARK: Reading

    private mutating func add(_ object: JSONSlice, _ type: MediaType, _ item: Item?) {
        guard let item else { return miss(type.plural, object) }
        found.append(RequestedItem(item: item, levels: [object]))
    }

    private mutating func addShow(_ object: JSONSlice) {
        let seasons = object["seasons"]?.elements ?? []
        guard case .show(let show)? = resolve(object, .show) else {
            // Nested misses are echoed under `episodes` (Plex-Trakt-Scrobbler#206).
            miss(seasons.isEmpty ? "shows" : "episodes", object)
            return
        }
        if seasons.isEmpty || isContainerItem(object) {
            found.append(RequestedItem(item: .show(show), levels: [object]))
        }
        var missing: [JSON] = []
        for season in seasons { missing += addSeason(season, of: show, object) }
        guard !missing.isEmpty else { return }
        let names = object.fields.filter { ["title", "year", "ids"].contains($0.key) }
        let shell = names.map { JSON.Field($0.key, .raw($0.value)) }
        misses["episodes", default: []].append(
            .object(shell + [.init("seasons", .array(missing))]))
    }

    /// Adds a nested season or its episodes. Returns what of it is not there.
    private mutating func addSeason(_ season: JSONSlice, of show: Int, _ parent: JSONSlice)
        -> [JSON]
    {
        let number = Self.number(season)
        guard let index = number.flatMap({ catalog.season($0, ofShow: show) }) else {
            return [.raw(season)]
        }
        let episodes = season["episodes"]?.elements ?? []
        if episodes.isEmpty || isContainerItem(season) {
            found.append(RequestedItem(item: .season(index), levels: [season, parent]))
        }
        var missing: [JSON] = []
        for episode in episodes {
            let wanted = Self.number(episode)
            if let position = wanted.flatMap({ catalog.episode($0, ofSeason: index) }) {
                let levels = [episode, season, parent]
                found.append(RequestedItem(item: .episode(position), levels: levels))
            } else {
                missing.append(.raw(episode))
            }
        }
        guard !missing.isEmpty else { return [] }
        return [.object([.init("number", .orNull(number)), .init("episodes", .array(missing))])]
    }

    private func isContainerItem(_ object: JSONSlice) -> Bool {
        containerKey.map { object[$0] != nil } ?? false
    }

    private mutating func miss(_ group: String, _ object: JSONSlice) {
        var fields = object.fields.map { JSON.Field($0.key, .raw($0.value)) }
        if echo == .bare { fields.removeAll { $0.key == "ids" } }
        misses[group, default: []].append(.object(fields))
    }

    private static func number(_ object: JSONSlice) -> Int? {
        object["number"]?.int64.map(Int.init)
    }

    // MARK: Matching

    /// The item an object names: the first id that is known wins, the others are not compared
    /// (trakt-api.md 4.4); then the title with its year; then the title alone.
    private func resolve(_ object: JSONSlice, _ type: MediaType) -> Item? {
        if let item = byID(object, ["trakt", "imdb", "tmdb", "tvdb", "slug"], type) { return item }
        guard let title = object["title"]?.string else { return nil }
        let hits = catalog.search.exact(title) { $0.type == type }.map(\.item)
        guard let year = object["year"]?.int64 else { return hits.first }
        return hits.first { item in
            switch item {
            case .movie(let index): catalog.movies[index].year == Int(year)
            case .show(let index): catalog.shows[index].year == Int(year)
            default: false
            }
        }
    }

    private func byID(_ object: JSONSlice, _ kinds: [String], _ type: MediaType) -> Item? {
        for kind in kinds {
            guard let value = object["ids"]?[kind] else { continue }
            let text = value.string ?? value.int64.map(String.init)
            guard let text else { continue }
            if let item = catalog.items(kind, text).first(where: { $0.type == type }) {
                return item
            }
        }
        return nil
    }
}
