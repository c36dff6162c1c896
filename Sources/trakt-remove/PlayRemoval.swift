import TraktCore

/// Removes plays by their ids, a hundred in a request.
///
/// Removing by id is the same done twice, so that a request whose answer was lost is sent again.
/// What the replies' numbers do not account for is read back.
final class PlayRemoval {
    private let client: TraktClient
    private let filter: RecordFilter
    private let world: World
    private let reader: PlayReader
    private let flight: RequestInFlight
    private var removed: Set<Int64> = []
    private var goneBefore: Set<Int64> = []
    private var goneLines: [Int] = []
    private var refused = 0
    private var doubtful: [RemovablePlay] = []
    private var announcement = Announcement {}

    /// How often one batch is sent at most.
    private static let mostAttempts = 6

    init(_ client: TraktClient, _ filter: RecordFilter, _ world: World) throws {
        self.client = client
        self.filter = filter
        self.world = world
        reader = PlayReader(client, now: world.now())
        flight = try RequestInFlight(world)
    }

    /// Shows, asks, saves, removes. The status says how it ended.
    func run(_ plays: [RemovablePlay], _ consent: Consent) async throws -> ExitStatus {
        guard !plays.isEmpty else { return try finish(nil) }
        var summary = ItemSummary(counting: "play")
        for play in plays { summary.add(play.item) }
        let count = ItemSummary.count(plays.count, "play")
        guard try consent.isGiven(for: summary, counting: count) else { return try filter.finish() }
        let lock = try await ChangeLock.take(world)
        defer { lock.release() }
        let undo = try UndoFile.save(plays.map(\.record), from: .history, world)
        announcement = Announcement { consent.announce(summary, undo) }
        let end = await removeAll(plays)
        if let error = end, !announcement.isMade {
            // Nothing was removed, and nothing is to be undone.
            try undo.discard()
            throw error
        }
        announcement.make()
        if !goneBefore.isEmpty {
            try undo.keepOnly(plays.filter { !goneBefore.contains($0.id) }.map(\.record))
        }
        return try finish(end)
    }

    /// Sends the batches until all are done or one of them ends the run; gives what ended it.
    private func removeAll(_ plays: [RemovablePlay]) async -> (any Error)? {
        var rest = plays[...]
        do {
            while !rest.isEmpty {
                try Task.checkCancellation()
                let batch = Array(rest.prefix(ChangeBody.mostItems))
                world.messages.progress(
                    "removed \(removed.count) of \(ItemSummary.count(plays.count, "play"))")
                try await remove(batch)
                rest = rest.dropFirst(batch.count)
            }
            return nil
        } catch is ReaderGone {
            return ReaderGone()
        } catch {
            guard announcement.isMade else { return error }
            let open = plays.filter { play in
                !removed.contains(play.id) && !goneBefore.contains(play.id)
                    && !doubtful.contains { $0.id == play.id }
            }
            sayNotRemoved(open)
            return error
        }
    }

    /// Sends one batch until it is known that all of it is gone.
    private func remove(_ batch: [RemovablePlay]) async throws {
        var open = batch
        var isDoubtful = false
        for attempt in 1...PlayRemoval.mostAttempts {
            guard let body = ChangeBody.plays(open.map(\.id)) else { return }
            let isLast = attempt == PlayRemoval.mostAttempts
            switch try await write(body, open.map(\.id), ifCancelled: isDoubtful ? open : []) {
            case .done(let json):
                announcement.make()
                let left = try await settle(open, ChangeReply(json), isDoubtful: isDoubtful)
                if left.isEmpty { return }
                if isLast { return try refuse(left) }
                open = left
            case .refused(let error):
                if isDoubtful { try await judge(open) }
                throw error
            case .notSent(let error):
                if isLast || attempt > 2 { throw error }
            case .doubtful(let error):
                announcement.make()
                isDoubtful = true
                world.messages.detail("no clear answer (\(error.message)): sending it again")
                if isLast {
                    try await judge(open)
                    throw error
                }
            }
            try await pause(attempt, ifCancelled: isDoubtful ? open : [])
        }
    }

    private func write(
        _ body: JSON, _ ids: [Int64], ifCancelled open: [RemovablePlay]
    ) async throws -> TraktClient.WriteOutcome {
        do {
            let (flight, clock) = (flight, world.now)
            let outcome = try await client.write(
                "/sync/history/remove", body,
                beforeSending: { try flight.begin(removing: ids, now: clock()) })
            if case .doubtful = outcome { return outcome }
            flight.end()
            return outcome
        } catch {
            if !open.isEmpty { try await judge(open) }
            throw error
        }
    }

    private func pause(_ attempt: Int, ifCancelled open: [RemovablePlay]) async throws {
        let first = try world.number("TRAKT_RETRY_WAIT", default: 1)
        do {
            try await Task.sleep(for: .seconds(first * Double(1 << (attempt - 1))))
        } catch {
            if !open.isEmpty { try await judge(open) }
            throw error
        }
    }

    /// Reads a reply; gives the plays that are still there.
    private func settle(
        _ open: [RemovablePlay], _ reply: ChangeReply, isDoubtful: Bool
    ) async throws -> [RemovablePlay] {
        let gone = reply.unknownPlays.intersection(open.map(\.id))
        var left: Set<Int64> = []
        if (reply.deleted ?? -1) + gone.count != open.count {
            world.messages.detail("the numbers of the reply do not add up: reading back")
            left = try await remaining(open)
        }
        // Plays that were not there may have been removed by the request before.
        if !isDoubtful {
            let plays = open.filter { gone.contains($0.id) && !left.contains($0.id) }
            goneBefore.formUnion(plays.map(\.id))
            goneLines += plays.map(\.line)
        }
        for play in open where !left.contains(play.id) && !goneBefore.contains(play.id) {
            try emit(play)
        }
        try filter.flush()
        return open.filter { left.contains($0.id) }
    }

    /// After the last try: finds out which plays are gone and which are still there.
    private func judge(_ open: [RemovablePlay]) async throws {
        guard let left = try? await remaining(open) else {
            doubtful += open
            return
        }
        for play in open where !left.contains(play.id) { try emit(play) }
        try filter.flush()
    }

    /// Which of the plays the history still has.
    private func remaining(_ plays: [RemovablePlay]) async throws -> Set<Int64> {
        let ids = Set(plays.map(\.id))
        let minutes = plays.map(\.time.minute)
        let reader = reader
        let found = try await uninterrupted {
            try await reader.plays(around: minutes, PlayReader.Scope()) { ids.contains($0.id) }
        }
        return Set(found.map(\.id))
    }

    private func emit(_ play: RemovablePlay) throws {
        guard removed.insert(play.id).inserted else { return }
        try filter.emit(play.record)
    }

    private func refuse(_ plays: [RemovablePlay]) throws {
        for play in plays {
            refused += 1
            try filter.reject(play.record, "Trakt says yes but keeps play \(play.id)")
        }
    }

    private func sayNotRemoved(_ plays: [RemovablePlay]) {
        guard !plays.isEmpty else { return }
        world.messages.say("\(lines(plays)): not removed: run the same again")
    }

    /// Says in one line why the run ended early, and of which plays nobody knows what became.
    private func sayEnd(_ end: (any Error)?) {
        var parts = (end as? ToolError).map { [$0.message] } ?? []
        if !doubtful.isEmpty {
            parts.append("\(lines(doubtful)): not known whether removed: run the same again")
        }
        if !parts.isEmpty { world.messages.say(parts.joined(separator: "; ")) }
    }

    private func lines(_ plays: [RemovablePlay]) -> String { LineRanges.text(plays.map(\.line)) }

    /// Writes out everything and says how it went.
    private func finish(_ end: (any Error)?) throws -> ExitStatus {
        if let end = end as? ReaderGone { throw end }
        var parts = ["removed \(ItemSummary.count(removed.count, "play"))"]
        if !goneBefore.isEmpty { parts.append("\(goneBefore.count) were gone already") }
        if refused > 0 { parts.append("\(refused) not removed") }
        if !doubtful.isEmpty { parts.append("\(doubtful.count) doubtful") }
        world.messages.endProgress()
        if !goneLines.isEmpty { world.messages.say("\(LineRanges.text(goneLines)): gone already") }
        sayEnd(end)
        world.messages.note(parts.joined(separator: ", "))
        if let error = end as? StreamError { throw error }
        let status = try filter.finish()
        guard let end else { return status }
        guard let error = end as? ToolError else { throw end }
        return error.status
    }
}
