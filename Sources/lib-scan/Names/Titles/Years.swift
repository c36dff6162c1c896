// Which number of a name is its year.

extension NameText {
    /// `[Group][Title][2021][08]`: a year alone in square brackets of a fansub's name.
    var yearInChain: Int? {
        guard looksLikeAnime else { return nil }
        return tokens.indices.dropFirst().first {
            tokens[$0].isYear && tokens[$0].isAlone && group(of: $0)?.kind == 91
        }.map { tokens[$0].value }
    }

    /// The last year that stands in brackets, alone or beside tags.
    func bracketedYear(from: Int) -> Int? {
        var found: Int?
        for index in tokens.indices where tokens[index].group > 0 && tokens[index].count == 4 {
            guard tokens[index].isNumber, AirDate.isYear(tokens[index].value) else { continue }
            if tokens[index].isAlone || isYearRange(index) { found = index }
        }
        return found ?? yearAmongWords(from: from)
    }

    /// `(Western 1950)`, `[1963 - UK]`: a year first or last among the words of brackets.
    private func yearAmongWords(from: Int) -> Int? {
        for index in tokens.indices.dropFirst(from + 1) where tokens[index].group > 0 {
            guard tokens[index].isYear, tokens[index].group != tokens[from].group else { continue }
            let isFirst = tokens[index - 1].group != tokens[index].group
            let isLast = index + 1 == tokens.count || tokens[index + 1].group != tokens[index].group
            var others = groupStart(index)
            guard isFirst != isLast else { continue }
            while others < tokens.count, tokens[others].group == tokens[index].group {
                let isPlain = !tokens[others].isTagged && !tokens[others].isNumber
                guard others == index || isPlain && isOrdinary(others) else { break }
                others += 1
            }
            let isWhole = others == tokens.count || tokens[others].group != tokens[index].group
            if isWhole { return index }
        }
        return nil
    }

    /// Not `[Cap.1905]`, `(October 2011)`.
    private func isOrdinary(_ index: Int) -> Bool {
        let token = tokens[index]
        return !tokens[index].isAny(.month)
            && !token.isAny(.episodeWord)
            && !token.isAny(.season)
    }

    /// `(2005-2010)`: the first of two years.
    func isYearRange(_ index: Int) -> Bool {
        let next = index + 1
        guard next < tokens.count, tokens[next].group == tokens[index].group else { return false }
        guard tokens[next].gap.contains(.dash), groupStart(index) == index else { return false }
        return tokens[next].isNumber && AirDate.isYear(tokens[next].value)
            || token(next, is: "present")
    }

    /// The last bare year behind the first word and before the tags; else one among the tags.
    /// In `Class of 1984` it belongs to the title.
    func bareYear(from first: Int, tags: Int?) -> Int? {
        let limit = tags ?? tokens.count
        var index = limit - 1
        while index > first {
            if tokens[index].isYear, !token(index - 1, is: "of"),
                index + 1 == tokens.count || pieceNumber(index + 1) != nil || isCopyMark(index + 1)
                    || hasTag(after: index) || isAfterDash(index)
                    || group(of: index + 1)?.kind == 91 && !hasSpaces
            {
                return index
            }
            index -= 1
        }
        guard let tags else { return nil }
        for index in tokens.indices.dropFirst(tags) where index > first && tokens[index].isYear {
            return index
        }
        return nil
    }

    /// Whether some tag follows, so that the year is where a release has it.
    private func hasTag(after index: Int) -> Bool {
        var next = index + 1
        while next < tokens.count {
            if tokens[next].isTagged { return true }
            next += 1
        }
        return false
    }

    private func isAfterDash(_ index: Int) -> Bool {
        tokens[index].gap.isSpacedDash && gapAfter(index).isSpacedDash
    }
}
