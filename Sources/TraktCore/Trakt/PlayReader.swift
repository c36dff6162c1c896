/// A play in the account, as `/sync/history` tells it.
public struct AccountPlay: Sendable {
    /// The play's own id.
    public var id: Int64
    /// When it was watched; Trakt keeps the minute.
    public var time: Timestamp
    /// What was watched.
    public var item: MediaItem
    /// The row, word for word.
    public var row: Record

    /// Reads a row; nil if it is none.
    public init?(_ value: JSONSlice) {
        guard let id = value["id"]?.int64, let row = Record(value), let item = MediaItem(row),
            let time = value["watched_at"]?.string.flatMap({ Timestamp($0) })
        else { return nil }
        (self.id, self.time, self.item, self.row) = (id, time, item, row)
    }
}

/// Reads plays out of the account's history: to know what is there before anything is added, and
/// what has come of a write whose answer was lost. Asks `/sync/history` only, since every other
/// view lags behind it (trakt-api.md 4.2).
public struct PlayReader: Sendable {
    private let client: TraktClient
    private let now: Timestamp

    /// How often a list is read again if rows came twice or moved while it was read.
    private static let mostReadings = 3
    /// Up to this many groups of times are read one by one, whatever the whole span would cost.
    private static let fewWindows = 3

    /// A reader of the account that `client` is signed in to.
    public init(_ client: TraktClient, now: Timestamp) {
        self.client = client
        self.now = now
    }

    /// What to read.
    public struct Scope: Sendable {
        /// Only this kind of item.
        public var type: MediaType?
        /// Only this item of the kind, by its Trakt id.
        public var id: Int64?
        /// Whether rows should carry their items' release and running time.
        public var full = false

        /// Everything of `type` (of any kind if nil).
        public init(type: MediaType? = nil, id: Int64? = nil, full: Bool = false) {
            self.type = type
            self.id = id
            self.full = full
        }
    }

    /// The plays around `minutes` that `keep` wants: over the whole span if that takes fewer
    /// requests than its parts. Throws what reading throws.
    public func plays(
        around minutes: some Sequence<Int64>, _ scope: Scope,
        keep: @Sendable (AccountPlay) -> Bool
    ) async throws -> [AccountPlay] {
        let windows = PlayWindow.covering(minutes)
        if windows.count > PlayReader.fewWindows {
            let span = PlayWindow.spanning(windows)
            let whole = try await read(span, scope, mostPages: windows.count, keep: keep)
            if let whole { return whole }
        }
        var all: [AccountPlay] = []
        for window in windows { all += try await plays(in: window, scope, keep: keep) }
        return PlayReader.withoutRepeats(all)
    }

    /// The plays in a span that `keep` wants.
    public func plays(
        in window: PlayWindow, _ scope: Scope = Scope(),
        keep: @Sendable (AccountPlay) -> Bool
    ) async throws -> [AccountPlay] {
        try await read(window, scope, mostPages: Int.max, keep: keep) ?? []
    }

    /// The plays with these ids, from the newest page on until all are found.
    public func find(_ ids: Set<Int64>) async throws -> [AccountPlay] {
        var found: [Int64: AccountPlay] = [:]
        var pages = client.history(now: now)
        while found.count < ids.count, let rows = try await pages.next() {
            for play in rows.compactMap(AccountPlay.init) where ids.contains(play.id) {
                found[play.id] = play
            }
        }
        return Array(found.values)
    }

    /// Nil if the list has more than `mostPages` pages. A list in which rows came twice or moved
    /// may have hidden others: it is read again, and what any reading saw counts.
    private func read(
        _ window: PlayWindow, _ scope: Scope, mostPages: Int,
        keep: @Sendable (AccountPlay) -> Bool
    ) async throws -> [AccountPlay]? {
        var all: [AccountPlay] = []
        for _ in 0..<PlayReader.mostReadings {
            var pages = client.history(
                scope.type, id: scope.id, since: window.start, until: window.end, now: now,
                extended: scope.full ? "full" : nil)
            while let rows = try await pages.next() {
                if let count = pages.pageCount, count > mostPages { return nil }
                all += rows.compactMap(AccountPlay.init).filter(keep)
            }
            if !pages.hasRepeats, !pages.hasMoved { break }
        }
        return PlayReader.withoutRepeats(all)
    }

    private static func withoutRepeats(_ plays: [AccountPlay]) -> [AccountPlay] {
        var ids: Set<Int64> = []
        return plays.filter { ids.insert($0.id).inserted }
    }
}
