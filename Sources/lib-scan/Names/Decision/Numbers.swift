// The numbers of a name that only their place, a word or the folder gives away.

extension NameReader {
    /// The marker that words or places give, nil when the file is no episode.
    func numbered() -> Marker? {
        guard var marker = firstMarker() else { return nil }
        let isTold = marker.kind == .word || isInShow || text.looksLikeAnime
        let isSure =
            marker.kind == .placed && text[marker.first].gap.isSpacedDash
            && text[marker.first].count > 1
        if !isTold, !isSure { marker.doubt.formUnion(.isEpisode) }
        return marker
    }

    /// What the first rule that decides gives.
    private func firstMarker() -> Marker? {
        for index in NumberRule.table.indices {
            switch NumberRule.table[index].read(self) {
            case .pass: continue
            case .nothing: return nil
            case .marker(var marker):
                if marker.pattern.utf8CodeUnitCount == 0 {
                    marker.pattern = NumberRule.table[index].name
                }
                return marker
            }
        }
        return nil
    }

    /// What the rules after the one that gave `marker` would give that differs: the runner-up.
    func runnerUp(to marker: Marker) -> Marker? {
        let rules = NumberRule.table.drop { "\($0.name)" != "\(marker.pattern)" }.dropFirst()
        return rules.lazy.compactMap { rule in
            guard case .marker(let other) = rule.read(self) else { return nil }
            return other
        }
        .first {
            $0.season != marker.season || $0.episodes != marker.episodes
                || $0.absolute != marker.absolute
        }
    }

    // MARK: - Claims

    /// The claim that a number makes, or a marker.
    func claim(_ number: PlacedNumber?) -> Claim? { number.map { Claim(self, $0) } }

    func claim(_ marker: Marker?) -> Claim? {
        marker.map { Claim(self, $0.first, $0.last, numbers: $0.absolute, marker: $0) }
    }

    /// The title's first word.
    var title: Claim { Claim(self, start, start) }

    /// The part that stands in the name.
    var part: Claim? {
        partNumber.map { Claim(self, $0.first, $0.last, numbers: [$0.number]) }
    }

    /// The number in front of the name, the best one in an episode's place, and the one in front that
    /// counts more than what stands further on.
    var leading: Claim? { claim(leadingNumber) }
    var placed: Claim? { claim(placedNumber) }
    var listed: Claim? { claim(listedNumber) }

    /// The number right after the title of the show's folder.
    var afterShow: Claim? {
        // A look at the digits costs less than the title.
        guard text.tokens.contains(where: { $0.isNumber && 2...3 ~= $0.count }),
            let first = showEnd, var number = text.number(at: first)
        else { return nil }
        number.place = text[first].gap.isSpacedDash ? .afterDash : .trailing
        return Claim(self, number)
    }

    /// The number in front that counts more than what stands further on.
    func findListed() -> PlacedNumber? {
        guard !text[start].isTagged, text[start].startsWithDigit,
            var number = text.number(at: start)
        else { return nil }
        number.place = .leading
        let claim = Claim(self, number)
        return Claim.isListed.holds(claim) ? number : nil
    }

    /// `05 - 2x4`: whether a number in front counts more than a marker further on.
    func isListed(before marker: Marker) -> Bool {
        guard marker.first > 0, text[marker.first].startsWithDigit,
            isInSeason, marker.season != seasonFolder?.season, let listed
        else { return false }
        return listed.last < marker.first
    }

    // MARK: - Seasons beside numbers

    /// The season's word, and the number that belongs to it.
    func seasonAndItsNumber() -> NumberRule.Finding {
        guard let season, season.first > start || isInShow || text.isInOtherTitle(season) else {
            return .pass
        }
        if text.isSeasonRange(season) { return .nothing }
        let part = text.seasonPart(after: season)
        let from = max((part?.last ?? season.last) + 1, start)
        guard let number = claim(numberAfter(season, from)) else {
            return part == nil ? .pass : .nothing
        }
        let isInSeason = number.number.numbers.contains { $0 < 1000 }
        var marker = number.placed(
            season: isInSeason ? season.number : nil,
            from: season.first < start ? number.first : min(season.first, number.first))
        marker.seasonPart = part?.number
        return .marker(marker)
    }

    /// `Show Second Season - 8 - Words, Part 2`: the number right after the season, else the best.
    private func numberAfter(_ season: SeasonWord, _ from: Int) -> PlacedNumber? {
        let leading = text.leadingNumber(from: from)
        let isNext = leading?.first == season.last + 1 && text[from].gap.isSpacedDash
        return isNext
            ? leading : text.placedNumber(from: from) ?? leading ?? text.lastNumber(at: from)
    }

    /// `Title II - 06 (Other Title 2nd Season)`: the season in brackets after the number.
    func numberBefore(_ season: SeasonWord) -> Marker? {
        guard text[season.first].group > 0, let placed, placed.number.place == .afterDash,
            !placed.number.isWeak, placed.last < season.first
        else { return nil }
        return placed.placed(season: season.number)
    }

    /// `2.30`, `02.29 - Words`, `Show 2-40`, `Show 210 - 100` in the folder of season 2: that season's
    /// number, then the episode's. `02-03` are two episodes.
    func seasonAndNumber() -> Marker? {
        guard let season = seasonFolder?.season, season > 0 else { return nil }
        let indices = text.tokens.indices
        let joined = indices.dropFirst().first { index in
            let value = text[index].value
            return value / 100 == season && value % 100 > 0
                && (text.matches(Self.joinedAndDash, at: index) && isShow(before: index)
                    || text.matches(Self.joinedAfterTags, at: index - 1))
        }
        if let joined {
            return Claim(self, joined, joined).joined(season, [text[joined].value % 100])
        }
        let pair = indices.first { index in
            text[index].value == season
                && (Self.pairs.contains { text.matches($0, at: index) }
                    || repeatsSeason && Self.spacedPairs.contains { text.matches($0, at: index) })
                && !text.gapAfter(index + 1).contains(.dot) && isShow(before: index)
        }
        guard let pair else { return nil }
        var marker = Claim(self, pair, pair + 1).joined(season, [text[pair + 1].value])
        // `24/24 - 01`: the number may be a show's title, too.
        guard repeatsSeason, text[pair + 1].gap.isSpacedDash else { return marker }
        if season > 20 { marker.doubt = [.title, .season, .episodes] }
        if context.videoNames.count == 1 { marker.doubt.insert(.episodes) }
        return marker
    }

    /// `2/2 - 01`, `2/2 - 02`: all files in the folder of a season begin with its number.
    private var repeatsSeason: Bool {
        guard let season = seasonFolder, text[start].value == season.season else { return false }
        let front = text.bytes[..<text[start + 1].start]
        return season.seasonIsBare && context.videoNames.allSatisfy { $0.starts(with: front) }
    }

    private static let joinedAndDash: [Piece] = ["n3-4", "=a"]
    private static let spacedPairs: [[Piece]] = [
        ["n1-2", "=n2", "$"], ["n1-2", "=n2", "=a"], ["n1-2", "=n2", "t"],
    ]
    private static let joinedAfterTags: [Piece] = ["T", "n3-4o", "$"]
    private static let pairs: [[Piece]] = [["n1-2k", ".n2"], ["n1k", "-n2"]]

    // MARK: - The show's title in a name

    /// Whether nothing but the show's title stands before a token.
    private func isShow(before index: Int) -> Bool {
        let span = text.showSpan(before: index)
        return span.first >= index || isShow(span.first, index, orInitials: false)
    }

    /// Whether the words before a token are the show's title, or name what is counted: `Part 5`.
    func isOfShow(before index: Int) -> Bool {
        guard let show = showAbove, !show.folded.isEmpty else { return true }
        let own = text.folded(start, index)
        return text[index - 1].isAny([.part, .half, .seasonLikeInShows, .episodeWord])
            || showEnd != nil || show.folded.starts(with: own) || own == show.initials
            || own.starts(with: show.initials) && own.count <= 8
    }

    /// Whether tokens are the title of the show's folder.
    private func isShow(_ first: Int, _ end: Int, orInitials: Bool) -> Bool {
        guard let show = showAbove else { return false }
        let own = text.folded(first, end)
        return own == show.folded || own == Folding.fold(show.showTitle)
            || orInitials && own == show.initials
    }

    /// `Prof/Season 12/Raft in Time Part 2`: in a season, words before the part that are not the
    /// show's are the episode's title.
    func isPartOfTitle(_ claim: Claim) -> Bool {
        let isNumber = claim.before.isAny(.part) && !claim.own.isAny(.part)
        let part = isNumber ? claim.first - 1 : claim.first
        guard isInSeason, part > start, showAbove?.folded.isEmpty == false else { return false }
        return !isShow(start, part, orInitials: true) && !text[part - 1].isTagged
            && !text[part - 1].isNumber && season == nil
    }

    // MARK: - Other markers

    /// `Show part 1 to 4`.
    func parts() -> Marker? {
        guard let found = text.partNumber(from: start + 1), let last = text.lastPart(after: found)
        else { return nil }
        return Claim(self, found.first, last.last, numbers: Array(found.number...last.number))
            .placed()
    }

    /// `tbbt101`: season and episode glued to the initials of the show.
    func glued(_ index: Int) -> Marker? {
        let token = text[index]
        guard index < text.tokens.count, !token.isNumber, !token.isTagged else { return nil }
        let digits = text.digitsStart(token)
        let letters = text.lower[token.start..<digits]
        var cursor = Cursor(text.lower, digits)
        guard let value = cursor.number(most: 4) else { return nil }
        let claim = Claim(self, index, index, numbers: [value])
        // `TonikakuKawaii/TonikakuKawaii08`
        if token.end - digits == 2, folder.library != .movie, folder.kind == .plain,
            !folder.isRoot, letters.elementsEqual(folder.folded)
        {
            return claim.placed()
        }
        guard value >= 100, value % 100 > 0, token.end - digits >= 3, 2...8 ~= letters.count,
            index + 1 == text.tokens.count || text[index + 1].isTagged
                || text[index + 1].gap.contains(.dash),
            isInShow || letters.elementsEqual(folder.initials),
            seasonFolder?.season ?? value / 100 == value / 100
        else { return nil }
        return claim.joined(value / 100, [value % 100])
    }

    /// Whether a file of the same title, or of this show's folder, has such a number as `045`.
    var hasShortNumber: Bool {
        let isShow = !folder.isRoot && (folder.kind == .plain || folder.kind == .title)
        return context.hasShortNumber(beside: text.bytes.elements, isShow: isShow)
    }

    /// Whether the files beside this one carry numbers in the same place.
    var numbersBeside: Bool {
        context.areNumbered && folder.kind != .grouping && folder.library != .movie
    }

    /// `Show 484 VOSTFR`: fans count through.
    var isFansubbed: Bool {
        !text.hasTelevisionSource && text.tokens.indices.contains { text.token($0, is: "vostfr") }
    }
}

extension Claim {

    /// `102` as 1x02; `10708` as 1x07 and 1x08.
    var joined: Marker? {
        guard Claim.isJoined.holds(self) else { return nil }
        guard number.width == 5 else {
            return joined(value / 100, number.numbers.map { $0 % 100 })
        }
        let first = value / 100 % 100
        return value % 100 == first + 1 ? joined(value / 10000, [first, first + 1]) : nil
    }

    /// `Show - 104 (04)`
    var twin: Marker? {
        Claim.twin.holds(self) ? joined(value / 100, [next.value], last: last + 1) : nil
    }

    /// `The Simpsons/The Simpsons 5 - 02`: the folder's title, the season, then the episode.
    var seasoned: Marker? {
        guard number.place == .afterDash, !reader.text.looksLikeAnime, reader.seasonFolder == nil,
            folder.kind == .plain || folder.kind == .title, before.number(2) != nil,
            before.gap == .space, reader.text.folded(reader.start, first - 1) == folder.folded
        else { return nil }
        var marker = placed(season: before.value, from: first - 1)
        (marker.episodes, marker.part) = (number.numbers, nil)
        return marker
    }

    /// `24 7 Words Part01`: the number may be the title's, and the part counts.
    var partOfTitle: Marker? {
        guard next.gap == .space, !own.isPadded, !reader.numbersBeside,
            let part = reader.part, Claim.isPart.holds(part)
        else { return nil }
        return part.placed()
    }

    /// A number between words. `[Group] Gundam 0083 Stardust` is doubtful.
    var amongWords: Marker? {
        var marker = joined ?? placed()
        if !Claim.toldAmongWords.holds(self) || !reader.isInShow && number.width > 3 {
            marker.doubt.formUnion(.isEpisode)
        }
        return marker
    }

    /// `Show - S32 - Week 45 - Ep 6478`: a word with the season further ahead in the name.
    var withSeason: Marker? {
        guard var marker, marker.season == nil, let season = reader.season else { return marker }
        // `Episode 14 Title (saison 2)`
        let isAfter =
            first == reader.start && season.first > last + 1 && reader.text[season.first].group > 0
        guard season.last < first || isAfter else { return marker }
        marker.season = season.number
        marker.seasonPart = reader.text.seasonPart(after: season)?.number
        (marker.episodes, marker.absolute) = (marker.absolute, [])
        marker.first = min(season.first, first)
        return marker
    }
}
