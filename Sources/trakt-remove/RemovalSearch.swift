import TraktCore

/// Finds in the account what an input means.
struct RemovalSearch {
    let input: RemovalInput
    let list: AccountList
    let client: TraktClient
    let world: World

    private var reader: PlayReader { PlayReader(client, now: world.now()) }

    /// The plays whose ids the records carry. Throws status 65 for a record that names no play, or
    /// one whose id belongs to another item than it says.
    func byID() async throws -> RemovalPlan {
        try input.refuse(RemovalSearch.reasonAgainst)
        world.messages.progress(now: true, "reading \(counted(input.records.count, "play"))")
        let plays = try await findPlays()
        try input.refuse { record in
            guard let play = record.playID.flatMap({ plays[$0] }), let item = MediaItem(record),
                item.isOther(than: play.item)
            else { return nil }
            return "play \(play.id) is of \(play.item.name), not of \(item.name)"
        }
        var plan = RemovalPlan()
        var seen: Set<Int64> = []
        for record in input.records {
            guard let id = record.playID, seen.insert(id).inserted else { continue }
            if let play = plays[id] {
                plan.add(
                    (play.item, play.row, play), record.updated(from: play.row), line: record.line)
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

    /// The plays with these ids, and all others of their minutes. A play is looked for at the time
    /// that its record has; if it is not there or there is no time, in the whole history.
    private func findPlays() async throws -> [Int64: AccountPlay] {
        let ids = Set(input.records.compactMap(\.playID))
        var minutes = Set(
            input.records.compactMap { $0["watched_at"]?.string.flatMap { Timestamp($0)?.minute } })
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
        world.messages.detail("looking for \(counted(missing.count, "play")) in the whole history")
        let others = try await reader.find(missing)
        guard !others.isEmpty else { return plays }
        minutes.formUnion(others.map(\.time.minute))
        return try await readAround(minutes)
    }

    /// Every play or entry of the items in the input, each once. Throws status 65 for a record that
    /// names no item or two, a season without its show and number, or a show of the collection unless
    /// `wholeShows`.
    func ofItems(wholeShows: Bool) async throws -> RemovalPlan {
        let wanted = try input.items(in: list) { item in
            if isWhole(item), list == .collection, !wholeShows {
                return "a \(item.type.rawValue) stands for all its episodes: use --whole-show"
            }
            return isWhole(item) && names(of: item).isEmpty
                ? "the episodes of a season are found by its show's ids and its number" : nil
        }
        let there = try await all(of: wanted.map(\.item))
        var indices: [String: [Int]] = [:]
        for index in there.indices {
            for key in keys(of: there[index].item) { indices[key, default: []].append(index) }
        }
        var plan = RemovalPlan()
        var seen: Set<Int> = []
        var conflicts: [Int: String] = [:]
        for one in wanted {
            let found = names(of: one.item).lazy.compactMap { indices[$0] }.first ?? []
            if found.isEmpty { plan.gone.append(one.line) }
            for index in found {
                let row = there[index]
                let why = one.item.contradiction(by: row.item).map { "\(row.item.name), \($0)" }
                conflicts[one.line] = conflicts[one.line] ?? why
                guard seen.insert(index).inserted else { continue }
                let isOne = row.play == nil && !isWhole(one.item)
                plan.add(row, isOne ? one.record.updated(from: row.row) : row.row, line: one.line)
            }
        }
        try input.refuse { conflicts[$0.line].map { "the \(list.title) has it as \($0)" } }
        plan.noteOthers(among: there.compactMap(\.play))
        return plan
    }

    /// Whether an item stands for its episodes.
    private func isWhole(_ item: MediaItem) -> Bool {
        list.holdsEpisodesOfShows && !list.types.contains(item.type)
    }

    /// What to find an item by. Of plays all go, so only the name that a request would have counts.
    /// Episodes do not tell the ids of their season.
    private func names(of item: MediaItem) -> [String] {
        if isWhole(item), item.type == .season {
            return item.keys.filter { $0.hasPrefix("season@") }
        }
        return list == .history ? ItemReference(item).map { [$0.key] } ?? [] : item.keys
    }

    /// The words that a row is known by: those of its item, and of the season and show it belongs to
    /// if those stand for their episodes.
    private func keys(of item: MediaItem) -> [String] {
        guard list.holdsEpisodesOfShows, item.type == .episode else { return item.keys }
        return item.keys
            + item.title.ids.keys.flatMap { key in
                ["show:\(key)"] + (item.season.map { ["season@\(key):\($0)"] } ?? [])
            }
    }

    /// Up to this many items are read one by one; for more, the whole history is read.
    private static let fewItems = 5

    /// The rows of the list about these items, and perhaps others.
    private func all(of items: [MediaItem]) async throws -> [RemovalPlan.Row] {
        guard list == .history else {
            let types = Set(items.map { isWhole($0) ? .episode : $0.type })
            return try await ListEntries(list, types, client).all.map { ($0.item, $0.row, nil) }
        }
        var scopes = items.map { item in
            item.type == .season
                ? PlayReader.Scope(type: .show, id: item.title.ids.trakt)
                : PlayReader.Scope(type: item.type, id: item.ids.trakt)
        }
        let isFew =
            items.count <= RemovalSearch.fewItems && scopes.allSatisfy { $0.id != nil }
        if !isFew { scopes = [PlayReader.Scope()] }
        let wanted = Set(items.flatMap(\.keys))
        var plays: [Int64: AccountPlay] = [:]
        for scope in scopes {
            try await reader.read(PlayWindow(start: nil, end: nil), scope) { page in
                for play in page where isFew || !wanted.isDisjoint(with: keys(of: play.item)) {
                    plays[play.id] = play
                }
                return false
            }
        }
        return plays.values.sorted { ($0.time, $0.id) > ($1.time, $1.id) }.map {
            ($0.item, $0.row, $0)
        }
    }
}
