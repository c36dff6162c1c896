// Where a title begins, and which number of a name is its year.

extension NameText {
    /// The first token of the title: behind release groups, sites and list numbers.
    func titleStart() -> Int {
        var index = siteEnd()
        while index < tokens.count, let group = group(of: index), isPrefix(group, at: index) {
            var next = index
            while next < tokens.count, tokens[next].group == tokens[index].group { next += 1 }
            guard next < tokens.count else { return index }
            index = next
        }
        return index
    }

    /// Whether brackets at the start hold a release group, a site or tags rather than the title.
    private func isPrefix(_ group: BracketGroup, at index: Int) -> Bool {
        var next = index
        while next < tokens.count, tokens[next].group == tokens[index].group { next += 1 }
        guard next < tokens.count, group.isClosed else { return false }
        if tokens[index].tag != .none { return true }
        if group.kind == 40 {
            let isListNumber =
                isAlone(index) && tokens[index].isNumber && tokens[index].count <= 2
                && tokens[next].gap.isDisjoint(with: [.space, .dot, .underscore])
            return isListNumber
        }
        // `[REC] (2007)`: nothing but a year comes after.
        let isYear = tokens[next].isNumber && AirDate.isYear(tokens[next].value)
        if isYear && (next + 1 == tokens.count || tokens[next].group > 0) { return false }
        return !tokens[next].tag.isStrong || next + 1 < tokens.count
    }

    /// `www.site.com - Title`, `[ www.site.com ] - Title`.
    private func siteEnd() -> Int {
        guard token(0, is: "www") || tokens.count > 1 && token(1, is: "www") else { return 0 }
        for index in tokens.indices.dropFirst(2) {
            let gap = tokens[index].gap
            if gap.contains(.space) || gap.contains(.closes) { return index }
        }
        return 0
    }

    /// The last year that stands in brackets, alone or beside tags.
    func bracketedYear(from: Int) -> Int? {
        var found: Int?
        for index in tokens.indices where tokens[index].group > 0 && tokens[index].count == 4 {
            guard tokens[index].isNumber, AirDate.isYear(tokens[index].value) else { continue }
            if isAlone(index) || isYearRange(index) { found = index }
        }
        return found
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
    func bareYear(from first: Int, tags: Int?) -> Int? {
        let limit = tags ?? tokens.count
        var index = limit - 1
        while index > first {
            if isBareYear(index), index + 1 == tokens.count || hasTag(after: index) || isAfterDash(index) {
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

    private func isBareYear(_ index: Int) -> Bool {
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
