/// Rows of a show with its episodes below it, as `/sync/watched/shows` and `/sync/collection/shows`
/// give them (trakt-api.md 4.2, 4.6). The object of a show or a season may hold them itself, as
/// in requests and with `extended=episodes`.
package enum NestedEpisodes {
    /// What the row names, with what the row says about it: a record for each episode, and for each
    /// season that lists none. nil if it has no list of seasons and so stands for itself.
    package static func records(of row: Record) -> [Record]? {
        let type = row["type"]?.string
        if type == "season", let season = row["season"], let episodes = season["episodes"],
            episodes.kind == .array
        {
            return episodes.elements.map { record(row, season, $0) }
        }
        let inShow = type == "show" ? row.value("show", "seasons") : nil
        guard let seasons = row["seasons"] ?? inShow else { return nil }
        return seasons.elements.flatMap { season in
            guard let episodes = season["episodes"] else { return [record(row, season)] }
            return episodes.elements.map { record(row, season, $0) }
        }
    }

    /// The same, for a change.
    /// - Throws: status 65 if the row has a list of seasons and names nothing.
    package static func named(by row: Record) throws(ToolError) -> [Record]? {
        let named = records(of: row)
        guard named?.isEmpty != true else {
            throw ToolError(.data, "its seasons name no episode: leave the record out")
        }
        return named
    }

    private static func record(
        _ row: Record, _ season: JSONSlice, _ episode: JSONSlice? = nil
    ) -> Record {
        let type = episode == nil ? "season" : "episode"
        let own = episode ?? season
        let named = object([
            "season": episode.flatMap { _ in season["number"] }, "number": own["number"],
            "ids": own["ids"],
        ])
        var fields: [JSON.Field] = [
            .init("type", .string(type)), .init(type, named),
            .init("show", row["show"].map { .raw($0) } ?? .object([])),
        ]
        let time = episode?["watched_at"] ?? season["watched_at"] ?? row["watched_at"]
        if let time, !time.isNull { fields.append(.init("watched_at", .raw(time))) }
        for key in ["collected_at", "metadata", "last_watched_at"] {
            if let value = own[key] { fields.append(.init(key, .raw(value))) }
        }
        return Record(.object(fields))
    }

    private static func object(_ members: KeyValuePairs<String, JSONSlice?>) -> JSON {
        .object(members.compactMap { name, value in value.map { JSON.Field(name, .raw($0)) } })
    }
}
