import TraktCore

/// Saves, removes, and writes what is gone.
final class Removal {
    private let plan: RemovalPlan
    /// The record of each change, with which it can be restored.
    private let records: [Record]
    private let run: ChangeRun
    private let undo: UndoFile
    private let consent: Consent
    private let filter: RecordFilter
    private let messages: Messages
    private var cursor = 0
    private var isAnnounced = false

    /// A removal of a plan. Nothing is done yet.
    init(
        _ plan: RemovalPlan, _ list: AccountList, _ consent: Consent, _ client: TraktClient,
        _ filter: RecordFilter, _ world: World
    ) throws {
        self.plan = plan
        self.consent = consent
        self.filter = filter
        messages = world.messages
        run = try ChangeRun(.remove, list, plan.changes, client, world)
        run.goneBefore = plan.gone.count
        records = run.undoRecords(plan.records)
        undo = try UndoFile(.removed, list, run: run.name, world)
    }

    /// Does all of it; the status says how it ended.
    func start() async throws -> ExitStatus {
        guard !plan.changes.isEmpty else { return try run.conclude(nil, filter) }
        try undo.save(records)
        run.onProgress = { [unowned self] in try self.advance() }
        var end: (any Error)?
        do { try await run.send() } catch { end = error }
        do { _ = try await run.finish() } catch { end = end ?? error }
        do { try advance() } catch { end = end ?? error }
        try trimUndoFile()
        if !(end is BrokenPipe) { try nameRest() }
        if isAnnounced, consent.isQuiet {
            // The file may be the only way back.
            if let error = end as? StreamError {
                end = ToolError(.io, "\(error); undo: \(undo.command)")
            } else if !consent.isOutputKept {
                messages.say("undo: \(undo.command)")
            }
        }
        return try run.conclude(end, filter)
    }

    /// Writes what is gone so far, in order, and says once how to undo it.
    private func advance() throws {
        let changes = run.changes
        if !isAnnounced, changes.contains(where: \.mayBeDone) {
            isAnnounced = true
            consent.show(plan.summary(run.list))
            messages.note("undo: \(undo.command)")
        }
        while cursor < changes.count, !changes[cursor].isOpen {
            let change = changes[cursor]
            if change.done > 0 { try filter.emit(records[cursor]) }
            cursor += 1
        }
        try filter.flush()
    }

    /// Takes out of the undo file what was gone before; without a removal there is no file.
    private func trimUndoFile() throws {
        guard run.changes.contains(where: \.mayBeDone) else { return try undo.keepOnly([]) }
        let kept = zip(run.changes, records).filter { $0.0.failure != .gone }.map(\.1)
        if kept.count < records.count { try undo.keepOnly(kept) }
    }

    /// Names what was not removed.
    private func nameRest() throws {
        var uncertain: [Int] = []
        var open: [Int] = []
        for (change, record) in zip(run.changes, records) {
            switch change.failure {
            case .notDone(let reason):
                try filter.reject(record, named: "not removed: \(reason)")
            case .uncertain:
                uncertain.append(change.line)
                try filter.keep(record, "uncertain whether it was removed")
            case nil where change.isOpen:
                open.append(change.line)
                try filter.keep(record, "not removed: the run ended before")
            default: continue
            }
        }
        let gone = run.changes.filter { $0.failure == .gone }.map(\.line)
        if !gone.isEmpty { messages.say("\(LineRanges.text(gone)): gone already") }
        if !uncertain.isEmpty {
            messages.say(
                "\(LineRanges.text(uncertain)): uncertain whether removed: run the same command "
                    + "again")
        }
        if !open.isEmpty, run.mayHaveChanged {
            messages.say("\(LineRanges.text(open)): not removed: run the same command again")
        }
    }
}

extension Change {
    /// Whether a request for it may have been carried out, now or later.
    fileprivate var mayBeDone: Bool { sendings > 0 && failure != .gone }
}
