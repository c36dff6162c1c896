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
    private let world: World
    private var cursor = 0
    private var isAnnounced = false

    /// A removal of a plan. Nothing is done yet.
    init(
        _ plan: RemovalPlan, _ list: AccountList, _ consent: Consent, _ client: TraktClient,
        _ filter: RecordFilter, _ world: World
    ) throws {
        (self.plan, self.consent, self.filter, self.world) = (plan, consent, filter, world)
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
        var (_, end) = await run.perform()
        do { try advance() } catch { end = end ?? error }
        try trimUndoFile()
        if !(end is BrokenPipe) { try nameRest() }
        // With -q the file is the only way back if the output is not kept.
        if isAnnounced, world.messages.isQuiet {
            if let error = end as? StreamError {
                end = ToolError(.io, "\(error); undo: \(undo.command)")
            } else if FileIdentity(world.output)?.isDevice != false {
                world.messages.say("undo: \(undo.command)")
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
            world.messages.note("undo: \(undo.command)")
        }
        while cursor < changes.count, !changes[cursor].isOpen {
            let change = changes[cursor]
            if change.done > 0 { try filter.emit(records[cursor]) }
            cursor += 1
        }
        try filter.flush()
    }

    /// Takes out of the undo file what was gone before or not sent; without a removal there is no file.
    private func trimUndoFile() throws {
        let kept = zip(run.changes, records).filter { $0.0.mayBeDone }.map(\.1)
        if kept.count < records.count { try undo.keepOnly(kept) }
    }

    /// Names what was not removed.
    private func nameRest() throws {
        for (change, record) in zip(run.changes, records) {
            switch change.failure {
            case .notDone(let reason): try filter.reject(record, named: "not removed: \(reason)")
            case .uncertain:
                let reason = "uncertain whether it was removed: run the same command again"
                try filter.rejectTogether(record, reason)
            case .absent: filter.note("gone already", line: change.line)
            case nil where change.isOpen:
                let reason = "not removed: run the same command again"
                try filter.rejectTogether(record, reason, isSaid: run.mayHaveChanged)
            default: continue
            }
        }
        filter.sayTogether()
    }
}

extension Change {
    /// Whether a request for it may have been carried out, now or later.
    fileprivate var mayBeDone: Bool { sendings > 0 && failure != .absent }
}
