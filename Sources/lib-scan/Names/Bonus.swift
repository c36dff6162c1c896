// What comes with a series on its discs and is no episode: opening and ending songs, commercials,
// menus, previews.

/// How much a bonus video's word says.
private enum BonusWord: UInt8 {
    /// Nothing else: `NCOP`.
    case sure = 1
    /// In capitals: `OP`, `ED`, `PV`, `CM`.
    case short
    /// A title's word too: `Menu`, `Ending`.
    case ordinary
    /// With an opening or an ending behind it: `Clean Opening`, `NC ED`.
    case clean
}

extension NameText {
    private static let bonuses = WordTable([
        ("ncop nced creditless textless", BonusWord.sure.rawValue),
        ("op ed pv cm", BonusWord.short.rawValue),
        (
            "menu menus opening openings ending endings preview previews trailer trailers teaser",
            BonusWord.ordinary.rawValue
        ),
        ("clean nc", BonusWord.clean.rawValue),
    ])

    /// Whether the name is a bonus video's.
    ///
    /// - Parameter isAnime: whether the folders say that it is an anime's.
    func isBonus(isAnime: Bool) -> Bool {
        var looksAnime: Bool?
        var isBehindNumber = false
        for index in tokens.indices.dropFirst() {
            guard let word = bonusWord(index) else {
                isBehindNumber = isBehindNumber || isEpisodeNumber(index)
                continue
            }
            if word == .sure { return true }
            if looksAnime == nil {
                looksAnime = (isAnime || looksLikeAnime) && index > titleStart()
            }
            guard looksAnime == true, !isBehindNumber else { continue }
            if isBonus(word, at: index) { return true }
        }
        return false
    }

    /// `S01E01.NCOP`, `S01E01.NC-ED`; a database's specials (`S00E05`) may be such songs.
    func isSong(behind marker: Marker) -> Bool {
        guard marker.season != 0 else { return false }
        return tokens.indices.dropFirst(marker.last + 1).contains { index in
            guard matches("nc", at: tokens[index].start), isUpper(index) else { return false }
            return bonusWord(index) == .sure
                || bonusWord(index) == .clean && gapAfter(index) == .dash
                    && (token(index + 1, is: "op") || token(index + 1, is: "ed"))
        }
    }

    private func isBonus(_ word: BonusWord, at index: Int) -> Bool {
        let token = tokens[index]
        let begins = token.gap.isSpacedDash || token.gap.contains(.opens)
        switch word {
        case .clean:
            return begins && index + 1 < tokens.count && bonusWord(index + 1) != nil
        case .ordinary:
            return begins && endsBonus(index + 1)
        case .sure, .short:
            guard bytes[token.start] < 97, bytes[token.start + 1] < 97 else { return false }
            if begins, group(of: index)?.kind == 91 || endsBonus(index + 1) { return true }
            let next = gapAfter(index)
            return !next.isDisjoint(with: [.opens, .first])
                || index + 1 < tokens.count && token.count > 2
        }
    }

    /// Whether the token is one of the words that name bonus videos.
    func isBonusWord(_ index: Int) -> Bool { bonusWord(index) != nil }

    /// Whether the token is a bonus video's word, perhaps with its number and version: `ED2v2`.
    private func bonusWord(_ index: Int) -> BonusWord? {
        let token = tokens[index]
        let digits = firstDigit(token)
        var end = digits
        if digits < token.end {
            guard digits > token.start + 1, endsSong(token, from: digits) else { return nil }
            if digits - token.start > 2, lower[digits - 1] == 118 { end -= 1 }
        }
        guard end - token.start <= 10 else { return nil }
        return Self.bonuses.value(lower, token.start, end).flatMap(BonusWord.init)
    }

    /// `2`, `01`, `2v2`, `4a` at the end of a token.
    private func endsSong(_ token: Token, from digits: Int) -> Bool {
        var cursor = Cursor(lower, digits)
        guard cursor.number(most: 3) != nil else { return false }
        if cursor.offset < token.end, cursor.byte >= 97, cursor.byte <= 102 { cursor.offset += 1 }
        if cursor.offset < token.end, cursor.take("v") { _ = cursor.number(most: 1) }
        return cursor.offset == token.end
    }

    /// Whether at most a number stands between a token and the end, brackets, tags or a dash.
    private func endsBonus(_ index: Int) -> Bool {
        var next = index
        if next < tokens.count, tokens[next].isNumber, tokens[next].count <= 3,
            tokens[next].gap.isDisjoint(with: [.opens, .closes])
        {
            next += 1
        }
        guard next < tokens.count else { return true }
        return tokens[next].tag.isStrong || tokens[next].gap.isSpacedDash
            || !tokens[next].gap.isDisjoint(with: [.opens, .closes])
    }

    /// `- 05`, `[05]`: an episode's number, so that words behind it are the episode's title.
    private func isEpisodeNumber(_ index: Int) -> Bool {
        guard ASCII.isDigit(lower[tokens[index].start]), tokens[index].tag == .none else {
            return false
        }
        return tokens[index].gap.isSpacedDash || isAlone(index)
    }
}
