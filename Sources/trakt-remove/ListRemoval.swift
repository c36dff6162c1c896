import TraktCore

/// Removes entries from the collection, the watchlist or the ratings. Doing so twice is the same as
/// once: an answer that was lost is followed by the same request, and what the numbers do not
/// account for is looked for in the list.
final class ListRemoval {
    private let list: AccountList
    private let client: TraktClient
    private let filter: RecordFilter
    private let world: World
    private var removed = 0
    private var kept = 0
    private var announcement = Announcement {}

    /// How often one batch is sent at most.
    private static let mostAttempts = 6
    /// How often one that does not reach the server is sent at most.
    private static let mostConnectAttempts = 3

    init(_ list: AccountList, _ client: TraktClient, _ filter: RecordFilter, _ world: World) {
        self.list = list
        self.client = client
        self.filter = filter
        self.world = world
    }

    /// Shows, asks, saves, removes. The status says how it ended.
    func run(_ entries: [RemovableEntry], _ consent: Consent) async throws -> ExitStatus {
        guard !entries.isEmpty else { return try finish(nil) }
        var summary = ItemSummary(counting: "entry")
        for entry in entries { summary.add(entry.entry.item) }
        let count = "\(ItemSummary.count(entries.count, "entry")) from the \(list.rawValue)"
        guard try consent.isGiven(for: summary, counting: count) else { return try filter.finish() }
        let lock = try await ChangeLock.take(world)
        defer { lock.release() }
        let undo = try UndoFile.save(entries.map(\.entry.row), from: list, world)
        announcement = Announcement { consent.announce(summary, undo) }
        do {
            var rest = entries[...]
            while !rest.isEmpty {
                try Task.checkCancellation()
                world.messages.progress("removed \(removed) of \(entries.count) entries")
                let batch = Array(rest.prefix(ChangeBody.mostItems))
                try await remove(batch)
                rest = rest.dropFirst(batch.count)
            }
            return try finish(nil)
        } catch  where !announcement.isMade {
            // Nothing was removed, and nothing is to be undone.
            try undo.discard()
            throw error
        } catch {
            return try finish(error)
        }
    }

    private func remove(_ batch: [RemovableEntry]) async throws {
        var open = batch
        let firstPause = try world.number("TRAKT_RETRY_WAIT", default: 1)
        for attempt in 1...ListRemoval.mostAttempts {
            var body = ChangeBody(list)
            for entry in open { try body.add(entry.reference) }
            guard let json = body.json else { return }
            switch try await client.write("/sync/\(list.rawValue)/remove", json) {
            case .done(let json):
                announcement.make()
                let reply = ChangeReply(json)
                let left = reply.deleted == open.count ? [] : try await remaining(open)
                try emit(open.filter { entry in !left.contains(entry.reference) })
                open = open.filter { left.contains($0.reference) }
                if open.isEmpty { return }
                if attempt == ListRemoval.mostAttempts { return try refuse(open) }
            case .refused(let error): throw error
            case .notSent(let error):
                guard attempt < ListRemoval.mostConnectAttempts else { throw error }
            case .doubtful(let error):
                announcement.make()
                guard attempt < ListRemoval.mostAttempts else { throw error }
                world.messages.detail("no clear answer (\(error.message)): sending it again")
            }
            try await Task.sleep(for: .seconds(firstPause * Double(1 << (attempt - 1))))
        }
    }

    /// Which of the entries the list still has.
    private func remaining(_ entries: [RemovableEntry]) async throws -> Set<ItemReference> {
        let there = try await ListEntries.read(
            list, Set(entries.map(\.reference.type)), client)
        return Set(entries.filter { there[$0.entry.item] != nil }.map(\.reference))
    }

    private func emit(_ entries: [RemovableEntry]) throws {
        for entry in entries {
            removed += 1
            try filter.emit(entry.record)
        }
        try filter.flush()
    }

    private func refuse(_ entries: [RemovableEntry]) throws {
        for entry in entries {
            kept += 1
            try filter.reject(entry.record, "Trakt says yes but keeps \(entry.entry.item.name)")
        }
    }

    private func finish(_ end: (any Error)?) throws -> ExitStatus {
        if let end = end as? ReaderGone { throw end }
        var text = "removed \(ItemSummary.count(removed, "entry")) from the \(list.rawValue)"
        if kept > 0 { text += ", \(kept) not removed" }
        world.messages.endProgress()
        if let error = end as? ToolError {
            world.messages.say("\(error.message); run the same again for the rest")
        }
        world.messages.note(text)
        if let error = end as? StreamError { throw error }
        let status = try filter.finish()
        guard let end else { return status }
        guard let error = end as? ToolError else { throw end }
        return error.status
    }
}
