// Shapes of names that titles are not: disc numbers, hashes.

extension NameText {
    private static let time: [Piece] = ["n1-2", "n2", "'uhr'", "$"]

    /// `20_00 Uhr`: the name is a time of day and nothing else.
    var isTimeOfDay: Bool { matches(Self.time, at: 0) }

    /// `cd1`, `disc 2`, `dvd1` from a token on.
    func discNumber(from: Int) -> (number: Int, first: Int, last: Int)? {
        first(of: from..<tokens.count) { discNumber(at: $0) }
    }

    /// Whether no digit stands before the tags.
    var hasNoNumber: Bool {
        !lower[0..<(firstStrong(from: 0).map { tokens[$0].start } ?? count)]
            .contains(where: ASCII.isDigit)
    }

    /// The disc of `(CD2) Title`.
    var discInFront: Int? { titleStart() > 0 ? discNumber(at: 0)?.number : nil }

    /// `cd1` at the name's end.
    func lastDiscNumber(from: Int) -> Int? {
        discNumber(from: from).flatMap { $0.last + 1 == tokens.count ? $0.number : nil }
    }

    /// The one at a token.
    func discNumber(at index: Int) -> (number: Int, first: Int, last: Int)? {
        match(.disc, at: index).map { ($0[.other], $0.first, $0.last) }
    }

    /// Whether tokens look like a hash or an abbreviation no person would name a title by.
    func isNoise(_ first: Int, _ end: Int) -> Bool {
        first >= end || end - first <= 2 && (first..<end).contains(where: isHash)
            || (first..<end).count { self[$0].count > 5 && 2..<self[$0].count ~= digits($0) } > 1
    }

    /// `c00498`, `case-0199`, of a folder: a number of four digits or more with zeros in front counts
    /// something, whatever a few letters before it say.
    var isSerial: Bool {
        let last = self[tokens.count - 1]
        let digits = digitsStart(last)
        return tokens.count <= 2 && last.end - digits >= 4 && lower[digits] == 48
            && digits - last.start <= 4
    }

    private func digits(_ index: Int) -> Int {
        lower[self[index].start..<self[index].end].count(where: ASCII.isDigit)
    }

    /// Eight or more letters and digits that change places often, or what an uploader hid a release's
    /// name behind.
    func isHash(_ index: Int) -> Bool {
        let token = self[index]
        let switches = ((token.start + 1)..<token.end).count {
            ASCII.isDigit(lower[$0]) != ASCII.isDigit(lower[$0 - 1])
        }
        return switches >= 4 && digits(index) >= 4 || isObfuscated(index)
    }

    /// `RcFyQm8NB2uFGmWOSjhu`, `oAcnexsjqhKGvQXRMOjw`: what an uploader hid a release's name behind.
    /// Sixteen or more letters with capitals in odd places; `TheGreatEscapeOfMine` has each of its
    /// capitals before a small letter.
    func isObfuscated(_ index: Int) -> Bool {
        let token = self[index]
        let isCapital = { (offset: Int) in bytes[offset] &- 65 < 26 }
        return token.count >= 16 && !token.isUpper
            && ((token.start + 1)..<token.end).count { isCapital($0) && isCapital($0 - 1) } > 1
    }

    /// Whether a name without folder and year says nothing: a hash, `movie`, `title_t00`, `IMG_1234`.
    func isMeaningless(_ span: TitleSpan) -> Bool {
        span.year == nil
            && (isMachineName || isNoise(span.first, span.end)
                || tokens.count == 1 && self[0].isAny(.fileName))
    }

    /// What a camera, a phone, a recorder or a ripper calls a file: `VID_20200101_120000`, `DSC_0001`,
    /// `2020-01-01 12.00.00`, `title_t00`.
    var isMachineName: Bool {
        guard tokens.count > 1 else { return false }
        return self[0].isNumber
            ? (tokens.count > 4 || self[0].count == 8) && tokens.allSatisfy(\.isNumber)
            : self[0].isAny(.counterName)
                && tokens.dropFirst().allSatisfy { $0.endsWithDigit && $0.gap == .underscore }
    }
}
