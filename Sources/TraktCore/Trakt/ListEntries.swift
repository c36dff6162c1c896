/// An entry of a list other than the history: an item, and what is kept about it.
package struct ListEntry: Sendable {
    /// The item.
    package var item: MediaItem
    /// The row; of an episode in the collection, one made from its show's row.
    package var row: Record
}

/// The entries of one list of the account, found by any id their items share.
package struct ListEntries: Sendable {
    /// All entries, in the list's order.
    package private(set) var all: [ListEntry] = []
    private var places: [String: Int] = [:]

    /// Reads the entries of these kinds, and perhaps of others.
    /// - Throws: what the requests throw; `ToolError` with status 66 if there is no such list.
    package init(
        _ list: AccountList, _ types: Set<MediaType>, _ client: TraktClient
    ) async throws {
        for part in client.rows(of: list, types) {
            var pages = part.pages
            while let rows = try await pages.next() {
                for row in rows.compactMap({ Record($0) }) { append(row, part.type) }
            }
        }
    }

    /// The entry of the item with these keys (`MediaItem.keys`); nil if the list has none.
    package subscript(_ keys: [String]) -> ListEntry? {
        keys.lazy.compactMap { places[$0] }.first.map { all[$0] }
    }

    /// Adds a row: of a show in the collection, its episodes. Older rows have no `type`.
    private mutating func append(_ row: Record, _ type: MediaType?) {
        if let nested = NestedEpisodes.records(of: row) {
            return nested.forEach { append($0, nil) }
        }
        let missing = row["type"] == nil ? type : nil
        let row = missing.map { row.setting("type", to: .string($0.rawValue)) } ?? row
        guard let item = MediaItem(row) else { return }
        // Rows come twice over pages (trakt-api.md 5.1).
        let keys = item.keys
        guard keys.allSatisfy({ places[$0] == nil }) else { return }
        for key in keys { places[key] = all.count }
        all.append(ListEntry(item: item, row: row))
    }
}
