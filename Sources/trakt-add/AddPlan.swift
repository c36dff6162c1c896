import TraktCore

/// A record of the input, and what it stands for.
struct AddEntry: Sendable {
    /// The record.
    var record: Record
    /// Its movies, episodes, …: the index of the change, and which of its plays is meant. That is
    /// in the account if the change has more plays than `rank`, or all that it wants.
    typealias Part = (change: Int, rank: Int, item: MediaItem)
    var parts: [Part]
    /// Whether it is a show or season that stands for its episodes.
    var isWhole = false
}

/// What the input asks for: its records, and the changes they come to, each once.
struct AddPlan {
    /// What is added to.
    let list: AccountList
    /// The value of `--watched-at`; nil if it was not given.
    let time: PlayTime?
    /// What `now` means.
    let now: Timestamp
    /// How the times in records are read.
    let times: RecordTimes
    /// Nil if a show or season may not stand for its episodes.
    let shows: WholeShows?
    private(set) var changes: [Change] = []
    private(set) var entries: [AddEntry] = []
    private var indices: [String: Int] = [:]

    /// An empty plan.
    init(
        _ list: AccountList, _ arguments: Arguments, now: Timestamp, _ client: TraktClient
    ) throws {
        (self.list, self.now, times) = (list, now, arguments.recordTimes)
        time = try arguments.values("watched-at").last.map { try PlayTime(option: $0, now: now) }
        shows = arguments.flag("whole-show") ? WholeShows(client, now: now) : nil
    }

    /// Adds `records`; those that cannot be sent are rejected.
    mutating func add(_ records: [Record], _ filter: RecordFilter) async throws {
        for record in records {
            do {
                add(record, try await parts(of: record), filter)
            } catch let error as ToolError where error.status == .data {
                try filter.reject(record, named: error.message)
            }
        }
    }

    private func parts(of record: Record) async throws -> [Change] {
        let item = try MediaItem.changed(by: record)
        let isNesting = list.holdsEpisodesOfShows && !list.types.contains(item.type)
        let nested = isNesting ? try NestedEpisodes.named(by: record) : nil
        var all: [Change] = []
        for part in nested ?? [record] {
            let time = try list == .history ? time(of: part, isNested: nested != nil) : nil
            let fields = try ListFields(part, list, times: times)
            for item in try await items(of: part) {
                let reference = try list.reference(item, in: part)
                let target =
                    time.map { ChangeTarget(reference, at: $0) }
                    ?? ChangeTarget(reference, item, fields)
                all.append(Change(target, item, line: record.line))
            }
        }
        return all
    }

    /// When a record was watched. Throws a reason (status 65) if nothing says so.
    private func time(of record: Record, isNested: Bool) throws(ToolError) -> PlayTime {
        let value = record["watched_at"]
        if let time = try PlayTime.read(value, now: now, times: times) ?? time {
            // A play that the account had comes back as it was.
            guard record.playID != nil || time.isPast(now) else {
                throw ToolError(.data, "the watch time is in the future")
            }
            return time
        }
        if let mark = record.listMark ?? (isNested ? "episodes" : nil) {
            throw ToolError(
                .data, "not a play: it has \(mark) but no watched_at; use --watched-at to add it")
        }
        guard value == nil else {
            throw ToolError(
                .data, "watched_at is null: give a time, or --watched-at now if it was now")
        }
        return .at(now)
    }

    /// The item of a record, or the episodes that a show or season stands for.
    private func items(of record: Record) async throws -> [MediaItem] {
        let item = try MediaItem.changed(by: record)
        if list.types.contains(item.type) { return [item] }
        guard list.holdsEpisodesOfShows else {
            throw ToolError(.data, "the \(list.title) hold no \(item.type.plural)")
        }
        guard let shows else {
            throw ToolError(
                .data, "a \(item.type.rawValue) would add every episode: use --whole-show for that")
        }
        return try await shows.episodes(of: item)
    }

    private mutating func add(_ record: Record, _ parts: [Change], _ filter: RecordFilter) {
        var entry = AddEntry(record: record, parts: [])
        entry.isWhole = parts.contains { $0.item.type != MediaItem(record)?.type }
        let id = entry.isWhole ? nil : historyID(record)
        for part in parts {
            let target = part.target
            let when = target.time.map { $0.minute.map { " \($0)" } ?? " released" } ?? ""
            let key = target.reference.key + when
            let index = indices[key] ?? changes.count
            if index == changes.count {
                indices[key] = index
                changes.append(part)
            }
            // Of records about one entry the last one counts, as if they were sent in turn.
            if changes[index].target.fields != target.fields {
                filter.note("a later line about the same item counts", line: changes[index].line)
                changes[index].target.fields = target.fields
                changes[index].line = part.line
            }
            let rank = id.map { changes[index].named.add($0, record["undo"], now: now) }
            entry.parts.append((index, rank ?? 0, part.item))
        }
        entries.append(entry)
    }

    /// The id of the play that a record is about; rows of lists carry ids of another kind.
    private func historyID(_ record: Record) -> Int64? {
        let time = record["watched_at"]?.string.flatMap { Timestamp($0) }
        let isEntry = record["listed_at"] != nil || record["rank"] != nil
        return list == .history && time != nil && !isEntry ? record.playID : nil
    }
}
