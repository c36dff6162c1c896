// What the catalogue holds, as values. Positions in the catalogue's arrays stand for items
// everywhere else, because ids may be missing, generated or shared between types.

import TraktCore

/// A film or a show. In the catalogue every title has a Trakt id and a slug; a catalogue line may
/// leave them open.
struct Title: Sendable {
    var title: String
    var year: Int?
    var ids: IDs
    /// A film's release or a show's first broadcast; nil when it has not come out yet.
    var firstDate: Timestamp?
    /// Minutes of a film, or of one episode.
    var runtime: Int
    var originalTitle: String?
    /// Other titles that search finds.
    var aliases: [String]
    /// When and where a show is on, if the catalogue says so.
    var airs: BroadcastSlot?
    /// A show's positions in `Catalog.seasons`, ascending by number.
    var seasons = 0..<0
}

/// A season, and where its episodes are.
struct Season: Sendable {
    /// Position in `Catalog.shows`.
    var show = 0
    /// 0 for specials.
    var number: Int
    var ids: IDs
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
    var ids: IDs
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
    var ids: IDs
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

    /// The kind of item.
    var type: MediaType {
        switch self {
        case .movie: .movie
        case .show: .show
        case .season: .season
        case .episode: .episode
        }
    }

    /// The position of an episode; nil for other items.
    var episode: Int? {
        if case .episode(let position) = self { position } else { nil }
    }

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
