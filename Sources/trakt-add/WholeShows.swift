import TraktCore

/// Turns a show or a season into its aired episodes, each by its own id.
///
/// Trakt would do so itself with a show that is sent alone, but for good and for every episode
/// again, watched or not (trakt-api.md 4.4). Sent one by one, none is doubled.
final class WholeShows {
    private let client: TraktClient
    private let now: Timestamp
    private var seasons: [Int64: [JSONSlice]] = [:]

    init(_ client: TraktClient, now: Timestamp) {
        (self.client, self.now) = (client, now)
    }

    /// The aired episodes of the show or season: of a show, without its specials. Throws a reason
    /// (status 65) if it has none or cannot be found, or what the requests throw.
    func episodes(of item: MediaItem) async throws -> [MediaItem] {
        let ids = item.type == .show ? item.ids : item.title.ids
        guard let show = try await client.traktID(ids, type: .show) else {
            throw ToolError(.data, "no id of the show: run it through trakt-resolve first")
        }
        var title = item.title
        title.ids.trakt = show
        var episodes: [MediaItem] = []
        if seasons[show] == nil {
            seasons[show] = try await client.seasonsWithEpisodes(ofShow: show)
        }
        for season in seasons[show] ?? [] {
            guard let number = season["number"]?.int else { continue }
            guard item.type == .show ? number > 0 : number == item.season else { continue }
            var rows = season["episodes"]?.elements ?? []
            if rows.isEmpty { rows = try await client.episodes(ofShow: show, season: number) }
            episodes += rows.filter(isAired).compactMap { episode($0, number, title) }
        }
        guard !episodes.isEmpty else {
            throw ToolError(.data, "Trakt knows no aired episodes of \(item.name)")
        }
        return episodes
    }

    private func episode(_ row: JSONSlice, _ season: Int, _ title: TitleView) -> MediaItem? {
        let episode = JSON.object([
            "season": .int(Int64(season)), "number": row["number"].map { .raw($0) },
            "ids": row["ids"].map { .raw($0) },
        ])
        return MediaItem(Record(["type": "episode", "episode": episode, "show": title.json]))
    }

    /// False for an episode that is not out yet: null is the date of one that is only announced.
    private func isAired(_ episode: JSONSlice) -> Bool {
        guard let date = episode["first_aired"] else { return true }
        return date.string.flatMap { Timestamp($0) }.map { $0 <= now } ?? false
    }
}
