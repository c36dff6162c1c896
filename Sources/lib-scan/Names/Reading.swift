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
    /// The evidence that it was made from.
    var decision = Decision()
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

/// Cheap facts about the folder that holds the file, gathered once per folder by the walk.
struct SiblingContext: Sendable {
    /// The names, with extension, of the videos in this folder (this file among them).
    let videoNames: [[UInt8]]
    /// Whether a tvshow.nfo lies in this folder or in one above it, below the scan's root.
    let hasShowNFO: Bool
    /// Whether this folder has season folders in it.
    let hasSeasonFolders: Bool
    /// Whether several videos lie here, each with a number of its own in the same place.
    let areNumbered: Bool
    /// Whether there are several, and all their names begin with a digit.
    let beginWithNumbers: Bool
    /// Whether there are three or more, and all their names begin with a year: `1937 Title`.
    let beginWithYears: Bool
    /// For the words that a name has in front of its first number: whether a number of three digits in
    /// some name with those words is none of a season and its episode, as in `Title - 045`.
    private let shortNumbers: Set<[UInt8]>
    /// How many digits all names begin with when these count them: `01 …`, `02 …`; else nil.
    let listWidth: Int?

    init(videoNames: [[UInt8]] = [], hasShowNFO: Bool = false, hasSeasonFolders: Bool = false) {
        self.videoNames = videoNames
        self.hasShowNFO = hasShowNFO
        self.hasSeasonFolders = hasSeasonFolders
        areNumbered = Self.numbered(videoNames)
        listWidth = Self.listed(videoNames)
        shortNumbers = Set(
            videoNames.lazy.filter(Self.holdsShortNumber).map { Self.words(in: $0[...]) })
        beginWithYears = videoNames.count >= 3 && videoNames.allSatisfy(Self.beginsWithYear)
        beginWithNumbers =
            videoNames.count > 1 && videoNames.allSatisfy { $0.first.map(ASCII.isDigit) == true }
    }

    /// Whether a sibling has a number of three digits that is no season and episode.
    ///
    /// - Parameters:
    ///   - name: the file's name; only siblings of the same title count.
    ///   - isShow: whether the folder is one show's own: then all siblings count.
    func hasShortNumber(beside name: [UInt8], isShow: Bool) -> Bool {
        guard !shortNumbers.isEmpty else { return false }
        return isShow || shortNumbers.contains(Self.words(in: name[...]))
    }

    /// The letters before a name's first number, without brackets in front, in lower case.
    private static func words(in name: ArraySlice<UInt8>) -> [UInt8] {
        var name = name
        while name.first == 91, let close = name.firstIndex(of: 93) {
            name = name[(close + 1)...].drop { $0 == 32 || $0 == 95 }
        }
        return name.prefix { !ASCII.isDigit($0) }.filter(ASCII.isWord).map(NameBytes.lower)
    }

    /// A number of three digits below 101, or the hundredth of something, alone behind a blank.
    private static func holdsShortNumber(_ name: [UInt8]) -> Bool {
        for start in name.indices where start == 0 || name[start - 1] == 32 {
            var cursor = Cursor(name, start)
            guard let value = cursor.number(most: 3), cursor.offset == start + 3,
                cursor.byte == 32 || cursor.byte == 46
            else { continue }
            if value <= 100 || value % 100 == 0 || value % 100 > 40 { return true }
        }
        return false
    }

    private static func beginsWithYear(_ name: [UInt8]) -> Bool {
        var cursor = Cursor(name, 0)
        return cursor.number(most: 4).map(AirDate.isYear) == true && cursor.offset == 4
            && cursor.separators(most: 1).count == 1
    }

    /// Every name begins with as many digits, and one of them is the first of a list.
    private static func listed(_ names: [[UInt8]]) -> Int? {
        guard names.count > 1, let first = names.first else { return nil }
        let width = first.prefix(while: ASCII.isDigit).count
        guard (2...4).contains(width),
            names.allSatisfy({ $0.prefix(while: ASCII.isDigit).count == width })
        else { return nil }
        let hasFirst = names.contains {
            $0.prefix(width - 1).allSatisfy { $0 == 48 } && $0[width - 1] <= 49
        }
        // `100. Title`, `101. Title`
        let isDotted = names.allSatisfy {
            $0.count > width + 1 && $0[width] == 46 && $0[width + 1] == 32
        }
        return hasFirst || isDotted ? width : nil
    }

    /// Behind what all names begin with, each goes on with a digit; of two names one with a zero.
    private static func numbered(_ names: [[UInt8]]) -> Bool {
        guard names.count >= 2, let first = names.first else { return false }
        var common = first.count
        for name in names.dropFirst() {
            var length = 0
            while length < min(common, name.count), name[length] == first[length] { length += 1 }
            common = length
        }
        while common > 0, ASCII.isDigit(first[common - 1]) { common -= 1 }
        guard names.allSatisfy({ common < $0.count && ASCII.isDigit($0[common]) }) else {
            return false
        }
        return names.count >= 3
            || names.contains { $0[common] == 48 }
                && names.allSatisfy { common + 1 < $0.count && ASCII.isDigit($0[common + 1]) }
    }
}
