// Season and episode as two bare numbers: `show_03_19`, `Show.02.09`, `Show - 6.01 - Title`.

/// A row of the tables: a name, its shape, and whether the two may also be a range of episodes.
private typealias PairRow = (example: String, shape: [Piece], isDoubtful: Bool)

extension NameText {
    private static let pairsInFront: [PairRow] = [
        ("1-01 Words", ["n1", "-n2z", "+ak"], false), ("4-12 - Words", ["n1", "-n2", "=ak"], true),
    ]

    private static let pairsAfterWords: [PairRow] = [
        ("Show 6.01 Title", ["_n1o", ".n1-2o", "_a"], false),
        ("Show - 6.01 - Title", ["=n1-2o", ".n2o", "=a"], false),
        ("Show 1-03", ["_n1o", "-n2zo"], false), ("Show 1-13", ["_n1o", "-n2o"], true),
        ("Show - 1-03 - Title", ["=n1o", "-n2zo"], false),
        ("Show - 1-13 - Title", ["=n1o", "-n2o", "=a"], true),
        ("show.1-03", [".n1o", "-n2zo", "!"], false),
        ("show-02_17", ["-n2zo", "^n2o", "!"], true),
        ("show-02_17.F", ["-n2zo", "^n2o", "w1", "$"], true),
        ("show.02.09", [".n2zo", ".n2o", "!"], false),
        ("show_03_19", ["^n2zo", "^n2o", "!"], false),
    ]
    // `show.03-20` holds too many to be a range.
    private static let wideRange: PairRow = ("show.03-20", ["n2zo", "-n2o", "!"], true)

    /// `1-01 Words`: a season of one digit, a dash and a number, in front of words.
    func leadingPair(from start: Int) -> Marker? { pair(Self.pairsInFront, at: start) }

    /// The first such pair after the title's first word, nil when there is none.
    func pairedMarker(from start: Int) -> Marker? {
        for index in tokens.indices.dropFirst(start + 1) where tokens[index].number(2) != nil {
            if tokens[index].tag.isStrong { return nil }
            guard !tokens[index - 1].isNumber else { continue }
            let (season, episode) = (tokens[index].value, tokens[index + 1].value)
            let isWide =
                !tokens[index].gap.isSpacedDash && season > 1
                && (episode < season || episode - season > 8)
            if let found = pair(Self.pairsAfterWords + (isWide ? [Self.wideRange] : []), at: index)
            {
                return found
            }
        }
        return nil
    }

    private func pair(_ rows: [PairRow], at index: Int) -> Marker? {
        let (season, episode) = (tokens[index], tokens[index + 1])
        guard season.value > 0, episode.value > 0,
            let row = rows.first(where: { matches($0.shape, at: index) })
        else { return nil }
        var marker = Marker(
            kind: .joined, season: season.value, episodes: [episode.value], first: index,
            last: index + 1)
        let isDoubtful = row.isDoubtful && !(episode.gap == .dash && episode.isPadded)
        if isDoubtful { marker.doubt = .episodes }
        return marker
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
            let gap = tokens[marker.first].gap
            let isDashed = tokens[index].gap.isSpacedDash
            let isSame = isDashed && found.numbers == [last]
            let isAbsolute = looksLikeAnime && mayBeAbsolute(found.numbers[0], marker)
            let isTold =
                isDashed && found.isHalf || found.width == 2 && isSame && gap.isSpacedDash
                || found.width == 3 && isAbsolute
                || found.width >= 2 && gap.contains(.opens) && (isSame || isAbsolute)
            return isTold ? found : nil
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
