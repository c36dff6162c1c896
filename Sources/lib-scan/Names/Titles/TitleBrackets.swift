// Which brackets end a title: those with tags, a kind of show, a site or a second title.

extension NameText {
    /// Cuts a title at the first bracket group that holds tags, a site or a second title.
    func trimBracketTags(_ span: inout TitleSpan) {
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
        if bracket.kind != 40 { return !isInsideTitle(index) }
        // `Title - (Name) - 1948`
        if tokens[index].gap.isSpacedDash, let next = afterGroup(index),
            tokens[next].gap.isSpacedDash
        {
            return true
        }
        if holdsStrong(index) || isKindOfShow(index) || isCount(index) || isLanguages(index) {
            return true
        }
        return tokens[index].isTagged && (tokens[index].tag != .language || tokens[index].isAlone)
            && !(tokens[index].tag == .soft && tokens[index].isCapitalized
                && !tokens[index].isAlone)
    }

    /// `(De, En)`: nothing but languages.
    private func isLanguages(_ index: Int) -> Bool {
        tokens[index...].prefix { $0.group == tokens[index].group }.allSatisfy {
            $0.tag == .language
        }
    }

    /// `(1 - 13)`: which episodes there are.
    private func isCount(_ index: Int) -> Bool {
        let next = index + 1
        return next < tokens.count && tokens[next].group == tokens[index].group
            && afterGroup(index).map({ $0 == next + 1 }) ?? (next + 1 == tokens.count)
            && tokens[index].isNumber && tokens[next].isNumber && tokens[index].count <= 3
            && tokens[next].gap.contains(.dash) && tokens[index].value < tokens[next].value
    }

    /// `(Miniseries)`, `(TV Mini-Series)`: nothing but what kind of show it is.
    private func isKindOfShow(_ index: Int) -> Bool {
        var next = index
        var tells = false
        while next < tokens.count, tokens[next].group == tokens[index].group {
            let isSeries = token(next, is: "series") || token(next, is: "miniseries")
            guard isSeries || token(next, is: "tv") || token(next, is: "mini") else { return false }
            tells = tells || isSeries
            next += 1
        }
        return tells
    }

    /// `You Are [Not] Alone`: words go on behind the brackets.
    private func isInsideTitle(_ index: Int) -> Bool {
        var next = index
        while next < tokens.count, tokens[next].group == tokens[index].group {
            if tokens[next].isTagged { return false }
            next += 1
        }
        return next < tokens.count && tokens[next].group == 0 && !tokens[next].isTagged
            && !tokens[next].isNumber && !tokens[next].gap.contains(.dash)
    }

    /// Whether a tag that is never a title's word is in the brackets.
    func holdsStrong(_ index: Int) -> Bool {
        var next = index
        while next < tokens.count, tokens[next].group == tokens[index].group {
            if tokens[next].tag.isStrong { return true }
            next += 1
        }
        return false
    }

    /// The first token behind the brackets that a token is in.
    private func afterGroup(_ index: Int) -> Int? {
        tokens.indices.dropFirst(index).first { tokens[$0].group != tokens[index].group }
    }

    /// The first token of the group that a token is in.
    func groupStart(_ index: Int) -> Int {
        var first = index
        while first > 0, tokens[first - 1].group == tokens[index].group { first -= 1 }
        return first
    }
}
