extension UploadRow {
    /// The first row of each play, in order. Ids are joined first: a row with an IMDb and a TMDB id
    /// makes one play of the rows before it that have one of them. A title tells only about a row
    /// without an id: it is a play that has an id, or the first without.
    static func distinct(_ rows: [UploadRow]) -> [UploadRow] {
        var plays = JoinedIDs()
        var titles: Set<String> = []
        for row in rows where row.way != .filmByTitle {
            plays.join(row.ids)
            if let title = row.title { titles.insert(title) }
        }
        var seen: Set<Int> = []
        return rows.filter { row in
            guard row.way != .filmByTitle else {
                return row.title.map { titles.insert($0).inserted } ?? true
            }
            let play = row.ids.first.flatMap { plays.all[$0] }
            return play.map { seen.insert($0).inserted } ?? true
        }
    }
}

/// The ids of plays, joined where a row has several.
private struct JoinedIDs {
    /// The play of each id.
    private(set) var all: [String: Int] = [:]
    /// The ids of each play; those of one that was joined to another do not matter.
    private var ids: [[String]] = []

    /// Makes one play of all these ids.
    mutating func join(_ new: [String]) {
        let known = Set(new.compactMap { all[$0] }).sorted { ids[$0].count > ids[$1].count }
        // The others go to the largest, so that long chains stay cheap.
        let play = known.first ?? ids.count
        if play == ids.count { ids.append([]) }
        let rest = known.dropFirst().flatMap { ids[$0] } + new.filter { all[$0] == nil }
        for id in rest { all[id] = play }
        ids[play] += rest
    }
}
