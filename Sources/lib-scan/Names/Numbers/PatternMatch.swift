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
            switch steps[number].action {
            case .split:
                var copy = match
                if runs(steps, from: number + 1, &copy) {
                    match = copy
                    return true
                }
                number += steps[number].hop
            case .jump: number += steps[number].hop
            default:
                guard takes(steps[number], &match) else { return false }
                number += 1
            }
        }
        return true
    }

    private func takes(_ step: PatternStep, _ match: inout PatternMatch) -> Bool {
        switch step.action {
        case .byte, .parenthesis: return takeByte(step.action == .byte ? step.byte : 40, &match)
        case .number: return takeNumber(step, &match)
        case .word: return takeWord(step.roles, &match)
        case .numberWord: return takeNumberWord(step, &match)
        case .gap: return takeGap(step.gap, &match)
        case .separators: return takeSeparators(step, &match)
        case .wordEnd: return isTokenEnd(&match)
        case .boundary: return !ASCII.isWord(lower[match.end])
        case .episodeEnd: return endsEpisode(&match)
        case .numberEnd:
            return !ASCII.isWord(lower[match.end])
                || lower[match.end] == 118 && ASCII.isDigit(lower[match.end + 1])
        case .not: return lower[match.end] != step.byte
        case .rest, .letters:
            locate(&match, step.action == .rest ? match.end - 1 : match.end)
            guard step.action == .rest || lower[match.end] >= 0x80 else { return false }
            match.end = self[match.token].end
            return true
        case .list: return takeList(step.style, &match)
        case .half: return takeHalf(&match)
        case .split, .jump: return false
        }
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

    private func takeByte(_ byte: UInt8, _ match: inout PatternMatch) -> Bool {
        guard lower[match.end] == byte else { return false }
        match.end += 1
        return true
    }

    /// A number of as many digits as the step says and no more; where it names one count, that many.
    private func takeNumber(_ step: PatternStep, _ match: inout PatternMatch) -> Bool {
        let (low, high) = (step.length.lowerBound, step.length.upperBound)
        var (value, digits) = (0, 0)
        while digits < high, ASCII.isDigit(lower[match.end + digits]) {
            value = value * 10 + Int(lower[match.end + digits] - 48)
            digits += 1
        }
        if digits == 0, step.isHan {
            var cursor = Cursor(lower, match.end)
            guard let han = EasternNumber.read(&cursor) else { return false }
            match[step.slot] = han
            match.end = cursor.offset
            return true
        }
        guard digits >= low, low == high || !ASCII.isDigit(lower[match.end + digits]) else {
            return false
        }
        match[step.slot] = value
        if step.slot == .episode { match.width = digits }
        match.end += digits
        return true
    }

    private func takeWord(_ roles: Roles, _ match: inout PatternMatch) -> Bool {
        locate(&match, match.end)
        let token = self[match.token]
        var end = match.end
        while end < token.end, !ASCII.isDigit(lower[end]) { end += 1 }
        let found =
            token.start == match.end ? token.head : Lexicon.word(lower, match.end, end).roles
        guard end > match.end, found.isAny(roles) else { return false }
        match.end = end
        return true
    }

    private func takeNumberWord(_ step: PatternStep, _ match: inout PatternMatch) -> Bool {
        locate(&match, match.end)
        let token = self[match.token]
        guard token.start == match.end, let number = token.number(of: step.roles) else {
            return false
        }
        match[step.slot] = number
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

    private func takeSeparators(_ step: PatternStep, _ match: inout PatternMatch) -> Bool {
        var cursor = Cursor(lower, match.end)
        let found = cursor.separators(most: step.length.upperBound)
        match.end = cursor.offset
        return found.count > 0 && (step.byte == 0 || found.dash)
    }

    /// Nothing, a part's letter or a version is glued to an episode's number, or the `m720p` of
    /// `2x07m720p`.
    private func endsEpisode(_ match: inout PatternMatch) -> Bool {
        if !ASCII.isWord(lower[match.end]) || lower[match.end] == 118 || isTokenEnd(&match) {
            return true
        }
        let end = self[match.token].end
        var after = Cursor(lower, match.end)
        if 97...100 ~= after.byte, after.offset + 1 == end || !ASCII.isWord(lower[after.offset + 1])
        {
            return true
        }
        if ASCII.isLetter(after.byte) { after.offset += 1 }
        guard let height = after.number(most: 4), height >= 360 else { return false }
        return after.take("p") && after.offset == end
    }

    private func takeList(_ style: EpisodeList.Style, _ match: inout PatternMatch) -> Bool {
        var cursor = Cursor(lower, match.end)
        var list = EpisodeList(
            season: match[.season], first: match[.episode], width: match.width)
        list.extend(&cursor, style: style)
        match.episodes = list.episodes
        match.end = cursor.offset
        return true
    }

    /// In a name without blanks `S01E07.5.1` is a sound and `S01E07.5` two words.
    private func takeHalf(_ match: inout PatternMatch) -> Bool {
        let after = lower[match.end + 2]
        guard lower[match.end] == 46, lower[match.end + 1] == 53, match.episodes?.count == 1,
            !ASCII.isWord(after) || after == 118 && match[.season] >= 0,
            match[.season] >= 0 ? hasSpaces : after != 46
        else { return true }
        match.isHalf = true
        match.end += 2
        return true
    }
}
