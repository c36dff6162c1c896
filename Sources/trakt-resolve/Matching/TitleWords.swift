import Foundation
import TraktCore

/// From a title as typed to the words it is made of. Pure: no table of titles, no state.
///
/// Two titles with the same words are the same title typed twice; what may further separate them
/// (numerals, articles, presenters) is `TitleReading`'s business.
enum TitleWords {
    /// A word, whether only punctuation (no blank) is between it and the word before, and whether a
    /// dot follows it.
    struct Word: Hashable {
        var text: String
        var joined: Bool
        var dotted = false
    }

    /// How many characters of a title count. The longest titles have some 300; without a limit one of
    /// a megabyte takes minutes to compare.
    static let longest = 500

    /// What counts of a title.
    static func bounded(_ title: String) -> String {
        title.utf8.count <= longest
            ? title : String(String.UnicodeScalarView(title.unicodeScalars.prefix(longest)))
    }

    /// The title in one case, width and normal form, with one kind of apostrophe, quote and dash,
    /// single blanks, and a sort name's article put back: `Matrix, The` is `the matrix`.
    static func literal(_ title: String) -> String {
        var text = ""
        var blank = false
        for scalar in title.unicodeScalars.prefix(longest) {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                blank = !text.isEmpty
                continue
            }
            if scalar.properties.generalCategory == .format { continue }
            if blank { text += " " }
            blank = false
            if let plain = TitleTables.plainMarks[scalar] {
                text += plain
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
        return articleRestored(folded.precomposedStringWithCanonicalMapping)
    }

    /// The title with wide letters (`Ｄｕｎｅ`) and typographic apostrophes as typed on a keyboard,
    /// composed (macOS hands over decomposed names).
    static func narrow(_ title: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in title.precomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: text.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: text.append(" ")
            case 0x2018, 0x2019: text.append("'")
            default: text.append(scalar)
            }
        }
        return String(text)
    }

    /// The title with the apostrophes that a file name lost as blanks: `Ocean s`, `Don t`.
    static func apostrophesRestored(_ title: String) -> String {
        var words: [String] = []
        for word in title.split(separator: " ") {
            if let last = words.last, last.last?.isLetter == true, last.count > 1,
                word == "s" || (word == "t" && TitleTables.negated.contains(last.lowercased()))
            {
                words[words.count - 1] = "\(last)'\(word)"
            } else {
                words.append(String(word))
            }
        }
        return words.joined(separator: " ")
    }

    /// The words of a literal title. With `inFull`, `ü` is written `ue`, as
    /// `TitleTables.fullLetters` says.
    static func words(_ literal: String, inFull: Bool = false) -> [String] {
        var source = literal
        if inFull {
            source = String(
                literal.unicodeScalars.map { TitleTables.fullLetters[$0] ?? String($0) }.joined())
        }
        return conjoined(contracted(acronymsMerged(split(source)))).map(\.text)
    }

    /// `Matrix, The` to `The Matrix`, also before a subtitle: `Hobbit, The - An Unexpected…`.
    static func articleRestored(_ title: String) -> String {
        for end in [title.endIndex] + subtitleStarts(title) {
            let head = title[..<end]
            guard let comma = head.range(of: ", ", options: .backwards) else { continue }
            let article = head[comma.upperBound...]
            guard TitleTables.movedArticles.contains(article.lowercased()) else { continue }
            let glue = article.hasSuffix("'") ? "" : " "
            return article + glue + head[..<comma.lowerBound] + title[end...]
        }
        return title
    }

    /// Where a subtitle's separator begins: a colon, or a dash between blanks.
    static func subtitleStarts(_ title: String) -> [String.Index] {
        var starts: [String.Index] = []
        for (separator, atBlank) in [(":", false), (" - ", true), (" – ", true), (" — ", true)] {
            var from = title.startIndex
            while let range = title.range(of: separator, range: from..<title.endIndex) {
                if range.lowerBound > title.startIndex, range.upperBound < title.endIndex {
                    starts.append(range.lowerBound)
                }
                from = atBlank ? title.index(before: range.upperBound) : range.upperBound
            }
        }
        return starts.sorted()
    }

    // MARK: - Splitting

    private static func split(_ source: String) -> [Word] {
        var words: [Word] = []
        var current = ""
        var blankBefore = true
        let scalars = Array(source.foldedTitle.unicodeScalars)
        func flush() {
            guard !current.isEmpty else { return }
            words.append(Word(text: current, joined: !blankBefore && !words.isEmpty))
            current = ""
            blankBefore = false
        }
        for (index, scalar) in scalars.enumerated() {
            if scalar.isTitleLetter {
                current.unicodeScalars.append(scalar)
            } else if scalar == "'" {
                if TitleTables.elisions.contains(current) { flush() }
            } else {
                flush()
                if scalar == ".", !blankBefore, !words.isEmpty {
                    words[words.count - 1].dotted = true
                }
                if scalar.properties.isWhitespace { blankBefore = true }
                if scalar == "&" || isSpacedPlus(scalars, index) {
                    words.append(Word(text: "and", joined: false))
                    blankBefore = true
                }
            }
        }
        flush()
        return words
    }

    private static func isSpacedPlus(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard scalars[index] == "+", index > 0, index + 1 < scalars.count else { return false }
        return scalars[index - 1] == " " && scalars[index + 1] == " "
    }

    // MARK: - Joining

    /// `s h i e l d` to `shield`: letters joined by marks alone, three and more of them in a row (a
    /// dotted name that lost its dots), or two initials with their dots (`P. E.`) or without
    /// (`P E`), as long as neither is a word or a numeral by itself.
    private static func acronymsMerged(_ words: [Word]) -> [Word] {
        var merged: [Word] = []
        var index = 0
        while index < words.count {
            let run = letterRun(words, from: index)
            if run.count >= 3 || (run.count == 2 && areInitials(run)) {
                merged.append(
                    Word(text: run.map(\.text).joined(), joined: words[index].joined))
                index += run.count
            } else {
                merged.append(words[index])
                index += 1
            }
        }
        return merged
    }

    private static func areInitials(_ pair: ArraySlice<Word>) -> Bool {
        pair.dropFirst().allSatisfy(\.joined) || pair.allSatisfy(\.dotted)
            || pair.allSatisfy { !TitleTables.singleLetterWords.contains($0.text) }
    }

    private static func letterRun(_ words: [Word], from start: Int) -> ArraySlice<Word> {
        var end = start
        while end < words.count, isLetter(words[end].text), goesOn(words, from: start, at: end) {
            end += 1
        }
        return words[start..<end]
    }

    /// Whether the letter at `end` is separated from the one before as the run's first two are.
    private static func goesOn(_ words: [Word], from start: Int, at end: Int) -> Bool {
        end == start || words[end].joined == words[start + 1].joined
            || words[start..<end].allSatisfy(\.dotted)
    }

    private static func isLetter(_ text: String) -> Bool {
        text.unicodeScalars.count == 1
            && text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) }
    }

    /// `ocean s` to `oceans`, `don t` to `dont`, `you re` to `youre`.
    private static func contracted(_ words: [Word]) -> [Word] {
        var result: [Word] = []
        for word in words {
            guard let last = result.last?.text, last.count > 1 || last == "i" else {
                result.append(word)
                continue
            }
            let belongs =
                (word.text == "s" && last != "and" && !last.allSatisfy(\.isNumber))
                || (word.text == "t" && TitleTables.negated.contains(last))
                || (TitleTables.contractions.contains(word.text)
                    && TitleTables.contracting.contains(last))
            if belongs {
                result[result.count - 1].text += word.text
            } else {
                result.append(word)
            }
        }
        return result
    }

    /// `und` and `et` between two words to `and`.
    private static func conjoined(_ words: [Word]) -> [Word] {
        words.enumerated().map { index, word in
            let inside = index > 0 && index + 1 < words.count
            guard inside, TitleTables.conjunctions.contains(word.text) else { return word }
            return Word(text: "and", joined: word.joined)
        }
    }
}
