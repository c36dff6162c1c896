import TraktCore

/// Finds the entries that an input means in the list they are to be removed from.
struct RemovableEntries {
    let input: RemovalInput
    let list: AccountList
    /// Whether a show or season of the collection stands for all its episodes.
    let wholeShows: Bool
    let client: TraktClient

    /// The entries in the input's order, each once. Throws status 65 for a record that names no
    /// item, or a whole show in the collection without `wholeShows`.
    func find() async throws -> RemovalPlan {
        let wanted = try input.items(in: list) { item in
            guard isWhole(item), !wholeShows else { return nil }
            return "a \(item.type.rawValue) stands for all its episodes: use --whole-show"
        }
        let types = Set(wanted.map { isWhole($0.item) ? .episode : $0.item.type })
        let there = try await ListEntries(list, types, client)
        var plan = RemovalPlan()
        var seen: Set<ItemReference> = []
        for one in wanted {
            let item = one.item
            let entries =
                isWhole(item)
                ? there.all.filter { belongs($0.item, to: item) }
                : [there[item.keys]].compactMap { $0 }
            if entries.isEmpty { plan.gone.append(one.line) }
            for entry in entries {
                guard let reference = ItemReference(entry.item), seen.insert(reference).inserted
                else { continue }
                let target = ChangeTarget(reference, entry.item)
                plan.changes.append(Change(target, entry.item, line: one.line))
                plan.records.append(
                    isWhole(item) ? entry.row : one.record.updated(from: entry.row))
            }
        }
        return plan
    }

    /// Whether the item stands for its episodes: the collection has no shows and seasons.
    private func isWhole(_ item: MediaItem) -> Bool {
        list.holdsEpisodesOfShows && !list.types.contains(item.type)
    }

    /// Whether an episode is one of a show, or of a season of it.
    private func belongs(_ episode: MediaItem, to item: MediaItem) -> Bool {
        let show = item.type == .show ? item.ids : item.title.ids
        guard !Set(show.keys).isDisjoint(with: episode.title.ids.keys) else { return false }
        return item.type == .show || (item.season != nil && episode.season == item.season)
    }
}
