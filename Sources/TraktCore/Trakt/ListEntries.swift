/// An entry of the collection, the watchlist or the ratings: an item, and what is kept about it.
public struct ListEntry: Sendable {
    /// The item.
    public var item: MediaItem
    /// The row; of an episode in the collection, one made from its show's row.
    public var row: Record

    /// Reads a row of one kind; nil if it is none. Older rows have no `type`.
    public init?(_ row: Record, _ type: MediaType) {
        let row = row["type"] == nil ? row.setting("type", to: .string(type.rawValue)) : row
        guard let item = MediaItem(row), item.type == type else { return nil }
        (self.item, self.row) = (item, row)
    }
}

/// The entries of one list of the account, found by any id their items share.
public struct ListEntries: Sendable {
    /// All entries, in the list's order.
    public private(set) var all: [ListEntry] = []
    private var places: [String: Int] = [:]

    /// No entries.
    public init() {}

    /// Reads the entries of some kinds. Throws what the requests throw.
    public static func read(
        _ list: AccountList, _ types: Set<MediaType>, _ client: TraktClient
    ) async throws -> ListEntries {
        var entries = ListEntries()
        for type in MediaType.allCases where types.contains(type) {
            if list == .collection, type != .movie {
                guard type == .episode else { continue }
                try await entries.readShows(client)
            } else {
                let query = list == .collection ? [(name: "extended", value: "metadata")] : []
                var pages = client.pages("/sync/\(list.rawValue)/\(type.plural)", query: query)
                while let rows = try await pages.next() {
                    for row in rows.compactMap({ Record($0) }) {
                        if let entry = ListEntry(row, type) { entries.append(entry) }
                    }
                }
            }
        }
        return entries
    }

    /// The entry of the item with these keys (`MediaItem.keys`); nil if the list has none.
    public subscript(_ keys: [String]) -> ListEntry? {
        keys.lazy.compactMap { places[$0] }.first.map { all[$0] }
    }

    private mutating func append(_ entry: ListEntry) {
        let keys = entry.item.keys
        // Rows come twice over pages (trakt-api.md 5.1).
        guard keys.allSatisfy({ places[$0] == nil }) else { return }
        for key in keys { places[key] = all.count }
        all.append(entry)
    }

    /// The collection keeps episodes below their shows (trakt-api.md 4.6).
    private mutating func readShows(_ client: TraktClient) async throws {
        var pages = client.pages("/sync/collection/shows", query: [("extended", "metadata")])
        while let rows = try await pages.next() {
            for row in rows {
                guard let show = row["show"] else { continue }
                for season in row["seasons"]?.elements ?? [] {
                    for episode in season["episodes"]?.elements ?? [] {
                        append(show, season["number"]?.int, episode)
                    }
                }
            }
        }
    }

    private mutating func append(_ show: JSONSlice, _ season: Int?, _ episode: JSONSlice) {
        guard let season, let number = episode["number"]?.int else { return }
        let row = JSON.object([
            "collected_at": episode["collected_at"].map { .raw($0) },
            "metadata": episode["metadata"].map { .raw($0) }, "type": "episode",
            "episode": ["season": .int(Int64(season)), "number": .int(Int64(number))],
            "show": .raw(show),
        ])
        if let entry = ListEntry(Record(row), .episode) { append(entry) }
    }
}
