/// What the account has of one target at one moment.
public struct Presence: Sendable {
    /// The plays of the item in the target's minute, by their ids. For `released`: all plays of the
    /// item that belong to no other target.
    public var plays: [Int64: Record] = [:]
    /// The plays of those that are at the item's release.
    public var atRelease: Set<Int64> = []
    /// Plays of the same kind and minute that belong to no target, and their items.
    public var strangers: [Int64: MediaItem] = [:]
    /// The list's row.
    public var entry: Record?

    /// The plays that were not there before the run, oldest id first.
    public func new(_ target: ChangeTarget) -> [Int64] {
        plays.keys.filter { !target.before.contains($0) }.sorted()
    }
}

/// Reads what the account has: before anything is sent, and to see what came of it.
public protocol AccountView: Sendable {
    /// What there is of each target, in their order.
    func look(at targets: [ChangeTarget]) async throws -> [Presence]
}

/// The view of a list other than the history.
public struct EntryView: AccountView {
    private let list: AccountList
    private let client: TraktClient

    /// A view of `list`.
    public init(_ list: AccountList, _ client: TraktClient) {
        (self.list, self.client) = (list, client)
    }

    public func look(at targets: [ChangeTarget]) async throws -> [Presence] {
        let types = Set(targets.map(\.reference.type))
        let entries = try await ListEntries(list, types, client)
        return targets.map { target in
            var presence = Presence()
            presence.entry = entries[target.keys]?.row
            return presence
        }
    }
}

/// The view of the history.
public struct PlayView: AccountView {
    private let reader: PlayReader

    /// A view of the history that `reader` reads.
    public init(_ reader: PlayReader) { self.reader = reader }

    public func look(at targets: [ChangeTarget]) async throws -> [Presence] {
        var index = PlayIndex()
        for (place, target) in targets.enumerated() { index.add(place, target) }
        let types = Set(targets.map(\.reference.type))
        let needsAll = targets.contains { $0.time?.minute == nil }
        let scope = PlayReader.Scope(type: types.count == 1 ? types.first : nil, full: needsAll)
        let keep = { @Sendable [index] play in
            !index.places(of: play).isEmpty || index.isNear(play)
        }
        let plays: [AccountPlay]
        if needsAll {
            plays = try await reader.plays(in: PlayWindow(start: nil, end: nil), scope, keep: keep)
        } else {
            let minutes = targets.compactMap(\.time?.minute)
            plays = try await reader.plays(around: minutes, scope, keep: keep)
        }
        var presences = targets.map { _ in Presence() }
        var strangers: [PlayIndex.Spot: [Int64: MediaItem]] = [:]
        for play in plays {
            let places = index.places(of: play)
            for place in places {
                presences[place].plays[play.id] = play.row
                if play.isAtRelease { presences[place].atRelease.insert(play.id) }
            }
            if places.isEmpty { strangers[PlayIndex.Spot(play), default: [:]][play.id] = play.item }
        }
        for (place, target) in targets.enumerated() {
            guard let spot = PlayIndex.Spot(target) else { continue }
            presences[place].strangers = strangers[spot] ?? [:]
        }
        return presences
    }
}

/// Finds the targets that a play of the account belongs to.
private struct PlayIndex: Sendable {
    /// By the key of the item: the targets of each minute.
    private var timed: [String: [Int64: [Int]]] = [:]
    /// By the key of the item: the targets of its release.
    private var released: [String: [Int]] = [:]
    /// The kinds and minutes of the targets.
    private var spots: Set<Spot> = []

    /// A kind of item and a minute.
    struct Spot: Hashable {
        var type: MediaType
        var minute: Int64

        init(_ play: AccountPlay) { (type, minute) = (play.item.type, play.time.minute) }

        init?(_ target: ChangeTarget) {
            guard let minute = target.time?.minute else { return nil }
            (type, self.minute) = (target.reference.type, minute)
        }
    }

    /// The minutes of 1970-01-01: any of them may stand for a play of unknown date, since accounts
    /// have such plays at half past midnight too (trakt-api.md 4.2).
    private static let unknownMinutes: Range<Int64> = 0..<1440

    mutating func add(_ place: Int, _ target: ChangeTarget) {
        if let spot = Spot(target) { spots.insert(spot) }
        for key in target.keys {
            if let minute = target.time?.minute {
                timed[key, default: [:]][minute, default: []].append(place)
            } else {
                released[key, default: []].append(place)
            }
        }
    }

    /// Whether a play is of the kind and minute of a target.
    func isNear(_ play: AccountPlay) -> Bool { spots.contains(Spot(play)) }

    /// The targets that hold this play by its minute; if there are none, those of its release.
    func places(of play: AccountPlay) -> Set<Int> {
        let minute = play.time.minute
        let isUnknown = PlayIndex.unknownMinutes.contains(minute)
        var places: Set<Int> = []
        for times in play.item.keys.compactMap({ timed[$0] }) {
            places.formUnion(times[minute] ?? (isUnknown ? times[0] ?? [] : []))
        }
        guard places.isEmpty else { return places }
        return Set(play.item.keys.flatMap { released[$0] ?? [] })
    }
}

extension AccountPlay {
    /// The longest an item may take if its running time is not known, in minutes.
    private static let longestRuntime: Int64 = 240
    /// A day, in minutes.
    private static let day: Int64 = 1440

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
            let first = date.minute - AccountPlay.day / 2
            let last = date.minute + AccountPlay.day + AccountPlay.day / 2 + length
            return (first...last).contains(time.minute)
        }
        return true
    }
}
