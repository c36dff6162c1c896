// Finds the ignore patterns that may match a name without trying each: a file may hold thousands.

/// Patterns by what the last name of a path must be, begin with, end in or hold.
struct PatternIndex: Sendable {
    private var whole: [[UInt8]: [Int]] = [:]
    /// By how long the beginning or the end is, then by its bytes.
    private var prefixes: [Int: [[UInt8]: [Int]]] = [:]
    private var suffixes: [Int: [[UInt8]: [Int]]] = [:]
    /// The same for the end of the longest word of a pattern such as `*word*`.
    private var words: [Int: [[UInt8]: [Int]]] = [:]
    /// Patterns without a fixed part.
    private var others: [Int] = []

    /// Adds the pattern with this last segment.
    mutating func add(_ segment: [UInt8], _ index: Int) {
        let lower = segment.map(NameBytes.lower)
        let prefix = Array(lower.prefix { !Self.isSpecial($0) })
        guard prefix.count < lower.count else {
            return whole[lower, default: []].append(index)
        }
        guard prefix.isEmpty else {
            return prefixes[prefix.count, default: [:]][prefix, default: []].append(index)
        }
        let suffix = Array(lower.reversed().prefix { !Self.isSpecial($0) }.reversed())
        let hasSets = lower.contains(UInt8(ascii: "[")) || lower.contains(UInt8(ascii: "\\"))
        if !suffix.isEmpty, !hasSets {
            return suffixes[suffix.count, default: [:]][suffix, default: []].append(index)
        }
        let longest = lower.split(whereSeparator: Self.isSpecial).max { $0.count < $1.count }
        guard let longest, !hasSets else { return others.append(index) }
        let word = Array(longest.suffix(Self.longestWord))
        words[word.count, default: [:]][word, default: []].append(index)
    }

    /// How many bytes of a word are compared: enough to tell it from most others.
    private static let longestWord = 8

    /// The patterns that may match a name in lower case.
    func candidates(for name: [UInt8]) -> [Int] {
        var found = others + (whole[name] ?? [])
        for (length, table) in prefixes where length <= name.count {
            found += table[Array(name.prefix(length))] ?? []
        }
        for (length, table) in suffixes where length <= name.count {
            found += table[Array(name.suffix(length))] ?? []
        }
        for (length, table) in words where length <= name.count {
            for start in 0...(name.count - length) {
                found += table[Array(name[start..<(start + length)])] ?? []
            }
        }
        return found
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\")].contains(byte)
    }
}
