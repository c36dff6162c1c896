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
        try input.refuse(RemovablePlays.reasonAgainst)
        let wanted = input.records.compactMap { record in
            record.playID.map { (id: $0, record: record) }
        }
        messages.progress(now: true, "reading \(counted(wanted.count, "play"))")
        let plays = try await find(wanted)
        try input.refuse { record in
            guard let play = record.playID.flatMap({ plays[$0] }),
                let item = MediaItem(record), item.isOther(than: play.item)
            else { return nil }
            return "play \(play.id) is of \(play.item.name), not of \(item.name)"
        }
        var plan = RemovalPlan()
        var seen: Set<Int64> = []
        for (id, record) in wanted where seen.insert(id).inserted {
            if let play = plays[id] {
                plan.add(play, record.updated(from: play.row), line: record.line)
            } else {
                plan.gone.append(record.line)
            }
        }
        plan.noteOthers(among: plays.values)
        return plan
    }

    /// Why a record names no play; nil if it does.
    private static func reasonAgainst(_ record: Record) -> String? {
        guard record["id"] != nil else {
            return "no play id: use records of trakt-history (for every play of an item: "
                + "--all-plays)"
        }
        guard record.playID != nil else { return "the id is not a play id" }
        let isEntry = record.listMark != nil || record["rank"] != nil || record["rating"] != nil
        return record["watched_at"] == nil && isEntry
            ? "this is a list entry, not a play (see --from)" : nil
    }

    /// The plays with these ids, and all others of their minutes: read around the minutes that the
    /// records say, and for what is not there (or says none) in the whole history.
    private func find(
        _ wanted: [(id: Int64, record: Record)]
    ) async throws -> [Int64: AccountPlay] {
        let ids = Set(wanted.map(\.id))
        var minutes = Set(
            wanted.compactMap { $0.record["watched_at"]?.string.flatMap { Timestamp($0)?.minute } })
        let readAround = { (minutes: Set<Int64>) async throws -> [Int64: AccountPlay] in
            var plays: [Int64: AccountPlay] = [:]
            try await reader.read(around: minutes, PlayReader.Scope()) { page in
                for play in page where minutes.contains(play.time.minute) || ids.contains(play.id) {
                    plays[play.id] = play
                }
                return false
            }
            return plays
        }
        let plays = try await readAround(minutes)
        let missing = ids.subtracting(plays.keys)
        guard !missing.isEmpty else { return plays }
        messages.detail("looking for \(counted(missing.count, "play")) in the whole history")
        let others = try await reader.find(missing)
        guard !others.isEmpty else { return plays }
        minutes.formUnion(others.map(\.time.minute))
        return try await readAround(minutes)
    }

    // MARK: - By their items

    /// Every play of the items in the input. Throws status 65 for a record that names no item.
    func ofItems() async throws -> RemovalPlan {
        var seen: Set<ItemReference> = []
        let items = try input.items(in: .history).filter { seen.insert($0.reference).inserted }
        let plays = try await plays(of: items.map(\.item), seen)
        var playsByKey: [String: [AccountPlay]] = [:]
        for play in plays {
            for key in RemovablePlays.keys(of: play.item) {
                playsByKey[key, default: []].append(play)
            }
        }
        var plan = RemovalPlan()
        var taken: Set<Int64> = []
        for one in items {
            let found = playsByKey[one.reference.key] ?? []
            if found.isEmpty { plan.rejects.append((one.record, "no plays in the history")) }
            for play in found where taken.insert(play.id).inserted {
                plan.add(play, play.row, line: one.line)
            }
        }
        plan.noteOthers(among: plays)
        return plan
    }

    private func plays(
        of items: [MediaItem], _ references: Set<ItemReference>
    ) async throws -> [AccountPlay] {
        let isFew =
            items.count <= RemovablePlays.fewItems && items.allSatisfy { $0.ids.trakt != nil }
        let scopes =
            isFew
            ? items.map { PlayReader.Scope(type: $0.type, id: $0.ids.trakt) } : [PlayReader.Scope()]
        let wanted = Set(references.map(\.key))
        var plays: [AccountPlay] = []
        for scope in scopes {
            try await reader.read(PlayWindow(start: nil, end: nil), scope) { page in
                plays += page.filter {
                    isFew || !wanted.isDisjoint(with: RemovablePlays.keys(of: $0.item))
                }
                return false
            }
        }
        return plays
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
