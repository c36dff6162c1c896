// The plays of the account, and what `/sync/watched` makes of them, late if asked to be.

import TraktCore

/// One play.
struct Play: Sendable {
    /// 64 bits; real ones are above 1.2·10^10 since 2026.
    var id: Int64
    var watchedAt: Timestamp
    /// "scrobble", "checkin" or "watch".
    var action: String
    /// A film or an episode.
    var item: Item
    /// When the service got it. The watched lists show it after their lag.
    var addedAt: Timestamp
}

/// All plays, oldest first.
struct History: Sendable {
    /// Where the ids of new plays begin (trakt-api.md 4.1).
    static let firstNewID: Int64 = 12_000_000_000

    /// Ascending by time, then by id.
    private(set) var plays: [Play] = []
    /// The id of the next new play.
    private(set) var nextID = History.firstNewID
    /// Plays removed, and when: the watched lists show them until their lag is over.
    private var removed: [(play: Play, at: Timestamp)] = []

    /// Takes plays over with the ids they have.
    mutating func insert(_ new: [Play]) {
        plays += new
        plays.sort { ($0.watchedAt, $0.id) < ($1.watchedAt, $1.id) }
        nextID = max(nextID, (new.map(\.id).max() ?? 0) + 1)
    }

    /// Keeps ids from being given twice after a restart.
    mutating func continueIDs(from id: Int64) {
        nextID = max(nextID, id)
    }

    /// Adds plays that are new to the service and gives them ids.
    mutating func add(_ items: [(item: Item, watchedAt: Timestamp)], at now: Timestamp) {
        let new = items.enumerated().map { offset, entry in
            Play(
                id: nextID + Int64(offset), watchedAt: entry.watchedAt, action: "watch",
                item: entry.item, addedAt: now)
        }
        insert(new)
    }

    /// Removes the plays that `isGone` names. Returns them.
    mutating func remove(at now: Timestamp, where isGone: (Play) -> Bool) -> [Play] {
        let gone = plays.filter(isGone)
        guard !gone.isEmpty else { return [] }
        plays.removeAll(where: isGone)
        removed += gone.map { ($0, now) }
        return gone
    }

    /// The plays that the watched lists know of, oldest first.
    /// - Parameter seen: the moment up to which changes have reached them.
    func plays(seenAt seen: Timestamp) -> [Play] {
        let known = plays.filter { $0.addedAt <= seen }
        let lingering = removed.filter { $0.at > seen && $0.play.addedAt <= seen }.map(\.play)
        guard !lingering.isEmpty else { return known }
        return (known + lingering).sorted { ($0.watchedAt, $0.id) < ($1.watchedAt, $1.id) }
    }
}
