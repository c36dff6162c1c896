// What is cut off a title's end, and the second title that may stand behind it.

extension NameText {
    /// `Suicide Squad EXTENDED (2016)`: an edition shouted at the end of a title that is not.
    func trimUpperEditions(_ span: inout TitleSpan) {
        var index = span.end
        while index > span.first + 1, tokens[index - 1].tag == .edition, tokens[index - 1].isUpper {
            index -= 1
        }
        if index < span.end, hasLowerCase(span.first, index) { span.end = index }
    }

    /// `The Hobbit - Extended Edition (2012)`: two words of an edition or more behind a dash.
    func trimDashedEdition(_ span: inout TitleSpan) {
        var index = span.end
        while index > span.first + 1, tokens[index - 1].tag == .edition { index -= 1 }
        if span.end - index >= 2, tokens[index].gap.isSpacedDash { span.end = index }
    }

    /// `Titel.German.2010.DL.DVDRip`: tags a release puts before its year.
    func trimBeforeBareYear(_ span: inout TitleSpan, _ year: Int) {
        span.end = editionStart(span.end, span.first, upperOnly: true)
        guard span.hasTags, span.end == year, span.end > span.first + 1 else { return }
        if isMarket(span.end - 1, year) { span.end -= 1 }
        dropReleaseWords(&span)
        let last = span.end - 1
        if !hasSpaces, last > span.first, tokens[last].tag == .edition,
            tokens[last].isAny(.telling),
            !isBound(last)
        {
            span.end = last
        }
    }

    /// `Red.Valley.FRENCH.2012`, `Blue.Orchard.iNTERNAL.2016`: words as releases write them, in a name
    /// of other letters. The 3D of `Deep.Canyon.3D.2014` may be either.
    private func dropReleaseWords(_ span: inout TitleSpan) {
        while !hasSpaces, span.end - 1 > span.first, isReleaseWord(span.end - 1),
            hasLowerCase(span.first, span.end - 1)
        { span.end -= 1 }
        let last = span.end - 1
        if last > span.first, token(last, is: "3d") || tokens[last].tag == .edition {
            span.isGuess = true
            span.other = span.first..<(span.end - 1)
        }
    }

    private func isReleaseWord(_ index: Int) -> Bool {
        let token = tokens[index]
        // `FRENCH`, `iTALiAN`: more capitals than a word's first letter
        let capitals = (token.start..<token.end).count { bytes[$0] != lower[$0] }
        guard token.count >= 5, capitals * 2 > token.count else { return false }
        return token.tag == .language
            || token.isAny(.releaseWord)
    }

    /// `German` before the year of a release for that market.
    private func isMarket(_ index: Int, _ year: Int) -> Bool {
        guard token(index, is: "german") || token(index, is: "french") else { return false }
        let behind = (year + 1)..<tokens.count
        // `La.French.2014.FRENCH`
        let isRepeated = behind.contains { tokens[$0].tag == .language }
        if isRepeated { return false }
        if hasSpaces { return year + 1 < tokens.count && isMarketTag(year + 1) }
        return behind.contains { isMarketTag($0) }
    }

    /// `Title (Director) [1980, Drama, VHSRip]`: who made it stands before a list that begins with
    /// the year.
    func trimMaker(_ span: inout TitleSpan, _ year: Int) {
        guard tokens[year].gap.contains(.opens), group(of: year)?.kind == 91,
            gapAfter(year).contains(.comma), span.end - 1 > span.first,
            group(of: span.end - 1)?.kind == 40
        else { return }
        let start = groupStart(span.end - 1)
        if start > span.first { span.end = start }
    }

    /// `Title Extended Directors Cut 2012`, `Title 50th Anniversary Edition 2012`.
    func trimEdition(_ span: inout TitleSpan) {
        var end = editionStart(span.end, span.first, upperOnly: false)
        guard end < span.end - 1 else { return }
        let last = end - 1
        if last > span.first, token(end, is: "anniversary"),
            matches("th", at: tokens[last].end - 2), tokens[last].startsWithDigit
        {
            end = last
        }
        // `The Final Cut 2004`
        let isArticle = end == span.first + 1 && tokens[span.first].count <= 3
        if !isArticle { span.end = end }
    }

    /// Tags that mostly releases for the German market carry.
    private func isMarketTag(_ index: Int) -> Bool {
        tokens[index].isAny(.marketTag) || token(index, is: "dl") && !token(index - 1, is: "web")
            || token(index, is: "ac3") && tokens[index].gap == tokens[index - 1].gap
    }

    /// `Title - Drama 2011 …`: a genre between a dash and the year.
    func trimGenre(_ span: inout TitleSpan) {
        let last = span.end - 1
        guard last > span.first, hasSpaces, tokens[last].gap.isSpacedDash,
            FolderWord.table.value(lower, tokens[last].start, tokens[last].end) == .mayBeTitle
        else { return }
        span.end = last
    }

    /// Where the edition at the end of a title begins.
    func editionStart(_ end: Int, _ first: Int, upperOnly: Bool) -> Int {
        var index = end
        var telling = false
        while index > first + 1,
            tokens[index - 1].tag == .edition || upperOnly && tokens[index - 1].tag == .soft
        {
            index -= 1
            // In `Jackass 3D 2010` it is the title's.
            if upperOnly && (!tokens[index].isUpper || token(index, is: "3d")) { index += 1; break }
            telling =
                telling || tokens[index].count >= (upperOnly ? 2 : 6)
                || token(index, is: "final") && token(index + 1, is: "cut")
                    && !(index == first + 1 && token(first, is: "the"))
        }
        guard index < end, telling else { return end }
        if upperOnly { return hasLowerCase(first, index) ? index : end }
        return end - index >= 2 || tokens[index].isAny(.telling) && !isBound(index) ? index : end
    }

    /// `Bigger, Longer and Uncut`: a word in front goes on with it.
    private func isBound(_ index: Int) -> Bool {
        tokens[index - 1].isAny(.bound)
    }

    /// The words of an edition behind the year: `{Director's Cut}`, `- Extended`, `(Final Cut)`.
    func editionWords(from: Int) -> Range<Int>? {
        var first = from
        while first < tokens.count {
            var end = first
            while end < tokens.count, tokens[end].tag == .edition,
                end == first || tokens[end].group == tokens[first].group
            {
                end += 1
            }
            if end - first >= 2 || end > first && tokens[first].isAny(.telling) {
                return first..<end
            }
            first = max(end, first + 1)
        }
        return nil
    }

    /// A word that tells one version of a film from another.
    func isVersionWord(_ index: Int) -> Bool {
        tokens[index].isTagged || tokens[index].isAny(.versionWord)
    }

    private func hasLowerCase(_ first: Int, _ end: Int) -> Bool {
        for index in first..<end where !tokens[index].isUpper && !tokens[index].isNumber {
            return true
        }
        return false
    }

    /// The token behind `AKA` or `a.k.a.`.
    func alsoKnown(_ index: Int) -> Int? {
        if token(index, is: "aka") { return index + 1 }
        guard index + 2 < tokens.count, token(index, is: "a"), token(index + 1, is: "k"),
            token(index + 2, is: "a"), tokens[index + 1].gap == .dot, tokens[index + 2].gap == .dot
        else { return nil }
        return index + 3
    }

    /// `Title (The Other).PAL.DVD-R`: tags behind a dot, where the title has blanks.
    private func isBeforeDottedTags(_ index: Int, _ span: TitleSpan) -> Bool {
        span.year == nil && span.hasTags && span.end < tokens.count && hasSpaces
            && tokens[span.end].gap == [.closes, .dot]
            && tokens[index].group == tokens[span.end - 1].group
    }

    /// `La Maison Perdue (The Lost House) 2011`: words in round brackets before a bare year are
    /// another title.
    func splitBracketed(_ span: inout TitleSpan) {
        let last = span.end - 1
        guard last > span.first, span.other == nil, let group = group(of: last), group.kind == 40,
            group.isClosed, tokens[span.first].group == 0
        else { return }
        let first = groupStart(last)
        let isWords = (first...last).allSatisfy { !tokens[$0].isTagged && !tokens[$0].isNumber }
        guard first > span.first, last > first, isWords, !token(first - 1, is: "or") else { return }
        span.other = first..<span.end
        span.end = first
        span.isGuess = true
    }

    /// `X AKA Y`, and `X (Y)` in a dotted name.
    func splitOther(_ span: inout TitleSpan) {
        guard span.end - span.first >= 2 else { return }
        if splitScripts(&span) { return }
        for index in (span.first + 1)..<span.end {
            if let next = alsoKnown(index), next < span.end {
                span.other = next..<span.end
                span.end = index
                return
            }
            if tokens[index].group > 0, tokens[index].gap.contains(.opens),
                tokens[index].gap.isDisjoint(with: [.space, .underscore])
                    || isBeforeDottedTags(index, span),
                index > span.first, tokens[span.first].group == 0
            {
                span.other = index..<span.end
                span.end = index
                return
            }
        }
    }
}
