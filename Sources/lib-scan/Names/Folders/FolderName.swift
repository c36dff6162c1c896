// What a folder's name says: alone, and below the folder that holds it.

/// What is known of a folder by its name.
struct FolderName: Sendable {
    var kind = FolderKind.plain
    /// The title its name holds, empty when there is none; before the season in `Show Season 1`.
    var title = ""
    /// `title` without what varies, to compare with others.
    var folded: [UInt8] = []
    var titleAlternatives: [String] = []
    var ids = NameIDs()
    var edition: String?
    /// Title and year for a show: a bare year stays title where names are spaced (`Sealab 2021`).
    var showTitle = ""
    var showYear: Int?
    /// The show's title when the name reads as a film's and as a season's: `Show Season 1 (2001)`.
    var seasonShow = ""
    /// The name read as a title whatever else it says: `Series 7` above season folders.
    var wholeTitle = ""
    /// The year beside that.
    var wholeYear: Int?
    /// The season it is; 0 for specials.
    var season: Int?
    /// The season is a bare number (`2/`), which may be a title too.
    var seasonIsBare = false
    /// The season is read from what only looks like one: `Part 1`, `Friends 2`.
    var seasonIsGuess = false
    /// Which piece of its season it is: `Season 4 Part 2`, `Part 2` and `2` in `Season 4`, `Show Vol. 2`.
    var seasonPart: Int?
    /// It may be a season, and does not say which one: `The Final Season` in a show's folder.
    var isUnknownSeason = false
    /// It holds several seasons: `S01-S03`.
    var isSeasonRange = false
    /// It is a season's for certain, and of no other: not `S01-S03`, `Show/2`, `Series 7`.
    var isOneSeason = false
    /// It is a season by its name, and may be a show's title: `Series 7`, `Special`.
    var seasonMayBeTitle = false
    /// The episode a release folder is named after, when its name holds a marker.
    var marker: Marker?
    /// The day a release folder is named after.
    var date: AirDate?
    /// The numbers of the episodes in it, as its name gives them: `Show 921-928`.
    var range: ClosedRange<Int>?
    /// The part of `CD1`.
    var part: Int?
    /// The kind of library it lies in, by the names of the folders above.
    var library = TypeHint.any
    /// It is the library of a kind by its own name: `TV Shows`, `Movies`.
    var isLibrary = false
    /// It lies in a library of anime, whose numbers are absolute.
    var isAnime = false
    /// A grouping by its name that may be a title all the same: `Kids`, `V`, `1923`.
    var mayBeTitle = false
    /// The year it is, below a title: the episodes of that year.
    var yearOfShow: Int?
    /// Where in the name that title is, and its year.
    var span = TitleSpan(first: 0, end: 0)

    /// The year of the title, and whether it stands in brackets.
    var year: Int? { span.year }
    var yearIsBracketed: Bool { span.yearIsBracketed }

    /// - Parameters:
    ///   - name: the folder's name, UTF-8, without slash.
    ///   - parent: the folder above it.
    ///   - toldSeason: the season that a sidecar in it says it is, whatever its name.
    init(_ name: [UInt8], below parent: FolderReading?, toldSeason: Int?) {
        let scan = FolderScan(NameText(FileNames.withoutVideoExtension(name)), parent)
        scan.read()
        scan.place(toldSeason)
        self = scan.found
        let (text, isBelowTitle) = (scan.text, scan.isBelowTitle)
        ids = text.ids
        edition = text.edition.map { String(decoding: name[$0], as: UTF8.self) }
        seasonPart = text.seasonMark().flatMap { text.seasonPart(after: $0)?.number }
        if let parent, parent.kind == .season {
            // `Season 2/Part 2 [1080p]`, `Season 2/Show Part 2`
            let end = text.end(of: parent.parent?.folded ?? [], from: text.titleStart())
            if season == nil, let piece = text.seasonPiece(at: end ?? 0, of: parent.season) {
                (seasonPart, kind, title) = (piece.number, .part, "")
            }
            if seasonIsBare, parent.isOneSeason || parent.season == 0 {
                (seasonPart, season) = (season, nil)
            }
        }
        if season == nil, kind == .plain || kind == .season {
            isUnknownSeason = isBelowTitle && text.tokens.contains { $0.isAny(.season) }
            seasonPart = seasonPart ?? text.pieceAtEnd(from: isBelowTitle ? 0 : 1)
        }
        folded = title.isEmpty ? [] : Folding.fold(title)
        titleAlternatives = text.alternatives(span)
        let whole = kind == .season || title.isEmpty ? text.titleSpan() : span
        (wholeTitle, wholeYear) = (text.title(whole.first, whole.end), whole.year)
        let keepsYear =
            kind != .season && marker == nil && span.year != nil && !span.yearIsBracketed
            && text.hasSpaces && !span.hasTags
        showTitle = keepsYear ? text.title(span.first, min(span.end + 1, text.tokens.count)) : title
        showYear = keepsYear ? nil : span.year
        isAnime = kind == .grouping && text.isAnimeLibrary || parent?.isAnime == true
        isLibrary = library != .any
        library = isLibrary ? library : parent?.library ?? .any
        seasonMayBeTitle = seasonMayBeTitle && kind == .season
    }

    /// Nothing is known yet.
    init() {}
}
