// The catalogue: every film, show, season and episode the server knows, and the tables that find
// them by id. It never changes while the server runs.

import TraktCore

/// Titles by position and by id.
final class Catalog: Sendable {
    let movies: [Title]
    let shows: [Title]
    /// All seasons of all shows; a show's are together, ascending by number.
    let seasons: [Season]
    /// How many episodes there are; their positions are 0..<episodeCount.
    let episodeCount: Int
    /// Finds titles by their words.
    let search: SearchIndex
    private let byID: IdentifierIndex

    /// Lays out and indexes what `builder` has collected.
    init(_ builder: CatalogBuilder) {
        var builder = builder
        builder.layOut()
        movies = builder.movies
        shows = builder.shows
        seasons = builder.seasons
        episodeCount = builder.episodeCount
        byID = IdentifierIndex(movies: movies, shows: shows, seasons: seasons)
        search = SearchIndex(movies: movies, shows: shows)
    }

    // MARK: Episodes

    /// The episode at a position.
    func episode(_ position: Int) -> Episode {
        let index = seasonIndex(ofEpisode: position)
        let season = seasons[index]
        let show = shows[season.show]
        let offset = position - season.episodes.lowerBound
        let detail = season.details.isEmpty ? nil : season.details[offset]
        let number = detail?.number ?? offset + 1
        let generated = CatalogBuilder.GeneratedIDs.episode + Int64(position)
        let given = detail?.ids ?? IDs()
        let ids = IDs(
            trakt: given.trakt ?? generated, imdb: given.imdb,
            tmdb: given.tmdb ?? CatalogBuilder.GeneratedIDs.tmdb + Int64(position),
            tvdb: given.tvdb ?? CatalogBuilder.GeneratedIDs.tvdb + Int64(position))
        return Episode(
            position: position, show: season.show, season: index, seasonNumber: season.number,
            number: number, title: detail?.title ?? "Episode \(number)", ids: ids,
            firstAired: detail?.firstAired
                ?? season.firstAired?.adding(seconds: Double(offset) * 7 * 86_400),
            numberAbs: detail?.numberAbs, runtime: show.runtime)
    }

    /// The season that holds an episode's position.
    func seasonIndex(ofEpisode position: Int) -> Int {
        seasons.partitioningIndex { $0.episodes.upperBound > position }
    }

    /// The position of a show's season, or nil when it has no such number.
    func season(_ number: Int, ofShow show: Int) -> Int? {
        shows[show].seasons.first { seasons[$0].number == number }
    }

    /// The position of a season's episode, or nil when it has no such number.
    func episode(_ number: Int, ofSeason index: Int) -> Int? {
        let season = seasons[index]
        if season.details.isEmpty {
            return (1...max(1, season.episodes.count)).contains(number) && !season.episodes.isEmpty
                ? season.episodes.lowerBound + number - 1 : nil
        }
        return season.details.firstIndex { $0.number == number }
            .map { season.episodes.lowerBound + $0 }
    }

    /// All episode positions of a show, specials included.
    func episodes(ofShow show: Int) -> Range<Int> {
        let range = shows[show].seasons
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return seasons[first].episodes.lowerBound..<seasons[last].episodes.upperBound
    }

    /// The show an item belongs to: itself, its season's or its episode's. Nil for films.
    func show(of item: Item) -> Int? {
        switch item {
        case .movie: nil
        case .show(let index): index
        case .season(let index): seasons[index].show
        case .episode(let position): seasons[seasonIndex(ofEpisode: position)].show
        }
    }

    /// How many episodes have aired, specials left out.
    func airedEpisodes(ofShow show: Int, at now: Timestamp) -> Int {
        shows[show].seasons.reduce(0) { sum, index in
            seasons[index].number == 0 ? sum : sum + airedEpisodes(ofSeason: index, at: now)
        }
    }

    /// How many episodes of a season have aired.
    func airedEpisodes(ofSeason index: Int, at now: Timestamp) -> Int {
        let season = seasons[index]
        if season.details.isEmpty {
            guard let first = season.firstAired, first <= now else { return 0 }
            let weeks = Int((now.seconds - first.seconds) / (7 * 86_400))
            return min(season.episodes.count, weeks + 1)
        }
        return season.episodes.count { episode($0).hasAired(at: now) }
    }

    // MARK: Ids

    /// The items with an id of the given kind, films first, then shows, seasons and episodes.
    /// - Parameter kind: "trakt", "imdb", "tmdb", "tvdb" or "slug".
    func items(_ kind: String, _ value: String) -> [Item] {
        byID.items(kind, value, episodeCount: episodeCount).filter { item in
            // An episode with an id of its own is not found under the one it would have got.
            guard case .episode = item, let space = IDSpace(rawValue: kind) else { return true }
            return ids(of: item)[space] == value
        }
    }
}
