import TraktCore

/// What a removal takes out of the account, as the account says it.
struct RemovalPlan: Sendable {
    /// A play or an entry of the account.
    typealias Row = (item: MediaItem, row: Record, play: AccountPlay?)

    /// The plays or entries, in the input's order, each once.
    var changes: [Change] = []
    /// The record of each, as the account has it.
    var records: [Record] = []
    /// The lines of records that name what is not there.
    var gone: [Int] = []

    /// Adds a row of the account, with the record that restores it and the line that asked for it.
    mutating func add(_ one: Row, _ record: Record, line: Int) {
        guard let reference = ItemReference(one.item) else { return }
        let target =
            one.play.map { ChangeTarget(removing: $0.id, of: reference, at: $0.time) }
            ?? ChangeTarget(reference, one.item)
        changes.append(Change(target, one.item, line: line))
        records.append(record)
    }

    /// Tells the plays to remove which others stand in their minutes. `all` holds at least every
    /// play of their items and minutes.
    mutating func noteOthers(among all: some Sequence<AccountPlay>) {
        func spots(_ item: MediaItem, _ time: Timestamp) -> [String] {
            item.keys.map { "\($0) \(time.minute)" }
        }
        var together: [String: Set<Int64>] = [:]
        for play in all {
            for spot in spots(play.item, play.time) { together[spot, default: []].insert(play.id) }
        }
        for (index, change) in changes.enumerated() {
            guard case .at(let time) = change.target.time else { continue }
            for spot in spots(change.item, time) {
                changes[index].target.before.formUnion(together[spot] ?? [])
            }
        }
    }

    /// Names the records that mean nothing in the account.
    func nameGone(_ list: AccountList, _ filter: RecordFilter) {
        for line in gone { filter.note("not in the \(list.title) (gone already)", line: line) }
        filter.sayTogether()
    }

    /// `3 plays`, `1 entry from the ratings`.
    func count(_ list: AccountList) -> String {
        list.counted(changes.count) + (list == .history ? "" : " from the \(list.title)")
    }

    /// What is removed, for people.
    func summary(_ list: AccountList) -> ItemSummary {
        var summary = ItemSummary(list.counted)
        for change in changes { summary.add(change.item) }
        return summary
    }
}
