// What is cut off a title's end, and the second title that may stand after it.

/// What stands at one of a title's ends and is no part of it.
struct TitleCut: Sendable {
    /// Nothing, blanks in the name, the looks of an anime's name, `Online` at its end.
    enum Need { case nothing, spaces, anime, online }

    let shape: [Piece]
    /// What must be so besides.
    let need: Need
    /// How many tokens the shape has, and how many of them go.
    let (length, cut): (Int, Int)

    init(_ example: StaticString, _ shape: [Piece], _ need: Need = .nothing, cut: Int? = nil) {
        self.shape = shape
        self.need = need
        length = shape.count { !$0.isEnd }
        self.cut = cut ?? length
    }
}

extension NameText {
    private static let dottedAKA: [Piece] = ["'a'", ".'k'", ".'a'"]

    /// Whether a row's shape stands at a token, and what it needs.
    func applies(_ row: TitleCut, at index: Int) -> Bool {
        guard matches(row.shape, at: index) else { return false }
        switch row.need {
        case .nothing: return true
        case .spaces: return hasSpaces
        case .anime: return looksLikeAnime
        case .online: return token(tokens.count - 1, is: "online")
        }
    }

    /// Cuts what the rows tell off a title's end, as long as a word is left.
    func cutEnds(_ span: inout TitleSpan, _ rows: [TitleCut]) {
        for row in rows
        where span.end - row.cut > span.first
            && applies(row, at: span.end - row.length)
        { span.end -= row.cut }
    }

    /// Words as releases write them before the year, in a name of other letters: `Title.3D.2014`,
    /// `Red.Valley.FRENCH.2012`, `Blue.Orchard.iNTERNAL.2016`, `Titel.German.2010.DL.DVDRip`. Some
    /// may be the title's.
    func trimReleaseWords(_ span: inout TitleSpan, _ year: Int) {
        let tagged = startOfRun(span) {
            (self[$0].tag == .edition || self[$0].tag == .soft) && self[$0].isUpper
                && !token($0, is: "3d")
        }
        if (span.first..<tagged).contains(where: { !self[$0].isUpper }) { span.end = tagged }
        guard span.hasTags else { return }
        if token(span.end - 1, is: "german"), span.end - 1 > span.first,
            ((year + 1)..<tokens.count).contains(where: isMarketTag)
        {
            span.end -= 1
        }
        while !hasSpaces, span.end - 1 > span.first, isReleaseWord(span.end - 1) { span.end -= 1 }
        let last = span.end - 1
        guard last > span.first, self[last].tag == .edition || token(last, is: "3d") else { return }
        span.isGuess = true
        span.other = span.first..<last
        if !hasSpaces, self[last].isAny(.telling), !self[last - 1].isAny(.bound) { span.end = last }
    }

    /// `FRENCH`, `iTALiAN`: more capitals than a word's first letter.
    private func isReleaseWord(_ index: Int) -> Bool {
        let token = self[index]
        let capitals = (token.start..<token.end).count { bytes[$0] != lower[$0] }
        return token.count >= 5 && capitals * 2 > token.count
            && (token.tag == .language || token.isAny(.releaseWord))
    }

    /// Tags that mostly releases for the German market carry.
    private func isMarketTag(_ index: Int) -> Bool {
        self[index].isAny(.marketTag) || token(index, is: "dl") && !token(index - 1, is: "web")
            || token(index, is: "ac3")
    }

    /// `Title Extended Directors Cut 2012`, `Title 50th Anniversary Edition 2012`, `Title EXTENDED (2016)`,
    /// `Title - Extended Edition (2012)`.
    func trimEdition(_ span: inout TitleSpan) {
        var start = startOfRun(span) { self[$0].tag == .edition }
        if span.yearIsBracketed {
            let isShouted = tokens[start..<span.end].allSatisfy(\.isUpper)
            if token(start, is: "anniversary"), self[start - 1].startsWithDigit {
                span.end = max(start - 1, span.first + 1)
            } else if isShouted || self[start].gap.isSpacedDash && span.end - start > 1 {
                span.end = start
            }
            return
        }
        start = editionStart(span.end, span.first)
        guard start < span.end - 1 else { return }
        span.end = token(start, is: "anniversary") ? start - 1 : start
    }

    /// Where the tokens of a kind begin that end a title.
    private func startOfRun(_ span: TitleSpan, _ isKind: (Int) -> Bool) -> Int {
        var start = span.end
        while start > span.first + 1, isKind(start - 1) { start -= 1 }
        return start
    }

    /// Where the edition at the end of a title begins: a word of six letters or more or `Final` tells
    /// it, unless it stands alone or a word in front goes on with it (`Bigger, Longer and Uncut`).
    func editionStart(_ end: Int, _ first: Int) -> Int {
        var index = end
        var tells = false
        while index > first + 1, self[index - 1].tag == .edition {
            index -= 1
            let isTitle = index == first + 1 && token(first, is: "the")
            tells = tells || self[index].count >= 6 || token(index, is: "final") && !isTitle
        }
        return tells
            && (end - index >= 2
                || self[index].isAny(.telling) && !self[index - 1].isAny(.bound))
            ? index : end
    }

    /// The words of an edition after the year: `{Director's Cut}`, `- Extended`, `(Final Cut)`.
    func editionWords(from: Int) -> Range<Int>? {
        for first in from..<tokens.count {
            let end = (first..<tokens.count).first { self[$0].tag != .edition } ?? tokens.count
            if end - first >= 2 || end > first && self[first].isAny(.telling) { return first..<end }
        }
        return nil
    }

    /// A word that tells one version of a film from another.
    func isVersionWord(_ index: Int) -> Bool {
        self[index].isTagged || self[index].isAny(.versionWord)
    }

    /// `La Maison Perdue (The Lost House) 2011`: words in round brackets before a bare year are
    /// another title.
    func splitBracketed(_ span: inout TitleSpan) {
        let first = groupStart(span.end - 1)
        guard group(of: first)?.kind == 40, first > span.first, !token(first - 1, is: "or") else {
            return
        }
        span.cut(at: first)
        span.isGuess = true
    }

    /// Splits a title in two: in two scripts, `X AKA Y`, and, where told so, `X.(Y)` in a dotted name.
    func splitOther(_ span: inout TitleSpan, brackets: Bool) {
        if splitScripts(&span) { return }
        for index in (span.first + 1)..<span.end {
            let isDotted = matches(Self.dottedAKA, at: index)
            if isDotted || token(index, is: "aka"), index + 1 < span.end {
                let end = span.end
                span.cut(at: index)
                span.other = (index + (isDotted ? 3 : 1))..<end
                return
            }
            if brackets, self[index].gap.contains(.opens), self[span.first].group == 0,
                self[index].gap.isDisjoint(with: [.space, .underscore])
                    || self[span.end].gap == [.closes, .dot]
            {
                return span.cut(at: index)
            }
        }
    }

    /// Splits a title that is written twice (`超能警探 Memorist`); the one in Latin letters counts. Whether
    /// there were two.
    private func splitScripts(_ span: inout TitleSpan) -> Bool {
        let isLatin = !self[span.first].isEastern
        guard let half = (span.first..<span.end).first(where: { self[$0].isEastern == isLatin }),
            (half..<span.end).allSatisfy({
                self[$0].isEastern == isLatin || self[$0].startsWithDigit
            }),
            isLatin
                ? looksLikeAnime && isName(span.first..<half) : isName(half..<span.end)
        else { return false }
        // `名称Title of It`: glued to each other, they are one title.
        let before = self[half - 1]
        if !isLatin, lower[before.start..<before.end].contains(where: ASCII.isLetter) {
            return false
        }
        if isLatin { span.cut(at: half) } else { span.skip(to: half) }
        return true
    }

    /// Whether Latin words after a title in another script are a title of their own. Not so `PUNCH！`,
    /// which has wide signs, and `The Final Season`, which says which season this is.
    private func isName(_ words: Range<Int>) -> Bool {
        words.reduce(0) { $0 + (self[$1].isWorded ? self[$1].count : 0) } >= 4
            && !words.contains { lower[self[$0].end - 3] == 0xEF }
            && !words.allSatisfy {
                self[$0].isNumber || self[$0].tag == .edition
                    || self[$0].isAny([.epithet, .season, .seasonOrTitle])
            }
    }
}
