import TraktCore

/// The records of one side, to be found by the keys of others.
struct KnownRecords {
    private let identity: Identity
    private let isNumbered: Bool
    private var table: KeyTable
    private var queues = PlayQueues()
    /// How many records were added.
    private(set) var count = 0

    /// No records. Their numbers are kept if `isNumbered`. `shareRead`: as `KeyTable`'s.
    init(_ identity: Identity, isNumbered: Bool, shareRead: @escaping () -> Double?) {
        self.identity = identity
        self.isNumbered = isNumbered
        let isMarked = if case .item = identity { false } else { true }
        table = KeyTable(
            hasNumbers: isNumbered || isMarked, isMarked: isMarked, shareRead: shareRead)
    }

    /// Adds a record, whose number is `count`.
    mutating func insert(_ keys: RecordKeys) {
        count += 1
        if identity.isPlay { return insertPlay(keys) }
        table.append(mark: keys.mark)
        insertAlso(keys.items, mark: keys.mark)
    }

    /// Adds further keys to the record that was added last.
    /// - Returns: whether none of them was added before.
    @discardableResult
    mutating func insertAlso(_ items: ItemKeys, mark: Int32 = 0) -> Bool {
        let number = Int32(truncatingIfNeeded: count - 1)
        var areNew = true
        items.each { areNew = table.insert($0, number, mark: mark) { _ in true } && areNew }
        return areNew
    }

    /// Adds a record of an item, not of a play.
    /// - Returns: whether no key of it was added before.
    mutating func insertNew(_ keys: RecordKeys) -> Bool {
        count += 1
        table.append(mark: keys.mark)
        let areNew = insertAlso(keys.items, mark: keys.mark)
        return areNew
            && !keys.items.related.contains {
                table.first($0, mark: keys.mark, where: { _ in true }) != nil
            }
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
        guard identity.isPlay else { return firstNumber(keys) }
        return groupInMinute(keys).flatMap { queues.removeFirst(ofGroup: $0) }
    }

    private func firstNumber(_ keys: RecordKeys) -> Int? {
        var first: Int32?
        keys.items.search { key in
            guard let number = table.first(key, mark: keys.mark, where: { _ in true }) else {
                return false
            }
            first = min(first ?? number, number)
            // Without numbers the first one found is as good as any.
            return !isNumbered
        }
        return first.map(Int.init)
    }
}

// Plays are kept in groups: those in one minute whose items share an id.
extension KnownRecords {
    private mutating func insertPlay(_ keys: RecordKeys) {
        let mark = keys.time.minuteMark
        var group: Int32?
        if table.mayHave(keys.items) {
            keys.items.search { key in
                group = table.first(key, mark: mark) { _ in true }
                return group != nil
            }
        }
        if group == nil { table.append(mark: mark) }
        let number = group ?? queues.addGroup()
        keys.items.each { _ = table.insert($0, number, mark: mark) { $0 == number } }
        queues.append(count - 1, toGroup: number)
    }

    private func groupInMinute(_ keys: RecordKeys) -> Int32? {
        var group: Int32?
        let mark = keys.time.minuteMark
        guard table.mayHave(keys.items) else { return nil }
        keys.items.search { key in
            group = table.first(key, mark: mark) { queues.hasPlays($0) }
            return group != nil
        }
        return group
    }
}

/// Groups of plays, each a queue of record numbers in a ring of flat memory.
private struct PlayQueues {
    /// The last play of each group; -1 if there is none.
    private var lasts: ContiguousArray<Int32> = []
    /// The play after each play; after the last one of a group, its first.
    private var nexts: ContiguousArray<Int32> = []

    mutating func addGroup() -> Int32 {
        lasts.append(-1)
        return Int32(truncatingIfNeeded: lasts.count - 1)
    }

    func hasPlays(_ group: Int32) -> Bool { lasts[Int(group)] >= 0 }

    /// Adds the play with the next number.
    mutating func append(_ number: Int, toGroup group: Int32) {
        let play = Int32(truncatingIfNeeded: number)
        let last = Int(lasts[Int(group)])
        if last < 0 {
            nexts.append(play)
        } else {
            nexts.append(nexts[last])
            nexts[last] = play
        }
        lasts[Int(group)] = play
    }

    mutating func removeFirst(ofGroup group: Int32) -> Int? {
        let last = lasts[Int(group)]
        guard last >= 0 else { return nil }
        let first = nexts[Int(last)]
        if first == last {
            lasts[Int(group)] = -1
        } else {
            nexts[Int(last)] = nexts[Int(first)]
        }
        return Int(first)
    }
}
