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
    /// The item that the account has under the target's id, if it shows it at any time.
    package var item: MediaItem?

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
            return targets.map { target in
                let entry = entries[target.keys]
                return Presence(entry: entry?.row, item: entry?.item)
            }
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
        return matches.all(of: targets)
    }
}

/// Finds the targets that plays of the account belong to.
private struct PlayMatches {
    /// What was found of each target.
    private(set) var presences: [Presence]
    /// By the key of the item: the targets of each minute; those of its release have none.
    private var targets: [String: [Int64?: [Int]]] = [:]
    /// By the kinds and minutes of targets: the plays that belong to none.
    private var strangers: [ChangeTarget.Spot: [Int64: MediaItem]] = [:]
    /// By the keys of targets: the items that the plays have.
    private var items: [String: MediaItem] = [:]

    /// The minutes of 1970-01-01: any of them may stand for a play of unknown date, since accounts
    /// have such plays at half past midnight too (trakt-api.md 4.2).
    private static let unknownMinutes: Range<Int64> = 0..<1440

    init(_ all: [ChangeTarget]) {
        presences = all.map { _ in Presence() }
        for (index, target) in all.enumerated() {
            if let spot = target.spot { strangers[spot] = [:] }
            for key in target.keys {
                targets[key, default: [:]][target.time?.minute, default: []].append(index)
            }
        }
    }

    mutating func add(_ play: AccountPlay) {
        let keys = play.item.keys.filter { targets[$0] != nil }
        for key in keys { items[key] = play.item }
        let indices = indices(of: play, keys.compactMap { targets[$0] })
        for index in indices {
            presences[index].plays[play.id] = play.row
            if play.isAtRelease { presences[index].atRelease.insert(play.id) }
        }
        if indices.isEmpty {
            let spot = ChangeTarget.Spot(type: play.item.type, minute: play.time.minute)
            strangers[spot]?[play.id] = play.item
        }
    }

    /// What was found of all targets, with the other plays of their kinds and minutes.
    func all(of targets: [ChangeTarget]) -> [Presence] {
        zip(targets, presences).map { target, found in
            var found = found
            found.strangers = target.spot.flatMap { strangers[$0] } ?? [:]
            found.item = items[target.reference.key]
            return found
        }
    }

    /// The targets that hold this play by its minute; if there are none, those of its release.
    private func indices(of play: AccountPlay, _ times: [[Int64?: [Int]]]) -> Set<Int> {
        let minute = play.time.minute
        let isUnknown = PlayMatches.unknownMinutes.contains(minute)
        let indices = Set(times.flatMap { $0[minute] ?? (isUnknown ? $0[0] : nil) ?? [] })
        return indices.isEmpty ? Set(times.flatMap { $0[Int64?.none] ?? [] }) : indices
    }
}
