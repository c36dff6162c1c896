// Where a show's title is: before the marker, without year, season, date, tags and brackets.

extension NameText {
    /// The title of a show: what stands before token `end`, its year split off.
    func showSpan(before end: Int) -> TitleSpan {
        var span = TitleSpan(first: min(titleStart(), end), end: end)
        // `Title (TV 01-12)`: brackets that the number lies in are no title.
        if end > span.first, end < tokens.count, tokens[end].group > 0,
            tokens[end].group == tokens[end - 1].group
        {
            span.end = max(groupStart(end), span.first)
            if span.isEmpty { span.end = end }
        }
        endAtBrackets(&span)
        dropDay(&span)
        dropKind(&span)
        dropListNumber(&span)
        if let strong = firstStrong(from: span.first), strong < span.end, strong > span.first {
            span.end = softStart(strong, span.first)
        }
        endAtCountry(&span)
        dropAdditions(&span)
        dropNumbers(&span)
        dropShouted(&span)
        span.end = titleEnd(first: span.first, end: span.end)
        takeYear(&span)
        if !splitScripts(&span) { splitAlsoKnown(&span) }
        return span
    }

    /// `Show AKA Other Show S01E02`.
    private func splitAlsoKnown(_ span: inout TitleSpan) {
        guard span.end - span.first > 2 else { return }
        for index in (span.first + 1)..<(span.end - 1) {
            guard let next = alsoKnown(index), next < span.end else { continue }
            span.other = next..<span.end
            span.end = index
            return
        }
    }

    /// `221208 Show ep11`, `20221208_Show ep11`: the day a broadcast was recorded, in front of its title.
    private func dropDay(_ span: inout TitleSpan) {
        let next = span.first + 1
        guard span.end > next, !tokens[span.first].isAlone, tokens[next].gap.isDisjoint(with: .dot),
            tokens[next].gap == .space || tokens[span.first].count > 6
        else { return }
        let token = tokens[span.first]
        let digits = lower[token.start..<token.end]
        guard digits.count == 6 || digits.count == 8 || digits.count == 12,
            digits.allSatisfy(ASCII.isDigit)
        else { return }
        // `201904051900`: with the hour
        let day = digits.prefix(8).reduce(0) { $0 * 10 + Int($1 - 48) }
        if AirDate(compact: digits.count == 6 ? day + 20_000_000 : day) != nil { span.first = next }
    }

    /// `アニメ 名称 #05`: what a recorder writes in front of a cartoon's title.
    private func dropKind(_ span: inout TitleSpan) {
        let next = span.first + 1
        // `Watch Show Episode 05 Online`
        if next < span.end, token(span.first, is: "watch"), token(tokens.count - 1, is: "online") {
            span.first = next
            return
        }
        guard next < span.end, tokens[next].gap.contains(.space), tokens[next].isEastern,
            token(span.first, is: "アニメ") || token(span.first, is: "tvアニメ")
        else { return }
        span.first = next
    }

    /// `165.Show S08E14`, `165-166.Show S08E14-E15`: a list's number and its dot, in a name whose
    /// blanks are no dots.
    private func dropListNumber(_ span: inout TitleSpan) {
        var next = span.first + 1
        if next < span.end, tokens[next].isNumber, tokens[next].gap == .dash { next += 1 }
        guard next < span.end, hasSpaces, tokens[span.first].isNumber, tokens[next].gap == .dot,
            !tokens[next].startsWithDigit
        else { return }
        span.first = next
    }

    /// `[Title][12]`: a title in square brackets ends with them.
    private func endAtBrackets(_ span: inout TitleSpan) {
        guard !span.isEmpty, let group = group(of: span.first), group.kind == 91 else { return }
        let own = tokens[span.first].group
        span.end = (span.first..<span.end).first { tokens[$0].group != own } ?? span.end
    }

    /// `Show (US) - Title of it S02E09`: nothing of a show's title stands behind its country.
    private func endAtCountry(_ span: inout TitleSpan) {
        guard span.end - span.first > 2 else { return }
        for index in (span.first + 1)..<(span.end - 1) where tokens[index].group > 0 {
            guard tokens[index].isAlone, tokens[index].count <= 3, tokens[index].isUpper,
                gapAfter(index).isSpacedDash
            else { continue }
            span.end = index + 1
            return
        }
    }

    /// Brackets with tags and a left-over `Ep` behind the title.
    private func dropAdditions(_ span: inout TitleSpan) {
        while span.end > span.first + 1, tokens[span.end - 1].group > 0,
            tokens[span.end - 1].group != tokens[span.first].group, isAddition(span.end - 1),
            !(tokens[span.end - 1].isAlone && AirDate.isYear(tokens[span.end - 1].value))
        {
            span.end -= 1
        }
        guard span.end > span.first + 1 else { return }
        let last = tokens[span.end - 1]
        let isShort =
            (last.count <= 3 || last.gap.isSpacedDash)
            && last.isAny(.episode)
        let isPart =
            token(span.end - 1, is: "part") && span.end < tokens.count
            && tokens[span.end].isNumber
        // `Show.2009.V2.EP46`
        let isVersion =
            last.count == 2 && lower[last.start] == 118 && ASCII.isDigit(lower[last.start + 1])
            && span.end - 2 > span.first && tokens[span.end - 2].isYear
        if isShort || isPart || isVersion { span.end -= 1 }
        // `Show - Episode 2 [S 1 - Ep 002]`
        let word = span.end - 2
        if word > span.first, last.isNumber, tokens[word].gap.isSpacedDash,
            tokens[word].isAny(.episode)
        {
            span.end = word
        }
    }

    /// A season's name, a day, an absolute number before the marker.
    private func dropNumbers(_ span: inout TitleSpan) {
        guard !span.isEmpty else { return }
        if span.end - span.first == 1, isBareSeasonWord(span.first) {
            span.end = span.first
            return
        }
        // `Show - 7.5 - Recap`
        let half = span.end - 2
        if half > span.first, tokens[half].gap.isSpacedDash, tokens[half].isNumber,
            tokens[half + 1].gap == .dot, tokens[half + 1].count == 1, tokens[half + 1].value == 5
        {
            span.end = half
            return
        }
        // `Show Season S01-S07`
        if span.end - span.first > 1, span.end < tokens.count, isSeasonToken(span.end),
            isBareSeasonWord(span.end - 1)
        {
            span.end -= 1
        }
        let word = span.end - 2
        if word > span.first, tokens[word + 1].isNumber,
            tokens[word].isAny(.episodeWord)
        {
            // `Show.Episode.5120.2023-03-01`
            span.end = word
        } else if let season = (span.first..<span.end).dropFirst().first(where: {
            isSeasonWord($0)
        }) {
            span.end = season
        } else if span.end > span.first + 1, seasonMark(at: span.end - 1) != nil,
            span.end < tokens.count,
            tokens[span.end].gap.contains(.dash) || specialWord(at: span.end) != nil
                || special(at: span.end) != nil
        {
            // `S01-S03E01`, `S2 OVA 2`
            span.end -= 1
        }
        if let volume = (span.first..<span.end).dropFirst().first(where: {
            volume(at: $0)?.last == span.end - 1
        }) {
            span.end = volume
        }
        if tokens[span.end - 1].isNumber, let date = dateMark(), date.last + 1 == span.end,
            date.first >= span.first, date.last > date.first || date.first > span.first
        {
            span.end = date.first
        }
        let last = span.end - 1
        if last > span.first, tokens[last].isNumber, tokens[last].count == 3,
            tokens[last].gap.isSpacedDash
        {
            span.end = last
        }
    }

    /// The word of `Season s2016e1`.
    private func isBareSeasonWord(_ index: Int) -> Bool {
        tokens[index].isAny(.season)
            && index + 1 < tokens.count && tokens[index + 1].gap == .space
    }

    /// Splits the year off: a bare one at the end, or one in brackets.
    private func takeYear(_ span: inout TitleSpan) {
        // `(2007) Title 05`
        if span.end > span.first + 1, tokens[span.first].group > 0, tokens[span.first].isAlone,
            AirDate.isYear(tokens[span.first].value)
        {
            span.year = tokens[span.first].value
            span.yearIsBracketed = true
            span.first += 1
            return
        }
        // `Show.2023.Bengali.S02`
        if span.end > span.first + 2, tokens[span.end - 1].tag == .language,
            tokens[span.end - 2].isYear
        {
            span.end -= 1
        }
        let last = span.end - 1
        guard last > span.first else { return }
        if tokens[last].count == 4, AirDate.isYear(tokens[last].value),
            tokens[last].group > 0 || !isSpacedYear(last)
        {
            span.year = tokens[last].value
            span.yearIsBracketed = tokens[last].group > 0
            span.isAmbiguous = !span.yearIsBracketed
            span.isGuess = tokens[last].group == 0 && hasSpaces && gapAfter(last).isSpacedDash
            span.end = last
            takeYearRange(&span)
        } else if let year = bracketedYear(from: span.first), year < span.end, year > span.first {
            span.year = tokens[year].value
            span.yearIsBracketed = true
            span.end = groupStart(year)
        }
    }

    /// `Show.1983-1992.S01E04`: the first of two years that a dash joins.
    func takeYearRange(_ span: inout TitleSpan) {
        let last = span.end - 1
        guard last > span.first, span.end < tokens.count, tokens[span.end].gap == .dash,
            tokens[last].count == 4, AirDate.isYear(tokens[last].value),
            tokens[last].value < tokens[span.end].value
        else { return }
        span.year = tokens[last].value
        span.end = last
    }

    /// A bare year in `Space - 1999 - S01E01` is title.
    private func isSpacedYear(_ index: Int) -> Bool {
        tokens[index].gap.isSpacedDash
    }

    /// `Season 1` inside a title: not `series`, which is a title's word too.
    private func isSeasonWord(_ index: Int) -> Bool {
        !token(index, is: "series") && seasonWord(at: index)?.first == index
    }

    /// `HD REMASTER` in capitals behind a title that is not.
    private func dropShouted(_ span: inout TitleSpan) {
        var end = span.end
        while end > span.first + 1, isShouted(end - 1) { end -= 1 }
        if end < span.end, !tokens[end - 1].isUpper { span.end = end }
    }

    private func isShouted(_ index: Int) -> Bool {
        guard tokens[index].group == tokens[index - 1].group else { return false }
        if tokens[index].isAny(.dubbed) { return true }
        return
            // `Tuesday Night RAW`
            (!token(index, is: "raw") || looksLikeAnime)
            && (tokens[index].isAny(.shouted)
                || tokens[index].tag == .edition)
            && tokens[index].count >= 2 && tokens[index].isUpper
    }

    /// Whether brackets behind a title hold tags: square ones always do.
    private func isAddition(_ index: Int) -> Bool {
        if group(of: index)?.kind == 91 { return true }
        let first = groupStart(index)
        if looksLikeAnime, tokens[index].isAlone, token(index, is: "tv") || token(index, is: "ona")
        {
            return true
        }
        return tokens[first].tag == .soft || tokens[first].tag == .edition
            || tokens[first].tag.isStrong
    }

    /// `The Lost House` of `(The Lost House)`.
    private func withoutBrackets(_ title: String) -> String {
        guard title.hasPrefix("("), title.hasSuffix(")"), title.count > 2,
            !title.dropFirst().dropLast().contains(where: { $0 == "(" || $0 == ")" })
        else { return title }
        return String(title.dropFirst().dropLast())
    }

    /// Other titles a span holds.
    func alternatives(_ span: TitleSpan) -> [String] {
        var result: [String] = []
        if let other = span.other {
            result.append(withoutBrackets(title(other.lowerBound, other.upperBound)))
        }
        if span.isAmbiguous, span.end < tokens.count, tokens[span.end].value == span.year {
            result.append(title(span.first, min(span.end + 1, tokens.count)))
        }
        if let other = titleInBrackets(beside: span) {
            result.append(title(other.lowerBound, other.upperBound))
        }
        return result
    }
}
