// What is left once type, title and numbers are known: edition, part, version, episode title.

extension NameReader {
    /// Fills in what stands behind the marker or the year.
    func finish(_ reading: inout Reading, after: Int) {
        if let edition = text.edition {
            reading.edition = String(decoding: text.bytes[edition], as: UTF8.self)
        }
        guard reading.type == .episode else { return }
        // `1_2`: which piece of how many
        let isPiece = text.matches(NameText.twoNumbers, at: after)
        let rest = text.episodeTitleRange(from: isPiece ? after + 2 : after)
        let title = text.title(rest.lowerBound, rest.upperBound)
        if !title.isEmpty || isPiece { reading.episodeTitle = title.isEmpty ? nil : title }
        reading.part =
            isPiece
            ? text[after].value
            : reading.part ?? text.stackPart(from: after) ?? text.lastDiscNumber(from: after)
        if reading.absolute.isEmpty {
            reading.absolute = text.absoluteBeside(after, reading.episodes)
        } else if reading.season == nil, text.looksLikeAnime {
            // `Title 2 - 16 (191)`: the number within the sequel, then the one over the whole show.
            let whole = text.absoluteBeside(after, reading.absolute)
            if !whole.isEmpty {
                reading.numberAlternatives.append("\(reading.absolute[0])")
                reading.absolute = whole
            }
        }
    }

    /// Whether there is a title to go by, or else an id, which is enough alone: `tt0113277.mkv`,
    /// `[tvdbid-81189]/S01E01.mkv`.
    func isKnown(_ reading: inout Reading) -> Bool {
        if reading.title.isEmpty, reading.ids.isEmpty {
            reading.ids = folder.chain.first { !$0.ids.isEmpty }?.ids ?? reading.ids
        }
        return !reading.title.isEmpty || !reading.ids.isEmpty
    }

    /// Whether at least two files beside this one are numbered as episodes are. A sample is enough.
    private var isBesideEpisodes: Bool {
        context.videoNames.prefix(32).lazy.filter { name in
            guard !name.starts(with: text.bytes.elements) else { return false }
            let sibling = NameText(FileNames.withoutVideoExtension(name))
            return sibling.fullMarker() != nil
                || sibling.leadingNumber(from: sibling.titleStart())?.width ?? 0 >= 2
        }.prefix(2).count == 2
    }

    /// Why the file gives no record, nil when it should.
    func leftover(_ marker: Marker?) -> NothingReason? {
        text.leftover(marker: marker, folder: item, isBesideEpisodes: { isBesideEpisodes })
    }
}

extension NameText {
    fileprivate static let twoNumbers: [Piece] = ["n1", "^n1"]

    /// The tokens of an episode's title from `from` on: up to tags or brackets.
    func episodeTitleRange(from: Int) -> Range<Int> {
        var first = from
        if tokens[first].isNumber, tokens[first].group > 0 { first += 1 }
        while tokens[first].isNumber, tokens[first].count == 3, gapAfter(first).isSpacedDash {
            first += 1
        }
        if tokens[first].isAny(.end), tokens[first].isUpper, gapAfter(first).contains(.opens) {
            first += 1
        }
        var end = tokens.count
        if let strong = firstStrong(from: first) { end = max(first, softStart(strong, first)) }
        // `Title - pt1`, `Title cd2`: the piece is none of the title.
        let piece = (first..<end).first {
            discNumber(at: $0).map { $0.last + 1 == tokens.count } ?? isStackWord($0)
        }
        end = piece ?? end
        end =
            (first..<end).first { index in
                guard let group = group(of: index) else { return false }
                return group.kind != 40 || tokens[index].isTagged || holdsStrong(index)
                    || seasonMark(at: index) != nil || episodeWord(at: index) != nil
            } ?? end
        // `Ep 05 SUB ITA`, unlike `Ep 05 - French`
        let isTold =
            tokens[first].gap.isSpacedDash
            || !(first..<end).allSatisfy {
                tokens[$0].tag == .language || tokens[$0].tag == .soft || tokens[$0].isYear
            }
        return isTold ? first..<end : from..<from
    }

    /// A stack's part at the end of the name, not before its year.
    func stackPart(after span: TitleSpan) -> Int? {
        if let disc = discNumber(from: max(span.first + 1, span.year == nil ? 0 : span.end)) {
            return disc.number
        }
        // `Title - Part 1 of 2`
        if matches(Self.partOf, at: span.end) { return tokens[span.end + 1].value }
        let last = tokens.count - 1
        if span.year == nil { return isStackWord(last) ? stackPart(from: last) : nil }
        return stackPart(from: span.end)
    }

    private static let partOf: [Piece] = [Piece(.part), "n", Piece(.of)]

    /// `cd1`, `Disc 2`, `part 1` from a token to the name's end.
    func pieceNumber(_ index: Int) -> Int? {
        let piece = discNumber(at: index) ?? partNumber(from: index)
        return piece?.first == index && piece?.last == tokens.count - 1 ? piece?.number : nil
    }

    /// `part1`, `pt2` in small letters: a piece of a film and no title's word.
    func isStackWord(_ index: Int) -> Bool {
        var cursor = Cursor(bytes, tokens[index].start)
        return (cursor.take("part") || cursor.take("pt")) && cursor.number(most: 1) != nil
    }

    /// `pt1`, `part 2`, `-part-1`, `parta`, `1of2` at the end, from a token on.
    func stackPart(from: Int) -> Int? {
        for index in tokens.indices.dropFirst(from) {
            let (end, next) = (tokens[index].end, tokens[index + 1])
            var cursor = Cursor(lower, tokens[index].start)
            if let number = cursor.number(most: 1), cursor.take("of") { return number }
            guard cursor.take("part") || cursor.take("pt") else { continue }
            if cursor.offset == end {
                let numeral = index + 2 == tokens.count ? next.number(of: .numeral) : nil
                guard let number = next.number(2) ?? numeral else { continue }
                return number
            }
            if let number = cursor.number(most: 2), cursor.offset == end { return number }
            if cursor.offset + 1 == end, (97...100).contains(cursor.byte) {
                return Int(cursor.byte) - 96
            }
        }
        return nil
    }

    /// The absolute numbers beside a full marker: `S01E01 - 001 - Title`, `S03E13 (054)`,
    /// `S01E01-02 - 001-002`, `S10E14 214`.
    func absoluteBeside(_ index: Int, _ episodes: [Int]) -> [Int] {
        guard tokens[index].isNumber, !tokens[index].isTagged, let found = number(at: index),
            found.numbers.count == max(episodes.count, 1)
        else { return [] }
        let gap = tokens[index].gap
        // `[Group] Show S2 - 05 (17)`
        if found.width < 3 {
            let isLater = found.numbers[0] > episodes.last ?? .max
            return isLater && tokens[index].isAlone ? found.numbers : []
        }
        // `s16e03-04.313-314`
        if episodes.count > 1, !gap.hasBracket { return found.numbers }
        if tokens[index].group > 0 { return found.numbers }
        let next = gapAfter(found.last)
        let ends =
            gap.isSpacedDash
            ? next.isSpacedDash || !next.isDisjoint(with: [.first, .opens])
            : looksLikeAnime && endsNumbers(found.last + 1)
        return ends ? found.numbers : []
    }
}
