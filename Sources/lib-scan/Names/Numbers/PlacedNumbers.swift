// Episode numbers that only their place gives away: `Title - 12 [1080p]`, `[21]`, `12 - Title`,
// `Title 045`, `102` for 1x02.

/// A number that may be an episode's.
struct PlacedNumber {
    /// Where in the name it stands.
    enum Place {
        /// `Title - 12`
        case afterDash
        /// `[12]`
        case inBrackets
        /// `12 - Title`, `12. Title`, `12`
        case leading
        /// `Title 12`
        case trailing
    }

    var place: Place
    var numbers: [Int]
    /// How many digits the first number has.
    var width: Int
    var first: Int
    var last: Int
    /// `05.5`: between two episodes, a recap.
    var isHalf = false
    /// The piece of `11b`, from 1.
    var part: Int?
    /// Words follow that may belong to it: `- 12 Angry Men`.
    var isWeak = false
    /// `01v2`, `12END`: only episodes are marked so.
    var isMarked = false
}

extension NameText {
    /// The best placed number, nil when there is none. `from` is the title's first token.
    func placedNumber(from: Int) -> PlacedNumber? {
        var weak: PlacedNumber?
        var trailing: PlacedNumber?
        var bracketed: PlacedNumber?
        let limit = firstStrong(from: from) ?? tokens.count
        var next = from
        while next < tokens.count {
            let index = next
            next += 1
            guard tokens[index].startsWithDigit, !tokens[index].isTagged,
                !isDecimal(index), var found = number(at: index)
            else { continue }
            next = found.last + 1
            if index > from, isAfterDash(found) {
                found.place = .afterDash
                found.isWeak = isBeforeWords(found)
                // Of `Title - 100 Words - 05 [1080p]` the last one counts.
                if found.isWeak { weak = weak ?? found; continue }
                if weak == nil || found.width >= 2 && endsName(found) { return found }
                continue
            }
            if isBracketed(found) {
                if !isCopy(found, trailing) { bracketed = bracketed ?? found }
                continue
            }
            guard index > from, tokens[index].group == 0 else { continue }
            if index < limit ? isTrailing(found, limit) : isAfterTags(found) { trailing = found }
        }
        if let weak { return weak }
        if var bracketed {
            bracketed.place = .inBrackets
            return bracketed
        }
        return trailing
    }

    /// The 11 of `Evangelion 1.11`, the 1a of `Ver1.1a`.
    private func isDecimal(_ index: Int) -> Bool {
        hasSpaces && index > 0 && tokens[index].gap == .dot
            && tokens[index - 1].endsWithDigit
    }

    /// `Title [DVD] 01`, `[Group] Title 1080p 01`: the last word, after tags.
    private func isAfterTags(_ found: PlacedNumber) -> Bool {
        found.width >= 2 && found.last + 1 == tokens.count
            && (tokens[found.first - 1].group > 0
                || tokens[found.first - 1].tag.isStrong && looksLikeAnime)
            && lower[tokens[found.first].start] == 48
    }

    /// Whether tags, brackets or the end follow.
    private func endsName(_ found: PlacedNumber) -> Bool {
        let next = found.last + 1
        return next == tokens.count || tokens[next].isTagged || tokens[next].group > 0
    }

    /// `Title 10 (1)`: the second copy of a file.
    private func isCopy(_ found: PlacedNumber, _ trailing: PlacedNumber?) -> Bool {
        guard let trailing, trailing.last + 1 == found.first else { return false }
        return found.width == 1 && found.last + 1 == tokens.count && trailing.width >= 2
    }

    /// `12 - Title`, `12. Title`, `12_Title`, `12`.
    func leadingNumber(from: Int) -> PlacedNumber? {
        guard from < tokens.count, !tokens[from].isTagged,
            tokens[from].startsWithDigit, var found = number(at: from)
        else { return nil }
        found.place = .leading
        if found.last + 1 == tokens.count || found.isMarked { return found }
        let gap = tokens[found.last + 1].gap
        let follows = gap.contains(.dash) || gap.contains(.dot) || gap.contains(.underscore)
        let opens =
            gap.contains(.opens)
            && (tokens[found.last + 1].isTagged || tokens[from].gap.isSpacedDash)
        return follows || opens || found.width >= 2 && gap == .space ? found : nil
    }

    /// `[05] Words`: in brackets in front, where a show's files are.
    var numberInFront: PlacedNumber? {
        guard titleStart() > 0, tokens[0].isAlone, group(of: 0)?.kind == 91, !tokens[0].isTagged,
            var found = number(at: 0), (2...3).contains(found.width),
            !AirDate.isYear(tokens[0].value)
        else { return nil }
        found.place = .leading
        return found
    }

    /// `Title 第1季 01 [1080p]`: a number of two digits or three with nothing but brackets, tags or
    /// the name's end after.
    func lastNumber(at index: Int) -> PlacedNumber? {
        guard index < tokens.count, !tokens[index].isTagged,
            tokens[index].startsWithDigit, let found = number(at: index),
            (2...3).contains(found.width), endsName(found)
        else { return nil }
        return found
    }

    /// `Title Movie 02`, `Title - Movie 21 - Subtitle`, `Title Movie - 09`: the movie's number.
    func isNumberedMovie(from: Int) -> Bool {
        tokens.indices.dropFirst(from + 1).contains { index in
            tokens[index].isNumber && tokens[index].count <= 2
                && (token(index - 1, is: "movie") || token(index - 1, is: "film"))
        }
    }

    /// `Show.05.Episode.Title`: a number between words, where a show's files are.
    func middleNumber(from: Int) -> PlacedNumber? {
        for index in tokens.indices.dropFirst(from + 1) {
            if tokens[index].tag.isStrong { return nil }
            guard tokens[index].group == 0, tokens[index].isNumber, tokens[index].count >= 2,
                let found = number(at: index)
            else { continue }
            return found
        }
        return nil
    }

    /// Whether the name holds a source that only television has, and one that only films have: a
    /// cinema's, or a disc's.
    var hasTelevisionSource: Bool { tokens.contains { $0.tag == .strong && $0.isAny(.television) } }
    var hasFilmSource: Bool { tokens.contains { $0.tag != .none && $0.isAny(.film) } }

    /// Whether dashes stand for the name's blanks: `the-x-files-502`.
    var isDashed: Bool {
        tokens.count > 2 && tokens.dropFirst().allSatisfy { $0.gap == .dash }
    }

    /// Whether the number is an event's: `UFC.179.PPV.HDTV`, `UFC 229 This One vs That`.
    var isEvent: Bool {
        tokens.indices.contains { token($0, is: "ppv") || token($0, is: "ufc") }
    }

    /// `Part 3`, `Part.III`, `pt_2`, `Teil 2`: the first one from token `from` on.
    func partNumber(from: Int) -> (number: Int, first: Int, last: Int)? {
        first(of: from..<tokens.count) { match(.part, at: $0) }.map {
            ($0[.other], $0.first, $0.last)
        }
    }

    /// The end of `Part 1 to 4`, `Part 1 to Part 3`.
    func lastPart(
        after found: (number: Int, first: Int, last: Int)
    ) -> (number: Int, last: Int)? {
        var next = found.last + 2
        guard token(found.last + 1, is: "to") else { return nil }
        if token(next, is: "part") { next += 1 }
        guard tokens[next].isNumber, tokens[next].count <= 2,
            tokens[next].value > found.number
        else { return nil }
        return (tokens[next].value, next)
    }

    /// `Part01`.
    func gluedPart(_ index: Int) -> Int? {
        match(.part, at: index).flatMap { $0.first == $0.last ? $0[.other] : nil }
    }

    /// `- 12 Angry Men`, `- 21 & Over`: words follow without a dash.
    private func isBeforeWords(_ found: PlacedNumber) -> Bool {
        let next = found.last + 1
        guard next < tokens.count, !tokens[next].isTagged else { return false }
        return tokens[next].gap == .space
            || tokens[next].gap == [.space, .joiner] && !tokens[next].isNumber
    }

    private func isAfterDash(_ found: PlacedNumber) -> Bool {
        guard tokens[found.first].gap.isSpacedDash,
            tokens[found.first].group == 0 || isBracketed(found)
                || tokens[found.first].group == tokens[titleStart()].group
        else { return false }
        if found.isMarked || found.isHalf || found.last + 1 == tokens.count { return true }
        let next = tokens[found.last + 1]
        if !next.gap.isDisjoint(with: [.opens, .closes, .cut, .joiner]) { return true }
        return next.tag != .none || next.gap.isSpacedDash || found.width >= 2 && next.gap == .space
    }

    private func isBracketed(_ found: PlacedNumber) -> Bool {
        guard let group = group(of: found.first),
            group.kind == 40 || found.width >= 2 || found.numbers.count > 1
        else { return false }
        if found.first > 0, tokens[found.first - 1].group == tokens[found.first].group,
            !token(found.first - 1, is: "tv")
        {
            return false
        }
        var next = found.last + 1
        if tokens[next].isAny(.end) { next += 1 }
        // `[01-28 Batch]`, `(TV 01-12 + SP)`
        if found.numbers.count > 2, group.kind == 91 || looksLikeAnime { return true }
        // `[05(17)]`
        return next >= tokens.count || tokens[next].group != tokens[found.first].group
            || tokens[next].isNumber && tokens[next].gap == .opens
    }

    /// The last words before tags, brackets or the end.
    private func isTrailing(_ found: PlacedNumber, _ limit: Int) -> Bool {
        let next = found.last + 1
        if next >= tokens.count || next >= limit { return true }
        if !tokens[next].gap.isDisjoint(with: [.opens, .cut]) { return true }
        return tokens[next].isTagged || tokens[next].gap.isSpacedDash || found.isMarked
    }
}
