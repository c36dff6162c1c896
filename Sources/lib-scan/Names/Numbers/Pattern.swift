// Patterns: how a number is written, as text over the lower-case bytes of a name, so that a row of the
// table can be read at a glance. `s<season 1-2>e<episode 1-3>/` is the letter s, a number of one or two
// digits, the letter e and a number that nothing is glued to.
//
//     abc × 第        that text
//     (a|b)  ?        one of these; the piece before it, or nothing
//     <season 1-2>    a number of one or two digits; <year 4> the next four digits;
//                     <season 1-4 han> also in Han signs, 十二
//     {season}        a word of that role, up to a digit or its end
//     {month=month}   a word with a number of its own: october, second, IV
//     _ . - = ~ :     a word ends, and the gap after it, as in a shape; ≈ a joiner alone;
//                     > no closing bracket; » any
//     *  %  '         one to three blanks, dots, underscores or dashes; a dash among them; only one
//     [               an opening parenthesis
//     $  /            a word ends; no letter or digit follows
//     !               an episode's word ends: perhaps with a part's letter, a version, a height
//     @               nothing is glued to it, or a version and its number
//     ¬p              not this character
//     …  °            the rest of the word; the same, which begins with a letter beyond ASCII
//     &e &x &n        further episodes of the same file, in the three styles of EpisodeList
//     ½               perhaps `.5`: a recap between two episodes

/// What a number of a pattern means.
enum NumberSlot: Int, Sendable {
    case season, episode
    /// The end of a range of episodes, or the piece of a season.
    case last
    case year, month, day
    /// How many there are.
    case total
    /// A version or a piece: nothing about this episode.
    case other
}

/// One step of a pattern.
enum PatternStep: Sendable {
    case byte(UInt8), not(UInt8), gap(GapTest), separators(most: Int, dashed: Bool)
    case number(NumberSlot, digits: ClosedRange<Int>, han: Bool)
    case word(Roles), numberWord(NumberSlot, Roles)
    case wordEnd, boundary, episodeEnd, numberEnd, rest, letters, list(EpisodeList.Style), half
    /// Tries the steps that follow; if they do not fit, those from so many steps further on.
    case split(Int)
    /// Skips steps: goes on this many further.
    case jump(Int)

    /// What the word must be; empty in all other steps.
    var roles: Roles {
        switch self {
        case .word(let roles), .numberWord(_, let roles): roles
        default: []
        }
    }
}

/// Turns a pattern's text into steps.
struct PatternParser {
    /// A piece of a pattern.
    private typealias Word = ArraySlice<UnicodeScalar>

    /// As an array: to walk a String's scalars takes more than twice as long, at every start.
    private var rest: Word
    /// Whether the text is a pattern: a row that is written wrong fits no name, and fails the tests.
    private var isSound = true
    private var steps: [PatternStep] = []

    // Looked through in order: to hash the names would take longer, at every start.
    private static let roles: [(name: String, roles: Roles)] = [
        ("season", .season), ("anySeason", .seasonWord), ("seasonOrTitle", .seasonOrTitle),
        ("episode", .episode), ("anyEpisode", .episodeWord), ("after", .episodeAfter),
        ("ending", .ordinalEnding), ("part", .part), ("piece", .seasonPiece), ("half", .half),
        ("ordinal", .ordinal), ("numeral", .numeral), ("of", .of), ("month", .month),
        ("weekday", .weekday),
        ("sureSpecial", [.special, .shortSpecial]),
        ("titleSpecial", [.titleSpecial, .gluedSpecial]), ("anySpecial", .specialWord),
    ]

    private static let slots: [(name: String, slot: NumberSlot)] = [
        ("season", .season), ("episode", .episode), ("last", .last), ("year", .year),
        ("month", .month), ("day", .day), ("total", .total), ("other", .other),
    ]

    private static let signs: [(sign: UnicodeScalar, step: PatternStep)] = [
        ("[", .byte(40)), ("$", .wordEnd), ("/", .boundary), ("!", .episodeEnd), ("@", .numberEnd),
        ("…", .rest), ("°", .letters), ("½", .half), ("*", .separators(most: 3, dashed: false)),
        ("%", .separators(most: 3, dashed: true)), ("'", .separators(most: 1, dashed: false)),
    ]

    /// The steps of a pattern; none if it is written wrong.
    static func steps(_ text: String) -> [PatternStep] {
        var parser = PatternParser(rest: Array(text.unicodeScalars)[...])
        parser.alternatives()
        return parser.isSound && parser.rest.isEmpty ? parser.steps : []
    }

    private mutating func take(_ sign: UnicodeScalar) -> Bool {
        guard rest.first == sign else { return false }
        rest.removeFirst()
        return true
    }

    /// The words that stand before a sign, which goes too.
    private mutating func words(until end: UnicodeScalar) -> [Word] {
        let text = rest.prefix { $0 != end }
        rest = rest[text.endIndex...]
        isSound = take(end) && isSound
        return text.split { $0 == " " || $0 == "-" || $0 == "=" }
    }

    private mutating func alternatives() {
        let start = steps.count
        sequence()
        guard take("|") else { return }
        steps.insert(.split(steps.count - start + 2), at: start)
        let jump = steps.count
        steps.append(.jump(1))
        alternatives()
        steps[jump] = .jump(steps.count - jump)
    }

    private mutating func sequence() {
        while let sign = rest.first, sign != "|", sign != ")" {
            rest.removeFirst()
            let start = steps.count
            piece(sign)
            if take("?") { steps.insert(.split(steps.count - start + 1), at: start) }
        }
    }

    private mutating func piece(_ sign: UnicodeScalar) {
        switch sign {
        case "a"..."z": steps.append(.byte(UInt8(sign.value)))
        case "(":
            alternatives()
            isSound = take(")") && isSound
        case "<": number()
        case "{": word()
        case "&": steps.append(.list(EpisodeList.Style(rest.popFirst())))
        case "¬":
            steps.append(.not(rest.popFirst().map { UInt8(truncatingIfNeeded: $0.value) } ?? 0))
        default:
            if let known = Self.signs.first(where: { $0.sign == sign }) {
                steps.append(known.step)
            } else if let gap = GapTest(sign) {
                steps.append(.gap(gap))
            } else {
                steps += String(sign).utf8.map(PatternStep.byte)
            }
        }
    }

    /// `<season 1-4 han>`
    private mutating func number() {
        let words = words(until: ">")
        let numbers = words.filter { $0.allSatisfy { "0"..."9" ~= $0 } }
        let digits = numbers.map { $0.reduce(0) { $0 * 10 + Int($1.value - 48) } }
        guard let slot = slot(words.first), let low = digits.first, let high = digits.last else {
            return isSound = false
        }
        steps.append(.number(slot, digits: low...high, han: isNamed(words.last, "han")))
    }

    /// `{season}`, `{month=month}`
    private mutating func word() {
        let words = words(until: "}")
        guard let roles = Self.roles.first(where: { isNamed(words.last, $0.name) })?.roles else {
            return isSound = false
        }
        steps.append(
            words.count > 1 ? .numberWord(slot(words.first) ?? .other, roles) : .word(roles))
    }

    private func slot(_ word: Word?) -> NumberSlot? {
        Self.slots.first { isNamed(word, $0.name) }?.slot
    }

    private func isNamed(_ word: Word?, _ name: String) -> Bool {
        word?.elementsEqual(name.unicodeScalars) ?? false
    }
}

/// A set of bytes.
struct ByteSet: Sendable {
    private var words = SIMD4<UInt64>()

    /// The bytes of a sequence.
    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    }

    /// Adds the bytes of another set.
    func union(_ other: ByteSet) -> ByteSet {
        var both = self
        both.words |= other.words
        return both
    }

    /// Whether it holds a byte.
    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

    static let all = ByteSet(0...255)
    static let digits = ByteSet(48...57)
    static let beyondASCII = ByteSet(0x80...255)
    /// What may come after a whole word.
    static let gaps = ByteSet((0...255).filter { !ASCII.isDigit($0) && !ASCII.isLetter($0) })
}

/// What a name must have where steps begin, so that most rows need not be tried.
struct PatternStart: Sendable {
    /// The bytes that its text may begin with.
    let first: ByteSet
    /// The bytes that may come after the first one, or after the digits that it begins with.
    let second: ByteSet
    /// The roles of the word that it begins with, if it must be a word.
    let roles: Roles
    /// Roles of which the name must have one: those of the last word that cannot be left out.
    private(set) var needs: Roles = []

    /// Which byte of a text is asked for.
    private enum Place { case first, second, afterDigits }

    init(_ steps: [PatternStep]) {
        first = Self.bytes(steps, 0, .first)
        second = Self.bytes(steps, 0, .second)
        roles = steps.first?.roles ?? []
        var number = 0
        while number < steps.count {
            guard case .split(let hop) = steps[number] else {
                if !steps[number].roles.isEmpty { needs = steps[number].roles }
                number += 1
                continue
            }
            number += hop
            // After the first of two alternatives comes the jump over the second one.
            if case .jump(let hop) = steps[number - 1] { number += hop - 1 }
        }
    }

    /// What a text may have in a place that steps read from one of them on.
    private static func bytes(_ steps: [PatternStep], _ from: Int, _ place: Place) -> ByteSet {
        guard from < steps.count else { return .all }
        switch (steps[from], place) {
        case (.jump(let hop), _): return bytes(steps, from + hop, place)
        case (.split(let hop), _):
            return bytes(steps, from + 1, place).union(bytes(steps, from + hop, place))
        case (.number(_, digits: _, han: false), .second),
            (.number(_, digits: _, han: false), .afterDigits),
            (.byte(48...57), .second), (.byte(48...57), .afterDigits):
            return bytes(steps, from + 1, .afterDigits)
        case (.byte, .second): return bytes(steps, from + 1, .first)
        case (_, .second): return .all
        case (.byte(let byte), _): return ByteSet(CollectionOfOne(byte))
        case (.number(_, digits: _, han: false), _): return .digits
        case (.gap, _), (.wordEnd, _), (.boundary, _): return .gaps
        case (.letters, _): return .beyondASCII
        default: return .all
        }
    }
}
