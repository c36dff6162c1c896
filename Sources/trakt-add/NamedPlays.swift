import TraktCore

/// The plays of one item and minute that the input names by their history ids, as backups and undo
/// files do.
///
/// The plays that a run removed stood in the account together, and with those that stayed beside
/// them (`undo.run`, `undo.beside`). Plays that never did may be the same play, removed, restored
/// under a new id and removed again: so many are restored as were there at one moment.
struct NamedPlays {
    private var ids: [Int64] = []
    /// By the run that removed them (empty: no run): plays that were there at one moment.
    private var together: [String: Set<Int64>] = [:]
    private var besides: Set<Int64> = []
    /// Those that are in the input because a run removed them.
    private(set) var removed: Set<Int64> = []

    /// Adds the play `id` of a record with this `undo`; gives its place among the others.
    mutating func add(_ id: Int64, _ undo: JSONSlice?) -> Int {
        let beside = Set(undo?["beside"]?.elements.compactMap(\.int64) ?? [])
        together[undo?["run"]?.string ?? "", default: []].formUnion(beside.union([id]))
        besides.formUnion(beside)
        if undo?["beside"] != nil { removed.insert(id) }
        if let known = ids.firstIndex(of: id) { return known }
        ids.append(id)
        return ids.count - 1
    }

    /// The plays that the input does not mean although they were there.
    var beside: Set<Int64> { besides.subtracting(ids) }

    /// How many of the plays were there at one moment.
    var mostAtOnce: Int { together.values.map { $0.intersection(ids).count }.max() ?? 0 }
}
