// What is left once type, title and numbers are known: edition, part, version, episode title.

extension NameReader {
    /// Fills in what stands after the marker, whose last token is `after`, or the year.
    func finish(_ reading: inout Reading, after: Int) {
        if let edition = text.edition {
            reading.edition = String(decoding: text.bytes[edition], as: UTF8.self)
        }
        guard reading.type == .episode else { return }
        let next = after + 1
        let pair = text.pieceOfTwo(next)
        let rest = text.episodeTitleRange(from: pair == nil ? next : next + 2)
        if !rest.isEmpty { reading.episodeTitle = text.title(rest.lowerBound, rest.upperBound) }
        reading.part =
            pair ?? reading.part ?? text.stackPart(from: next) ?? text.lastDiscNumber(from: next)
        if reading.absolute.isEmpty {
            reading.absolute = text.absoluteBeside(next, reading.episodes)
        } else if reading.season == nil, text.looksLikeAnime {
            // `Title 2 - 16 (191)`: the number within the sequel, then the one over the whole show.
            let whole = text.absoluteBeside(next, reading.absolute)
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
        let others = context.videoNames.prefix(32).lazy.filter {
            !$0.starts(with: self.text.bytes.elements)
        }
        return others.filter {
            let sibling = NameText(FileNames.withoutVideoExtension($0))
            return sibling.fullMarker() != nil
                || sibling.leadingNumber(from: sibling.titleStart())
                    .map { $0.width >= 2 && $0.last + 1 < sibling.tokens.count } == true
        }.dropFirst().first != nil
    }

    /// Why the file gives no record, nil when it should.
    func leftover(_ marker: Marker?) -> NothingReason? {
        text.leftover(marker: marker, folder: item, isBesideEpisodes: { isBesideEpisodes })
    }
}

extension NameText {
    private static let twoPieces: [Piece] = ["n1", "^n1"]
    private static let partOfAll: [Piece] = [Piece(.part), "n", Piece(.of)]
    private static let dashedAbsolute: [Piece] = ["n3", "=a"]

    // MARK: - Which piece it is

    /// The first number of `1_2`: which piece of how many.
    func pieceOfTwo(_ index: Int) -> Int? {
        let (piece, all) = (tokens[index].value, tokens[index + 1].value)
        let isPair = hasSpaces && piece > 0 && all >= piece
        return isPair && matches(Self.twoPieces, at: index) ? piece : nil
    }

    /// A stack's part at the end of the name, not before its year.
    func stackPart(after span: TitleSpan) -> Int? {
        if let disc = discNumber(from: max(span.first + 1, span.year == nil ? 0 : span.end)) {
            return disc.number
        }
        // `Title - Part 1 of 2`
        if matches(Self.partOfAll, at: span.end) { return tokens[span.end + 1].value }
        if span.year != nil { return stackPart(from: span.end) }
        return isStackWord(tokens.count - 1) ? stackPart(at: tokens.count - 1) : nil
    }

    /// `cd1`, `Disc 2`, `part 1` from a token to the name's end.
    func pieceNumber(_ index: Int) -> Int? {
        if let disc = discNumber(at: index) {
            return disc.last + 1 == tokens.count ? disc.number : nil
        }
        if let part = partNumber(from: index), part.first == index, part.last + 1 == tokens.count {
            return part.number
        }
        return isStackWord(index) ? stackPart(from: index) : nil
    }

    /// `part1`, `pt2` in small letters: a piece of a film and no title's word.
    func isStackWord(_ index: Int) -> Bool {
        var cursor = Cursor(bytes, tokens[index].start)
        return (cursor.take("part") || cursor.take("pt")) && cursor.number(most: 1) != nil
            && cursor.offset == tokens[index].end
    }

    /// The first piece's number from a token on.
    func stackPart(from: Int) -> Int? {
        (from..<tokens.count).lazy.compactMap { stackPart(at: $0) }.first
    }

    /// `1of2`, `pt1`, `part 2`, `part02`, `parta`, and `part ii` at the end.
    private func stackPart(at index: Int) -> Int? {
        let (token, next) = (tokens[index], tokens[index + 1])
        var cursor = Cursor(lower, token.start)
        if let number = cursor.number(most: 1) {
            return cursor.take("of") && cursor.number(most: 1) != nil ? number : nil
        }
        guard cursor.take("part") || cursor.take("pt") else { return nil }
        if cursor.offset == token.end {
            return next.number(2) ?? (index + 2 == tokens.count ? next.number(of: .numeral) : nil)
        }
        let letter = Int(cursor.byte) - 96
        if cursor.offset + 1 == token.end, 1...4 ~= letter { return letter }
        let number = cursor.number(most: 2)
        return cursor.offset == token.end ? number : nil
    }

    // MARK: - What follows the number

    /// The tokens of an episode's title from `from` on: up to tags or brackets.
    func episodeTitleRange(from: Int) -> Range<Int> {
        // `14 Ende` has the title Ende; in `14 END` and `[Group] Show - 14 Ende` it is the last episode.
        let word = self[from - 1]
        let isTitle = word.isAny(.end) && word.isCapitalized && !word.isAlone && !looksLikeAnime
        var first = isTitle ? from - 1 : from
        while tokens[first].isNumber, tokens[first].group > 0 { first += 1 }
        while matches(Self.dashedAbsolute, at: first) { first += 1 }
        if let last = endWord(first),
            tokens[first].isUpper || tokens[first].isEastern && !tokens[first].gap.isSpacedDash
        {
            first = last + 1
        }
        var end = firstStrong(from: first).map { max(first, softStart($0, first)) } ?? tokens.count
        // `Title - pt1`, `Title cd2`: the piece is none of the title.
        end =
            (first..<end).first {
                discNumber(at: $0).map { $0.last + 1 == tokens.count } ?? isStackWord($0)
            } ?? end
        end = (first..<end).first(where: endsEpisodeTitle) ?? end
        // `Ep 05 SUB ITA`, unlike `Ep 05 - French`
        let isTold =
            tokens[first].gap.isSpacedDash
            || (first..<end).contains {
                tokens[$0].tag != .language && tokens[$0].tag != .soft && !tokens[$0].isYear
            }
        return first < end && isTold ? first..<end : from..<from
    }

    /// Whether brackets begin here that are no episode title's.
    private func endsEpisodeTitle(_ index: Int) -> Bool {
        guard let group = group(of: index) else { return false }
        return group.kind != 40 || tokens[index].isTagged || holdsStrong(index)
            || seasonMark(at: index) != nil || episodeWord(at: index) != nil
    }

    /// The absolute numbers beside a full marker: `S01E01 - 001 - Title`, `S03E13 (054)`,
    /// `S01E01-02 - 001-002`, `S10E14 214`.
    func absoluteBeside(_ index: Int, _ episodes: [Int]) -> [Int] {
        let token = tokens[index]
        guard token.isNumber, !token.isTagged, let found = number(at: index),
            found.numbers.count == max(episodes.count, 1)
        else { return [] }
        let (gap, next) = (token.gap, gapAfter(found.last))
        // `Show S01E07 (720)`
        if token.isAlone, Self.bareHeights.contains(token.value) { return [] }
        // `Show S02E05 (17)`, `Show S02E05-E06 (17-18)`
        let isLater =
            found.width == 2 && tokens[index - 1].group != token.group
            && tokens[found.last + 1].group != token.group && gap.contains(.opens)
            && episodes.last.map { found.numbers[0] > $0 } == true
        let isTold: Bool
        // `s16e03-04.313-314`
        if episodes.count > 1, !gap.hasBracket {
            isTold = true
        } else if token.group > 0 {
            isTold = gap.contains(.opens)
        } else if gap.isSpacedDash {
            isTold = next.isSpacedDash || !next.isDisjoint(with: [.first, .opens])
        } else {
            let isLast = found.last + 1 >= tokens.count || tokens[found.last + 1].isTagged
            isTold = looksLikeAnime && isLast
        }
        return isLater || found.width >= 3 && isTold ? found.numbers : []
    }
}
