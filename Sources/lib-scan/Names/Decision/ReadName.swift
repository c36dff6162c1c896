// The decision: what one video is, from its name, its folders and the files beside it.

/// Reads one video's name in the light of its folders.
///
/// - Parameters:
///   - fileName: UTF-8, with extension.
///   - folder: the folder that holds it.
///   - hint: what the person said the library holds.
///   - context: what the walk knows of the files beside it.
///   - explaining: whether origins are filled in (costs time).
/// - Returns: the reading, or why there is none.
func readName(
    _ fileName: [UInt8], in folder: FolderReading, hint: TypeHint, context: SiblingContext,
    explaining: Bool = false
) -> ReadingResult {
    var name = FileNames.withoutVideoExtension(fileName)
    var folder = folder
    if let episode = folder.episodeFolder(fileName), let parent = episode.parent {
        (name, folder) = (episode.name, parent)
    }
    let text = NameText(name)
    var reader = NameReader(text: text, folder: folder, hint: hint, context: context)
    reader.explaining = explaining
    return reader.explained(reader.weighed(reader.read()))
}

/// The state of one decision.
struct NameReader {
    let text: NameText
    let folder: FolderReading
    let hint: TypeHint
    let context: SiblingContext
    var explaining = false

    /// The folder of the film or the episode: the nearest that is no piece, such as `CD1`.
    let item: FolderReading
    /// The nearest folder that is a season, if the folders up to it are only parts and discs.
    let seasonFolder: FolderReading?

    init(text: NameText, folder: FolderReading, hint: TypeHint, context: SiblingContext) {
        self.text = text
        self.folder = folder
        self.hint = hint
        self.context = context
        item = folder.chain.first { $0.kind != .part && $0.kind != .disc } ?? folder
        seasonFolder = Self.season(above: folder)
    }

    /// The decision, from the surest evidence to the weakest.
    func read() -> ReadingResult {
        let special = seasonFolder?.season == 0 ? text.databaseSpecial() : nil
        let marker = hint == .movie ? nil : special ?? text.fullMarker()
        if let reason = leftover(marker) { return .nothing(reason) }
        if hint == .movie { return movie() }
        if hint == .any, isNamedLikeFolder(marker) || isNamedAsFolder(marker) { return movie() }
        if let marker, !isListed(before: marker) { return episode(marker) }
        if hint == .any, isNamedLikeSeason { return movie() }
        if let marker = folderMarker() { return episode(marker) }
        // `Season 1/Disc 1/VIDEO_TS/VTS_02_1.VOB`: whichever it is, the file's name does not say.
        if isInSeason, folder.kind == .disc { return unnumbered() }
        if isInSeason, let listed = seasonAndNumber() ?? listedMarker() { return episode(listed) }
        if let dated = dated() { return dated }
        if let placed = placed() { return episode(placed) }
        if isInSeason { return unnumbered() }
        if let season = seasonAlone() ?? wholeShow() { return season }
        if isOneOfShow { return unnumbered() }
        return hint == .episode ? movie(as: .episode) : movie()
    }

    private static func season(above folder: FolderReading) -> FolderReading? {
        for candidate in folder.chain {
            if candidate.season != nil, !candidate.isNumberedTitle { return candidate }
            switch candidate.kind {
            case .part, .disc, .noise, .release: continue
            case .grouping where candidate.title.isEmpty: continue
            case .plain where candidate.parent?.kind == .season: continue
            default: return nil
            }
        }
        return nil
    }

    /// Whether a season folder holds the file for sure.
    var isInSeason: Bool {
        guard let seasonFolder else { return false }
        return seasonFolder.kind == .season
    }

    /// The marker of the folder, for a file that has none: `Show.S02E05.1080p-GRP/abc.mkv`,
    /// `Show - S02E13/VIDEO_TS/VTS_01_1.VOB`.
    private func folderMarker() -> Marker? {
        for candidate in folder.chain {
            if let marker = candidate.marker {
                var own = ofFile(marker)
                // `Show S07E01-16/10 - Words`: the file says which.
                own.folder = own.last + 1 == text.tokens.count ? candidate : nil
                return own
            }
            guard candidate.kind == .disc || candidate.kind == .part || candidate.kind == .noise
            else { return nil }
        }
        return nil
    }

    /// The folder's marker for this file, which in `Show S07E01-16/10 - Words` is one of several.
    private func ofFile(_ marker: Marker) -> Marker {
        var marker = marker
        (marker.first, marker.last) = (0, text.tokens.count - 1)
        guard marker.episodes.count > 1, let number = text.leadingNumber(from: text.titleStart()),
            number.last < marker.last, marker.episodes.contains(number.numbers[0])
        else { return marker }
        marker.episodes = number.numbers
        (marker.first, marker.last) = (number.first, number.last)
        return marker
    }

    /// `5x2 (2004)/5x2.mkv`, `Jackass 3.5 (2011)/Jackass.3.5.2011.1080p.mkv`: what looks like an
    /// episode's number or a day is a piece of the title that the folder has, too.
    private func isNamedLikeFolder(_ marker: Marker?) -> Bool {
        guard item.kind == .title, item.yearIsBracketed,
            let first = marker?.first ?? text.dateMark()?.first ?? text.seasonMark()?.first
                ?? text.episodeWordMarker()?.first
                ?? text.placedNumber(from: text.titleStart())?.first
        else { return false }
        let span = text.titleSpan()
        return first < span.end && text.folded(span.first, span.end) == item.folded
            && (span.year == nil || span.year == item.year)
    }

    /// `007/007.mkv`, `5x2/5x2.mkv`, `11-14/11-14.mkv`: a file called exactly as its folder is what
    /// the folder is called, unless both are called by an episode, a season or a release.
    private func isNamedAsFolder(_ marker: Marker?) -> Bool {
        guard folder.name == text.bytes.elements, !folder.isRoot, folder.library != .episode,
            folder.parent?.kind != .season,
            folder.parent?.isRoot == true
                || folder.parent?.kind == .grouping
        else { return false }
        if let marker {
            return marker.first == 0 && marker.last + 1 == text.tokens.count
        }
        let start = text.titleStart()
        let isSeason = text.seasonMark().map {
            $0.first > start && $0.last + 1 == text.tokens.count
        }
        if isSeason == true || text.firstStrong(from: 0) != nil || text.dateMark() != nil {
            return false
        }
        if let word = text.episodeWordMarker(), word.first > start { return false }
        guard let number = text.placedNumber(from: start) else { return true }
        let isPadded = text.lower[text[number.first].start] == 48 && number.width > 1
        if number.place == .trailing, number.isMarked || isPadded { return false }
        return number.place != .afterDash || number.isWeak
    }

    /// `Open Season 2/Open Season 2 (2008)`: what looks like a season is the movie's title.
    private var isNamedLikeSeason: Bool {
        guard let seasonFolder, !seasonFolder.title.isEmpty || seasonFolder.kind != .season,
            text.seasonMark() != nil
        else { return false }
        let span = text.titleSpan()
        guard span.year != nil else { return false }
        return text.folded(span.first, span.end)
            == Folding.fold(seasonFolder.wholeTitle)
    }

    /// Whether the folders say that this is a show.
    var isInShow: Bool {
        isInSeason || hint == .episode || context.hasShowNFO || folder.library == .episode
    }
}
