/// A play in the account, as `/sync/history` tells it.
package struct AccountPlay: Sendable {
    /// The play's own id.
    package var id: Int64
    /// When it was watched; Trakt keeps the minute.
    package var time: Timestamp
    /// What was watched.
    package var item: MediaItem
    /// The row, word for word.
    package var row: Record

    /// Reads a row; nil if it is none.
    package init?(_ value: JSONSlice) {
        guard let id = value["id"]?.int64, let row = Record(value), let item = MediaItem(row),
            let time = value["watched_at"]?.string.flatMap({ Timestamp($0) })
        else { return nil }
        (self.id, self.time, self.item, self.row) = (id, time, item, row)
    }
}

extension AccountPlay {
    /// The longest an item may take if its running time is not known, in minutes.
    private static let longestRuntime: Int64 = 240

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
            let day: Int64 = 1440
            return (date.minute - day / 2...date.minute + day * 3 / 2 + length).contains(
                time.minute)
        }
        return true
    }
}

/// Reads plays out of the account's history: to know what is there before anything is added, and
/// what has come of a write whose answer was lost. Asks `/sync/history` only, since every other
/// view lags behind it (trakt-api.md 4.2).
package struct PlayReader: Sendable {
    private let client: TraktClient
    private let now: Timestamp

    /// How often a list is read again if rows came twice or moved while it was read.
    private static let mostReadings = 3
    /// Up to this many groups of times are read one by one, whatever the whole span would cost.
    private static let fewWindows = 3

    /// A reader of the account that `client` is signed in to.
    package init(_ client: TraktClient, now: Timestamp) {
        self.client = client
        self.now = now
    }

    /// What to read.
    package struct Scope: Sendable {
        /// Only this kind of item.
        package var type: MediaType?
        /// Only this item of the kind, by its Trakt id.
        package var id: Int64?
        /// Whether rows should carry their items' release and running time.
        package var full = false

        /// Everything of `type` (of any kind if nil).
        package init(type: MediaType? = nil, id: Int64? = nil, full: Bool = false) {
            self.type = type
            self.id = id
            self.full = full
        }
    }

    /// Hands pages of the plays around `minutes` to `take` until it has enough, which it says with
    /// true: over the whole span if that takes fewer requests than its parts. A play may come twice.
    package func read(
        around minutes: some Sequence<Int64>, _ scope: Scope,
        until take: ([AccountPlay]) -> Bool
    ) async throws {
        let windows = PlayWindow.covering(minutes)
        if windows.count > PlayReader.fewWindows {
            let span = PlayWindow.spanning(windows)
            let end = try await read(span, scope, mostPages: windows.count, until: take)
            if end != .tooLong { return }
        }
        for window in windows {
            if try await read(window, scope, until: take) == .enough { return }
        }
    }

    /// How a reading ended.
    package enum End: Sendable {
        /// All plays were read; `take` had enough before; there are more pages than are wanted.
        case whole, enough, tooLong
    }

    /// Hands the pages of the plays in a span to `take`, until it has enough. A list in which rows
    /// came twice or moved may have hidden others: it is read again.
    @discardableResult
    package func read(
        _ window: PlayWindow, _ scope: Scope, mostPages: Int = .max,
        until take: ([AccountPlay]) -> Bool
    ) async throws -> End {
        for _ in 0..<PlayReader.mostReadings {
            var pages = client.history(
                scope.type, id: scope.id, since: window.start, until: window.end, now: now,
                mayEndEarly: true, extended: scope.full ? "full" : nil)
            while let rows = try await pages.next() {
                if let count = pages.pageCount, count > mostPages { return .tooLong }
                if take(rows.compactMap(AccountPlay.init)) { return .enough }
            }
            if !pages.hasRepeats, !pages.hasMoved { break }
        }
        return .whole
    }

    /// The plays with these ids, from the newest page on until all are found.
    package func find(_ ids: Set<Int64>) async throws -> [AccountPlay] {
        var found: [Int64: AccountPlay] = [:]
        var pages = client.history(now: now)
        while found.count < ids.count, let rows = try await pages.next() {
            for play in rows.compactMap(AccountPlay.init) where ids.contains(play.id) {
                found[play.id] = play
            }
        }
        return Array(found.values)
    }
}
