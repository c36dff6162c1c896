// What is left once type, title and numbers are known: edition, part, version, episode title.

extension NameReader {
    /// Fills in what stands behind the marker or the year.
    func finish(_ reading: inout Reading, after: Int) {
        if let edition = text.edition {
            reading.edition = String(decoding: text.bytes[edition], as: UTF8.self)
        }
        guard reading.type == .episode else { return }
        let rest = text.episodeTitleRange(from: after)
        if !rest.isEmpty { reading.episodeTitle = text.title(rest.lowerBound, rest.upperBound) }
        if reading.part == nil { reading.part = text.stackPart(from: after) }
        if reading.absolute.isEmpty {
            reading.absolute = text.absoluteBeside(after, reading.episodes.count)
        }
    }

    /// Why the file gives no record, nil when it should.
    func leftover(_ marker: Marker?) -> NothingReason? {
        text.leftover(marker: marker, folder: folder)
    }
}

extension NameText {
    /// The tokens of an episode's title from `from` on: up to tags or brackets.
    func episodeTitleRange(from: Int) -> Range<Int> {
        var first = from
        if first < tokens.count, tokens[first].isNumber, tokens[first].group > 0 { first += 1 }
        while first < tokens.count, tokens[first].isNumber, tokens[first].count == 3,
            gapAfter(first).isSpacedDash
        { first += 1 }
        guard first < tokens.count else { return from..<from }
        var end = tokens.count
        if let strong = firstStrong(from: first) { end = max(first, softStart(strong, first)) }
        for index in first..<end where tokens[index].group > 0 {
            let kind = groups[tokens[index].group - 1].kind
            if kind != 40 || tokens[index].tag != .none { end = index; break }
        }
        return first < end ? first..<end : from..<from
    }

    /// A stack's part at the end of the name, not before its year.
    func stackPart(after span: TitleSpan) -> Int? {
        if let disc = discNumber(from: max(span.first + 1, span.year == nil ? 0 : span.end)) {
            return disc.number
        }
        return stackPart(from: span.year == nil ? tokens.count : span.end)
    }

    /// `pt1`, `part 2`, `-part-1`, `parta` at the end, from a token on.
    func stackPart(from: Int) -> Int? {
        for index in tokens.indices.dropFirst(from) {
            var cursor = Cursor(lower, tokens[index].start)
            guard cursor.take("part") || cursor.take("pt") else { continue }
            let end = tokens[index].end
            if cursor.offset == end, index + 1 < tokens.count, tokens[index + 1].isNumber,
                tokens[index + 1].count <= 2
            {
                return tokens[index + 1].value
            }
            if let number = cursor.number(most: 2), cursor.offset == end { return number }
            if cursor.offset + 1 == end, cursor.byte >= 97, cursor.byte <= 100 {
                return Int(cursor.byte) - 96
            }
        }
        return nil
    }

    /// `S01E01 - 001 - Title`, `S03E13 (054)`: the absolute number beside a full marker.
    func absoluteBeside(_ index: Int, _ count: Int) -> [Int] {
        guard index < tokens.count, tokens[index].isNumber, (2...4).contains(tokens[index].count),
            tokens[index].tag == .none
        else { return [] }
        let token = tokens[index]
        let next = gapAfter(index)
        if token.group > 0 { return isAlone(index) && token.count == 3 ? [token.value] : [] }
        guard token.gap.isSpacedDash, token.count >= 3 else { return [] }
        if count > 1, index + 1 < tokens.count, tokens[index + 1].isNumber, next == .dash,
            tokens[index + 1].value - token.value == count - 1
        {
            return Array(token.value...tokens[index + 1].value)
        }
        let ends = next.isSpacedDash || next.contains(.first) || next.contains(.opens)
        return ends && !(token.count == 4 && AirDate.isYear(token.value)) ? [token.value] : []
    }
}
