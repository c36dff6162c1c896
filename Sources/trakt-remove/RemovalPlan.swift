import TraktCore

/// What a removal takes out of the account, as the account says it.
struct RemovalPlan: Sendable {
    /// The plays or entries, in the input's order, each once.
    var changes: [Change] = []
    /// The record of each, as the account has it.
    var records: [Record] = []
    /// The lines of records that name what is not there.
    var gone: [Int] = []
    /// Records that name nothing in the account, and why.
    var rejects: [(record: Record, reason: String)] = []

    /// Adds a play, with the line that asked for it.
    mutating func add(_ play: AccountPlay, _ record: Record, line: Int) {
        guard let reference = ItemReference(play.item) else { return }
        let target = ChangeTarget(removing: play.id, of: reference, at: play.time)
        changes.append(Change(target, play.item, line: line))
        records.append(record)
    }

    /// Tells the plays to remove which others stand in their minutes. `all` holds at least every
    /// play of their items and minutes.
    mutating func noteOthers(among all: some Sequence<AccountPlay>) {
        var together: [String: Set<Int64>] = [:]
        for play in all {
            for key in play.item.keys {
                together["\(key) \(play.time.minute)", default: []].insert(play.id)
            }
        }
        for index in changes.indices {
            let minute = changes[index].target.time?.minute ?? 0
            for key in changes[index].item.keys {
                changes[index].target.before.formUnion(together["\(key) \(minute)"] ?? [])
            }
        }
    }

    /// `3 plays`, `1 entry from the ratings`.
    func count(_ list: AccountList) -> String {
        list.counted(changes.count) + (list == .history ? "" : " from the \(list.title)")
    }

    /// What is removed, for people.
    func summary(_ list: AccountList) -> ItemSummary {
        var summary = ItemSummary(list)
        for change in changes { summary.add(change.item) }
        return summary
    }
}
