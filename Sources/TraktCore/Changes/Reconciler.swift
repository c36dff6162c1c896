/// Finds out what became of requests: the same for a run's own and for those that a killed run left.
struct Reconciler: Sendable {
    let view: AccountView
    private let messages: Messages
    /// The pause before the second reading, in seconds.
    let firstPause: Double

    /// The longest pause between two readings, in seconds.
    private static let longestPause = 10.0

    init(_ list: AccountList, _ client: TraktClient, _ world: World) throws {
        view = AccountView(list: list, client: client, now: world.now())
        messages = world.messages
        firstPause = max(try world.number("TRAKT_RETRY_WAIT", default: 1), 0.05)
    }

    /// Reads what there is of the intent's targets until `count` of them are done. Targets may get
    /// more keys (`findMerged`). Unless it is `whole`, a reading ends once all targets are done.
    func readBack(
        _ intent: inout Intent, until deadline: BootInstant, expecting count: Int,
        whole: Bool = false
    ) async throws -> (presences: [Presence], isFinal: Bool) {
        try await read(until: deadline, for: "checking what a request has changed") {
            var presences = try await look(at: intent, whole)
            if intent.doneCount(presences) < count, try await findMerged(&intent, presences) {
                presences = try await look(at: intent, whole)
            }
            return (presences, intent.doneCount(presences) >= count)
        }
    }

    private func look(at intent: Intent, _ whole: Bool) async throws -> [Presence] {
        // What is out is followed up even if the person has asked to stop; a second Ctrl-C ends the
        // process.
        try await Task {
            try await view.look(at: intent.targets) {
                !whole && intent.doneCount($0) == intent.targets.count
            }
        }.value
    }

    /// Reads, again after growing pauses, until all is as expected (`isDone`) or the deadline has
    /// passed. `isFinal` is false if the person asked to stop before that.
    func read(
        until deadline: BootInstant, for what: String,
        _ reading: () async throws -> (presences: [Presence], isDone: Bool)
    ) async throws -> (presences: [Presence], isFinal: Bool) {
        var pause = firstPause
        while true {
            let left = deadline.secondsLeft
            let (presences, isDone) = try await reading()
            if isDone { return (presences, true) }
            if left <= 0 || Task.isCancelled { return (presences, !Task.isCancelled) }
            messages.waiting(for: what, seconds: left)
            try? await Task.sleep(for: .seconds(min(pause, left)))
            pause = min(pause * 2, Reconciler.longestPause)
        }
    }

    /// Trakt merges items: a play may be kept under another item than it was sent for (trakt-api.md
    /// 6.7). If a target does not show, and its minute has a new play of an item that no target
    /// names, the target's id is looked up once.
    /// - Returns: whether any target got new keys.
    private func findMerged(
        _ intent: inout Intent, _ presences: [Presence]
    ) async throws -> Bool {
        guard intent.list == .history, intent.verb == .add else { return false }
        var hasFound = false
        for (place, found) in presences.enumerated() {
            let target = intent.targets[place]
            guard !intent.isDone(target, found), target.isSuspect(found), !target.isLookedUp
            else { continue }
            let keys = try await view.client.keys(of: target.reference)
            intent.targets[place].isLookedUp = true
            intent.targets[place].keys += keys
            hasFound = hasFound || !keys.isEmpty
        }
        return hasFound
    }

    /// Settles the requests that earlier runs of this account left open. Nothing is sent.
    static func recover(_ journal: Journal, _ client: TraktClient, _ world: World) async throws {
        let intents = try journal.intents()
        guard !intents.isEmpty else { return }
        let owner = try await client.owner(world)
        let others = Set(intents.compactMap(\.owner)).subtracting([owner])
        for other in others.sorted() {
            world.messages.note(
                "an earlier run for another account (\(other)) was stopped: the next change of that "
                    + "account settles it")
        }
        let ours = intents.filter { $0.owner ?? owner == owner }
        let groups = Dictionary(grouping: ours) { "\($0.verb) \($0.list.name)" }
        // Removals first.
        for (_, group) in groups.sorted(by: { $0.key > $1.key }) {
            do {
                try await Reconciler(group[0].list, client, world).settle(group, journal, world)
            } catch let error as ToolError
                where error.status == .noInput && group[0].list.isPersonal
            {
                // The list was deleted, and what was added with it.
                world.messages.detail(error.message)
                for intent in group { try journal.settle(intent) }
            }
        }
    }

    /// Waits until the requests show or can no longer arrive, and writes down what they added. What
    /// Trakt has confirmed and still does not show stays in the journal.
    private func settle(_ group: [Intent], _ journal: Journal, _ world: World) async throws {
        messages.detail("settling \(counted(group.count, "request")) of earlier runs")
        guard var all = group.max(by: { $0.deadline.secondsLeft < $1.deadline.secondsLeft })
        else { return }
        all.targets = group.flatMap(\.targets)
        let (presences, isFinal) = try await readBack(
            &all, until: all.deadline, expecting: all.targets.count)
        guard isFinal else { throw CancellationError() }
        var rest = presences[...]
        var remarks: Set<String> = []
        for var intent in group {
            let found = Array(zip(intent.targets, rest.prefix(intent.targets.count)))
            rest = rest.dropFirst(found.count)
            let done = found.filter { intent.isDone($0, $1) }
            if intent.verb == .add {
                let added = done.map { ($0, $1, $0.wanted) }
                let files = try UndoFile.saveAdditions(added, intent, world)
                remarks.formUnion(files.map { "undo what it added: \($0.command)" })
                intent.targets = found.filter { !intent.isDone($0, $1) }.map(\.0)
            } else if !done.isEmpty {
                let file = try UndoFile(.removed, intent.list, run: intent.run, world)
                if file.exists { remarks.insert("restore what it removed: \(file.command)") }
            }
            let isOpen = intent.verb == .add && intent.isConfirmed && !intent.targets.isEmpty
            try isOpen ? journal.write(intent) : journal.settle(intent)
        }
        for remark in remarks.sorted() { messages.say("an earlier run was stopped; \(remark)") }
    }
}
