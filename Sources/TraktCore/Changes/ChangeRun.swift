internal import Synchronization

/// Changes the account: sends batches, finds out what became of each, and writes down the outcome.
///
/// For the history and the lists, to add and to remove. `ChangeLock` is held, and `Reconciler` has
/// settled what earlier runs left. The steps: `look`, then `perform`, then `conclude`.
package final class ChangeRun {
    /// What is changed.
    package let list: AccountList
    /// How.
    package let verb: Intent.Verb
    /// The run's name, which its undo files bear too.
    package let name: String
    /// What is wanted, and what has become of it.
    package var changes: [Change]
    /// Called when more of the changes are decided.
    package var onProgress: () throws -> Void = {}
    /// How many of what was asked for was gone before the run, for its summary.
    package var goneBefore = 0
    /// Whether a request has gone out that may have changed something.
    package var mayHaveChanged: Bool { !sent.isEmpty }
    /// How many plays were removed again because a lost request had added them late.
    var takenBack = 0
    /// Why the same should be run again later, although nothing failed; nil if it need not.
    package internal(set) var retry: String?
    /// Whether a reply says that entries were there, which may not have been changed then.
    var mayBeKept = false
    /// Why a change was given up, as long as no other has gone through since.
    var givenUp: ToolError?

    let world: World
    let client: TraktClient
    let reconciler: Reconciler
    let journal: Journal
    /// Whether running the same again would not help.
    package var isComplete: Bool {
        retry == nil && changes.allSatisfy { $0.missing == 0 || $0.failure == .absent }
    }

    /// How long a request can arrive after it was sent, in seconds: `TRAKT_LATE_WAIT`, or
    /// `TRAKT_TIMEOUT` and a margin; an hour at most, since the journal keeps it for later runs.
    private let patience: Double
    var batchSize = ChangeBody.mostItems
    var failures = 0
    /// Whose account it is.
    private var owner: String?
    /// Room on the disk for the undo file.
    var room: ReservedFile?
    /// The requests of this run in the journal: all that may have been carried out.
    var sent: [Intent] = []
    /// Requests that may still be carried out.
    var undecided: Set<String> = []
    /// The changes of each request that was given up for lost, all of which were sent again.
    var lost: [[Int]] = []

    /// How many requests in a row may fail without effect before the run ends. A batch that fails is
    /// halved each time: seven halvings find the one item of a hundred that Trakt chokes on.
    static let mostFailures = 8
    /// How often one is sent that does not even reach the server.
    private static let mostConnectFailures = 3
    /// How often a single item is sent that Trakt chokes on.
    static let mostSendings = 3

    /// A run that makes `changes`.
    package init(
        _ verb: Intent.Verb, _ list: AccountList, _ changes: [Change], _ client: TraktClient,
        _ world: World
    ) throws {
        (self.verb, self.list, self.changes) = (verb, list, changes)
        (self.client, self.world) = (client, world)
        name = try UndoFile.newRun(world)
        reconciler = try Reconciler(list, client, world)
        journal = try Journal(world)
        let timeout = try world.number("TRAKT_TIMEOUT", default: 60)
        let wait = try world.number("TRAKT_LATE_WAIT", default: timeout + max(1, timeout / 10))
        patience = min(wait, 3600)
    }

    /// Finds out what is there before anything is sent.
    package func look() async throws {
        world.messages.progress(now: true, "checking what is already there")
        try await look(at: Array(changes.indices))
        let stale = changes.count { $0.isStale($0.found) }
        if stale > 0 { retry = "Trakt still shows \(counted(stale, "removed play"))" }
        let doubtful = Set(changes.filter { $0.leftOut > 0 }.flatMap(\.named.removed))
        if !doubtful.isEmpty {
            let restored = try UndoFile.restorations(of: doubtful, world)
            for index in changes.indices { changes[index].restored = restored }
        }
        try await passConfirmed()
        try await findMerged()
    }

    /// Looks at these changes, which nothing was sent of. A reading that still shows removed plays
    /// is repeated as long as a request may be on its way.
    private func look(at members: [Int]) async throws {
        guard !members.isEmpty else { return }
        let (presences, isFinal) = try await reconciler.read(
            until: .now.adding(patience), for: "the history still shows removed plays"
        ) {
            let found = try await reconciler.view.look(at: members.map { changes[$0].target }) {
                zip(members, $0).allSatisfy { changes[$0].isSatisfied(by: $1) }
            }
            return (found, !zip(members, found).contains { changes[$0].isStale($1) })
        }
        guard isFinal else { throw CancellationError() }
        for (index, found) in zip(members, presences) { changes[index].begin(with: found) }
        joinNames(members)
    }

    /// Of two names of one entry the last record about it counts.
    func joinNames(_ members: [Int]) {
        var rows: [[UInt8]: Int] = [:]
        for index in members {
            guard let row = changes[index].found.entry?.bytes else { continue }
            if let earlier = rows.updateValue(index, forKey: row) { changes[earlier].join() }
        }
    }

    /// Passes what Trakt has confirmed to an earlier run and does not show yet.
    private func passConfirmed() async throws {
        let open = journal.confirmed().filter { $0.verb == verb && $0.list == list }
        guard verb == .add, !open.isEmpty else { return }
        let owner = try await client.owner(world)
        let targets = open.filter { $0.owner ?? owner == owner }.flatMap(\.targets)
        for index in changes.indices where changes[index].isOpen {
            let mine = changes[index].target
            if targets.contains(where: { $0.isSame(as: mine) }) { changes[index].pass() }
            if targets.contains(where: { $0.mayBe(mine) }) { throw ChangeRun.unseen }
        }
    }

    /// What was added may be the same as what is to be sent next.
    private static let unseen = ToolError(
        .tryLater, "Trakt does not show yet what was added: run the same command again later")

    /// An earlier run may have added a play under an id that Trakt has merged into another since:
    /// the play is of the other item then. If there is a play of a twin, Trakt is asked which item
    /// the id means. If it knows none, the id is an old one of the twin.
    private func findMerged() async throws {
        var found: [Int] = []
        for index in changes.indices where changes[index].isOpen {
            guard let twin = changes[index].twin else { continue }
            let reference = changes[index].target.reference
            let keys = try await client.keys(of: reference)
            guard !keys.contains(reference.key) else { continue }
            changes[index].target.keys += keys.isEmpty ? twin.keys : keys
            found.append(index)
        }
        try await look(at: found)
    }

    /// Sends everything that is open, batch after batch.
    func send() async throws {
        try onProgress()
        owner = try await client.owner(world)
        let open = changes.reduce(0) { $0 + ($1.isOpen ? $1.missing : 0) }
        if verb == .add, open > 0 { room = try UndoFile.room(for: open, world) }
        for (number, wave) in waves().enumerated() {
            var rest = wave
            if number > 0 {
                // Items of an earlier wave may have been the same ones: what was added has to show.
                guard try await showsAll() else { throw ChangeRun.unseen }
                try await look(at: rest)
            }
            while true {
                rest.removeAll { !changes[$0].isOpen }
                if rest.isEmpty { break }
                try Task.checkCancellation()
                try await send(Array(rest.prefix(batchSize)))
                try onProgress()
            }
        }
    }

    /// Waits until the account shows all that this run has added; false if it does not.
    private func showsAll() async throws -> Bool {
        guard var all = sent.last else { return true }
        all.targets = sent.flatMap(\.targets)
        let count = changes.reduce(0) { $0 + $1.done }
        let (found, isFinal) = try await reconciler.readBack(
            &all, until: .now.adding(patience), expecting: count)
        guard isFinal else { throw CancellationError() }
        return all.doneCount(found) >= count
    }

    /// What is sent together. Items named by ids of different databases may be the same one: where
    /// their kind and minute are the same, one database comes after the other.
    private func waves() -> [[Int]] {
        let open = changes.indices.filter { changes[$0].isOpen }
        guard list == .history, verb == .add else { return [open] }
        var waves: [String: [Int]] = [:]
        for members in Dictionary(grouping: open, by: { changes[$0].target.spot }).values {
            let ways = members.map { changes[$0].target.reference.way }
            let isMixed = Set(ways).count > 1
            for (index, way) in zip(members, ways) {
                waves[isMixed ? way : "", default: []].append(index)
            }
        }
        return waves.sorted { $0.key < $1.key }.map { $0.value.sorted() }
    }

    /// Sends one batch, once, and settles what became of it.
    private func send(_ batch: [Int]) async throws {
        let done = changes.reduce(0) { $0 + $1.done }
        let all = changes.reduce(0) { $0 + $1.wanted - $1.have }
        world.messages.progress(
            "\(verb == .add ? "added" : "removed") \(grouped(done)) of \(grouped(all))")
        let targets = batch.map { index in
            var target = changes[index].target
            target.wanted = changes[index].done + 1
            return target
        }
        let draft = Intent(
            name: "\(name)-\(twoDigits(sent.count + 1))", run: name, owner: owner, list: list,
            verb: verb, deadline: .now, targets: targets)
        guard let body = try draft.body() else { return }
        let (journal, patience) = (journal, patience)
        let intent = Mutex(draft)
        let outcome: TraktClient.WriteOutcome
        do {
            outcome = try await client.write(list.path + (verb == .remove ? "/remove" : ""), body) {
                try intent.withLock { intent in
                    intent.deadline = .now.adding(patience)
                    try journal.write(intent)
                }
            }
        } catch {
            try? journal.settle(draft)
            throw error
        }
        try await settle(batch, intent.withLock { $0 }, outcome)
    }

    private func settle(
        _ batch: [Int], _ intent: Intent, _ outcome: TraktClient.WriteOutcome
    ) async throws {
        switch outcome {
        case .refused(let error):
            try journal.settle(intent)
            throw error
        case .notSent(let error):
            try journal.settle(intent)
            failures += 1
            guard failures < ChangeRun.mostConnectFailures else { throw error }
            try await Task.sleep(for: .seconds(reconciler.firstPause * Double(failures)))
        case .answered(let json):
            begin(batch, intent)
            let reply = ChangeReply(json)
            if let count = intent.count(reply) {
                return try await settle(batch, intent, reply, count)
            }
            let error = ToolError(.protocolError, "Trakt's reply does not say what it did")
            try await settle(batch, intent, after: error)
        case .doubtful(let error):
            begin(batch, intent)
            try await settle(batch, intent, after: error)
        }
    }

    private func begin(_ batch: [Int], _ intent: Intent) {
        sent.append(intent)
        for index in batch { changes[index].sendings += 1 }
    }
}
