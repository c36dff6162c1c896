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
}

extension NameText {
    /// The span of a movie's title, or of a folder's.
    func titleSpan() -> TitleSpan {
        var span = TitleSpan(first: titleStart(), end: tokens.count)
        let tags = firstStrong(from: span.first)
        span.hasTags = tags != nil
        if span.first == 1, hasGroupPrefix { span.isAmbiguous = true }
        if dropPosition(&span) { return yearPrefixed(span, tags) }
        if let year = bracketedYear(from: span.first) {
            span.year = tokens[year].value
            span.yearIsBracketed = true
            if year <= span.first || tokens[year].group == tokens[span.first].group {
                return afterYear(span, year)
            }
            span.end = groupStart(year)
            trimMaker(&span, year)
            while span.end > span.first + 1, tokens[span.end - 1].tag.isStrong { span.end -= 1 }
            trimBracketTags(&span)
            trimUpperEditions(&span)
            trimDashedEdition(&span)
        } else {
            bareTitle(&span, tags)
        }
        splitOther(&span)
        if span.first == 1, span.other == nil, hasGroupPrefix { span.other = 0..<span.end }
        return span
    }

    /// `01 - Title (1999)`: a number of a list in front is dropped. True for `1999 - Title`.
    private func dropPosition(_ span: inout TitleSpan) -> Bool {
        let next = span.first + 1
        guard next < tokens.count, tokens[span.first].isNumber, tokens[span.first].group == 0 else {
            return false
        }
        let gap = tokens[next].gap
        guard gap.contains(.space), gap.contains(.dash) || gap.contains(.dot) else { return false }
        let token = tokens[span.first]
        // `07 - 1962 - Title`
        if gap.isSpacedDash, token.count <= 3, tokens[next].isYear, tokens[next].group == 0,
            next + 1 < tokens.count, gapAfter(next).isSpacedDash, !tokens[next + 1].isTagged,
            tokens[next + 1].isWorded
        {
            span.first = next
            return true
        }
        // `1. Title (1999)`
        if token.count <= 2, gap.contains(.dot), token.value > 0, bracketedYear(from: next) != nil,
            !(tokens[next].isNumber && tokens[next].group > 0)
        {
            span.first = next
            return false
        }
        if (2...4).contains(token.count), lower[token.start] == 48,
            bracketedYear(from: next) != nil,
            !(tokens[next].isNumber && tokens[next].group > 0)
        {
            span.first = next
        }
        return token.count == 4 && AirDate.isYear(token.value) && gap.isSpacedDash
            && isTitleBehindYear(next)
    }

    /// Whether a title begins here, behind a year and a dash: `2011 - Season of the Witch`,
    /// `1975 - Death Race 2000`; not in `2012 - 1080p`, `2012 - 2009`, `2001 - A Title - 1968`.
    private func isTitleBehindYear(_ index: Int) -> Bool {
        guard tokens[index].group == 0, bracketedYear(from: index) == nil else { return false }
        let isFollowed = index + 1 < tokens.count && !tokens[index + 1].isTagged
        if AirDate.isYear(tokens[index].value) || tokens[index].isTagged {
            guard isFollowed, !tokens[index].tag.isStrong, tokens[index + 1].gap == .space else {
                return false
            }
        }
        guard let year = bareYear(from: index, tags: nil) else { return true }
        return year == tokens.count - 1 && !tokens[year].gap.contains(.dash)
    }

    /// `1999 - Title`.
    private func yearPrefixed(_ span: TitleSpan, _ tags: Int?) -> TitleSpan {
        var span = span
        span.year = tokens[span.first].value
        span.first += 1
        if let tags { span.end = softStart(tags, span.first) }
        span.isAmbiguous = true
        trimBracketTags(&span)
        span.other = (span.first - 1)..<span.end
        // `1999 - Melis, Sam - American Duty`
        let name = span.first + 1
        if name < span.end, tokens[name].gap.contains(.comma),
            let title = (name + 1..<min(name + 4, span.end)).first(where: {
                tokens[$0].gap.isSpacedDash
            })
        {
            span.first = title
        }
        return span
    }

    /// `(1995) Title`: the year stands first.
    private func afterYear(_ span: TitleSpan, _ year: Int) -> TitleSpan {
        var span = span
        var first = year + 1
        while first < tokens.count, tokens[first].group == tokens[year].group { first += 1 }
        span.first = first
        span.end = tokens.count
        if let strong = firstStrong(from: first) { span.end = softStart(strong, first) }
        trimBracketTags(&span)
        return span
    }

    /// A title whose year, if any, stands bare.
    private func bareTitle(_ span: inout TitleSpan, _ tags: Int?) {
        if let year = bareYear(from: span.first, tags: tags) {
            span.year = tokens[year].value
            if let tags, tags < year, tags > span.first {
                span.end = softStart(tags, span.first)
                trimBracketTags(&span)
                return
            }
            let isApart = tokens[year].group > 0 && tokens[year].group != tokens[span.first].group
            span.end = isApart ? groupStart(year) : year
            if isApart { trimMaker(&span, year) } else { takeYearRange(&span) }
            // `Godzilla.1985.1985.1080p`: nobody writes a film's year twice without a reason.
            if span.end - 1 > span.first, tokens[span.end - 1].value == span.year {
                span.isAmbiguous = true
            }
            span.isAmbiguous = span.isAmbiguous || tags == nil && year == tokens.count - 1
            trimBracketTags(&span)
            trimBeforeBareYear(&span, year)
            trimEdition(&span)
            trimGenre(&span)
            splitBracketed(&span)
            return
        }
        if let tags { span.end = softStart(tags, span.first) }
        trimCopy(&span)
        trimEnd(&span)
        if span.first == 0, !tokens.isEmpty, let piece = discNumber(at: 0),
            piece.last + 1 == tokens.count
        {
            // `Title/Disc 1.m4v`
            span.end = 0
            return
        }
        let piece = span.end - 4
        if piece > span.first, span.end == tokens.count, tokens[piece].isAny(.part),
            tokens[piece + 2].isAny(.of),
            tokens[piece + 1].isNumber, tokens[piece + 3].isNumber
        {
            // `Title - Part 1 of 2`
            span.end = piece
        } else if let disc = discNumber(from: span.first + 1), disc.first < span.end {
            span.end = disc.first
        } else if span.end == tokens.count, span.end > span.first + 1, isStackWord(span.end - 1) {
            span.end -= 1
        }
        trimBracketTags(&span)
        span.end = titleEnd(first: span.first, end: span.end)
        let whole = span.end
        span.end = editionStart(whole, span.first, upperOnly: false)
        // `Blade Runner - The Final Cut`
        if span.end < whole, span.end - 1 > span.first, token(span.end - 1, is: "the"),
            tokens[span.end - 1].gap.isSpacedDash
        {
            span.end -= 1
        }
        if span.end < whole, span.end - 1 > span.first, tokens[span.end - 1].tag == .language,
            tokens[span.end - 1].isUpper
        {
            span.end -= 1
        }
    }

    /// `Title (1)`: the second copy of a file.
    private func trimCopy(_ span: inout TitleSpan) {
        let last = span.end - 1
        if last > span.first, isCopyMark(last) { span.end = last }
    }

    /// The `(1)` at the end of a second copy's name.
    func isCopyMark(_ index: Int) -> Bool {
        index + 1 == tokens.count && tokens[index].isNumber && tokens[index].count == 1
            && tokens[index].isAlone && group(of: index)?.kind == 40
            && tokens[index].gap.contains(.space)
    }

    /// Sites behind a title (`Before Sunset - example.org`), versions (`Title v2`), qualities that
    /// stand last (`Title.4k`).
    private func trimEnd(_ span: inout TitleSpan) {
        let last = span.end - 1
        guard last > span.first else { return }
        for index in (span.first + 1)...last where tokens[index].gap.isSpacedDash {
            if isDomain(index) && index + 2 == span.end || token(index, is: "www") {
                span.end = index
                return
            }
        }
        // `Title_SUB_ITA`
        var end = span.end
        while end - 1 > span.first, tokens[end - 1].isUpper, tokens[end - 1].count <= 3,
            tokens[end - 1].tag == .language || tokens[end - 1].tag == .soft
        { end -= 1 }
        if span.end == tokens.count, span.end - end >= 2, !tokens[end - 1].isUpper {
            span.end = end
            return
        }
        if tokens[last].count == 2, lower[tokens[last].start] == 118, looksLikeAnime,
            ASCII.isDigit(lower[tokens[last].start + 1])
        {
            span.end = last
        } else if token(last, is: "movie"), tokens[last].gap.isSpacedDash, looksLikeAnime {
            span.end = last
        } else if span.end == tokens.count, last - 1 > span.first, !hasSpaces,
            tokens[last].gap == .dash, tokens[last - 1].tag == .language, tokens[last - 1].isUpper
        {
            // `Title.FRENCH-GROUP`
            span.end = last - 1
        } else if span.end == tokens.count,
            tokens[last].isAny(.lastQuality)
                || token(last, is: "dvd") && tokens[last].isUpper && hasSpaces
                || token(last, is: "bd") && tokens[last].isUpper && looksLikeAnime
        {
            span.end = last
        }
    }

    /// The first token that is a tag by itself, after the title's first word.
    func firstStrong(from: Int) -> Int? {
        var index = from
        while index < tokens.count {
            if tokens[index].tag.isStrong { return index }
            index += 1
        }
        return nil
    }

    /// Walks back from a strong tag over the soft ones before it.
    func softStart(_ strong: Int, _ first: Int) -> Int {
        var index = strong
        while index > first + 1 {
            let before = index - 1
            guard isSoftBefore(before, next: index) else { break }
            index = before
        }
        return isBareEdition(index, strong) ? index + 1 : index
    }

    /// `Extra Edition 1080p`, unlike `Special Edition 1080p`: the word alone is the title's.
    private func isBareEdition(_ index: Int, _ strong: Int) -> Bool {
        index < strong && token(index, is: "edition") && tokens[index].isCapitalized
            && tokens[index].group == 0
    }

    /// Whether a soft tag before a tag is one: not when it looks like the title's other words.
    private func isSoftBefore(_ index: Int, next: Int) -> Bool {
        let token = tokens[index]
        switch token.tag {
        case .edition, .language: return true
        case .soft:
            if token.group > 0 || tokens[index].isUpper || token.count <= 2 { return true }
            return !tokens[index].isCapitalized || lower[token.start] != 119
        default: return token.isNumber && token.count == 1 && index > 0 && isChannels(index)
        }
    }

    /// The 5 and the 1 of `DTS 5.1`; in `Ghost.in.the.Shell.2.0` they are the title's.
    private func isChannels(_ index: Int) -> Bool {
        let isSecond =
            tokens[index].gap == .dot && tokens[index - 1].isNumber
            && tokens[index - 1].count == 1
        let isFirst =
            tokens[index + 1].isNumber
            && tokens[index + 1].count == 1 && tokens[index + 1].gap == .dot
        let first = isSecond ? index - 1 : index
        return (isSecond || isFirst) && first > 0 && tokens[first - 1].isTagged
    }
}
