// Where a name's title begins: behind groups, sites, lists and chains of brackets.

extension NameText {
    /// Finds the title's first token.
    func findTitleStart() -> Int {
        var index = max(siteEnd(), uploadDayEnd, hasListBeforeGroup ? 1 : 0)
        var chain = BracketChain()
        while index < tokens.count {
            if index > 0, index + 1 < tokens.count, tokens[index].group == 0,
                tokens[index + 1].group > 0,
                !isWorded(index) || isNewSeason(index), !tokens[index].isNumber
            {
                index += 1
            }
            guard let group = group(of: index), isPrefix(group, at: index) else { break }
            var next = index
            while next < tokens.count, tokens[next].group == tokens[index].group { next += 1 }
            if !(index..<next).contains(where: isNewSeason), !isCategory(index),
                !(chain.isOnlyGroup && isTimeAlone(index))
            {
                let isNumber = isAlone(index) && number(at: index) != nil
                chain.add(index, holdsTitle(index, next), isEastern(index), isNumber)
            }
            guard next < tokens.count else { return chain.title ?? index }
            index = next
        }
        if let title = chain.title, chain.isCounted || saysNothing(from: index) { return title }
        if index == 0, hasGroupPrefix || hasCounter || beginsWithFansubs { return 1 }
        if index > 0, index + 1 < tokens.count, isNewSeason(index), isWorded(index + 1) {
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
        }), tokens[colon].tag.isStrong, (index...colon).allSatisfy({ tokens[$0].tag != .none }) {
            return colon + 1
        }
        if tokens[next].gap == .space, lower[tokens[index].start] >= 0xD8,
            Self.labels.value(lower, tokens[index].start, tokens[index].end) != nil
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

    /// Arabic for translated, dubbed, film, series.
    static let labels = WordTable([("مترجم مترجمة مدبلج مدبلجة فيلم فلم مسلسل انمي", 1)])

    /// Whether numbers, tags and brackets are all that is left: then the title was in brackets.
    private func saysNothing(from start: Int) -> Bool {
        for index in start..<tokens.count {
            let token = tokens[index]
            // `【标题】第5集`
            if isEastern(index), episodeWord(at: index) != nil { return true }
            if index == start, isAlone(index), AirDate.isYear(token.value),
                index + 1 < tokens.count,
                goesOn(behind: index)
            {
                return false
            }
            if index == start, isFirstOfTwo(index) || opensTitle(index) { return false }
            if token.group > 0 || token.tag.isStrong { return true }
            if isWorded(index) || gapAfter(index).isSpacedDash { return false }
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
            && (isAlone(next) || tokens[next].gap == tokens[index].gap.subtracting(.closes))
    }

    /// `[Group] (Words) Title - 05`: round brackets that words follow.
    private func opensTitle(_ index: Int) -> Bool {
        guard group(of: index)?.kind == 40, isWorded(index), tokens[index].tag == .none else {
            return false
        }
        let next = tokens.indices.dropFirst(index).first { tokens[$0].group != tokens[index].group }
        return next.map { tokens[$0].group == 0 && isWorded($0) && tokens[$0].tag == .none }
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

    /// Whether the token has a letter.
    func isWorded(_ index: Int) -> Bool {
        let token = tokens[index]
        if ASCII.isDigit(lower[token.start]), token.count <= 5 { return false }
        for offset in token.start..<token.end {
            if ASCII.isLetter(lower[offset]) { return true }
            // Signs such as ★ are no letters.
            if lower[offset] >= 0xC3, lower[offset] != 0xE2 { return true }
        }
        return false
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
        if isAlone(index), tokens[index].count == 1, tokens[next].gap.isSpacedDash { return false }
        if tokens[index].tag != .none {
            return !(tokens[index].tag == .soft && isAlone(index) && isTitleInBrackets(index, next))
        }
        if group.kind == 40 {
            let isListNumber =
                isAlone(index) && tokens[index].isNumber && tokens[index].count <= 2
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
            && isWorded(index + 1)
    }

    /// `[REC] (2007)`, `[REC] 2 (2009)`: nothing but a year comes after, or a number and a year.
    func isTitleInBrackets(_ index: Int, _ next: Int) -> Bool {
        guard next < tokens.count else { return false }
        let token = tokens[next]
        if isAlone(index), isUpper(index), lower[token.start] == 0xC2 || lower[token.start] == 0xE2,
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
                && (token.gap.contains(.dash) || !ASCII.isDigit(lower[tokens[next + 1].start]))
        }
        guard token.group == 0, next + 1 < tokens.count, isAlone(index), tokens[index].count <= 4
        else { return false }
        let last = bracketedYear(from: next)
        return token.isNumber && token.count <= 2 && isUpper(index)
            && (last == next + 1 || isBareYear(next + 1))
    }
}
