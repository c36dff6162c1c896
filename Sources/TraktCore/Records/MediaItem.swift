/// The id spaces that Trakt looks up exactly.
package enum IDSpace: String, Sendable, Hashable, CaseIterable {
    case trakt, imdb, tmdb, tvdb
}

/// The ids an item is known by. A missing or null id is nil; 0 and "" count as missing.
package struct IDs: Sendable, Hashable {
    /// Trakt's own number: stable, unique within a type.
    package var trakt: Int64?
    /// Trakt's name in addresses; it changes over time (trakt-api.md 3.3), so never a key.
    package var slug: String?
    /// IMDb's `tt…`.
    package var imdb: String?
    /// TMDB's number, unique within a type.
    package var tmdb: Int64?
    /// TVDB's number: of shows, seasons and episodes.
    package var tvdb: Int64?

    /// The ids given.
    package init(
        trakt: Int64? = nil, slug: String? = nil, imdb: String? = nil, tmdb: Int64? = nil,
        tvdb: Int64? = nil
    ) {
        self.trakt = trakt
        self.slug = slug
        self.imdb = imdb
        self.tmdb = tmdb
        self.tvdb = tvdb
    }

    /// Reads an `ids` object; unknown keys (`plex`, `tvrage`) are passed over.
    package init(_ value: JSONSlice?) { if let value { self = value.withView(IDs.init) } }

    /// As `init(_:)`, for a view.
    init(_ value: JSONView) {
        value.eachField { name, value in
            if name == "trakt" {
                trakt = value.looseInt64.flatMap(IDs.positive)
            } else if name == "slug" {
                slug = IDs.word(value)
            } else if name == "imdb" {
                imdb = IDs.imdb(value)
            } else if name == "tmdb" {
                tmdb = value.looseInt64.flatMap(IDs.positive)
            } else if name == "tvdb" {
                tvdb = value.looseInt64.flatMap(IDs.positive)
            }
            return true
        }
    }

    /// Whether nothing is known.
    package var isEmpty: Bool { self == IDs() }

    /// The object as Trakt writes it, with the ids that are known.
    package var json: JSON {
        .object([
            "trakt": trakt.map { .int($0) }, "slug": .string(slug), "imdb": .string(imdb),
            "tmdb": tmdb.map { .int($0) }, "tvdb": tvdb.map { .int($0) },
        ])
    }

    /// The id in one space, as text.
    package subscript(space: IDSpace) -> String? {
        switch space {
        case .trakt: trakt.map(String.init)
        case .imdb: imdb
        case .tmdb: tmdb.map(String.init)
        case .tvdb: tvdb.map(String.init)
        }
    }

    /// The ids as words that identify an item within its type: `trakt:1`, `imdb:tt1`, … Two items
    /// of one type are the same if they share any. The slug is left out: slugs change hands.
    package var keys: [String] {
        IDSpace.allCases.compactMap { space in self[space].map { "\(space.rawValue):\($0)" } }
    }

    private static func positive(_ number: Int64) -> Int64? { number > 0 ? number : nil }

    /// IMDb's `tt…`, also when it is written as digits alone or as an address on imdb.com.
    private static func imdb(_ value: JSONView) -> String? {
        guard let text = value.string ?? value.int64.map({ String($0) }) else { return nil }
        let word = text.split { " /?#".contains($0) }.first { isTitleID($0) } ?? text[...]
        guard word.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return String(word) }
        guard word.contains(where: { $0 != "0" }) else { return nil }
        return "tt" + String(repeating: "0", count: max(0, 7 - word.count)) + word
    }

    /// Whether it is IMDb's id of a title (`tt0111161`), and not of a person or something else.
    package static func isTitleID(_ word: some StringProtocol) -> Bool {
        word.hasPrefix("tt") && word.utf8.count > 2
            && word.utf8.dropFirst(2).allSatisfy { $0 &- 0x30 < 10 }
    }

    /// A string that is not empty.
    private static func word(_ value: JSONView) -> String? {
        value.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// A title with its year and ids: a movie, or the show of an episode.
package struct TitleView: Sendable, Hashable {
    /// The title, if there is one.
    package var title: String?
    /// The year of release or first airing, if known.
    package var year: Int?
    /// The ids.
    package var ids: IDs

    /// A title.
    package init(title: String?, year: Int?, ids: IDs) {
        self.title = title
        self.year = year
        self.ids = ids
    }

    /// Reads a `movie` or `show` object.
    package init(_ value: JSONSlice) { self = value.withView(TitleView.init) }

    /// The object as Trakt writes it, with what is known.
    package var json: JSON {
        // A bare nil would be JSON's null.
        let known = ids.isEmpty ? JSON?.none : .some(ids.json)
        return .object(["title": .string(title), "year": .int(year), "ids": known])
    }

    /// As `init(_:)`, for a view.
    init(_ value: JSONView) {
        ids = IDs()
        value.eachField { name, value in
            if name == "title" {
                title = value.string
            } else if name == "year" {
                year = value.looseInt.flatMap { $0 > 0 ? $0 : nil }
            } else if name == "ids" {
                ids = IDs(value)
            }
            return true
        }
    }
}

/// What item a record is about, read from Trakt's shape.
package struct MediaItem: Sendable, Hashable {
    /// The kind of item.
    package var type: MediaType
    /// The movie, or the show that the show, season or episode belongs to.
    package var title: TitleView
    /// The ids of the item itself: of the movie, show, season or episode.
    package var ids: IDs
    /// The season's number, of a season or an episode; 0 for specials.
    package var season: Int?
    /// The episode's number within its season.
    package var number: Int?
    /// The episode's number counted over all seasons (`episode.number_abs`).
    package var absoluteNumber: Int?
    /// When the episode was first aired, as written.
    package var firstAired: String?
    /// The episode's own title.
    package var episodeTitle: String?

    /// Reads a record or an API row. Without `type`, the object that is there decides (rows of
    /// `/sync/watched` have none). Nil if there is no such object.
    package init?(_ record: Record) {
        guard let item = record.withFields({ MediaItem($0) }) else { return nil }
        self = item
    }

    /// As `init(_:)`, for a value inside another.
    package init?(_ value: JSONSlice) {
        let item = value.withView { view in
            MediaItem { wanted in view.member { $0 == wanted } }
        }
        guard let item else { return nil }
        self = item
    }

    /// The names of the objects that hold an item, and the order in which they are looked for.
    private static let holders: [(MediaType, StaticString)] = [
        (.movie, "movie"), (.episode, "episode"), (.season, "season"), (.show, "show"),
    ]

    /// Reads the item of the object whose members `member` gives.
    private init?(_ member: (StaticString) -> JSONView?) {
        let named = member("type")?.string
        let wanted = named.flatMap { MediaType(named: $0) }
        guard named == nil || wanted != nil else { return nil }
        var found: (MediaType, JSONView)?
        for (type, name) in MediaItem.holders
        where found == nil && (wanted == nil || wanted == type) {
            if let own = member(name), own.kind == .object { found = (type, own) }
        }
        guard let (type, own) = found else { return nil }
        self.type = type
        let owner = type == .movie || type == .show ? own : member("show")
        title = owner.map { TitleView($0) } ?? TitleView(title: nil, year: nil, ids: IDs())
        ids = title.ids
        guard type == .season || type == .episode else { return }
        ids = IDs()
        readOwn(own)
    }

    /// Reads the members of a `season` or `episode` object.
    private mutating func readOwn(_ own: JSONView) {
        own.eachField { name, value in
            if name == "ids" {
                ids = IDs(value)
            } else if name == "number" {
                if type == .season { season = value.looseInt } else { number = value.looseInt }
            } else if type == .episode {
                if name == "season" {
                    season = value.looseInt
                } else if name == "title" {
                    episodeTitle = value.string
                } else if name == "number_abs" {
                    absoluteNumber = value.looseInt
                } else if name == "first_aired" {
                    firstAired = value.string
                }
            }
            return true
        }
    }

    /// The item for people: `Dune (2021)`, `Dark (2017) S01E02`; without a title an id, `tvdb:81189
    /// S01E02`. A long title is shortened.
    package var name: String {
        var text = title.title?.shortened ?? title.ids.keys.first ?? ids.keys.first ?? "untitled"
        if let year = title.year { text += " (\(year))" }
        if type == .season, let season { text += " \(seasonCode(season))" }
        guard type == .episode else { return text }
        if let season, let number { return "\(text) \(seasonCode(season))E\(twoDigits(number))" }
        if let absoluteNumber { return "\(text) #\(absoluteNumber)" }
        if let firstAired { return "\(text) \(firstAired.prefix(10))" }
        return text
    }

    /// Words that identify the item: two records are about the same item if they share any.
    /// Besides the item's own ids, an episode or season is known by its show and numbers.
    package var keys: [String] {
        var all = ids.keys.map { "\(type.rawValue):\($0)" }
        guard type == .episode || type == .season, let season else { return all }
        let place: String
        if type == .season {
            place = "\(season)"
        } else if let number {
            place = "\(season)x\(number)"
        } else {
            return all
        }
        all += title.ids.keys.map { "\(type.rawValue)@\($0):\(place)" }
        return all
    }
}

/// `S01`, `S00`, `S2016`.
package func seasonCode(_ number: Int) -> String { "S\(twoDigits(number))" }

/// A number with at least two digits.
package func twoDigits(_ number: Int) -> String {
    number >= 0 && number < 10 ? "0\(number)" : "\(number)"
}
