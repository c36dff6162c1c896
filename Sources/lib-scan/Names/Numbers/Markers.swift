// The markers of a name: what the rows of the table find, each token after the next.

extension NumberPattern {
    /// Rows of the table, as bits, and their kinds.
    struct Rows: Sendable {
        fileprivate var bits: UInt128 = 0
        fileprivate var kinds: UInt16 = 0

        /// Whether rows of a kind are among them.
        func has(_ kind: Kind) -> Bool { kinds >> UInt16(kind.rawValue) & 1 == 1 }
    }

    /// Which rows fit what a token begins with.
    private struct Index: Sendable {
        var kinds = [UInt128](repeating: 0, count: Kind.allCases.count)
        /// By the first byte, then by the one after it or after the digits in front.
        var bytes = [UInt128](repeating: 0, count: 512)
        /// The rows that begin with a word of some roles, and those that need one somewhere.
        var words: UInt128 = 0
        var roles: [Roles] = []
        var needs: [(bit: UInt128, roles: Roles)] = []

        init() {
            for (number, row) in table.enumerated() {
                let (bit, start) = (UInt128(1) << UInt128(number), PatternStart(row.steps))
                kinds[row.kind.rawValue] |= bit
                for byte: UInt8 in 0...255 {
                    if start.first.contains(byte) { bytes[Int(byte)] |= bit }
                    if start.second.contains(byte) { bytes[256 + Int(byte)] |= bit }
                }
                if !start.roles.isEmpty { words |= bit }
                if !start.needs.isEmpty { needs.append((bit, start.needs)) }
                roles.append(start.roles)
            }
        }
    }

    private static let index = Index()

    /// The rows that may read a name with words of some roles.
    static func rows(of roles: Roles) -> Rows {
        var rows = Rows(bits: .max)
        for (bit, needed) in index.needs where !roles.isAny(needed) { rows.bits &= ~bit }
        return rows
    }

    /// Those of some rows that may read a name at a token.
    static func rows(_ possible: Rows, _ token: Token, in lower: ByteText) -> Rows {
        var second = token.start + 1
        while token.startsWithDigit, ASCII.isDigit(lower[second]) { second += 1 }
        var rows = possible
        rows.bits &= index.bytes[Int(lower[token.start])] & index.bytes[256 + Int(lower[second])]
        var words = rows.bits & index.words
        while words != 0 {
            let number = words.trailingZeroBitCount
            if !token.head.isAny(index.roles[number]) { rows.bits &= ~(1 << UInt128(number)) }
            words &= words - 1
        }
        guard rows.bits != 0 else { return rows }
        for kind in index.kinds.indices where rows.bits & index.kinds[kind] != 0 {
            rows.kinds |= 1 << UInt16(kind)
        }
        return rows
    }

    /// What the first row of a kind finds that reads a name at a token.
    fileprivate static func match(_ kind: Kind, _ text: NameText, at token: Int) -> PatternMatch? {
        var bits = text[token].rows.bits & index.kinds[kind.rawValue]
        while bits != 0 {
            if let match = table[bits.trailingZeroBitCount].match(text, at: token) { return match }
            bits &= bits - 1
        }
        return nil
    }
}

extension NameText {
    /// What the first row of a kind finds at a token.
    func match(_ kind: NumberPattern.Kind, at index: Int) -> PatternMatch? {
        self[index].rows.has(kind) ? NumberPattern.match(kind, self, at: index) : nil
    }

    /// What is read at the first of some tokens where anything is.
    func first<Found>(of indices: Range<Int>, _ read: (Int) -> Found?) -> Found? {
        for index in indices {
            if let found = read(index) { return found }
        }
        return nil
    }

    /// The marker that the first row of a kind gives at a token.
    private func marker(_ kind: NumberPattern.Kind, at index: Int) -> Marker? {
        guard self[index].rows.has(kind), let match = match(kind, at: index) else { return nil }
        let hasSeason = match[.season] >= 0
        var marker = Marker(
            kind: hasSeason ? .full : .word, season: hasSeason ? match[.season] : nil,
            first: match.first, last: match.last)
        if kind == .special {
            marker.season = 0
            marker.isSpecial = match.isSure
        }
        if marker.season != nil {
            marker.episodes = match.allEpisodes
        } else {
            marker.absolute = match.allEpisodes
        }
        if kind == .full {
            marker.pattern = match.name
            marker.seasonPart = match[.other] > 0 ? match[.other] : nil
            // `S06E01b`: a letter a–d that ends the word.
            let letter = lower[match.end]
            if 97...100 ~= letter, !ASCII.isWord(lower[match.end + 1]) {
                marker.part = Int(letter) - 96
            }
        }
        return marker
    }

    // MARK: Season and episode

    /// The first full marker of the name, from token `from` on.
    func fullMarker(from: Int = 0) -> Marker? {
        let start = max(from, titleStart())
        for index in tokens.indices.dropFirst(start) {
            guard let marker = fullMarker(at: index) else { continue }
            let isShort = index == start && self[index].count == 3
            let later = isShort ? letterMarker(from: index + 1) : nil
            return withFollowers(withLater(later ?? marker))
        }
        // `[01x02] Title`: the marker itself was taken for a group in front.
        return first(of: from..<min(start, tokens.count)) { fullMarker(at: $0) }.map(withLater)
    }

    /// `3x3 Eyes`: whether words follow a marker with one digit on each side, as in a title.
    func mayBeginTitle(_ marker: Marker) -> Bool {
        let next = self[marker.last + 1]
        return self[marker.first].count == 3 && next.isWorded && !next.isTagged
            && [.space, .dot, .underscore].contains(next.gap)
    }

    /// Whether an episode's number follows a token.
    func isNumbered(after index: Int) -> Bool {
        if fullMarker(from: index + 1) != nil || episodeWordMarker(from: index + 1) != nil {
            return true
        }
        guard let found = placedNumber(from: index + 1) else { return false }
        return !found.isWeak && found.width >= 2 && (found.place != .trailing || looksLikeAnime)
    }

    private func fullMarker(at index: Int) -> Marker? {
        marker(.full, at: index) ?? seasonAndEpisode(at: index)
    }

    /// `S01E02` at a token: one that begins with the season's letter.
    func letterMarker(at index: Int) -> Marker? {
        [115, 116].contains(lower[self[index].start]) ? marker(.full, at: index) : nil
    }

    /// The S01E09 of `4x4.Title.S01E09`.
    private func letterMarker(from: Int) -> Marker? {
        first(of: from..<tokens.count) {
            lower[self[$0].start] == 115 ? letterMarker(at: $0) : nil
        }
    }

    /// `Season 3 Episode 9`, `Temporada 2 [Cap.408]`, `Series 5 of 6 - Episode 1`.
    private func seasonAndEpisode(at index: Int) -> Marker? {
        guard let season = seasonWord(at: index) else { return nil }
        var next = season.last + 1
        if self[next].isAny(.of), self[next + 1].isNumber { next += 2 }
        if token(next, is: "complete") { next += 1 }
        guard var marker = episodeWord(at: next) else { return nil }
        marker.kind = .full
        marker.season = season.number
        if marker.episodes.isEmpty { marker.episodes = marker.absolute }
        marker.absolute = []
        marker.first = index
        return marker
    }

    /// `S02E01-bar-S02E02-bar`, `s01e01 1x02`: the next episode's marker further on.
    private func withLater(_ marker: Marker) -> Marker {
        guard let last = marker.episodes.last, lower[self[marker.first].start] == 115 else {
            return marker
        }
        let isNext = { (later: Marker?) in
            later?.season == marker.season && later?.episodes == [last + 1]
        }
        let next = marker.last + 1
        let isOne = marker.episodes.count == 1 && self[next].startsWithDigit
        var found = isOne ? self.marker(.full, at: next) : nil
        for index in tokens.indices.dropFirst(next + 1)
        where !isNext(found) && lower[self[index].start] == 115 && self[index].count >= 4 {
            found = letterMarker(at: index)
        }
        guard isNext(found), let found else { return marker }
        var result = marker
        result.episodes += found.episodes
        result.last = found.last
        return result
    }

    // MARK: Episodes and specials

    /// The first marker of an episode without its season from token `from` on.
    func episodeWordMarker(from: Int = 0) -> Marker? {
        for index in tokens.indices.dropFirst(from) where self[index].tag != .checksum {
            if let marker = episodeWord(at: index) { return withFollowers(marker) }
        }
        return nil
    }

    /// One at a token, which may be a special's.
    func episodeWord(at index: Int) -> Marker? {
        marker(.word, at: index) ?? marker(.wordAfter, at: index) ?? special(at: index)
    }

    /// The episode's word after the number at `index`, in languages that put the number first.
    func episodeWordAfter(_ index: Int) -> Int? { match(.wordAfter, at: index)?.last }

    /// A special and its number at a token; its `isSpecial` is set where the name alone proves it.
    func special(at index: Int) -> Marker? { marker(.special, at: index) }

    // MARK: Seasons

    /// `Season 3`, `Saison VII`, `3.Staffel`, `2nd Season`, `第2季`, at a token.
    func seasonWord(at index: Int) -> SeasonWord? { season(.season, at: index) }

    /// A season named at a token, be it only by a letter: `S01`.
    func seasonMark(at index: Int) -> SeasonWord? {
        season(.season, at: index) ?? season(.shortSeason, at: index)
    }

    private func season(_ kind: NumberPattern.Kind, at index: Int) -> SeasonWord? {
        match(kind, at: index).map {
            SeasonWord(
                number: $0[.season], first: $0.first, last: $0.last,
                piece: $0[.last] < 0 ? nil : $0[.last],
                disc: kind != .shortSeason || $0[.other] < 0 ? nil : $0[.other])
        }
    }

    /// A season named anywhere: `Season 1`, `S01`.
    func seasonMark() -> SeasonWord? {
        var early: SeasonWord?
        for index in tokens.indices {
            if index > titleStart(), self[index].tag.isStrong { return early }
            guard let mark = seasonMark(at: index) else { continue }
            // Of `[标题 第二季][Title S2]` the one after the title counts.
            if index > titleStart() || index == 0 { return mark }
            early = early ?? mark
        }
        return early
    }
}
