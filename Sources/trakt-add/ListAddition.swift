import TraktCore

/// Puts entries into the collection, the watchlist or the ratings.
///
/// The list is read first: what it has with the same facts is not sent, so that the date of a
/// collected film does not move each time. Sending the same again changes nothing there, so an
/// answer that was lost is followed by the same request.
final class ListAddition {
    private let list: AccountList
    private let client: TraktClient
    private let filter: RecordFilter
    private let world: World
    private let firstPause: Double
    private var items: [Item] = []
    private var entries: [(record: Record, parts: [Int])] = []
    private var cursor = 0
    private var known = ListEntries()
    private var failures = 0

    /// How many requests in a row may fail before the run ends.
    private static let mostFailures = 6

    /// An item to put there.
    private struct Item {
        var item: MediaItem
        var reference: ItemReference
        var fields: ListFields
        var state = State.open
    }

    private enum State: Equatable {
        case open, there, added, notFound
        case refused(String)
    }

    init(
        _ list: AccountList, _ client: TraktClient, _ filter: RecordFilter, _ world: World
    ) throws {
        self.list = list
        self.client = client
        self.filter = filter
        self.world = world
        firstPause = try world.number("TRAKT_RETRY_WAIT", default: 1)
    }

    /// Does all of it; the status says how it ended.
    func run(_ records: [Record], wholeShows: Bool, isDryRun: Bool) async throws -> ExitStatus {
        let lock = isDryRun ? nil : try await ChangeLock.take(world)
        defer { lock?.release() }
        let shows = wholeShows ? WholeShows(client, now: world.now()) : nil
        try await plan(records, shows)
        if !items.isEmpty { try await readList() }
        if isDryRun { return try sayPlan() }
        var end: (any Error)?
        do {
            try advance()
            try await sendAll()
        } catch {
            end = error
        }
        if let end = end as? ReaderGone { throw end }
        return try finish(end)
    }

    // MARK: - What to send

    private func plan(_ records: [Record], _ shows: WholeShows?) async throws {
        var places: [ItemReference: Int] = [:]
        for record in records {
            do {
                let fields = try ListFields(record, list)
                var parts: [Int] = []
                for item in try await self.items(of: record, shows) {
                    guard let reference = ItemReference(item) else {
                        throw ToolError(.data, "no id: run it through trakt-resolve first")
                    }
                    let place = places[reference] ?? items.count
                    if place == items.count {
                        places[reference] = place
                        items.append(Item(item: item, reference: reference, fields: fields))
                    }
                    // Of records about one item the last one counts, as if they were sent in turn.
                    items[place].fields = fields
                    parts.append(place)
                }
                entries.append((record, parts))
            } catch let error as ToolError where error.status == .data {
                try filter.reject(record, error.message)
            }
        }
    }

    private func items(of record: Record, _ shows: WholeShows?) async throws -> [MediaItem] {
        let item = try MediaItem.changed(by: record)
        let isWhole = item.type == .show || item.type == .season
        guard list == .collection, isWhole else { return [item] }
        guard let shows else {
            throw ToolError(
                .data,
                "a \(item.type.rawValue) would collect every episode: use --whole-show if that is "
                    + "meant")
        }
        return try await shows.episodes(of: item)
    }

    private func readList() async throws {
        world.messages.progress(now: true, "looking what is there already")
        known = try await ListEntries.read(list, Set(items.map(\.reference.type)), client)
        var rows: [[UInt8]: Int] = [:]
        for place in items.indices {
            guard let row = known[items[place].item]?.row else { continue }
            // Two names of one item: the last record about it counts.
            if let earlier = rows.updateValue(place, forKey: row.bytes) {
                items[earlier].state = .there
            }
            if isThere(place) { items[place].state = .there }
        }
    }

    /// Whether the list has the item with all that is said about it.
    private func isThere(_ place: Int) -> Bool {
        known[items[place].item].map { items[place].fields.areThere($0.row) } ?? false
    }

    // MARK: - Sending

    private func sendAll() async throws {
        while true {
            let open = items.indices.filter { items[$0].state == .open }
            guard !open.isEmpty else { return }
            try Task.checkCancellation()
            world.messages.progress("\(items.count - open.count) of \(items.count) entries done")
            try await send(Array(open.prefix(ChangeBody.mostItems)))
            try advance()
        }
    }

    /// Sends a batch until something is known about all of it. One that is short of some items is
    /// looked for in the list; what is not there is sent again in halves, until it is one item that
    /// Trakt does not know.
    private func send(_ batch: [Int]) async throws {
        guard let reply = try await answer(to: batch) else { return }
        let count = (reply.added ?? 0) + reply.updated + reply.existing
        if count >= batch.count, reply.notFound == 0 {
            return mark(batch, .added)
        }
        if batch.count == 1 || (count == 0 && reply.notFound >= batch.count) {
            return mark(batch, count == 0 ? .notFound : .added)
        }
        known = try await ListEntries.read(
            list, Set(batch.map { items[$0].reference.type }), client)
        let found = batch.filter(isThere)
        mark(found, .added)
        let rest = batch.filter { items[$0].state == .open }
        let middle = found.isEmpty ? (rest.count + 1) / 2 : rest.count
        for half in [rest.prefix(middle), rest.dropFirst(middle)] where !half.isEmpty {
            try Task.checkCancellation()
            try await send(Array(half))
        }
    }

    /// The reply to a batch, sent again as long as nobody knows what became of it; nil if it was
    /// one item that Trakt refuses.
    private func answer(to batch: [Int]) async throws -> ChangeReply? {
        var body = ChangeBody(list)
        for place in batch {
            try body.add(items[place].reference, items[place].fields.members)
        }
        guard let json = body.json else { return nil }
        while true {
            let problem: ToolError
            switch try await client.write("/sync/\(list.rawValue)", json) {
            case .done(let reply):
                failures = 0
                return ChangeReply(reply)
            case .refused(let error):
                guard error.status == .protocolError else { throw error }
                return try await isolate(batch, error)
            case .notSent(let error), .doubtful(let error): problem = error
            }
            failures += 1
            guard failures < ListAddition.mostFailures else { throw problem }
            world.messages.detail("no clear answer (\(problem.message)): sending it again")
            try await Task.sleep(for: .seconds(firstPause * Double(1 << (failures - 1))))
        }
    }

    /// Sends the halves of a batch that is not valid, until the item is found that makes it so.
    private func isolate(_ batch: [Int], _ error: ToolError) async throws -> ChangeReply? {
        guard batch.count > 1 else {
            failures += 1
            guard failures < ListAddition.mostFailures else { throw error }
            mark(batch, .refused(error.message))
            return nil
        }
        let middle = batch.count / 2
        for half in [batch.prefix(middle), batch.dropFirst(middle)] {
            try await send(Array(half))
        }
        return nil
    }

    private func mark(_ places: [Int], _ state: State) {
        for place in places where items[place].state == .open { items[place].state = state }
    }

    // MARK: - Output

    /// Writes or rejects the records that are decided, in order.
    private func advance() throws {
        while cursor < entries.count {
            let states = entries[cursor].parts.map { items[$0].state }
            guard !states.contains(.open) else { break }
            try write(entries[cursor].record, states, entries[cursor].parts)
            cursor += 1
        }
        try filter.flush()
    }

    private func write(_ record: Record, _ states: [State], _ parts: [Int]) throws {
        for (state, place) in zip(states, parts) {
            switch state {
            case .notFound:
                let reference = items[place].reference
                return try filter.reject(
                    record,
                    "Trakt does not know this \(reference.type.rawValue) (\(reference.name))")
            case .refused(let why): return try filter.reject(record, "not added: \(why)")
            case .open, .there, .added: continue
            }
        }
        try filter.emit(record)
    }

    private func sayPlan() throws -> ExitStatus {
        var summary = ItemSummary(counting: "entry")
        let open = items.filter { $0.state == .open }
        for item in open { summary.add(item.item) }
        for line in summary.lines() { world.messages.note("  \(line)") }
        world.messages.note(
            "would add \(ItemSummary.count(open.count, "entry")) to the \(list.rawValue), "
                + "\(items.count - open.count) are there already; nothing was added")
        return try filter.finish()
    }

    private func finish(_ end: (any Error)?) throws -> ExitStatus {
        if end != nil, !(end is StreamError) { try giveUpRest() }
        func count(_ state: State) -> Int { items.count { $0.state == state } }
        var text = "added \(ItemSummary.count(count(.added), "entry")) to the \(list.rawValue), "
        text += "\(count(.notFound)) not found, \(count(.there)) were there already"
        if count(.open) > 0 { text += ", \(count(.open)) not added" }
        world.messages.endProgress()
        if let error = end as? ToolError { world.messages.say(error.message) }
        world.messages.note(text)
        if let error = end as? StreamError { throw error }
        let status = try filter.finish()
        guard let end else { return status }
        guard let error = end as? ToolError else { throw end }
        return error.status
    }

    /// At an early end: the records that are decided, and the others named together.
    private func giveUpRest() throws {
        var lines: [Int] = []
        for entry in entries[cursor...] {
            let states = entry.parts.map { items[$0].state }
            if states.contains(.open) {
                lines.append(entry.record.line)
                try filter.keep(entry.record, "not added: the run ended before")
            } else {
                try write(entry.record, states, entry.parts)
            }
        }
        cursor = entries.count
        guard !lines.isEmpty else { return }
        world.messages.say(
            "\(LineRanges.text(lines)): not added: run the same again, it adds what is missing")
    }
}
