import TraktCore

/// Numbers the shows by their ids, so that an episode has one key by its show in the place of one
/// for each id of the show.
///
/// A show has one number for each set of ids that it is seen with: two sets that share an id may be
/// of two shows, if one of the ids is wrong. So the numbers are kept apart, and each knows the
/// others that it shares an id with.
struct ShowNumbers {
    /// The number of each set of ids.
    private var numbers: [NumericIDs: Int32] = [:]
    /// The numbers of the sets that an id is in.
    private var numbersByID: [ItemKey: [Int32]] = [:]
    /// For each number, the others that it shares an id with.
    private var relatives: [[Int32]] = []
    /// What was asked for last: records of one show often follow one another.
    private var last: (ids: NumericIDs, number: Int32)?

    /// The number of the show with these ids; nil if it has none.
    mutating func number(_ ids: NumericIDs) -> Int32? {
        if let last, last.ids == ids { return last.number }
        var known = ids
        for id in [\NumericIDs.trakt, \.imdb, \.tmdb, \.tvdb]
        where !(1..<ItemKey.idLimit).contains(known[keyPath: id]) {
            known[keyPath: id] = 0
        }
        guard known != NumericIDs(IDs()) else { return nil }
        let number = numbers[known] ?? add(known)
        last = (ids, number)
        return number
    }

    /// The other numbers that share an id with this one; nearly always none.
    func relatives(of number: Int32) -> [Int32] { relatives[Int(number)] }

    private mutating func add(_ ids: NumericIDs) -> Int32 {
        let number = Int32(truncatingIfNeeded: relatives.count)
        var others: Set<Int32> = []
        ItemKey.each(.show, ids) { key in
            others.formUnion(numbersByID[key] ?? [])
            numbersByID[key, default: []].append(number)
        }
        relatives.append(others.sorted())
        for other in others { relatives[Int(other)].append(number) }
        numbers[ids] = number
        return number
    }
}
