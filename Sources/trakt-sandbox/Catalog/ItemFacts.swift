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
            case .movie(let index): movies[index].released
            case .show(let index): shows[index].firstAired
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
            movies[index].released?.adding(seconds: Double(movies[index].runtime) * 60)
        case .episode(let position):
            episode(position).firstAired?.adding(seconds: Double(runtime(of: item)) * 60)
        case .show, .season:
            nil
        }
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
