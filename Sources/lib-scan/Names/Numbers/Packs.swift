// Names of whole shows and of several seasons in one: `COMPLETE SERIES`, `S01-S05`, `Integrale`.

extension NameText {
    /// Whether the words about a season's number say that it is one of several: `S01-S05`,
    /// `Seasons 1-3`, `S01-09 COMPLETE`.
    func isPack(_ index: Int) -> Bool {
        (index..<min(index + 6, tokens.count)).contains { isSetWord($0) || isWhole($0) }
            || index > 0 && (isSetWord(index - 1) || isWhole(index - 1))
    }

    /// Whether a season's mark is the first of a range of seasons.
    func isSeasonRange(_ mark: SeasonWord) -> Bool {
        var next = mark.last + 1
        let token = tokens[mark.first]
        if token.count == 6, ASCII.isDigit(lower[token.start + 1]),
            matches("s", at: token.start + 3)
        {
            return true
        }
        guard next < tokens.count else { return false }
        let isPlural = tokens[mark.first].isAny(.seasons)
        var joins = !tokens[next].gap.isDisjoint(with: [.dash, .joiner])
        if tokens[next].isAny(.until) {
            joins = true
            next += 1
        }
        guard joins, next < tokens.count else { return false }
        if isSeasonToken(next) { return true }
        // `Season 1+2`
        let isSum = tokens[next].gap.contains(.joiner) && endsNumbers(next + 1)
        return tokens[next].isNumber && tokens[next].count <= 2 && tokens[next].value > mark.number
            && (isPlural || isSum || isPack(mark.first))
    }

    /// Whether tags, brackets or the name's end stand here.
    func endsNumbers(_ index: Int) -> Bool {
        index >= tokens.count || tokens[index].isTagged
            || tokens[index].gap.hasBracket
    }

    /// `1ª a 8ª Temporada`: where the range of seasons begins that a mark ends.
    func rangeStart(_ mark: SeasonWord) -> Int {
        let first = mark.first - 2
        guard first > titleStart(), tokens[first].startsWithDigit,
            tokens[first].count <= 4,
            tokens[first + 1].isAny(.until)
        else { return mark.first }
        return first
    }

    /// `S04`.
    func isSeasonToken(_ index: Int) -> Bool {
        var cursor = Cursor(lower, tokens[index].start)
        return cursor.take(115) && cursor.number(most: 2) != nil
            && cursor.offset == tokens[index].end
    }

    /// The first token of words that say that the name holds a whole show, after its title.
    func packStart() -> Int? {
        let start = titleStart()
        let hasYear =
            bracketedYear(from: start) != nil
            || bareYear(from: start, tags: firstStrong(from: start)) != nil
        // `The.Complete.Series.2010` is a title.
        let skipped = token(start, is: "the") ? 2 : 1
        for index in tokens.indices.dropFirst(start + skipped) {
            let next = index + 1
            let isFollowed = next == tokens.count || tokens[next].isTagged
            if isSetWord(index), isFollowed || tokens[index].isUpper { return index }
            if isWhole(index), next < tokens.count, isShowWord(next) {
                return index - 1 > start && token(index - 1, is: "the") ? index - 1 : index
            }
            // `COMPLETE.BLURAY` is one film's disc.
            if token(index, is: "complete"), next < tokens.count, !hasYear, tokens[index].isUpper,
                tokens[next].tag == .resolution
            {
                return index
            }
        }
        return nil
    }

    /// `Show.2013.Christmas.Special.HDTV`: where the year stands, or the words for a special.
    ///
    /// - Parameter isInShows: whether a library of shows holds the file.
    func specialStart(isInShows: Bool) -> Int? {
        let start = titleStart()
        guard isInShows || hasTelevisionSource,
            let strong = firstStrong(from: start) ?? (isInShows ? tokens.count : nil)
        else { return nil }
        let special = (start..<strong).dropFirst().last {
            token($0, is: "special") && !token($0 + 1, is: "edition")
        }
        guard let special else { return nil }
        let year = (start..<special).dropFirst().first {
            tokens[$0].count == 4 && AirDate.isYear(tokens[$0].value)
        }
        // `Doctor.Who.2005.Christmas.Special.2015`: the first year is the show's.
        if let year, (special..<strong).contains(where: { tokens[$0].isYear }) { return year + 1 }
        return year ?? special
    }

    /// `Show Christmas Special 2016` in the folder `Show`: where the words about the special begin.
    func specialStart(after show: [UInt8]) -> Int? {
        guard bracketedYear(from: 0) == nil, let first = end(of: show, from: titleStart()),
            first < tokens.count
        else { return nil }
        let words = first..<(firstStrong(from: first) ?? tokens.count)
        return words.contains { token($0, is: "special") && !token($0 + 1, is: "edition") }
            ? first : nil
    }

    /// Where a title ends that has such words after it: `Show - The Complete Series`.
    func titleEnd(first: Int, end: Int) -> Int {
        var index = end
        let last = index - 1
        if last - 1 > first, isWhole(last - 1), isShowWord(last) || token(last, is: "collection") {
            index -= 2
        } else if last > first, token(last, is: "complete") || isSetWord(last) {
            index -= 1
        } else {
            return end
        }
        if index - 1 > first, token(index - 1, is: "the") { index -= 1 }
        return index
    }

    private func isShowWord(_ index: Int) -> Bool {
        tokens[index].isAny(.series) || isSetWord(index)
    }

    private func isWhole(_ index: Int) -> Bool {
        tokens[index].isAny(.whole) || isAllSeasons(index)
    }

    /// `All Seasons (1-8)`, but not `A Man for All Seasons`.
    private func isAllSeasons(_ index: Int) -> Bool {
        guard token(index, is: "all"), token(index + 1, is: "seasons"), index + 2 < tokens.count
        else { return false }
        return tokens[index + 2].isNumber && tokens[index + 2].count <= 2
    }

    /// Words that only stand for a whole show.
    private func isSetWord(_ index: Int) -> Bool {
        self[index].isAny(.wholeShow) || match(.whole, at: index) != nil
    }

}
