// Specials by their words: `SP01`, `OVA 2`, `OAD - 01`, `Special 02`, `[SP][01]`, `EX01`, `S01SP02`.

/// How much a special's word says.
private enum SpecialWord {
    /// Nothing else: `OVA`, `OAD`.
    case sure
    /// A special when in capitals or with its number glued to it: `SP`.
    case short
    /// A title's word too: `Special`.
    case ordinary
    /// Only with its number glued to it: `EX01`.
    case glued

    init?(_ roles: Roles) {
        if roles.contains(.special) {
            self = .sure
        } else if roles.contains(.shortSpecial) {
            self = .short
        } else if roles.contains(.titleSpecial) {
            self = .ordinary
        } else if roles.contains(.gluedSpecial) {
            self = .glued
        } else {
            return nil
        }
    }
}

extension NameText {
    /// `Show Specials`, `Specials & OVAs`: a folder of specials by its last word.
    var endsInSpecials: Bool {
        tokens[tokens.count - 1].isAny(.specials)
    }

    /// `Show S1 - S02` in a folder of specials: AniDB's mark for the second special.
    func databaseSpecial() -> Marker? {
        for index in tokens.indices.dropFirst(titleStart()).dropLast() {
            let next = index + 1
            guard isSeasonToken(index), isSeasonToken(next), tokens[next].gap.isSpacedDash,
                next + 1 == tokens.count || tokens[next + 1].isTagged,
                let number = seasonMark(at: next)?.number
            else { continue }
            var marker = special([number], index, next, isSure: true)
            marker.season = 0
            return marker
        }
        return nil
    }

    /// A special and its number at a token; its `isSpecial` is set where the name alone proves it.
    func special(at index: Int) -> Marker? {
        let token = tokens[index]
        let digits = firstDigit(token)
        if digits == token.start + 1, let marker = seasonSpecial(index) { return marker }
        // `[TV 01-12+SP 01-02]` holds more than specials.
        guard digits > token.start, !token.gap.contains(.joiner),
            let word = specialKind(token, digits)
        else { return nil }
        if digits < token.end {
            guard word != .glued || index > 0 && looksLikeAnime else { return nil }
            guard word != .ordinary || looksLikeAnime, let found = number(index, from: digits)
            else { return nil }
            return special([found], index, index, isSure: true)
        }
        // `SP 第01集`
        if index > 0, word == .sure || word == .short && tokens[index].isUpper,
            tokens[index + 1].isEastern, tokens[index + 1].group == token.group,
            let counted = episodeWord(at: index + 1), !counted.absolute.isEmpty
        {
            return special(counted.absolute, index, counted.last, isSure: true)
        }
        guard index > 0, word != .glued, word != .short || tokens[index].isUpper,
            let number = numberBehind(index, word)
        else { return nil }
        return special(
            number.numbers, index, number.last, isSure: word != .ordinary || looksLikeAnime)
    }

    /// The word in front of a token's digits: `OAD01`, `OADE01`.
    private func specialKind(_ token: Token, _ digits: Int) -> SpecialWord? {
        let isLetter = digits < token.end && digits - token.start > 2 && lower[digits - 1] == 101
        return SpecialWord(Lexicon.word(lower, token.start, digits).roles)
            ?? (isLetter ? SpecialWord(Lexicon.word(lower, token.start, digits - 1).roles) : nil)
    }

    /// The last token of a special's word that has no number, `OVA`, at a token; nil for others.
    func specialWord(at index: Int) -> Int? {
        let token = tokens[index]
        guard let word = SpecialWord(token.word.roles), word != .glued else { return nil }
        return word != .short || tokens[index].isUpper ? index : nil
    }

    /// `Title OVA [1080p]`, `[Title][OVA]`: a special without a number, in a fansub's name or an
    /// anime's folder.
    func specialAlone(isAnime: Bool) -> SeasonWord? {
        guard isAnime || looksLikeAnime else { return nil }
        for index in tokens.indices.dropFirst(titleStart() + 1) {
            if tokens[index].tag.isStrong { return nil }
            guard specialWord(at: index) != nil else { continue }
            let next = index + 1
            guard
                next >= tokens.count || tokens[next].tag.isStrong || tokens[next].group > 0
                    || tokens[index].group > 0
                    || tokens[next].gap.isSpacedDash && tokens[index].gap.isSpacedDash
            else { continue }
            return SeasonWord(number: 0, first: index, last: index)
        }
        return nil
    }

    /// `Vol.1`, `Vol. 2v2`: a disc of a series, in a fansub's name without a year.
    func volumeMark() -> SeasonWord? {
        let start = titleStart()
        for index in tokens.indices.dropFirst(start + 1) {
            if tokens[index].tag.isStrong { return nil }
            guard let mark = volume(at: index), looksLikeAnime, bracketedYear(from: start) == nil
            else { continue }
            return mark
        }
        return nil
    }

    /// `Show Vol. 3`: where the volume begins that ends the name.
    var volumeAtEnd: Int? {
        tokens.indices.first { volume(at: $0)?.last == tokens.count - 1 }
    }

    /// `Vol.1` at a token.
    func volume(at index: Int) -> SeasonWord? {
        guard token(index, is: "vol") || token(index, is: "volume"),
            tokens[index + 1].startsWithDigit, let found = number(at: index + 1),
            found.width <= 2
        else { return nil }
        return SeasonWord(number: found.numbers[0], first: index, last: found.last)
    }

    private func special(_ numbers: [Int], _ first: Int, _ last: Int, isSure: Bool) -> Marker {
        var marker = Marker(
            kind: .word, season: 0, episodes: numbers, first: first, last: last)
        marker.isSpecial = isSure
        return marker
    }

    /// The number behind a special's word: `OVA 2`, `OVA - 01`, `[OVA][01]`.
    private func numberBehind(_ index: Int, _ word: SpecialWord) -> PlacedNumber? {
        let next = index + 1
        guard tokens[next].startsWithDigit,
            !tokens[next].isTagged, var found = number(at: next), found.width <= 2
        else { return nil }
        if found.isHalf { found.numbers = [] }
        let gap = tokens[next].gap
        if gap.contains(.dash), word == .ordinary, !looksLikeAnime { return nil }
        guard gap.contains(.opens) else {
            return gap.contains(.closes) && !(word == .sure && tokens[index].isAlone) ? nil : found
        }
        return tokens[next].isAlone && tokens[index].group > 0 ? found : nil
    }

    /// `S01SP02`: a special that belongs to a season.
    private func seasonSpecial(_ index: Int) -> Marker? {
        guard lower[tokens[index].start] == 115 else { return nil }
        var cursor = Cursor(lower, tokens[index].start + 1)
        guard cursor.number(most: 2) != nil, cursor.take("sp") || cursor.take("ova"),
            let number = number(index, from: cursor.offset)
        else { return nil }
        return special([number], index, index, isSure: true)
    }

    /// A number of up to three digits, perhaps with its version, that ends the token.
    private func number(_ index: Int, from offset: Int) -> Int? {
        var cursor = Cursor(lower, offset)
        guard let number = cursor.number(most: 3) else { return nil }
        if cursor.take("v") { _ = cursor.number(most: 1) }
        return cursor.offset == tokens[index].end ? number : nil
    }

    /// The offset of a token's first digit, or its end.
    func firstDigit(_ token: Token) -> Int {
        var offset = token.start
        while offset < token.end, !ASCII.isDigit(lower[offset]) { offset += 1 }
        return offset
    }
}
