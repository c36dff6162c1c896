import TraktCore

/// The account's side of a comparison.
///
/// The history's items come from the watched lists, a few pages for any account. These lag behind
/// the history by minutes, so the service's own record of activities is asked first: after a
/// recent change the history itself is read (trakt-api.md 4.2, 4.3).
struct AccountSide {
    let client: TraktClient
    let list: AccountList
    let world: World
    let plan: Plan

    /// What has been read of the account.
    private enum Extent { case nothing, watchedLists, all }

    /// Prints the records of the stream that are (not) in the account. Asks nothing for an empty
    /// stream.
    func compare(_ filter: RecordFilter) async throws -> ExitStatus {
        var difference = DifferenceFilter(plan)
        var extent = Extent.nothing
        while let record = try await filter.nextAsync() {
            if extent == .nothing { extent = try await load(&difference) }
            if extent == .watchedLists, needsHistory(record) {
                try await learn(client.history(now: world.now()), &difference)
                extent = .all
            }
            try difference.pass(record, filter)
        }
        return try finish(difference, filter)
    }

    /// Prints the account's rows that the stream does not have.
    func printMissing(from filter: RecordFilter) async throws -> ExitStatus {
        var difference = DifferenceFilter(plan)
        while let record = try await filter.nextAsync() {
            try difference.learn(record, from: filter)
        }
        try difference.endLearning(from: filter, world.messages)
        for pages in rowPages() {
            var pages = pages
            while let rows = try await next(&pages) {
                for record in records(rows, &difference) { try difference.pass(record, filter) }
                try filter.flush()
            }
        }
        return try finish(difference, filter)
    }

    private func finish(
        _ difference: DifferenceFilter, _ filter: RecordFilter
    ) throws -> ExitStatus {
        var difference = difference
        try difference.endPassing(filter)
        world.messages.endProgress()
        let status = try filter.finish()
        difference.nameMissingValues(world.messages)
        world.messages.note(difference.summary(filter))
        return difference.hasSkipped ? .partial : status
    }

    /// Reads the account's side.
    private func load(_ difference: inout DifferenceFilter) async throws -> Extent {
        guard list == .history else {
            for pages in rowPages() { try await learn(pages, &difference) }
            return .all
        }
        if case .item = plan.identity, plan.taken.isEmpty, try await watchedListsAreFresh() {
            try await learn(client.watched(.movie), &difference)
            if try await learnWatchedShows(&difference) { return .watchedLists }
        }
        try await learn(client.history(now: world.now()), &difference)
        return .all
    }

    /// Reads the list of watched shows.
    /// - Returns: whether it lists the episodes of every show.
    private func learnWatchedShows(_ difference: inout DifferenceFilter) async throws -> Bool {
        var pages = client.watched(.show)
        var allHaveSeasons = true
        while let rows = try await next(&pages) {
            allHaveSeasons = allHaveSeasons && rows.allSatisfy { $0["seasons"] != nil }
            learn(rows, &difference)
        }
        return allHaveSeasons
    }

    /// Whether nothing has changed for a while. A server that does not say is not trusted. It need
    /// not say when something was removed (trakt-api.md 4.3), so our own writes count too.
    private func watchedListsAreFresh() async throws -> Bool {
        let sinceOurs = world.now().seconds - client.http.lastWrite.seconds
        guard sinceOurs > TraktClient.lagSeconds else { return false }
        let reply = try await client.get("/sync/last_activities", authorization: .required)
        guard let activities = reply?.json else { return false }
        let times = ["movies", "episodes"].map { activities.value($0, "watched_at")?.string }
        return times.allSatisfy { text in
            guard let time = text.flatMap({ Timestamp($0) }) else { return false }
            return world.now().seconds - time.seconds > TraktClient.lagSeconds
        }
    }

    /// Whether only the history can tell: an episode without its show and numbers.
    private func needsHistory(_ record: Record) -> Bool {
        guard let item = MediaItem(record), item.type == .episode else { return false }
        return item.title.ids.keys.isEmpty || item.season == nil || item.number == nil
    }

    /// The pages of all rows.
    private func rowPages() -> [Pages] {
        list == .history
            ? [client.history(now: world.now())] : client.rows(of: list, list.types).map(\.pages)
    }

    private func learn(_ pages: Pages, _ difference: inout DifferenceFilter) async throws {
        var pages = pages
        while let rows = try await next(&pages) { learn(rows, &difference) }
    }

    /// Adds rows of the account; those that cannot be compared are named.
    private func learn(_ rows: [JSONSlice], _ difference: inout DifferenceFilter) {
        // These lists hold episodes; a show or season is in them when one of its episodes is.
        let countsForShow = list.holdsEpisodesOfShows
        for record in records(rows, &difference) {
            do throws(Incomparable) {
                try difference.learn(record, countsForShow: countsForShow)
            } catch { difference.skip(error.reason, world.messages) }
        }
    }

    /// The records of some rows. A row that is no object is named.
    private func records(
        _ rows: [JSONSlice], _ difference: inout DifferenceFilter
    ) -> [Record] {
        var all: [Record] = []
        for row in rows {
            do throws(ToolError) {
                _ = try ListRow.object(row, "entry")
                guard let record = Record(row) else { continue }
                let nested = list.holdsEpisodesOfShows ? NestedEpisodes.records(of: record) : nil
                all += nested ?? [record]
            } catch { difference.skip(error.description, world.messages) }
        }
        return all
    }

    private func next(_ pages: inout Pages) async throws -> [JSONSlice]? {
        let rows = try await pages.next()
        if let page = pages.pageCount {
            world.messages.progress("reading the account, \(counted(page, "page"))")
        }
        return rows
    }
}
