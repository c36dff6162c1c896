import TraktCore

/// An entry of a list to remove.
struct RemovableEntry: Sendable {
    /// How requests name its item.
    var reference: ItemReference
    /// The list's row: what restores it.
    var entry: ListEntry
    /// The record that asked for it, with what the list keeps about the item filled in.
    var record: Record
}

/// Finds the entries that an input means in the list they are to be removed from.
enum RemovableEntries {
    /// What a list keeps about an item, for the record that is written.
    private static let keptKeys = [
        "collected_at", "metadata", "listed_at", "notes", "rated_at", "rating",
    ]

    /// The entries in the input's order, each once. Throws status 65 for a record that names no
    /// item, or a whole show in the collection without `wholeShows`.
    static func find(
        _ input: RemovalInput, in list: AccountList, wholeShows: Bool, _ client: TraktClient,
        _ world: World
    ) async throws -> [RemovableEntry] {
        var bad: [(line: Int, reason: String)] = []
        var wanted: [(record: Record, item: MediaItem)] = []
        for record in input.records {
            guard let item = try? MediaItem.changed(by: record), ItemReference(item) != nil else {
                bad.append((record.line, "no item with an id: run it through trakt-resolve first"))
                continue
            }
            let isWhole = item.type == .show || item.type == .season
            if list == .collection, isWhole, !wholeShows {
                let what = item.type.rawValue
                bad.append((record.line, "a \(what) stands for all its episodes: use --whole-show"))
            }
            wanted.append((record, item))
        }
        try input.refuse(bad)
        let types = wanted.map { type($0.item.type, list) }
        let there = try await ListEntries.read(list, Set(types), client)
        return entries(wanted, there, list, world)
    }

    /// The kind of entry that stands for an item: the collection has no shows and seasons.
    private static func type(_ type: MediaType, _ list: AccountList) -> MediaType {
        list == .collection && type != .movie ? .episode : type
    }

    private static func entries(
        _ wanted: [(record: Record, item: MediaItem)], _ there: ListEntries, _ list: AccountList,
        _ world: World
    ) -> [RemovableEntry] {
        var seen: Set<ItemReference> = []
        var missing: [Int] = []
        var all: [RemovableEntry] = []
        for (record, item) in wanted {
            let isWhole = type(item.type, list) != item.type
            let entries =
                isWhole
                ? there.all.filter { belongs($0.item, to: item) }
                : [there[item]].compactMap { $0 }
            if entries.isEmpty { missing.append(record.line) }
            for entry in entries {
                guard let reference = ItemReference(entry.item), seen.insert(reference).inserted
                else { continue }
                let filled = isWhole ? entry.row : fill(record, entry.row)
                all.append(RemovableEntry(reference: reference, entry: entry, record: filled))
            }
        }
        if !missing.isEmpty {
            world.messages.say("\(LineRanges.text(missing)): not in the \(list.rawValue)")
        }
        return all
    }

    /// Whether an episode is one of a show, or of a season of it.
    private static func belongs(_ episode: MediaItem, to item: MediaItem) -> Bool {
        let show = item.type == .show ? item.ids : item.title.ids
        guard !Set(show.keys).isDisjoint(with: episode.title.ids.keys) else { return false }
        return item.type == .show || (item.season != nil && episode.season == item.season)
    }

    private static func fill(_ record: Record, _ row: Record) -> Record {
        keptKeys.reduce(record) { record, key in
            guard let value = row[key] else { return record }
            return record.setting(key, to: .raw(value))
        }
    }
}
