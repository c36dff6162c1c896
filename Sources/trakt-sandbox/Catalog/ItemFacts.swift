// What every item has: its title, its dates, and the films and episodes it includes.

import TraktCore

extension Catalog {
    /// The title of a film or show, or of the show that a season or episode belongs to.
    func title(of item: Item) -> String {
        if case .movie(let index) = item { return movies[index].title }
        return show(of: item).map { shows[$0].title } ?? ""
    }

    /// When an item came out; long ago when that is not known.
    func releasedAt(_ item: Item) -> Timestamp {
        let time: Timestamp? =
            switch item {
            case .movie(let index): movies[index].firstDate
            case .show(let index): shows[index].firstDate
            case .season(let index): seasons[index].firstAired
            case .episode(let position): episode(position).firstAired
            }
        return time ?? .unknown
    }

    /// Minutes of a film or of one episode.
    func runtime(of item: Item) -> Int {
        if case .movie(let index) = item { return movies[index].runtime }
        return show(of: item).map { shows[$0].runtime } ?? 0
    }

    /// When an item's first showing was over: its release and its running time. Nil for what has
    /// no date, and for shows and seasons.
    func firstShowingEnd(of item: Item) -> Timestamp? {
        switch item {
        case .movie(let index):
            movies[index].firstDate?.adding(seconds: Double(movies[index].runtime) * 60)
        case .episode(let position):
            episode(position).firstAired?.adding(seconds: Double(runtime(of: item)) * 60)
        case .show, .season:
            nil
        }
    }

    /// The ids of an item.
    func ids(of item: Item) -> IDs {
        switch item {
        case .movie(let index): movies[index].ids
        case .show(let index): shows[index].ids
        case .season(let index): seasons[index].ids
        case .episode(let position): episode(position).ids
        }
    }

    /// An item's Trakt id, as text.
    func traktID(_ item: Item) -> String { ids(of: item).trakt.map(String.init) ?? "" }

    /// An episode with its number and something about it.
    typealias NumberedEpisode<Value> = (number: Int, value: Value)

    /// What is known of episodes, by season and episode, both ascending; other items are left out.
    func bySeason<Value>(
        _ values: some Sequence<(item: Item, value: Value)>
    ) -> [(season: Int, episodes: [NumberedEpisode<Value>])] {
        var seasons: [(season: Int, episodes: [NumberedEpisode<Value>])] = []
        for (item, value) in values.sorted(by: { $0.item.order < $1.item.order }) {
            guard case .episode(let position) = item else { continue }
            let episode = episode(position)
            if seasons.last?.season != episode.season { seasons.append((episode.season, [])) }
            seasons[seasons.count - 1].episodes.append((episode.number, value))
        }
        return seasons
    }

    /// The films and episodes that an item includes, aired or not.
    func playables(of item: Item) -> [Item] {
        switch item {
        case .movie, .episode: [item]
        case .season(let season): seasons[season].episodes.map(Item.episode)
        case .show(let show): episodes(ofShow: show).map(Item.episode)
        }
    }

    /// The episodes of a season that have been on air.
    func airedEpisodes(ofSeason season: Int, before now: Timestamp) -> [Item] {
        seasons[season].episodes.filter { episode($0).hasAired(at: now) }.map(Item.episode)
    }
}

extension Call {
    /// The films and episodes that marking an item marks: all episodes of a show or season that
    /// have aired, a show's specials only if the server is set to.
    func markable(_ item: Item) -> [Item] {
        switch item {
        case .movie, .episode: [item]
        case .season(let season): catalog.airedEpisodes(ofSeason: season, before: now)
        case .show(let show):
            catalog.shows[show].seasons
                .filter { catalog.seasons[$0].number > 0 || settings.marksSpecials }
                .flatMap { catalog.airedEpisodes(ofSeason: $0, before: now) }
        }
    }
}
