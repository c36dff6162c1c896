// Cuts a name into tokens and bracket groups in one pass over its bytes.

/// The one pass.
struct Tokenizer {
    private var tokens: [Token] = []
    private var groups: [BracketGroup] = []
    private let cuts: [Range<Int>]
    private var gap: Gap = .first
    private var depth = 0
    private var group = 0
    private var start = -1

    /// The tokens and bracket groups of a name in lower case, without what is cut out of it. Whoever
    /// takes them is their only owner, and changes them without a copy.
    static func cut(
        _ bytes: ByteText, _ cuts: [Range<Int>]
    ) -> (tokens: TotalArray<Token>, groups: TotalArray<BracketGroup>) {
        var tokenizer = Tokenizer(cuts: cuts)
        tokenizer.tokens.reserveCapacity(24)
        tokenizer.run(bytes)
        return (TotalArray(tokenizer.tokens), TotalArray(tokenizer.groups))
    }

    private init(cuts: [Range<Int>]) { self.cuts = cuts }

    private mutating func run(_ bytes: ByteText) {
        var offset = 0
        var cuts = cuts[...]
        while offset < bytes.count {
            if let cut = cuts.first, offset == cut.lowerBound {
                finish(bytes, at: offset)
                gap.insert(.cut)
                offset = cut.upperBound
                cuts.removeFirst()
            } else {
                offset += step(bytes, offset)
            }
        }
        finish(bytes, at: bytes.count)
    }

    /// Takes the character at `offset` and returns its length in bytes.
    private mutating func step(_ bytes: ByteText, _ offset: Int) -> Int {
        let byte = bytes[offset]
        let (sign, length) =
            byte < 0x80 ? (Self.signs[Int(byte)], 1) : wideSign(bytes, offset)
        if sign == 0 {
            if byte < 0x80 ? isGluedMarker(bytes, offset) : isOrdinal(bytes, offset) {
                finish(bytes, at: offset)
            }
            if start < 0 { start = offset }
            return 1
        }
        finish(bytes, at: offset)
        switch sign {
        case 40, 91, 123: open(offset, length: length, kind: sign)
        case 41: close(offset, length: length)
        default: gap.insert(Gap(rawValue: UInt16(sign)))
        }
        return length
    }

    /// Whether a marker or a number of an episode is glued to a title of Han, kana or Hangul, which
    /// are written without blanks: `名称S02E05`, `名称EP22`, `名称05`. Not in `第05話`.
    private func isGluedMarker(_ bytes: ByteText, _ offset: Int) -> Bool {
        guard start >= 0, bytes[offset - 1] >= 0x80, 0xE3...0xED ~= bytes[offset - 3],
            !isCounter(bytes, offset - 3)
        else { return false }
        var cursor = Cursor(bytes, offset)
        if cursor.take("s") || cursor.take("ep") || cursor.take("e") { return cursor.isAtDigit }
        return cursor.number(most: 9) != nil && cursor.offset > offset + 1 && cursor.byte < 0x80
    }

    /// Whether 第 or 全 and a number begin here: seasons and episodes are glued to their title in
    /// Chinese.
    private func isOrdinal(_ bytes: ByteText, _ offset: Int) -> Bool {
        isCounter(bytes, offset)
            && (ASCII.isDigit(bytes[offset + 3])
                || EasternNumber.digit(bytes[offset + 3], bytes[offset + 4], bytes[offset + 5])
                    != nil)
    }

    /// 第, 全 and 제, which belong to the number after them.
    private func isCounter(_ bytes: ByteText, _ offset: Int) -> Bool {
        switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
        case (0xE7, 0xAC, 0xAC), (0xE5, 0x85, 0xA8), (0xEC, 0xA0, 0x9C): true
        default: false
        }
    }

    private mutating func open(_ offset: Int, length: Int, kind: UInt8) {
        gap.insert(.opens)
        // `[[Group] Title`
        if depth == 1, groups[0].inside == offset { return }
        depth += 1
        guard depth == 1 else { return }
        groups.append(
            BracketGroup(
                open: offset, inside: offset + length, close: offset, end: offset, kind: kind))
        group = groups.count
    }

    private mutating func close(_ offset: Int, length: Int) {
        // `]Group] Title`
        if depth == 0, tokens.isEmpty { return open(offset, length: length, kind: 91) }
        gap.insert(.closes)
        guard depth > 0 else { return }
        depth -= 1
        guard depth == 0 else { return }
        groups[group - 1].close = offset
        groups[group - 1].end = offset + length
        group = 0
    }

    private mutating func finish(_ bytes: ByteText, at end: Int) {
        guard start >= 0 else { return }
        defer { start = -1 }
        // The colon of `Alien: Covenant` is no part of the word.
        let end = bytes[end - 1] == 58 ? end - 1 : end
        guard end > start else { return }
        tokens.append(Token(bytes, start, end, group: group, gap: gap))
        gap = []
    }
}

extension Tokenizer {
    /// What the characters mean that are no part of a word: the ASCII bracket that they stand for (41
    /// for any closing one), or the raw value of a `Gap`.
    private static let meanings: [(characters: String, sign: UInt8)] = [
        ("\u{A0}\u{3000}№：；", UInt8(Gap.space.rawValue)), (".", UInt8(Gap.dot.rawValue)),
        ("_", UInt8(Gap.underscore.rawValue)), ("-‐‑‒–—―", UInt8(Gap.dash.rawValue)),
        (",", UInt8(Gap.comma.rawValue)), ("+&~=;|／｜～〜「」『』〈〉《》", UInt8(Gap.joiner.rawValue)),
        ("(（", 40), ("[【〖［", 91), ("{", 123), (")]}）】〗］", 41),
    ]

    /// The meaning of each ASCII byte, 0 in a word.
    private static let signs: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 128)
        for byte in 0..<33 { table[byte] = UInt8(Gap.space.rawValue) }
        for (characters, sign) in meanings {
            for byte in characters.utf8 where byte < 0x80 { table[Int(byte)] = sign }
        }
        return table
    }()

    private static let wideSigns = WordTable(
        meanings.map { ($0.characters.map(String.init).joined(separator: " "), $0.sign) })

    /// The meaning of a character beyond ASCII, 0 if it is a letter, and its length in bytes.
    private func wideSign(_ bytes: ByteText, _ offset: Int) -> (UInt8, Int) {
        switch (bytes[offset], bytes[offset + 1]) {
        // Pictures
        case (0xF0, 0x9F): return (UInt8(Gap.joiner.rawValue), 4)
        case (0xC2, 0xA0): return (UInt8(Gap.space.rawValue), 2)
        case (0xE2, 0x80), (0xE2, 0x84), (0xE3, 0x80), (0xEF, 0xBC), (0xEF, 0xBD):
            return (Self.wideSigns.value(bytes, offset, offset + 3) ?? 0, 3)
        default: return (0, 1)
        }
    }
}
