/// How near two titles are, from the same as typed to unlike.
enum Likeness: Sendable, Hashable {
    /// The same as typed, but for case, width, normal form and a sort name's article.
    case literal
    /// The same words: accents, punctuation, ligatures, `&` may differ.
    case spelled
    /// The same title to a person. `cost` says what differs: 5 numerals or short forms or a
    /// country suffix, 6 who presents it, 9 an article or a blank.
    case loose(cost: Int, what: String)
    /// One goes on where the other ends: a subtitle that one of them lacks.
    case subtitle
    /// The same but for a number: a sequel, another part.
    case number
    /// The suffix of one names another country or year than the other has.
    case otherEdition
    /// Words in common, 0 to 1: worth showing a person, never a match.
    case similar(Double)

    /// Whether a person would call the titles equal.
    var isEqual: Bool {
        switch self {
        case .literal, .spelled, .loose: true
        default: false
        }
    }

    /// Orders likenesses for "fits better": 0 literal, 1 spelled, 2 loose, 3 no equal title.
    var tier: Int {
        switch self {
        case .literal: 0
        case .spelled: 1
        case .loose: 2
        default: 3
        }
    }

    /// What the difference takes from a score of 100.
    var cost: Int {
        switch self {
        case .literal: 0
        case .spelled: 2
        case .loose(let cost, _): cost
        case .subtitle: 40
        case .otherEdition: 45
        case .number: 60
        case .similar(let share): 95 - Int(share * 45)
        }
    }
}

extension TitleReading {
    /// The likeness of two readings, from the most exact step that makes them equal.
    func likeness(to other: TitleReading) -> Likeness {
        if literal == other.literal || other.isStored(as: literal) { return .literal }
        // A title of marks alone has no words to compare.
        guard !words.isEmpty, !other.words.isEmpty else { return .similar(0) }
        if words == other.words || words == other.wordsInFull || wordsInFull == other.words {
            return .spelled
        }
        if numbered == other.numbered { return .loose(cost: 5, what: "numerals or short forms") }
        if presented == other.presented { return .loose(cost: 6, what: "the presenter's name") }
        if named == other.named { return .loose(cost: 9, what: "an article") }
        if isSqueezed(other) { return .loose(cost: 9, what: "a space") }
        return unequal(other)
    }

    private func unequal(_ other: TitleReading) -> Likeness {
        let (mine, theirs) = (named, other.named)
        if mine.filter({ !$0.isNumeral }) == theirs.filter({ !$0.isNumeral }) { return .number }
        if mine.starts(with: theirs) || theirs.starts(with: mine) { return .subtitle }
        let (left, right) = (Set(mine), Set(theirs))
        let common = Double(left.intersection(right).count)
        return .similar(common / Double(max(1, left.union(right).count)))
    }
}

extension TitleReading {
    /// Whether `name` is this title as a file system that forbids `\\ / : * ? " < > |` stores it:
    /// replaced as Radarr and Sonarr do, dashes for all, blanks for all, or left out.
    fileprivate func isStored(as name: String) -> Bool {
        guard literal.contains(where: { Self.forbidden.contains($0) }) else { return false }
        return Self.replacements.contains { replacement in
            var stored = literal.replacing(": ", with: replacement.colonBlank)
            for (mark, other) in replacement.marks { stored = stored.replacing(mark, with: other) }
            stored.removeAll { Self.forbidden.contains($0) }
            return stored.split(separator: " ").joined(separator: " ") == name
        }
    }

    private static let forbidden: Set<Character> = ["\\", "/", ":", "*", "?", "\"", "<", ">", "|"]

    private typealias Replacement = (colonBlank: String, marks: [(String, String)])

    private static let replacements: [Replacement] = [
        (" - ", [(":", "-"), ("\\", "+"), ("/", "+"), ("?", "!"), ("*", "-")]),
        (" - ", [(":", "-"), ("\\", "-"), ("/", "-"), ("?", ""), ("*", "-")]),
        ("- ", [(":", "-"), ("\\", "-"), ("/", "-"), ("?", "-"), ("*", "-")]),
        ("_ ", [(":", "_"), ("\\", "_"), ("/", "_"), ("?", "_"), ("*", "_"), ("\"", "_")]),
        (" ", [(":", " "), ("\\", " "), ("/", " "), ("?", " "), ("*", " ")]),
        (" ", []),
    ]
}

extension String {
    /// Whether the word is digits alone.
    fileprivate var isNumeral: Bool { !isEmpty && allSatisfy { $0.isASCII && $0.isNumber } }
}
