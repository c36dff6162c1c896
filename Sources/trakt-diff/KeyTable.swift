/// A hash table of item keys in flat memory: 8 bytes per slot for keys alone, 16 with entries.
///
/// Measured on 1,000,000 episodes with 8 ids each: `Set` spends more time on hashing and growing
/// than everything else in the tool together, and needs three times the memory. It has 16 parts,
/// so that only one at a time is in memory twice while it grows.
struct KeyTable {
    /// What belongs to a key. A key may have several entries.
    struct Entry: Equatable {
        /// What has to be equal besides the key: a minute or a rating.
        var mark: Int32 = 0
        /// The number of the record, or of the group of plays.
        var number: Int32 = 0
    }

    private var parts: [KeyTablePart]

    /// An empty table. Without entries, every key stands for `Entry()`.
    init(hasEntries: Bool) {
        parts = Array(repeating: KeyTablePart(hasEntries: hasEntries), count: 16)
    }

    /// Adds an entry unless `isSame` finds one of this key.
    /// - Returns: whether it was added.
    @inline(__always)
    mutating func insert(
        _ key: ItemKey, _ entry: Entry, unless isSame: (Entry) -> Bool
    ) -> Bool {
        let hash = KeyTable.hash(key.bits, entry.mark)
        return parts[Int(truncatingIfNeeded: hash >> 60)].insert(
            key.bits, entry, hash, unless: isSame)
    }

    /// The first entry of a key with this mark for which `isWanted` holds.
    @inline(__always)
    func first(_ key: ItemKey, mark: Int32, where isWanted: (Entry) -> Bool) -> Entry? {
        let hash = KeyTable.hash(key.bits, mark)
        return parts[Int(truncatingIfNeeded: hash >> 60)].first(
            key.bits, mark, hash, where: isWanted)
    }

    /// Fibonacci hashing: the high bits of the product depend on all bits of the key. The highest
    /// ones choose the part. Eight numbers in a row, such as the episodes of a season, share a
    /// cache line.
    @inline(__always)
    fileprivate static func hash(_ key: UInt64, _ mark: Int32) -> UInt64 {
        let mixed = (key >> 3 ^ UInt64(UInt32(bitPattern: mark)) << 29) &* 0x9E37_79B9_7F4A_7C15
        return mixed & (0xF << 60) | (mixed >> 20 & 0xFF_FFFF_FFFF) << 3 | key & 7
    }
}

/// One part of a table.
private struct KeyTablePart {
    private var keys = ContiguousArray<UInt64>(repeating: 0, count: 64)
    /// The entries of `keys`, index by index; empty in a table of keys alone.
    private var entries: ContiguousArray<KeyTable.Entry>
    private var count = 0

    init(hasEntries: Bool) {
        entries = ContiguousArray(repeating: .init(), count: hasEntries ? keys.count : 0)
    }

    @inline(__always)
    mutating func insert(
        _ key: UInt64, _ entry: KeyTable.Entry, _ hash: UInt64,
        unless isSame: (KeyTable.Entry) -> Bool
    ) -> Bool {
        // At most 5 of 8 slots are used, so that a search is short.
        if count * 8 >= keys.count * 5 { grow() }
        let index = index(of: key, mark: entry.mark, hash, where: isSame)
        guard keys[index] == 0 else { return false }
        keys[index] = key
        if !entries.isEmpty { entries[index] = entry }
        count += 1
        return true
    }

    @inline(__always)
    func first(
        _ key: UInt64, _ mark: Int32, _ hash: UInt64, where isWanted: (KeyTable.Entry) -> Bool
    ) -> KeyTable.Entry? {
        let index = index(of: key, mark: mark, hash, where: isWanted)
        guard keys[index] != 0 else { return nil }
        return entries.isEmpty ? KeyTable.Entry() : entries[index]
    }

    /// The index of the first matching entry, or of the empty slot where the key belongs.
    @inline(__always)
    private func index(
        of key: UInt64, mark: Int32, _ hash: UInt64, where isWanted: (KeyTable.Entry) -> Bool
    ) -> Int {
        let mask = keys.count - 1
        var index = Int(truncatingIfNeeded: hash) & mask
        while keys[index] != 0 {
            if keys[index] == key {
                if entries.isEmpty { return index }
                if entries[index].mark == mark, isWanted(entries[index]) { return index }
            }
            index = (index + 1) & mask
        }
        return index
    }

    private mutating func grow() {
        let (oldKeys, oldEntries) = (keys, entries)
        keys = ContiguousArray(repeating: 0, count: oldKeys.count * 2)
        if !entries.isEmpty {
            entries = ContiguousArray(repeating: .init(), count: keys.count)
        }
        for old in oldKeys.indices where oldKeys[old] != 0 {
            let entry = oldEntries.isEmpty ? KeyTable.Entry() : oldEntries[old]
            let hash = KeyTable.hash(oldKeys[old], entry.mark)
            let index = index(of: oldKeys[old], mark: entry.mark, hash) { _ in false }
            keys[index] = oldKeys[old]
            if !entries.isEmpty { entries[index] = entry }
        }
    }
}
