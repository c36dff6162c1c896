// Episodes named by a word without their season: `Episode 16`, `Ep.12`, `E09`, `1of4`, `第5話`.

extension NameText {
    /// The first such marker from token `from` on.
    func episodeWordMarker(from: Int = 0) -> Marker? {
        for index in tokens.indices.dropFirst(from) where tokens[index].tag != .checksum {
            if let marker = episodeWord(at: index) { return withFollowers(marker) }
        }
        return nil
    }

    /// One at a token.
    func episodeWord(at index: Int) -> Marker? {
        let token = tokens[index]
        if let marker = signedRange(index) { return marker }
        if token.startsWithDigit { return counted(index) ?? signed(index) }
        if let number = spacedEastern(index, Self.episodeSigns) {
            return word(number, index, index + 2)
        }
        if let marker = ordinal(index) { return marker }
        if lower[token.start] >= 0x80, let number = eastern(index, "제", ["화", "회"]) {
            return word(number, index, index)
        }
        if token.isAny(.episodeWord) {
            return spelled(index)
        }
        return special(at: index) ?? gluedEpisode(index)
    }

    private func word(_ number: Int, _ first: Int, _ last: Int) -> Marker {
        return Marker(
            kind: .word, season: nil, absolute: [number], first: first, last: last)
    }

    /// `Episode 16`, `Ep.12`, `Cap.102`.
    func spelled(_ index: Int) -> Marker? {
        let next = index + 1
        guard next < tokens.count, !tokens[next].gap.contains(.closes) else { return nil }
        if let marker = dottedEpisode(index) { return marker }
        // `Episode Five`; `Episode IV` is a film's
        if tokens[next].count >= 3, ASCII.isLetter(lower[tokens[next].start]),
            lower[tokens[next].start] != 120, lower[tokens[next].start] != 118,
            lower[tokens[next].start] != 105,
            let number = tokens[next].number(of: .numeral)
        {
            return word(number, index, next)
        }
        var cursor = Cursor(lower, tokens[next].start)
        guard let marker = listed(&cursor, index) else { return nil }
        return isCapWord(index) ? Self.split(marker) : withSpacedEnd(marker)
    }

    /// `Episode 1001 - 1012 [720p]`: as many digits behind a dash, and nothing but tags or brackets.
    private func withSpacedEnd(_ marker: Marker) -> Marker {
        let (next, after) = (marker.last + 1, marker.last + 2)
        guard let first = marker.absolute.first, marker.absolute.count == 1, tokens[next].isNumber,
            tokens[next].gap.isSpacedDash,
            tokens[next].count == tokens[marker.last].count, tokens[next].count >= 2,
            tokens[next].value > first, tokens[next].value - first < 60,
            after < tokens.count,
            endsNumbers(after)
        else { return marker }
        var result = marker
        result.absolute = Array(first...tokens[next].value)
        result.last = next
        return result
    }

    /// `Episode 1.22`: the season before a dot, in a name whose blanks are no dots.
    private func dottedEpisode(_ index: Int) -> Marker? {
        let last = index + 2
        guard hasSpaces, last < tokens.count, tokens[index + 1].isNumber, tokens[last].isNumber,
            tokens[last].gap == .dot, tokens[last].count == 2, tokens[index + 1].count <= 2
        else { return nil }
        return Marker(
            kind: .full, season: tokens[index + 1].value, episodes: [tokens[last].value],
            first: index, last: last)
    }

    /// `Ep12`, `E09`, `Cap102`, `#17`.
    private func gluedEpisode(_ index: Int) -> Marker? {
        let token = tokens[index]
        var digits = token.start
        while digits < token.end, !ASCII.isDigit(lower[digits]) { digits += 1 }
        guard digits > token.start, digits < token.end, digits - token.start <= 12 else {
            return nil
        }
        let letters = digits - token.start
        let isLetter = letters == 1 && (lower[token.start] == 101 || lower[token.start] == 35)
        let isCross =
            index == 0 && letters == 1 && lower[token.start] == 120 && token.end - digits >= 2
        let roles = Lexicon.word(lower, token.start, digits).roles
        guard isLetter || isCross || roles.isAny(.episodeWord) else { return nil }
        var cursor = Cursor(lower, digits)
        guard let marker = listed(&cursor, index) else { return nil }
        // `E1-12` is a range, `Show - E2 Words` an episode; `E1` alone says too little.
        if isLetter, lower[token.start] == 101, token.end - digits < 2, index > 0,
            marker.absolute.count < 2, !token.gap.isSpacedDash, !looksLikeAnime
        {
            return nil
        }
        return roles.contains(.cap) ? Self.split(marker) : marker
    }

    /// Reads the number at the cursor and those that follow it.
    private func listed(_ cursor: inout Cursor, _ index: Int) -> Marker? {
        let begin = cursor.offset
        guard let number = cursor.number(most: 4) else { return nil }
        var list = EpisodeList(season: -1, first: number, width: cursor.offset - begin)
        list.extend(&cursor, style: .plain)
        var letter = cursor
        if letter.byte >= 97, letter.byte <= 100 { letter.offset += 1 }
        let ends = tokens.indices.contains(index) && letter.offset == tokens[index].end
        guard letter.isAtBoundary || ends || cursor.byte == 118 else { return nil }
        // `ep07.5`: between two episodes
        let isSound = cursor.isAt(".5.")
        let isHalf =
            list.episodes.count == 1 && !isSound && cursor.take(".5") && cursor.isAtBoundary
        var last = index
        while last + 1 < tokens.count, tokens[last + 1].start < cursor.offset { last += 1 }
        var marker = word(number, index, last)
        marker.absolute = isHalf ? [] : list.episodes
        return marker
    }

    /// `Cap.408` is 4x08.
    private static func split(_ marker: Marker) -> Marker {
        guard let value = marker.absolute.first, let last = marker.absolute.last, value > 99,
            value / 100 == last / 100, last % 100 > 0
        else { return marker }
        var result = marker
        result.kind = .full
        result.season = value / 100
        result.episodes = Array(value % 100...last % 100)
        result.absolute = []
        return result
    }

    /// Signs that stand behind an episode's number.
    private static let episodeSigns: [StaticString] = ["話", "话", "集", "回"]

    /// `3화`, `03話`.
    private func signed(_ index: Int) -> Marker? {
        let token = tokens[index]
        var cursor = Cursor(lower, token.start)
        guard token.count <= 7, lower[token.end - 1] >= 0x80,
            let number = cursor.number(most: 4), cursor.offset + 3 == token.end,
            (Self.episodeSigns + ["화", "회"]).contains(where: { cursor.isAt($0) })
        else { return nil }
        return word(number, index, index)
    }

    /// `第3話`.
    private func ordinal(_ index: Int) -> Marker? {
        guard lower[tokens[index].start] >= 0x80 else { return nil }
        return eastern(index, "第", Self.episodeSigns).map { word($0, index, index) }
    }

    /// `01-12集`, `第01-12集`, `第1話～第3話`.
    private func signedRange(_ index: Int) -> Marker? {
        let next = index + 1
        guard next < tokens.count, tokens[next].gap == .dash || tokens[next].gap == .joiner else {
            return nil
        }
        var cursor = Cursor(lower, tokens[index].start)
        _ = cursor.take("第")
        guard let first = cursor.number(most: 4),
            cursor.offset == tokens[index].end
                || Self.episodeSigns.contains(where: { cursor.isAt($0) })
                    && cursor.offset + 3 == tokens[index].end,
            var marker = signed(next) ?? ordinal(next), let last = marker.absolute.first,
            first < last,
            last - first < 400
        else { return nil }
        marker.absolute = Array(first...last)
        marker.first = index
        return marker
    }

    /// `全12集`: how many episodes there are.
    func isWholeInSigns(_ index: Int) -> Bool {
        lower[tokens[index].start] >= 0x80 && eastern(index, "全", Self.episodeSigns) != nil
    }

    /// `01 of 10`, `1of4`, `5.серия`.
    private func counted(_ index: Int) -> Marker? {
        let token = tokens[index]
        if index > 0, episodeWordBehind(index) == nil, countedRange(index) == nil,
            tokens[index - 1].isAny(.seasonWord)
        {
            return nil
        }
        if token.isNumber, token.count <= 3, index + 1 < tokens.count {
            if index + 2 < tokens.count, tokens[index + 1].isAny(.of), tokens[index + 2].isNumber,
                tokens[index + 2].count <= 3, tokens[index + 2].value >= token.value
            {
                let isPart = self.token(index - 1, is: "part") || self.token(index - 1, is: "pt")
                return word(token.value, isPart ? index - 1 : index, index + 2)
            }
            if let range = countedRange(index) { return range }
            return episodeWordBehind(index).map { word(token.value, index, $0) }
        }
        var cursor = Cursor(lower, token.start)
        guard let number = cursor.number(most: 3), cursor.take("of") || cursor.take("iz"),
            let total = cursor.number(most: 3), cursor.isAtBoundary, total >= number
        else { return nil }
        return word(number, index, index)
    }

    /// `1-16 серии`: a range before the episodes' word.
    func countedRange(_ index: Int) -> Marker? {
        let next = index + 1
        guard tokens[next].isNumber, tokens[next].count <= 3,
            tokens[next].gap == .dash,
            tokens[next].value > tokens[index].value,
            tokens[next].value - tokens[index].value < 60, let last = episodeWordBehind(next)
        else { return nil }
        var marker = word(tokens[index].value, index, last)
        marker.absolute = Array(tokens[index].value...tokens[next].value)
        return marker
    }
}
