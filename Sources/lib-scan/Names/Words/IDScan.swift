// Finds ids and editions written in brackets (`{tmdb-272}`, `[imdbid=tt0372784]`, `{edition-…}`)
// and bare IMDb ids, and says what to cut out before titles and years are read.

/// Collects ids; the first of each kind wins, those in tags before a bare one; every tag is cut.
struct IDScan {
    private(set) var ids = NameIDs()
    private(set) var cuts: [Range<Int>] = []
    private(set) var edition: Range<Int>?
    /// The first IMDb id outside of tags.
    private var bare: String?

    /// - Parameters:
    ///   - lower: the name with ASCII letters in lower case.
    ///   - original: the name as it is, same length.
    mutating func scan(_ lower: ByteText, original: ByteText) {
        if let first = lower.first, Self.mayBeKey(first), keyed(lower, lower.indices) {
            // A name that is an id and nothing else: `tmdb-272`.
            cuts.append(lower.startIndex..<lower.endIndex)
            return
        }
        var offset = 0
        while offset < lower.count {
            let byte = lower[offset]
            if byte == 91 || byte == 123 || byte == 40 {
                if let end = bracketed(lower, offset) {
                    cuts.append(offset..<end)
                    offset = end
                    continue
                }
            } else if byte == 116, let end = bareIMDb(lower, offset) {
                cuts.append(offset..<end)
                offset = end
                continue
            }
            offset += 1
        }
        if ids.imdb == nil { ids.imdb = bare }
    }

    /// Reads a tag whose opening bracket is at `open`; returns the offset after its closing one.
    private mutating func bracketed(_ lower: ByteText, _ open: Int) -> Int? {
        let closing: UInt8 = lower[open] == 40 ? 41 : lower[open] + 2
        guard open + 5 < lower.count, Self.mayBeKey(lower[open + 1]) else { return nil }
        guard let close = Self.closing(lower, from: open + 1, closing) else { return nil }
        let inside = (open + 1)..<close
        if Self.begins(lower, inside, "tt"), let id = Self.imdb(lower, inside) {
            if ids.imdb == nil { ids.imdb = id }
            return close + 1
        }
        if lower[open] != 40, Self.begins(lower, inside, "edition"), inside.count > 8,
            Self.isEquals(lower[open + 8])
        {
            if edition == nil { edition = (open + 9)..<close }
            return close + 1
        }
        return keyed(lower, inside) ? close + 1 : nil
    }

    /// Reads `tmdb-272`, `imdbid=tt…` in `inside` into `ids`.
    private mutating func keyed(_ lower: ByteText, _ inside: Range<Int>) -> Bool {
        let isIMDb = Self.begins(lower, inside, "imdb")
        let isTMDb = Self.begins(lower, inside, "tmdb")
        let isTVDb = Self.begins(lower, inside, "tvdb")
        guard isIMDb || isTMDb || isTVDb else { return false }
        var offset = inside.lowerBound + 4
        if offset + 1 < inside.upperBound, lower[offset] == 105, lower[offset + 1] == 100 {
            offset += 2
        }
        guard offset < inside.upperBound, Self.isEquals(lower[offset]) else { return false }
        let value = (offset + 1)..<inside.upperBound
        if isIMDb {
            guard let id = Self.imdb(lower, value) else { return false }
            if ids.imdb == nil { ids.imdb = id }
            return true
        }
        guard let number = Self.number(lower, value) else { return false }
        if isTMDb, ids.tmdb == nil { ids.tmdb = number }
        if isTVDb, ids.tvdb == nil { ids.tvdb = number }
        return true
    }

    /// A word `tt` + 7 to 10 digits outside brackets; returns the offset after it.
    private mutating func bareIMDb(_ lower: ByteText, _ start: Int) -> Int? {
        guard start == 0 || !ASCII.isWord(lower[start - 1]) else { return nil }
        guard start + 9 <= lower.count, lower[start + 1] == 116 else { return nil }
        var end = start + 2
        while end < lower.count, ASCII.isDigit(lower[end]) { end += 1 }
        guard end == lower.count || !ASCII.isWord(lower[end]) else { return nil }
        guard let id = Self.imdb(lower, start..<end) else { return nil }
        bare = bare ?? id
        return end
    }
}

extension IDScan {
    /// The first letters of imdb, tmdb, tvdb, tt… and edition.
    private static func mayBeKey(_ byte: UInt8) -> Bool {
        byte == 105 || byte == 116 || byte == 101
    }

    private static func isEquals(_ byte: UInt8) -> Bool { byte == 45 || byte == 61 }

    /// The closing bracket that matches; another kind of bracket on the way means there is none.
    private static func closing(_ lower: ByteText, from start: Int, _ byte: UInt8) -> Int? {
        var offset = start
        while offset < lower.count {
            let here = lower[offset]
            if here == byte { return offset }
            if here == 91 || here == 93 || here == 123 || here == 125 || here == 40 || here == 41 {
                return nil
            }
            offset += 1
        }
        return nil
    }

    private static func begins(
        _ lower: ByteText, _ range: Range<Int>, _ word: StaticString
    ) -> Bool {
        guard range.count >= word.utf8CodeUnitCount else { return false }
        for step in 0..<word.utf8CodeUnitCount
        where lower[range.lowerBound + step] != word.utf8Start[step] {
            return false
        }
        return true
    }

    /// `tt` and 5 to 10 digits.
    private static func imdb(_ lower: ByteText, _ range: Range<Int>) -> String? {
        guard (7...12).contains(range.count), begins(lower, range, "tt") else { return nil }
        for offset in range.dropFirst(2) where !ASCII.isDigit(lower[offset]) { return nil }
        return String(decoding: lower[range], as: UTF8.self)
    }

    /// 1 to 9 digits, not zero.
    private static func number(_ lower: ByteText, _ range: Range<Int>) -> Int? {
        guard (1...9).contains(range.count) else { return nil }
        var value = 0
        for offset in range {
            guard ASCII.isDigit(lower[offset]) else { return nil }
            value = value * 10 + Int(lower[offset] - 48)
        }
        return value > 0 ? value : nil
    }
}
