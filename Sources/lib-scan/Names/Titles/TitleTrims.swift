// What is cut off a title's end, and the second title that may stand behind it.

/// What stands at one of a title's ends and is no part of it.
struct TitleCut: Sendable {
    /// What must be so besides.
    struct Needs: OptionSet {
        let rawValue: UInt8
        /// The name looks like an anime's.
        static let anime = Needs(rawValue: 1)
        /// The name has blanks.
        static let spaces = Needs(rawValue: 2)
        /// The name has none.
        static let dots = Needs(rawValue: 4)
        /// The title goes to the name's end.
        static let nameEnd = Needs(rawValue: 8)
        /// The name ends with `Online`.
        static let online = Needs(rawValue: 16)
    }

    let shape: [Piece]
    let needs: Needs
    /// How many of the shape's tokens go.
    let cut: Int

    init(_ example: StaticString, _ shape: [Piece], _ needs: Needs = [], cut: Int? = nil) {
        self.shape = shape
        self.needs = needs
        self.cut = cut ?? shape.count
    }
}

extension NameText {
    private static let dottedAKA: [Piece] = ["'a'", ".'k'", ".'a'"]

    /// Whether a row's shape stands at a token, and what it needs.
    func applies(_ row: TitleCut, at index: Int, _ span: TitleSpan) -> Bool {
        guard matches(row.shape, at: index) else { return false }
        var facts: TitleCut.Needs = hasSpaces ? .spaces : .dots
        if looksLikeAnime { facts.insert(.anime) }
        if span.end == tokens.count { facts.insert(.nameEnd) }
        if token(tokens.count - 1, is: "online") { facts.insert(.online) }
        return facts.isSuperset(of: row.needs)
    }

    /// Cuts what the rows tell off a title's end, as long as a word is left.
    func cutEnds(_ span: inout TitleSpan, _ rows: [TitleCut]) {
        for row in rows
        where span.end - row.cut > span.first
            && applies(row, at: span.end - row.shape.count, span)
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
        if hasLowerCase(span.first, tagged) { span.end = tagged }
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
            || token(index, is: "ac3") && self[index].gap == self[index - 1].gap
    }

    /// `Title Extended Directors Cut 2012`, `Title 50th Anniversary Edition 2012`, `Title EXTENDED (2016)`,
    /// `Title - Extended Edition (2012)`.
    func trimEdition(_ span: inout TitleSpan) {
        var start = startOfRun(span) { self[$0].tag == .edition }
        if span.yearIsBracketed {
            let isShouted = tokens[start..<span.end].allSatisfy(\.isUpper)
            if isShouted || self[start].gap.isSpacedDash && span.end - start > 1 {
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

    /// The words of an edition behind the year: `{Director's Cut}`, `- Extended`, `(Final Cut)`.
    func editionWords(from: Int) -> Range<Int>? {
        var first = from
        while first < tokens.count {
            var end = first
            while self[end].tag == .edition { end += 1 }
            if end - first >= 2 || end > first && self[first].isAny(.telling) { return first..<end }
            first = end + 1
        }
        return nil
    }

    /// A word that tells one version of a film from another.
    func isVersionWord(_ index: Int) -> Bool {
        self[index].isTagged || self[index].isAny(.versionWord)
    }

    private func hasLowerCase(_ first: Int, _ end: Int) -> Bool {
        (first..<end).contains { !self[$0].isUpper }
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
                span.cut(at: index)
                span.other = (index + (isDotted ? 3 : 1))..<span.other!.upperBound
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
}
