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
