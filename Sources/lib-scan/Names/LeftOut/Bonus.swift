// What comes with a series on its discs and is no episode: opening and ending songs, commercials,
// menus, previews. A bonus video's word may be nothing else (`NCOP`), be one in capitals (`OP`, `PV`),
// be a title's word too (`Menu`), or be one only beside the others (`Clean Opening`, `TV Spot`).

extension NameText {
    /// What stands after a song that is the last of its piece: `OP1 [720p]`, `ED 003 Song`, `OP 1`.
    private static let afterSong: [[Piece]] = [["!"], ["n3z"], ["_n1-2", "!"]]

    /// Whether the name is a bonus video's.
    ///
    /// - Parameters:
    ///   - isAnime: whether the folders say that it is an anime's.
    ///   - isInSpecials: whether it lies in a folder of specials.
    func isBonus(isAnime: Bool, isInSpecials: Bool) -> Bool {
        if isCreditless { return true }
        let isTold = isInSpecials || isAnime || looksLikeAnime
        var isAfterNumber = false
        return tokens.indices.contains { index in
            let roles = bonusRoles(index)
            // `- 05 -`, `05.`: words after it are the episode's title.
            isAfterNumber =
                isAfterNumber
                || roles.isEmpty && self[index].startsWithDigit
                    && !gapAfter(index).isDisjoint(with: [.dash, .dot])
            guard isTold, !isAfterNumber, !roles.isAny(.bonus) else { return roles.isAny(.bonus) }
            let gap = self[index].gap
            return (gap.isSpacedDash || gap.contains(.opens)) && isBonusPiece(index)
                || (roles.isAny(.shortBonus)
                    ? isShouted(index) && Self.afterSong.contains { matches($0, at: index + 1) }
                    : isLastBonus(index, roles))
        }
    }

    /// `No Credits Opening`, `Clean Ending 2`: the whole name.
    private var isCreditless: Bool {
        (token(0, is: "clean") || token(1, is: "credits"))
            && tokens.indices.contains { bonusRoles($0).isAny(.titleBonus) }
            && tokens.indices.allSatisfy { !bonusRoles($0).isEmpty || self[$0].isNumber }
    }

    /// Whether a piece between dashes or brackets holds nothing but such words and numbers.
    func isBonusPiece(_ first: Int) -> Bool {
        var isAny = false
        for next in first..<tokens.count {
            let (gap, roles) = (self[next].gap, bonusRoles(next))
            if next > first, gap.isSpacedDash || gap.hasBracket { break }
            if roles.isEmpty, !self[next].isNumber { return false }
            isAny = isAny || roles.isAny(.titleBonus) || roles.isAny(.shortBonus) && isShouted(next)
        }
        return isAny
    }

    /// `Some Title Menu01 [720p]`, `Some Title Promo2`: a word with its number, the last of its piece;
    /// `Some Title Preview [720p]`: the last of several words, in a name without a dash.
    private func isLastBonus(_ index: Int, _ roles: Roles) -> Bool {
        guard roles.isAny(.titleBonus), endsNumbers(index + 1) else { return false }
        return self[index].endsWithDigit
            || ["preview", "trailer", "teaser"].contains { token(index, is: $0) }
                && index > titleStart() + 1 && !self[index - 1].isAny(.bound)
                && !tokens[..<index].contains(where: \.gap.isSpacedDash)
    }

    private func isShouted(_ index: Int) -> Bool {
        bytes[self[index].start] < 97 && bytes[self[index].start + 1] < 97
    }

    /// `S01E01.NCOP`, `S01E01.NC-ED`; a database's specials (`S00E05`) may be such songs.
    func isSong(after marker: Marker) -> Bool {
        marker.season != 0
            && ((marker.last + 1)..<tokens.count).contains {
                bonusRoles($0).isAny(.bonus)
                    || token($0, is: "nc") && bonusRoles($0 + 1).isAny(.shortBonus)
            }
    }

    /// What a bonus video's word is, perhaps with its number and version: `ED2v2`, `EDv2`, `S01NCOP1`.
    private func bonusRoles(_ index: Int) -> Roles {
        var token = self[index]
        var cursor = Cursor(lower, token.start)
        if cursor.take("s"), cursor.number(most: 2) != nil, cursor.isAt("nc") {
            token.start = cursor.offset
        }
        cursor.offset = firstDigit(token)
        var end = cursor.offset
        if end < token.end {
            guard end > token.start + 1, cursor.number(most: 3) != nil else { return [] }
            // `NCOP1a`
            if cursor.byte >= 97, cursor.byte <= 102, cursor.offset + 1 == token.end {
                cursor.offset += 1
            }
            if cursor.take("v") { _ = cursor.number(most: 1) }
            guard cursor.offset == token.end else { return [] }
            if lower[end - 1] == 118, end - token.start > 2 { end -= 1 }
        }
        let roles =
            end == token.end ? token.word.roles : Lexicon.word(lower, token.start, end).roles
        return roles.intersection([.bonus, .shortBonus, .titleBonus, .besideBonus])
    }
}
