// Runs a pattern's steps over a name.

/// What a pattern has found so far.
struct PatternMatch {
    /// The first token it covers.
    var first: Int
    /// The token that it has come to.
    fileprivate(set) var token: Int
    /// The byte after it.
    fileprivate(set) var end: Int
    /// How many digits the episode's number has.
    fileprivate(set) var width = 0
    /// All episodes, once the further ones are read. No list is cheaper to copy than an empty one.
    var episodes: [Int]?
    /// Whether it is a recap between two episodes.
    fileprivate(set) var isHalf = false
    /// Whether the name alone proves what the row says.
    var isSure = true
    /// The row that found it.
    fileprivate(set) var name: StaticString = ""
    private var numbers = SIMD8<Int32>(repeating: -1)

    fileprivate init(_ text: NameText, at index: Int) {
        (first, token, end) = (index, index, text[index].start)
    }

    /// The number of a slot, -1 if the pattern has none.
    subscript(slot: NumberSlot) -> Int {
        get { Int(numbers[slot.rawValue]) }
        set { numbers[slot.rawValue] = Int32(truncatingIfNeeded: newValue) }
    }

    /// The last token it covers.
    var last: Int { token }

    /// Takes tokens more.
    mutating func take(to last: Int) { token = last }

    /// The episodes, be it one, a list or a range.
    var allEpisodes: [Int] {
        if isHalf { return [] }
        if let episodes { return episodes }
        guard self[.episode] >= 0 else { return [] }
        return Array(self[.episode]...max(self[.episode], self[.last]))
    }
}

extension NumberPattern {
    /// What the row finds at a token; nil if it does not read it.
    func match(_ text: NameText, at index: Int) -> PatternMatch? {
        var match = PatternMatch(text, at: index)
        guard steps.withUnsafeBufferPointer({ text.runs($0, from: 0, &match) }) else { return nil }
        text.locate(&match, match.end - 1)
        guard row.check(text, &match) else { return nil }
        match.name = row.name
        return match
    }
}

extension NameText {
    fileprivate func runs(
        _ steps: UnsafeBufferPointer<PatternStep>, from: Int, _ match: inout PatternMatch
    ) -> Bool {
        var number = from
        while number < steps.count {
            switch steps[number] {
            case .split(let hop):
                var copy = match
                if runs(steps, from: number + 1, &copy) {
                    match = copy
                    return true
                }
                number += hop
            case .jump(let hop): number += hop
            default:
                guard takes(steps[number], &match) else { return false }
                number += 1
            }
        }
        return true
    }

    private func takes(_ step: PatternStep, _ match: inout PatternMatch) -> Bool {
        let byte = lower[match.end]
        switch step {
        case .byte(let own):
            match.end += 1
            return byte == own
        case .number(let slot, let digits, let han): return takeNumber(slot, digits, han, &match)
        case .word(let roles): return takeWord(roles, &match)
        case .numberWord(let slot, let roles): return takeNumberWord(slot, roles, &match)
        case .gap(let gap): return takeGap(gap, &match)
        case .separators(let most, let dashed):
            let found = withCursor(&match) { $0.separators(most: most) }
            return found.count > 0 && (!dashed || found.dash)
        case .wordEnd: return isTokenEnd(&match)
        case .boundary: return !ASCII.isWord(byte)
        case .episodeEnd: return endsEpisode(&match)
        case .numberEnd:
            return !ASCII.isWord(byte) || byte == 118 && ASCII.isDigit(lower[match.end + 1])
        case .not(let other): return byte != other
        case .rest:
            locate(&match, match.end - 1)
            match.end = self[match.token].end
            return true
        case .letters:
            locate(&match, match.end)
            match.end = self[match.token].end
            return byte >= 0x80
        case .list(let style): return takeList(style, &match)
        case .half: return takeHalf(&match)
        case .split, .jump: return false
        }
    }

    /// Reads at a match's end, and moves it on.
    private func withCursor<Found>(
        _ match: inout PatternMatch, _ read: (inout Cursor) -> Found
    ) -> Found {
        var cursor = Cursor(lower, match.end)
        defer { match.end = cursor.offset }
        return read(&cursor)
    }

    /// Moves a match's token on to the one that holds a byte, or lies right before it.
    fileprivate func locate(_ match: inout PatternMatch, _ offset: Int) {
        while match.token + 1 < tokens.count, self[match.token + 1].start <= offset {
            match.token += 1
        }
    }

    private func isTokenEnd(_ match: inout PatternMatch) -> Bool {
        locate(&match, match.end - 1)
        return self[match.token].end == match.end
    }

    /// A number of as many digits as the step says and no more; where it names one count, that many.
    private func takeNumber(
        _ slot: NumberSlot, _ length: ClosedRange<Int>, _ han: Bool, _ match: inout PatternMatch
    ) -> Bool {
        var (value, digits) = (0, 0)
        while digits < length.upperBound, ASCII.isDigit(lower[match.end + digits]) {
            value = value * 10 + Int(lower[match.end + digits] - 48)
            digits += 1
        }
        match.end += digits
        if han, digits == 0 {
            value = withCursor(&match) { EasternNumber.read(&$0) } ?? -1
        } else if digits < length.lowerBound || length.count > 1 && ASCII.isDigit(lower[match.end])
        {
            return false
        }
        match[slot] = value
        if slot == .episode { match.width = digits }
        return value >= 0
    }

    private func takeWord(_ roles: Roles, _ match: inout PatternMatch) -> Bool {
        locate(&match, match.end)
        let token = self[match.token]
        let start = match.end
        while match.end < token.end, !ASCII.isDigit(lower[match.end]) { match.end += 1 }
        let found =
            token.start == start ? token.head : Lexicon.word(lower, start, match.end).roles
        return match.end > start && found.isAny(roles)
    }

    private func takeNumberWord(
        _ slot: NumberSlot, _ roles: Roles, _ match: inout PatternMatch
    ) -> Bool {
        locate(&match, match.end)
        let token = self[match.token]
        guard token.start == match.end, let number = token.number(of: roles) else { return false }
        match[slot] = number
        match.end = token.end
        return true
    }

    private func takeGap(_ gap: GapTest, _ match: inout PatternMatch) -> Bool {
        guard isTokenEnd(&match), match.token + 1 < tokens.count,
            gap.fits(self[match.token + 1].gap)
        else { return false }
        match.token += 1
        match.end = self[match.token].start
        return true
    }

    /// Nothing, a part's letter or a version is glued to an episode's number, or the `m720p` of
    /// `2x07m720p`.
    private func endsEpisode(_ match: inout PatternMatch) -> Bool {
        var after = Cursor(lower, match.end)
        let isLetterAlone = 97...100 ~= after.byte && !ASCII.isWord(lower[after.offset + 1])
        if after.isAtBoundary || after.byte == 118 || isTokenEnd(&match) || isLetterAlone {
            return true
        }
        if ASCII.isLetter(after.byte) { after.offset += 1 }
        guard let height = after.number(most: 4), height >= 360 else { return false }
        return after.take("p") && after.isAtBoundary
    }

    private func takeList(_ style: EpisodeList.Style, _ match: inout PatternMatch) -> Bool {
        var list = EpisodeList(
            season: match[.season], first: match[.episode], width: match.width)
        withCursor(&match) { list.extend(&$0, style: style) }
        match.episodes = list.episodes
        return true
    }

    /// In a name without blanks `S01E07.5.1` is a sound and `S01E07.5` two words.
    private func takeHalf(_ match: inout PatternMatch) -> Bool {
        let after = lower[match.end + 2]
        guard matches(".5", at: match.end), match.episodes?.count == 1,
            !ASCII.isWord(after) || after == 118 && match[.season] >= 0,
            match[.season] >= 0 ? hasSpaces : after != 46
        else { return true }
        match.isHalf = true
        match.end += 2
        return true
    }
}
