// Numbers whose meaning only the folder tells: `Show/Season 1/05 - 100`, `Show/Show - 13`, `Show/12`.

extension NameReader {
    /// `05 - 100`, `05. 11-59` in a season's folder: the number in front counts, what follows is the
    /// episode's title. In `24/Season 1/24 - 05` it is the show's.
    func listedNumber() -> PlacedNumber? {
        let start = text.titleStart()
        guard seasonFolder != nil || context.beginWithNumbers && numbersBeside,
            !text[start].isTagged, text[start].startsWithDigit,
            var number = text.number(at: start), number.width <= 3
        else { return nil }
        if seasonFolder == nil, isListOfFilms(number) { return nil }
        if let date = text.dateMark(), date.first <= number.last { return nil }
        if text.episodeWordBehind(number.last) != nil { return nil }
        number.place = .leading
        let gap = text[number.last + 1].gap
        let isParted = gap.contains(.space) && (gap.contains(.dash) || gap.contains(.dot))
        let isGlued =
            gap == .dash && isInSeason && number.width == 2
            && !text[number.last + 1].isNumber
        guard isParted || isGlued || gap == .space && isListedByBlank(number) else { return nil }
        let next = text[number.last + 1]
        if next.group > 0, next.isNumber, AirDate.isYear(next.value) { return nil }
        guard let show = showAbove, !show.folded.isEmpty else { return number }
        let whole = text.folded(start, text.tokens.count)
        return whole.starts(with: show.folded) ? nil : number
    }

    /// `2.30`, `02.29 - Words`, `Show 2-40`, `Show 210 - 100` in the folder of season 2: that season's
    /// number, then the episode's. `02-03` are two episodes.
    func seasonAndNumber() -> Marker? {
        guard let season = seasonFolder?.season, season > 0 else { return nil }
        for index in text.tokens.indices.dropFirst() {
            let token = text[index]
            guard token.value / 100 == season, token.value % 100 > 0, (3...4).contains(token.count),
                text.gapAfter(index).isSpacedDash && isNamedBefore(index)
                    || isLastAfterTags(index)
            else { continue }
            return Marker(
                kind: .joined, season: season, episodes: [token.value % 100], first: index,
                last: index)
        }
        for index in text.tokens.indices.dropLast() where text[index].value == season {
            let (own, next) = (text[index], text[index + 1])
            guard next.isNumber, next.count == 2, own.count <= 2, own.tag == .none,
                next.gap == .dot || next.gap == .dash && own.count == 1,
                !text.gapAfter(index + 1).contains(.dot), isNamedBefore(index)
            else { continue }
            return Marker(
                kind: .joined, season: season, episodes: [next.value], first: index, last: index + 1
            )
        }
        return nil
    }

    /// `Show 720p 201`: the last word, and a tag before it.
    private func isLastAfterTags(_ index: Int) -> Bool {
        index + 1 == text.tokens.count && text[index - 1].tag.isStrong
            && text[index].group == 0
    }

    /// Whether nothing but the show's title stands before a token.
    private func isNamedBefore(_ index: Int) -> Bool {
        let span = text.showSpan(before: index)
        guard span.first < index else { return true }
        let own = text.folded(span.first, index)
        return showAbove.map { $0.folded == own || Folding.fold($0.showTitle) == own } ?? false
    }

    /// The folder of the show that a season's folder, or this one, is below.
    var showAbove: FolderReading? {
        (seasonFolder ?? folder).chain.first {
            !$0.title.isEmpty && ($0.kind != .grouping || $0.mayBeTitle)
        }
    }

    /// `04 Words-1`, `1 Words`: behind a blank a number of one digit counts only where all files
    /// have one.
    private func isListedByBlank(_ number: PlacedNumber) -> Bool {
        guard text.placedNumber(from: number.last + 1)?.place != .afterDash else { return false }
        if !isInSeason { return text.titleSpan().year == nil }
        return number.width > 1 || context.beginWithNumbers || context.videoNames.count == 1
    }

    /// `05 - 2x4`: whether a number in front counts more than a marker further on.
    func isListed(before marker: Marker) -> Bool {
        guard marker.first > 0, text[marker.first].startsWithDigit,
            isInSeason, marker.season != seasonFolder?.season, let number = listedNumber()
        else { return false }
        return number.last < marker.first
    }

    /// `Show/Show - 321 - Mail #1`, `Show/show.104.1`: the number right behind the title of the
    /// show's folder counts more than one further on.
    func numberBehindShow(_ start: Int) -> Marker? {
        guard folder.library != .movie,
            text.tokens.contains(where: { $0.isNumber && (2...3).contains($0.count) }),
            !text.looksLikeAnime, let show = showAbove, !show.isRoot,
            show.kind == .plain || show.kind == .title,
            let first = text.end(of: show.folded, from: start), text[first].isNumber,
            !text[first].isTagged, text[first].group == 0,
            var number = text.number(at: first), (2...3).contains(number.width),
            !Self.isHeight(number.numbers[0])
        else { return nil }
        let next = number.last + 1
        let gap = text[next].gap
        number.place = text[first].gap.isSpacedDash ? .afterDash : .trailing
        let isTwin = text[next].isAlone && text[next].value == number.numbers[0] % 100
        if isTwin, number.width == 3, number.numbers[0] > 100 {
            // `Show - 104 (04)`
            return Marker(
                kind: .joined, season: number.numbers[0] / 100, episodes: [text[next].value],
                first: first, last: next)
        }
        let isCounted =
            gap.isSpacedDash && !text[next].isTagged
            && isInShow
            || gap == .dot && text[next].count == 1
                && text[next].isNumber && next + 1 == text.tokens.count && number.width == 3
        guard isCounted, text.dateMark().map({ $0.first > first }) ?? true else { return nil }
        return joined(number) ?? marker(number, season: nil, from: number.first)
    }

    /// `Show/326 - Mail (2)`, `Show/327 - Episode 9`: where a show's files begin with their numbers,
    /// what follows the dash is the episode's title.
    func numberBeforeTitle(_ start: Int) -> Marker? {
        guard isInShow, folder.library != .movie, !folder.isRoot, folder.kind == .plain,
            let number = text.leadingNumber(from: start), number.width == 3,
            number.numbers.count == 1, text[number.last + 1].gap.isSpacedDash,
            !text[number.last + 1].isTagged, text.dateMark() == nil,
            showAbove.map({ text.end(of: $0.folded, from: start) == nil }) ?? true
        else { return nil }
        return joined(number) ?? marker(number, season: nil, from: number.first)
    }

    /// `Show (1996)/Show - 13`: the folder's title, then the number. Not a height.
    func isNumberBehindTitle(_ start: Int) -> Bool {
        guard folder.library != .movie, let number = text.placedNumber(from: start),
            number.place == .afterDash && number.width >= 2
                || number.place == .trailing && isPadded(number)
        else { return false }
        return isNamedLikeFolder(number)
    }

    /// `The Simpsons/The Simpsons 112`: the folder's title, then the number, which is no height.
    func isNamedLikeFolder(_ number: PlacedNumber) -> Bool {
        guard folder.kind == .plain || folder.kind == .title, !folder.isRoot,
            text.titleSpan().year.map({ "\($0)" == folder.title }) ?? true,
            number.numbers.first.map(Self.isHeight) == false
        else { return false }
        let span = text.showSpan(before: number.first)
        guard !span.isEmpty else { return false }
        let own = text.folded(span.first, span.end)
        // `Cosmos A Personal Voyage (1980)/Cosmos - 07 - Words`
        let next = number.last + 1
        let isCounted =
            number.place == .afterDash && isPadded(number) && text[next].gap.isSpacedDash
        return own == folder.folded || isCounted && folder.folded.starts(with: own)
    }

    /// `The Simpsons/The Simpsons 5 - 02`: the folder's title, the season, then the episode.
    func seasoned(_ number: PlacedNumber) -> Marker? {
        let before = number.first - 1
        guard number.place == .afterDash, !text.looksLikeAnime, seasonFolder == nil,
            folder.kind == .plain || folder.kind == .title, text[before].isNumber,
            text[before].count <= 2, text[before].gap == .space,
            text.folded(text.titleStart(), before) == folder.folded
        else { return nil }
        return Marker(
            kind: .placed, season: text[before].value, episodes: number.numbers,
            first: before, last: number.last)
    }

    /// `The Simpsons/12`: a file that is a number and nothing else.
    func isOnlyNumber(_ number: PlacedNumber) -> Bool {
        let isAll =
            number.last + 1 == text.tokens.count || text[number.last + 1].isTagged
        return number.first == 0 && isAll && (2...3).contains(number.width)
            && (folder.kind == .plain || folder.kind == .title && isPadded(number))
            && !folder.isRoot && folder.library != .movie
            && !folder.folded.starts(with: text.lower)
    }

    private static func isHeight(_ number: Int) -> Bool {
        number == 480 || number == 720 || number == 1080 || number == 2160
    }

    /// The marker that a number in front of the name makes.
    func listedMarker() -> Marker? {
        guard let number = listedNumber() else { return nil }
        return joined(number) ?? marker(number, season: nil, from: number.first)
    }

    /// `102` as 1x02, where a show's files are named so.
    func joined(_ number: PlacedNumber) -> Marker? {
        guard let value = number.numbers.first, !text.looksLikeAnime, !folder.isAnime,
            !text.isEvent, !isFansubbed,
            (3...5).contains(number.width), value >= 100, value % 100 > 0,
            number.numbers.allSatisfy({ $0 / 100 == value / 100 })
        else { return nil }
        if folder.range.map({ $0.contains(value) }) == true { return nil }
        if number.width == 5 { return joinedTwice(number, value) }
        if number.place == .afterDash {
            guard seasonFolder?.season == value / 100 || isJoined(number) else { return nil }
        }
        if let season = seasonFolder?.season {
            if season != value / 100 { return nil }
        } else if value % 100 > 40 || number.width == 3 && hasShortNumber {
            // `One Piece 1071`, `Show 484`: no season has so many; `109` beside `057`
            return nil
        }
        return Marker(
            kind: .joined, season: value / 100, episodes: number.numbers.map { $0 % 100 },
            first: number.first, last: number.last)
    }

    /// Whether a file of the same title, or of this show's folder, has such a number as `045`.
    private var hasShortNumber: Bool {
        let isShow = !folder.isRoot && (folder.kind == .plain || folder.kind == .title)
        return context.hasShortNumber(beside: text.bytes.elements, isShow: isShow)
    }

    /// `TV/Show/Show - 101 - Pilot`: words behind, and no library of anime.
    private func isJoined(_ number: PlacedNumber) -> Bool {
        let next = number.last + 1
        return folder.library == .episode && seasonFolder == nil && number.width == 3
            && next < text.tokens.count && text[next].gap.isSpacedDash
            && !text[next].isTagged && !hasShortNumber
    }

    /// `10708` as 1x07 and 1x08.
    private func joinedTwice(_ number: PlacedNumber, _ value: Int) -> Marker? {
        let first = value / 100 % 100
        guard value % 100 == first + 1 else { return nil }
        return Marker(
            kind: .joined, season: value / 10000, episodes: [first, first + 1], first: number.first,
            last: number.last)
    }
}
