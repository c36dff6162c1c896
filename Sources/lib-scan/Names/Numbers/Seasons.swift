// Seasons and specials beside their numbers.

/// A season named by a word, and the tokens it covers.
struct SeasonWord {
    var number: Int
    var first: Int
    var last: Int
    /// The piece or the disc of it that is glued to it: `S2P2`, `S2D1`.
    var piece: Int?
    var disc: Int?
}

extension NameText {
    /// `Part 2`, `(Cour 2)`, `Vol. 2`, `Second Half` right after a season: a part of the season,
    /// which may count from 1 again.
    func seasonPart(after season: SeasonWord) -> (number: Int, last: Int)? {
        if let piece = season.piece { return (piece, season.last) }
        return seasonPiece(at: season.last + 1, of: season.number)
    }

    /// A piece of a season at a token. `Season 3 Book 3` only says twice which season it is.
    func seasonPiece(at index: Int, of season: Int?) -> (number: Int, last: Int)? {
        guard let match = match(.seasonPiece, at: index),
            !(self[index].isAny(.seasonLike) && match[.other] == season)
        else { return nil }
        return (match[.other], match.last)
    }

    /// `S02D1`, `Season 2 Disc 1`, `S2 D1`: which disc of the season.
    func disc(of season: SeasonWord) -> Int? {
        season.disc ?? discNumber(at: season.last + 1)?.number
    }

    /// Whether a season ends right before a token.
    func isAfterSeason(_ index: Int) -> Bool {
        (max(index - 2, 0)..<index).contains { seasonMark(at: $0)?.last == index - 1 }
    }

    /// `2003 - Season 1`, `The Complete Second Season`, `New Series 1`, `01 - Season 1`: words
    /// before the season that no show below its own folder is called by.
    func saysNothing(_ title: TitleSpan) -> Bool {
        let (first, gap) = (self[title.first], gapAfter(title.first))
        if first.isNumber, title.end == title.first + 1 {
            return gap.isSpacedDash && (first.isPadded || first.isYear)
        }
        return title.year == nil
            && (title.first..<title.end).allSatisfy { index in
                self[index].isAny(.whole) || self[index].tag.isStrong
                    || token(index, is: "the") || token(index, is: "new")
            }
    }

    /// `The Final Season Part 2`, `Letzte Staffel`, `Temporada final`: which season it is depends on
    /// how many there are.
    var isFinalSeason: Bool {
        let first = token(0, is: "the") || token(0, is: "die") || token(0, is: "la") ? 1 : 0
        let pair = [self[first], self[first + 1]]
        guard pair.contains(where: { $0.isAny(.season) }), pair.contains(where: { $0.isAny(.last) })
        else { return false }
        return endsNumbers(first + 2) || seasonPiece(at: first + 2, of: nil) != nil
    }

    /// The 2 of `Show Vol. 2`, with its word from a token on.
    func pieceAtEnd(from start: Int) -> Int? {
        first(of: tokens.indices.dropFirst(start)) { index in
            seasonPiece(at: index, of: nil).flatMap { $0.last + 1 == tokens.count ? $0 : nil }
        }?.number
    }

    /// A number of up to two digits or a roman one at a token.
    func smallNumber(_ index: Int) -> Int? {
        self[index].number(2) ?? self[index].number(of: .numeral)
    }

    // MARK: Specials and volumes

    /// `Show Specials`, `Specials & OVAs`: a folder of specials by its last word.
    var endsInSpecials: Bool { self[tokens.count - 1].isAny(.specials) }

    /// `Show S1 - S02` in a folder of specials: AniDB's mark for the second special.
    func databaseSpecial() -> Marker? {
        for index in tokens.indices.dropFirst(titleStart()).dropLast() {
            let next = index + 1
            guard isSeasonToken(index), isSeasonToken(next), self[next].gap.isSpacedDash,
                next + 1 == tokens.count || self[next + 1].isTagged,
                let number = seasonMark(at: next)?.number
            else { continue }
            var marker = Marker(
                kind: .word, season: 0, episodes: [number], first: index, last: next)
            marker.isSpecial = true
            return marker
        }
        return nil
    }

    /// `Show (2003) Specials (2005)`: the word for specials after the show's year.
    var specialsAfterYear: SeasonWord? {
        tokens.indices.dropFirst(2).first {
            self[$0].isAny(.specials) && self[$0 - 1].isYear && self[$0 - 1].isAlone
        }.map { SeasonWord(number: 0, first: $0, last: $0) }
    }

    /// The last token of a special's word that has no number, `OVA`, at a token; nil for others.
    func specialWord(at index: Int) -> Int? {
        let token = self[index]
        guard token.isAny(.specialWord) else { return nil }
        return token.isAny([.special, .titleSpecial]) || token.isUpper ? index : nil
    }

    /// `Title OVA [1080p]`, `[Title][OVA]`: a special without a number, in a fansub's name or an
    /// anime's folder.
    func specialAlone(isAnime: Bool) -> SeasonWord? {
        guard isAnime || looksLikeAnime else { return nil }
        for index in tokens.indices.dropFirst(titleStart() + 1) {
            if self[index].tag.isStrong { return nil }
            guard specialWord(at: index) != nil else { continue }
            let next = self[index + 1]
            let isLast = index + 1 == tokens.count || next.tag.isStrong
            if isLast || next.group > 0 || self[index].group > 0
                || next.gap.isSpacedDash && self[index].gap.isSpacedDash
            {
                return SeasonWord(number: 0, first: index, last: index)
            }
        }
        return nil
    }

    /// `Vol.1`, `Vol. 2v2`: a disc of a series, in a fansub's name without a year.
    func volumeMark() -> SeasonWord? {
        let start = titleStart()
        guard looksLikeAnime, bracketedYear(from: start) == nil else { return nil }
        let end = tokens.indices.dropFirst(start + 1).first { self[$0].tag.isStrong }
        return first(of: (start + 1)..<(end ?? tokens.count)) { volume(at: $0) }
    }

    /// `Show Vol. 3`: where the volume begins that ends the name.
    var volumeAtEnd: Int? {
        tokens.indices.first { volume(at: $0)?.last == tokens.count - 1 }
    }

    /// `Vol.1` at a token.
    func volume(at index: Int) -> SeasonWord? {
        guard token(index, is: "vol") || token(index, is: "volume"),
            self[index + 1].startsWithDigit, let found = number(at: index + 1),
            found.width <= 2
        else { return nil }
        return SeasonWord(number: found.numbers[0], first: index, last: found.last)
    }

    /// The offset of a token's first digit, or its end.
    func firstDigit(_ token: Token) -> Int {
        (token.start..<token.end).first { ASCII.isDigit(lower[$0]) } ?? token.end
    }
}

/// Numbers written 一, 十二, 二十三.
enum EasternNumber {
    /// Reads one of at most 99 and moves the cursor after it; nil when there is none.
    static func read(_ cursor: inout Cursor) -> Int? {
        var value = 0
        let start = cursor.offset
        while value < 100,
            let digit = digit(
                cursor.bytes[cursor.offset], cursor.bytes[cursor.offset + 1],
                cursor.bytes[cursor.offset + 2])
        {
            value = digit == 10 ? max(value, 1) * 10 : value + digit
            cursor.offset += 3
        }
        return cursor.offset > start ? value : nil
    }

    /// Whether ² to ⁹ stands at `offset`: `[REC]³ Genesis`.
    static func isSuperscript(_ bytes: ByteText, _ offset: Int) -> Bool {
        switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
        case (0xC2, 0xB2...0xB3, _), (0xE2, 0x81, 0xB4...0xB9): true
        default: false
        }
    }

    /// The value of a sign of three UTF-8 bytes, 1 to 10.
    static func digit(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
        stride(from: 0, to: signs.count, by: 3).first {
            signs[$0] == first && signs[$0 + 1] == second && signs[$0 + 2] == third
        }.map { $0 / 3 + 1 }
    }

    private static let signs = Array("一二三四五六七八九十".utf8)
}
