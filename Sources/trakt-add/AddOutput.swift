import TraktCore

/// What an addition writes and says, once it has ended.
struct AddOutput {
    let entries: [AddEntry]
    let run: ChangeRun
    let filter: RecordFilter
    let world: World

    /// How many plays a dry run shows.
    private static let mostLines = 40

    /// Writes the records that are in the account as they stand there, unless it is a dry run, and
    /// names the others, in the input's order.
    func write(isDryRun: Bool = false) throws {
        for entry in entries {
            let missing = entry.parts.filter { run.changes[$0.change].lacks($0.rank) }
            if missing.contains(where: { run.changes[$0.change].failure == nil }) {
                if isDryRun { continue }
                // Its turn did not come. If nothing was sent at all, the error says it.
                let reason = "not added: run the same command again to add what is missing"
                try filter.rejectTogether(entry.record, reason, isSaid: run.mayHaveChanged)
            } else if let first = missing.first {
                let share = "\(missing.count) of \(entry.parts.count) episodes not added: "
                let reason = explain(run.changes[first.change])
                try filter.reject(
                    entry.record, named: (entry.parts.count > 1 ? share : "") + reason)
            } else if entry.parts.contains(where: { run.changes[$0.change].leavesOut($0.rank) }) {
                try filter.rejectTogether(entry.record, AddOutput.undecided)
            } else if let other = entry.parts.lazy.compactMap(otherItem).first {
                try filter.reject(entry.record, named: other)
            } else if !isDryRun {
                try emit(entry)
            }
        }
        try filter.flush()
        filter.sayTogether()
    }

    /// A removed play is not restored if another one of its item and minute is there: from a file
    /// alone it is unknown whether that is the play itself, restored under a new id.
    private static let undecided =
        "not restored: a play of the same item and minute is there again. If that is another play, "
        + "removed by another run, restore the files of both runs at once: cat FILE FILE | trakt-add"

    private func emit(_ entry: AddEntry) throws {
        for row in entry.parts.map(row) {
            let own = row.map { entry.isWhole ? $0 : entry.record.updated(from: $0) }
            if let record = own ?? (entry.isWhole ? nil : entry.record) { try filter.emit(record) }
        }
    }

    /// How the account's row shows that Trakt took a part for another item; nil if it does not.
    private func otherItem(_ part: AddEntry.Part) -> String? {
        guard let row = row(of: part), let other = MediaItem(row),
            let why = part.item.contradiction(by: other)
        else { return nil }
        let isPlay = run.list == .history
        let name = isPlay ? row.playID.map { #"{"id":\#($0)}"# } : ItemReference(other)?.json.text
        let list = isPlay ? "" : " --from \(ShellWord.quote(run.list.name))"
        return "the \(run.list.title) has it as \(other.name), \(why); to remove it: "
            + "echo '\(name ?? "")' | \(world.profilePrefix)trakt-remove\(list)"
    }

    private func explain(_ change: Change) -> String {
        switch change.failure {
        case .notDone(let why): "not \(change.isUpdate ? "changed" : "added"): \(why)"
        case .uncertain(let why):
            "uncertain whether it was added (\(why)): run the same command again to add what is "
                + "missing"
        default:
            "Trakt does not know this \(change.target.reference.type.rawValue) "
                + "(\(change.target.reference.name))"
                + (change.item.ids.keys.count > 1
                    ? ": if it was merged into another one, leave that id out" : "")
        }
    }

    /// The row of the account that a part stands for; nil if it does not show.
    private func row(of part: AddEntry.Part) -> Record? {
        let change = run.changes[part.change]
        let found = change.found
        guard change.target.time != nil else { return found.entry }
        let new = found.new(change.target)
        let ids =
            change.target.time == .released
            ? new + found.atRelease.subtracting(new).sorted()
            : change.target.before.subtracting(change.beside).sorted() + new
        guard !ids.isEmpty else { return nil }
        return found.plays[ids[min(part.rank, ids.count - 1)]]
    }

    /// The end of a dry run: what would be added, with its time.
    func sayPlan(now: Timestamp) throws -> ExitStatus {
        let open = run.changes.filter(\.isOpen)
        for change in open.prefix(AddOutput.mostLines) {
            let time = change.target.time.map { "\(words($0))  " } ?? ""
            world.messages.note("  \(time)\(change.item.name.printable)")
        }
        if open.count > AddOutput.mostLines {
            world.messages.note("  and \(grouped(open.count - AddOutput.mostLines)) more")
        }
        try write(isDryRun: true)
        let present = run.changes.reduce(0) { $0 + min($1.have, $1.wanted) }
        let changed = open.count(where: \.isUpdate)
        let count = open.reduce(0) { $0 + $1.missing } - changed
        let nowCount = open.filter { $0.target.time == .at(now) }.reduce(0) { $0 + $1.missing }
        var text = "would add \(run.list.counted(count))"
        if run.list != .history { text += " to the \(run.list.title)" }
        if changed > 0 { text += ", change \(grouped(changed))" }
        if nowCount > 0 { text += ", \(grouped(nowCount)) of them as watched now" }
        world.messages.note("\(text) (\(grouped(present)) already there); nothing was added")
        return try run.finalStatus(filter)
    }

    private func words(_ time: PlayTime) -> String {
        switch time {
        case .at(let time): "\(time.text.prefix(16))Z"
        case .released: "at its release   "
        case .unknown: "unknown date     "
        }
    }
}
