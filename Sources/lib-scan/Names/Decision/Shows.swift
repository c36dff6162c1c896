// Which folder names the show.

extension NameReader {
    /// The folder that names the show, nil when the file's own title counts.
    func showFolder(_ own: String, folded: [UInt8], season: Int?) -> FolderReading? {
        var (belowSeason, belowLibrary) = (false, false)
        for candidate in folder.chain {
            // `Category/24/24.S02E03.mkv`
            if candidate.seasonIsBare, candidate.name.elementsEqual(own.utf8) { return nil }
            let isSeason = candidate.kind == .season && !belowSeason
            if isSeason, isTitled(candidate, own, folded, season) { return candidate.fullest }
            // `Show/2018/11/2018-11-18.mkv`
            let isMonth = candidate.seasonIsBare && candidate.parent?.yearOfShow != nil
            let isYear = candidate.yearOfShow != nil
            if !isSeason, isMonth || !isYear && isOfEpisode(candidate, own, folded) { continue }
            if isSeason || isYear || candidate.seasonIsBare && candidate.season == season {
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
                if isTitledGrouping(candidate, own, folded, belowSeason) {
                    return candidate.fullest
                }
                if candidate.isRoot { return nil }
                belowLibrary = belowLibrary || candidate.isLibrary
                continue
            default: break
            }
            if belowLibrary, candidate.folded != folded { return nil }
            if accepts(candidate, folded, own, belowSeason, season) { return candidate.fullest }
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
        return own.isEmpty && candidate.season != season
            && (candidate.seasonMayBeTitle || candidate.seasonIsBare)
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
        candidate.mayBeTitle && (belowSeason || candidate.folded == folded)
            || own.isEmpty
                && (candidate.mayBeTitle || candidate.kind == .collection
                    || candidate.isLibrary && belowSeason)
    }

    /// Whether a show's folder lies above a season folder that has a title of its own.
    private func namedAbove(_ season: FolderReading) -> Bool {
        guard let above = season.parent, above.isTitled else { return false }
        return above.kind == .title
            || !above.folded.isEmpty
                && (season.folded.starts(with: above.folded)
                    || season.folded.suffix(above.folded.count) == above.folded[...]
                    || above.folded.starts(with: season.folded))
    }

    private func accepts(
        _ candidate: FolderReading, _ folded: [UInt8], _ own: String, _ belowSeason: Bool,
        _ season: Int?
    ) -> Bool {
        if candidate.title.isEmpty {
            // `Season 25 - Words (2011)/Season 1`, but not `S01/Season 7`
            return folded.isEmpty
                ? candidate.wholeYear != nil : Folding.fold(candidate.wholeTitle) == folded
        }
        if folded.isEmpty { return !candidate.isRoot || belowSeason }
        if candidate.folded == folded { return true }
        if candidate.isRoot { return belowSeason && candidate.kind == .title }
        switch candidate.kind {
        case .title: return true
        case .release: return isLowerCopy(own, of: candidate, season)
        default:
            if belowSeason { return true }
            if folded.starts(with: candidate.folded) { return !isSpinOff(of: candidate) }
            return isScrambled(folded, own) || isShort(own, for: candidate)
                || folded.count > 1
                    && (candidate.folded.starts(with: folded) || folded == candidate.initials)
        }
    }

    /// `CSI/CSI Miami S01E01`, `Star Trek/Star Trek - Deep Space Nine 1x01`: the file's title goes on
    /// where the folder's ends; not with a season's word.
    func isSpinOff(of folder: FolderReading) -> Bool {
        guard let next = text.end(of: folder.folded, from: text.titleStart()) else { return false }
        return next < text.tokens.count && text[next].group == 0
            && !text[next].isAny([.seasonLike, .seasonLikeInShows])
    }

    /// `Show.Name.S03E03.1080p-GRP/grp-show.name.s03e03.mkv`: nothing written in capitals.
    private func isLowerCopy(_ own: String, of folder: FolderReading, _ season: Int?) -> Bool {
        folder.marker?.season == season && !own.utf8.contains { $0 &- 65 < 26 }
    }

    /// `tbbt`, `rlsgrp-show`: not what a person calls a show, as `1923` and `9-1-1` may be. `217` is not
    /// in `217 - S02E17`: the number in front of the marker says the same.
    private func isScrambled(_ folded: [UInt8], _ own: String) -> Bool {
        guard folded.allSatisfy(ASCII.isDigit) else {
            return own.utf8.allSatisfy { $0 &- 65 >= 26 && $0 < 0x80 && $0 != 32 }
        }
        let marker = text.fullMarker()
        let number = (marker?.season ?? 0) * 100 + (marker?.episodes.first ?? 0)
        return folded.first == 48 || Int(own) == number
    }

    /// `Star Trek TNG/TNG 1x01`: the last word of the folder's title, in capitals.
    private func isShort(_ own: String, for folder: FolderReading) -> Bool {
        own.utf8.allSatisfy { $0 &- 65 < 26 } && folder.title.hasSuffix(" " + own)
    }

    /// Whether nothing but a season lies between the file and a library by its name.
    var isStraightInLibrary: Bool {
        folder.chain.first { $0.kind != .season }?.isLibrary == true
    }

    /// The root, or what is above it, when nothing else has a title.
    func lastResort() -> FolderReading? {
        // Nothing at or above a library is a title.
        if isStraightInLibrary { return nil }
        let titled = folder.chain.first { $0.kind == .plain || $0.kind == .title }
        // `{tvdb-79168}/Season 1`: the id tells.
        if let titled, titled.title.isEmpty, !titled.ids.isEmpty { return nil }
        return folder.chain.first { !$0.title.isEmpty && ($0.kind == .plain || $0.kind == .title) }
            ?? (isInSeason
                ? folder.chain.first { $0.kind != .season && !$0.wholeTitle.isEmpty } : nil)
    }

    // MARK: - Names whose marker stands last

    /// The episode's title in `Show/Words (S01_E01)`, which its folder names: its tokens. Siblings tell
    /// whether the words before the marker are the episode's title or another show's.
    ///
    /// - Parameter span: the words before the marker, which the show's folder does not have.
    /// - Returns: its tokens, and whether only the form of the name says so.
    func titleBeforeMarker(
        _ span: TitleSpan, before: Int, after: Int
    ) -> (title: Range<Int>, isGuess: Bool)? {
        guard folder.kind == .plain, !folder.isRoot, !span.isEmpty,
            text.fullMarker()?.last == after
        else { return nil }
        let gap = text[before].gap
        let end = text.end(of: folder.folded, from: text.titleStart())
        guard end != nil || gap.contains(.opens) || gap == .underscore else { return nil }
        let differs = siblingsDiffer
        guard differs || end == nil && folder.library == .episode else { return nil }
        return ((end ?? span.first)..<before, !differs)
    }

    /// Whether there are siblings with markers, and no two of them have the same words before the
    /// marker. A sample is enough.
    private var siblingsDiffer: Bool {
        var seen: Set<[UInt8]> = []
        for name in context.videoNames.prefix(8) {
            let sibling = NameText(FileNames.withoutVideoExtension(name))
            guard let marker = sibling.fullMarker() else { continue }
            let words = sibling.folded(sibling.titleStart(), marker.first)
            guard seen.insert(words).inserted else { return false }
        }
        return seen.count > 1
    }

    /// Whether a show's own folder, straight in a library of shows, has another title than the file.
    func isOtherShow(_ folded: [UInt8]) -> Bool {
        folder.kind == .plain && folder.parent?.ownLibrary == .episode
            && !folded.starts(with: folder.folded)
    }
}
