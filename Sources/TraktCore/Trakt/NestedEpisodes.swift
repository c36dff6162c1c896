/// Rows of a show with its episodes below it, as `/sync/watched/shows` and `/sync/collection/shows`
/// give them (trakt-api.md 4.2, 4.6).
package enum NestedEpisodes {
    /// A record for each episode that the row names, with what the row says about it; empty if it
    /// names none.
    package static func records(of row: Record) -> [Record] {
        var all: [Record] = []
        for season in row["seasons"]?.elements ?? [] {
            for episode in season["episodes"]?.elements ?? [] {
                if let record = record(row, season, episode) { all.append(record) }
            }
        }
        return all
    }

    private static func record(
        _ row: Record, _ season: JSONSlice, _ episode: JSONSlice
    ) -> Record? {
        guard let number = season["number"], episode["number"] != nil else { return nil }
        let itself = JSON.object([
            "season": .raw(number), "number": episode["number"].map { .raw($0) },
            "ids": episode["ids"].map { .raw($0) },
        ])
        let time = episode["watched_at"] ?? season["watched_at"] ?? row["watched_at"]
        var fields: [JSON.Field] = [
            .init("type", "episode"), .init("episode", itself),
            .init("show", row["show"].map { .raw($0) } ?? .object([])),
        ]
        if let time, !time.isNull { fields.append(.init("watched_at", .raw(time))) }
        for key in ["collected_at", "metadata", "last_watched_at"] {
            if let value = episode[key] { fields.append(.init(key, .raw(value))) }
        }
        return Record(.object(fields))
    }
}
