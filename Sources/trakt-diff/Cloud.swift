import TraktCore

/// The account's side of a comparison.
///
/// The history's items come from the watched lists, a few pages for any account. These lag behind
/// the history by minutes, so that the service's own record of activities is asked first: after a
/// recent change the history itself is read (trakt-api.md 4.2, 4.3).
struct Cloud {
    let client: TraktClient
    let list: AccountList
    let world: World

    /// How long after a change the watched lists are not trusted, in seconds. Lags of minutes were
    /// reported; this is generous.
    private static let lagSeconds = 1800.0

    /// Prints the records of the stream that are (not) in the account. Asks nothing for an empty
    /// stream.
    func compare(_ filter: RecordFilter, _ plan: Plan) async throws -> ExitStatus {
        var sieve: Sieve?
        var readsHistory = false
        while let record = try await filter.nextAsync() {
            if sieve == nil {
                var known = PlaySet(plan.identity)
                readsHistory = try await load(&known, plan)
                sieve = Sieve(known: known, plan: plan)
            }
            if !readsHistory, needsHistory(record) {
                var known = sieve?.known ?? PlaySet(plan.identity)
                try await loadRows(client.history(now: world.now()), &known, plan)
                readsHistory = true
                sieve = sieve?.with(known)
            }
            try sieve?.pass(record, filter)
        }
        return try finish(filter, plan, sieve?.counts ?? Sieve.Counts())
    }

    /// Prints the account's rows that the stream does not have.
    func printMissing(from filter: RecordFilter, _ plan: Plan) async throws -> ExitStatus {
        var known = PlaySet(plan.identity)
        while let record = try await filter.nextAsync() {
            if let keys = try plan.keys(of: record, filter) { known.insert(keys) }
        }
        var sieve = Sieve(known: known, plan: plan)
        for pages in rowPages() {
            var pages = pages
            while let rows = try await next(&pages) {
                for row in rows.flatMap(Cloud.records) { try sieve.pass(row, filter) }
                try filter.flush()
            }
        }
        return try finish(filter, plan, sieve.counts)
    }

    /// Writes out everything and says how it went.
    private func finish(
        _ filter: RecordFilter, _ plan: Plan, _ counts: Sieve.Counts
    ) throws -> ExitStatus {
        world.messages.endProgress()
        let status = try filter.finish()
        world.messages.note(plan.summary(counts, rejected: filter.rejected))
        return status
    }

    /// Fills `known` with the account's side; true if the whole history went in.
    private func load(_ known: inout PlaySet, _ plan: Plan) async throws -> Bool {
        guard list == .history else {
            for pages in rowPages() { try await loadRows(pages, &known, plan) }
            return true
        }
        if case .item = plan.identity, try await watchedListsAreFresh() {
            try await loadRows(client.watched(.movie), &known, plan)
            var pages = client.watched(.show)
            var allHaveSeasons = true
            while let rows = try await next(&pages) {
                allHaveSeasons = allHaveSeasons && rows.allSatisfy { $0["seasons"] != nil }
                for row in rows.flatMap(Cloud.records) { insert(row, &known) }
                for row in rows { insert(row, &known) }
            }
            if allHaveSeasons { return false }
        }
        try await loadRows(client.history(now: world.now()), &known, plan)
        return true
    }

    /// Whether nothing has changed for a while. A server that does not say is not trusted; nor does it
    /// have to say when something was removed (trakt-api.md 4.3), so that our own writes count too.
    private func watchedListsAreFresh() async throws -> Bool {
        let sinceOurs = world.now().seconds - client.http.lastWrite.seconds
        guard sinceOurs > Cloud.lagSeconds else { return false }
        let reply = try await client.get("/sync/last_activities", authorization: .required)
        guard let activities = reply?.json else { return false }
        let times = ["movies", "episodes"].map { activities.value($0, "watched_at")?.string }
        return times.allSatisfy { text in
            guard let time = text.flatMap({ Timestamp($0) }) else { return false }
            return world.now().seconds - time.seconds > Cloud.lagSeconds
        }
    }

    /// Whether only the history can tell: an episode without its show and numbers.
    private func needsHistory(_ record: Record) -> Bool {
        guard let item = MediaItem(record), item.type == .episode else { return false }
        return item.title.ids.keys.isEmpty || item.season == nil || item.number == nil
    }

    /// The lists that hold the rows to print.
    private func rowPages() -> [Pages] {
        switch list {
        case .history: [client.history(now: world.now())]
        case .collection: [client.list(list, .movie), client.list(list, .show)]
        case .watchlist, .ratings: [client.pages("/sync/\(list.rawValue)")]
        }
    }

    private func loadRows(
        _ pages: Pages, _ known: inout PlaySet, _ plan: Plan
    ) async throws {
        var pages = pages
        while let rows = try await next(&pages) {
            for row in rows.flatMap(Cloud.records) { insert(row, &known) }
        }
    }

    private func insert(_ row: JSONSlice, _ known: inout PlaySet) {
        if let record = Record(row) { insert(record, &known) }
    }

    private func insert(_ row: Record, _ known: inout PlaySet) {
        guard let item = MediaItem(row) else { return }
        let time = row["watched_at"]?.string.flatMap { Timestamp($0) }
        known.insert(PlaySet.Keys(items: ItemKey.keys(of: item), time: time))
    }

    private func next(_ pages: inout Pages) async throws -> [JSONSlice]? {
        let rows = try await pages.next()
        if let page = pages.pageCount {
            world.messages.progress("reading the account, \(page) pages")
        }
        return rows
    }

    /// The records in a row: itself, or the episodes of a show's row that lists its seasons.
    private static func records(_ row: JSONSlice) -> [Record] {
        guard let show = row["show"], let seasons = row["seasons"]?.elements else {
            return Record(row).map { [$0] } ?? []
        }
        return seasons.flatMap { season -> [Record] in
            guard let number = season["number"]?.int else { return [] }
            return (season["episodes"]?.elements ?? []).compactMap { episode in
                guard let place = episode["number"]?.int else { return nil }
                return Record(
                    .object([
                        "type": "episode", "collected_at": episode["collected_at"].map { .raw($0) },
                        "episode": .object(["season": .int(number), "number": .int(place)]),
                        "show": .raw(show),
                    ]))
            }
        }
    }
}
