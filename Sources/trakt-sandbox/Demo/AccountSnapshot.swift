// The account's plays at one moment, so that the demo can say and check what a pipeline changed.

import TraktCore

/// How often each film and episode was played at which minute.
struct AccountSnapshot: Sendable, Equatable {
    /// A film, or an episode of a show.
    struct Item: Hashable, Sendable {
        /// The film's or the show's title.
        var title: String
        /// The film's or the show's year; 0 if it has none.
        var year: Int
        /// The season; 0 for a film.
        var season = 0
        /// The episode's number in its season; 0 for a film.
        var number = 0

        /// Whether it is an episode; specials have season 0, but a number.
        var isEpisode: Bool { number > 0 }

        /// Its parts as text, to sort by.
        var key: String { "\(title) \(year) \(season) \(number)" }
    }

    /// An item at a minute, which is all that Trakt keeps of a time.
    struct Play: Hashable, Sendable {
        var item: Item
        /// Minutes since 1970 UTC.
        var minute: Int64
    }

    /// How many plays there are of each.
    private(set) var counts: [Play: Int] = [:]

    /// The moment when the account had these plays.
    init(_ plays: [Play]) {
        for play in plays { counts[play, default: 0] += 1 }
    }

    /// All plays.
    var total: Int { counts.values.reduce(0, +) }

    /// The plays of films.
    var films: Int { count { !$0.item.isEpisode } }

    /// The plays of a show's episodes.
    func episodes(of title: String) -> Int {
        count { $0.item.title == title && $0.item.isEpisode }
    }

    /// The plays that are here and were not in `earlier`, each as often as it is new.
    func added(since earlier: AccountSnapshot) -> [Play] {
        counts.flatMap { play, count in
            Array(repeating: play, count: max(0, count - earlier.counts[play, default: 0]))
        }
    }

    private func count(_ isCounted: (Play) -> Bool) -> Int {
        counts.reduce(0) { isCounted($1.key) ? $0 + $1.value : $0 }
    }
}
