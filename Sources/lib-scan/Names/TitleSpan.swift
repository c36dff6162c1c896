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

    var isEmpty: Bool { first >= end }
}

extension NameText {
    /// The span of a movie's title, or of a folder's.
    func titleSpan() -> TitleSpan {
        let tags = firstStrong(from: 0)
        var span = TitleSpan(first: titleStart(), end: tokens.count)
        span.hasTags = tags != nil
        if let year = bracketedYear(from: span.first) {
            span.year = tokens[year].value
            span.yearIsBracketed = true
            if year <= span.first || tokens[year].group == tokens[span.first].group {
                return afterYear(span, year)
            }
            span.end = groupStart(year)
            trimBracketTags(&span)
            trimUpperEditions(&span)
        } else {
            bareTitle(&span, tags)
        }
        splitOther(&span)
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
            span.end = tokens[year].group > 0 ? groupStart(year) : year
            span.isAmbiguous = tags == nil && year == tokens.count - 1
            trimBracketTags(&span)
            span.end = editionStart(span.end, span.first, upperOnly: true)
            return
        }
        if let tags { span.end = softStart(tags, span.first) }
        trimBracketTags(&span)
        span.end = editionStart(span.end, span.first, upperOnly: false)
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
        return index
    }

    /// Whether a soft tag before a tag is one: not when it looks like the title's other words.
    private func isSoftBefore(_ index: Int, next: Int) -> Bool {
        let token = tokens[index]
        switch token.tag {
        case .edition, .language: return true
        case .soft:
            if token.group > 0 || isUpper(index) || token.count <= 2 { return true }
            return !isCapitalized(index) || lower[token.start] != 119
        default: return token.isNumber && token.count == 1 && index > 0 && isChannels(index)
        }
    }

    /// The 5 and 1 of `AAC 5.1`.
    private func isChannels(_ index: Int) -> Bool {
        tokens[index - 1].isNumber && tokens[index - 1].count == 1 && tokens[index].gap == .dot
    }

    /// One upper-case letter, then lower case.
    func isCapitalized(_ index: Int) -> Bool {
        let token = tokens[index]
        guard bytes[token.start] &- 65 < 26, token.count > 1 else { return false }
        return bytes[token.start + 1] == lower[token.start + 1]
    }

    /// Cuts a title at the first bracket group that holds tags, a site or a second title.
    private func trimBracketTags(_ span: inout TitleSpan) {
        var index = span.first
        while index < span.end {
            let group = tokens[index].group
            if group > 0, index > span.first, group != tokens[span.first].group,
                endsTitle(group, at: index)
            {
                span.end = index
                return
            }
            index += 1
        }
    }

    private func endsTitle(_ group: Int, at index: Int) -> Bool {
        let bracket = groups[group - 1]
        if bracket.kind != 40 { return true }
        return tokens[index].tag != .none && (tokens[index].tag != .language || isAlone(index))
            && !(tokens[index].tag == .soft && isCapitalized(index) && !isAlone(index))
    }

    /// The first token of the group that a token is in.
    func groupStart(_ index: Int) -> Int {
        var first = index
        while first > 0, tokens[first - 1].group == tokens[index].group { first -= 1 }
        return first
    }

    /// `Suicide Squad EXTENDED (2016)`: an edition shouted at the end of a title that is not.
    private func trimUpperEditions(_ span: inout TitleSpan) {
        span.end = editionStart(span.end, span.first, upperOnly: true)
    }

    /// Where the edition at the end of a title begins.
    private func editionStart(_ end: Int, _ first: Int, upperOnly: Bool) -> Int {
        var index = end
        var telling = false
        while index > first + 1, tokens[index - 1].tag == .edition {
            index -= 1
            if upperOnly && !isUpper(index) { return end }
            telling = telling || tokens[index].count >= 6
        }
        guard index < end, telling else { return end }
        if upperOnly { return hasLowerCase(first, index) ? index : end }
        return end - index >= 2 || isTellingEdition(index) ? index : end
    }

    private func isTellingEdition(_ index: Int) -> Bool {
        token(index, is: "unrated") || token(index, is: "remastered") || token(index, is: "extended")
            || token(index, is: "uncut")
    }

    private func hasLowerCase(_ first: Int, _ end: Int) -> Bool {
        for index in first..<end where !isUpper(index) && !tokens[index].isNumber { return true }
        return false
    }

    /// `X AKA Y`, and `X (Y)` in a dotted name.
    private func splitOther(_ span: inout TitleSpan) {
        guard span.end - span.first >= 2 else { return }
        for index in (span.first + 1)..<span.end {
            if token(index, is: "aka"), index + 1 < span.end {
                span.other = (index + 1)..<span.end
                span.end = index
                return
            }
            if tokens[index].group > 0, tokens[index].gap.contains(.opens),
                !tokens[index].gap.contains(.space), index > span.first,
                tokens[span.first].group == 0
            {
                span.other = index..<span.end
                span.end = index
                return
            }
        }
    }
}
