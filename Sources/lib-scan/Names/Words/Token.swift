// A word of a name: what lies before it, what it looks like, what the lexicon says of it.

/// What lies between a word and the one before it.
struct Gap: OptionSet {
    let rawValue: UInt16
    static let first = Gap(rawValue: 1)
    static let space = Gap(rawValue: 2)
    static let dot = Gap(rawValue: 4)
    static let underscore = Gap(rawValue: 8)
    static let dash = Gap(rawValue: 16)
    static let comma = Gap(rawValue: 32)
    /// `+`, `&`, `~`, `=`, `;`, `|`.
    static let joiner = Gap(rawValue: 64)
    static let opens = Gap(rawValue: 128)
    static let closes = Gap(rawValue: 256)
    /// An id or edition that was taken out.
    static let cut = Gap(rawValue: 512)

    static let brackets: Gap = [.opens, .closes]

    /// ` - `, `_-_`, `.-.`: a dash with blanks around it.
    var isSpacedDash: Bool {
        contains(.dash) && !isDisjoint(with: [.space, .underscore, .dot])
    }

    /// Whether it has an opening or a closing bracket.
    var hasBracket: Bool { !isDisjoint(with: .brackets) }
}

/// What a word looks like, found once when a name is cut.
struct Facts: OptionSet, Sendable {
    let rawValue: UInt16
    /// Nothing but ASCII digits, at most 9.
    static let number = Facts(rawValue: 1)
    /// `045`, `02v2`: written with a zero in front.
    static let padded = Facts(rawValue: 2)
    /// Four digits that a film's year can have.
    static let year = Facts(rawValue: 4)
    /// All its ASCII letters are capitals, and it has one.
    static let upper = Facts(rawValue: 8)
    /// One upper-case letter, then lower case.
    static let capitalized = Facts(rawValue: 16)
    /// It has a letter, and is no short word that begins with a digit.
    static let worded = Facts(rawValue: 32)
    /// It begins with a character of U+3000 or beyond.
    static let eastern = Facts(rawValue: 64)
    static let startsWithDigit = Facts(rawValue: 128)
    static let endsWithDigit = Facts(rawValue: 256)
    /// It is the only one in its brackets.
    static let alone = Facts(rawValue: 512)
    /// `v2`.
    static let version = Facts(rawValue: 1024)

    /// Inserts a fact if it is one.
    mutating func insert(_ fact: Facts, if isFact: Bool) {
        if isFact { insert(fact) }
    }
}

/// A run of letters and digits.
struct Token {
    /// Byte offsets into the name, half open.
    var start: Int
    var end: Int
    /// Its value when it is nothing but ASCII digits (at most 9 of them), else -1.
    var value: Int
    /// The bracket group it lies in, counted from 1; 0 outside brackets.
    var group: Int
    var gap: Gap
    var tag: Tag = .none
    var facts: Facts = []
    /// What the lexicon says of it, its roles and its number.
    var word = Word.unknown
    /// The roles of the letters before its first digit.
    var head: Roles = []
    /// The rows of the table of patterns that may read the name here.
    var rows = NumberPattern.Rows()

    var count: Int { end - start }
    var isNumber: Bool { value >= 0 }
    var isTagged: Bool { tag != .none }
    var isYear: Bool { facts.contains(.year) }
    var isPadded: Bool { facts.contains(.padded) }
    var isUpper: Bool { facts.contains(.upper) }
    var isCapitalized: Bool { facts.contains(.capitalized) }
    var isWorded: Bool { facts.contains(.worded) }
    var isEastern: Bool { facts.contains(.eastern) }
    var isAlone: Bool { facts.contains(.alone) }
    var isVersion: Bool { facts.contains(.version) }
    var startsWithDigit: Bool { facts.contains(.startsWithDigit) }
    var endsWithDigit: Bool { facts.contains(.endsWithDigit) }

    /// Whether it has any of some roles.
    func isAny(_ roles: Roles) -> Bool { !word.roles.isDisjoint(with: roles) }

    /// The number that the lexicon gives it in a role, nil if it has no such role.
    func number(of role: Roles) -> Int? { isAny(role) ? word.number : nil }

    /// The value of a number of at most `most` digits, else nil.
    func number(_ most: Int) -> Int? { isNumber && count <= most ? value : nil }
}

extension Token {
    /// The bytes in `start..<end` of a name, which may be a number.
    init(_ bytes: ByteText, _ start: Int, _ end: Int, group: Int, gap: Gap) {
        var cursor = Cursor(bytes, start)
        let number = cursor.number(most: 9)
        self.init(
            start: start, end: end, value: cursor.offset == end ? number ?? -1 : -1, group: group,
            gap: gap)
    }
}

extension Token: BlankValue {
    /// An empty word.
    static let blank = Token(start: 0, end: 0, value: -1, group: 0, gap: [])
}

/// A pair of brackets.
struct BracketGroup {
    /// Offset of the opening bracket and of what follows it.
    var open: Int
    var inside: Int
    /// Offset of the closing bracket, or the name's end when it is never closed.
    var close: Int
    var end: Int
    /// `(`, `[` or `{`; wide forms count as the ASCII one they stand for.
    var kind: UInt8
    var isClosed: Bool { end > close }
}

extension BracketGroup: BlankValue {
    /// Brackets that are never closed and hold nothing.
    static let blank = BracketGroup(open: 0, inside: 0, close: 0, end: 0, kind: 0)
}
