// Turns the bytes of a title's tokens into the title as a person writes it.

import TraktCore

extension NameText {
    /// The title in tokens `first..<end`: blanks for dots and underscores where the name is dotted,
    /// acronyms kept, `Matrix, The` turned round, ids cut out.
    func title(_ first: Int, _ end: Int) -> String {
        String(decoding: Self.unsorted(titleBytes(first, end)), as: UTF8.self)
    }

    /// The same title as others are compared with it.
    func folded(_ first: Int, _ end: Int) -> [UInt8] {
        Folding.fold(Self.unsorted(titleBytes(first, end)))
    }

    private func titleBytes(_ first: Int, _ end: Int) -> [UInt8] {
        guard first < end, end <= tokens.count else { return [] }
        var range = tokens[first].start..<tokens[end - 1].end
        if let group = group(of: first), group.isClosed, group.end <= range.upperBound + 3,
            group.kind == 40 && group.inside >= range.lowerBound || group.end <= range.upperBound
                || isTitleInBrackets(first, end)
                || group.open == 0 && group.end == bytes.count && end == tokens.count && first == 0
        {
            range = group.open..<max(group.end, range.upperBound)
        }
        if let group = group(of: end - 1), group.isClosed, group.inside > range.lowerBound {
            range = range.lowerBound..<max(group.end, range.upperBound)
        }
        let dotted = !bytes[range].contains(32)
        range = withDots(range, isAcronym: endsAcronym(end - 1, first))
        return spelled(range, dotted: dotted)
    }

    /// Dots that belong to the title's ends: `...And Justice for All`, `Monsters, Inc.`.
    private func withDots(_ range: Range<Int>, isAcronym: Bool) -> Range<Int> {
        var lower = range.lowerBound
        while lower > 0, bytes[lower - 1] == 46 { lower -= 1 }
        if range.lowerBound - lower < 2 { lower = range.lowerBound }
        var upper = range.upperBound
        // 」 and 』
        if upper + 2 < bytes.count, bytes[upper] == 0xE3, bytes[upper + 1] == 0x80,
            bytes[upper + 2] == 0x8D || bytes[upper + 2] == 0x8F,
            range.dropLast(2).contains(where: {
                bytes[$0] == 0xE3 && bytes[$0 + 1] == 0x80 && bytes[$0 + 2] == bytes[upper + 2] - 1
            })
        {
            upper += 3
        }
        while upper > 0, bytes[upper - 1] != 41, upper < bytes.count, bytes[upper] == 46 {
            upper += 1
        }
        // One that the next word follows at once parts the two: `The Long Words.S01E02`.
        let isFollowed = upper < bytes.count ? bytes[upper] == 32 : hasSpaces
        if !isAcronym, !isFollowed, upper - range.upperBound < 2 {
            upper = range.upperBound
        }
        return withOpening(lower..<upper)
    }

    /// 「 and 『 in front, where the title holds their closing brackets.
    private func withOpening(_ range: Range<Int>) -> Range<Int> {
        let before = range.lowerBound - 3
        guard before >= 0, matches("「", at: before) || matches("『", at: before) else {
            return range
        }
        let closing: StaticString = matches("「", at: before) ? "」" : "』"
        return range.contains { matches(closing, at: $0) } ? before..<range.upperBound : range
    }

    /// Copies a range, blanks for separators.
    private func spelled(_ range: Range<Int>, dotted: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var offset = range.lowerBound
        var cut = 0
        while offset < range.upperBound {
            while cut < cuts.count, cuts[cut].upperBound <= offset { cut += 1 }
            if cut < cuts.count, cuts[cut].contains(offset) {
                offset = cuts[cut].upperBound
                continue
            }
            var byte = bytes[offset]
            if byte == 95 || byte == 46 && dotted && !keepsDot(offset, range) || byte < 32 {
                byte = 32
            }
            if byte == 46, dotted, endsAcronym(at: offset, range) {
                result += [46, 32]
                offset += 1
                continue
            }
            let isDouble = byte == 32 && (result.last == 32 || result.isEmpty)
            if !isDouble { result.append(byte) }
            offset += 1
        }
        while result.last == 32 { result.removeLast() }
        return result
    }

    /// Whether the dot at `offset` belongs to an acronym: a single letter on each side, or in front
    /// a single letter that follows another dotted one.
    private func keepsDot(_ offset: Int, _ range: Range<Int>) -> Bool {
        if offset + 1 >= range.upperBound, offset > range.lowerBound { return true }
        if offset + 1 < range.upperBound,
            lower[offset + 1] == 46 || offset > 0 && lower[offset - 1] == 46
        {
            return true
        }
        if isBetweenDigits(offset), hasSpaces || isPlainNumber(range) { return true }
        guard isInitial(before: offset) else { return false }
        let next = offset + 1
        if next < bytes.count, isInitial(at: next) { return true }
        return offset >= 2 && bytes[offset - 2] == 46 && isInitial(before: offset - 2)
    }

    /// The last dot of `L.A.Confidential`: a blank belongs behind it.
    private func endsAcronym(at offset: Int, _ range: Range<Int>) -> Bool {
        offset + 1 < range.upperBound && isInitial(before: offset) && lower[offset + 1] != 46
            && !isInitial(at: offset + 1)
    }

    private func isBetweenDigits(_ offset: Int) -> Bool {
        offset > 0 && offset + 1 < bytes.count && ASCII.isDigit(lower[offset - 1])
            && ASCII.isDigit(lower[offset + 1])
    }

    /// Whether every dot of the range is between digits: `11.22.63`, `$9.99`.
    private func isPlainNumber(_ range: Range<Int>) -> Bool {
        range.allSatisfy { bytes[$0] != 46 || isBetweenDigits($0) }
    }

    /// A single letter that ends just before `offset`.
    private func isInitial(before offset: Int) -> Bool {
        guard offset >= 1, ASCII.isLetter(lower[offset - 1]) else { return false }
        return offset < 2 || !ASCII.isWord(lower[offset - 2]) && lower[offset - 2] != 39
    }

    /// A single letter that begins at `offset`, followed by a dot or the end of a word.
    private func isInitial(at offset: Int) -> Bool {
        guard ASCII.isLetter(lower[offset]) else { return false }
        return offset + 1 >= bytes.count
            || !ASCII.isWord(lower[offset + 1]) && lower[offset + 1] != 39
    }

    /// Whether the last token is the last letter of an acronym that has its dots.
    private func endsAcronym(_ last: Int, _ first: Int) -> Bool {
        guard last > first, tokens[last].count == 1, tokens[last - 1].count == 1 else {
            return false
        }
        return tokens[last].gap == .dot && ASCII.isLetter(lower[tokens[last].start])
            && ASCII.isLetter(lower[tokens[last - 1].start])
    }

    /// `Matrix, The` is `The Matrix`.
    private static func unsorted(_ title: [UInt8]) -> ArraySlice<UInt8> {
        guard let comma = title.lastIndex(of: 44), comma > 0, comma + 2 < title.count,
            title[comma + 1] == 32
        else { return title[...] }
        let article = title[(comma + 2)...]
        guard article.count <= 3, Self.articles.contains(article.map { $0 | 32 }) else {
            return title[...]
        }
        return (Array(article) + [32] + title[..<comma])[...]
    }

    private static let articles: Set<[UInt8]> = Set(
        ["the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il"].map {
            Array($0.utf8)
        })
}

extension NameText {
    /// The token behind the words that make up a folded title, nil when the name from `first` on
    /// does not begin with it.
    func end(of folded: [UInt8], from first: Int) -> Int? {
        guard !folded.isEmpty, first < tokens.count else { return nil }
        for end in first + 1..<tokens.count + 1 {
            let title = self.folded(first, end)
            if title == folded { return end }
            // What is longer already only gets longer.
            if title.count > folded.count + 3 { return nil }
        }
        return nil
    }
}
