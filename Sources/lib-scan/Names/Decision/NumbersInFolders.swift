// Numbers whose meaning only the folder tells: `Show/Season 1/05 - 100`, `Show/Show - 13`, `Show/12`.

extension NameReader {
    /// `05 - 100`, `05. 11-59` in a season's folder: the number in front counts, what follows is the
    /// episode's title. In `24/Season 1/24 - 05` it is the show's.
    func listedNumber() -> PlacedNumber? {
        let start = text.titleStart()
        guard seasonFolder != nil || context.beginWithNumbers && numbersBeside,
            text[start].startsWithDigit, var number = text.number(at: start),
            !isListOfFilms(number), text.episodeWordBehind(number.last) == nil
        else { return nil }
        number.place = .leading
        let gap = text[number.last + 1].gap
        // `04 Words-1`: a number of one digit counts only where the file is alone.
        let counts =
            isInSeason
            ? number.width > 1 || context.videoNames.count == 1 : text.titleSpan().year == nil
        let isParted = gap.contains(.space) && !gap.isDisjoint(with: [.dash, .dot])
        guard isParted || gap == .space && counts || gap == .dash && number.width == 2 else {
            return nil
        }
        let whole = text.folded(start, text.tokens.count)
        return showAbove.map { whole.starts(with: $0.folded) } == true ? nil : number
    }

    /// The `.1` of `show.104.1`.
    private static let lastDigit: [Piece] = [".n1", "$"]

    /// `2.30`, `2-40`: a season and its episode.
    private static let pairs: [[Piece]] = [["n1-2", ".n2"], ["n1", "-n2"]]

    /// `2.30`, `02.29 - Words`, `Show 2-40`, `Show 210 - 100` in the folder of season 2: that season's
    /// number, then the episode's. `02-03` are two episodes.
    func seasonAndNumber() -> Marker? {
        guard let season = seasonFolder?.season, season > 0 else { return nil }
        for index in text.tokens.indices.dropFirst() where text[index].value / 100 == season {
            // `Show 720p 201`
            let isLast = index + 1 == text.tokens.count && text[index - 1].tag.isStrong
            if isLast || text.gapAfter(index).isSpacedDash && isNamedBefore(index) {
                return Marker(joined: text[index].value, first: index, last: index)
            }
        }
        for index in text.tokens.indices where text[index].value == season {
            guard Self.pairs.contains(where: { text.matches($0, at: index) }), isNamedBefore(index)
            else { continue }
            return Marker(
                joined: season * 100 + text[index + 1].value, first: index, last: index + 1)
        }
        return nil
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

    /// `05 - 2x4`: whether a number in front counts more than a marker further on.
    func isListed(before marker: Marker) -> Bool {
        guard isInSeason, marker.season != seasonFolder?.season,
            text[marker.first].startsWithDigit, let number = listedNumber()
        else { return false }
        return number.last < marker.first
    }

    /// `Show/Show - 321 - Mail #1`, `Show/show.104.1`: the number right behind the title of the
    /// show's folder counts more than one further on.
    func numberBehindShow(_ start: Int) -> Marker? {
        guard folder.library != .movie,
            text.tokens.contains(where: { $0.isNumber && (2...3).contains($0.count) }),
            !text.looksLikeAnime,
            let show = showAbove, show.isTitled,
            let first = text.end(of: show.folded, from: start), text[first].isNumber,
            var number = text.number(at: first)
        else { return nil }
        let next = number.last + 1
        number.place = text[first].gap.isSpacedDash ? .afterDash : .trailing
        if text[next].isAlone, text[next].value == number.numbers[0] % 100 {
            // `Show - 104 (04)`
            return Marker(joined: number.numbers[0], first: first, last: next)
        }
        let isCounted =
            text[next].gap.isSpacedDash && isInShow
            || number.width == 3 && text.matches(Self.lastDigit, at: next)
        return isCounted ? marker(number) : nil
    }

    /// `Show/326 - Mail (2)`, `Show/327 - Episode 9`: where a show's files begin with their numbers,
    /// what follows the dash is the episode's title.
    func numberBeforeTitle(_ start: Int) -> Marker? {
        guard isInShow, folder.kind == .plain, let number = text.leadingNumber(from: start),
            number.width == 3, text[number.last + 1].gap.isSpacedDash
        else { return nil }
        return marker(number)
    }

    /// `Show (1996)/Show - 13`: the folder's title, then the number.
    func isNumberBehindTitle(_ start: Int) -> Bool {
        guard folder.library != .movie, let number = text.placedNumber(from: start),
            number.place == .afterDash || isPadded(number)
        else { return false }
        return isNamedLikeFolder(number)
    }

    private static let heights = [480, 720, 1080, 2160]

    /// `The Simpsons/The Simpsons 112`: the folder's title, then the number, which is no height.
    func isNamedLikeFolder(_ number: PlacedNumber) -> Bool {
        guard folder.isTitled, !Self.heights.contains(number.numbers[0]) else { return false }
        let span = text.showSpan(before: number.first)
        let own = text.folded(span.first, span.end)
        // `Cosmos A Personal Voyage (1980)/Cosmos - 07 - Words`
        let isCounted = isPadded(number) && text[number.last + 1].gap.isSpacedDash
        return own == folder.folded || isCounted && folder.folded.starts(with: own)
    }

    /// `The Simpsons/The Simpsons 5 - 02`: the folder's title, the season, then the episode.
    func seasoned(_ number: PlacedNumber) -> Marker? {
        let before = number.first - 1
        guard number.place == .afterDash, !text.looksLikeAnime, seasonFolder == nil,
            let season = text[before].number(2),
            text.folded(text.titleStart(), before) == folder.folded
        else { return nil }
        return Marker(
            kind: .placed, season: season, episodes: number.numbers, first: before,
            last: number.last)
    }

    /// `The Simpsons/12`: a file that is a number and nothing else.
    func isOnlyNumber(_ number: PlacedNumber) -> Bool {
        (number.last + 1 == text.tokens.count || text[number.last + 1].isTagged)
            && (2...3).contains(number.width) && folder.isTitled && folder.library != .movie
            && (folder.kind != .title || isPadded(number))
            && !folder.folded.starts(with: text.lower)
    }

    /// `102` as 1x02, where a show's files are named so.
    func joined(_ number: PlacedNumber) -> Marker? {
        guard let value = number.numbers.first, !text.looksLikeAnime, !folder.isAnime,
            !text.isEvent, (3...5).contains(number.width), value >= 100, value % 100 > 0,
            folder.range?.contains(value) != true,
            // `Show 484 VOSTFR`: fans count through.
            !text.tokens.indices.contains(where: { text.token($0, is: "vostfr") })
        else { return nil }
        // `10708` as 1x07 and 1x08
        if number.width == 5 {
            return Marker(
                kind: .joined, season: value / 10000, episodes: [value / 100 % 100, value % 100],
                first: number.first, last: number.last)
        }
        // `TV/Show/Show - 101 - Pilot`
        let isBeforeWords = text[number.last + 1].gap.isSpacedDash
        if number.place == .afterDash, folder.library != .episode || !isBeforeWords { return nil }
        if let season = seasonFolder?.season {
            guard season == value / 100 else { return nil }
        } else if value % 100 > 40
            || context.hasShortNumber(beside: text.bytes.elements, isShow: folder.isTitled)
        {
            // `One Piece 1071`, `Show 484`: no season has so many; `109` beside `057`
            return nil
        }
        var marker = Marker(joined: value, first: number.first, last: number.last)
        marker.episodes = number.numbers.map { $0 % 100 }
        return marker
    }

    /// The marker a number makes: season and episode joined, or the episode's number.
    func marker(_ number: PlacedNumber) -> Marker {
        joined(number) ?? marker(number, season: nil, from: number.first)
    }

    /// The marker a number makes in a season, or over the whole show.
    func marker(_ number: PlacedNumber, season: Int?, from: Int) -> Marker {
        var marker = Marker(kind: .placed, season: season, first: from, last: number.last)
        let numbers = number.isHalf ? [] : number.numbers
        (marker.episodes, marker.absolute) = season == nil ? ([], numbers) : (numbers, [])
        marker.part = number.part
        return marker
    }
}

extension Marker {
    /// `102` as 1x02.
    init(joined value: Int, first: Int, last: Int) {
        self.init(
            kind: .joined, season: value / 100, episodes: [value % 100], first: first, last: last)
    }
}
