// Where a name's title begins: after groups, sites, who posted it, lists and chains of brackets.

extension NameText {
    private static let domainAndDash: [Piece] = ["a", Piece(.domain, "."), "=a"]
    private static let indexer: [Piece] = ["wo", "=w", ".w"]
    private static let uploadDay: [Piece] = ["y", ".n1-2", ".n1-2", "w"]
    private static let listAndGroup: [Piece] = ["ao", "(w"]
    private static let groupInFront: [Piece] = ["w2-8o", "-a", ".a"]
    private static let twoNumbers: [Piece] = ["no", "n2-3"]
    private static let numberBeforeBrackets: [Piece] = ["=n2-9", "(a"]
    private static let numberAndYear: [Piece] = ["n1-2", "y"]
    private static let dashedNumber: [Piece] = ["=n1-3"]

    /// Finds the title's first token.
    func findTitleStart() -> Int {
        var index = max(siteEnd(), introEnd)
        // The brackets that hold words, until numbers or tags come: what follows those is no title.
        var worded: [Int] = []
        var (isPast, isCounted) = (false, false)
        while true {
            // `[Group] ★4月新番★[Title]`
            if index > 0, isNewSeason(index) { index += 1 }
            guard let group = group(of: index), isPrefix(group, at: index) else { break }
            let next = groupEnd(index)
            if !isCategory(index) {
                isCounted = isCounted || worded.count > 1 && number(at: index) != nil
                if !isPast, holdsTitle(index, next) {
                    worded.append(index)
                } else {
                    isPast = !worded.isEmpty
                }
            }
            index = next
        }
        // The first words are the group's when others follow; Latin letters go before others.
        let titles = worded.dropFirst(worded.count > 1 ? 1 : 0)
        if let last = titles.last, isCounted || saysNothing(from: index) {
            return titles.last { !self[$0].isEastern } ?? last
        }
        if index == 0, hasGroupPrefix || hasPoster { return 1 }
        while self[index].tag.isStrong, index + 1 < tokens.count { index += 1 }
        return afterLabel(index)
    }

    /// After `HD 720p: Title`, `مترجم Title`, `(CD2) Title`: labels in front of the title.
    private func afterLabel(_ index: Int) -> Int {
        for colon in index..<(index + 3) where self[colon].tag.isStrong {
            if lower[self[colon].end] == 58 { return colon + 1 }
        }
        if self[index].isAny(.label) { return index + 1 }
        if self[index].group > 0, let disc = discNumber(at: index) { return disc.last + 1 }
        return index
    }

    /// Whether numbers, tags and brackets are all that is left: then the title was in brackets.
    private func saysNothing(from start: Int) -> Bool {
        // `[Group] (2003) Title`, `[Group] (Words) Title - 05`, `[Group] 86 [05]`, `[Group] 86 05`
        if group(of: start)?.kind == 40 && goesOn(after: groupEnd(start) - 1)
            || matches(Self.twoNumbers, at: start)
        {
            return false
        }
        for index in start..<tokens.count {
            // `【标题】第5集`
            if self[index].group > 0 || self[index].tag.isStrong
                || self[index].isEastern && episodeWord(at: index) != nil
            {
                return true
            }
            if self[index].isWorded || gapAfter(index).isSpacedDash { return false }
        }
        return true
    }

    /// Whether words without a tag or a dash follow a token.
    func goesOn(after index: Int) -> Bool {
        let next = self[index + 1]
        return next.isWorded && !next.isTagged && next.group == 0 && !next.gap.contains(.dash)
    }

    /// `★04月新番★`: what fansub groups write before this season's new shows; not in `哆啦A梦新番`.
    private func isNewSeason(_ index: Int) -> Bool {
        let token = self[index]
        guard lower[token.end - 1] >= 0x80 else { return false }
        if self.token(index, is: "★") { return true }
        return (token.start..<token.end - 8).contains { offset in
            Self.newSeasonWords.contains { matches($0, at: offset) }
        }
    }

    private static let newSeasonWords: [StaticString] = [
        "月新番", "季新番", "年新番", "春新番", "夏新番", "秋新番", "冬新番", "新新番", "★新番",
    ]

    /// Whether brackets at the start hold a release group, a site or tags rather than the title.
    private func isPrefix(_ group: BracketGroup, at index: Int) -> Bool {
        let next = groupEnd(index)
        // `[C] - Control`: no group is called by one letter.
        if self[index].count == 1, self[next].gap.isSpacedDash { return false }
        guard group.kind == 40 else { return !isTitleInBrackets(index, next) }
        // `(1)Title`, `(from site.org) Title`, `(Group) Title - 01 [1080p]`, `(Group)Title_01_(0A1B2C3D)`
        return index == 0
            && (self[0].number(2) != nil && self[next].gap == .closes
                || (index..<next).contains(where: isDomain)
                || first(Self.numberBeforeBrackets, from: next + 1) != nil)
    }

    /// `[REC] (2007)`, `[REC] 2 (2009)`: nothing but a year comes after, or a number and a year.
    func isTitleInBrackets(_ index: Int, _ next: Int) -> Bool {
        let token = self[next]
        if EasternNumber.isSuperscript(lower, token.start) { return true }
        // In `[Group][Title][2019][02]` a year in square brackets is one piece of a chain.
        if groups.count >= 4, group(of: next)?.kind != 40 { return false }
        guard token.isYear else {
            return self[index].isUpper && matches(Self.numberAndYear, at: next)
        }
        // `[REC] (2007) 1080p`, but `[Group] (2007) Title 05`.
        if token.group > 0 { return !goesOn(after: next) }
        // `[REC] - 2007 - WEBDL`, but `[Group] 1899 - 12` and `[Group] 1899 - Title - 12`.
        return gapAfter(next).isSpacedDash && !self[next + 1].startsWithDigit
            && first(Self.dashedNumber, from: next + 2) == nil
    }

    /// `grp-title.of.it.2016.1080p.x264`: scene files are in lower case, have their group in front
    /// and none at the end. `FoV-Title.S01E01`: nobody else mixes case so.
    var hasGroupPrefix: Bool {
        guard matches(Self.groupInFront, at: 0), self[tokens.count - 1].gap == .dot,
            !self[0].isAny(.compound), let strong = firstStrong(from: 2)
        else { return false }
        let isMixed = !self[0].isUpper && hasCapital(1, self[0].end)
        // Two words alone are a title: `love-actually.2003`.
        return isMixed || strong > 3 && !hasCapital(0, self[strong].start)
    }

    private func hasCapital(_ start: Int, _ end: Int) -> Bool {
        bytes[start..<end].contains { $0 &- 65 < 26 }
    }

    /// `SomeSubs - Title - 05`, `newsgroup529699-Title.S03E04`: who posted it and where.
    private var hasPoster: Bool {
        let (end, digits) = (self[0].end, digitsStart(self[0]))
        return digits == end
            ? end >= 7 && matches("subs", at: end - 4) && self[1].isWorded
            : end - digits >= 5 && digits >= 5 && self[1].gap == .dash
    }

    /// `www.site.com - Title`, `[ www.site.com ] - Title`, `@Some_Channel Title`, `example.org - Title`,
    /// `ettv - The.Title.2015`: where the title begins after a site.
    func siteEnd() -> Int {
        if lower[self[0].start] == 64 {
            return tokens.indices.dropFirst().first { self[$0].gap != .underscore } ?? 0
        }
        if matches(Self.domainAndDash, at: 0) { return 2 }
        if token(0, is: "www") || token(0, is: "ww") {
            return self[0].group > 0
                ? groupEnd(0)
                : tokens.indices.dropFirst(2).prefix(6).first { self[$0].gap.isSpacedDash } ?? 0
        }
        let isIndexer = matches(Self.indexer, at: 0) && !hasCapital(0, self[1].start)
        return isIndexer && tokens.dropFirst(2).allSatisfy { !$0.gap.contains(.space) } ? 1 : 0
    }

    /// After the day of the upload: `2022.8.2.Title.1995.1080p`; after a list's number or who posted
    /// it in front of a group: `37 [Group]_Title_-_37v2`, `Poster.[Group]_Title_-_01_[0A1B2C3D]`.
    private var introEnd: Int {
        if matches(Self.uploadDay, at: 0), bareYear(from: 3, tags: firstStrong(from: 4)) != nil {
            return 3
        }
        let isList = matches(Self.listAndGroup, at: 0) && group(of: 1)?.kind == 91
        return isList && (self[0].isNumber || tokens.contains { $0.tag == .checksum })
            && self[groupEnd(1)].isWorded ? 1 : 0
    }

    /// `example.org`: two words joined by a dot, the second a top-level domain.
    func isDomain(_ index: Int) -> Bool {
        self[index + 1].gap == .dot && self[index + 1].isAny(.domain)
    }
}
