import Foundation

// The one way in which the suite makes titles comparable that differ in case and accents only.

extension String {
    /// The text in lower case and plain letters: without accents, wide letters as narrow ones, `æ`
    /// as `ae`. Punctuation and blanks stay. `Černobyl` and `Cernobyl` give the same.
    package var foldedTitle: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        var folded = ""
        for scalar in decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        where !scalar.isAccent {
            if let plain = plainLetters[scalar] {
                folded += plain
            } else {
                folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }

    /// The letters and digits of `foldedTitle` alone: titles that differ in case, accents, marks
    /// and blanks only have the same.
    package var titleLetters: String {
        String(UnicodeScalarView(foldedTitle.unicodeScalars.filter(\.isTitleLetter)))
    }

    /// A title as messages show it: cut after 200 characters, more than all but a few titles have.
    /// Combining marks count as characters.
    package var shortened: String {
        let first = unicodeScalars.prefix(200)
        return first.endIndex == endIndex ? self : "\(Substring(first))…"
    }
}

extension Unicode.Scalar {
    /// Whether it is part of a word: a letter, a digit, or a mark that makes another letter.
    package var isTitleLetter: Bool {
        if properties.isAlphabetic || properties.numericType != nil { return true }
        let category = properties.generalCategory
        return category == .nonspacingMark || category == .spacingMark
    }

    /// The accents of Latin, Greek and Cyrillic letters. The marks of other scripts make another
    /// letter (Japanese voicing, Indic vowels) and stay.
    fileprivate var isAccent: Bool {
        switch value {
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
            true
        default: false
        }
    }
}

/// Letters that Unicode does not decompose, in their usual plain spelling.
private let plainLetters: [Unicode.Scalar: String] = [
    "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th",
    "ı": "i", "ŋ": "ng", "ħ": "h", "ŧ": "t", "ƶ": "z", "ə": "e", "ĸ": "k",
]
