import TraktCore

/// Finds the slots of the plan that a play of the account belongs to.
struct PlayIndex: Sendable {
    private var places: [String: [Time: Int]] = [:]

    /// What a slot's time is compared by.
    private enum Time: Hashable, Sendable {
        case minute(Int64)
        case released
    }

    /// The minutes of 1970-01-01: any of them may stand for a play of unknown date, since accounts
    /// have such plays at half past midnight too (trakt-api.md 4.2).
    private static let unknownMinutes: Range<Int64> = 0..<1440

    private static func time(_ time: PlayTime) -> Time {
        time.minute.map { .minute($0) } ?? .released
    }

    /// The slot of an item, by a word of its reference, at a time.
    func place(of key: String, _ time: PlayTime) -> Int? { places[key]?[PlayIndex.time(time)] }

    /// Remembers the slot.
    mutating func set(_ place: Int, for key: String, _ time: PlayTime) {
        places[key, default: [:]][PlayIndex.time(time)] = place
    }

    /// The slots that hold this play by its minute.
    func timed(_ play: AccountPlay) -> Set<Int> {
        let minute = play.time.minute
        var found: Set<Int> = []
        for key in play.item.keys {
            guard let times = places[key] else { continue }
            if let place = times[.minute(minute)] {
                found.insert(place)
            } else if PlayIndex.unknownMinutes.contains(minute), let place = times[.minute(0)] {
                found.insert(place)
            }
        }
        return found
    }

    /// The slots for a play of this item at its release, whenever this play was.
    func released(_ play: AccountPlay) -> Set<Int> {
        Set(play.item.keys.compactMap { places[$0]?[.released] })
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
    var isAtRelease: Bool {
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
