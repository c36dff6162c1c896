/// The plays of one item and minute that the input names by their history ids, as backups and undo
/// files do.
///
/// A restored play gets a new id, so plays of different files may be one play. What is known are
/// moments: a removed play stood in the account together with those that stayed (`undo.beside`) and
/// those that were removed with it (`undo.with`). As many are restored as stood there at one moment.
package struct NamedPlays: Sendable {
    private var ids: [Int64] = []
    /// Plays that were there at one moment.
    private var moments: Set<Set<Int64>> = []
    /// Those of records that do not say what they stood together with, as in a backup.
    private var plain: Set<Int64> = []
    /// Those that are in the input because a run removed them.
    private(set) var removed: Set<Int64> = []
    /// Those of these that were removed so lately that a reading may still show them.
    private(set) var recent: Set<Int64> = []

    /// No plays.
    package init() {}

    /// Adds the play `id` of a record with this `undo`; gives its index among the others.
    package mutating func add(_ id: Int64, _ undo: JSONSlice?, now: Timestamp) -> Int {
        func list(_ key: String) -> [Int64]? { undo?[key]?.elements.compactMap(\.looseInt64) }
        if let beside = list("beside"), let others = list("with") {
            moments.insert(Set(beside + others + [id]))
            removed.insert(id)
            let time = undo?["at"]?.string.flatMap { Timestamp($0) }
            if let time, abs(now.seconds - time.seconds) < TraktClient.lagSeconds {
                recent.insert(id)
            }
        } else {
            plain.insert(id)
        }
        if let known = ids.firstIndex(of: id) { return known }
        ids.append(id)
        return ids.count - 1
    }

    /// How many plays there should be, if that does not depend on what is there.
    var fixedCount: Int? { moments.isEmpty ? max(ids.count, 1) : nil }

    /// Of the moment at which the most of these plays and of those that are `there` now stood
    /// together: how many of these plays did, and which others.
    func best(_ there: Set<Int64>) -> (wanted: Int, beside: Set<Int64>) {
        let all = moments.union(plain.isEmpty ? [] : [plain]).map { moment in
            (moment, moment.intersection(there.union(ids)).count)
        }
        guard let best = all.max(by: { $0.1 < $1.1 })?.0 else { return (1, []) }
        return (best.intersection(ids).count, best.subtracting(ids))
    }
}
