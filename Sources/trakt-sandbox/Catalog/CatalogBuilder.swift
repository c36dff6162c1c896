// From catalogue lines to positions and ids: collects titles, lets a later line replace an earlier
// one with the same Trakt id, and hands out what the lines leave open.

import TraktCore

/// A film or show as its catalogue line has it, ids and dates still open.
struct CatalogEntry: Sendable {
    var isShow: Bool
    var title: Title
    /// A show's seasons, ascending by number; their episodes are counted from 0.
    var seasons: [Season]
}

/// Lays catalogue entries out in arrays.
struct CatalogBuilder {
    /// Where generated ids begin: far above the real ones of 2026, so that both can be mixed.
    enum GeneratedIDs {
        static let movie: Int64 = 90_000_000
        static let show: Int64 = 91_000_000
        static let season: Int64 = 95_000_000
        static let episode: Int64 = 100_000_000
        /// Added to an episode's position for its tvdb and tmdb ids.
        static let tvdb: Int64 = 200_000_000
        static let tmdb: Int64 = 300_000_000
    }

    private var entries: [CatalogEntry] = []
    private var positions: [String: Int] = [:]

    private(set) var movies: [Title] = []
    private(set) var shows: [Title] = []
    private(set) var seasons: [Season] = []
    private(set) var episodeCount = 0
    private var slugs: Set<String> = []

    /// Takes an entry; one of the same type and Trakt id that came before is replaced.
    mutating func add(_ entry: CatalogEntry) {
        guard let trakt = entry.title.ids.trakt else {
            entries.append(entry)
            return
        }
        let key = "\(entry.isShow):\(trakt)"
        if let position = positions[key] {
            entries[position] = entry
        } else {
            positions[key] = entries.count
            entries.append(entry)
        }
    }

    /// Lays everything out. Called once, after the last `add`.
    mutating func layOut() {
        slugs = Set(
            entries.compactMap { entry in entry.title.ids.slug.map { "\(entry.isShow)\($0)" } })
        for entry in entries { layOut(entry) }
        entries = []
    }

    private mutating func layOut(_ entry: CatalogEntry) {
        var title = entry.title
        let generated =
            entry.isShow
            ? GeneratedIDs.show + Int64(shows.count) : GeneratedIDs.movie + Int64(movies.count)
        title.ids.trakt = title.ids.trakt ?? generated
        title.ids.slug = slug(of: entry)
        let first = seasons.count
        for season in entry.seasons { layOut(season, of: entry) }
        title.seasons = first..<seasons.count
        if entry.isShow { shows.append(title) } else { movies.append(title) }
    }

    private mutating func layOut(_ line: Season, of entry: CatalogEntry) {
        let generated = GeneratedIDs.season + Int64(seasons.count)
        // A season without a date is taken to start a year after the one before it.
        let years = Double(max(0, line.number - 1))
        var season = line
        season.show = shows.count
        season.ids = IDs(
            trakt: line.ids.trakt ?? generated,
            tmdb: line.ids.tmdb ?? generated + GeneratedIDs.tmdb,
            tvdb: line.ids.tvdb ?? generated + GeneratedIDs.tvdb)
        season.firstAired =
            line.firstAired ?? entry.title.firstDate?.adding(seconds: years * 365 * 86_400)
        season.episodes = episodeCount..<(episodeCount + line.episodes.count)
        seasons.append(season)
        episodeCount += line.episodes.count
    }

    /// The line's slug, or one made as Trakt does: a film's carries the year, a show's only when
    /// the plain one is taken.
    private mutating func slug(of entry: CatalogEntry) -> String {
        if let slug = entry.title.ids.slug { return slug }
        let plain = TextFolding.slug(entry.title.title)
        let dated = entry.title.year.map { "\(plain)-\($0)" } ?? plain
        var slug = entry.isShow ? plain : dated
        if slugs.contains("\(entry.isShow)\(slug)") { slug = dated }
        var attempt = 1
        while slugs.contains("\(entry.isShow)\(slug)") {
            attempt += 1
            slug = "\(dated)-\(attempt)"
        }
        slugs.insert("\(entry.isShow)\(slug)")
        return slug
    }
}
