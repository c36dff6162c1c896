// Finds where in a name the title is: after the release group, before the year and the tags.

/// The words of a title, and the year beside them.
struct TitleSpan {
    /// Tokens, half open.
    var first: Int
    var end: Int
    var year: Int?
    /// The year stands in brackets of its own: nobody writes that into a title.
    var yearIsBracketed = false
    /// The name holds tags of a release.
    var hasTags = false
    /// The second title of an AKA or of brackets, tokens, half open.
    var other: Range<Int>?
    /// A year that was read as a year although it may be the title's last word, or the reverse.
    var isAmbiguous = false
    /// Words were split off that may be the title's.
    var isGuess = false

    var isEmpty: Bool { first >= end }

    /// Ends it at a token; what is cut off is another title.
    mutating func cut(at index: Int) {
        other = index..<end
        end = index
    }

    /// Begins it at a token; what is cut off is another title.
    mutating func skip(to index: Int) {
        other = first..<index
        first = index
    }
}

extension NameText {
    private static let yearInList: [Piece] = ["n1-3o", "=y", "=w"]
    private static let maker: [Piece] = ["w", "w", "=a"]
    private static let channels: [Piece] = ["t", "n1", ".n1"]

    /// What ends a name without a year and is no part of its title.
    private static let ends: [TitleCut] = [
        TitleCut("Title (1)", ["n1x", "$"]),
        TitleCut("Before Sunset - www.example.org", ["='www'", ".a", ".a"]),
        TitleCut("Title_SUB_ITA", ["t2-3u", "t2-3u", "$"]),
        TitleCut("[Group] Title OVA v2 [1080p]", ["v"], .anime),
        TitleCut("[Group] Title - Movie [1080p]", ["='movie'"], .anime),
        TitleCut("Title.FRENCH-GROUP", ["tu", "-a", "$"]),
        TitleCut("Title.4k", [Piece(.lastQuality), "$"]),
        TitleCut("Title 2 DVD", ["'dvd'u", "$"]),
        TitleCut("Title - Part 1 of 2", [Piece(.part), "n", Piece(.of), "n", "$"]),
    ]

    /// The span of a movie's title, or of a folder's.
    func titleSpan() -> TitleSpan {
        var span = TitleSpan(first: titleStart(), end: tokens.count)
        let tags = firstStrong(from: span.first)
        span.hasTags = tags != nil
        let isAfterGroup = span.first == 1 && hasGroupPrefix
        span.isAmbiguous = isAfterGroup
        if dropPosition(&span) { return yearPrefixed(span, tags) }
        if let year = bracketedYear(from: span.first) {
            span.year = self[year].value
            span.yearIsBracketed = true
            // `(1995) Title`
            if year <= span.first {
                span.first = year + 1
                span.end = firstStrong(from: span.first).map { softStart($0, year + 1) } ?? span.end
                return span
            }
            span.end = groupStart(year)
            while span.end > span.first + 1, self[span.end - 1].tag.isStrong { span.end -= 1 }
            trimBracketTags(&span)
            trimEdition(&span)
            // `Show Complete (2003-2006)`
            if isYearRange(year) { span.end = titleEnd(first: span.first, end: span.end) }
        } else if let year = bareYear(from: span.first, tags: tags) {
            span.year = self[year].value
            if let tags, tags < year {
                // `Title 1080p 1985`
                span.end = softStart(tags, span.first)
            } else {
                endAtBareYear(&span, year)
            }
        } else {
            if let tags { span.end = softStart(tags, span.first) }
            endWithoutYear(&span)
        }
        splitOther(&span, brackets: true)
        if isAfterGroup, span.other == nil { span.other = 0..<span.end }
        return span
    }

    /// `01 - Title (1999)`: a number of a list in front is dropped. True for `1999 - Title`.
    private func dropPosition(_ span: inout TitleSpan) -> Bool {
        let (token, next) = (self[span.first], span.first + 1)
        // `07 - 1962 - Title`
        if matches(Self.yearInList, at: span.first) {
            span.first = next
            return true
        }
        let gap = self[next].gap
        guard token.isNumber, token.group == 0, gap.contains(.space) else { return false }
        // `1. Title (1999)`, `001 - Title (1999)`
        if token.isPadded && !gap.isDisjoint(with: [.dash, .dot])
            || token.count <= 2 && gap.contains(.dot), bracketedYear(from: next) != nil
        {
            span.first = next
        }
        return token.isYear && gap.contains(.dash) && isTitleAfterYear(next)
    }

    /// Whether a title begins here, after a year and a dash: `2011 - Season of the Witch`,
    /// `1975 - Death Race 2000`; not in `2012 - 1080p`, `2012 - 2009`, `2001 - A Title - 1968`.
    private func isTitleAfterYear(_ index: Int) -> Bool {
        (!self[index].isYear && !self[index].isTagged || self[index + 1].gap == .space)
            && bracketedYear(from: index) == nil
            && bareYear(from: index, tags: nil).map { !self[$0].gap.contains(.dash) } ?? true
    }

    /// `1999 - Title`.
    private func yearPrefixed(_ span: TitleSpan, _ tags: Int?) -> TitleSpan {
        var span = span
        span.year = self[span.first].value
        span.first += 1
        if let tags { span.end = softStart(tags, span.first) }
        span.isAmbiguous = true
        span.other = (span.first - 1)..<span.end
        // `1999 - Melis, Sam - American Duty`
        if matches(Self.maker, at: span.first), self[span.first + 1].gap.contains(.comma) {
            span.first += 2
        }
        return span
    }

    /// A title whose year stands bare after it.
    private func endAtBareYear(_ span: inout TitleSpan, _ year: Int) {
        let isApart = self[year].group > 0 && self[year].group != self[span.first].group
        span.end = isApart ? groupStart(year) : year
        // `Godzilla.1985.1985.1080p`: nobody writes a film's year twice without a reason.
        if self[span.end - 1].value == span.year || year == tokens.count - 1 {
            span.isAmbiguous = true
        }
        trimBracketTags(&span)
        trimReleaseWords(&span, year)
        trimEdition(&span)
        let last = span.end - 1
        // `Title - Drama 2011 …`: a genre between a dash and the year.
        if hasSpaces, last > span.first, self[last].gap.isSpacedDash,
            FolderVocabulary.groupings.value(lower, self[last].start, self[last].end) == 4
        {
            span.end = last
        }
        splitBracketed(&span)
    }

    /// A title without a year, before a piece's number, tags or an edition.
    private func endWithoutYear(_ span: inout TitleSpan) {
        cutEnds(&span, Self.ends)
        // `Title/Disc 1.m4v`
        if let disc = discNumber(from: span.first == 0 ? 0 : span.first + 1) {
            span.end = min(disc.first, span.end)
        } else if span.end == tokens.count, span.end > span.first + 1, isStackWord(span.end - 1) {
            span.end -= 1
        }
        trimBracketTags(&span)
        span.end = titleEnd(first: span.first, end: span.end)
        span.end = editionStart(span.end, span.first)
        // `Blade Runner - The Final Cut`
        if span.end - 1 > span.first, token(span.end - 1, is: "the"),
            self[span.end - 1].gap.isSpacedDash
        {
            span.end -= 1
        }
    }

    /// The first token that is a tag by itself, after the title's first word.
    func firstStrong(from: Int) -> Int? {
        (from..<tokens.count).first { self[$0].tag.isStrong }
    }

    /// Walks back from a strong tag over the soft ones before it.
    func softStart(_ strong: Int, _ first: Int) -> Int {
        var index = strong
        while index > first + 1, isSoft(index - 1) { index -= 1 }
        // `Extra Edition 1080p`, unlike `Special Edition 1080p`: the word alone is the title's.
        return token(index, is: "edition") ? index + 1 : index
    }

    /// Whether a token before tags is one too: not when it looks like the title's other words, as `Web`
    /// does. The 5 and the 1 of `DTS 5.1` are; in `Ghost.in.the.Shell.2.0` they are the title's.
    private func isSoft(_ index: Int) -> Bool {
        let token = self[index]
        switch token.tag {
        case .edition, .language: return true
        case .soft: return !token.isCapitalized || token.group > 0 || lower[token.start] != 119
        default:
            return matches(Self.channels, at: index - 1) || matches(Self.channels, at: index - 2)
        }
    }
}
