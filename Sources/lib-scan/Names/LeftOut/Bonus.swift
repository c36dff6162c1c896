// What comes with a series on its discs and is no episode: opening and ending songs, commercials,
// menus, previews.

/// How much a bonus video's word says.
private enum BonusWord {
    /// Nothing else: `NCOP`.
    case sure
    /// In capitals: `OP`, `ED`, `PV`, `CM`.
    case short
    /// A title's word too: `Menu`, `Ending`.
    case ordinary
    /// Only beside one of the others: `Clean Opening`, `TV Spot`, `CM Collection`.
    case beside

    init?(_ roles: Roles) {
        if roles.contains(.bonus) {
            self = .sure
        } else if roles.contains(.shortBonus) {
            self = .short
        } else if roles.contains(.titleBonus) {
            self = .ordinary
        } else if roles.contains(.besideBonus) {
            self = .beside
        } else {
            return nil
        }
    }
}

extension NameText {
    /// Whether the name is a bonus video's.
    ///
    /// - Parameters:
    ///   - isAnime: whether the folders say that it is an anime's.
    ///   - isInSpecials: whether it lies in a folder of specials.
    func isBonus(isAnime: Bool, isInSpecials: Bool) -> Bool {
        if isCreditless { return true }
        var looksAnime: Bool? = isInSpecials ? true : nil
        let start = titleStart()
        var isBehindNumber = false
        for index in tokens.indices {
            guard let word = bonusWord(index) else {
                isBehindNumber = isBehindNumber || isEpisodeNumber(index, from: start)
                continue
            }
            if word == .sure { return true }
            let isTold = looksAnime ?? (isAnime || looksLikeAnime)
            looksAnime = isTold
            let gap = tokens[index].gap
            // `[Ending 7] Title`
            let isNumbered = tokens.indices.contains(index + 1) && tokens[index + 1].isNumber
            guard isTold, !isBehindNumber,
                index > start || isInSpecials || gap.contains(.opens) && isNumbered
                    || tokens.count == 1
            else { continue }
            let begins = gap.isSpacedDash || gap.contains(.opens) || index == start
            if begins, isBonusPiece(index) { return true }
            if word == .short ? isSong(index) : isPreview(index) || isCounted(index) { return true }
        }
        return false
    }

    /// `No Credits Opening`, `Clean Ending 2`: the whole name.
    private var isCreditless: Bool {
        let last = min(tokens.count - 1, 3)
        guard last >= 1,
            token(0, is: "clean") || token(0, is: "nc") || token(1, is: "credit")
                || token(1, is: "credits")
        else { return false }
        return (1...last).contains { token($0, is: "opening") || token($0, is: "ending") }
            && tokens.indices.allSatisfy { bonusWord($0) != nil || tokens[$0].isNumber }
    }

    /// Whether a piece between dashes or brackets holds nothing but such words and numbers.
    func isBonusPiece(_ first: Int) -> Bool {
        var isAny = false
        var next = first
        while next < tokens.count, !tokens[next].tag.isStrong {
            let gap = tokens[next].gap
            if next > first, gap.isSpacedDash || !gap.isDisjoint(with: [.opens, .closes]) { break }
            if let word = bonusWord(next) {
                isAny = isAny || word == .ordinary || word == .short && isShouted(next)
            } else if !tokens[next].isNumber || tokens[next].count > 3 || next == first {
                return false
            }
            next += 1
        }
        return isAny
    }

    /// `Title OP1 [720p]`, `Title ED (BD)`, `Title OP 1`: the word is the last one of its piece.
    private func isSong(_ index: Int) -> Bool {
        guard isShouted(index) else { return false }
        let next = index + 1
        guard next < tokens.count else { return true }
        if tokens[next].gap.contains(.opens) || tokens[index].count > 2 { return true }
        // `Title ED 003 Song`
        if tokens[next].isNumber, tokens[next].count == 3, lower[tokens[next].start] == 48 {
            return true
        }
        let isLast = next + 1 >= tokens.count || tokens[next + 1].gap.contains(.opens)
        return tokens[next].gap == .space && tokens[next].count <= 2 && tokens[next].isNumber
            && isLast
    }

    /// `Some Title Menu01 [720p]`, `Some Title Promo2`: a word with its number, the last of its piece.
    private func isCounted(_ index: Int) -> Bool {
        let next = gapAfter(index)
        return bonusWord(index) == .ordinary && tokens[index].endsWithDigit
            && (index + 1 >= tokens.count || next.contains(.opens))
    }

    /// `Some Title Preview [720p]`: the last of several words, in a name without a dash.
    private func isPreview(_ index: Int) -> Bool {
        guard
            matches("preview", at: tokens[index].start)
                || matches("trailer", at: tokens[index].start)
                || matches("teaser", at: tokens[index].start), index > titleStart() + 1,
            !token(index - 1, is: "the"), !token(index - 1, is: "a"),
            !tokens[..<index].contains(where: { $0.gap.isSpacedDash })
        else { return false }
        let next = gapAfter(index)
        return next.contains(.opens) || next.contains(.first)
    }

    private func isShouted(_ index: Int) -> Bool {
        bytes[tokens[index].start] < 97 && bytes[tokens[index].start + 1] < 97
    }

    /// `S01E01.NCOP`, `S01E01.NC-ED`; a database's specials (`S00E05`) may be such songs.
    func isSong(behind marker: Marker) -> Bool {
        guard marker.season != 0 else { return false }
        return tokens.indices.dropFirst(marker.last + 1).contains { index in
            guard matches("nc", at: tokens[index].start), tokens[index].isUpper else {
                return false
            }
            return bonusWord(index) == .sure
                || matches("nc", at: tokens[index].start) && gapAfter(index) == .dash
                    && (token(index + 1, is: "op") || token(index + 1, is: "ed"))
        }
    }

    /// Whether the token is a bonus video's word, perhaps with its number and version: `ED2v2`.
    private func bonusWord(_ index: Int) -> BonusWord? {
        var token = tokens[index]
        // `S01NCOP1`
        var season = Cursor(lower, token.start)
        if season.take("s"), season.number(most: 2) != nil, season.isAt("nc") {
            token.start = season.offset
        }
        let digits = firstDigit(token)
        var end = digits
        if digits < token.end {
            guard digits > token.start + 1, endsSong(token, from: digits) else { return nil }
            if digits - token.start > 2, lower[digits - 1] == 118 { end -= 1 }
        }
        guard end - token.start <= 12 else { return nil }
        return BonusWord(Lexicon.word(lower, token.start, end).roles)
    }

    /// `2`, `01`, `2v2`, `4a` at the end of a token.
    private func endsSong(_ token: Token, from digits: Int) -> Bool {
        var cursor = Cursor(lower, digits)
        guard cursor.number(most: 3) != nil else { return false }
        if cursor.offset < token.end, cursor.byte >= 97, cursor.byte <= 102 { cursor.offset += 1 }
        if cursor.offset < token.end, cursor.take("v") { _ = cursor.number(most: 1) }
        return cursor.offset == token.end
    }

    /// `- 05`, `[05]`, `05 -`: an episode's number, so that words behind it are the episode's title.
    private func isEpisodeNumber(_ index: Int, from start: Int) -> Bool {
        guard tokens[index].startsWithDigit, !tokens[index].isTagged else {
            return false
        }
        return tokens[index].gap.isSpacedDash || tokens[index].isAlone
            || index == start && !gapAfter(index).isDisjoint(with: [.dash, .dot])
    }
}
