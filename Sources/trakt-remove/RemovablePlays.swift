import TraktCore

/// Finds the plays that an input means in the account's history.
struct RemovablePlays {
    private let input: RemovalInput
    private let reader: PlayReader
    private let messages: Messages

    /// So many items are asked for one by one; for more, the whole history is read.
    private static let fewItems = 5

    init(_ input: RemovalInput, _ client: TraktClient, _ world: World) {
        self.input = input
        reader = PlayReader(client, now: world.now())
        messages = world.messages
    }

    // MARK: - By their ids

    /// The plays whose ids the records carry. Throws status 65 for a record that names no play, or
    /// one whose id belongs to another item than it says.
    func byID() async throws -> RemovalPlan {
        try input.refuse { record in RemovablePlays.reasonAgainst(record) }
        var wanted: [Int64: Record] = [:]
        for record in input.records {
            if let id = record["id"]?.int64, wanted[id] == nil { wanted[id] = record }
        }
        messages.progress(now: true, "reading \(counted(wanted.count, "play"))")
        let plays = try await find(wanted)
        let byID = Dictionary(plays.map { ($0.id, $0) }) { first, _ in first }
        try input.refuse { record in
            guard let play = record["id"]?.int64.flatMap({ byID[$0] }),
                let item = MediaItem(record), !item.keys.isEmpty
            else { return nil }
            guard Set(item.keys).isDisjoint(with: play.item.keys) else { return nil }
            return "play \(play.id) is of \(play.item.name), not of \(item.name)"
        }
        var plan = RemovalPlan()
        var seen: Set<Int64> = []
        var chosen: [(play: AccountPlay, line: Int, record: Record?)] = []
        for record in input.records {
            guard let id = record["id"]?.int64, seen.insert(id).inserted else { continue }
            if let play = byID[id] {
                chosen.append((play, record.line, record))
            } else {
                plan.gone.append(record.line)
            }
        }
        plan.add(chosen, among: plays)
        return plan
    }

    /// Why a record names no play; nil if it does.
    private static func reasonAgainst(_ record: Record) -> String? {
        guard let value = record["id"] else {
            return "no play id: use records of trakt-history (for every play of an item: "
                + "--all-plays)"
        }
        guard let id = value.int64, id > 0 else { return "the id is not a play id" }
        let marks = [
            "listed_at", "rank", "collected_at", "last_collected_at", "rated_at", "rating",
        ]
        if record["watched_at"] == nil, marks.contains(where: { record[$0] != nil }) {
            return "this is a list entry, not a play (see --from)"
        }
        return nil
    }

    /// The plays with these ids, and all others of their minutes: read around the minutes that the
    /// records say, and for what is not there (or says none) in the whole history.
    private func find(_ wanted: [Int64: Record]) async throws -> [AccountPlay] {
        let ids = Set(wanted.keys)
        var minutes = Set(
            wanted.values.compactMap { $0["watched_at"]?.string.flatMap { Timestamp($0)?.minute } })
        let around = { (minutes: Set<Int64>) async throws -> [AccountPlay] in
            var plays: [AccountPlay] = []
            try await reader.read(around: minutes, PlayReader.Scope()) { page in
                plays += page.filter {
                    minutes.contains($0.time.minute) || ids.contains($0.id)
                }
                return false
            }
            return plays
        }
        let plays = try await around(minutes)
        let missing = ids.subtracting(plays.map(\.id))
        guard !missing.isEmpty else { return plays }
        messages.detail("looking for \(counted(missing.count, "play")) in the whole history")
        let others = try await reader.find(missing)
        guard !others.isEmpty else { return plays }
        minutes.formUnion(others.map(\.time.minute))
        return try await around(minutes)
    }

    // MARK: - By their items

    /// Every play of the items in the input. Throws status 65 for a record that names no item.
    func ofItems() async throws -> RemovalPlan {
        var items: [(record: Record, item: MediaItem, reference: ItemReference)] = []
        var seen: Set<ItemReference> = []
        try input.refuse { record in
            let item: MediaItem
            do throws(ToolError) { item = try MediaItem.changed(by: record) } catch {
                return error.message
            }
            guard let reference = ItemReference(item) else {
                return MediaItem.lackOfID(in: record)
            }
            if seen.insert(reference).inserted { items.append((record, item, reference)) }
            return nil
        }
        let rows = try await plays(of: items.map { ($0.item, $0.reference) })
        var rowsByKey: [String: [AccountPlay]] = [:]
        for row in rows {
            for key in RemovablePlays.keys(of: row.item) { rowsByKey[key, default: []].append(row) }
        }
        var plan = RemovalPlan()
        var taken: Set<Int64> = []
        var chosen: [(play: AccountPlay, line: Int, record: Record?)] = []
        for (record, item, reference) in items {
            let found = rowsByKey[reference.key] ?? []
            if found.isEmpty {
                plan.rejects.append((record, "no plays in the history"))
            }
            for play in found where taken.insert(play.id).inserted {
                chosen.append((play, record.line, nil))
            }
        }
        plan.add(chosen, among: rows)
        return plan
    }

    private func plays(of items: [(item: MediaItem, reference: ItemReference)]) async throws
        -> [AccountPlay]
    {
        let isFew =
            items.count <= RemovablePlays.fewItems && items.allSatisfy { $0.item.ids.trakt != nil }
        var scopes = [PlayReader.Scope()]
        if isFew {
            scopes = items.map { PlayReader.Scope(type: $0.item.type, id: $0.item.ids.trakt) }
        }
        let wanted = Set(items.map(\.reference.key))
        var rows: [AccountPlay] = []
        for scope in scopes {
            try await reader.read(PlayWindow(start: nil, end: nil), scope) { page in
                rows += page.filter {
                    isFew || !wanted.isDisjoint(with: RemovablePlays.keys(of: $0.item))
                }
                return false
            }
        }
        return rows
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
}

extension RemovalPlan {
    /// Adds plays, each with the line and, if it names this very play, the record that asked for it.
    /// `all` holds at least every play of their items and minutes.
    fileprivate mutating func add(
        _ chosen: [(play: AccountPlay, line: Int, record: Record?)], among all: [AccountPlay]
    ) {
        var together: [String: Set<Int64>] = [:]
        for play in all {
            for key in play.item.keys {
                together["\(key) \(play.time.minute)", default: []].insert(play.id)
            }
        }
        for (play, line, record) in chosen {
            guard let reference = ItemReference(play.item) else { continue }
            var target = ChangeTarget(removing: play.id, of: reference, at: play.time)
            for key in play.item.keys {
                target.before.formUnion(together["\(key) \(play.time.minute)"] ?? [])
            }
            changes.append(Change(target, play.item, line: line))
            records.append(record.map { $0.updated(from: play.row) } ?? play.row)
        }
    }
}
