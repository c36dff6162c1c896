/// The plays of one item and minute that the input names by their history ids, as backups and undo
/// files do.
///
/// A restored play gets a new id, so plays of different files may be one play. What is known are
/// moments: the plays that a run removed stood in the account together, and with those that stayed
/// beside them (`undo.run`, `undo.beside`). As many are restored as stood there at one moment.
public struct NamedPlays: Sendable {
    private var ids: [Int64] = []
    /// By the run that removed them (empty: no run): plays that were there at one moment.
    private var moments: [String: Set<Int64>] = [:]
    /// Those that are in the input because a run removed them.
    private(set) var removed: Set<Int64> = []

    /// No plays.
    public init() {}

    /// Adds the play `id` of a record with this `undo`; gives its index among the others.
    public mutating func add(_ id: Int64, _ undo: JSONSlice?) -> Int {
        let beside = undo?["beside"]?.elements.compactMap(\.int64)
        moments[undo?["run"]?.string ?? "", default: []].formUnion((beside ?? []) + [id])
        if beside != nil { removed.insert(id) }
        if let known = ids.firstIndex(of: id) { return known }
        ids.append(id)
        return ids.count - 1
    }

    /// Of the moment at which the most of these plays and of those that are `there` now stood
    /// together: how many of these plays did, and which others.
    func best(_ there: Set<Int64>) -> (wanted: Int, beside: Set<Int64>) {
        let all = moments.values.map { moment in
            (moment, moment.intersection(there.union(ids)).count)
        }
        guard let best = all.max(by: { $0.1 < $1.1 })?.0 else { return (1, []) }
        return (best.intersection(ids).count, best.subtracting(ids))
    }
}
