// What shows that two records are about different items.

extension MediaItem {
    /// How the account's item contradicts this one: `imdb tt0084787, not tt1160419`, `not Alien
    /// (1979)` or `not S01E02`; nil if it does not. A request carries one id, so Trakt does not notice.
    package func contradiction(by other: MediaItem) -> String? {
        // Trakt merges items: its own number alone may differ, unless the title does too.
        let isRenamed = title.isOther(than: other.title)
        let merges = { (shared: Int) in !isRenamed && (shared > 1 || title.title != nil) }
        let own = type == other.type ? ids.contradiction(by: other.ids, merges) : nil
        return own ?? title.ids.contradiction(by: other.title.ids, merges)
            ?? title.contradiction(by: other.title) ?? numberContradiction(by: other)
    }

    /// `not S01E02` if another episode is what the account has. Trakt renumbers episodes: the same
    /// title tells that it is the same one.
    private func numberContradiction(by other: MediaItem) -> String? {
        guard let season, let number, let otherSeason = other.season,
            let otherNumber = other.number, (season, number) != (otherSeason, otherNumber),
            episodeTitle == nil || episodeTitle?.titleLetters != other.episodeTitle?.titleLetters
        else { return nil }
        return "not \(seasonCode(season))E\(twoDigits(number))"
    }

    /// Whether this is about another item than `other`: no common id where ids can be compared,
    /// another place in the show, or another title or year.
    package func isOther(than other: MediaItem) -> Bool {
        guard Set(keys).isDisjoint(with: other.keys) else { return false }
        let isNested = type == .season || type == .episode
        return type != other.type || ids.isOther(than: other.ids)
            || isNested && title.ids.isOther(than: other.title.ids)
            || differ(season, other.season) || differ(number, other.number)
            || title.ids.shared(with: other.title.ids).isEmpty && title.isOther(than: other.title)
    }
}

extension IDs {
    /// The spaces in which both have an id.
    fileprivate func shared(with other: IDs) -> [IDSpace] {
        IDSpace.allCases.filter { self[$0] != nil && other[$0] != nil }
    }

    /// Two ids that agree outvote one that does not: other databases correct theirs. `merges` says
    /// whether Trakt's own id may be the only one that differs, given how many can be compared.
    fileprivate func contradiction(by other: IDs, _ merges: (Int) -> Bool) -> String? {
        let shared = shared(with: other)
        let differing = shared.filter { self[$0] != other[$0] }
        let isMerged = differing == [.trakt] && merges(shared.count)
        guard let space = differing.last, !isMerged, shared.count - differing.count < 2 else {
            return nil
        }
        return "\(space) \(other[space] ?? ""), not \(self[space] ?? "")"
    }

    /// Whether they can be compared and have nothing in common.
    fileprivate func isOther(than other: IDs) -> Bool {
        let shared = shared(with: other)
        return !shared.isEmpty && shared.allSatisfy { self[$0] != other[$0] }
    }
}

extension TitleView {
    /// Title and year without case, accents and marks; nil without a title.
    package var folded: String? {
        let letters = (title ?? "").titleLetters
        return letters.isEmpty ? nil : "\(letters) \(year ?? 0)"
    }

    /// `not Alien (1979)` if both title and year say that this is another work.
    fileprivate func contradiction(by other: TitleView) -> String? {
        guard let title, let year, let otherYear = other.year, abs(year - otherYear) > 1,
            differ(title.titleLetters, other.title?.titleLetters)
        else { return nil }
        return "not \(title.printable) (\(year))"
    }

    /// Whether the titles or the years are known and differ.
    fileprivate func isOther(than other: TitleView) -> Bool {
        differ(title?.titleLetters, other.title?.titleLetters) || differ(year, other.year)
    }
}

private func differ<Value: Equatable>(_ first: Value?, _ second: Value?) -> Bool {
    first != nil && second != nil && first != second
}
