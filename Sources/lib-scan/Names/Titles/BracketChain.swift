// Names that are nothing but brackets: `[Group][Title][Other title][S2][05][1080p]`.

extension NameText {
    /// Whether the name looks like an anime release: a group in brackets in front, or a checksum, or
    /// a bare number in a chain of square brackets as in `Title [Group][1080p][23][MP4]`.
    func findAnime() -> Bool {
        if tokens.contains(where: { $0.tag == .checksum }) { return true }
        if group(of: 0)?.kind == 91 { return titleStart() > 0 && siteEnd() == 0 }
        return groups.count >= 4 && groups.allSatisfy { $0.kind == 91 }
            && tokens.contains { $0.isAlone && $0.isNumber }
    }

    /// Whether a pair of square brackets holds the whole name.
    var isInBrackets: Bool {
        groups[0].kind == 91 && groups[0].open == 0 && groups[0].end == bytes.count
    }

    /// Whether brackets at the start may hold a title or a group's name: words that are no season,
    /// no episode, no special and no tag.
    func holdsTitle(_ first: Int, _ next: Int) -> Bool {
        if self[first].isTagged || token(first, is: "tv") || token(first, is: "movie")
            || isBonusPiece(first) || isCategory(first) || volume(at: first) != nil
        {
            return false
        }
        if let end = number(at: first)?.last, end + 1 >= next || self[end + 1].isAny(.end) {
            return false
        }
        return (first..<next).contains { self[$0].isWorded }
            && seasonMark(at: first) == nil && specialWord(at: first) == nil
            && episodeWord(at: first) == nil && letterMarker(at: first) == nil
    }

    /// `[2019]`, `[190405]`, `[TV]`, `[国漫]`, `【22年日剧】`: when and where a show is broadcast and of what
    /// kind it is.
    func isCategory(_ index: Int) -> Bool {
        guard self[index].isAlone else { return false }
        if self[index].isYear || self[index].isNumber && self[index].count > 4 { return true }
        var cursor = Cursor(lower, self[index].start)
        if cursor.number(most: 4) != nil { _ = cursor.take("年") }
        return Lexicon.word(lower, cursor.offset, self[index].end).roles.isAny(.category)
            || token(index, is: "tv")
    }

    /// The other title of `[Group][Titel][Title][05]`: the brackets in front of the title's or after
    /// them, but not the first ones.
    func titleInBrackets(beside span: TitleSpan) -> Range<Int>? {
        guard group(of: span.first)?.kind == 91 else { return nil }
        let before = groupStart(max(span.first - 1, 0))
        if before > 0, self[before].group > 0, holdsTitle(before, span.first) {
            return before..<span.first
        }
        let next = groupEnd(span.end)
        return self[span.end].group > self[span.first].group && holdsTitle(span.end, next)
            ? span.end..<next : nil
    }

    /// `[标题 第5季][Title][05]`: the season stands in the brackets of the title in another script.
    func isInOtherTitle(_ season: SeasonWord) -> Bool {
        season.last < titleStart() && self[groupStart(season.first)].isEastern
    }

    /// `[Group] Title 2 - 05`: a sequel's number, which a database may count as a season.
    func endsInSequel(_ span: TitleSpan) -> Bool {
        let last = self[span.end - 1]
        return looksLikeAnime && last.gap == .space && last.count == 1 && last.value > 1
    }

    /// `[Group] 05 [1080p]`: the only words stand in brackets in front of a bare number, so that a
    /// folder's title is better.
    func isLikelyGroup(_ span: TitleSpan, before end: Int) -> Bool {
        group(of: span.first)?.kind == 91 && self[end].group == 0
    }
}
