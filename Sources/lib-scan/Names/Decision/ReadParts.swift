// Parts of a series: `Part 3`, where a film in pieces has them, too.

extension NameReader {
    /// `Show part 1 to 4`.
    func parts(_ start: Int) -> Marker? {
        guard let found = text.partNumber(from: start + 1), let last = text.lastPart(behind: found)
        else { return nil }
        return Marker(
            kind: .placed, season: nil, absolute: Array(found.number...last.number),
            first: found.first, last: last.last)
    }

    /// `Show.Part.3.HDTV`, `pt_II`: the parts of a short series, where nothing better is.
    func part(_ start: Int) -> Marker? {
        guard let found = text.partNumber(from: start), !isPartOfTitle(found.first, start),
            !(folder.isAnime && text[found.last + 1].isAny(.of))
        else { return nil }
        // `Dune.Part.Two.2024.720p.HDTV`: where a film has its year.
        if !isInShow, text[found.last + 1].isYear {
            return nil
        }
        let marker = Marker(
            kind: .placed, season: nil, absolute: [found.number], first: found.first,
            last: found.last)
        return isInShow || text.hasTelevisionSource || isNamedPart(found.first, found.last)
            || isPartOfRelease(found.last) || hasDashedPart(start) ? marker : nil
    }

    /// `Prof/Season 12/Raft in Time Part 2`: in a season, words before the part that are not the
    /// show's are the episode's title.
    func isPartOfTitle(_ part: Int, _ start: Int) -> Bool {
        guard isInSeason, part > start, let show = showAbove, !show.folded.isEmpty else {
            return false
        }
        let before = text.folded(start, part)
        return before != show.folded && before != Folding.fold(show.showTitle)
            && before.elementsEqual(show.initials) == false
            && !text[part - 1].isTagged && !text[part - 1].isNumber
            && text.seasonMark() == nil
    }

    /// `Show (1969)/Show - Part 05 - Words`.
    func hasDashedPart(_ start: Int) -> Bool {
        guard folder.library != .movie, text.bracketedYear(from: 0) == nil,
            let found = text.partNumber(from: start), text[found.first].gap.isSpacedDash,
            text[found.last].isPadded, found.last + 1 < text.tokens.count
        else { return false }
        return text.gapAfter(found.last).isSpacedDash && !text[found.last + 1].isTagged
    }

    /// `Show.Part.05.Words.1080p`, `Show.2010.Part.3.720p`: films are released in one piece, and have
    /// no zeros in their numbers.
    private func isPartOfRelease(_ last: Int) -> Bool {
        let next = last + 1
        guard folder.library != .movie, next < text.tokens.count, !text.hasSpaces,
            text[last].gap == .dot, text[last].isNumber, text.titleSpan().hasTags
        else { return false }
        if text[last].count == 2, text.lower[text[last].start] == 48 { return true }
        return last > 1 && text[last - 2].isYear && text[next].tag == .resolution
    }

    /// `Show.2001.Part.07.The.Title.1080p`: behind the year, and words follow, the episode's title;
    /// a film in pieces has none.
    private func isNamedPart(_ first: Int, _ last: Int) -> Bool {
        guard folder.library != .movie, last + 1 < text.tokens.count,
            !text[last + 1].isTagged, !text[last + 1].isNumber,
            let year = text.bareYear(from: text.titleStart(), tags: text.firstStrong(from: last))
        else { return false }
        return year == first - 1
    }
}
