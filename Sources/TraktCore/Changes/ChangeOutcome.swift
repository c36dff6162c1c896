/// The end of a run: what it changed is read back, the undo files are written, and the journal is
/// cleared.
extension ChangeRun {
    /// Sends everything that is open, and finds out what came of it, however that ends. The changes
    /// have then what the account has of them. Gives the files that undo what was added or changed,
    /// and why the run ended early.
    package func perform() async -> (files: [UndoFile], end: (any Error)?) {
        var end: (any Error)?
        do { try await send() } catch { end = error }
        do { return (try await finish(), end) } catch { return ([], end ?? error) }
    }

    /// The changes of which this run has done anything.
    private var changed: [Int] { changes.indices.filter { changes[$0].done > 0 } }

    /// - Throws: what reading throws; then the journal keeps the requests, and the next run writes
    ///   the undo files.
    private func finish() async throws -> [UndoFile] {
        defer { room?.release() }
        var files: [UndoFile] = []
        if let last = changed.last, let intent = sent.last {
            // Of a removal one play is enough: if the history shows that it is gone, it has caught up.
            let shown = changes.indices.filter { changes[$0].done > 0 || changes[$0].wanted == 0 }
            try await readBack(verb == .add ? shown : [last], intent)
            if verb == .add {
                joinNames(shown)
                if mayBeKept { try await findKept() }
                try await takeBackLate()
                let done = changed.map { changes[$0] }.map { ($0.target, $0.found, $0.done) }
                files = try UndoFile.saveAdditions(done, intent, world, in: room)
            }
        }
        for intent in sent where !undecided.contains(intent.name) { try journal.settle(intent) }
        return files
    }

    /// Reads what the account now has of changed items. `last` is the last request. What Trakt has
    /// confirmed and does not show stays in the journal: no run may send it again.
    private func readBack(_ shown: [Int], _ last: Intent) async throws {
        var intent = last
        intent.targets = shown.map { index in
            var target = changes[index].target
            target.wanted = changes[index].done
            // Trakt may keep facts about an entry in its own way: it is enough that it is there.
            target.fields = ListFields()
            return target
        }
        world.messages.progress(now: true, "reading back")
        let (presences, isFinal) = try await reconciler.readBack(
            &intent, until: intent.deadline, expecting: shown.count, whole: !lost.isEmpty)
        // What does not show yet is left for the next run.
        if !isFinal { undecided.formUnion(sent.map(\.name)) }
        for (index, found) in zip(shown, presences) { changes[index].found = found }
        intent.targets = zip(intent.targets, presences).filter { !intent.isDone($0, $1) }.map(\.0)
        guard isFinal, verb == .add, !intent.targets.isEmpty else { return }
        (intent.name, intent.isConfirmed) = ("\(name)-unseen", true)
        try journal.write(intent)
        retry =
            "Trakt does not show \(list.counted(intent.targets.count)) yet that it added: run the same "
            + "command again later, to get the undo file"
    }

    /// Finds the entries that Trakt has not changed although it says so: it keeps the first notes
    /// of some lists.
    private func findKept() async throws {
        func kept() -> [Int] { changed.filter { changes[$0].isKept } }
        guard !kept().isEmpty else { return }
        let deadline = BootInstant.now.adding(2 * reconciler.firstPause)
        _ = try await reconciler.read(until: deadline, for: "reading back") {
            let indices = kept()
            let found = try await reconciler.view.look(at: indices.map { changes[$0].target })
            for (index, found) in zip(indices, found) { changes[index].found = found }
            return (found, kept().isEmpty)
        }
        for index in kept() { (changes[index].done, changes[index].failure) = (0, .kept) }
    }

    /// Removes the plays of lost requests that arrived after all, when they had been sent again. That
    /// they did shows in every play of a request being there once too often. A single one may also be
    /// another program's: it is named and stays.
    private func takeBackLate() async throws {
        guard list == .history else { return }
        func late(_ index: Int) -> ArraySlice<Int64> {
            changes[index].found.new(changes[index].target).dropFirst(changes[index].done)
        }
        let whole = lost.filter { $0.count > 1 && $0.allSatisfy { !late($0).isEmpty } }
        let certain = Set(whole.joined())
        let unclear = Set(lost.joined()).subtracting(certain).filter { !late($0).isEmpty }
        if !unclear.isEmpty {
            world.messages.say(
                "\(names(unclear)): there once more than asked for; a lost request may have added it "
                    + "late, or another program: look with trakt-history")
        }
        let surplus = certain.sorted().flatMap { index in late(index).map { (index, $0) } }
        if !surplus.isEmpty { try await takeBack(surplus) }
    }

    private func takeBack(_ surplus: [(index: Int, id: Int64)]) async throws {
        var rows: [Record] = []
        let removals = surplus.compactMap { index, id -> Change? in
            let change = changes[index]
            guard let row = change.found.plays[id], let play = AccountPlay(row.asSlice) else {
                return nil
            }
            rows.append(row)
            var target = ChangeTarget(removing: id, of: change.target.reference, at: play.time)
            target.before = Set(change.found.plays.keys)
            return Change(target, play.item, line: change.line)
        }
        let run = try ChangeRun(.remove, .history, removals, client, world)
        let file = try UndoFile(.removed, .history, run: run.name, world)
        try file.save(run.undoRecords(rows))
        if let error = await run.perform().end { throw error }
        for (index, id) in surplus { changes[index].found.plays[id] = nil }
        takenBack = removals.count
        world.messages.say(
            "took \(counted(removals.count, "play")) back that a lost request had added late "
                + "(\(names(Set(surplus.map(\.index))))); undo: \(file.command)")
    }

    /// The records that restore what this run removes; `rows` are those of its changes. A play gets the
    /// ids of the others of its item and minute, those that stay and those that go, and the time.
    package func undoRecords(_ rows: [Record]) -> [Record] {
        let removed = Set(changes.compactMap(\.target.play))
        let now = world.now().text
        return zip(changes, rows).map { change, row in
            guard let play = change.target.play else { return row }
            let others = change.target.before.subtracting([play])
            return row.setting(
                "undo",
                to: [
                    "beside": .ids(others.subtracting(removed)),
                    "with": .ids(others.intersection(removed)),
                    "at": .string(now),
                ])
        }
    }

    /// The first items, for a message.
    private func names(_ indices: Set<Int>) -> String {
        let shown = indices.sorted().prefix(3).map { changes[$0].item.name.printable }
        let more = indices.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(grouped(more)) more" : "")
    }

    /// What the run did, in a line: `added 3 plays (1 already there, 0 not found, 0 uncertain)`.
    package var summary: String {
        var counts = ["gone already": goneBefore, "taken back": takenBack]
        for (word, count) in changes.flatMap({ $0.counts(verb) }) {
            counts[word, default: 0] += count
        }
        let isAddition = verb == .add
        var text = isAddition ? "added " : "removed "
        text += list.counted(counts[isAddition ? "added" : "removed"] ?? 0)
        if list != .history { text += " \(isAddition ? "to" : "from") the \(list.title)" }
        if let changed = counts["changed"], changed > 0 { text += ", changed \(grouped(changed))" }
        let always = isAddition ? ["already there", "not found"] : ["gone already"]
        let rare = ["not added", "not changed", "not removed", "taken back"]
        let words = always + ["uncertain"] + rare.filter { counts[$0, default: 0] > 0 }
        let parts = words.map { "\(grouped(counts[$0] ?? 0)) \($0)" }
        return "\(text) (\(parts.joined(separator: ", ")))"
    }

    /// Says how the run ended and returns its status: the status of `end` if it ended early.
    package func conclude(_ end: (any Error)?, _ filter: RecordFilter) throws -> ExitStatus {
        world.messages.endProgress()
        if let end = end as? BrokenPipe { throw end }
        if let error = end as? ToolError { world.messages.say(error.message) }
        // Where nothing came of it, the error says it all.
        if !(end is ToolError) || mayHaveChanged { world.messages.note(summary) }
        if let error = end as? StreamError { throw error }
        let status = try finalStatus(filter)
        guard let end else { return status }
        guard let error = end as? ToolError else { throw end }
        return error.status
    }

    /// The status of a run that did not end early; says what is left for later.
    package func finalStatus(_ filter: RecordFilter) throws -> ExitStatus {
        let status = try filter.finish()
        if let retry { world.messages.say(retry) }
        return givenUp?.status ?? (retry == nil ? status : .tryLater)
    }
}
