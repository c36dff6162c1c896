// Season and episode as two bare numbers: `show_03_19`, `Show.02.09`, `Show - 6.01 - Title`.

extension NameText {
    /// `1-01 Words`: a season of one digit, a dash and a number with a zero, in front of words.
    func leadingPair(from start: Int) -> Marker? {
        guard start + 2 < tokens.count, tokens[start].isNumber, tokens[start].count == 1,
            tokens[start].value > 0, tokens[start + 1].isNumber, tokens[start + 1].count == 2,
            tokens[start + 1].value > 0, tokens[start + 1].gap == .dash,
            tokens[start + 2].gap.contains(.space), !tokens[start + 2].isTagged,
            tokens[start + 1].isPadded
                || tokens[start + 2].gap.isSpacedDash && tokens[start].value > 1
        else { return nil }
        var marker = Marker(
            kind: .joined, season: tokens[start].value, episodes: [tokens[start + 1].value],
            first: start, last: start + 1)
        // `4-12 - Words` may be a range, too.
        if !tokens[start + 1].isPadded { marker.doubt = .episodes }
        return marker
    }

    /// The first such pair behind the title's first word, nil when there is none.
    func pairedMarker(from start: Int) -> Marker? {
        for index in tokens.indices.dropFirst(start + 1).dropLast() {
            let (season, episode) = (tokens[index], tokens[index + 1])
            if season.tag.isStrong { return nil }
            guard season.isNumber, episode.isNumber, episode.count <= 2, season.count <= 2,
                episode.count == 2 || episode.gap == .dot && season.gap == .space,
                season.value > 0, episode.value > 0, season.group == 0, episode.group == 0,
                !tokens[index - 1].isNumber, isPair(index)
            else { continue }
            var marker = Marker(
                kind: .joined, season: season.value, episodes: [episode.value], first: index,
                last: index + 1)
            // `Show 1-13` may be a batch.
            if episode.gap == .dash, !tokens[index + 1].isPadded { marker.doubt = .episodes }
            if episode.gap == .underscore, season.gap == .dash { marker.doubt = .episodes }
            return marker
        }
        return nil
    }

    private func isPair(_ index: Int) -> Bool {
        let (season, episode) = (tokens[index], tokens[index + 1])
        if episode.gap == .dot, season.gap == .space, hasSpaces, season.count == 1,
            gapAfter(index + 1) == .space
        {
            return true
        }
        if episode.gap == .dot, season.gap.isSpacedDash {
            return hasSpaces && gapAfter(index + 1).isSpacedDash
        }
        if season.count == 1, episode.gap == .dash, hasSpaces { return season.gap == .space }
        guard season.count == 2, lower[season.start] == 48, endsName(index + 2) else {
            return false
        }
        if episode.gap == .dash {
            // `03-20` holds too many to be a range.
            return !season.gap.isSpacedDash && season.value > 1
                && (episode.value < season.value || episode.value - season.value > 8)
        }
        // `Show-02_17`
        if season.gap == .dash, episode.gap == .underscore { return true }
        return episode.gap == season.gap && (episode.gap == .dot || episode.gap == .underscore)
    }

    /// Whether tags follow, a single letter that is the last, or nothing.
    private func endsName(_ index: Int) -> Bool {
        guard index < tokens.count else { return true }
        return tokens[index].tag.isStrong || tokens[index].gap.contains(.opens)
            || index + 1 == tokens.count && tokens[index].count == 1 && !tokens[index].isNumber
    }

    /// The number over the whole show in front of a marker: `Show 313-315 s16e03-05`,
    /// `[Group] Show 87 (S4-24)`, `Show - 07 [S2-07]`.
    func absoluteBefore(_ marker: Marker) -> PlacedNumber? {
        let start = titleStart() + 1
        guard marker.first > start, let last = marker.episodes.last else { return nil }
        for index in max(start, marker.first - 3)..<marker.first
        where tokens[index].startsWithDigit {
            guard let found = number(at: index), found.last == marker.first - 1 else { continue }
            if found.width >= 3, found.numbers.count > 1 {
                return found.numbers.count == marker.episodes.count ? found : nil
            }
            let isInBrackets = tokens[marker.first].gap.contains(.opens)
            if found.isHalf, tokens[index].gap.isSpacedDash { return found }
            if found.width == 2, tokens[index].gap.isSpacedDash, found.numbers == [last],
                tokens[marker.first].gap.isSpacedDash
            {
                return found
            }
            let isSame = tokens[index].gap.isSpacedDash && found.numbers == [last]
            let isAbsolute = looksLikeAnime && mayBeAbsolute(found.numbers[0], marker)
            if found.width == 3, isAbsolute { return found }
            return isInBrackets && found.width >= 2 && (isSame || isAbsolute) ? found : nil
        }
        return nil
    }

    /// Not the 100 of `Title 100 (S2-05)`: shows of that kind have some thirty episodes a season.
    private func mayBeAbsolute(_ number: Int, _ marker: Marker) -> Bool {
        guard let season = marker.season, let episode = marker.episodes.first else { return false }
        return number >= episode && number <= season * 30
    }
}

extension NameReader {
    /// `office_03_19`, where nothing says otherwise.
    func believes(pair: Marker) -> Bool {
        guard !text.looksLikeAnime, !folder.isAnime, text.titleSpan().year == nil else {
            return false
        }
        if let season = seasonFolder?.season { return season == pair.season }
        // `Show 1.1 Words`, in the folder of that show
        if text[pair.last].gap == .dot, text[pair.first].gap == .space {
            return isInShow
                && showAbove.flatMap { text.end(of: $0.folded, from: text.titleStart()) }
                    == pair.first
        }
        // `Show 1-03 Words`; `Show 1-12` is a range where no show's folder is around.
        if text[pair.first].count == 1, text[pair.last].gap == .dash, !isInShow {
            return text.lower[text[pair.last].start] == 48 && folder.library != .movie
        }
        return isInShow || folder.library != .movie
    }
}
