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
        if let piece = text.pieceOfTwo(after) {
            reading.part = piece
            let rest = text.episodeTitleRange(from: after + 2)
            reading.episodeTitle =
                rest.isEmpty ? nil : text.title(rest.lowerBound, rest.upperBound)
        }
        if reading.part == nil {
            reading.part = text.stackPart(from: after) ?? text.lastDiscNumber(from: after)
        }
        if reading.absolute.isEmpty {
            reading.absolute = text.absoluteBeside(after, reading.episodes)
        } else if reading.season == nil, text.looksLikeAnime {
            // `Title 2 - 16 (191)`: the number within the sequel, then the one over the whole show.
            let whole = text.absoluteBeside(after, reading.absolute)
            if let first = whole.first, let own = reading.absolute.first, first > own {
                reading.numberAlternatives.append("\(own)")
                reading.absolute = whole
            }
        }
    }

    /// Whether there is a title to go by, or else an id, which is enough alone: `tt0113277.mkv`,
    /// `[tvdbid-81189]/S01E01.mkv`.
    func isKnown(_ reading: inout Reading) -> Bool {
        guard reading.title.isEmpty, reading.ids.isEmpty else { return true }
        let found = folder.chain.first { !$0.isRoot && !$0.ids.isEmpty && $0.title.isEmpty }
        reading.ids = found?.ids ?? reading.ids
        return !reading.ids.isEmpty
    }

    /// Whether at least two files beside this one are numbered as episodes are. A sample is enough.
    private var isBesideEpisodes: Bool {
        var count = 0
        for name in context.videoNames.prefix(32) where !name.starts(with: text.bytes.elements) {
            let sibling = NameText(FileNames.withoutVideoExtension(name))
            let isNumbered =
                sibling.fullMarker() != nil
                || sibling.leadingNumber(from: sibling.titleStart())
                    .map { $0.width >= 2 && $0.last + 1 < sibling.tokens.count } == true
            count += isNumbered ? 1 : 0
            if count > 1 { return true }
        }
        return false
    }

    /// Why the file gives no record, nil when it should.
    func leftover(_ marker: Marker?) -> NothingReason? {
        text.leftover(marker: marker, folder: item, isBesideEpisodes: { isBesideEpisodes })
    }
}

extension NameText {
    /// The first number of `1_2`: which piece of how many.
    func pieceOfTwo(_ index: Int) -> Int? {
        let next = index + 1
        guard tokens[index].isNumber, tokens[next].isNumber, tokens[index].count == 1,
            tokens[next].count == 1, tokens[next].gap == .underscore, hasSpaces,
            tokens[index].value > 0, tokens[next].value >= tokens[index].value
        else { return nil }
        return tokens[index].value
    }

    /// The tokens of an episode's title from `from` on: up to tags or brackets.
    func episodeTitleRange(from: Int) -> Range<Int> {
        var first = from
        if tokens[first].isNumber, tokens[first].group > 0 { first += 1 }
        while tokens[first].isNumber, tokens[first].count == 3,
            gapAfter(first).isSpacedDash
        { first += 1 }
        if tokens[first].isAny(.end), tokens[first].isUpper,
            first + 1 == tokens.count || gapAfter(first).contains(.opens)
        {
            first += 1
        }
        var end = tokens.count
        if let strong = firstStrong(from: first) { end = max(first, softStart(strong, first)) }
        // `Title - pt1`, `Title cd2`: the piece is none of the title.
        let piece = (first..<end).first {
            discNumber(at: $0).map { $0.last + 1 == tokens.count } ?? isStackWord($0)
        }
        end = piece ?? end
        for index in first..<end where tokens[index].group > 0 {
            let kind = groups[tokens[index].group - 1].kind
            if kind != 40 || tokens[index].isTagged || holdsStrong(index)
                || seasonMark(at: index) != nil || episodeWord(at: index) != nil
            {
                end = index
                break
            }
        }
        // `Ep 05 SUB ITA`, unlike `Ep 05 - French`
        let isTold =
            first >= end || tokens[first].gap.isSpacedDash
            || !(first..<end).allSatisfy {
                tokens[$0].tag == .language || tokens[$0].tag == .soft || tokens[$0].isYear
            }
        return first < end && isTold ? first..<end : from..<from
    }

    /// A stack's part at the end of the name, not before its year.
    func stackPart(after span: TitleSpan) -> Int? {
        if let disc = discNumber(from: max(span.first + 1, span.year == nil ? 0 : span.end)) {
            return disc.number
        }
        // `Title - Part 1 of 2`
        if tokens[span.end].isAny(.part), tokens[span.end + 2].isAny(.of),
            tokens[span.end + 1].isNumber
        {
            return tokens[span.end + 1].value
        }
        if span.year == nil, let last = tokens.indices.last {
            return isStackWord(last) ? stackPart(from: last) : nil
        }
        return stackPart(from: span.end)
    }

    /// `cd1`, `Disc 2`, `part 1` from a token to the name's end.
    func pieceNumber(_ index: Int) -> Int? {
        if let disc = discNumber(at: index) {
            return disc.last + 1 == tokens.count ? disc.number : nil
        }
        guard let part = partNumber(from: index), part.first == index,
            part.last + 1 == tokens.count
        else { return isStackWord(index) ? stackPart(from: index) : nil }
        return part.number
    }

    /// `part1`, `pt2` in small letters: a piece of a film and no title's word.
    func isStackWord(_ index: Int) -> Bool {
        var cursor = Cursor(bytes, tokens[index].start)
        return (cursor.take("part") || cursor.take("pt")) && cursor.number(most: 1) != nil
            && cursor.offset == tokens[index].end
    }

    /// `pt1`, `part 2`, `-part-1`, `parta` at the end, from a token on.
    func stackPart(from: Int) -> Int? {
        for index in tokens.indices.dropFirst(from) {
            var cursor = Cursor(lower, tokens[index].start)
            if let number = cursor.number(most: 1), cursor.take("of"), cursor.number(most: 1) != nil
            {
                return number
            }
            cursor.offset = tokens[index].start
            guard cursor.take("part") || cursor.take("pt") else { continue }
            let end = tokens[index].end
            if cursor.offset == end, tokens[index + 1].isNumber,
                tokens[index + 1].count <= 2
            {
                return tokens[index + 1].value
            }
            if cursor.offset == end, index + 2 == tokens.count,
                let number = tokens[index + 1].number(of: .numeral)
            {
                return number
            }
            if let number = cursor.number(most: 2), cursor.offset == end { return number }
            if cursor.offset + 1 == end, cursor.byte >= 97, cursor.byte <= 100 {
                return Int(cursor.byte) - 96
            }
        }
        return nil
    }

    /// The absolute numbers beside a full marker: `S01E01 - 001 - Title`, `S03E13 (054)`,
    /// `S01E01-02 - 001-002`, `S10E14 214`.
    func absoluteBeside(_ index: Int, _ episodes: [Int]) -> [Int] {
        let count = episodes.count
        guard tokens[index].isNumber, !tokens[index].isTagged, let found = number(at: index),
            found.numbers.count == max(count, 1)
        else { return [] }
        // `[Group] Show S2 - 05 (17)`
        if found.width == 2, tokens[index].isAlone, looksLikeAnime, let last = episodes.last,
            found.numbers[0] > last
        {
            return found.numbers
        }
        guard found.width >= 3 else { return [] }
        let gap = tokens[index].gap
        // `s16e03-04.313-314`
        if count > 1, gap.isDisjoint(with: [.opens, .closes]) { return found.numbers }
        if tokens[index].group > 0 { return gap.contains(.opens) ? found.numbers : [] }
        let next = gapAfter(found.last)
        let ends = next.isSpacedDash || !next.isDisjoint(with: [.first, .opens])
        if gap.isSpacedDash { return ends ? found.numbers : [] }
        let isTagged = found.last + 1 >= tokens.count || tokens[found.last + 1].isTagged
        return looksLikeAnime && isTagged ? found.numbers : []
    }
}
