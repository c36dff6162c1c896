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
        guard first < end else { return [] }
        var range = self[first].start..<self[end - 1].end
        if let group = group(of: first), group.isClosed, group.end <= range.upperBound + 3,
            group.kind == 40 && group.inside >= range.lowerBound || group.end <= range.upperBound
                || isTitleInBrackets(first, end)
                || group.open == 0 && group.end == bytes.count
        {
            range = group.open..<max(group.end, range.upperBound)
        }
        if let group = group(of: end - 1), group.inside > range.lowerBound {
            range = range.lowerBound..<max(group.end, range.upperBound)
        }
        let isDotted = !bytes[range].contains(32)
        let isAcronym =
            end - 1 > first && self[end - 2].count == 1 && self[end - 1].count == 1
            && self[end - 1].gap == .dot && ASCII.isLetter(lower[self[end - 1].start])
        return spelled(withDots(withQuotes(range), isAcronym: isAcronym), dotted: isDotted)
    }

    /// With the quotes at its ends whose other half the title holds.
    private func withQuotes(_ range: Range<Int>) -> Range<Int> {
        let holds = { (quote: StaticString) in range.contains { matches(quote, at: $0) } }
        let opens = matches("「", at: range.lowerBound - 3) && holds("」")
        let closes = matches("」", at: range.upperBound) && holds("「")
        return (range.lowerBound - (opens ? 3 : 0))..<(range.upperBound + (closes ? 3 : 0))
    }

    /// Dots that belong to the title's ends: `...And Justice for All`, `Monsters, Inc.`.
    private func withDots(_ range: Range<Int>, isAcronym: Bool) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while bytes[start - 1] == 46 { start -= 1 }
        if range.lowerBound - start < 2 { start = range.lowerBound }
        while bytes[end] == 46, bytes[end - 1] != 41 { end += 1 }
        // One that the next word follows at once parts the two: `The Long Words.S01E02`.
        let isFollowed = end < bytes.count ? bytes[end] == 32 : hasSpaces
        return
            start..<(isAcronym || isFollowed || end - range.upperBound > 1 ? end : range.upperBound)
    }

    /// Copies a range, blanks for separators.
    private func spelled(_ range: Range<Int>, dotted: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        for offset in range where !cuts.contains(where: { $0.contains(offset) }) {
            let byte = bytes[offset]
            if byte > 32, byte != 95, byte != 46 || !dotted || keepsDot(offset, range) {
                result.append(byte)
                if byte == 46, dotted, endsAcronym(at: offset, range) { result.append(32) }
            } else if let last = result.last, last != 32 {
                result.append(32)
            }
        }
        return result
    }

    /// Whether the dot at `offset` belongs to an acronym, a number, an ellipsis or the title's end: a
    /// single letter on each side, or in front a single letter that follows another dotted one.
    private func keepsDot(_ offset: Int, _ range: Range<Int>) -> Bool {
        offset + 1 >= range.upperBound || lower[offset + 1] == 46 || lower[offset - 1] == 46
            || isBetweenDigits(offset)
                && range.allSatisfy { bytes[$0] != 46 || isBetweenDigits($0) }
            || isInitial(offset - 1) && (isInitial(offset + 1) || isInitial(offset - 3))
    }

    /// The last dot of `L.A.Confidential`: a blank belongs after it.
    private func endsAcronym(at offset: Int, _ range: Range<Int>) -> Bool {
        offset + 1 < range.upperBound && isInitial(offset - 1) && lower[offset + 1] != 46
            && !isInitial(offset + 1)
    }

    /// `11.22.63`, `$9.99`.
    private func isBetweenDigits(_ offset: Int) -> Bool {
        ASCII.isDigit(lower[offset - 1]) && ASCII.isDigit(lower[offset + 1])
    }

    /// A single letter, and not the one of `I'm`.
    private func isInitial(_ offset: Int) -> Bool {
        ASCII.isLetter(lower[offset])
            && [lower[offset - 1], lower[offset + 1]].allSatisfy { !ASCII.isWord($0) && $0 != 39 }
    }

    /// `Matrix, The` is `The Matrix`.
    private static func unsorted(_ title: [UInt8]) -> ArraySlice<UInt8> {
        guard let comma = title.lastIndex(of: 44), comma + 2 < title.count,
            articles.value(of: title[(comma + 2)...].map { $0 | 32 }) != nil
        else { return title[...] }
        return (title[(comma + 2)...] + [32] + title[..<comma])[...]
    }

    private static let articles = WordTable([("the a an der die das le la les el los las il", 1)])

    /// The token after the words that make up a folded title, nil when the name from `first` on
    /// does not begin with it.
    func end(of folded: [UInt8], from first: Int) -> Int? {
        for end in first + 1..<tokens.count + 1 {
            let title = self.folded(first, end)
            if title == folded { return end }
            // What is longer already only gets longer.
            if title.count > folded.count + 3 { return nil }
        }
        return nil
    }
}
