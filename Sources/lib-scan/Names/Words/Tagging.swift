// Gives each token its tag: from the table, from its shape (`1080p`, `1920x1080`, a checksum), or
// from the pair it forms with its neighbour (`WEB-DL`, `H.264`, `Blu-Ray`).

extension NameText {
    /// Fills in the tags; called once when the name is cut.
    mutating func tagTokens() {
        for index in tokens.indices {
            let token = tokens[index]
            if token.isNumber { continue }
            if token.word.tag != .none {
                tokens[index].tag = token.word.tag
            } else if token.startsWithDigit || token.endsWithDigit
                || token.count > 5 && lower[token.end - 1] == 112
            {
                tokens[index].tag = shapeTag(index)
            } else if token.count == 8, isChecksum(index) {
                tokens[index].tag = .checksum
            }
        }
        for index in tokens.indices.dropLast() where tokens[index].count <= 5 { tagPair(index) }
        tagBareHeights()
        for index in tokens.indices where tokens[index].isNumber && tokens[index].count == 8 {
            if isChecksum(index) { tokens[index].tag = .checksum }
        }
    }

    /// `Title_05_1080.BD`, `S01.1080.x264`: a height without its letter between an episode's or a
    /// season's number and a tag.
    private mutating func tagBareHeights() {
        for index in tokens.indices.dropFirst().dropLast()
        where tokens[index].isNumber && tokens[index - 1].count <= 3
            && tokens[index - 1].endsWithDigit
        {
            let value = tokens[index].value
            guard value == 480 || value == 720 || value == 1080 || value == 2160,
                tokens[index + 1].isTagged, tokens[index].gap != .dash
            else { continue }
            tokens[index].tag = .resolution
        }
        tagBracketedHeights()
    }

    /// `[04][1080]`, `[2160][TV 04]`: a height in brackets of its own, where another number stands as
    /// an episode's does and no height is written out.
    private mutating func tagBracketedHeights() {
        guard groups.count > 1, !tokens.contains(where: { $0.tag == .resolution }) else { return }
        let heights = tokens.indices.dropFirst().filter { index in
            let value = tokens[index].value
            return (value == 480 || value == 720 || value == 1080 || value == 2160)
                && tokens[index].isAlone && group(of: index)?.kind == 91
        }
        guard let height = heights.last else { return }
        let isCounted = tokens.indices.dropFirst().contains { index in
            let token = tokens[index]
            guard token.isNumber, token.count <= 4, !AirDate.isYear(token.value), index != height
            else { return false }
            return tokens[index].isAlone || token.gap.isSpacedDash
                || self.token(index - 1, is: "tv")
        }
        if isCounted { tokens[height].tag = .resolution }
    }

    /// A token that begins or ends with a digit: a resolution, a codec with channels, a checksum.
    private func shapeTag(_ index: Int) -> Tag {
        let token = tokens[index]
        if isResolution(token) { return .resolution }
        if token.count == 8, isChecksum(index) { return .checksum }
        var end = token.end
        while end > token.start, ASCII.isDigit(lower[end - 1]) { end -= 1 }
        if end < token.end, end - token.start >= 3,
            Lexicon.word(lower, token.start, end).tag == .strong
        {
            return .strong
        }
        if token.count > 5, endsInHeight(token) { return .strong }
        return isRate(token) ? .strong : .none
    }

    /// `720p`, `1080i`, `576p50`, `1280x720`, `1920×1080`.
    private func isResolution(_ token: Token) -> Bool {
        var offset = token.start
        var first = 0
        while offset < token.end, ASCII.isDigit(lower[offset]), offset - token.start < 5 {
            first = first * 10 + Int(lower[offset] - 48)
            offset += 1
        }
        guard offset > token.start, offset < token.end else { return false }
        let letter = lower[offset]
        if letter == 112 || letter == 105 { return Self.heights.contains(first) }
        if letter == 120 || letter == 42 {
            offset += 1
        } else if letter == 0xC3, offset + 1 < token.end, lower[offset + 1] == 0x97 {
            offset += 2
        } else {
            return false
        }
        var second = 0
        let begin = offset
        while offset < token.end, ASCII.isDigit(lower[offset]), offset - begin < 5 {
            second = second * 10 + Int(lower[offset] - 48)
            offset += 1
        }
        return first >= 320 && second >= 200 && offset - begin >= 3 && offset - begin < 5
    }

    private static let heights: Set<Int> = [
        240, 288, 360, 368, 396, 404, 432, 480, 486, 540, 544, 576, 640, 720, 800, 810, 900, 1080,
        1440, 2160, 4320,
    ]

    /// `TC1080P`: a source glued to a height.
    private func endsInHeight(_ token: Token) -> Bool {
        matches("1080p", at: token.end - 5) || matches("720p", at: token.end - 4)
            || matches("2160p", at: token.end - 5)
    }

    /// `700MB`, `1.4GB`, `128kbps`, `24fps`; `2CD`, `3xDVD9`.
    private func isRate(_ token: Token) -> Bool {
        guard token.startsWithDigit else { return false }
        var offset = token.start
        while offset < token.end, ASCII.isDigit(lower[offset]) { offset += 1 }
        let rest = token.end - offset
        if offset - token.start <= 2, rest >= 2 {
            let word = offset + (lower[offset] == 120 ? 1 : 0)
            if matches("cd", at: word) || matches("dvd", at: word) { return true }
        }
        if rest == 2 { return matches("mb", at: offset) || matches("gb", at: offset) }
        return rest >= 3 && (matches("fps", at: offset) || matches("kbps", at: offset))
    }

    /// Eight hexadecimal digits alone in brackets, not all of them the same kind of a year or date.
    private func isChecksum(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.count == 8 else { return false }
        if token.group == 0 {
            guard index == tokens.count - 1, tokens[index].isUpper, !token.isNumber,
                (token.start..<token.end).contains(where: { ASCII.isDigit(lower[$0]) })
            else { return false }
        } else if !tokens[index].isAlone {
            return false
        }
        for offset in token.start..<token.end {
            let byte = lower[offset]
            if !ASCII.isDigit(byte), byte &- 97 >= 6 { return false }
        }
        return !token.isNumber || AirDate(compact: token.value) == nil
    }

    /// Whether a tag, a bracket or the name's end is before or behind the token.
    private func isBesideTag(_ index: Int) -> Bool {
        let next = index + 1
        let gap = tokens[index].gap
        return index > 0 && !gap.isSpacedDash
            && (tokens[index - 1].isTagged || gap.contains(.opens))
            || next == tokens.count || tokens[next].isTagged
            || tokens[next].gap.hasBracket
    }

    /// Tags that are two tokens.
    private mutating func tagPair(_ index: Int) {
        let gap = tokens[index + 1].gap
        guard gap.isDisjoint(with: [.opens, .closes, .comma]) else { return }
        guard isPair(index) || isNumberPair(index) else { return }
        tokens[index].tag = .strong
        tokens[index + 1].tag = .strong
        // `23.976 FPS`
        if index > 0, gap == .space, tokens[index].gap == .dot, tokens[index].isNumber,
            tokens[index - 1].isNumber
        {
            tokens[index - 1].tag = .strong
        }
    }

    private func isPair(_ index: Int) -> Bool {
        let (first, second) = (tokens[index], tokens[index + 1])
        guard first.isAny(.pair) else { return false }
        let key = lower[first.start..<first.end] + [95] + lower[second.start..<second.end]
        return Lexicon.pairs.value(of: Array(key)) != nil
            || second.isNumber && token(index, is: "dd")
    }

    /// `10 bit`, `25 fps`, `2 cd`.
    private func isNumberPair(_ index: Int) -> Bool {
        let (next, value) = (index + 1, tokens[index].value)
        guard value > 0 else { return false }
        // `8-Bit Christmas` is a title.
        if value == 10 || value == 8, token(next, is: "bit") || token(next, is: "bits") {
            return isBesideTag(index) || isBesideTag(next)
        }
        guard index > 0 else { return false }
        if token(next, is: "fps") || token(next, is: "mbps") { return true }
        // `2 cd`, but not the part of `2 CD 1`
        return value < 10 && token(next, is: "cd") && !tokens[next + 1].isNumber
            && (tokens[next].gap == .space || tokens[next].gap == .dot)
    }
}
