// One name of a path (a file's without its extension, or a folder's) cut into words once, so that
// every later phase works on small integers instead of text.

/// A name and its words.
struct NameText {
    let bytes: ByteText
    /// The same bytes in lower case, as far as that keeps their number.
    let lower: ByteText
    var tokens = TotalArray<Token>()
    /// Bracket groups; a token's group n is at n - 1. Groups inside groups are not counted.
    var groups = TotalArray<BracketGroup>()
    /// What the ids phase takes out, ascending.
    let cuts: [Range<Int>]
    let ids: NameIDs
    /// Whether a blank is in the name: then its dots are its own.
    let hasSpaces: Bool
    /// Where an `{edition-…}` holds its text.
    let edition: Range<Int>?
    /// The title's first token, asked for so often that it is found once.
    private var start = 0

    init(_ original: [UInt8]) {
        let plain = Self.withPlainDigits(original)
        bytes = ByteText(plain)
        lower = ByteText(Lowercase.of(plain))
        hasSpaces = Self.hasOwnSpaces(plain)
        var found = IDScan()
        found.scan(lower, original: bytes)
        cuts = found.cuts
        ids = found.ids
        edition = found.edition
        var tokenizer = Tokenizer(cuts: cuts)
        tokenizer.run(lower)
        tokens = TotalArray(tokenizer.tokens)
        groups = TotalArray(tokenizer.groups)
        splitGlued()
        splitYears()
        for index in tokens.indices { describe(index) }
        tagTokens()
        splitYearBeforeTag()
        start = findTitleStart()
    }

    /// Whether blanks part the name's words. One blank beside several dots does not: `مترجم The.House.2020`.
    private static func hasOwnSpaces(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.firstIndex(of: 32) else { return false }
        guard bytes[first] >= 0x20, first > 0, bytes[first - 1] >= 0x80,
            !bytes[(first + 1)...].contains(32)
        else { return true }
        return bytes[first...].count { $0 == 46 } < 3
    }

    /// `１２` is written 12: the wide digits U+FF10…U+FF19.
    private static func withPlainDigits(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0xEF) else { return bytes }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC,
                bytes[index + 2] >= 0x90, bytes[index + 2] <= 0x99
            {
                result.append(bytes[index + 2] - 0x90 + 48)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    var count: Int { bytes.count }

    /// The first token of the title: behind release groups, sites, tags and list numbers.
    func titleStart() -> Int { start }

    /// Parts `MythbustersS01E02` in two, where a marker is glued to the title.
    private mutating func splitGlued() {
        for index in tokens.indices where tokens[index].count >= 7 {
            let token = tokens[index]
            guard ASCII.isDigit(lower[token.end - 1]) else { continue }
            if let start = gluedWord(token) {
                split(index, start)
                return
            }
            for start in (token.start + 1)..<(token.end - 4)
            where lower[start] == 115 && !ASCII.isDigit(lower[start - 1]) {
                var cursor = Cursor(lower, start + 1)
                // `MythbustersS01E02`, `stvs7ep9`
                guard cursor.number(most: 2) != nil, cursor.take("e"),
                    cursor.take("p") || cursor.offset == start + 4,
                    cursor.number(most: 3) != nil,
                    cursor.offset >= start + (lower[start + 2] == 101 ? 5 : 6)
                else { continue }
                split(index, start)
                return
            }
        }
    }

    /// Parts `2006г` in two: Russian writes the word for year behind its number.
    private mutating func splitYears() {
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.count == 6, lower[token.start + 4] == 0xD0, matches("г", at: token.start + 4) {
                var cursor = Cursor(lower, token.start)
                if let year = cursor.number(most: 4), cursor.offset == token.start + 4 {
                    tokens[index].end = cursor.offset
                    tokens[index].value = year
                    let rest = Token(
                        start: cursor.offset, end: token.end, value: -1, group: token.group,
                        gap: [])
                    tokens.insert(rest, at: index + 1)
                }
            }
            index += 1
        }
    }

    /// Parts `Parasite2019.1080p` in two: a year glued to the title's last word, and tags follow.
    private mutating func splitYearBeforeTag() {
        guard let strong = firstStrong(from: 1), !tokens.contains(where: \.isYear) else { return }
        let token = tokens[strong - 1]
        var cursor = Cursor(lower, token.end - 4)
        guard token.count >= 8, token.tag == .none, token.group == 0,
            let year = cursor.number(most: 4), AirDate.isYear(year), year >= 1900,
            lower[token.start..<(token.end - 4)].allSatisfy({ !ASCII.isDigit($0) })
        else { return }
        split(strong - 1, token.end - 4)
        tokens[strong].value = year
        describe(strong - 1)
        describe(strong)
    }

    /// Finds the facts of a token and what the lexicon says of it.
    private mutating func describe(_ index: Int) {
        let token = tokens[index]
        var facts: Facts = token.isNumber ? .number : []
        var (hasLower, hasUpper, hasLetter) = (false, false, false)
        for offset in token.start..<token.end {
            let byte = bytes[offset]
            hasLower = hasLower || byte &- 97 < 26
            hasUpper = hasUpper || byte &- 65 < 26
            // Signs such as ★ are no letters.
            hasLetter = hasLetter || byte >= 0xC3 && byte != 0xE2
        }
        let first = bytes[token.start]
        let startsWithDigit = ASCII.isDigit(first)
        if hasUpper, !hasLower { facts.insert(.upper) }
        if first &- 65 < 26, token.count > 1, bytes[token.start + 1] == lower[token.start + 1] {
            facts.insert(.capitalized)
        }
        if hasLower || hasUpper || hasLetter, !(startsWithDigit && token.count <= 5) {
            facts.insert(.worded)
        }
        if first >= 0xE3, first < 0xF0 { facts.insert(.eastern) }
        if startsWithDigit { facts.insert(.startsWithDigit) }
        if ASCII.isDigit(bytes[token.end - 1]) { facts.insert(.endsWithDigit) }
        if first == 48, token.count > 1, ASCII.isDigit(bytes[token.start + 1]) {
            facts.insert(.padded)
        }
        if token.count == 4, AirDate.isYear(token.value) { facts.insert(.year) }
        if token.group > 0 {
            facts.insert(.bracketed)
            if tokens[index - 1].group != token.group, tokens[index + 1].group != token.group {
                facts.insert(.alone)
            }
        }
        tokens[index].facts = facts
        tokens[index].word = Lexicon.word(lower, token.start, token.end)
    }

    private mutating func split(_ index: Int, _ start: Int) {
        let rest = Token(
            start: start, end: tokens[index].end, value: -1, group: tokens[index].group, gap: [])
        tokens[index].end = start
        tokens.insert(rest, at: index + 1)
    }

    /// Where the second half begins of `Season01Episode14`, and of `foo1x07` at the name's start.
    private func gluedWord(_ token: Token) -> Int? {
        var cursor = Cursor(lower, token.start)
        if cursor.take("season"), cursor.number(most: 2) != nil, cursor.isAt("ep") {
            return cursor.offset
        }
        guard ASCII.isLetter(cursor.byte) else { return nil }
        while cursor.offset < token.end, ASCII.isLetter(cursor.byte) { cursor.offset += 1 }
        let start = cursor.offset
        guard cursor.number(most: 1) != nil else { return nil }
        while cursor.offset < token.end {
            let begin = cursor.offset
            guard cursor.take("x"), cursor.number(most: 2) != nil, cursor.offset == begin + 3 else {
                return nil
            }
        }
        return cursor.offset > start + 1 ? start : nil
    }

    /// Where the digits begin that end a token; its end when it has none there.
    func digitsStart(_ token: Token) -> Int {
        var digits = token.end
        while digits > token.start, ASCII.isDigit(lower[digits - 1]) { digits -= 1 }
        return digits
    }

    /// Whether a token's lower-case bytes are `word`.
    func token(_ index: Int, is word: StaticString) -> Bool {
        guard index >= 0, index < tokens.count else { return false }
        let token = tokens[index]
        return token.count == word.utf8CodeUnitCount && matches(word, at: token.start)
    }

    subscript(index: Int) -> Token { tokens[index] }

    /// Whether the lower-case bytes at `offset` begin with `word`.
    func matches(_ word: StaticString, at offset: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard offset >= 0, offset + length <= lower.count else { return false }
        let pointer = word.utf8Start
        for step in 0..<length where lower[offset + step] != pointer[step] { return false }
        return true
    }

    /// The bracket group of a token, nil outside brackets.
    func group(of index: Int) -> BracketGroup? {
        guard index >= 0, index < tokens.count, tokens[index].group > 0 else { return nil }
        return groups[tokens[index].group - 1]
    }

    /// What lies after the token: the gap of the next one, or `.first` at the end.
    func gapAfter(_ index: Int) -> Gap {
        index + 1 < tokens.count ? tokens[index + 1].gap : .first
    }
}

/// ASCII facts, in one place.
enum ASCII {
    /// `0` to `9`.
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    /// For bytes in lower case.
    static func isLetter(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    /// A letter, a digit or a piece of a character beyond ASCII.
    static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte | 32) || byte >= 0x80
    }
}
