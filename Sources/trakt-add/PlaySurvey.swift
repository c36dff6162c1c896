import TraktCore

/// What the account's history says about some slots at one moment.
struct PlaySurvey: Sendable {
    /// The plays that belong to a slot by their minute; for slots of `released`, all plays of the
    /// item that belong to no other slot.
    private(set) var ids: [Int: Set<Int64>] = [:]
    /// The plays of those that are at the item's release.
    private(set) var atRelease: [Int: Set<Int64>] = [:]
    /// Plays in a wanted minute that belong to no slot, by kind and minute.
    private(set) var strangers: [Place: Set<Int64>] = [:]
    /// The rows, by id.
    private(set) var rows: [Int64: Record] = [:]

    /// A kind of item in a minute.
    struct Place: Hashable, Sendable {
        var type: MediaType
        var minute: Int64
    }

    /// Asks the history about `slots` of `all`.
    static func take(
        of slots: [Int], in all: [PlaySlot], _ index: PlayIndex, _ reader: PlayReader
    ) async throws -> PlaySurvey {
        let types = Set(slots.map { all[$0].reference.type })
        let isFull = slots.contains { all[$0].time == .released }
        let scope = PlayReader.Scope(type: types.count == 1 ? types.first : nil, full: isFull)
        let minutes = Set(slots.compactMap { all[$0].time.minute })
        let keep: @Sendable (AccountPlay) -> Bool = { play in
            minutes.contains(play.time.minute) || !index.timed(play).isEmpty
                || (isFull && !index.released(play).isEmpty)
        }
        let plays: [AccountPlay]
        if isFull {
            let everything = PlayWindow(start: nil, end: nil)
            plays = try await reader.plays(in: everything, scope, keep: keep)
        } else {
            plays = try await reader.plays(around: minutes, scope, keep: keep)
        }
        return PlaySurvey(plays, index)
    }

    private init(_ plays: [AccountPlay], _ index: PlayIndex) {
        for play in plays {
            rows[play.id] = play.row
            let timed = index.timed(play)
            let others = timed.isEmpty ? index.released(play) : []
            for place in timed.union(others) { ids[place, default: []].insert(play.id) }
            for place in others where play.isAtRelease {
                atRelease[place, default: []].insert(play.id)
            }
            if timed.isEmpty, others.isEmpty {
                let place = Place(type: play.item.type, minute: play.time.minute)
                strangers[place, default: []].insert(play.id)
            }
        }
    }

    /// How many plays a slot has now.
    func present(_ place: Int, _ slot: PlaySlot) -> Int {
        let found = ids[place] ?? []
        guard slot.time == .released else { return found.subtracting(slot.beside).count }
        return slot.have + found.subtracting(slot.baseIDs).count
    }

    /// The plays of a slot that were not there before this run, oldest id first.
    func new(_ place: Int, _ slot: PlaySlot) -> [Int64] {
        (ids[place] ?? []).subtracting(slot.baseIDs).sorted()
    }
}
