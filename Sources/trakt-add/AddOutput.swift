import TraktCore

/// What an addition writes and says, once it has ended.
struct AddOutput {
    let entries: [AddEntry]
    let run: ChangeRun
    let filter: RecordFilter
    let messages: Messages

    /// How many plays a dry run shows.
    private static let mostLines = 40

    /// Writes the records that are in the account as they stand there, and rejects the others, in
    /// the input's order.
    func write() throws {
        var open: [Int] = []
        var unseen = 0
        for entry in entries {
            let missing = entry.parts.filter { run.changes[$0.change].lacks($0.rank) }
            let changes = missing.map { run.changes[$0.change] }
            if changes.isEmpty {
                unseen += try emit(entry)
            } else if changes.contains(where: { $0.failure == nil }) {
                // Its turn did not come.
                open.append(entry.record.line)
                try filter.keep(entry.record, "not added: the run ended before")
            } else {
                let share = "\(missing.count) of \(entry.parts.count) episodes not added: "
                let reason = (entry.parts.count > 1 ? share : "") + explain(changes[0])
                try filter.reject(entry.record, named: reason)
            }
        }
        try filter.flush()
        sayLeftOut()
        if unseen > 0 {
            let count = run.list.counted(unseen)
            messages.say(
                "\(count) added, but Trakt does not show \(unseen == 1 ? "it" : "them") yet: run the "
                    + "same command again later, to get the undo file")
        }
        if !open.isEmpty, run.mayHaveChanged {
            messages.say(
                "\(LineRanges.text(open)): not added: run the same command again to add what is "
                    + "missing")
        }
    }

    /// A removed play is not restored if another one of its item and minute is there: from a file
    /// alone it is unknown whether that is the play itself, restored under a new id.
    private func sayLeftOut() {
        let count = run.changes.reduce(0) { $0 + $1.leftOut }
        guard count > 0 else { return }
        messages.note(
            "\(counted(count, "removed play")) not restored: a play of the same item and minute is "
                + "there again. If that is another play, removed by another run, restore the files "
                + "of both runs at once: cat FILE FILE | trakt-add")
    }

    /// Writes an entry; gives how many of its parts Trakt does not show.
    private func emit(_ entry: AddEntry) throws -> Int {
        let rows = entry.parts.map { row(of: $0) }
        for row in rows {
            let own = row.map { entry.isWhole ? $0 : entry.record.updated(from: $0) }
            if let record = own ?? (entry.isWhole ? nil : entry.record) { try filter.emit(record) }
        }
        return rows.count { $0 == nil }
    }

    private func explain(_ change: Change) -> String {
        switch change.failure {
        case .notDone(let why): "not added: \(why)"
        case .uncertain(let why):
            "uncertain whether it was added (\(why)): run the same command again to add what is "
                + "missing"
        default:
            "Trakt does not know this \(change.target.reference.type.rawValue) "
                + "(\(change.target.reference.name))"
        }
    }

    /// The row of the account that a part stands for; nil if it does not show.
    private func row(of part: (change: Int, rank: Int)) -> Record? {
        let change = run.changes[part.change]
        let found = change.found
        guard change.target.time != nil else { return found.entry }
        var ids = found.new(change.target)
        if change.target.time == .released {
            ids += found.atRelease.subtracting(ids).sorted()
        } else {
            ids = change.target.before.subtracting(change.beside).sorted() + ids
        }
        guard !ids.isEmpty else { return nil }
        return found.plays[ids[min(part.rank, ids.count - 1)]]
    }

    /// The end of a dry run: what would be added, with its time.
    func sayPlan(now: Timestamp) throws -> ExitStatus {
        let open = run.changes.filter(\.isOpen)
        for change in open.prefix(AddOutput.mostLines) {
            let time = change.target.time.map { "\(words($0))  " } ?? ""
            messages.note("  \(time)\(change.item.name.printable)")
        }
        if open.count > AddOutput.mostLines {
            messages.note("  and \(grouped(open.count - AddOutput.mostLines)) more")
        }
        sayLeftOut()
        let present = run.changes.reduce(0) { $0 + min($1.have, $1.wanted) }
        let changed = open.count(where: \.isUpdate)
        let count = open.reduce(0) { $0 + $1.missing } - changed
        let nowCount = open.filter { $0.target.time == .at(now) }.reduce(0) { $0 + $1.missing }
        var text = "would add \(run.list.counted(count))"
        if run.list != .history { text += " to the \(run.list.title)" }
        if changed > 0 { text += ", change \(grouped(changed))" }
        if nowCount > 0 { text += ", \(grouped(nowCount)) of them as watched now" }
        messages.note("\(text) (\(grouped(present)) already there); nothing was added")
        return try filter.finish()
    }

    private func words(_ time: PlayTime) -> String {
        switch time {
        case .at(let time): "\(time.text.prefix(16))Z"
        case .released: "at its release   "
        case .unknown: "unknown date     "
        }
    }
}
