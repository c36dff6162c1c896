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
    let filter: RecordFilter
    let entries: [PlayEntry]
    /// The first record that is not decided.
    var cursor = 0
    /// Whether the new plays are written in the place of the records.
    var confirms = false
    /// Whether running the same again would not help.
    var isComplete: Bool {
        slots.allSatisfy { $0.present >= $0.want || $0.failure == .notFound }
    }
    private var batchSize = ChangeBody.mostItems
    private var failures = 0
    private let flight: RequestInFlight
    private var notes: RestoreNotes?
    /// Why a play was given up, as long as no other has gone through since.
    var givenUp: ToolError?

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
        flight = try RequestInFlight(world)
    }

    /// Does all of it; the status says how it ended.
    func run(clock: RunClock, confirm: Bool, isDryRun: Bool) async throws -> ExitStatus {
        confirms = confirm
        if !slots.isEmpty {
            try await readBase()
            if !isDryRun { try await waitForLeftovers() }
        }
        if isDryRun { return try sayPlan() }
        var end: (any Error)?
        do {
            try advance()
            if slots.contains(where: \.isOpen) { try clock.begin() }
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

    /// A run that was killed may have had a request out: waits for what it had sent to show, as long
    /// as the server may take, and looks again.
    private func waitForLeftovers() async throws {
        guard let left = flight.leftover(now: world.now()) else { return }
        var pause = max(firstPause, 0.05)
        while true {
            let adding = slots.indices.filter {
                let slot = slots[$0]
                return slot.isOpen
                    && left.adding.contains(RequestInFlight.name(of: slot.reference, slot.time))
            }
            let isRemoving = slots.contains { !$0.baseIDs.isDisjoint(with: left.removing) }
            guard !adding.isEmpty || isRemoving else { return }
            let rest = left.until.seconds - world.now().seconds
            guard rest > 0 else { return resent.formUnion(adding) }
            world.messages.waiting(for: "a request of a run that was stopped", seconds: rest)
            try await Task.sleep(for: .seconds(min(pause, rest)))
            pause *= 2
            try await readBase()
        }
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
        let names = batch.map { RequestInFlight.name(of: slots[$0].reference, slots[$0].time) }
        let (flight, clock) = (flight, world.now)
        let start = ContinuousClock.now
        var lost: ToolError?
        let outcome = try await client.write(
            "/sync/history", json,
            beforeSending: { try flight.begin(adding: names, now: clock()) })
        switch outcome {
        case .done(let json):
            let reply = ChangeReply(json)
            if reply.added != nil { flight.end() }
            if reply.added == nil {
                lost = ToolError(.protocolError, "Trakt's answer does not say what it added")
            } else {
                (failures, givenUp) = (0, nil)
                batchSize = min(batchSize * 2, ChangeBody.mostItems)
                try await settle(batch, reply)
            }
        case .refused(let error):
            flight.end()
            try refuse(batch, error)
        case .notSent(let error):
            flight.end()
            failures += 1
            guard failures < PlayAddition.mostConnectFailures else { throw error }
            try await Task.sleep(for: .seconds(firstPause * Double(failures)))
        case .doubtful(let error): lost = error
        }
        guard let lost else { return }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let progress = try await settle(batch, after: lost, seconds: seconds)
        flight.end()
        try countFailure(batch, lost, progress: progress)
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
}
