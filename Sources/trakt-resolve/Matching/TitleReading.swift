/// One way to read a title, folded step by step: each step forgets one more thing that library
/// folders and Trakt spell differently. Titles are compared step by step, see `likeness(to:)`.
struct TitleReading: Sendable, Hashable {
    /// One case, width, normal form and kind of mark; punctuation and accents kept.
    let literal: String
    /// The words, without accents and punctuation; `inFull` where `ü` may be written `ue`.
    let words: [String]
    let wordsInFull: [String]
    /// The words with numerals in digits, short forms written out, letters and digits apart.
    let numbered: [String]
    /// `numbered` without who presents the work (`Marvel's`).
    let presented: [String]
    /// `presented` without an article at its head or tail.
    let named: [String]
    /// The country a suffix named (`us`, `gb`), when this reading leaves the suffix out.
    let country: String?
    /// The year a suffix named, when this reading leaves the suffix out.
    let year: Int?

    /// - Parameters:
    ///   - title: as typed, suffix left out where `country` or `year` carries it.
    init(_ title: String, country: String? = nil, year: Int? = nil) {
        literal = TitleWords.literal(title)
        words = TitleWords.words(literal)
        wordsInFull = TitleWords.words(literal, inFull: true)
        numbered = Self.numbered(words)
        presented = Self.unpresented(numbered)
        named = Self.unarticled(presented)
        self.country = country
        self.year = year
    }

    /// Whether the title as typed holds a mark or an accent inside, which a file name may lose:
    /// a title without any may stand for one with some.
    var hasMarks: Bool { literal != words.joined(separator: " ") }

    /// Whether a word is a number, in digits or not: `Part Two`.
    var hasNumber: Bool { named.contains { Int($0) != nil } }

    /// Whether the two differ by blanks alone: `spider man`, `spiderman`. Not where a blank makes
    /// an article or a number: `The Rapist` is not `Therapist`.
    func isSqueezed(_ other: TitleReading) -> Bool {
        let squeezed = numbered.joined()
        guard squeezed.count >= 5, squeezed == other.numbered.joined() else { return false }
        let digits = { (word: String) in word.allSatisfy(\.isNumber) }
        return named.joined() == other.named.joined()
            && numbered.filter(digits) == other.numbered.filter(digits)
    }

    // MARK: - Steps

    private static func numbered(_ words: [String]) -> [String] {
        var result: [String] = []
        for (index, word) in words.enumerated() {
            if let synonym = TitleTables.synonyms[word] {
                result.append(synonym)
            } else if index > 0, let value = roman(word) {
                result.append(String(value))
            } else {
                result += digitsApart(word)
            }
        }
        return result
    }

    /// The value of a roman numeral up to 39; larger ones and `l`, `c`, `d`, `m` are words.
    static func roman(_ word: String) -> Int? {
        guard !word.isEmpty, word.count <= 7, word.allSatisfy({ "ivx".contains($0) }) else {
            return nil
        }
        for value in 1...39 where spelled(value) == word { return value }
        return nil
    }

    private static func spelled(_ value: Int) -> String {
        let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        return String(repeating: "x", count: value / 10) + ones[value % 10]
    }

    /// `alien3` to `alien`, `3`.
    private static func digitsApart(_ word: String) -> [String] {
        var parts: [String] = []
        var wasDigit: Bool?
        for character in word {
            let isDigit = character.isASCII && character.isNumber
            if wasDigit == isDigit, let last = parts.last {
                parts[parts.count - 1] = last + String(character)
            } else {
                parts.append(String(character))
            }
            wasDigit = isDigit
        }
        return parts
    }

    private static func unpresented(_ words: [String]) -> [String] {
        for length in stride(from: min(3, words.count - 1), through: 1, by: -1)
        where TitleTables.presenters.contains(Array(words.prefix(length))) {
            return Array(words.dropFirst(length))
        }
        return words
    }

    private static func unarticled(_ words: [String]) -> [String] {
        var words = words
        if words.count > 1, words.last == "the" {
            words.removeLast()
        }
        if words.count > 1, let first = words.first, TitleTables.droppedArticles.contains(first) {
            words.removeFirst()
        }
        return words
    }
}

extension TitleReading {
    /// Every way to read a title: as it stands, and without a year or country suffix.
    ///
    /// - Parameter isShow: only shows carry countries, and a bare year or country at the end.
    static func all(of title: String, isShow: Bool) -> [TitleReading] {
        var readings = [TitleReading(title)]
        if let stripped = SuffixedTitle(title, isShow: isShow) {
            readings.append(
                TitleReading(stripped.title, country: stripped.country, year: stripped.year))
        }
        return readings
    }
}

/// A title that ends in `(US)`, `(2005)`, `(US) (2005)` or, a show's, in a bare `US`, taken apart.
struct SuffixedTitle {
    private(set) var title: String
    private(set) var country: String?
    private(set) var year: Int?

    /// nil when the title has no suffix, or nothing would be left of it.
    init?(_ title: String, isShow: Bool) {
        self.title = title.trimmed
        while takeBracketed(isShow: isShow) {}
        if country == nil, year == nil, isShow { takeBareCountry() }
        guard country != nil || year != nil, !self.title.isEmpty else { return nil }
    }

    private mutating func takeBracketed(isShow: Bool) -> Bool {
        guard let last = title.last, last == ")" || last == "]" else { return false }
        guard let open = title.lastIndex(of: last == ")" ? "(" : "["), open > title.startIndex
        else { return false }
        let inside = title[title.index(after: open)...].dropLast()
        if year == nil, let value = Self.year(inside) {
            year = value
        } else if isShow, country == nil, let code = TitleTables.countries[inside.lowercased()] {
            country = code
        } else {
            return false
        }
        title = String(title[..<open]).trimmed
        return true
    }

    private mutating func takeBareCountry() {
        // In a title of capitals `US` is a word like others.
        guard let blank = title.lastIndex(of: " "), title.contains(where: \.isLowercase) else {
            return
        }
        let word = String(title[title.index(after: blank)...])
        guard TitleTables.bareCountries.contains(word) else { return }
        country = TitleTables.countries[word.lowercased()]
        title = String(title[..<blank]).trimmed
    }

    private static func year(_ text: Substring) -> Int? {
        guard text.count == 4, let value = Int(text), (1870...2100).contains(value) else {
            return nil
        }
        return value
    }
}

extension String {
    /// The string without blanks at either end.
    var trimmed: String {
        let tail = drop(while: \.isWhitespace)
        let blanks = tail.reversed().prefix(while: \.isWhitespace).count
        return String(tail.dropLast(blanks))
    }
}
