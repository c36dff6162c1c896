// Reads the markers that name a season and an episode: `S01E02`, `1x02`, `Season 1 Episode 2` and
// their kin, with every style of naming several episodes in one file.

extension NameText {
    /// The first full marker of the name, from token `from` on.
    func fullMarker(from: Int = 0) -> Marker? {
        let start = max(from, titleStart())
        for index in tokens.indices.dropFirst(start) {
            guard let marker = fullMarker(at: index) else { continue }
            if index == start, tokens[index].count == 3, let later = letterMarker(from: index + 1) {
                return withFollowers(withLater(later))
            }
            return withFollowers(withLater(marker))
        }
        // `[01x02] Title`: the marker itself was taken for a group in front.
        for index in tokens.indices.prefix(start).dropFirst(from) {
            guard let marker = fullMarker(at: index) else { continue }
            return withLater(marker)
        }
        return nil
    }

    /// The S01E09 of `4x4.Title.S01E09`.
    private func letterMarker(from: Int) -> Marker? {
        for index in tokens.indices.dropFirst(from) where lower[tokens[index].start] == 115 {
            if let marker = letterMarker(at: index, tokens[index].start) { return marker }
        }
        return nil
    }

    /// `S02E01-bar-S02E02-bar`, `s01e01 1x02`: the next episode's marker further on.
    private func withLater(_ marker: Marker) -> Marker {
        guard let last = marker.episodes.last, lower[tokens[marker.first].start] == 115 else {
            return marker
        }
        let next = marker.last + 1
        let isOne = marker.episodes.count == 1 && tokens[next].startsWithDigit
        var found = isOne ? crossMarker(at: next) : nil
        let isNext = { (later: Marker?) in
            later?.season == marker.season && later?.episodes == [last + 1]
        }
        for index in tokens.indices.dropFirst(next + 1)
        where !isNext(found) && lower[tokens[index].start] == 115 && tokens[index].count >= 4 {
            found = letterMarker(at: index, tokens[index].start)
        }
        guard isNext(found), let found else { return marker }
        var result = marker
        result.episodes += found.episodes
        result.last = found.last
        return result
    }

    private func fullMarker(at index: Int) -> Marker? {
        let start = tokens[index].start
        let byte = lower[start]
        if ASCII.isDigit(byte), let marker = crossMarker(at: index) ?? dottedMarker(at: index) {
            return marker
        }
        if byte == 115 || byte == 116 {
            if let marker = letterMarker(at: index, start) { return marker }
        }
        if let season = seasonWord(at: index), let marker = wordMarker(index, season) {
            return marker
        }
        return patternMarker(at: index)
    }

    /// `S01E02`, `s1e2`, `S01.E02`, `S01xE02`, `S01x02`, `S03-03`, `T01XE08`, `S2 - 07`.
    func letterMarker(at index: Int, _ start: Int) -> Marker? {
        var cursor = Cursor(lower, start + 1)
        let isApart = takeApart(&cursor, index)
        let begin = cursor.offset
        guard cursor.isAtDigit, let season = cursor.number(most: 4) else { return nil }
        let digits = cursor.offset - begin
        if digits == 4, let marker = fourDigits(season, index, cursor) { return marker }
        let gap = cursor.separators()
        let isEpisode = takeEpisodeLetter(&cursor)
        if !isEpisode {
            if isApart { return nil }
            // `S03-03`, `S2 - 07`, `S01 07`: only two or three plain digits after a dash; `T2 - 07`.
            let isSeason =
                lower[start] == 115 || index > titleStart() && gapAfter(index).isSpacedDash
            guard isSeason, gap.dash, digits <= 2, !isPack(index) else { return nil }
        }
        let number = cursor.offset
        guard let episode = cursor.number(most: isEpisode ? 6 : 3) else { return nil }
        if !isEpisode {
            guard cursor.offset - number >= 2, numberEnds(cursor), episode != 0,
                !(hasSpaces && isHalf(cursor))
            else { return nil }
        }
        var list = EpisodeList(season: season, first: episode, width: cursor.offset - number)
        list.extend(&cursor, style: .letter)
        // `t2X3mlva`: a video's id
        if lower[start] == 116 || lower[number - 1] == 120, !endsWord(cursor) { return nil }
        let isRecap = hasSpaces && isHalf(cursor)
        if isRecap { cursor.offset += 2 }
        var result = marker(.full, season, list, index, &cursor)
        if isRecap { result.episodes = [] }
        return result
    }

    /// Whether nothing, a part's letter or a version follows.
    private func endsWord(_ cursor: Cursor) -> Bool {
        cursor.isAtBoundary || partLetter(cursor) != nil || cursor.byte == 118
    }

    /// The `.5` of `S2 - 12.5`, a recap.
    private func isHalf(_ cursor: Cursor) -> Bool {
        var cursor = cursor
        return cursor.take(46) && cursor.take(53) && (cursor.isAtBoundary || cursor.byte == 118)
    }

    /// `S 01 E 02`, `Sn4 Ep14`, `SE02EP05`, `SO2E04`: the season's number stands apart from its letter.
    private func takeApart(_ cursor: inout Cursor, _ index: Int) -> Bool {
        guard lower[tokens[index].start] == 115, !cursor.isAtDigit else { return false }
        let isBlank =
            tokens[index].count == 1 && index + 1 < tokens.count
            && tokens[index + 1].count <= 2 && tokens[index + 1].gap == .space
        // `SO2E04`: the letter for the digit
        let isLetter = cursor.byte == 110 || cursor.byte == 111 || cursor.byte == 101
        if isBlank || isLetter { cursor.offset += 1 }
        return true
    }

    /// `S0201`: season and episode in four digits that are no year.
    private func fourDigits(_ value: Int, _ index: Int, _ cursor: Cursor) -> Marker? {
        var cursor = cursor
        guard lower[tokens[index].start] == 115, cursor.isAtBoundary, !AirDate.isYear(value),
            value % 100 > 0, value >= 100
        else { return nil }
        let list = EpisodeList(season: value / 100, first: value % 100, width: 2)
        return marker(.full, value / 100, list, index, &cursor)
    }

    /// `e`, `ep`, `x`, `xe`, `episode` and a blank or two; `EP(01-09)` with the numbers in brackets.
    private func takeEpisodeLetter(_ cursor: inout Cursor) -> Bool {
        let start = cursor.offset
        if cursor.take("xe") || cursor.take("episode") || cursor.take("ep") || cursor.take("e")
            || cursor.take("x")
        {
            _ = cursor.separators(most: 1)
            _ = cursor.take(40)
            if cursor.isAtDigit { return true }
        }
        cursor.offset = start
        return false
    }

    /// A number that is followed by nothing that would make it something else (`1080p`, `5.1`).
    func numberEnds(_ cursor: Cursor) -> Bool {
        if cursor.isAtBoundary { return true }
        var after = cursor
        return after.take("v") && after.isAtDigit
    }

    /// `1x02`, `01x02`, `2009x02`, `1x01x02`, `1x01-1x02`.
    private func crossMarker(at index: Int) -> Marker? {
        let start = tokens[index].start
        var cursor = Cursor(lower, start)
        guard let season = cursor.number(most: 4) else { return nil }
        // `01E06`
        let isPadded = lower[start] == 48 && cursor.offset == start + 2 && cursor.byte == 101
        guard
            cursor.take(120) || cursor.take("×") || takeSpacedCross(&cursor, index)
                || isPadded && cursor.take(101)
        else { return nil }
        let width =
            tokens[index].isNumber
            ? tokens[index].count : season > 99 ? 4 : season > 9 ? 2 : (lower[start] == 48 ? 2 : 1)
        guard width <= 2 || width == 4 && AirDate.isYear(season) else { return nil }
        _ = cursor.take(101)
        let begin = cursor.offset
        guard let episode = cursor.number(most: 4) else { return nil }
        let digits = cursor.offset - begin
        guard cursor.byte != 112, isEpisode(episode, digits, of: season, width, index),
            digits > 1 || cursor.isAtBoundary
        else { return nil }
        var list = EpisodeList(season: season, first: episode, width: digits)
        list.extend(&cursor, style: .cross)
        guard endsWord(cursor) || endsInHeight(cursor, tokens[index].end) else { return nil }
        // `2008x12.13` is a day.
        if width == 4, patternDate(at: index) != nil { return nil }
        return marker(.full, season, list, index, &cursor)
    }

    /// Whether two numbers around an `x` are season and episode, and no size, codec or title.
    private func isEpisode(
        _ episode: Int, _ digits: Int, of season: Int, _ width: Int, _ index: Int
    ) -> Bool {
        let token = tokens[index]
        let isZero = lower[token.start] == 48
        // `[0x539]` is a group.
        if season == 0, digits > 2 { return false }
        // `DD5.1x264`
        if token.gap == .dot, tokens[index - 1].isNumber, tokens[index - 1].count == 1, width <= 2,
            digits != 2
        {
            return false
        }
        // 1920x816 is a resolution, 2016x231 the 231st episode of a year.
        let isDaily =
            digits == 3 && episode < 366 && season >= 1950 && !(262...266).contains(episode)
        guard width <= 2 ? digits <= 3 : digits == 2 || isDaily else { return false }
        // 4x4, 16x9: one digit is only enough for a short season.
        if width == 2 && digits == 1 && !isZero { return false }
        return isZero || !isYearBeside(index)
            || digits > 1 && !(index == titleStart() && !gapAfter(index).contains(.dash))
    }

    /// The `m720p` of `2x07m720p`.
    private func endsInHeight(_ cursor: Cursor, _ end: Int) -> Bool {
        var after = cursor
        if ASCII.isLetter(after.byte) { after.offset += 1 }
        guard let height = after.number(most: 4), height >= 360 else { return false }
        return after.take("p") && after.offset == end
    }

    /// `5x2 (2004)`, `10x10.2018`, `(2004) 5x2`: a movie's title.
    private func isYearBeside(_ index: Int) -> Bool {
        let isYear = { (at: Int) in
            at >= 0 && at < tokens.count && tokens[at].count == 4
                && AirDate.isYear(tokens[at].value)
        }
        return index == titleStart() && isYear(index + 1) || index == 1 && isYear(0)
    }

    /// `[2.10]`: season and episode alone in square brackets.
    private func dottedMarker(at index: Int) -> Marker? {
        let next = index + 1
        guard tokens[index].isNumber, tokens[index].count <= 2, tokens[index].gap.contains(.opens),
            let group = group(of: index), group.kind == 91, next < tokens.count,
            tokens[next].gap == .dot, tokens[next].isNumber, (2...3).contains(tokens[next].count),
            tokens[next].end == group.close, tokens[index].start == group.inside
        else { return nil }
        return Marker(
            kind: .full, season: tokens[index].value, episodes: [tokens[next].value], first: index,
            last: next)
    }

    /// `1 x 03`: two digits behind, so that `2 x 4` stays a title.
    private func takeSpacedCross(_ cursor: inout Cursor, _ index: Int) -> Bool {
        guard index + 2 < tokens.count, token(index + 1, is: "x"), tokens[index].count <= 2,
            tokens[index + 1].gap == .space, tokens[index + 2].gap == .space,
            tokens[index + 2].isNumber,
            tokens[index + 2].count == 2
        else { return false }
        cursor.offset = tokens[index + 2].start
        return true
    }

    /// `Season 3 Episode 9`, `Temporada 2 [Cap.408]`, `Series 5 - Episode 1`.
    private func wordMarker(_ index: Int, _ season: SeasonWord) -> Marker? {
        var next = season.last + 1
        if tokens[next].isAny(.of), tokens[next + 1].isNumber { next += 2 }
        if token(next, is: "complete") { next += 1 }
        let isBritish = token(index, is: "series") && token(next, is: "part")
        guard next < tokens.count,
            let found = isBritish ? spelled(next) : episodeWord(at: next)
        else { return nil }
        var marker = found
        marker.kind = .full
        marker.season = season.number
        if marker.episodes.isEmpty { marker.episodes = marker.absolute }
        marker.absolute = []
        marker.first = index
        return marker
    }

    /// Puts a marker together and reads what may be glued to it: a version, a part letter.
    private func marker(
        _ kind: Marker.Kind, _ season: Int, _ list: EpisodeList, _ index: Int,
        _ cursor: inout Cursor
    ) -> Marker {
        let part = partLetter(cursor)
        var last = index
        while last + 1 < tokens.count, tokens[last + 1].start < cursor.offset { last += 1 }
        var result = Marker(kind: kind, season: season, first: index, last: last)
        result.episodes = list.episodes
        result.part = part
        return result
    }

    /// `S06E01b`: a letter a–d that ends the word.
    private func partLetter(_ cursor: Cursor) -> Int? {
        guard cursor.byte >= 97, cursor.byte <= 100 else { return nil }
        var after = cursor
        after.offset += 1
        return after.isAtBoundary ? Int(cursor.byte) - 96 : nil
    }
}
