import TraktCore

/// A hash table of item keys in flat memory: 8 bytes per slot for keys alone, 12 with numbers.
///
/// Measured on 1,000,000 episodes with 5 keys each: `Set` spends more time on hashing and growing
/// than everything else in the tool together, and needs three times the memory. It has 16 parts,
/// so that only one at a time is in memory twice while it grows.
struct KeyTable {
    private var parts: [KeyTablePart]
    /// The mark of each number; empty in a table that is not marked.
    private var marks: ContiguousArray<Int32> = []
    private let isMarked: Bool
    private let shareRead: () -> Double?

    /// An empty table. Without numbers, every key stands for 0. `isMarked` is whether something has
    /// to be equal besides the key, such as the minute: then numbers count up from 0. `shareRead` is
    /// how much of the records was read, from 0 to 1, if that is known.
    init(hasNumbers: Bool, isMarked: Bool = false, shareRead: @escaping () -> Double? = { nil }) {
        self.isMarked = isMarked
        self.shareRead = shareRead
        parts = Array(
            repeating: KeyTablePart(hasNumbers: hasNumbers, isMarked: isMarked), count: 16)
    }

    /// Sets the mark of the next number, if the table is marked.
    mutating func append(mark: Int32) {
        if isMarked { marks.append(mark) }
    }

    /// Adds a number to a key, of which it may have several, unless `isSame` finds one of them.
    /// - Parameter mark: the mark of `number`; 0 in a table that is not marked.
    /// - Returns: whether it was added.
    @inline(__always)
    mutating func insert(
        _ key: ItemKey, _ number: Int32, mark: Int32 = 0, unless isSame: (Int32) -> Bool
    ) -> Bool {
        let hash = KeyTable.hash(key.bits)
        let part = Int(truncatingIfNeeded: hash.high >> 60)
        if parts[part].isFull { parts[part].grow(by: growth, marks) }
        return parts[part].insert(key.bits, number, mark, hash, marks, unless: isSame)
    }

    /// The factor by which a full part grows: to the size expected for the whole input, but at most
    /// four times, since the rest may repeat the same items.
    private var growth: Double {
        guard let share = shareRead(), share < 1 else { return 1.5 }
        return (1.05 / share).clamped(to: 1.1...4)
    }

    /// Whether a search for any of these keys could find one: not if the first slot of each is empty.
    ///
    /// All these slots are fetched side by side, where a search waits for one after the other: ask
    /// before several searches, and they find the slots in the processor's cache.
    @inline(__always)
    func mayHave(_ items: ItemKeys) -> Bool {
        var first: UInt64 = 0
        items.search { key in
            let hash = KeyTable.hash(key.bits)
            first |= parts[Int(truncatingIfNeeded: hash.high >> 60)].firstKey(hash)
            return false
        }
        return first != 0
    }

    /// The first number of a key with this mark for which `isWanted` holds.
    @inline(__always)
    func first(_ key: ItemKey, mark: Int32 = 0, where isWanted: (Int32) -> Bool) -> Int32? {
        let hash = KeyTable.hash(key.bits)
        return parts[Int(truncatingIfNeeded: hash.high >> 60)].first(
            key.bits, mark, hash, marks, where: isWanted)
    }

    /// The hash: all bits of `high` depend on all bits of the key. `low` are the key's lowest three.
    fileprivate typealias Hash = (high: UInt64, low: UInt64)

    /// Fibonacci hashing. The highest bits choose the part, the next ones eight slots of it. Eight
    /// numbers in a row, such as the episodes of a season, share these, which is a cache line.
    @inline(__always)
    fileprivate static func hash(_ key: UInt64, _ mark: Int32 = 0) -> Hash {
        let mixed = (key >> 3 ^ UInt64(UInt32(bitPattern: mark)) << 29) &* 0x9E37_79B9_7F4A_7C15
        return (mixed, key & 7)
    }
}

/// One part of a table. The search for a key begins where the key alone leads, in the cache line of
/// its neighbours, and goes on where key and mark lead: there are its further numbers in a marked
/// table, so that a search is short however many a key has.
private struct KeyTablePart {
    private var keys = ContiguousArray<UInt64>(repeating: 0, count: 64)
    /// The numbers of `keys`, index by index; empty in a table of keys alone.
    private var numbers: ContiguousArray<Int32>
    private let isMarked: Bool
    private var count = 0

    init(hasNumbers: Bool, isMarked: Bool) {
        numbers = ContiguousArray(repeating: 0, count: hasNumbers ? keys.count : 0)
        self.isMarked = isMarked
    }

    /// Whether 3 of 4 slots are used: with more of them, a search would be long.
    @inline(__always)
    var isFull: Bool { count * 4 >= keys.count * 3 }

    @inline(__always)
    mutating func insert(
        _ key: UInt64, _ number: Int32, _ mark: Int32, _ hash: KeyTable.Hash,
        _ marks: ContiguousArray<Int32>, unless isSame: (Int32) -> Bool
    ) -> Bool {
        let index = index(of: key, mark, hash, marks, where: isSame)
        guard keys[index] == 0 else { return false }
        keys[index] = key
        if !numbers.isEmpty { numbers[index] = number }
        count += 1
        return true
    }

    @inline(__always)
    func first(
        _ key: UInt64, _ mark: Int32, _ hash: KeyTable.Hash, _ marks: ContiguousArray<Int32>,
        where isWanted: (Int32) -> Bool
    ) -> Int32? {
        let index = index(of: key, mark, hash, marks, where: isWanted)
        guard keys[index] != 0 else { return nil }
        return numbers.isEmpty ? 0 : numbers[index]
    }

    /// The key in the slot where a search begins; 0 if it is empty.
    @inline(__always)
    func firstKey(_ hash: KeyTable.Hash) -> UInt64 { keys[home(hash)] }

    /// The index of the first matching number, or of the empty slot where the key belongs.
    @inline(__always)
    private func index(
        of key: UInt64, _ mark: Int32, _ hash: KeyTable.Hash, _ marks: ContiguousArray<Int32>,
        where isWanted: (Int32) -> Bool
    ) -> Int {
        var index = home(hash)
        var isAtFirst = isMarked
        while keys[index] != 0 {
            if keys[index] == key {
                if numbers.isEmpty { return index }
                let number = numbers[index]
                if !isMarked || marks[Int(number)] == mark, isWanted(number) { return index }
                if isAtFirst {
                    isAtFirst = false
                    index = home(KeyTable.hash(key, mark))
                    continue
                }
            }
            index += 1
            if index == keys.count { index = 0 }
        }
        return index
    }

    /// The slot where the search for a key begins. The number of slots is no power of two: the
    /// product of a fraction and that number is the slot.
    @inline(__always)
    private func home(_ hash: KeyTable.Hash) -> Int {
        let lines = UInt64(keys.count / 8)
        let line = (hash.high << 4).multipliedFullWidth(by: lines).high
        return Int(truncatingIfNeeded: line << 3 | hash.low)
    }

    /// Makes it larger, in whole cache lines. The first number of each key stays first.
    mutating func grow(by factor: Double, _ marks: ContiguousArray<Int32>) {
        let old = self
        let lines = Int((Double(old.keys.count / 8) * factor).rounded(.up))
        keys = ContiguousArray(repeating: 0, count: lines * 8)
        if !numbers.isEmpty { numbers = ContiguousArray(repeating: 0, count: keys.count) }
        var further: [Int] = []
        // From an empty slot on, so that numbers of a key stay in order also around the end.
        let start = old.keys.firstIndex(of: 0) ?? 0
        for range in [start..<old.keys.count, 0..<start] {
            for oldIndex in range where old.keys[oldIndex] != 0 {
                let key = old.keys[oldIndex]
                if isMarked, old.firstIndex(of: key, KeyTable.hash(key)) != oldIndex {
                    further.append(oldIndex)
                } else {
                    // The key is not here yet: an empty slot is found without looking at marks,
                    // which are far apart in memory.
                    put(old, oldIndex, firstIndex(of: 0, KeyTable.hash(key)))
                }
            }
        }
        for oldIndex in further {
            let (key, mark) = (old.keys[oldIndex], marks[Int(old.numbers[oldIndex])])
            put(old, oldIndex, index(of: key, mark, KeyTable.hash(key), marks) { _ in false })
        }
    }

    /// Puts what is at an index of `old` into an empty slot.
    @inline(__always)
    private mutating func put(_ old: KeyTablePart, _ oldIndex: Int, _ index: Int) {
        keys[index] = old.keys[oldIndex]
        if !numbers.isEmpty { numbers[index] = old.numbers[oldIndex] }
    }

    /// The index of the first slot that holds `content`, from where the search for a key begins.
    @inline(__always)
    private func firstIndex(of content: UInt64, _ hash: KeyTable.Hash) -> Int {
        var index = home(hash)
        while keys[index] != content { index = index + 1 == keys.count ? 0 : index + 1 }
        return index
    }
}
