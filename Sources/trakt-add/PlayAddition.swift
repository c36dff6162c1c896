import TraktCore

/// Adds the plays of a plan to the history, each exactly once.
///
/// First it asks the history what is there. Then batch after batch goes out, one request at a time.
/// Numbers that do not add up, and answers that were lost, are settled by asking the history again
/// (`PlaySettling.swift`); only what is not there is sent again. Records are written as soon as they
/// are decided, in the input's order.
final class PlayAddition {
    let client: TraktClient
    let world: World
    let reader: PlayReader
    let index: PlayIndex
    /// How long to wait before asking again, in seconds: the first of several growing pauses.
    let firstPause: Double
    var slots: [PlaySlot]
    /// Plays of others that were there before this run, in the minutes it is about.
    var strangers: Set<Int64> = []
    /// Slots that were sent again after an answer was lost.
    var resent: Set<Int> = []
    private let filter: RecordFilter
    private let entries: [PlayEntry]
    private var cursor = 0
    private var confirms = false
    /// Whether running the same again would not help.
    var isComplete: Bool {
        slots.allSatisfy { $0.present >= $0.want || $0.failure == .notFound }
    }
    private var batchSize = ChangeBody.mostItems
    private var failures = 0
    private var notes: RestoreNotes?
    /// Why a play was given up, as long as no other has gone through since.
    private var givenUp: ToolError?

    /// How many requests in a row may fail before the run ends. A batch that fails is halved each
    /// time, so that a single play the service chokes on is found by then.
    private static let mostFailures = 10
    /// How often a batch is sent that does not even reach the server.
    private static let mostConnectFailures = 3
    /// How often a single play is sent that the service chokes on.
    private static let mostSingleFailures = 6

    init(_ plan: PlayPlan, _ client: TraktClient, _ filter: RecordFilter, _ world: World) throws {
        self.client = client
        self.filter = filter
        self.world = world
        slots = plan.slots
        entries = plan.entries
        index = plan.index
        reader = PlayReader(client, now: world.now())
        firstPause = try world.number("TRAKT_RETRY_WAIT", default: 1)
    }

    /// Does all of it; the status says how it ended.
    func run(confirm: Bool, isDryRun: Bool) async throws -> ExitStatus {
        confirms = confirm
        if !slots.isEmpty { try await readBase() }
        if isDryRun { return try sayPlan() }
        var end: (any Error)?
        do {
            try advance()
            for wave in Set(slots.map(\.wave)).sorted() { try await send(wave) }
        } catch {
            end = error
        }
        await undoLateCommits()
        if let end = end as? ReaderGone { throw end }
        return try await finish(end)
    }

    /// Finds out what is there.
    private func readBase() async throws {
        world.messages.progress(now: true, "looking what is there already")
        let survey = try await PlaySurvey.take(of: Array(slots.indices), in: slots, index, reader)
        for place in slots.indices {
            slots[place].baseIDs = survey.ids[place] ?? []
            if slots[place].time == .released {
                slots[place].have = survey.atRelease[place]?.count ?? 0
            } else {
                try countBase(place)
            }
        }
        for ids in survey.strangers.values { strangers.formUnion(ids) }
    }

    /// Counts the plays that are there, but those that only stood beside plays to restore.
    private func countBase(_ place: Int) throws {
        let slot = slots[place]
        let missing = Set(slot.sourceIDs).subtracting(slot.baseIDs)
        let others = slot.baseIDs.subtracting(slot.sourceIDs)
        if !missing.isEmpty, !others.isEmpty {
            slots[place].beside = try restoreNotes().independent(others, beside: missing)
        }
        slots[place].have = slot.baseIDs.count - slots[place].beside.count
    }

    /// Read when plays with ids of their own are to be sent.
    private func restoreNotes() throws -> RestoreNotes {
        if let notes { return notes }
        let notes = try RestoreNotes(world)
        self.notes = notes
        return notes
    }

    /// Sends the slots of one wave.
    private func send(_ wave: Int) async throws {
        let places = slots.indices.filter { slots[$0].wave == wave }
        if wave > 0 { try await lookAgain(places.filter { slots[$0].isOpen }) }
        var start = 0
        while true {
            while start < places.count, !slots[places[start]].isOpen { start += 1 }
            let open = places[start...].lazy.filter { self.slots[$0].isOpen }
            let batch = Array(open.prefix(batchSize))
            guard !batch.isEmpty else { return }
            try Task.checkCancellation()
            try await send(batch)
            try advance()
        }
    }

    /// Items of an earlier wave may have been the same ones under another name.
    private func lookAgain(_ places: [Int]) async throws {
        guard !places.isEmpty else { return }
        let survey = try await PlaySurvey.take(of: places, in: slots, index, reader)
        for place in places {
            slots[place].have = max(slots[place].have, survey.present(place, slots[place]))
            slots[place].baseIDs.formUnion(survey.ids[place] ?? [])
        }
        try advance()
    }

    /// Sends one batch, once, and settles what became of it.
    private func send(_ batch: [Int]) async throws {
        sayProgress()
        var body = ChangeBody(.history)
        for place in batch {
            let time = JSON.Field("watched_at", slots[place].time.json)
            try body.add(slots[place].reference, [time])
        }
        guard let json = body.json else { return }
        let restored = batch.filter { !slots[$0].sourceIDs.isEmpty }
        if !restored.isEmpty {
            try restoreNotes().note(restored.map { (slots[$0].sourceIDs, slots[$0].beside) })
        }
        let start = ContinuousClock.now
        switch try await client.write("/sync/history", json) {
        case .done(let reply):
            (failures, givenUp) = (0, nil)
            batchSize = min(batchSize * 2, ChangeBody.mostItems)
            try await settle(batch, ChangeReply(reply))
        case .refused(let error): try refuse(batch, error)
        case .notSent(let error):
            failures += 1
            guard failures < PlayAddition.mostConnectFailures else { throw error }
            try await Task.sleep(for: .seconds(firstPause))
        case .doubtful(let error):
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let progress = try await settle(batch, after: error, seconds: seconds)
            try countFailure(batch, error, progress: progress)
        }
    }

    /// After an answer that was lost: smaller batches, and an end to it some time.
    private func countFailure(_ batch: [Int], _ error: ToolError, progress: Bool) throws {
        failures = progress ? 0 : failures + 1
        guard !progress else { return }
        if failures >= PlayAddition.mostFailures { throw error }
        if error.status != .tryLater { batchSize = max(1, batch.count / 2) }
        guard batch.count == 1, error.status != .tryLater else { return }
        guard failures >= PlayAddition.mostSingleFailures else { return }
        fail(batch, .notAdded(error.message))
        givenUp = error
    }

    /// After a refusal: a batch that is not valid is halved until the item is found that makes it so.
    private func refuse(_ batch: [Int], _ error: ToolError) throws {
        guard error.status == .protocolError else { throw error }
        if batch.count == 1 {
            failures += 1
            fail(batch, .notAdded(error.message))
        }
        if failures >= PlayAddition.mostFailures { throw error }
        batchSize = max(1, batch.count / 2)
    }

    /// Gives slots up.
    func fail(_ places: [Int], _ failure: PlaySlot.Failure) {
        for place in places where slots[place].isOpen { slots[place].failure = failure }
    }

    // MARK: - Output

    /// Writes or rejects the records that are decided, in order.
    private func advance() throws {
        while cursor < entries.count, let verdict = verdict(entries[cursor]) {
            let record = entries[cursor].record
            switch verdict {
            case .inAccount: if !confirms { try filter.emit(record) }
            case .missing(let reason): try filter.reject(record, reason)
            }
            cursor += 1
        }
        try filter.flush()
    }

    /// What has become of a record.
    private enum Verdict {
        case inAccount
        case missing(String)
    }

    /// Nil as long as it is not decided.
    private func verdict(_ entry: PlayEntry) -> Verdict? {
        let missing = entry.parts.filter { slots[$0.slot].present <= $0.rank }
        guard let first = missing.first else { return .inAccount }
        guard missing.allSatisfy({ slots[$0.slot].failure != nil }) else { return nil }
        let slot = slots[first.slot]
        var reason = slot.failure.map { explain($0, slot) } ?? ""
        if entry.parts.count > 1 {
            reason = "\(missing.count) of \(entry.parts.count) episodes not added: \(reason)"
        }
        return .missing(reason)
    }

    private func explain(_ failure: PlaySlot.Failure, _ slot: PlaySlot) -> String {
        switch failure {
        case .notFound:
            "Trakt does not know this \(slot.reference.type.rawValue) (\(slot.reference.name))"
        case .notAdded(let why): "not added: \(why)"
        case .doubtful(let why):
            "not known whether it was added (\(why)): run the same again, it adds what is missing"
        }
    }

    private func sayProgress() {
        world.messages.progress(
            "added \(total(\.added)) of \(slots.reduce(0) { $0 + max($1.want - $1.have, 0) }) plays"
        )
    }

    private func total(_ count: (PlaySlot) -> Int) -> Int { slots.reduce(0) { $0 + count($1) } }

    /// The end of a dry run.
    private func sayPlan() throws -> ExitStatus {
        var summary = ItemSummary(counting: "play")
        var seen: Set<Int> = []
        for entry in entries {
            guard let item = MediaItem(entry.record) else { continue }
            for part in entry.parts where seen.insert(part.slot).inserted {
                guard slots[part.slot].isOpen else { continue }
                summary.add(item)
            }
        }
        for line in summary.lines() { world.messages.note("  \(line)") }
        let count = slots.reduce(0) { $0 + max($1.want - $1.have, 0) }
        world.messages.note(
            "would add \(ItemSummary.count(count, "play")), "
                + "\(total { min($0.have, $0.want) }) are there already; nothing was added")
        return try filter.finish()
    }

    /// Reads back if asked to, says how it went, and gives the status.
    private func finish(_ end: (any Error)?) async throws -> ExitStatus {
        var end = end
        if end != nil { try giveUpRest(end) }
        if confirms {
            do { try await emitNewPlays() } catch { end = end ?? error }
        }
        world.messages.endProgress()
        if let error = end as? ToolError { world.messages.say(error.message) }
        world.messages.note(summary)
        if let error = end as? StreamError { throw error }
        let status = try filter.finish()
        guard let end else { return givenUp?.status ?? status }
        guard let error = end as? ToolError else { throw end }
        return error.status
    }

    private var summary: String {
        let notFound = total { $0.failure == .notFound ? $0.want - $0.present : 0 }
        let doubtful = total { slot in
            if case .doubtful = slot.failure { return slot.want - slot.present }
            return 0
        }
        let notAdded = total { slot in
            if case .notAdded = slot.failure { return slot.want - slot.present }
            return slot.isOpen ? slot.want - slot.present : 0
        }
        var text = "added \(ItemSummary.count(total(\.added), "play")), \(notFound) not found, "
        text += "\(doubtful) doubtful, \(total { min($0.have, $0.want) }) were there already"
        if notAdded > 0 { text += ", \(notAdded) not added" }
        return text
    }

    /// At an early end: the records whose turn did not come are named together.
    private func giveUpRest(_ end: (any Error)?) throws {
        guard !(end is StreamError) else { return }
        var lines: [Int] = []
        while cursor < entries.count {
            let entry = entries[cursor]
            switch verdict(entry) {
            case .inAccount: if !confirms { try filter.emit(entry.record) }
            case .missing(let reason): try filter.reject(entry.record, reason)
            case nil:
                lines.append(entry.record.line)
                try filter.keep(entry.record, "not added: the run ended before")
            }
            cursor += 1
        }
        guard !lines.isEmpty else { return }
        world.messages.say(
            "\(LineRanges.text(lines)): not added: run the same again, it adds what is missing")
    }

    /// Writes the plays that this run added, as the history tells them.
    private func emitNewPlays() async throws {
        let places = slots.indices.filter { slots[$0].added > 0 }
        guard !places.isEmpty else { return }
        let count = total(\.added)
        let survey = try await survey(places, expecting: count, seconds: 0)
        var emitted = 0
        var seen: Set<Int64> = []
        for place in places {
            for id in survey.new(place, slots[place]).prefix(slots[place].added) {
                guard seen.insert(id).inserted, let row = survey.rows[id] else { continue }
                try filter.emit(row)
                emitted += 1
            }
        }
        try filter.flush()
        guard emitted < count else { return }
        throw ToolError(
            .unavailable,
            "\(count - emitted) of \(count) new plays were not in the history when it was read "
                + "back: look for them with trakt-history")
    }
}
