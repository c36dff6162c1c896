import TraktCore

/// One item at one minute: how many plays of it the input wants there, and how many there are.
struct PlaySlot: Sendable {
    /// How requests name the item.
    let reference: ItemReference
    /// The item for people.
    let name: String
    /// When it was watched.
    let time: PlayTime
    /// The history ids that the input gives for it: so many plays there were.
    var sourceIDs: [Int64] = []
    /// The line of the first record about it.
    let line: Int
    /// When its turn is: items named by ids of different spaces may be the same one, and those of a
    /// later wave are looked for again before they are sent.
    var wave = 0

    /// The plays that were there before this run.
    var baseIDs: Set<Int64> = []
    /// Plays of those that stood beside removed ones: the input does not mean them.
    var beside: Set<Int64> = []
    /// How many plays that count were there before this run.
    var have = 0
    /// How many this run has added.
    var added = 0
    /// Set once no more will be sent although some are missing.
    var failure: Failure?

    /// Why a play is not in the account.
    enum Failure: Sendable, Hashable {
        /// Trakt does not know the item.
        case notFound
        /// It was refused, or the run ended before its turn.
        case notAdded(String)
        /// It was sent, and nobody knows what became of it.
        case doubtful(String)
    }

    /// How many plays there should be: as many as the input has ids for, or one.
    var want: Int { max(1, sourceIDs.count) }
    /// How many there are.
    var present: Int { have + added }
    /// Whether one should be sent.
    var isOpen: Bool { failure == nil && present < want }
}

/// A record of the input, and the plays it stands for.
struct PlayEntry: Sendable {
    /// The record.
    var record: Record
    /// Its slots, and which of the plays in each is its own: it is in the account if the slot has
    /// more plays than `rank`.
    var parts: [(slot: Int, rank: Int)]
}

/// What the input asks for: its records, and the plays they come to, each once.
struct PlayPlan: Sendable {
    private(set) var slots: [PlaySlot] = []
    private(set) var entries: [PlayEntry] = []
    private(set) var index = PlayIndex()

    /// Makes a plan of `records`; those that cannot be sent are rejected. `time` is for records that
    /// have none of their own; `shows` is nil if a show or season may not stand for its episodes.
    static func make(
        _ records: [Record], _ time: PlayTime, _ now: Timestamp, _ shows: WholeShows?,
        _ filter: RecordFilter
    ) async throws -> PlayPlan {
        var plan = PlayPlan()
        for record in records {
            do {
                let time = try PlayTime.read(record["watched_at"], now: now) ?? time
                let items = try await items(of: record, shows)
                plan.add(record, items, time)
            } catch let error as ToolError where error.status == .data {
                try filter.reject(record, error.message)
            }
        }
        plan.setWaves()
        return plan
    }

    /// The movie or episode of a record, or the episodes it stands for.
    private static func items(
        of record: Record, _ shows: WholeShows?
    ) async throws -> [(MediaItem, ItemReference)] {
        let item = try MediaItem.changed(by: record)
        guard item.type == .show || item.type == .season else {
            guard let reference = ItemReference(item) else {
                throw ToolError(.data, "no id: run it through trakt-resolve first")
            }
            return [(item, reference)]
        }
        guard let shows else {
            throw ToolError(
                .data,
                "a \(item.type.rawValue) would mark every episode as watched: use --whole-show "
                    + "if that is meant")
        }
        return try await shows.episodes(of: item).compactMap { episode in
            ItemReference(episode).map { (episode, $0) }
        }
    }

    private mutating func add(
        _ record: Record, _ items: [(MediaItem, ItemReference)], _ time: PlayTime
    ) {
        let id = historyID(record)
        var parts: [(slot: Int, rank: Int)] = []
        for (item, reference) in items {
            let place = index.place(of: reference.key, time) ?? slots.count
            if place == slots.count {
                slots.append(
                    PlaySlot(
                        reference: reference, name: item.name, time: time, line: record.line))
                index.set(place, for: reference.key, time)
            }
            var rank = 0
            if let id, items.count == 1 {
                if let known = slots[place].sourceIDs.firstIndex(of: id) {
                    rank = known
                } else {
                    rank = slots[place].sourceIDs.count
                    slots[place].sourceIDs.append(id)
                }
            }
            parts.append((place, rank))
        }
        entries.append(PlayEntry(record: record, parts: parts))
    }

    /// The id of the play that a record is about; rows of lists carry ids of another kind.
    private func historyID(_ record: Record) -> Int64? {
        let time = record["watched_at"]?.string.flatMap { Timestamp($0) }
        guard time != nil, record["listed_at"] == nil, record["rank"] == nil else { return nil }
        return record["id"]?.int64
    }

    /// Gives later turns to items that share kind and time with items named in another way.
    private mutating func setWaves() {
        func group(_ slot: PlaySlot) -> String {
            "\(slot.reference.type.rawValue) \(slot.time.minute.map { "\($0)" } ?? "released")"
        }
        var ways: [String: Set<Int>] = [:]
        for slot in slots { ways[group(slot), default: []].insert(slot.reference.way) }
        for place in slots.indices where ways[group(slots[place])]?.count ?? 0 > 1 {
            slots[place].wave = slots[place].reference.way
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
