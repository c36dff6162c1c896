import TraktCore

/// The records of one side, to be found by the keys of others.
struct KnownRecords {
    private let identity: Identity
    private let isNumbered: Bool
    private var table: KeyTable
    private var queues = PlayQueues()
    /// How many records were added.
    private(set) var count = 0
    /// By play: the milliseconds that share a mark. At least a minute.
    private let bucket: Int64

    /// No records. Their numbers are kept if `isNumbered`.
    init(_ identity: Identity, isNumbered: Bool) {
        self.identity = identity
        self.isNumbered = isNumbered
        var needsEntries = isNumbered
        var seconds = 0.0
        switch identity {
        case .item: break
        case .value: needsEntries = true
        case .play(let span):
            needsEntries = true
            seconds = span ?? 0
        }
        table = KeyTable(hasEntries: needsEntries)
        bucket = max(60_000, Int64(clamping: min(seconds, 1e12) * 1000))
    }

    /// Adds a record, whose number is `count`.
    mutating func insert(_ keys: RecordKeys) {
        count += 1
        if identity.isPlay { return insertPlay(keys) }
        insertAlso(keys.items, mark: keys.mark)
    }

    /// Adds further keys to the record that was added last.
    mutating func insertAlso(_ items: ItemKeys, mark: Int32 = 0) {
        let entry = KeyTable.Entry(mark: mark, number: Int32(truncatingIfNeeded: count - 1))
        items.each { _ = table.insert($0, entry, unless: { _ in true }) }
    }

    /// Adds a record of which no key was added before. If one was, the others are added.
    /// - Returns: whether none was.
    mutating func insertNew(_ keys: RecordKeys) -> Bool {
        let isNew = firstNumber(keys) == nil
        insert(keys)
        return isNew
    }

    /// Whether every key of a record was added before, so that by item it adds nothing. By play and
    /// by value the answer is false.
    func hasAll(_ keys: RecordKeys) -> Bool {
        guard case .item = identity else { return false }
        var hasAll = true
        keys.items.each { key in
            hasAll = hasAll && table.first(key, mark: keys.mark, where: { _ in true }) != nil
        }
        return hasAll
    }

    /// The number of the first record that is the same. A play that was found is used up: the next
    /// one that is the same needs another.
    mutating func match(_ keys: RecordKeys) -> Int? {
        guard count > 0 else { return nil }
        guard case .play(let span) = identity else { return firstNumber(keys) }
        let group = span.map { nearestGroup(keys, $0) } ?? groupInMinute(keys)
        return group.flatMap { queues.removeFirst(ofGroup: $0) }
    }

    private func firstNumber(_ keys: RecordKeys) -> Int? {
        var first: Int32?
        keys.items.search { key in
            guard let entry = table.first(key, mark: keys.mark, where: { _ in true }) else {
                return false
            }
            first = min(first ?? entry.number, entry.number)
            // Without numbers the first one found is as good as any.
            return !isNumbered
        }
        return first.map(Int.init)
    }
}

// Plays are kept in groups: those at one time whose items share an id.
extension KnownRecords {
    private mutating func insertPlay(_ keys: RecordKeys) {
        let mark = mark(keys.time)
        let time = groupTime(keys.time)
        var group: Int32?
        keys.items.search { key in
            group = table.first(key, mark: mark) { queues.time(ofGroup: $0.number) == time }?.number
            return group != nil
        }
        let entry = KeyTable.Entry(mark: mark, number: group ?? queues.addGroup(time: time))
        keys.items.each { _ = table.insert($0, entry) { $0 == entry } }
        queues.append(count - 1, toGroup: entry.number)
    }

    private func groupInMinute(_ keys: RecordKeys) -> Int32? {
        var group: Int32?
        let mark = mark(keys.time)
        keys.items.search { key in
            group = table.first(key, mark: mark) { queues.hasPlays($0.number) }?.number
            return group != nil
        }
        return group
    }

    /// The group with plays left that is nearest in time, within `span` seconds or the same minute.
    private func nearestGroup(_ keys: RecordKeys, _ span: Double) -> Int32? {
        var nearest: (group: Int32, distance: Double)?
        let mark = mark(keys.time)
        keys.items.search { key in
            for mark in [mark, mark &- 1, mark &+ 1] {
                _ = table.first(key, mark: mark) { entry in
                    guard queues.hasPlays(entry.number) else { return false }
                    let time = Timestamp(milliseconds: queues.time(ofGroup: entry.number))
                    let distance = abs(time.seconds - keys.time.seconds)
                    let isNear = distance <= span || time.minute == keys.time.minute
                    if isNear, distance < nearest?.distance ?? .infinity {
                        nearest = (entry.number, distance)
                    }
                    return false
                }
            }
            return false
        }
        return nearest?.group
    }

    /// The number of the span of `bucket` milliseconds that holds `time`.
    private func mark(_ time: Timestamp) -> Int32 {
        let (quotient, rest) = time.milliseconds.quotientAndRemainder(dividingBy: bucket)
        return Int32(truncatingIfNeeded: rest < 0 ? quotient - 1 : quotient)
    }

    /// What the plays of a group have in common: the millisecond if there is a tolerance, or else
    /// the minute.
    private func groupTime(_ time: Timestamp) -> Int64 {
        if case .play(.some) = identity { return time.milliseconds }
        return time.truncatedToMinute.milliseconds
    }
}

/// Groups of plays, each a queue of record numbers in linked lists of flat memory.
private struct PlayQueues {
    private var times: ContiguousArray<Int64> = []
    /// The first and last play of each group; -1 if there is none.
    private var heads: ContiguousArray<Int32> = []
    private var tails: ContiguousArray<Int32> = []
    /// The play after each play, or -1.
    private var nexts: ContiguousArray<Int32> = []

    mutating func addGroup(time: Int64) -> Int32 {
        times.append(time)
        heads.append(-1)
        tails.append(-1)
        return Int32(truncatingIfNeeded: times.count - 1)
    }

    func time(ofGroup group: Int32) -> Int64 { times[Int(group)] }

    func hasPlays(_ group: Int32) -> Bool { heads[Int(group)] >= 0 }

    /// Adds the play with the next number.
    mutating func append(_ number: Int, toGroup group: Int32) {
        let play = Int32(truncatingIfNeeded: number)
        nexts.append(-1)
        if hasPlays(group) {
            nexts[Int(tails[Int(group)])] = play
        } else {
            heads[Int(group)] = play
        }
        tails[Int(group)] = play
    }

    mutating func removeFirst(ofGroup group: Int32) -> Int? {
        let play = heads[Int(group)]
        guard play >= 0 else { return nil }
        heads[Int(group)] = nexts[Int(play)]
        return Int(play)
    }
}
