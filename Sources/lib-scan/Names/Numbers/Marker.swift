// What an episode marker is, and the cursor the marker readers move over a name's bytes.

/// An episode marker found in a name.
struct Marker: Sendable {
    /// How sure it is that this is an episode's number.
    enum Kind: Int, Sendable {
        /// `S01E02`, `1x02`, `Season 1 Episode 2`.
        case full
        /// `Episode 12`, `Ep.12`, `E09`, `1of4`, `第5話`.
        case word
        /// `Title - 12`, `[12]`, `12 - Title`: only the place says so.
        case placed
        /// `102` for 1x02.
        case joined
        /// A number and nothing else to go by.
        case bare
    }

    var kind: Kind
    var season: Int?
    var episodes: [Int] = []
    /// A number over the whole show, when it stands beside a season's or alone.
    var absolute: [Int] = []
    /// `S06E01b`, `S01E04 - pt1`.
    var part: Int?
    /// The tokens it covers, first and last.
    var first: Int
    var last: Int
    /// The fields that only the look of the name gives.
    var doubt: FieldSet = []
    /// The folder that holds it; nil for one in the file's name.
    var folder: FolderReading?
    /// The row or the rule that read it, for `--explain`.
    var pattern: StaticString = ""
    /// Which half of its season it is in, where the half counts from 1 again.
    var seasonPart: Int?
    /// A special (`SP01`, `OVA 2`).
    var isSpecial = false
}

/// A position in a name's lower-case bytes.
struct Cursor {
    let bytes: ByteText
    var offset: Int

    init(_ bytes: [UInt8], _ offset: Int) { self.init(ByteText(bytes), offset) }

    init(_ bytes: ByteText, _ offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    /// Takes one byte if it is `value`.
    mutating func take(_ value: UInt8) -> Bool {
        guard byte == value, offset < bytes.count else { return false }
        offset += 1
        return true
    }

    /// Takes a word if it is here.
    mutating func take(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard offset + length <= bytes.count else { return false }
        for step in 0..<length where bytes[offset + step] != word.utf8Start[step] { return false }
        offset += length
        return true
    }

    /// Whether a word is here.
    func isAt(_ word: StaticString) -> Bool {
        var copy = self
        return copy.take(word)
    }

    /// Takes up to `most` digits; nil, and nothing taken, when there are none or more.
    mutating func number(most: Int) -> Int? {
        var end = offset
        var value = 0
        while end < bytes.count, ASCII.isDigit(bytes[end]), end - offset <= most {
            value = value * 10 + Int(bytes[end] - 48)
            end += 1
        }
        guard end > offset, end - offset <= most else { return nil }
        offset = end
        return value
    }

    /// Takes blanks, dots, underscores and dashes, at most `most`; says whether a dash was there.
    mutating func separators(most: Int = 3) -> (count: Int, dash: Bool) {
        var count = 0
        var dash = false
        while count < most, offset < bytes.count {
            let isLongDash = isAt("–") || isAt("—")
            guard isLongDash || Self.separator(bytes[offset]) != nil else { break }
            dash = dash || isLongDash || Self.separator(bytes[offset]) == true
            count += 1
            offset += isLongDash ? 3 : 1
        }
        return (count, dash)
    }

    /// nil for a byte that is no separator, else whether it is a dash.
    private static func separator(_ byte: UInt8) -> Bool? {
        switch byte {
        case 32, 46, 95: return false
        case 45: return true
        default: return nil
        }
    }

    /// Whether no letter or digit follows.
    var isAtBoundary: Bool { offset >= bytes.count || !ASCII.isWord(bytes[offset]) }
    var isAtDigit: Bool { offset < bytes.count && ASCII.isDigit(bytes[offset]) }
}
