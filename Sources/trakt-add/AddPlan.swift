import TraktCore

/// A record of the input, and what it stands for.
struct AddEntry: Sendable {
    /// The record.
    var record: Record
    /// Its changes, by their indices, and which of the plays of each is its own: it is in the
    /// account if the change has more plays than `rank`, or all that it wants.
    var parts: [(change: Int, rank: Int)]
    /// Whether it is a show or season that stands for its episodes.
    var isWhole = false
}

/// What the input asks for: its records, and the changes they come to, each once.
struct AddPlan {
    private(set) var changes: [Change] = []
    private(set) var entries: [AddEntry] = []
    private let rules: Rules
    private var indices: [String: Int] = [:]

    /// How records become changes.
    struct Rules {
        /// What is added to.
        var list: AccountList
        /// The value of `--watched-at`; nil if it was not given.
        var time: PlayTime?
        /// What `now` means.
        var now: Timestamp
        /// How the times in records are read.
        var times = RecordTimes()
        /// Nil if a show or season may not stand for its episodes.
        var shows: WholeShows?
    }

    /// One movie, episode, … of a record.
    private typealias Part = (target: ChangeTarget, item: MediaItem)

    /// Makes a plan of `records`; those that cannot be sent are rejected.
    init(_ records: [Record], _ rules: Rules, _ filter: RecordFilter) async throws {
        self.rules = rules
        for record in records {
            do {
                add(record, try await parts(of: record))
            } catch let error as ToolError where error.status == .data {
                try filter.reject(record, named: error.message)
            }
        }
        if rules.list == .history { setWaves() }
    }

    private func parts(of record: Record) async throws -> [Part] {
        let item = try MediaItem.changed(by: record)
        let isNesting = rules.list.holdsEpisodesOfShows && item.type == .show
        let nested = isNesting ? NestedEpisodes.records(of: record) : []
        var all: [Part] = []
        for part in nested.isEmpty ? [record] : nested {
            let time = try rules.list == .history ? time(of: part, isNested: !nested.isEmpty) : nil
            let fields = try ListFields(part, rules.list, times: rules.times)
            for item in try await items(of: part) {
                guard let reference = ItemReference(item) else {
                    throw ToolError(.data, MediaItem.lackOfID(in: part))
                }
                let target =
                    time.map { ChangeTarget(reference, at: $0) }
                    ?? ChangeTarget(reference, item, fields)
                all.append((target, item))
            }
        }
        return all
    }

    /// When a record was watched. Throws a reason (status 65) if nothing says so.
    private func time(of record: Record, isNested: Bool) throws(ToolError) -> PlayTime {
        let written = record["watched_at"]
        if let time = try PlayTime.read(written, now: rules.now, times: rules.times) { return time }
        if let time = rules.time { return time }
        if isNested {
            throw ToolError(
                .data, "it names episodes without watch times: use --watched-at to add them")
        }
        if let mark = record.listMark {
            throw ToolError(
                .data, "not a play: it has \(mark) but no watched_at; use --watched-at to add it")
        }
        return .at(rules.now)
    }

    /// The item of a record, or the episodes that a show or season stands for.
    private func items(of record: Record) async throws -> [MediaItem] {
        let item = try MediaItem.changed(by: record)
        if rules.list.types.contains(item.type) { return [item] }
        guard rules.list.holdsEpisodesOfShows else {
            throw ToolError(.data, "the \(rules.list.title) hold no \(item.type.plural)")
        }
        guard let shows = rules.shows else {
            throw ToolError(
                .data,
                "a \(item.type.rawValue) would add every episode: use --whole-show if you mean that"
            )
        }
        return try await shows.episodes(of: item)
    }

    private mutating func add(_ record: Record, _ parts: [Part]) {
        var entry = AddEntry(record: record, parts: [])
        entry.isWhole = parts.contains { $0.item.type != MediaItem(record)?.type }
        let id = entry.isWhole ? nil : historyID(record)
        for (target, item) in parts {
            let when = target.time.map { $0.minute.map { " \($0)" } ?? " released" } ?? ""
            let key = target.reference.key + when
            let index = indices[key] ?? changes.count
            if index == changes.count {
                indices[key] = index
                changes.append(Change(target, item, line: record.line))
            }
            // Of records about one entry the last one counts, as if they were sent in turn.
            changes[index].target.fields = target.fields
            let rank = id.map { changes[index].named.add($0, record["undo"]) }
            entry.parts.append((index, rank ?? 0))
        }
        entries.append(entry)
    }

    /// The id of the play that a record is about; rows of lists carry ids of another kind.
    private func historyID(_ record: Record) -> Int64? {
        let time = record["watched_at"]?.string.flatMap { Timestamp($0) }
        guard rules.list == .history, time != nil, record["listed_at"] == nil,
            record["rank"] == nil
        else { return nil }
        return record["id"]?.int64
    }

    /// Gives later turns to items that share kind and time with items named in another way.
    private mutating func setWaves() {
        func group(_ change: Change) -> String {
            let minute = change.target.time?.minute.map { "\($0)" } ?? "released"
            return "\(change.target.reference.type.rawValue) \(minute)"
        }
        var ways: [String: Set<Int>] = [:]
        for change in changes {
            ways[group(change), default: []].insert(change.target.reference.way)
        }
        for index in changes.indices where ways[group(changes[index])]?.count ?? 0 > 1 {
            changes[index].wave = changes[index].target.reference.way
        }
    }
}

extension ItemReference {
    /// A number for the way in which the item is named: by its own id or its show's, and the space.
    fileprivate var way: Int {
        let space = IDSpace.allCases.firstIndex(of: space) ?? 0
        if case .episodeOf = self { return IDSpace.allCases.count + space }
        return space
    }
}
