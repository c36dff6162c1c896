// Titles as search compares them: words without case, accents and punctuation.

import TraktCore

/// Folds titles and queries to the words that search compares.
enum TextFolding {
    /// The words of `text`. "Marvel's Agents of S.H.I.E.L.D." is marvels agents of shield;
    /// "WALL·E" is wall e; "Amélie" is amelie; "&" is and.
    static func words(_ text: String) -> [String] {
        let folded = Array(text.foldedTitle.unicodeScalars)
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for (index, scalar) in folded.enumerated() {
            if scalar.isTitleLetter {
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

    /// Apostrophes, and the dots of an acronym: dropped without ending the word.
    private static func isJoining(
        _ scalar: Unicode.Scalar, at index: Int, in text: [Unicode.Scalar]
    ) -> Bool {
        if scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2BC}" { return true }
        guard scalar == ".", index > 0, text[index - 1].properties.isAlphabetic else {
            return false
        }
        let startsWord = index < 2 || !text[index - 2].isTitleLetter
        let isFollowed = index + 1 < text.count && text[index + 1].properties.isAlphabetic
        return startsWord && (isFollowed || index + 1 == text.count)
    }
}
