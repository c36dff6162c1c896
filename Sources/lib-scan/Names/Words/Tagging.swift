// Gives each token its tag: from the table, from its shape (`1080p`, `1920x1080`, a checksum), or
// from the pair it forms with its neighbour (`WEB-DL`, `H.264`, `Blu-Ray`).

extension NameText {
    private static let rate: [Piece] = ["n", ".n", "_'fps'"]
    private static let units = WordTable([
        ("mb gb fps kbps cd dvd dvd5 dvd9 xcd xdvd xdvd5 xdvd9", true)
    ])
    private static let heights: Set<Int> = [
        240, 288, 360, 368, 396, 404, 432, 480, 486, 540, 544, 576, 640, 720, 800, 810, 900, 1080,
        1440, 2160, 4320,
    ]
    /// Heights that are written without their letter.
    static let bareHeights = [480, 576, 720, 1080, 2160]

    /// Fills in the tags; called once when the name is cut.
    mutating func tagTokens() {
        for index in tokens.indices where !self[index].isNumber {
            let tag = self[index].word.tag
            tokens[index].tag = tag == .none ? shapeTag(self[index]) : tag
        }
        for index in tokens.indices.dropLast()
        where !self[index + 1].gap.hasBracket && (isPair(index) || isNumberPair(index)) {
            tokens[index].tag = .strong
            tokens[index + 1].tag = .strong
            // `23.976 FPS`
            if matches(Self.rate, at: index - 1) { tokens[index - 1].tag = .strong }
        }
        for index in tokens.indices.dropFirst()
        where Self.bareHeights.contains(self[index].value) && isBareHeight(index) {
            tokens[index].tag = .resolution
        }
    }

    /// `Title_05_1080.BD`, `S01.1080.x264`: a height without its letter between an episode's or a
    /// season's number and a tag; `[04][1080]`, `[2160][TV 04]`: in brackets of its own, where another
    /// number stands.
    private func isBareHeight(_ index: Int) -> Bool {
        self[index + 1].isTagged && self[index - 1].endsWithDigit && self[index - 1].count <= 3
            || self[index].isAlone
                && tokens.indices.contains {
                    $0 != index && self[$0].isNumber && !self[$0].isYear
                }
    }

    /// A resolution, a checksum, a source glued to a height (`TC1080P`), `700MB`, `24fps`, `3xDVD9`.
    private func shapeTag(_ token: Token) -> Tag {
        if token.count == 8, token.isAlone, isHexadecimal(token) { return .checksum }
        guard token.startsWithDigit else { return endsInHeight(token) ? .strong : .none }
        var cursor = Cursor(lower, token.start)
        guard let width = cursor.number(most: 4) else { return .none }
        if Self.units.value(lower, cursor.offset, token.end) != nil { return .strong }
        // `720p`, `1080i`, `576p50`, `1280x720`, `1920×1080`
        if cursor.take("p") || cursor.take("i") {
            return Self.heights.contains(width) ? .resolution : .none
        }
        let height =
            cursor.take("x") || cursor.take("×") || cursor.take("*") ? cursor.number(most: 4) : nil
        return width >= 320 && height ?? 0 >= 200 ? .resolution : .none
    }

    private func endsInHeight(_ token: Token) -> Bool {
        matches("1080p", at: token.end - 5) || matches("720p", at: token.end - 4)
    }

    private func isHexadecimal(_ token: Token) -> Bool {
        lower[token.start..<token.end].allSatisfy { ASCII.isDigit($0) || $0 &- 97 < 6 }
    }

    /// `WEB-DL`, `Blu-ray`.
    private func isPair(_ index: Int) -> Bool {
        let (first, second) = (self[index], self[index + 1])
        guard first.isAny(.pair) else { return false }
        let key = lower[first.start..<first.end] + [95] + lower[second.start..<second.end]
        return Lexicon.pairs.value(of: Array(key)) != nil
    }

    /// `25 fps`, `2 cd`, but not the part of `2 CD 1`.
    private func isNumberPair(_ index: Int) -> Bool {
        self[index].isNumber
            && (token(index + 1, is: "fps")
                || token(index + 1, is: "bit") && endsNumbers(index + 2)
                || token(index + 1, is: "cd") && !self[index + 2].isNumber)
    }
}
