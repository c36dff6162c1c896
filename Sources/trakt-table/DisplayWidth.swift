extension StringProtocol {
    /// How many columns of a terminal the text takes. It must be printable.
    var displayWidth: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// The text, cut with … if it takes more than `width` columns.
    func cut(to width: Int) -> String {
        guard displayWidth > width else { return String(self) }
        guard width > 0 else { return "" }
        var kept = ""
        var taken = 0
        for character in self {
            taken += character.displayWidth
            guard taken < width else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

extension Character {
    /// How many columns the character takes: 2 for East Asian wide ones and emoji, 0 for a
    /// combining mark alone, 1 for most others.
    var displayWidth: Int {
        let scalars = unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return first.displayWidth }
        // An emoji of several parts: a flag, a skin tone, a family, or a sign shown as one.
        let isEmoji = scalars.contains { scalar in
            scalar == "\u{FE0F}" || scalar == "\u{200D}" || scalar.properties.isEmojiModifier
                || (0x1F1E6...0x1F1FF).contains(scalar.value)
        }
        if isEmoji, first.properties.isEmoji { return 2 }
        return scalars.reduce(0) { $0 + $1.displayWidth }
    }
}

extension Unicode.Scalar {
    /// How many columns the scalar takes by itself.
    fileprivate var displayWidth: Int {
        if value < 0x300 { return 1 }
        if Unicode.Scalar.isJoining(value) { return 0 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return Unicode.Scalar.isWide(value) || properties.isEmojiPresentation ? 2 : 1
    }

    /// Vowels and final consonants of Hangul, which join the consonant before them.
    private static func isJoining(_ value: UInt32) -> Bool {
        (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
    }

    /// Whether the scalar is one of EastAsianWidth.txt 16.0 with the property W or F. Emoji are
    /// told by their own property.
    private static func isWide(_ value: UInt32) -> Bool {
        value >= 0x1100 && wide.contains { $0.contains(value) }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FB,
        0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
