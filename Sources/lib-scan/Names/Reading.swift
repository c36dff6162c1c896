// What a media path says, as plain values: the interface between the name reader (this folder,
// pure) and the walk. Nothing here touches the file system.

/// Which kind the person said the library holds (`--type`), or nothing.
enum TypeHint: Sendable {
    case any, movie, episode
}

/// What a video is.
enum ReadingType: String, Sendable {
    case movie, episode
}

/// Where a field's value came from, for `--explain`.
struct Origin: Sendable, Hashable {
    /// The piece of evidence: the file's own name, the folder that holds it, a folder further up,
    /// the files beside it, a sidecar, or what the person said.
    enum Source: String, Sendable {
        case file, folder, parentFolder, siblings, nfo, plexmatch, option
    }

    var source: Source
    /// The piece of the path it was read from; empty unless the reader was asked to explain.
    var text: String = ""
    /// Why, in a few words, for people.
    var reason: String = ""
    /// The pattern that read it, empty where none did.
    var pattern: String = ""
}

/// Ids found in a name, each nil when the name has none.
struct NameIDs: Sendable, Hashable {
    /// With its `tt`.
    var imdb: String?
    var tmdb: Int?
    var tvdb: Int?

    var isEmpty: Bool { imdb == nil && tmdb == nil && tvdb == nil }
}

/// A day in the proleptic Gregorian calendar, always a real one (no 30 February).
struct AirDate: Sendable, Hashable {
    var year: Int
    var month: Int
    var day: Int
}

/// The fields of a reading that can have an origin.
enum ReadingField: Int, Sendable, CaseIterable {
    case type, title, year, season, episodes, absolute, date, episodeTitle, episodeIDs, edition
    case ids, part
}

/// A set of fields.
struct FieldSet: OptionSet, Sendable, Hashable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The set of one field.
    init(_ field: ReadingField) { rawValue = 1 << UInt16(field.rawValue) }

    static let type = FieldSet(.type)
    static let title = FieldSet(.title)
    static let year = FieldSet(.year)
    static let season = FieldSet(.season)
    /// The number, be it within a season, over the whole show, or a day.
    static let episodes = FieldSet(.episodes)
    static let ids = FieldSet(.ids)
    /// What is a guess where only the look of a name says that it is an episode's.
    static let isEpisode: FieldSet = [.type, .episodes, .title]
}

/// How strong the evidence for an episode's number is, the weakest first. An NFO's number stands
/// between `word` and `marker`.
enum NumberStrength: Int, Sendable, Comparable {
    /// There is no number.
    case none
    /// Only its place says that it is one: `Title - 12`, `Part 3`, `102`.
    case bare
    /// A word says so, or a day: `Episode 12`.
    case word
    /// `S01E02`, `1x02`.
    case marker

    init(_ marker: Marker) {
        self = marker.kind == .full ? .marker : marker.kind == .word ? .word : .bare
    }

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a file's name and its folders say about one video.
struct Reading: Sendable {
    var type: ReadingType
    /// The movie's title, or the show's. Letters all come from the path.
    var title: String
    var year: Int?
    /// Other readings of the title: the other half of an AKA, the file's beside the folder's.
    var titleAlternatives: [String] = []
    var season: Int?
    /// In order, without repeats; empty when only `absolute` or `date` is known.
    var episodes: [Int] = []
    var absolute: [Int] = []
    var date: AirDate?
    var episodeTitle: String?
    var edition: String?
    /// The movie's ids, or the show's.
    var ids = NameIDs()
    /// The episode's own ids, when its file name holds some and its folder others.
    var episodeIDs = NameIDs()
    /// Which piece of a split video (cd1, pt2), from 1.
    var part: Int?
    /// What tells this version of a video from another (1080p, hsbs), when the name says so.
    var version: String?
    /// How strong the evidence for the number is.
    var numberStrength = NumberStrength.none
    /// Other readings of the number, as `S12E09`.
    var numberAlternatives: [String] = []
    /// The fields whose evidence is weak, whether or not the reader was asked to explain.
    var guessed: FieldSet = []
    /// Where each field came from; empty unless the reader was asked to explain.
    var origins: [ReadingField: Origin] = [:]
}

/// Why a file gives no record.
enum NothingReason: String, Sendable {
    case sample, trailer, extra, theme
    case unreadable = "cannot tell a title or episode from the name"
}

/// What `readName` answers.
enum ReadingResult: Sendable {
    case reading(Reading)
    case nothing(NothingReason)
}
