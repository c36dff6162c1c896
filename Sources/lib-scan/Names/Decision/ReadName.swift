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
    let reader = NameReader(text: NameText(name), folder: folder, hint: hint, context: context)
    reader.explaining = explaining
    let result = reader.weighed(reader.read())
    return explaining ? reader.explained(result) : result
}

/// One decision: a name, where it lies, and what is known of both, found when it is asked for.
final class NameReader {
    let text: NameText
    let folder: FolderReading
    let hint: TypeHint
    let context: SiblingContext
    var explaining = false
    /// The evidence that the reading is made from.
    var decision = Decision()

    /// The folder of the film or the episode: the nearest that is no piece, such as `CD1`.
    let item: FolderReading
    /// The nearest folder that is a season, if the folders up to it are only parts and discs.
    let seasonFolder: FolderReading?
    /// The first token of the name's title.
    let start: Int

    /// The title as films have it, and what stands in the name.
    lazy var span = text.titleSpan()
    lazy var day = text.dateMark()
    lazy var season = text.seasonMark()
    lazy var full = findFull()
    lazy var word = text.episodeWordMarker()
    /// From where episode's numbers are looked for. In `12 Monkeys/12 Monkeys - 08` the first is the
    /// show's, in `Show - 05/Show - 05` it is not.
    lazy var numberStart: Int = {
        guard showAbove?.folded.contains(where: ASCII.isDigit) == true, let showEnd else {
            return start
        }
        let last = text[showEnd - 1]
        let isAll = showEnd == text.tokens.count && (last.isPadded || last.gap.isSpacedDash)
        return isAll ? start : max(start, showEnd - 1)
    }()
    lazy var leadingNumber = numberStart > start ? nil : text.leadingNumber(from: start)
    lazy var placedNumber = text.placedNumber(from: numberStart)
    lazy var listedNumber = findListed()
    lazy var partNumber = text.partNumber(from: numberStart)
    /// The piece of its season that the folders say it is in, and the disc.
    lazy var seasonPart = belowSeason(\.seasonPart)
    lazy var disc = belowSeason(\.part)
    /// The year in brackets, and the same where it is looked for after the title's first word.
    lazy var bracketedYear = text.bracketedYear(from: 0)
    lazy var yearAfterTitle = text.bracketedYear(from: start)
    /// The folder of the show that a season's folder, or this one, is below.
    lazy var showAbove = (seasonFolder ?? folder).chain.first {
        !$0.title.isEmpty && ($0.kind != .grouping || $0.mayBeTitle)
    }
    /// The token after the title of that folder, where the name begins with it.
    lazy var showEnd = showAbove.flatMap { text.end(of: $0.folded, from: start) }
    /// Whether a season folder holds the file for sure.
    lazy var isInSeason = seasonFolder?.kind == .season
    /// Whether the folders say that this is a show.
    lazy var isInShow =
        isInSeason || hint == .episode || context.hasShowNFO || folder.library == .episode
        || item.kind == .season

    init(text: NameText, folder: FolderReading, hint: TypeHint, context: SiblingContext) {
        self.text = text
        self.folder = folder
        self.hint = hint
        self.context = context
        start = text.titleStart()
        item = folder.chain.first { $0.kind != .part && $0.kind != .disc } ?? folder
        seasonFolder = Self.season(above: folder, text)
    }

    /// The decision, from the surest evidence to the weakest.
    func read() -> ReadingResult {
        let special = seasonFolder?.season == 0 ? text.databaseSpecial() : nil
        let marker = hint == .movie ? nil : special ?? full
        if let reason = leftover(marker) { return .nothing(reason) }
        if hint == .movie { return movie() }
        if hint == .any, isNamedLikeFolder(marker) || isNamedAsFolder(marker) { return movie() }
        if let marker, !isListed(before: marker) { return episode(marker) }
        if hint == .any, isNamedLikeSeason { return movie() }
        if let marker = folderMarker() { return episode(marker) }
        // `Season 1/Disc 1/VIDEO_TS/VTS_02_1.VOB`: whichever it is, the file's name does not say.
        if isInSeason, folder.kind == .disc { return unnumbered() }
        if isInSeason, let listed = seasonAndNumber() ?? listed?.joined ?? listed?.placed() {
            return episode(listed)
        }
        if let dated = dated() { return dated }
        if let numbered = numbered() { return episode(numbered) }
        if isInSeason { return unnumbered() }
        if let season = seasonAlone() ?? wholeShow() { return season }
        if isOneOfShow { return unnumbered() }
        return hint == .episode ? movie(as: .episode) : movie()
    }

    /// The full marker. In `3x3 Eyes - 04` it is a part of the title: the show's folder has the same
    /// words, or an episode's number follows.
    private func findFull() -> Marker? {
        let found = text.fullMarker()
        guard let marker = found, marker.first == start, text[start].startsWithDigit else {
            return found
        }
        let isRepeated = showEnd ?? 0 > marker.last
        let isFolders = folder.chain.contains { !$0.isRoot && text.bytes.starts(with: $0.name) }
        let isTitle =
            isRepeated
            || (text.looksLikeAnime || isFolders || showAbove?.isRoot != false)
                && text.mayBeginTitle(marker) && text.isNumbered(after: marker.last)
        return isTitle ? text.fullMarker(from: marker.last + 1) : marker
    }

    /// A fact from the nearest folder that has it, up to the season's folder.
    private func belowSeason(_ fact: KeyPath<FolderName, Int?>) -> Int? {
        guard let seasonFolder else { return nil }
        return folder.chain.first { $0[dynamicMember: fact] != nil || $0 === seasonFolder }?[
            dynamicMember: fact]
    }

    /// `24/24 - 05` without a show's folder above: were 24 the season, nothing would name the show.
    private static func isTitle(_ folder: FolderReading, of text: NameText) -> Bool {
        folder.seasonIsBare && folder.kind == .plain && folder.season ?? 0 > 20
            && text.bytes.starts(with: folder.name)
            && text.isNumbered(after: text.titleStart() - 1)
    }

    private static func season(above folder: FolderReading, _ text: NameText) -> FolderReading? {
        for candidate in folder.chain {
            if candidate.isSeasonRange { return nil }
            if candidate.season != nil, !candidate.isNumberedTitle, !isTitle(candidate, of: text) {
                return candidate
            }
            switch candidate.kind {
            case .part, .disc, .noise, .release: continue
            case .grouping where candidate.title.isEmpty: continue
            case .plain, .grouping:
                if candidate.parent?.kind == .season { continue } else { return nil }
            default: return nil
            }
        }
        return nil
    }

    /// The marker of the folder, for a file that has none: `Show.S02E05.1080p-GRP/abc.mkv`,
    /// `Show - S02E13/VIDEO_TS/VTS_01_1.VOB`. In `Show S07E01-16/10 - Words` the file says which.
    private func folderMarker() -> Marker? {
        let last = text.tokens.count - 1
        for candidate in folder.chain {
            // `3x3 Eyes/3x3 Eyes - 04`: the folder's whole name is the title.
            if text.bytes.starts(with: candidate.name), placed != nil { return nil }
            if var marker = candidate.marker {
                (marker.first, marker.last, marker.folder) = (0, last, candidate)
                if marker.episodes.count > 1, let leading, leading.last < last,
                    marker.episodes.contains(leading.value)
                {
                    marker.episodes = leading.number.numbers
                    (marker.first, marker.last, marker.folder) = (leading.first, leading.last, nil)
                }
                return marker
            }
            guard [.disc, .part, .noise].contains(candidate.kind) else { return nil }
        }
        return nil
    }

    /// `5x2 (2004)/5x2.mkv`, `Jackass 3.5 (2011)/Jackass.3.5.2011.1080p.mkv`: what looks like an
    /// episode's number or a day is a piece of the title that the folder has, too.
    private func isNamedLikeFolder(_ marker: Marker?) -> Bool {
        guard item.kind == .title, item.yearIsBracketed,
            let first = marker?.first ?? day?.first ?? season?.first ?? word?.first
                ?? placedNumber?.first
        else { return false }
        // The folder's title is looked for before the file's own, which takes longer to find.
        guard let end = text.end(of: item.folded, from: start), first < end else { return false }
        return first < span.end && isSpan(item.folded)
            && (span.year == nil || span.year == item.year)
    }

    /// Whether the title as films have it is a folded one.
    func isSpan(_ folded: [UInt8]) -> Bool { text.folded(span.first, span.end) == folded }

    /// `007/007.mkv`, `5x2/5x2.mkv`, `11-14/11-14.mkv`: a file called exactly as its folder is what
    /// the folder is called, unless both are called by an episode, a season or a release.
    private func isNamedAsFolder(_ marker: Marker?) -> Bool {
        guard folder.name == text.bytes.elements, !folder.isRoot, folder.library != .episode,
            let parent = folder.parent, parent.kind != .season,
            parent.isRoot || parent.kind == .grouping
        else { return false }
        let end = text.tokens.count
        if let marker { return marker.first == 0 && marker.last + 1 == end }
        guard text.firstStrong(from: 0) == nil, day == nil, word?.first ?? 0 <= start else {
            return false
        }
        if let season, season.first > start, season.last + 1 == end { return false }
        return placed.map { Self.isTitle.answer($0) ?? false } ?? true
    }

    private static let isTitle: [Row<Claim, Bool>] = [
        .no(.place(.trailing), .any(.marked, .padded)), .yes(.not(.place(.afterDash))), .yes(.weak),
    ]

    /// `Open Season 2/Open Season 2 (2008)`: what looks like a season is the movie's title.
    private var isNamedLikeSeason: Bool {
        guard let seasonFolder, !seasonFolder.title.isEmpty || seasonFolder.kind != .season,
            let season, season.first < span.end, span.year != nil
        else { return false }
        return isSpan(Folding.fold(seasonFolder.wholeTitle))
    }
}
