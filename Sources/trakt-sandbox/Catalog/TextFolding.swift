// Titles as search compares them: lower case, without diacritics and punctuation.

import Foundation

/// Folds titles and queries to the words that search compares.
enum TextFolding {
    /// The words of `text`. "Marvel's Agents of S.H.I.E.L.D." is marvels agents of shield;
    /// "WALL·E" is wall e; "Amélie" is amelie; "&" is and.
    static func words(_ text: String) -> [String] {
        let folded = Array(isASCII(text) ? text.lowercased().unicodeScalars : decomposed(text))
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for (index, scalar) in folded.enumerated() {
            if isWordCharacter(scalar) {
                word.append(scalar)
            } else if !isJoining(scalar, at: index, in: folded) {
                if !word.isEmpty { words.append(String(word)) }
                word.removeAll()
                if scalar == "&" { words.append("and") }
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// The words of `text` with one blank between them: equal for titles that search calls equal.
    static func key(_ text: String) -> String {
        words(text).joined(separator: " ")
    }

    /// A slug as Trakt makes them: the words joined by hyphens.
    static func slug(_ text: String) -> String {
        words(text).joined(separator: "-")
    }

    private static func isASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 128 }
    }

    private static func decomposed(_ text: String) -> String.UnicodeScalarView {
        let replaced = text.lowercased().map { ligatures[$0] ?? String($0) }.joined()
        let scalars = replaced.decomposedStringWithCompatibilityMapping.unicodeScalars
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: scalars.filter { $0.properties.generalCategory != .nonspacingMark })
        return kept
    }

    /// Letters that decomposition leaves alone.
    private static let ligatures: [Character: String] = [
        "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        "ı": "i",
    ]

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .spacingMark:
            return true
        default:
            return false
        }
    }

    /// Apostrophes, and the dots of an acronym: dropped without ending the word.
    private static func isJoining(
        _ scalar: Unicode.Scalar, at index: Int, in text: [Unicode.Scalar]
    ) -> Bool {
        if scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2BC}" { return true }
        guard scalar == ".", index > 0, text[index - 1].properties.isAlphabetic else {
            return false
        }
        let startsWord = index < 2 || !isWordCharacter(text[index - 2])
        let isFollowed = index + 1 < text.count && text[index + 1].properties.isAlphabetic
        return startsWord && (isFollowed || index + 1 == text.count)
    }
}
