// Which folder names the show.

extension NameReader {
    /// The folder that names the show, nil when the file's own title counts.
    func showFolder(own: String, season: Int?) -> FolderReading? {
        namingFolder(own: own, season: season)?.fullest
    }

    private func namingFolder(own: String, season: Int?) -> FolderReading? {
        let folded = own.isEmpty ? [] : Folding.fold(own)
        var belowSeason = false
        var belowLibrary = false
        for candidate in folder.chain {
            let isSame = candidate.season == season
            // `Category/24/24.S02E03.mkv`
            if candidate.seasonIsBare, !isSame, candidate.name.elementsEqual(own.utf8) {
                return nil
            }
            let isSeason = candidate.kind == .season && !belowSeason
            if isSeason, isTitled(candidate, own, folded, season) { return candidate }
            // `Show/2018/11/2018-11-18.mkv`
            let isMonth = candidate.seasonIsBare && candidate.parent?.yearOfShow != nil
            let isYear = candidate.yearOfShow != nil
            if !isSeason, isMonth || !isYear && isOfEpisode(candidate, own, folded) { continue }
            if isSeason || isYear || candidate.seasonIsBare && isSame && !belowSeason {
                belowSeason = true
                continue
            }
            switch candidate.kind {
            case .part, .disc: continue
            case .noise:
                // A name nobody gave parts the season from what lies above.
                belowSeason = false
                continue
            case .extras, .grouping, .collection:
                if isTitledGrouping(candidate, own, folded, belowSeason) { return candidate }
                if candidate.isRoot { return nil }
                belowLibrary = belowLibrary || candidate.isLibrary
                continue
            default: break
            }
            if belowLibrary, candidate.folded != folded { return nil }
            if accepts(candidate, folded, own, belowSeason, season) { return candidate }
            guard candidate.kind == .release else { return nil }
        }
        return nil
    }

    /// Whether a season's folder names the show: `Show Season 1`, the `Series 7` of an episode of
    /// another season, `24/8x21`.
    private func isTitled(
        _ candidate: FolderReading, _ own: String, _ folded: [UInt8], _ season: Int?
    ) -> Bool {
        if !candidate.title.isEmpty, !namedAbove(candidate) {
            return own.isEmpty || candidate.parent?.folded != folded
        }
        guard own.isEmpty, candidate.season != season else { return false }
        let isBelowGroup = candidate.parent.map { $0.isRoot || $0.kind == .grouping } ?? true
        return candidate.seasonMayBeTitle && isBelowGroup
            || candidate.seasonIsBare && (candidate.season ?? 0) > 20
    }

    /// Whether a folder is an episode's, so that the show's lies above it.
    private func isOfEpisode(
        _ candidate: FolderReading, _ own: String, _ folded: [UInt8]
    ) -> Bool {
        guard candidate.kind == .plain else { return false }
        // `Season 1/Pilot/S01E01.mkv`: a season holds no shows.
        if candidate.parent?.kind == .season { return true }
        guard !own.isEmpty else { return candidate.isPiece }
        // `Show - 05/Show - 05.mkv`, `Show/Show - E2 Words/Show - E2.mkv`
        return candidate.name == text.bytes.elements
            || candidate.folded != folded && candidate.parent?.folded == folded
    }

    /// Whether a folder that sorts by its name is a show's: `Kids/Season 1`, `The Movies/S02E17`.
    private func isTitledGrouping(
        _ candidate: FolderReading, _ own: String, _ folded: [UInt8], _ belowSeason: Bool
    ) -> Bool {
        if candidate.mayBeTitle, belowSeason || own.isEmpty || candidate.folded == folded {
            return true
        }
        if candidate.kind == .collection { return belowSeason || own.isEmpty }
        return candidate.isLibrary && belowSeason && own.isEmpty && !candidate.isRoot
    }

    /// Whether a show's folder lies above a season folder that has a title of its own.
    private func namedAbove(_ season: FolderReading) -> Bool {
        guard let above = season.parent, !above.isRoot || above.folded == season.folded else {
            return false
        }
        return above.kind == .title || above.kind == .plain && above.folded == season.folded
            || above.kind == .plain
                && (season.folded.starts(with: above.folded)
                    || !above.folded.isEmpty
                        && season.folded.suffix(above.folded.count) == above.folded[...]
                    || above.folded.starts(with: season.folded))
    }

    private func accepts(
        _ candidate: FolderReading, _ folded: [UInt8], _ own: String, _ belowSeason: Bool,
        _ season: Int?
    ) -> Bool {
        if candidate.title.isEmpty {
            // `Season 25 - Words (2011)/Season 1`, but not `S01/Season 7`
            return belowSeason
                && (folded.isEmpty
                    ? candidate.wholeYear != nil || candidate.seasonMayBeTitle
                    : Folding.fold(candidate.wholeTitle) == folded)
        }
        if folded.isEmpty { return !candidate.isRoot || belowSeason }
        if candidate.folded == folded { return true }
        if candidate.isRoot { return belowSeason && candidate.kind == .title }
        switch candidate.kind {
        case .title: return true
        case .release: return isScrambled(folded, own) || isLowerCopy(own, of: candidate, season)
        default:
            if belowSeason { return true }
            if isSequel(folded, of: candidate) { return false }
            if folded.starts(with: candidate.folded) { return !isSpinOff(of: candidate) }
            if folded.count > 1, candidate.folded.starts(with: folded) { return true }
            return isScrambled(folded, own) || folded.count > 1 && folded == candidate.initials
                || isShort(own, for: candidate)
        }
    }

    /// `CSI/CSI Miami S01E01`, `Star Trek/Star Trek - Deep Space Nine 1x01`: the file's title goes on
    /// where the folder's ends; not with a year, a season's word or a special's.
    func isSpinOff(of folder: FolderReading) -> Bool {
        guard let next = text.end(of: folder.folded, from: start),
            next < text.tokens.count, !text[next].isYear, !text[next].isTagged,
            text[next].group == 0
        else { return false }
        let token = text[next]
        let isSeason =
            token.isAny([.seasonLike, .seasonLikeInShows])
        return !isSeason && text.special(at: next) == nil && text.specialWord(at: next) == nil
    }

    /// `Title/[Group] Title 3 - 05`: fans number a sequel by itself, so that the file's title counts.
    func isSequel(_ folded: [UInt8], of candidate: FolderReading) -> Bool {
        candidate.kind == .plain && text.looksLikeAnime && seasonFolder == nil
            && folded.count > candidate.folded.count && folded.starts(with: candidate.folded)
            && full == nil && self.season == nil
    }

    /// `Show.Name.S03E03.1080p-GRP/grp-show.name.s03e03.mkv`: nothing written in capitals, where the
    /// folder, which is of the same season, has them.
    private func isLowerCopy(_ own: String, of folder: FolderReading, _ season: Int?) -> Bool {
        let hasUpper = { (text: String) in text.utf8.contains { $0 &- 65 < 26 } }
        return folder.marker != nil && folder.marker?.season == season && !hasUpper(own)
            && (hasUpper(folder.title) || !folder.title.utf8.contains(where: ASCII.isLetter))
    }

    /// `tbbt`, `rlsgrp-show`: not what a person calls a show, as `1923` and `9-1-1` may be.
    private func isScrambled(_ folded: [UInt8], _ own: String) -> Bool {
        let hasUpper = own.utf8.contains { $0 &- 65 < 26 || $0 >= 0x80 }
        if folded.allSatisfy(ASCII.isDigit) { return folded.first == 48 || isJoinedTwin(own) }
        return !hasUpper && !own.utf8.contains(32) && folded.count <= 8
    }

    /// `Star Trek TNG/TNG 1x01`: the last word of the folder's title, in capitals.
    private func isShort(_ own: String, for folder: FolderReading) -> Bool {
        (2...5).contains(own.utf8.count) && own.utf8.allSatisfy { $0 &- 65 < 26 }
            && folder.title.hasSuffix(" " + own)
    }

    /// `101 - S01E01`: the number in front of the marker says the same.
    private func isJoinedTwin(_ own: String) -> Bool {
        guard let marker = full, let season = marker.season,
            let episode = marker.episodes.first, let number = Int(own)
        else { return false }
        return number == season * 100 + episode
    }

    /// Whether nothing but a season lies between the file and a library by its name.
    var isStraightInLibrary: Bool {
        let place = folder.chain.first { $0.kind != .season || !$0.title.isEmpty }
        return place?.kind == .grouping && place?.isLibrary == true && place?.mayBeTitle == false
    }

    /// The root, or what is above it, when nothing else has a title.
    func lastResort() -> FolderReading? {
        // Nothing at or above a library is a title.
        if isStraightInLibrary { return nil }
        let known = folder.chain.first { $0.kind == .plain || $0.kind == .title }
        // `{tvdb-79168}/Season 1`: the id tells.
        if let known, known.title.isEmpty, !known.ids.isEmpty { return nil }
        return folder.chain.first { !$0.title.isEmpty && ($0.kind == .plain || $0.kind == .title) }
            ?? (isInSeason
                ? folder.chain.first { $0.kind != .season && !$0.wholeTitle.isEmpty } : nil)
    }
}
