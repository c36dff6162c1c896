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

    /// Reads what there is of the intent's targets, again after growing pauses, until `count` of
    /// them are done, or nothing can arrive any more. `isFinal` is false if the person asked to stop
    /// before that. Targets may get more keys (`findMerged`). Unless it is `whole`, a reading ends
    /// once all targets are done.
    func readBack(
        _ intent: inout Intent, until deadline: BootInstant, expecting count: Int,
        whole: Bool = false
    ) async throws -> (presences: [Presence], isFinal: Bool) {
        var pause = firstPause
        while true {
            let left = deadline.secondsLeft
            // What is out is followed up even if the person has asked to stop; a second Ctrl-C ends
            // the process.
            let presences = try await Task { [view, intent] in
                try await view.look(at: intent.targets) {
                    !whole && intent.doneCount($0) == intent.targets.count
                }
            }.value
            if intent.doneCount(presences) >= count { return (presences, true) }
            if try await findMerged(&intent, presences) { continue }
            if Task.isCancelled { return (presences, false) }
            if left <= 0 { return (presences, true) }
            messages.waiting(for: "checking what a request has changed", seconds: left)
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

    /// Settles the requests that earlier runs of this account left open: waits until they show or can no longer
    /// arrive, and writes down what they added. Nothing is sent.
    static func recover(_ journal: Journal, _ client: TraktClient, _ world: World) async throws {
        let intents = try journal.intents()
        guard !intents.isEmpty else { return }
        let owner = try await client.owner(world)
        let isOurs = { (intent: Intent) in intent.owner.map { $0 == owner } ?? true }
        for other in Set(intents.filter { !isOurs($0) }.compactMap(\.owner)).sorted() {
            world.messages.note(
                "an earlier run for another account (\(other)) was stopped: the next change of that "
                    + "account settles it")
        }
        let groups = Dictionary(grouping: intents.filter(isOurs)) {
            "\($0.verb) \($0.list.name)"
        }
        // Removals first.
        for (_, group) in groups.sorted(by: { $0.key > $1.key }) {
            let (list, verb) = (group[0].list, group[0].verb)
            // A removal that cannot arrive any more leaves nothing to write down.
            let open = group.filter { verb == .add || $0.deadline.secondsLeft > 0 }
            var unseen: [String: Intent] = [:]
            do {
                unseen = try await Reconciler(list, client, world).settle(open, world)
            } catch let error as ToolError where error.status == .noInput && list.isPersonal {
                // The list was deleted, and what was added with it.
                world.messages.detail(error.message)
            }
            for intent in group {
                if let rest = unseen[intent.name] {
                    try journal.write(rest)
                } else {
                    try journal.settle(intent)
                }
            }
        }
    }

    /// Gives by name what is left of requests that Trakt has confirmed and still does not show.
    private func settle(_ intents: [Intent], _ world: World) async throws -> [String: Intent] {
        guard var all = intents.first else { return [:] }
        messages.detail("settling \(counted(intents.count, "request")) of earlier runs")
        all.targets = intents.flatMap(\.targets)
        let last = intents.map(\.deadline).max { $0.secondsLeft < $1.secondsLeft } ?? all.deadline
        let (presences, isFinal) = try await readBack(
            &all, until: last, expecting: all.targets.count)
        guard isFinal else { throw CancellationError() }
        var rest = presences[...]
        var commands: [String] = []
        var unseen: [String: Intent] = [:]
        for intent in intents where intent.verb == .add {
            let presences = rest.prefix(intent.targets.count)
            rest = rest.dropFirst(intent.targets.count)
            var left = intent
            left.targets = zip(intent.targets, presences).filter { !intent.isDone($0, $1) }.map(\.0)
            if intent.isConfirmed, !left.targets.isEmpty { unseen[intent.name] = left }
            let changed = zip(intent.targets, presences).filter { intent.isDone($0, $1) }
                .map { (target: $0, found: $1, count: $0.wanted) }
            commands += try UndoFile.saveAdditions(changed, intent, world).map(\.command)
        }
        for command in Set(commands).sorted() {
            messages.note("an earlier run was stopped; undo what it added: \(command)")
        }
        return unseen
    }
}

extension UndoFile {
    /// Writes the files that undo additions; those that have records. `count` is how many plays of
    /// the target were added.
    static func saveAdditions(
        _ changed: [(target: ChangeTarget, found: Presence, count: Int)], _ intent: Intent,
        _ world: World, in room: ReservedFile? = nil
    ) throws -> [UndoFile] {
        var records: [Kind: [Record]] = [:]
        for (target, found, count) in changed {
            let plays = found.new(target).prefix(count).compactMap { found.plays[$0] }
            records[.added, default: []] += plays
            if let previous = target.previous {
                records[.changed, default: []].append(target.fields.restoring(previous))
            } else if let entry = found.entry {
                records[.added, default: []].append(entry)
            }
        }
        return try [Kind.added, .changed].compactMap { kind in
            guard let records = records[kind], !records.isEmpty else { return nil }
            let file = try UndoFile(kind, intent.list, run: intent.run, world)
            try file.save(records, in: kind == .added ? room : nil)
            return file
        }
    }
}
