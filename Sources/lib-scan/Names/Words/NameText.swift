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
    /// Whether the name looks like an anime release.
    private(set) var looksLikeAnime = false

    init(_ original: [UInt8]) {
        let plain = Self.withPlainDigits(original)
        bytes = ByteText(plain)
        lower = ByteText(Lowercase.of(plain))
        hasSpaces = plain.contains(32)
        var found = IDScan()
        found.scan(lower)
        cuts = found.cuts
        ids = found.ids
        edition = found.edition
        (tokens, groups) = Tokenizer.cut(lower, cuts)
        splitGlued()
        for index in tokens.indices { describe(index) }
        tagTokens()
        splitYearBeforeTag()
        findRows()
        looksLikeAnime = findAnime()
        start = findTitleStart()
        looksLikeAnime = findAnime()
    }

    /// `１２` is written 12: the wide digits U+FF10…U+FF19.
    private static func withPlainDigits(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0xEF) else { return bytes }
        var result: [UInt8] = []
        for byte in bytes {
            result.append(byte)
            if 0x90...0x99 ~= byte, result.suffix(3).dropLast().elementsEqual([0xEF, 0xBC]) {
                result.replaceSubrange((result.count - 3)..., with: [byte - 0x90 + 48])
            }
        }
        return result
    }

    var count: Int { bytes.count }

    /// The first token of the title: after release groups, sites, tags and list numbers.
    func titleStart() -> Int { start }

    /// Parts `MythbustersS01E02` in two, where a marker is glued to the title, and `2006г`: Russian
    /// writes the word for year after its number.
    private mutating func splitGlued() {
        for index in tokens.indices where tokens[index].count > 5 {
            let token = tokens[index]
            if token.count == 6, ASCII.isDigit(lower[token.start + 3]),
                matches("г", at: token.start + 4)
            {
                split(index, token.start + 4)
            } else if ASCII.isDigit(lower[token.end - 1]), let start = gluedMarker(token) {
                return split(index, start)
            }
        }
    }

    /// Where the marker begins of `MythbustersS01E02`, `stvs7ep9`, `Season01Episode14`, `foo1x07x08`.
    private func gluedMarker(_ token: Token) -> Int? {
        var cursor = Cursor(lower, token.start)
        if cursor.take("season"), cursor.number(most: 2) != nil, cursor.isAt("ep") {
            return cursor.offset
        }
        return ((token.start + 1)..<(token.end - 3)).first {
            ASCII.isLetter(lower[$0 - 1]) && isMarker($0, token.end)
        }
    }

    private func isMarker(_ start: Int, _ end: Int) -> Bool {
        var cursor = Cursor(lower, start)
        if cursor.take("s") {
            return cursor.number(most: 2) != nil && cursor.take("e")
                && (cursor.take("p") || cursor.offset == start + 4) && cursor.number(most: 3) != nil
        }
        guard cursor.number(most: 1) != nil else { return false }
        while cursor.take("x"), cursor.number(most: 2) != nil {}
        return cursor.offset == end
    }

    /// Parts `Parasite2019.1080p` in two: a year glued to the title's last word, and tags follow.
    private mutating func splitYearBeforeTag() {
        guard let strong = firstStrong(from: 1), !tokens.contains(where: \.isYear) else { return }
        let token = tokens[strong - 1]
        var cursor = Cursor(lower, token.end - 4)
        guard token.count >= 8, digitsStart(token) == cursor.offset,
            let year = cursor.number(most: 4), AirDate.isYear(year)
        else { return }
        split(strong - 1, token.end - 4)
        describe(strong - 1)
        describe(strong)
    }

    /// Finds the facts of a token and what the lexicon says of it.
    private mutating func describe(_ index: Int) {
        var token = tokens[index]
        var (hasLower, hasUpper, hasLetter) = (false, false, false)
        var digit = token.end
        for offset in token.start..<token.end {
            let byte = bytes[offset]
            if byte &- 48 < 10, offset < digit { digit = offset }
            hasLower = hasLower || byte &- 97 < 26
            hasUpper = hasUpper || byte &- 65 < 26
            // Signs such as ★ are no letters.
            hasLetter = hasLetter || byte >= 0xC3 && byte != 0xE2
        }
        let (first, second) = (bytes[token.start], bytes[token.start + 1])
        var facts: Facts = token.isNumber ? .number : []
        facts.insert(.upper, if: hasUpper && !hasLower)
        facts.insert(
            .capitalized,
            if: first &- 65 < 26 && token.count > 1 && second == lower[token.start + 1])
        let isShortNumber = ASCII.isDigit(first) && token.count <= 5
        facts.insert(.worded, if: (hasLower || hasUpper || hasLetter) && !isShortNumber)
        facts.insert(.eastern, if: 0xE3..<0xF0 ~= first)
        facts.insert(.startsWithDigit, if: ASCII.isDigit(first))
        facts.insert(.endsWithDigit, if: ASCII.isDigit(bytes[token.end - 1]))
        facts.insert(.padded, if: first == 48 && token.count > 1 && ASCII.isDigit(second))
        facts.insert(.year, if: token.count == 4 && AirDate.isYear(token.value))
        facts.insert(.version, if: token.count == 2 && first | 32 == 118 && ASCII.isDigit(second))
        facts.insert(
            .alone,
            if: token.group > 0 && tokens[index - 1].group != token.group
                && tokens[index + 1].group != token.group)
        token.facts = facts
        token.word = Lexicon.word(lower, token.start, token.end)
        token.head =
            digit == token.start || digit == token.end
            ? token.word.roles : Lexicon.word(lower, token.start, digit).roles
        tokens[index] = token
    }

    /// Finds the patterns that may stand at each token.
    private mutating func findRows() {
        let roles = tokens.reduce(Roles()) { $0.union($1.head) }
        let possible = NumberPattern.rows(of: roles)
        for index in tokens.indices {
            tokens[index].rows = NumberPattern.rows(possible, tokens[index], in: lower)
        }
    }

    /// Parts a token in two.
    private mutating func split(_ index: Int, _ start: Int) {
        let token = tokens[index]
        tokens[index] = Token(lower, token.start, start, group: token.group, gap: token.gap)
        tokens.insert(
            Token(lower, start, token.end, group: token.group, gap: []), at: index + 1)
    }

    /// Where the digits begin that end a token; its end when it has none there.
    func digitsStart(_ token: Token) -> Int {
        var digits = token.end
        while digits > token.start, ASCII.isDigit(lower[digits - 1]) { digits -= 1 }
        return digits
    }

    /// Whether a token's lower-case bytes are `word`.
    func token(_ index: Int, is word: StaticString) -> Bool {
        self[index].count == word.utf8CodeUnitCount && matches(word, at: self[index].start)
    }

    subscript(index: Int) -> Token { tokens[index] }

    /// Whether the lower-case bytes at `offset` begin with `word`.
    func matches(_ word: StaticString, at offset: Int) -> Bool {
        for step in 0..<word.utf8CodeUnitCount where lower[offset + step] != word.utf8Start[step] {
            return false
        }
        return true
    }

    /// The bracket group of a token, nil outside brackets.
    func group(of index: Int) -> BracketGroup? {
        self[index].group > 0 ? groups[self[index].group - 1] : nil
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
