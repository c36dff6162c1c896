import TraktCore

/// A column of the table: its name, and where its cells come from.
struct Column: Sendable {
    /// What stands at its top.
    var name: String
    /// Where the values are.
    var source: Source

    /// Where a cell comes from.
    enum Source: Sendable, Hashable {
        /// A field by its path.
        case path([String])
        /// The title of the movie or show; with its year, if no column has that.
        case title(withYear: Bool)
        /// `S03E12`, `S03`, `#120` or an air date.
        case episode
        case episodeTitle, year, type, season, number
        case slug
        /// The item's id in a space.
        case id(IDSpace)
    }

    /// A column by the name that people give it.
    init(_ name: String, besides others: [String] = []) {
        self.name = name
        source = Column.named[name] ?? .path(name.split(separator: ".").map(String.init))
        if name == "title" { source = .title(withYear: !others.contains("year")) }
    }

    /// A column of the values at `path`.
    init(_ name: String, path: [String]) {
        self.name = name
        source = .path(path)
    }

    /// The names of columns that the docs list; any path is a name too.
    static let names = ["id", "watched_at", "title"] + named.keys.sorted()

    private static let named: [String: Source] = [
        "episode": .episode, "episode_title": .episodeTitle, "year": .year, "type": .type,
        "season": .season, "number": .number, "slug": .slug, "trakt": .id(.trakt),
        "imdb": .id(.imdb), "tmdb": .id(.tmdb), "tvdb": .id(.tvdb),
        "file": .path(["file", "path"]), "suspect": .path(["suspect", "rule"]),
        "why": .path(["suspect", "why"]),
        "reason": .path(["reject", "reason"]),
    ]

    /// The cell of a record: one line without control characters.
    func cell(_ row: Row, _ zone: Zone) -> String {
        switch source {
        case .path(let path): row.text(path, zone)
        case .title(let withYear): (row.title(withYear: withYear) ?? row.plain("title")).printable
        case .episode: row.episodeCode
        case .episodeTitle: (row.item?.episodeTitle ?? "").printable
        case .year: row.item.map { number($0.title.year) } ?? row.plain("year")
        case .type: row.item?.type.rawValue ?? row.plain("type")
        case .season: number(row.item?.season)
        case .number: number(row.item?.number)
        case .slug: (row.item?.ids.slug ?? "").printable
        case .id(let space): (row.item?.ids[space] ?? "").printable
        }
    }

    private func number(_ value: Int?) -> String { value.map(String.init) ?? "" }

    /// Whether a cell may be cut to make the table fit. Ids, codes and numbers may not.
    var isText: Bool {
        switch source {
        case .title, .episodeTitle: true
        case .path(let path): path.last.map { !Column.ids.contains($0) } ?? false
        default: false
        }
    }

    /// Fields that are ids wherever they are.
    private static let ids: Set<String> = [
        "id", "trakt", "slug", "imdb", "tmdb", "tvdb", "rule", "rank", "rating",
    ]
}

/// A record as the columns read it.
struct Row {
    let record: Record
    /// What it is about; nil if it holds no item.
    let item: MediaItem?

    init(_ record: Record) {
        self.record = record
        item = MediaItem(record)
    }

    /// The title of the item; of a movie or show with its year, if that is wanted.
    func title(withYear: Bool) -> String? {
        guard let item, let title = item.title.title else { return nil }
        let isWork = item.type == .movie || item.type == .show
        guard withYear, isWork, let year = item.title.year else { return title }
        return "\(title) (\(year))"
    }

    /// A field of the record itself, as text.
    func plain(_ key: String) -> String { record[key].map(Row.text) ?? "" }

    /// `S03E12`; for an episode known otherwise its absolute number or its date.
    var episodeCode: String {
        guard let item, item.type == .episode || item.type == .season else { return "" }
        if let season = item.season {
            return seasonCode(season) + (item.number.map { "E\(twoDigits($0))" } ?? "")
        }
        if let absolute = item.absoluteNumber { return "#\(absolute)" }
        return (item.firstAired.map { String($0.prefix(10)) } ?? "").printable
    }

    /// The value at `path`: a time in the zone, everything else as it is.
    func text(_ path: [String], _ zone: Zone) -> String {
        guard let first = path.first, var value = record[first] else { return "" }
        for key in path.dropFirst() {
            guard let next = value[key] else { return "" }
            value = next
        }
        let text = Row.text(value)
        guard Row.looksLikeTime(text), let time = Timestamp(text) else { return text }
        return time.isUnknownDate ? "unknown" : zone.text(time)
    }

    private static func text(_ value: JSONSlice) -> String {
        switch value.kind {
        case .null: ""
        case .string: (value.string ?? "").printable
        case .number, .bool: String(decoding: value.bytes, as: UTF8.self)
        case .array:
            value.elements.map(text).joined(separator: ", ")
        case .object: String(decoding: value.bytes, as: UTF8.self).printable
        }
    }

    /// Whether the text begins as `2025-11-17T01:02` does.
    private static func looksLikeTime(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count >= 17, bytes.count <= 40 else { return false }
        let start = bytes.startIndex
        return bytes[bytes.index(start, offsetBy: 4)] == UInt8(ascii: "-")
            && bytes[bytes.index(start, offsetBy: 10)] == UInt8(ascii: "T")
    }
}
