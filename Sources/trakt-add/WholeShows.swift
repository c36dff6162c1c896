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
        self.client = client
        self.now = now
    }

    /// The aired episodes of the show or season: of a show, without its specials. Throws a reason
    /// (status 65) if it has none or cannot be found, or what the requests throw.
    func episodes(of item: MediaItem) async throws -> [MediaItem] {
        let ids = item.type == .show ? item.ids : item.title.ids
        guard let show = try await client.traktID(ids, type: .show) else {
            throw ToolError(.data, "no id of the show: run it through trakt-resolve first")
        }
        if item.type == .season, item.season == nil {
            throw ToolError(.data, "no number of the season")
        }
        var episodes: [MediaItem] = []
        for season in try await seasons(of: show) {
            guard let number = season["number"]?.int else { continue }
            guard item.type == .show ? number > 0 : number == item.season else { continue }
            var rows = season["episodes"]?.elements ?? []
            if rows.isEmpty { rows = try await client.episodes(ofShow: show, season: number) }
            episodes += rows.compactMap { episode($0, number, item.title, show) }
        }
        guard !episodes.isEmpty else {
            throw ToolError(.data, "Trakt knows no aired episodes of \(item.name)")
        }
        return episodes
    }

    private func seasons(of show: Int64) async throws -> [JSONSlice] {
        if let known = seasons[show] { return known }
        let found = try await client.seasonsWithEpisodes(ofShow: show)
        seasons[show] = found
        return found
    }

    /// Nil for an episode that is not out yet.
    private func episode(
        _ value: JSONSlice, _ season: Int, _ title: TitleView, _ show: Int64
    ) -> MediaItem? {
        if let aired = value["first_aired"] {
            // Null is the date of an episode that is only announced.
            guard let time = aired.string.flatMap({ Timestamp($0) }), time <= now else {
                return nil
            }
        }
        guard let number = value["number"]?.int else { return nil }
        var title = title
        title.ids.trakt = show
        return MediaItem(
            .object([
                "type": "episode",
                "episode": .object([
                    "season": .int(value["season"]?.int ?? season), "number": .int(number),
                    "ids": IDs(value["ids"]).json,
                ]),
                "show": .object([
                    "title": .string(title.title), "year": .int(title.year), "ids": title.ids.json,
                ]),
            ]))
    }
}

extension MediaItem {
    /// The item of a tree made here.
    fileprivate init?(_ tree: JSON) { self.init(Record(tree)) }
}
