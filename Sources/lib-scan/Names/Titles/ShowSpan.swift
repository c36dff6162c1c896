// Where a show's title is: before the marker, without year, season, date, tags and brackets.

extension NameText {
    /// What stands in front of a show's title: all but the last token go.
    private static let fronts: [TitleCut] = [
        TitleCut("アニメ 名称 #05", ["'アニメ'", "a"]),
        TitleCut("165.Show S08E14", ["n", ".w"], .spaces),
        TitleCut("165-166.Show S08E14-E15", ["n", "-n", ".w"], .spaces),
        TitleCut("Watch Show Episode 05 Online", ["'watch'", "w"], .online),
    ]

    /// What ends a show's title and is no part of it.
    private static let ends: [TitleCut] = [
        TitleCut("Show Ep 2x03", [Piece(.episode)]),
        TitleCut("Show.2023.Bengali.S02", ["y", "t"], cut: 1),
        TitleCut("Show.2009.V2.EP46", ["y", "v"], cut: 1),
        TitleCut("Show.1983-1992.S01E04", ["y", "-y"], cut: 1),
        TitleCut("Show.Episode.5120.2023-03-01", [Piece(.episodeWord), "n"]),
        TitleCut("Show - 045 - S02E05", ["=n3"]),
    ]

    private static let country: [Piece] = ["a1-3xu", "=a"]

    /// The title of a show: what stands before token `end`, its year split off.
    func showSpan(before end: Int) -> TitleSpan {
        var span = TitleSpan(first: min(titleStart(), end), end: end)
        // `[Title][12]`: a title in square brackets ends with them.
        if group(of: span.first)?.kind == 91 { span.end = min(groupEnd(span.first), span.end) }
        dropDay(&span)
        for row in Self.fronts
        where span.first + row.cut <= span.end && applies(row, at: span.first) {
            span.first += row.cut - 1
        }
        if let strong = firstStrong(from: span.first), strong < span.end {
            span.end = softStart(strong, span.first)
        }
        // `Show (US) - Title of it S02E09`: nothing of a show's title stands after its country.
        if let country = first(Self.country, from: span.first + 1), country < span.end - 1 {
            span.end = country + 1
        }
        dropBrackets(&span)
        dropNumbers(&span)
        cutEnds(&span, Self.ends)
        dropShouted(&span)
        span.end = titleEnd(first: span.first, end: span.end)
        takeYear(&span)
        splitOther(&span, brackets: false)
        return span
    }

    /// `221208 Show ep11`, `20221208_Show ep11`, `201904051900-Show`: the day a broadcast was recorded,
    /// perhaps with its hour, in front of its title.
    private func dropDay(_ span: inout TitleSpan) {
        let (token, next) = (self[span.first], self[span.first + 1])
        guard [6, 8, 12].contains(token.count), span.end - span.first > 1, !next.gap.contains(.dot),
            digitsStart(token) == token.start
        else { return }
        let day = lower[token.start..<token.end].prefix(8).reduce(0) { $0 * 10 + Int($1 - 48) }
        if AirDate(compact: token.count == 6 ? day + 20_000_000 : day) != nil { span.first += 1 }
    }

    /// Brackets after a title: square ones, and those with tags or what kind of show it is.
    private func dropBrackets(_ span: inout TitleSpan) {
        while span.end > span.first + 1, self[span.end - 1].group != self[span.first].group,
            group(of: span.end - 1)?.kind == 91 || self[groupStart(span.end - 1)].isTagged
                || looksLikeAnime && token(span.end - 1, is: "tv")
        { span.end -= 1 }
    }

    /// A season's name, a volume, a day before the marker.
    private func dropNumbers(_ span: inout TitleSpan) {
        let inside = (span.first + 1)..<span.end
        let last = span.end - 1
        if let season = inside.first(where: { seasonWord(at: $0)?.first == $0 }) {
            span.end = season
        } else if last > span.first,
            isSeasonToken(span.end) && self[last].isAny(.season)
                || seasonMark(at: last) != nil
                    && (self[span.end].gap.contains(.dash) || specialWord(at: span.end) != nil
                        || special(at: span.end) != nil)
        {
            // `Show Season S01-S07`, `S01-S03E01`, `S2 OVA 2`
            span.end = last
        }
        if let volume = inside.first(where: { volume(at: $0)?.last == span.end - 1 }) {
            span.end = volume
        }
        if self[span.end - 1].isNumber, let date = dateMark(), date.last + 1 == span.end {
            span.end = date.first
        }
    }

    /// Splits the year off: a bare one at the end, or one in brackets.
    private func takeYear(_ span: inout TitleSpan) {
        let last = span.end - 1
        guard last > span.first else { return }
        // `(2007) Title 05`
        if self[span.first].isAlone, self[span.first].isYear {
            span.year = self[span.first].value
            span.yearIsBracketed = true
            span.first += 1
        } else if self[last].isYear, !self[last].gap.isSpacedDash {
            // A bare year in `Space - 1999 - S01E01` is title.
            span.year = self[last].value
            span.yearIsBracketed = self[last].group > 0
            span.isAmbiguous = !span.yearIsBracketed
            span.isGuess = !span.yearIsBracketed && hasSpaces && gapAfter(last).isSpacedDash
            span.end = last
        } else if let year = bracketedYear(from: span.first), year > span.first, year < span.end {
            span.year = self[year].value
            span.yearIsBracketed = true
            span.end = groupStart(year)
        }
    }

    /// `HD REMASTER` in capitals after a title that is not.
    private func dropShouted(_ span: inout TitleSpan) {
        while span.end > span.first + 1,
            self[span.end - 1].isAny(.dubbed)
                || self[span.end - 1].isUpper
                    && (self[span.end - 1].isAny(.shouted) || self[span.end - 1].tag == .edition)
        { span.end -= 1 }
    }

    /// Other titles a span holds.
    func alternatives(_ span: TitleSpan) -> [String] {
        var result: [String] = []
        if let other = span.other {
            let title = title(other.lowerBound, other.upperBound)
            let isBracketed =
                title.hasPrefix("(") && title.firstIndex(of: ")") == title.indices.last
            result.append(isBracketed ? String(title.dropFirst().dropLast()) : title)
        }
        if span.isAmbiguous, self[span.end].value == span.year {
            result.append(title(span.first, span.end + 1))
        }
        if let other = titleInBrackets(beside: span) {
            result.append(title(other.lowerBound, other.upperBound))
        }
        return result
    }
}
