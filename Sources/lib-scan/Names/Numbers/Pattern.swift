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
    /// The end of a range of episodes.
    case last
    case year, month, day
    /// How many there are.
    case total
    /// A version or a piece: nothing about this episode.
    case other
}

/// One step of a pattern.
struct PatternStep: Sendable {
    /// What the step does.
    enum Action: Sendable {
        case byte, number, word, numberWord, gap, separators, parenthesis, wordEnd, boundary
        case episodeEnd, numberEnd, not, rest, letters, list, half
        /// Tries the next step, and if that leads nowhere, goes on `hop` steps further.
        case split
        /// Goes on `hop` steps further.
        case jump
    }

    var action: Action
    /// The byte to take, the one that must not follow, or the separator that must be there.
    var byte: UInt8 = 0
    /// What the number means.
    var slot = NumberSlot.other
    /// How many digits or separators.
    var length = 0...0
    /// Whether the number may be written in Han signs.
    var isHan = false
    /// What the word must be; empty in all other steps.
    var roles: Roles = []
    /// What the gap must have.
    var gap = GapTest()
    /// How further episodes are written.
    var style = EpisodeList.Style.plain
    /// How many steps on the other way begins.
    var hop = 1
}

/// Turns a pattern's text into steps.
struct PatternParser {
    private var rest: Substring.UnicodeScalarView
    /// Whether the text is a pattern: a row that is written wrong fits no name, and fails the tests.
    private(set) var isSound = true
    private var steps: [PatternStep] = []

    // Looked through in order: to hash the names would take longer, at every start.
    private static let roles: [(name: Substring, roles: Roles)] = [
        ("season", .season), ("anySeason", .seasonWord), ("seasonOrTitle", .seasonOrTitle),
        ("episode", .episode), ("anyEpisode", .episodeWord), ("behind", .episodeBehind),
        ("ending", .ordinalEnding), ("part", .part), ("ordinal", .ordinal), ("numeral", .numeral),
        ("of", .of), ("month", .month), ("weekday", .weekday),
        ("sureSpecial", [.special, .shortSpecial]),
        ("titleSpecial", [.titleSpecial, .gluedSpecial]), ("anySpecial", .specialWord),
    ]

    private static let slots: [(name: Substring, slot: NumberSlot)] = [
        ("season", .season), ("episode", .episode), ("last", .last), ("year", .year),
        ("month", .month), ("day", .day), ("total", .total), ("other", .other),
    ]

    /// The steps of a pattern; none if it is written wrong.
    static func steps(_ text: String) -> [PatternStep] {
        var parser = PatternParser(rest: text[...].unicodeScalars)
        parser.alternatives()
        return parser.isSound && parser.rest.isEmpty ? parser.steps : []
    }

    private mutating func take(_ sign: UnicodeScalar) -> Bool {
        guard rest.first == sign else { return false }
        rest.removeFirst()
        return true
    }

    /// The words that stand before a sign, which goes too.
    private mutating func words(until end: UnicodeScalar) -> [Substring] {
        let text = rest.prefix { $0 != end }
        rest = rest[text.endIndex...]
        isSound = take(end) && isSound
        return text.split { " -=".unicodeScalars.contains($0) }.map(Substring.init)
    }

    private mutating func alternatives() {
        let start = steps.count
        sequence()
        guard take("|") else { return }
        steps.insert(PatternStep(action: .split, hop: steps.count - start + 2), at: start)
        let jump = steps.count
        steps.append(PatternStep(action: .jump))
        alternatives()
        steps[jump].hop = steps.count - jump
    }

    private mutating func sequence() {
        while let sign = rest.first, sign != "|", sign != ")" {
            rest.removeFirst()
            let start = steps.count
            piece(sign)
            guard take("?") else { continue }
            steps.insert(PatternStep(action: .split, hop: steps.count - start + 1), at: start)
        }
    }

    private mutating func piece(_ sign: UnicodeScalar) {
        switch sign {
        case "a"..."z": steps.append(PatternStep(action: .byte, byte: UInt8(sign.value)))
        case "(":
            alternatives()
            isSound = take(")") && isSound
        case "<": steps.append(number())
        case "{": steps.append(word())
        case "&": steps.append(list())
        case "¬":
            let byte = rest.popFirst().map { UInt8(truncatingIfNeeded: $0.value) } ?? 0
            steps.append(PatternStep(action: .not, byte: byte))
        case "[": steps.append(PatternStep(action: .parenthesis))
        case "$": steps.append(PatternStep(action: .wordEnd))
        case "/": steps.append(PatternStep(action: .boundary))
        case "!": steps.append(PatternStep(action: .episodeEnd))
        case "@": steps.append(PatternStep(action: .numberEnd))
        case "…": steps.append(PatternStep(action: .rest))
        case "°": steps.append(PatternStep(action: .letters))
        case "½": steps.append(PatternStep(action: .half))
        case "*": steps.append(PatternStep(action: .separators, length: 1...3))
        case "%": steps.append(PatternStep(action: .separators, byte: 45, length: 1...3))
        case "'": steps.append(PatternStep(action: .separators, length: 1...1))
        default:
            if let gap = GapTest(sign) {
                steps.append(PatternStep(action: .gap, gap: gap))
            } else {
                steps += UTF8.encode(sign)?.map { PatternStep(action: .byte, byte: $0) } ?? []
            }
        }
    }

    /// `<season 1-4 han>`
    private mutating func number() -> PatternStep {
        let words = words(until: ">")
        let slot = slot(words.first)
        let digits = words.compactMap { Int($0) }
        guard let slot, let low = digits.first, let high = digits.last else {
            isSound = false
            return PatternStep(action: .not)
        }
        return PatternStep(
            action: .number, slot: slot, length: low...high, isHan: words.last == "han")
    }

    /// `{season}`, `{month=month}`
    private mutating func word() -> PatternStep {
        let words = words(until: "}")
        guard let roles = Self.roles.first(where: { $0.name == words.last })?.roles else {
            isSound = false
            return PatternStep(action: .not)
        }
        return PatternStep(
            action: words.count > 1 ? .numberWord : .word, slot: slot(words.first) ?? .other,
            roles: roles)
    }

    private func slot(_ name: Substring?) -> NumberSlot? {
        Self.slots.first { $0.name == name }?.slot
    }

    private mutating func list() -> PatternStep {
        switch rest.popFirst() {
        case "e": return PatternStep(action: .list, style: .letter)
        case "x": return PatternStep(action: .list, style: .cross)
        default: return PatternStep(action: .list)
        }
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
    mutating func formUnion(_ other: ByteSet) { words |= other.words }

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
    private(set) var second = ByteSet([])
    /// The roles of the word that it begins with, if it must be a word.
    private(set) var roles: Roles = []
    /// Roles of which the name must have one: those of the last word that cannot be left out.
    private(set) var needs: Roles = []

    init(_ steps: [PatternStep]) {
        first = Self.bytes(steps, 0)
        addSecond(steps, 0)
        roles = steps.first?.roles ?? []
        var number = 0
        while number < steps.count {
            if !steps[number].roles.isEmpty { needs = steps[number].roles }
            let isSplit = steps[number].action == .split
            number += steps[number].hop
            // Behind the first of two alternatives comes the jump over the second one.
            if isSplit, steps[number - 1].action == .jump { number += steps[number - 1].hop - 1 }
        }
    }

    /// What a text may begin with that steps read from one of them on.
    private static func bytes(_ steps: [PatternStep], _ from: Int) -> ByteSet {
        guard steps.indices.contains(from) else { return .all }
        let step = steps[from]
        switch step.action {
        case .jump: return bytes(steps, from + step.hop)
        case .split:
            var both = bytes(steps, from + 1)
            both.formUnion(bytes(steps, from + step.hop))
            return both
        case .byte: return ByteSet(CollectionOfOne(step.byte))
        case .number: return step.isHan ? .all : .digits
        case .gap, .wordEnd, .boundary: return .gaps
        case .letters: return .beyondASCII
        default: return .all
        }
    }

    /// Adds what may come after the first byte or the first digits.
    private mutating func addSecond(_ steps: [PatternStep], _ from: Int, inDigits: Bool = false) {
        guard steps.indices.contains(from) else { return second.formUnion(.all) }
        let step = steps[from]
        switch step.action {
        case .jump: addSecond(steps, from + step.hop, inDigits: inDigits)
        case .split:
            addSecond(steps, from + 1, inDigits: inDigits)
            addSecond(steps, from + step.hop, inDigits: inDigits)
        case .number where !step.isHan: addSecond(steps, from + 1, inDigits: true)
        case .byte where ASCII.isDigit(step.byte): addSecond(steps, from + 1, inDigits: true)
        case .byte where !inDigits: second.formUnion(Self.bytes(steps, from + 1))
        default: second.formUnion(inDigits ? Self.bytes(steps, from) : .all)
        }
    }
}
