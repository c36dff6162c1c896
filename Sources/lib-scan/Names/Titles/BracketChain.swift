// Names that are nothing but brackets: `[Group][Title][Other title][S2][05][1080p]`.

/// The brackets in front of a name, as far as they may hold its title.
struct BracketChain {
    /// Where the brackets that hold words begin, and whether their script is an eastern one.
    private var worded: [(first: Int, isEastern: Bool)] = []
    /// Numbers or tags came behind the words: what follows is no title.
    private var isPast = false
    /// A number alone in its brackets came behind a group and a title: what follows is the episode's.
    private(set) var isCounted = false

    /// Takes the next brackets.
    ///
    /// - Parameters:
    ///   - first: their first token.
    ///   - holdsTitle: whether they may hold a title.
    ///   - isEastern: whether it begins with a character of U+3000 or beyond.
    ///   - isNumber: whether they hold a number and nothing else.
    mutating func add(_ first: Int, _ holdsTitle: Bool, _ isEastern: Bool, _ isNumber: Bool) {
        isCounted = isCounted || isNumber && worded.count > 1
        if holdsTitle, !isPast {
            worded.append((first, isEastern))
        } else {
            isPast = isPast || !worded.isEmpty
        }
    }

    /// Whether nothing but what is likely the group's name came.
    var isOnlyGroup: Bool { worded.count == 1 && !isPast }

    /// The first token of the title: the first words are the group's when others follow, and a
    /// title in Latin letters goes before one that is not.
    var title: Int? {
        let titles = worded.dropFirst(worded.count > 1 ? 1 : 0)
        return (titles.last { !$0.isEastern } ?? titles.last)?.first
    }
}

extension NameText {
    /// Whether the name looks like an anime release: a group in brackets in front, or a checksum.
    var looksLikeAnime: Bool {
        if tokens.contains(where: { $0.tag == .checksum }) { return true }
        guard let group = group(of: 0), group.kind == 91, group.isClosed else {
            return hasNumberInChain
        }
        return titleStart() > 0 && siteEnd() == 0
    }

    /// Whether a pair of square brackets holds the whole name.
    var isInBrackets: Bool {
        groups.count == 1 && groups[0].kind == 91 && groups[0].open == 0
            && groups[0].end == bytes.count
    }

    /// `Title [Group][1080p][23][MP4]`: a bare number in a chain of brackets, no year in round ones.
    private var hasNumberInChain: Bool {
        guard groups.count >= 4, groups.allSatisfy({ $0.kind == 91 && $0.isClosed }) else {
            return false
        }
        return tokens.indices.contains {
            tokens[$0].isNumber && (2...3).contains(tokens[$0].count) && tokens[$0].isAlone
        }
    }

    /// Whether brackets at the start may hold a title or a group's name: words that are no season,
    /// no episode, no special and no tag.
    func holdsTitle(_ first: Int, _ next: Int) -> Bool {
        guard !tokens[first].isTagged, !token(first, is: "tv"), !isBonusPiece(first),
            !(token(first, is: "movie") && tokens[first].isAlone), volume(at: first) == nil,
            !isCategory(first)
        else {
            return false
        }
        if let number = number(at: first),
            number.numbers.count > 2 || endsNumber(number.last + 1, next)
        {
            return false
        }
        guard (first..<next).contains(where: { tokens[$0].isWorded }) else { return false }
        return seasonMark(at: first) == nil && specialWord(at: first) == nil
            && episodeWord(at: first) == nil && letterMarker(at: first, tokens[first].start) == nil
    }

    /// `[2019]`, `[190405]`, `[TV]`, `[1月]`: when or where a show is broadcast.
    func isTimeAlone(_ index: Int) -> Bool {
        guard tokens[index].isAlone else { return false }
        let token = tokens[index]
        let isDay = token.isNumber && (token.count == 6 || token.count == 8)
        return tokens[index].isYear || isDay || self.token(index, is: "tv")
            || token.startsWithDigit && matches("月", at: token.end - 3)
    }

    /// `[国漫]`, `【22年日剧】`: where a broadcast comes from and of what kind it is, perhaps with its year.
    func isCategory(_ index: Int) -> Bool {
        guard tokens[index].isAlone, tokens[index].isEastern || tokens[index].startsWithDigit
        else { return false }
        var cursor = Cursor(lower, tokens[index].start)
        if cursor.number(most: 4) != nil, !cursor.take("年") { return false }
        return Lexicon.word(lower, cursor.offset, tokens[index].end).roles.isAny(.category)
    }

    /// The other title of `[Group][Titel][Title][05]`: the brackets in front of the title's or behind
    /// them, but not the first ones.
    func titleInBrackets(beside span: TitleSpan) -> Range<Int>? {
        guard let group = group(of: span.first), group.kind == 91 else { return nil }
        let before = groupStart(max(span.first - 1, 0))
        if before > 0, tokens[before].group > 0, holdsTitle(before, span.first) {
            return before..<span.first
        }
        var next = span.end
        while next < tokens.count, tokens[next].group == tokens[span.end].group { next += 1 }
        guard next < tokens.count, tokens[span.end].group > tokens[span.first].group,
            holdsTitle(span.end, next)
        else { return nil }
        return span.end..<next
    }

    /// `[标题 第5季][Title][05]`: the season stands in the brackets of the title in another script.
    func isInOtherTitle(_ season: SeasonWord) -> Bool {
        guard season.first > 0, season.last < titleStart(), tokens[season.first].isEastern,
            tokens[season.first].group > 0
        else { return false }
        let first = groupStart(season.first)
        return first < season.first && tokens[first].isEastern
    }

    /// `[Group] Title 2 - 05`: a sequel's number, which a database may count as a season.
    func endsInSequel(_ span: TitleSpan) -> Bool {
        guard span.end - span.first > 1, looksLikeAnime else { return false }
        let last = tokens[span.end - 1]
        return last.isNumber && last.count == 1 && last.value > 1 && last.gap == .space
    }

    /// `[Group] 05 [1080p]`: the only words stand in brackets in front of a bare number, so that a
    /// folder's title is better.
    func isLikelyGroup(_ span: TitleSpan, before end: Int) -> Bool {
        guard let group = group(of: span.first), group.kind == 91, group.open == 0, end > 0,
            end < tokens.count
        else { return false }
        return tokens[end].group == 0
    }

    /// Whether nothing but `END` stands between a number and the end of its brackets.
    private func endsNumber(_ index: Int, _ next: Int) -> Bool {
        index >= next || index + 1 == next && tokens[index].isAny(.end)
    }
}
