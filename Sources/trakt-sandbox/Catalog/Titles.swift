// What the catalogue holds, as values. Positions in the catalogue's arrays stand for items
// everywhere else, because ids may be missing, generated or shared between types.

import TraktCore

/// The ids of one item. Only the Trakt id is always there.
struct Identifiers: Sendable, Hashable {
    /// Trakt's own id; generated when the catalogue line has none.
    var trakt: Int64
    /// The readable id in URLs; films and shows only.
    var slug: String?
    /// As "tt1160419".
    var imdb: String?
    /// themoviedb.org's id.
    var tmdb: Int64?
    /// thetvdb.com's id; never for films.
    var tvdb: Int64?
}

/// A film.
struct Movie: Sendable {
    var title: String
    var year: Int?
    var ids: Identifiers
    /// The day of its release, or nil when it has none yet.
    var released: Timestamp?
    /// Minutes.
    var runtime: Int
    var originalTitle: String?
    /// Other titles that search finds.
    var aliases: [String]
}

/// A show, and where its seasons are.
struct Show: Sendable {
    var title: String
    var year: Int?
    var ids: Identifiers
    var firstAired: Timestamp?
    /// When and where it is on, if the catalogue says so.
    var airs: BroadcastSlot?
    /// Minutes of one episode.
    var runtime: Int
    var originalTitle: String?
    var aliases: [String]
    /// Positions in `Catalog.seasons`, ascending by number.
    var seasons: Range<Int>
}

/// A season, and where its episodes are.
struct Season: Sendable {
    /// Position in `Catalog.shows`.
    var show: Int
    /// 0 for specials.
    var number: Int
    var ids: Identifiers
    /// The positions of its episodes, in the one numbering of all episodes of the catalogue.
    var episodes: Range<Int>
    /// When its first episode aired, if no episode says so itself; nil when it has not aired.
    var firstAired: Timestamp?
    /// What the catalogue says of each episode; empty when it gave only their number.
    var details: [EpisodeDetail]
}

/// What a catalogue line says of one episode. Everything but the number may be missing.
struct EpisodeDetail: Sendable {
    var number: Int
    var title: String?
    var firstAired: Timestamp?
    var numberAbs: Int?
    var trakt: Int64?
    var imdb: String?
    var tmdb: Int64?
    var tvdb: Int64?
}

/// An episode, made on demand from its season.
struct Episode: Sendable {
    /// Position in the numbering of all episodes.
    var position: Int
    /// Position in `Catalog.shows`.
    var show: Int
    /// Position in `Catalog.seasons`.
    var season: Int
    var seasonNumber: Int
    var number: Int
    var title: String
    var ids: Identifiers
    /// Nil when no date is known.
    var firstAired: Timestamp?
    var numberAbs: Int?
    /// Minutes.
    var runtime: Int

    /// True once the episode has been on air.
    func hasAired(at now: Timestamp) -> Bool {
        firstAired.map { $0 <= now } ?? false
    }
}

/// One item of the catalogue, by its position.
enum Item: Hashable, Sendable {
    case movie(Int)
    case show(Int)
    case season(Int)
    case episode(Int)

    /// The word Trakt uses in `type` and, with an s, in paths and bodies.
    var typeName: String {
        switch self {
        case .movie: "movie"
        case .show: "show"
        case .season: "season"
        case .episode: "episode"
        }
    }

    /// The key of the item's type in bodies: "movies", "shows"…
    var groupName: String { typeName + "s" }

    /// The item's position when all are sorted: films, shows, seasons, episodes.
    var order: Int {
        switch self {
        case .movie(let index): index
        case .show(let index): 1 << 40 | index
        case .season(let index): 2 << 40 | index
        case .episode(let position): 3 << 40 | position
        }
    }
}
