// Cuts a name into tokens and bracket groups in one pass over its bytes.

/// The one pass. Feed it lower-case bytes; read `tokens` and `groups` afterwards.
struct Tokenizer {
    private(set) var tokens: [Token] = []
    private(set) var groups: [BracketGroup] = []
    private let cuts: [Range<Int>]
    private var gap: Gap = .first
    private var depth = 0
    private var group = 0
    private var start = -1

    init(cuts: [Range<Int>]) {
        self.cuts = cuts
        tokens.reserveCapacity(24)
    }

    /// Goes over all bytes of a name in lower case.
    mutating func run(_ bytes: ByteText) {
        var offset = 0
        var cut = 0
        while offset < bytes.count {
            if cut < cuts.count, offset == cuts[cut].lowerBound {
                finish(bytes, at: offset)
                gap.insert(.cut)
                offset = cuts[cut].upperBound
                cut += 1
                continue
            }
            offset += step(bytes, offset)
        }
        finish(bytes, at: bytes.count)
        if depth > 0, group > 0 {
            groups[group - 1].close = bytes.count
            groups[group - 1].end = bytes.count
        }
    }

    /// Takes the character at `offset` and returns its length in bytes.
    private mutating func step(_ bytes: ByteText, _ offset: Int) -> Int {
        let byte = bytes[offset]
        if byte >= 0x80 { return wide(bytes, offset) }
        let kind = Self.classes[Int(byte)]
        if kind == Self.word {
            if isGluedMarker(bytes, offset) { finish(bytes, at: offset) }
            if start < 0 { start = offset }
            return 1
        }
        finish(bytes, at: offset)
        switch kind {
        case Self.open: open(offset, length: 1, kind: byte)
        case Self.close: close(offset, length: 1, kind: byte)
        default: gap.insert(Gap(rawValue: UInt16(kind)))
        }
        return 1
    }

    /// Wide brackets, dashes and blanks; anything else beyond ASCII is a letter.
    private mutating func wide(_ bytes: ByteText, _ offset: Int) -> Int {
        if let (meaning, length) = Self.wideMeaning(bytes, offset) {
            finish(bytes, at: offset)
            switch meaning {
            case .opening(let kind): open(offset, length: length, kind: kind)
            case .closing(let kind): close(offset, length: length, kind: kind)
            case .gap(let value): gap.insert(value)
            }
            return length
        }
        if isOrdinal(bytes, offset) { finish(bytes, at: offset) }
        if isEnd(bytes, offset) {
            finish(bytes, at: offset)
            gap.insert(.joiner)
            return 3
        }
        if start < 0 { start = offset }
        return 1
    }

    /// Whether 完 follows a number: the last episode.
    private func isEnd(_ bytes: ByteText, _ offset: Int) -> Bool {
        start >= 0 && bytes[offset] == 0xE5 && offset + 2 < bytes.count && bytes[offset + 1] == 0xAE
            && bytes[offset + 2] == 0x8C && ASCII.isDigit(bytes[offset - 1])
    }

    /// Whether a marker or a number of an episode is glued to a title of Han, kana or Hangul, which
    /// are written without blanks: `名称S02E05`, `名称EP22`, `名称05`. Not in `第05話`.
    private func isGluedMarker(_ bytes: ByteText, _ offset: Int) -> Bool {
        guard start >= 0, offset >= start + 3, bytes[offset - 1] >= 0x80,
            (0xE3...0xED).contains(bytes[offset - 3]), !isCounter(bytes, offset - 3)
        else { return false }
        var cursor = Cursor(bytes, offset)
        if cursor.take("s"), cursor.isAtDigit { return true }
        cursor.offset = offset
        if cursor.take("ep") || cursor.take("e"), cursor.isAtDigit { return true }
        cursor.offset = offset
        var digits = 0
        while ASCII.isDigit(cursor.byte) {
            digits += 1
            cursor.offset += 1
        }
        let isCounted = ["話", "话", "集", "回"].contains { cursor.isAt($0) }
        return digits >= 2 && !ASCII.isLetter(cursor.byte) && (cursor.byte < 0x80 || isCounted)
    }

    /// Whether 第 or 全 and a number begin here: seasons and episodes are glued to their title in
    /// Chinese.
    private func isOrdinal(_ bytes: ByteText, _ offset: Int) -> Bool {
        guard start >= 0, offset + 5 < bytes.count, isCounter(bytes, offset) else { return false }
        return ASCII.isDigit(bytes[offset + 3])
            || EasternNumber.digit(bytes[offset + 3], bytes[offset + 4], bytes[offset + 5]) != nil
    }

    /// 第, 全 and 제, which belong to the number behind them.
    private func isCounter(_ bytes: ByteText, _ offset: Int) -> Bool {
        switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
        case (0xE7, 0xAC, 0xAC), (0xE5, 0x85, 0xA8), (0xEC, 0xA0, 0x9C): true
        default: false
        }
    }

    private mutating func open(_ offset: Int, length: Int, kind: UInt8) {
        gap.insert(.opens)
        // `[[Group] Title`
        if depth == 1, groups[group - 1].inside == offset, tokens.isEmpty, kind == 91 { return }
        depth += 1
        guard depth == 1 else { return }
        groups.append(
            BracketGroup(
                open: offset, inside: offset + length, close: offset, end: offset, kind: kind))
        group = groups.count
    }

    private mutating func close(_ offset: Int, length: Int, kind: UInt8) {
        if depth == 0, groups.isEmpty, tokens.isEmpty {
            // `]Group] Title`
            return open(offset, length: length, kind: 91)
        }
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
        // The colon of `Alien: Covenant` is no part of the word.
        let end = bytes[end - 1] == 58 ? end - 1 : end
        guard end > start else { start = -1; return }
        var value = end - start <= 9 ? 0 : -1
        var offset = start
        while value >= 0, offset < end {
            let digit = bytes[offset] &- 48
            value = digit < 10 ? value * 10 + Int(digit) : -1
            offset += 1
        }
        tokens.append(Token(start: start, end: end, value: value, group: group, gap: gap))
        gap = []
        start = -1
    }
}

extension Tokenizer {
    private enum Wide {
        case opening(UInt8), closing(UInt8), gap(Gap)
    }

    /// Dashes U+2010…U+2015, blanks U+00A0, U+3000, brackets 【】〖〗（）［］, `／`, `｜`,
    /// `～`, quotes 「」『』《》, pictures.
    private static func wideMeaning(_ bytes: ByteText, _ offset: Int) -> (Wide, Int)? {
        let first = bytes[offset]
        // U+1F000…U+1FFFF: pictures
        if first == 0xF0, offset + 3 < bytes.count, bytes[offset + 1] == 0x9F {
            return (.gap(.joiner), 4)
        }
        guard first == 0xC2 || first == 0xE2 || first == 0xE3 || first == 0xEF else { return nil }
        if first == 0xC2 {
            let isBlank = offset + 1 < bytes.count && bytes[offset + 1] == 0xA0
            return isBlank ? (.gap(.space), 2) : nil
        }
        guard offset + 2 < bytes.count else { return nil }
        switch (first, bytes[offset + 1], bytes[offset + 2]) {
        case (0xE2, 0x80, 0x90...0x95): return (.gap(.dash), 3)
        // U+3000, №, ：, ；
        case (0xE3, 0x80, 0x80), (0xE2, 0x84, 0x96), (0xEF, 0xBC, 0x9A...0x9B):
            return (.gap(.space), 3)
        case (0xE3, 0x80, 0x90), (0xE3, 0x80, 0x96), (0xEF, 0xBC, 0xBB): return (.opening(91), 3)
        case (0xE3, 0x80, 0x91), (0xE3, 0x80, 0x97), (0xEF, 0xBC, 0xBD): return (.closing(93), 3)
        case (0xEF, 0xBC, 0x8F), (0xEF, 0xBD, 0x9C), (0xE3, 0x80, 0x88...0x8F),
            (0xEF, 0xBD, 0x9E), (0xE3, 0x80, 0x9C):
            return (.gap(.joiner), 3)
        case (0xEF, 0xBC, 0x88): return (.opening(40), 3)
        case (0xEF, 0xBC, 0x89): return (.closing(41), 3)
        default: return nil
        }
    }

    private static let word: UInt8 = 0
    private static let open: UInt8 = 128
    private static let close: UInt8 = 129

    /// What each ASCII byte is: `word`, `open`, `close`, or the raw value of a `Gap`.
    private static let classes: [UInt8] = {
        var table = [UInt8](repeating: word, count: 128)
        for byte in 0..<33 { table[byte] = UInt8(Gap.space.rawValue) }
        for byte in "([{".utf8 { table[Int(byte)] = open }
        for byte in ")]}".utf8 { table[Int(byte)] = close }
        for byte in "+&~=;|".utf8 { table[Int(byte)] = UInt8(Gap.joiner.rawValue) }
        table[46] = UInt8(Gap.dot.rawValue)
        table[95] = UInt8(Gap.underscore.rawValue)
        table[45] = UInt8(Gap.dash.rawValue)
        table[44] = UInt8(Gap.comma.rawValue)
        return table
    }()
}
