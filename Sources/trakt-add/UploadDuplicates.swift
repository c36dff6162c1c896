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
            return plays.play(of: row.ids).map { seen.insert($0).inserted } ?? true
        }
    }
}

/// The ids of plays, joined where a row has several: a forest of sets, as in union-find.
private struct JoinedIDs {
    private var indices: [String: Int] = [:]
    /// The parent of each id; an id that is its own parent stands for its play.
    private var parents: [Int] = []

    /// Makes one play of all these ids.
    mutating func join(_ ids: [String]) {
        var first: Int?
        for id in ids {
            let root = root(of: index(of: id))
            if let first { parents[root] = first } else { first = root }
        }
    }

    /// The play that has any of these ids; nil without ids.
    mutating func play(of ids: [String]) -> Int? { ids.first.map { root(of: index(of: $0)) } }

    private mutating func index(of id: String) -> Int {
        if let index = indices[id] { return index }
        indices[id] = parents.count
        parents.append(parents.count)
        return parents.count - 1
    }

    /// Halves the path on the way, so that long chains stay short.
    private mutating func root(of index: Int) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[parents[index]]
            index = parents[index]
        }
        return index
    }
}
