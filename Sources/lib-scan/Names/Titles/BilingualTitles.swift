// Titles in two languages: `超能警探 Memorist`, `青之箱 _ Ao no Hako`.

extension NameText {
    /// Splits a title that is written twice; the one in Latin letters counts.
    ///
    /// - Returns: whether there were two.
    func splitScripts(_ span: inout TitleSpan) -> Bool {
        if splitAtSlash(&span) { return true }
        if let eastern = easternTail(span) {
            span.other = eastern..<span.end
            span.end = eastern
            return true
        }
        guard let latin = latinStart(span) else { return false }
        span.other = span.first..<latin
        span.first = latin
        return true
    }

    /// `青之箱 _ Ao no Hako`: what is left of a slash in a fansub's name. Two halves in Latin letters
    /// stay one title: it may have had the slash itself.
    private func splitAtSlash(_ span: inout TitleSpan) -> Bool {
        guard hasSpaces, span.end - span.first >= 2 else { return false }
        var starts = [span.first]
        for index in (span.first + 1)..<span.end where isSlash(index) { starts.append(index) }
        guard starts.count > 1, looksLikeAnime else { return false }
        let all = span.first..<span.end
        let pieces = starts.indices.map { number in
            starts[number]..<(number + 1 < starts.count ? starts[number + 1] : all.upperBound)
        }
        guard let eastern = pieces.first(where: { tokens[$0.lowerBound].isEastern }) else {
            span.other = pieces[0]
            return true
        }
        let chosen = pieces.first { !tokens[$0.lowerBound].isEastern } ?? eastern
        span.first = chosen.lowerBound
        span.end = chosen.upperBound
        span.other = chosen == eastern ? pieces[1] : eastern
        return true
    }

    /// An underscore between blanks.
    private func isSlash(_ index: Int) -> Bool {
        tokens[index].gap == [.space, .underscore]
    }

    /// `Sea of Hills 山海`: where the second half begins of a title in Latin letters first.
    private func easternTail(_ span: TitleSpan) -> Int? {
        guard looksLikeAnime, span.end - span.first > 1, !tokens[span.first].isEastern,
            let eastern = (span.first..<span.end).first(where: { tokens[$0].isEastern }),
            (eastern..<span.end).allSatisfy({ tokens[$0].isEastern }),
            tokens[eastern].gap == .space,
            tokens[span.end - 1].end - tokens[eastern].start >= 6,
            seasonMark(at: eastern) == nil, specialWord(at: eastern) == nil
        else { return nil }
        return eastern
    }

    /// `超能警探 Memorist`: where the Latin half of a title in two scripts begins.
    private func latinStart(_ span: TitleSpan) -> Int? {
        guard !span.isEmpty, tokens[span.first].isEastern else { return nil }
        guard let latin = (span.first..<span.end).first(where: { !tokens[$0].isEastern }),
            !lower[tokens[latin - 1].start..<tokens[latin - 1].end].contains(where: ASCII.isLetter)
        else { return nil }
        let rest = latin..<span.end
        if isEpithet(rest) { return nil }
        let letters = rest.reduce(0) { $0 + (tokens[$1].isWorded ? tokens[$1].count : 0) }
        return letters >= 4 && !rest.contains(where: { tokens[$0].isEastern }) ? latin : nil
    }

    /// `… PUNCH！`, `… The Final Season`: a piece of the title in front and no name of its own, by the
    /// wide signs in it or because it says nothing but which season this is.
    private func isEpithet(_ tokens: Range<Int>) -> Bool {
        tokens.allSatisfy { isSeasonal($0) }
            || tokens.contains { lower[self.tokens[$0].end - 1] >= 0x80 && hasWideSign($0) }
    }

    private func isSeasonal(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.isNumber || token.tag == .edition || seasonMark(at: index) != nil
            || specialWord(at: index) != nil || tokens[index].isAny(.epithet)
            || token.isAny(.seasonWord)
            || token.isAny(.numeral)
            || token.isAny(.ordinal)
    }

    /// `！`, `？` and their kind, U+FF00…U+FFEF, end the token.
    private func hasWideSign(_ index: Int) -> Bool {
        tokens[index].count > 3 && lower[tokens[index].end - 3] == 0xEF
    }
}
