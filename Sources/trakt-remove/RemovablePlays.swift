import TraktCore

/// A play to remove: its id, and the record that restores it.
struct RemovablePlay: Sendable {
    /// The play's id.
    var id: Int64
    /// Item and time: the record as it came, or the row that was looked up for it.
    var record: Record
    /// The line it came from.
    var line: Int
    /// What was watched.
    var item: MediaItem
    /// When.
    var time: Timestamp

    /// Nil if the record does not say all that restoring takes: an item by an id, and a time.
    init?(id: Int64, record: Record, line: Int) {
        guard let item = MediaItem(record), let reference = ItemReference(item),
            reference.type == .movie || reference.type == .episode,
            let time = record["watched_at"]?.string.flatMap({ Timestamp($0) })
        else { return nil }
        (self.id, self.record, self.line, self.item, self.time) = (id, record, line, item, time)
    }
}

/// Finds out which plays an input means.
enum RemovablePlays {
    /// So many items are asked for one by one; for more, the whole history is read.
    private static let fewItems = 5

    /// The plays in the input's order, each once. Throws status 65 for a record that names no play
    /// (or with `allPlays`, no item).
    static func find(
        _ input: RemovalInput, allPlays: Bool, _ client: TraktClient, _ filter: RecordFilter,
        _ world: World
    ) async throws -> [RemovablePlay] {
        let reader = PlayReader(client, now: world.now())
        if allPlays { return try await ofItems(input, reader, filter, world) }
        var bad: [(line: Int, reason: String)] = []
        var ids: [(id: Int64, record: Record)] = []
        var seen: Set<Int64> = []
        for record in input.records {
            if let reason = reasonAgainst(record) {
                bad.append((record.line, reason))
            } else if let id = record["id"]?.int64, seen.insert(id).inserted {
                ids.append((id, record))
            }
        }
        try input.refuse(bad)
        return try await withLookups(ids, reader, filter, world)
    }

    /// Why a record names no play; nil if it does.
    private static func reasonAgainst(_ record: Record) -> String? {
        guard let value = record["id"] else {
            return "no play id: only plays as trakt-history gives them can be removed (for every "
                + "play of an item: --all-plays)"
        }
        guard let id = value.int64, id > 0 else { return "the id is not the number of a play" }
        let isPlay = record["watched_at"] != nil
        let marks = [
            "listed_at", "rank", "collected_at", "last_collected_at", "rated_at", "rating",
        ]
        if !isPlay, marks.contains(where: { record[$0] != nil }) {
            return "this is an entry of a list and not a play (see --from)"
        }
        return nil
    }

    /// Looks up what the records do not say themselves; what the history does not have is gone.
    private static func withLookups(
        _ ids: [(id: Int64, record: Record)], _ reader: PlayReader, _ filter: RecordFilter,
        _ world: World
    ) async throws -> [RemovablePlay] {
        var plays: [Int64: RemovablePlay] = [:]
        var open: [Int64: Int] = [:]
        for (id, record) in ids {
            if let play = RemovablePlay(id: id, record: record, line: record.line) {
                plays[id] = play
            } else {
                open[id] = record.line
            }
        }
        if !open.isEmpty {
            world.messages.detail("looking up \(open.count) plays of which only the id is known")
            for play in try await reader.find(Set(open.keys)) {
                guard let line = open[play.id] else { continue }
                plays[play.id] = RemovablePlay(id: play.id, record: play.row, line: line)
            }
        }
        let missing = ids.filter { plays[$0.id] == nil }.map(\.record.line)
        if !missing.isEmpty {
            world.messages.say("\(LineRanges.text(missing)): not in the history (gone already?)")
        }
        return ids.compactMap { plays[$0.id] }
    }

    /// Every play of the items in the input.
    private static func ofItems(
        _ input: RemovalInput, _ reader: PlayReader, _ filter: RecordFilter, _ world: World
    ) async throws -> [RemovablePlay] {
        var bad: [(line: Int, reason: String)] = []
        var items: [(record: Record, item: MediaItem, reference: ItemReference)] = []
        var seen: Set<ItemReference> = []
        for record in input.records {
            if let item = try? MediaItem.changed(by: record), let reference = ItemReference(item) {
                if seen.insert(reference).inserted { items.append((record, item, reference)) }
            } else {
                bad.append((record.line, "no item with an id: run it through trakt-resolve first"))
            }
        }
        try input.refuse(bad)
        let isFew = items.count <= fewItems && items.allSatisfy { $0.item.ids.trakt != nil }
        var scopes = [PlayReader.Scope()]
        if isFew {
            scopes = items.map { PlayReader.Scope(type: $0.item.type, id: $0.item.ids.trakt) }
        }
        var rows: [AccountPlay] = []
        let wanted = Set(items.map(\.reference.key))
        for scope in scopes {
            let all = PlayWindow(start: nil, end: nil)
            rows += try await reader.plays(in: all, scope) {
                isFew || !wanted.isDisjoint(with: keys(of: $0.item))
            }
        }
        return try plays(rows, of: items, filter)
    }

    /// The words a play is known by: those of its item, its season and its show.
    private static func keys(of item: MediaItem) -> [String] {
        var keys = item.keys
        keys += item.title.ids.keys.map { "show:\($0)" }
        if let season = item.season {
            keys += item.title.ids.keys.map { "season@\($0):\(season)" }
        }
        return keys
    }

    private static func plays(
        _ rows: [AccountPlay],
        of items: [(record: Record, item: MediaItem, reference: ItemReference)],
        _ filter: RecordFilter
    ) throws -> [RemovablePlay] {
        var rowsByKey: [String: [AccountPlay]] = [:]
        for row in rows {
            for key in keys(of: row.item) { rowsByKey[key, default: []].append(row) }
        }
        var taken: Set<Int64> = []
        var plays: [RemovablePlay] = []
        for (record, item, reference) in items {
            let found = rowsByKey[reference.key] ?? []
            if found.isEmpty {
                try filter.reject(record, "no plays of \(item.name) in the history")
            }
            for row in found where taken.insert(row.id).inserted {
                if let play = RemovablePlay(id: row.id, record: row.row, line: record.line) {
                    plays.append(play)
                }
            }
        }
        return plays
    }
}
