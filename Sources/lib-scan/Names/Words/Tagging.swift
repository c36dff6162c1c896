// Gives each token its tag: from the table, from its shape (`1080p`, `1920x1080`, a checksum), or
// from the pair it forms with its neighbour (`WEB-DL`, `H.264`, `Blu-Ray`).

extension NameText {
    /// Fills in the tags; called once when the name is cut.
    mutating func tagTokens() {
        let table = Vocabulary.tags
        for index in tokens.indices {
            let token = tokens[index]
            if token.isNumber { continue }
            if let value = table.value(lower, token.start, token.end) {
                tokens[index].tag = Tag(rawValue: value) ?? .none
            } else if ASCII.isDigit(lower[token.start]) || ASCII.isDigit(lower[token.end - 1])
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
            && ASCII.isDigit(lower[tokens[index - 1].end - 1])
        {
            let value = tokens[index].value
            guard value == 480 || value == 720 || value == 1080 || value == 2160,
                tokens[index + 1].tag != .none, tokens[index].gap != .dash
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
                && isAlone(index) && group(of: index)?.kind == 91
        }
        guard let height = heights.last else { return }
        let isCounted = tokens.indices.dropFirst().contains { index in
            let token = tokens[index]
            guard token.isNumber, token.count <= 4, !AirDate.isYear(token.value), index != height
            else { return false }
            return isAlone(index) || token.gap.isSpacedDash || self.token(index - 1, is: "tv")
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
            let value = Vocabulary.tags.value(lower, token.start, end),
            let tag = Tag(rawValue: value),
            tag == .strong
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
        guard ASCII.isDigit(lower[token.start]) else { return false }
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
            guard index == tokens.count - 1, isUpper(index), !token.isNumber,
                (token.start..<token.end).contains(where: { ASCII.isDigit(lower[$0]) })
            else { return false }
        } else if !isAlone(index) {
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
            && (tokens[index - 1].tag != .none || gap.contains(.opens))
            || next == tokens.count || tokens[next].tag != .none
            || !tokens[next].gap.isDisjoint(with: [.opens, .closes])
    }

    /// Tags that are two tokens.
    private mutating func tagPair(_ index: Int) {
        let gap = tokens[index + 1].gap
        guard gap.isDisjoint(with: [.opens, .closes, .comma]) else { return }
        guard Self.isPair(self, index) else { return }
        tokens[index].tag = .strong
        tokens[index + 1].tag = .strong
        // `23.976 FPS`
        if index > 0, gap == .space, tokens[index].gap == .dot, tokens[index].isNumber,
            tokens[index - 1].isNumber
        {
            tokens[index - 1].tag = .strong
        }
    }

    private static func isPair(_ text: NameText, _ index: Int) -> Bool {
        let next = index + 1
        switch text.lower[text.tokens[index].start] {
        case 119:  // w
            return text.token(index, is: "web")
                && (text.token(next, is: "dl") || text.token(next, is: "rip")
                    || text.token(next, is: "cap") || text.token(next, is: "hd"))
        case 98:  // b
            return text.token(index, is: "blu") && text.token(next, is: "ray")
                || text.token(index, is: "bd") && text.token(next, is: "box")
                || (text.token(index, is: "bd") || text.token(index, is: "br"))
                    && (text.token(next, is: "rip") || text.token(next, is: "screener"))
        case 100:  // d
            return isDPair(text, index)
        case 104:  // h
            return text.token(index, is: "h") && isCodecNumber(text, next)
                || text.token(index, is: "hd")
                    && (text.token(next, is: "tv") || text.token(next, is: "dvd")
                        || text.token(next, is: "rip") || text.token(next, is: "cam"))
        case 120:  // x
            return text.token(index, is: "x") && isCodecNumber(text, next)
        case 116, 118:  // t, v
            return text.token(next, is: "rip")
                && (text.token(index, is: "tv") || text.token(index, is: "vhs")
                    || text.token(index, is: "vod"))
                || text.token(index, is: "true") && text.token(next, is: "hd")
                || text.token(index, is: "vr") && text.tokens[next].value == 180
        default:
            return isNumberPair(text, index)
        }
    }

    private static func isDPair(_ text: NameText, _ index: Int) -> Bool {
        let next = index + 1
        if text.token(index, is: "dvd") || text.token(index, is: "dvb") {
            return text.token(next, is: "rip") || text.token(next, is: "scr")
                || text.token(next, is: "box")
                || text.token(next, is: "screener")
                || text.token(next, is: "r") || text.token(next, is: "t")
        }
        if text.token(index, is: "dts") {
            return text.token(next, is: "hd") || text.token(next, is: "x")
        }
        if text.token(index, is: "dolby") {
            return text.token(next, is: "vision") || text.token(next, is: "atmos")
                || text.token(next, is: "digital")
        }
        return text.token(index, is: "dual") && text.token(next, is: "audio")
            || text.token(index, is: "dd") && text.tokens[next].isNumber
    }

    private static func isCodecNumber(_ text: NameText, _ index: Int) -> Bool {
        let value = text.tokens[index].value
        return value == 264 || value == 265
    }

    /// `10 bit`, `25 fps`, `2 cd`, `read nfo`, `open matte`, `micro hd`.
    private static func isNumberPair(_ text: NameText, _ index: Int) -> Bool {
        let next = index + 1
        let value = text.tokens[index].value
        // `8-Bit Christmas` is a title.
        if value == 10 || value == 8, text.token(next, is: "bit") || text.token(next, is: "bits") {
            return text.isBesideTag(index) || text.isBesideTag(next)
        }
        if value > 0, index > 0, text.token(next, is: "fps") || text.token(next, is: "mbps") {
            return true
        }
        // `2 cd`, but not the part of `2 CD 1`
        if value > 0, value < 10, index > 0, text.token(next, is: "cd"),
            text.tokens[next].gap == .space || text.tokens[next].gap == .dot
        {
            return next + 1 == text.tokens.count || !text.tokens[next + 1].isNumber
        }
        return text.token(index, is: "open") && text.token(next, is: "matte")
            || text.token(index, is: "read") && text.token(next, is: "nfo")
            || text.token(index, is: "micro") && text.token(next, is: "hd")
    }
}
