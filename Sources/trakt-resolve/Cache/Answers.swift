import TraktCore

/// What the cache keeps, typed: how each kind of answer is written, and how long it holds.
///
/// Found answers hold 30 days, others one: the title may be added to Trakt tomorrow. Offline, an
/// answer of any age is taken; with `--refresh` none is.
struct Answers: Sendable {
    let cache: AnswerCache
    let now: @Sendable () -> Timestamp
    let use: Use

    /// Which answers of earlier runs count.
    enum Use: Sendable {
        /// Answers that are young enough.
        case fresh
        /// None, but what is asked is stored.
        case none
        /// All.
        case any
    }

    private static let foundSeconds = 30.0 * 86_400
    private static let notFoundSeconds = 86_400.0

    // MARK: - Titles

    /// The candidates a title's searches brought, and by which evidence.
    struct TitlePool: Sendable {
        var by: String
        var isFound = false
        /// Whether no search showed all there is: then no candidate may be taken.
        var isOpen = false
        var candidates: [Candidate]
    }

    /// What the searches for a title brought in an earlier run.
    func pool(of wanted: TitleQuery) -> TitlePool? {
        guard let (value, age) = entry("title\t\(wanted.key)"),
            let by = value["by"]?.string, let isFound = value["found"]?.bool,
            isYoung(age, isFound)
        else { return nil }
        let candidates = (value["candidates"]?.elements ?? []).compactMap {
            Candidate(object: $0, type: wanted.type)
        }
        return TitlePool(
            by: by, isFound: isFound, isOpen: value["open"]?.bool == true, candidates: candidates)
    }

    /// Keeps what the searches for a title brought.
    func store(_ pool: TitlePool, of wanted: TitleQuery) async {
        let value = JSON.object([
            "by": .string(pool.by), "found": .bool(pool.isFound),
            "open": pool.isOpen ? true : nil,
            "candidates": .array(pool.candidates.map(\.json)),
        ])
        await cache.store("title\t\(wanted.key)", value, at: now())
    }

    // MARK: - Ids

    /// The row an id look-up brought: `.some(nil)` for an id that Trakt does not know.
    func item(_ space: IDSpace, _ id: String, _ type: MediaType) -> JSONSlice?? {
        guard let (value, age) = entry(key(space, id, type)), isYoung(age, !value.isNull) else {
            return nil
        }
        return .some(value.isNull ? nil : value)
    }

    /// Keeps the row of an id, or that there is none.
    func store(_ row: JSONSlice?, _ space: IDSpace, _ id: String, _ type: MediaType) async {
        let value = row.map { Self.lean($0, type) } ?? .null
        await cache.store(key(space, id, type), value, at: now())
    }

    private func key(_ space: IDSpace, _ id: String, _ type: MediaType) -> String {
        "\(space.rawValue)\t\(type.rawValue)\t\(id.lowercased())"
    }

    /// A row with what identifies its item.
    private static func lean(_ row: JSONSlice, _ type: MediaType) -> JSON {
        func object(_ value: JSONSlice) -> JSON {
            let keys = ["title", "year", "season", "number", "ids"]
            return .object(
                keys.compactMap { key in value[key].map { JSON.Field(key, .raw($0)) } })
        }
        return .object([
            "type": .string(type.rawValue), type.rawValue: row[type.rawValue].map(object),
            "show": type == .show ? nil : row["show"].map(object),
        ])
    }

    // MARK: - Episodes

    /// A show's episodes and when they were asked for.
    func episodes(ofShow id: Int64) -> (table: EpisodeTable, isYoung: Bool)? {
        guard let (value, age) = entry("episodes\t\(id)"), isYoung(age, true),
            let table = EpisodeTable(cached: value)
        else { return nil }
        return (table, isYoung(age, false))
    }

    /// Keeps a show's episodes.
    func store(_ table: EpisodeTable, ofShow id: Int64) async {
        await cache.store("episodes\t\(id)", table.json, at: now())
    }

    // MARK: - Ages

    private func entry(_ key: String) -> (value: JSONSlice, ageSeconds: Double)? {
        guard use != .none, let entry = cache.entry(key) else { return nil }
        return (entry.value, now().seconds - entry.time.seconds)
    }

    /// An answer from the future is one of a clock that was set back: it counts as old.
    private func isYoung(_ ageSeconds: Double, _ isFound: Bool) -> Bool {
        if use == .any { return true }
        let limit = isFound ? Self.foundSeconds : Self.notFoundSeconds
        return ageSeconds > -60 && ageSeconds < limit
    }
}

extension Candidate {
    /// The candidate as a `movie` or `show` object, with what the matcher reads.
    var json: JSON {
        .object([
            "title": .string(title), "year": .int(year),
            "original_title": .string(originalTitle),
            "aliases": aliases.isEmpty ? nil : .array(aliases.map { .string($0) }),
            "country": .string(country), "ids": ids.json,
        ])
    }
}
