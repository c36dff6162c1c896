// What decides after a pattern, where its text alone does not.

extension PatternMatch {
    /// `Cap.408` is 4x08.
    mutating func splitHundreds() -> Bool {
        guard let value = allEpisodes.first, let last = allEpisodes.last, value > 99,
            value / 100 == last / 100, last % 100 > 0
        else { return true }
        self[.season] = value / 100
        episodes = Array(value % 100...last % 100)
        return true
    }
}

extension NameText {
    // MARK: Season and episode

    /// `S03-03`, `S2 - 07`, but not the seasons of `S01-05 COMPLETE` and the recap `S2 - 12.5`.
    func isSeasonAndNumber(_ match: PatternMatch) -> Bool {
        let isHalf =
            lower[match.end] == 46 && lower[match.end + 1] == 53
            && (!ASCII.isWord(lower[match.end + 2]) || lower[match.end + 2] == 118)
        return match[.episode] != 0 && !(hasSpaces && isHalf) && !isPack(match.first)
    }

    /// Whether two numbers around an `x` are season and episode, and no size, codec or title.
    func isCross(_ match: PatternMatch) -> Bool {
        let (index, season) = (match.first, match[.season])
        // `[0x539]` is a group, `DD5.1x264` a sound and a codec.
        if season > 99 && !AirDate.isYear(season) || season == 0 && match.width > 2
            || match.width != 2 && season < 100 && isSound(index)
        {
            return false
        }
        // `5x2 (2004)`, `10x10.2018`, `(2004) 5x2`: a film's title
        let isFilm = index == titleStart() && self[index + 1].isYear || index == 1 && self[0].isYear
        return lower[self[index].start] == 48 || !isFilm
            || match.width > 1 && !(index == titleStart() && !gapAfter(index).contains(.dash))
    }

    /// Whether a token is the 1 of `DD5.1`.
    private func isSound(_ index: Int) -> Bool {
        self[index].gap == .dot && self[index - 1].isNumber && self[index - 1].count == 1
    }

    /// 1920x816 is a resolution, 2016x231 the 231st episode of a year, 2008x12.13 a day.
    func isYearAndEpisode(_ match: PatternMatch) -> Bool {
        let isDaily =
            match[.episode] < 366 && match[.season] >= 1950
            && !(262...266).contains(match[.episode])
        return (match.width == 2 || isDaily) && self.match(.date, at: match.first) == nil
    }

    /// Season and episode alone in square brackets.
    func isAloneInBrackets(_ match: PatternMatch) -> Bool {
        guard let group = group(of: match.first), group.kind == 91 else { return false }
        return self[match.first].start == group.inside && match.end == group.close
    }

    // MARK: Episodes by words and signs

    /// `Part 1 of 4`; `Season 2 of 5` counts seasons.
    func isCounted(_ match: inout PatternMatch) -> Bool {
        guard match[.total] >= match[.episode], !self[match.first - 1].isAny(.seasonWord) else {
            return false
        }
        let isPart = token(match.first - 1, is: "part") || token(match.first - 1, is: "pt")
        if isPart, match.first < match.last { match.first -= 1 }
        return true
    }

    /// `Episode Five`; `Episode IV` is a film's.
    func isSpelledOut(_ match: PatternMatch) -> Bool {
        let first = lower[self[match.last].start]
        return self[match.last].count >= 3 && ASCII.isLetter(first)
            && ![118, 120, 105].contains(first)
    }

    /// `Episode 1001 - 1012 [720p]`: as many digits after a dash, and nothing but tags or brackets.
    func withSpacedEnd(_ match: inout PatternMatch) -> Bool {
        let (last, next) = (self[match.last], self[match.last + 1])
        guard match.allEpisodes.count == 1, next.isNumber, next.gap.isSpacedDash,
            next.count == last.count, next.count >= 2,
            1..<60 ~= next.value - match[.episode], match.last + 2 < tokens.count,
            endsNumbers(match.last + 2)
        else { return true }
        match.episodes = Array(match[.episode]...next.value)
        match.take(to: match.last + 1)
        return true
    }

    /// `E1-12` is a range, `Show - E2 Words` an episode; `E1` alone says too little.
    func isLongEnough(_ match: PatternMatch) -> Bool {
        let token = self[match.first]
        return token.count > 2 || match.first == 0 || match.allEpisodes.count > 1
            || token.gap.isSpacedDash || looksLikeAnime
    }

    // MARK: Specials

    /// `SP 第01集`: a special's word, a short one in capitals, before a count in the same brackets.
    func takeSpecialCount(_ match: inout PatternMatch) -> Bool {
        let (word, next) = (self[match.first], self[match.last])
        guard match.first > 0, word.isAny(.special) || word.isUpper, next.isEastern,
            next.group == word.group, !word.gap.contains(.joiner),
            let counted = self.match(.word, at: match.last)
        else { return false }
        match.episodes = counted.allEpisodes
        match.take(to: counted.last)
        return true
    }

    /// The number after a special's word: `OVA 2`, `OVA - 01`, `[OVA][01]`.
    func takeSpecialNumber(_ match: inout PatternMatch) -> Bool {
        let (word, next) = (self[match.first], self[match.first + 1])
        let isSure = word.isAny(.special)
        let isOrdinary = !isSure && !word.isAny(.shortSpecial)
        guard match.first > 0, !word.gap.contains(.joiner), isSure || isOrdinary || word.isUpper,
            next.startsWithDigit, !next.isTagged, let found = number(at: match.first + 1),
            found.width <= 2, !(isOrdinary && next.gap.contains(.dash) && !looksLikeAnime)
        else { return false }
        let fits =
            next.gap.contains(.opens)
            ? next.isAlone && word.group > 0
            : !next.gap.contains(.closes) || isSure && word.isAlone
        guard fits else { return false }
        match.episodes = found.isHalf ? [] : found.numbers
        match.take(to: found.last)
        match.isSure = !isOrdinary || looksLikeAnime
        return true
    }

    // MARK: Seasons

    /// In `Title 2 Season 3` the word goes with the number after, not in `2.Sezon.7.Bölüm` and
    /// `2ª Temporada - 05`.
    func isSeasonsOwn(_ match: PatternMatch) -> Bool {
        let next = match.last + 1
        return self[next].number(2) == nil || self[next].gap.isSpacedDash
            || self.match(.wordAfter, at: next) != nil
    }

    /// `Series: 2`, `Season - 2`: the number is not the season's.
    func isSeasonBefore(_ match: PatternMatch) -> Bool {
        let token = self[match.first]
        return !self[match.last].gap.isSpacedDash
            && (token.isAny(.season) || lower[token.end] != 58)
    }

    /// A word of three letters with a number glued to it may be anything, and a year that was parted
    /// from a title's last word (`Open.Season2008.1080p`) is no season.
    func isLongWord(_ match: PatternMatch) -> Bool {
        match.first == match.last && digitsStart(self[match.first]) >= self[match.first].start + 4
    }

    /// `Season 2B`, `Part B`: the second piece of the season, which goes to a slot.
    func takeHalfLetter(_ match: inout PatternMatch, _ slot: NumberSlot) -> Bool {
        match[slot] = Int(lower[match.end - 1]) - 96
        return true
    }

    // MARK: Days

    /// Of two numbers before a year the one above 12 is the day; when neither is, the day comes first.
    func isDayInNumbers(_ match: inout PatternMatch) -> Bool {
        let (b, c) = (self[match.first + 1], self[match.first + 2])
        guard b.gap == c.gap, !b.gap.contains(.joiner),
            c.count > 2 || b.count + c.count >= 3 || b.gap != .space
        else { return false }
        if AirDate(match) == nil {
            (match[.month], match[.day]) = (match[.day], match[.month])
        }
        return AirDate(match) != nil
    }

    /// Whether no sign stands between the words of a day.
    func isJoined(_ match: PatternMatch) -> Bool {
        tokens[(match.first + 1)..<(match.last + 1)].allSatisfy {
            $0.gap.isDisjoint(with: [.joiner, .cut])
        }
    }

    /// Two digits each in a dotted release, after its title's first word and before its tags.
    func isPairedDay(_ match: PatternMatch) -> Bool {
        guard !hasSpaces, match.first > titleStart(), let strong = firstStrong(from: 1) else {
            return false
        }
        return match.last < strong && self[match.first].gap == .dot
            && !self[match.first - 1].isNumber && !self[match.last + 1].isNumber
    }
}
