// Where a title begins, and which number of a name is its year.

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
        return index
    }

    /// `grp-title.of.it.2016.1080p.x264`: scene files are in lower case, have their group in front
    /// and none at the end. `FoV-Title.S01E01`: nobody else mixes case so.
    var hasGroupPrefix: Bool {
        guard tokens.count > 3, tokens[1].gap == .dash, !hasSpaces, tokens[0].group == 0,
            (2...8).contains(tokens[0].count), !tokens[0].isNumber, tokens[2].gap == .dot,
            let strong = firstStrong(from: 2), tokens[tokens.count - 1].gap == .dot
        else { return false }
        if Self.compounds.value(lower, tokens[0].start, tokens[0].end) != nil { return false }
        let first = bytes[tokens[0].start..<tokens[0].end]
        let isMixed =
            first.contains { $0 &- 97 < 26 } && first.dropFirst().contains { $0 &- 65 < 26 }
        if isMixed { return true }
        // Two words alone are a title: `love-actually.2003`.
        return strong > 3 && tokens[2].tag == .none && !isBareYear(2)
            && !bytes[..<tokens[strong].start].contains { $0 &- 65 < 26 }
    }

    /// `37 [Group]_Title_-_37v2`, `Poster.[Group]_Title_-_01_[0A1B2C3D]`: a list's number or who posted
    /// it, in front of the group of a name that has its number further on.
    private var hasListBeforeGroup: Bool {
        guard tokens.count > 3, tokens[0].group == 0, tokens[1].gap.contains(.opens),
            let group = group(of: 1), group.kind == 91, group.isClosed,
            tokens[1].tag == .none, isWorded(1),
            tokens[0].isNumber && tokens[0].count <= 3
                || tokens.contains(where: { $0.tag == .checksum })
        else { return false }
        guard let title = tokens.indices.dropFirst(2).first(where: { tokens[$0].group != 1 }),
            tokens[title].group == 0, isWorded(title), !tokens[title].gap.contains(.dash)
        else { return false }
        return tokens.indices.dropFirst(title + 1).contains {
            ASCII.isDigit(lower[tokens[$0].start])
                && (tokens[$0].gap.isSpacedDash && tokens[$0].group == 0
                    || tokens[$0].isNumber && tokens[$0].count <= 3 && isAlone($0))
        }
    }

    /// `SomeSubs - Title - 05`, `Some-Raws_Title_05`: no title has a word that ends so.
    private var beginsWithFansubs: Bool {
        guard tokens.count > 3, tokens[0].group == 0, tokens[0].count >= 7, isWorded(1) else {
            return false
        }
        let end = tokens[0].end
        return matches("subs", at: end - 4) || matches("fansub", at: end - 6)
    }

    /// `newsgroup529699-Title.S03E04`: where the post was made, and its number.
    private var hasCounter: Bool {
        guard tokens.count > 2, tokens[1].gap == .dash, tokens[0].count >= 10 else { return false }
        var digits = tokens[0].end
        while digits > tokens[0].start, ASCII.isDigit(lower[digits - 1]) { digits -= 1 }
        return tokens[0].end - digits >= 5 && digits - tokens[0].start >= 5
    }

    /// Words that titles join to the next by a dash: `spider-man.2002`.
    private static let compounds = WordTable([
        (
            """
            spider ant bat x t e u k o a semi non anti un ex self co pre post mid half all wall \
            kick one two three four five six seven ten twenty catch mr dr big no re high low \
            the la le el il les los das der die man wonder super iron cat dog boy girl tik tom \
            yo ha cha out off in up
            """, 1
        )
    ])

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

    /// `www.site.com - Title`, `[ www.site.com ] - Title`.
    func siteEnd() -> Int {
        if let handle = handleEnd { return handle }
        let isSite =
            token(0, is: "www") || token(0, is: "ww") && tokens.count > 1 && tokens[1].gap == .dot
        if isDomain(0), tokens.count > 2, tokens[2].gap.isSpacedDash { return 2 }
        if isIndexer { return 1 }
        guard isSite || tokens.count > 1 && token(1, is: "www") else { return 0 }
        if tokens[0].group > 0 {
            return tokens.indices.first { tokens[$0].group != tokens[0].group } ?? 0
        }
        for index in tokens.indices.dropFirst(2).prefix(6) where tokens[index].gap.isSpacedDash {
            return index
        }
        for index in tokens.indices.dropFirst(2) {
            let gap = tokens[index].gap
            if gap.contains(.space) || gap.contains(.closes) { return index }
        }
        return 0
    }

    /// `2022.8.2.Title.1995.1080p`: the day of the upload in front of a film that has its year.
    private var uploadDayEnd: Int {
        guard let strong = firstStrong(from: 4), let day = dateMark(), day.first == 0,
            day.last == 2, let year = bareYear(from: 3, tags: strong), year < strong
        else { return 0 }
        return 3
    }

    /// `@Some_Channel Title`: who posted it, up to the first blank or picture.
    private var handleEnd: Int? {
        guard let first = tokens.first, lower[first.start] == 64, first.count > 2, first.group == 0
        else { return nil }
        return tokens.indices.dropFirst().first {
            tokens[$0].gap != .underscore && tokens[$0].group == 0 && tokens[$0].tag == .none
                && !tokens[$0].isNumber
        }
    }

    /// `ettv - The.Title.2015.1080p-GRP`: a word in small letters and the only blanks before a
    /// release's name.
    private var isIndexer: Bool {
        guard tokens.count > 4, tokens[1].gap == [.space, .dash], tokens[2].gap == .dot,
            tokens.dropFirst(2).allSatisfy({ !$0.gap.contains(.space) }), isCapitalized(1),
            firstStrong(from: 2) != nil
        else { return false }
        return bytes[..<tokens[0].end].allSatisfy { $0 &- 97 < 26 }
    }

    /// `example.org`: two words joined by a dot, the second a top-level domain.
    func isDomain(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].gap == .dot else { return false }
        let token = tokens[index + 1]
        return Self.domains.value(lower, token.start, token.end) != nil
    }

    private static let domains = WordTable([
        ("com org net info ws tv cc me to ru se nu eu biz tel party vip show pics sbs", 1)
    ])

    /// The last year that stands in brackets, alone or beside tags.
    func bracketedYear(from: Int) -> Int? {
        var found: Int?
        for index in tokens.indices where tokens[index].group > 0 && tokens[index].count == 4 {
            guard tokens[index].isNumber, AirDate.isYear(tokens[index].value) else { continue }
            if isAlone(index) || isYearRange(index) { found = index }
        }
        return found ?? yearAmongWords(from: from)
    }

    /// `(Western 1950)`, `[1963 - UK]`: a year first or last among the words of brackets.
    private func yearAmongWords(from: Int) -> Int? {
        for index in tokens.indices.dropFirst(from + 1) where tokens[index].group > 0 {
            guard isBareYear(index), tokens[index].group != tokens[from].group else { continue }
            let isFirst = tokens[index - 1].group != tokens[index].group
            let isLast = index + 1 == tokens.count || tokens[index + 1].group != tokens[index].group
            var others = groupStart(index)
            guard isFirst != isLast else { continue }
            while others < tokens.count, tokens[others].group == tokens[index].group {
                let isPlain = tokens[others].tag == .none && !tokens[others].isNumber
                guard others == index || isPlain && isOrdinary(others) else { break }
                others += 1
            }
            let isWhole = others == tokens.count || tokens[others].group != tokens[index].group
            if isWhole { return index }
        }
        return nil
    }

    /// Not `[Cap.1905]`, `(October 2011)`.
    private func isOrdinary(_ index: Int) -> Bool {
        let token = tokens[index]
        return month(index) == nil
            && SeasonVocabulary.episodes.value(lower, token.start, token.end) == nil
            && SeasonVocabulary.seasons.value(lower, token.start, token.end) != 1
    }

    /// `(2005-2010)`: the first of two years.
    private func isYearRange(_ index: Int) -> Bool {
        let next = index + 1
        guard next < tokens.count, tokens[next].group == tokens[index].group else { return false }
        guard tokens[next].gap.contains(.dash), groupStart(index) == index else { return false }
        return tokens[next].isNumber && AirDate.isYear(tokens[next].value)
            || token(next, is: "present")
    }

    /// The last bare year behind the first word and before the tags; else one among the tags.
    /// In `Class of 1984` it belongs to the title.
    func bareYear(from first: Int, tags: Int?) -> Int? {
        let limit = tags ?? tokens.count
        var index = limit - 1
        while index > first {
            if isBareYear(index), !token(index - 1, is: "of"),
                index + 1 == tokens.count || pieceNumber(index + 1) != nil || isCopyMark(index + 1)
                    || hasTag(after: index) || isAfterDash(index)
                    || group(of: index + 1)?.kind == 91 && !hasSpaces
            {
                return index
            }
            index -= 1
        }
        guard let tags else { return nil }
        for index in tokens.indices.dropFirst(tags) where index > first && isBareYear(index) {
            return index
        }
        return nil
    }

    /// Whether the token is a year.
    func isBareYear(_ index: Int) -> Bool {
        tokens[index].count == 4 && tokens[index].isNumber && AirDate.isYear(tokens[index].value)
    }

    /// Whether some tag follows, so that the year is where a release has it.
    private func hasTag(after index: Int) -> Bool {
        var next = index + 1
        while next < tokens.count {
            if tokens[next].tag != .none { return true }
            next += 1
        }
        return false
    }

    private func isAfterDash(_ index: Int) -> Bool {
        tokens[index].gap.isSpacedDash && gapAfter(index).isSpacedDash
    }
}
