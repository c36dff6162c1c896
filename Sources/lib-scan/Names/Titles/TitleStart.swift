// Where a name's title begins: behind groups, sites, lists and chains of brackets.

extension NameText {
    /// Finds the title's first token.
    func findTitleStart() -> Int {
        var index = max(siteEnd(), uploadDayEnd, hasListBeforeGroup ? 1 : 0)
        var chain = BracketChain()
        while index < tokens.count {
            if index > 0, index + 1 < tokens.count, tokens[index].group == 0,
                tokens[index + 1].group > 0,
                !tokens[index].isWorded || isNewSeason(index), !tokens[index].isNumber
            {
                index += 1
            }
            guard let group = group(of: index), isPrefix(group, at: index) else { break }
            var next = index
            while next < tokens.count, tokens[next].group == tokens[index].group { next += 1 }
            if !(index..<next).contains(where: isNewSeason), !isCategory(index),
                !(chain.isOnlyGroup && isTimeAlone(index))
            {
                let isNumber = tokens[index].isAlone && number(at: index) != nil
                chain.add(index, holdsTitle(index, next), tokens[index].isEastern, isNumber)
            }
            guard next < tokens.count else { return chain.title ?? index }
            index = next
        }
        if let title = chain.title, chain.isCounted || saysNothing(from: index) { return title }
        if index == 0, hasGroupPrefix || hasCounter || beginsWithFansubs { return 1 }
        if index > 0, index + 1 < tokens.count, isNewSeason(index), tokens[index + 1].isWorded {
            index += 1
        }
        while index + 1 < tokens.count, tokens[index].tag.isStrong, tokens[index].group == 0 {
            index += 1
        }
        return afterLabel(index)
    }

    /// Behind `HD 720p: Title`, `مترجم Title`, `(CD2) Title`: labels in front of the title.
    private func afterLabel(_ index: Int) -> Int {
        let next = index + 1
        guard next < tokens.count else { return index }
        if let colon = (index...min(index + 2, tokens.count - 2)).first(where: {
            lower[tokens[$0].end] == 58
        }), tokens[colon].tag.isStrong, (index...colon).allSatisfy({ tokens[$0].isTagged }) {
            return colon + 1
        }
        if tokens[next].gap == .space, lower[tokens[index].start] >= 0xD8,
            tokens[index].isAny(.label)
        {
            return next
        }
        if let disc = discNumber(at: index), tokens[disc.last].group > 0,
            disc.last + 1 < tokens.count, tokens[disc.last + 1].group == 0,
            group(of: index)?.inside == tokens[index].start
        {
            return disc.last + 1
        }
        return index
    }

    /// Whether numbers, tags and brackets are all that is left: then the title was in brackets.
    private func saysNothing(from start: Int) -> Bool {
        for index in start..<tokens.count {
            let token = tokens[index]
            // `【标题】第5集`
            if tokens[index].isEastern, episodeWord(at: index) != nil { return true }
            if index == start, tokens[index].isAlone, AirDate.isYear(token.value),
                index + 1 < tokens.count,
                goesOn(behind: index)
            {
                return false
            }
            if index == start, isFirstOfTwo(index) || opensTitle(index) { return false }
            if token.group > 0 || token.tag.isStrong { return true }
            if tokens[index].isWorded || gapAfter(index).isSpacedDash { return false }
        }
        return true
    }

    /// `[Group] 86 [05]`, `[Group] 86 05`: of two numbers the first is the title.
    private func isFirstOfTwo(_ index: Int) -> Bool {
        let next = index + 1
        guard tokens[index].group == 0, tokens[index].isNumber, next < tokens.count else {
            return false
        }
        return tokens[next].isNumber && (2...3).contains(tokens[next].count)
            && (tokens[next].isAlone || tokens[next].gap == tokens[index].gap.subtracting(.closes))
    }

    /// `[Group] (Words) Title - 05`: round brackets that words follow.
    private func opensTitle(_ index: Int) -> Bool {
        guard group(of: index)?.kind == 40, tokens[index].isWorded, !tokens[index].isTagged else {
            return false
        }
        let next = tokens.indices.dropFirst(index).first { tokens[$0].group != tokens[index].group }
        return next.map { tokens[$0].group == 0 && tokens[$0].isWorded && !tokens[$0].isTagged }
            ?? false
    }

    /// `★04月新番★`: what fansub groups write before this season's new shows.
    func isNewSeason(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.count >= 6, lower[token.end - 1] >= 0x80 else { return false }
        guard let sign = (token.start...(token.end - 6)).first(where: { matches("新番", at: $0) })
        else { return false }
        // Not in `哆啦A梦新番`.
        return sign == token.start || lower[sign - 3] == 0xE2
            || ["月", "季", "年", "春", "夏", "秋", "冬", "新"].contains { matches($0, at: sign - 3) }
    }

    /// Whether a small raised number is here: `[REC]³ Genesis` is a title in brackets.
    private func isRaised(_ offset: Int) -> Bool {
        matches("²", at: offset) || matches("³", at: offset) || matches("⁴", at: offset)
    }

    /// Whether brackets at the start hold a release group, a site or tags rather than the title.
    private func isPrefix(_ group: BracketGroup, at index: Int) -> Bool {
        var next = index
        while next < tokens.count, tokens[next].group == tokens[index].group { next += 1 }
        guard group.isClosed, !isRaised(group.end) else { return false }
        if next >= tokens.count { return groups.count > 1 && group.kind == 91 }
        // `[C] - Control`: no group is called by one letter.
        if tokens[index].isAlone, tokens[index].count == 1, tokens[next].gap.isSpacedDash {
            return false
        }
        if tokens[index].isTagged {
            return
                !(tokens[index].tag == .soft && tokens[index].isAlone
                && isTitleInBrackets(index, next))
        }
        if group.kind == 40 {
            let isListNumber =
                tokens[index].isAlone && tokens[index].isNumber && tokens[index].count <= 2
                && tokens[next].gap.isDisjoint(with: [.space, .dot, .underscore])
            // `(from site.org) Title`
            let isSite = index == 0 && (index..<next).contains { isDomain($0) && $0 + 1 < next }
            return isListNumber || isSite || isFansub(index, next)
        }
        return group.end - group.open < bytes.count && !isTitleInBrackets(index, next)
    }

    /// `(Group) Title - 01 [1080p]`, `(Group)Title_01_(0A1B2C3D)`: round brackets in front, a number
    /// and others behind.
    private func isFansub(_ index: Int, _ next: Int) -> Bool {
        let isApart = !tokens[next].gap.isDisjoint(with: [.space, .underscore])
        guard index == 0, !tokens[index].isNumber,
            isApart && groups.contains(where: { $0.kind == 91 })
                || tokens.contains(where: { $0.tag == .checksum })
        else { return false }
        return tokens.indices.dropFirst(next + 1).contains {
            tokens[$0].gap.isSpacedDash && tokens[$0].isNumber && tokens[$0].count >= 2
                && gapAfter($0).contains(.opens)
        }
    }

    /// Whether words without a tag or a dash follow a token.
    private func goesOn(behind index: Int) -> Bool {
        let next = tokens[index + 1]
        return next.group == 0 && next.tag == .none && !next.gap.contains(.dash)
            && tokens[index + 1].isWorded
    }

    /// `[REC] (2007)`, `[REC] 2 (2009)`: nothing but a year comes after, or a number and a year.
    func isTitleInBrackets(_ index: Int, _ next: Int) -> Bool {
        guard next < tokens.count else { return false }
        let token = tokens[next]
        if tokens[index].isAlone, tokens[index].isUpper,
            lower[token.start] == 0xC2 || lower[token.start] == 0xE2,
            token.gap == .closes, EasternNumber.isSuperscript(lower, token.start)
        {
            return true
        }
        // In `[Group][Title][2019][02]` a year in square brackets is one piece of a chain.
        if groups.count >= 4, group(of: next)?.kind != 40 { return false }
        if token.isNumber, AirDate.isYear(token.value) {
            if next + 1 == tokens.count { return true }
            // `[REC] (2007) 1080p`, but `[Group] (2007) Title 05`.
            if token.group > 0 { return !goesOn(behind: next) }
            // `[REC] - 2007 - WEBDL`, but `[Group] 1899 - 12` and `[Group] 1899 - Title - 12`.
            let isCounted = tokens.dropFirst(next + 2).contains {
                $0.isNumber && $0.count <= 3 && $0.gap.isSpacedDash
            }
            return !isCounted && gapAfter(next).isSpacedDash
                && (token.gap.contains(.dash) || !tokens[next + 1].startsWithDigit)
        }
        guard token.group == 0, next + 1 < tokens.count, tokens[index].isAlone,
            tokens[index].count <= 4
        else { return false }
        let last = bracketedYear(from: next)
        return token.isNumber && token.count <= 2 && tokens[index].isUpper
            && (last == next + 1 || tokens[next + 1].isYear)
    }
}
