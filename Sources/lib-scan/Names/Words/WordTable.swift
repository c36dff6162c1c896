// Looks words up by their lower-case bytes.

/// A table of words, each with a value.
struct WordTable<Value: Sendable>: Sendable {
    /// Each word's hash and value, in the order of the lists.
    private var keys: [UInt64] = []
    private var values: [Value] = []
    /// One more than a word's place in those two, where its hash points; 0 where there is none.
    private var slots: [UInt16]
    private let mask: Int

    /// - Parameters:
    ///   - lists: words separated by blanks, and the value each stands for; 65,535 words at most.
    ///   - merging: puts a word's further value to its first one.
    init(_ lists: [(String, Value)], merging: (inout Value, Value) -> Void = { _, _ in }) {
        // As arrays: splitting a String's bytes takes four times as long, at every start.
        let words = lists.map { text, value in (Array(text.utf8).split(separator: 32), value) }
        let count = words.reduce(0) { $0 + $1.0.count }
        var size = 64
        while size < count * 3 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        keys.reserveCapacity(count)
        values.reserveCapacity(count)
        for (words, value) in words {
            for word in words {
                let key = Self.hash(word)
                let slot = slot(of: key)
                if slots[slot] > 0 {
                    merging(&values[Int(slots[slot]) - 1], value)
                } else {
                    keys.append(key)
                    values.append(value)
                    slots[slot] = UInt16(keys.count)
                }
            }
        }
    }

    /// The slot of a key, or the empty one where it belongs.
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot] > 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & mask }
        return slot
    }

    /// The value of the bytes in `start..<end`, or nil. Two words that collide in 64 bits are held
    /// for the same one.
    func value(_ bytes: ByteText, _ start: Int, _ end: Int) -> Value? {
        value(hashed: Self.hash(bytes[start..<end]))
    }

    /// The value of a whole word, or nil.
    func value(of word: [UInt8]) -> Value? { value(hashed: Self.hash(word)) }

    private func value(hashed key: UInt64) -> Value? {
        let place = slots[slot(of: key)]
        return place > 0 ? values[Int(place) - 1] : nil
    }

    /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), never 0.
    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state ^= state >> 29
        return state == 0 ? 1 : state
    }
}
