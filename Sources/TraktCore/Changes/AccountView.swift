/// What the account has of one target at one moment.
package struct Presence: Sendable {
    /// The plays of the item in the target's minute, by their ids. For `released`: all plays of the
    /// item that belong to no other target.
    package var plays: [Int64: Record] = [:]
    /// The plays of those that are at the item's release.
    package var atRelease: Set<Int64> = []
    /// Plays of the same kind and minute that belong to no target, and their items.
    package var strangers: [Int64: MediaItem] = [:]
    /// The list's row.
    package var entry: Record?

    /// The plays that were not there before the run, oldest id first.
    package func new(_ target: ChangeTarget) -> [Int64] {
        plays.keys.filter { !target.before.contains($0) }.sorted()
    }
}

/// Reads what the account has: before anything is sent, and to see what came of it.
struct AccountView: Sendable {
    let list: AccountList
    let client: TraktClient
    let now: Timestamp

    /// What there is of each target, in their order. Plays are read until `isEnough`, which is asked
    /// after each page; further ones are left out then, and so are strangers.
    func look(
        at targets: [ChangeTarget], until isEnough: ([Presence]) -> Bool = { _ in false }
    ) async throws -> [Presence] {
        let types = Set(targets.map(\.reference.type))
        guard list == .history else {
            let entries = try await ListEntries(list, types, client)
            return targets.map { Presence(entry: entries[$0.keys]?.row) }
        }
        var matches = PlayMatches(targets)
        let take = { (plays: [AccountPlay]) in
            for play in plays { matches.add(play) }
            return isEnough(matches.presences)
        }
        let reader = PlayReader(client, now: now)
        let minutes = targets.compactMap(\.time?.minute)
        let isTimed = minutes.count == targets.count
        let scope = PlayReader.Scope(type: types.count == 1 ? types.first : nil, full: !isTimed)
        if isTimed {
            try await reader.read(around: minutes, scope, until: take)
        } else {
            try await reader.read(PlayWindow(start: nil, end: nil), scope, until: take)
        }
        matches.addStrangers()
        return matches.presences
    }
}

/// Finds the targets that plays of the account belong to.
private struct PlayMatches {
    /// What was found of each target.
    private(set) var presences: [Presence]
    /// By the key of the item: the targets of each minute.
    private var timed: [String: [Int64: [Int]]] = [:]
    /// By the key of the item: the targets of its release.
    private var released: [String: [Int]] = [:]
    /// By kind and minute: the targets, and the plays that belong to none.
    private var spots: [ChangeTarget.Spot: (targets: [Int], strangers: [Int64: MediaItem])] = [:]

    /// The minutes of 1970-01-01: any of them may stand for a play of unknown date, since accounts
    /// have such plays at half past midnight too (trakt-api.md 4.2).
    private static let unknownMinutes: Range<Int64> = 0..<1440

    init(_ targets: [ChangeTarget]) {
        presences = targets.map { _ in Presence() }
        for (index, target) in targets.enumerated() {
            let minute = target.time?.minute
            if let spot = target.spot { spots[spot, default: ([], [:])].targets.append(index) }
            for key in target.keys {
                if let minute {
                    timed[key, default: [:]][minute, default: []].append(index)
                } else {
                    released[key, default: []].append(index)
                }
            }
        }
    }

    mutating func add(_ play: AccountPlay) {
        let indices = indices(of: play)
        for index in indices {
            presences[index].plays[play.id] = play.row
            if play.isAtRelease { presences[index].atRelease.insert(play.id) }
        }
        if indices.isEmpty {
            let spot = ChangeTarget.Spot(type: play.item.type, minute: play.time.minute)
            spots[spot]?.strangers[play.id] = play.item
        }
    }

    /// Tells the targets of the other plays of their kinds and minutes.
    mutating func addStrangers() {
        for (targets, strangers) in spots.values {
            for index in targets { presences[index].strangers = strangers }
        }
    }

    /// The targets that hold this play by its minute; if there are none, those of its release.
    private func indices(of play: AccountPlay) -> Set<Int> {
        let minute = play.time.minute
        let isUnknown = PlayMatches.unknownMinutes.contains(minute)
        var indices: Set<Int> = []
        for times in play.item.keys.compactMap({ timed[$0] }) {
            indices.formUnion(times[minute] ?? (isUnknown ? times[0] ?? [] : []))
        }
        guard indices.isEmpty else { return indices }
        return Set(play.item.keys.flatMap { released[$0] ?? [] })
    }
}

extension AccountPlay {
    /// The longest an item may take if its running time is not known, in minutes.
    private static let longestRuntime: Int64 = 240

    /// Whether this may be the play that `released` makes: of an episode, from its first airing to
    /// its end (the service adds the running time); of a movie, on the day of its release or, for
    /// the world's other zones, near it. If the row does not say when that was, any play is taken
    /// for it: better one too few, which is said, than one too many.
    fileprivate var isAtRelease: Bool {
        let own = row[item.type.rawValue]
        let runtime = Int64(own?["runtime"]?.int ?? row["show"]?["runtime"]?.int ?? 0)
        let length = runtime > 0 ? runtime : AccountPlay.longestRuntime
        if let aired = own?["first_aired"]?.string.flatMap({ Timestamp($0) }) {
            return (aired.minute...aired.minute + length + 1).contains(time.minute)
        }
        if let date = own?["released"]?.string.flatMap({ Timestamp($0) }) {
            let day: Int64 = 1440
            return (date.minute - day / 2...date.minute + day * 3 / 2 + length).contains(
                time.minute)
        }
        return true
    }
}
