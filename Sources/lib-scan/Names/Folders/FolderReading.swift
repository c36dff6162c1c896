// What a folder's name says, read once and shared by all files below it.

/// One folder between the scan's root and a file, or the root itself.
final class FolderReading: Sendable {
    let name: [UInt8]
    let parent: FolderReading?
    /// Whether this is the folder the person named: its own name is evidence of last resort.
    let isRoot: Bool
    let kind: FolderKind
    /// The title its name holds, empty when there is none; before the season in `Show Season 1`.
    let title: String
    let year: Int?
    /// The year stands in brackets.
    let yearIsBracketed: Bool
    let titleAlternatives: [String]
    let ids: NameIDs
    /// The season it is; 0 for specials.
    let season: Int?
    /// The season is a bare number (`2/`), which may be a title too.
    let seasonIsBare: Bool
    /// The season is read from what only looks like one: `Part 1`, `Friends 2`.
    let seasonIsGuess: Bool
    /// Which half of the season it is: `Season 4 Part 2`.
    let seasonPart: Int?
    let edition: String?
    /// The episode a release folder is named after, when its name holds a marker.
    let marker: Marker?
    /// The day a release folder is named after.
    let date: AirDate?
    /// The numbers of the episodes in it, as its name gives them: `Show 921-928`.
    let range: ClosedRange<Int>?
    /// The part of `CD1`.
    let part: Int?
    /// The kind of library it lies in, by the names of the folders above.
    let library: TypeHint
    /// A grouping by its name that may be a title all the same: `Kids`, `V`, `1923`.
    let mayBeTitle: Bool
    /// Title and year for a show: a bare year stays title where names are spaced (`Sealab 2021`).
    let showTitle: String
    let showYear: Int?
    /// The show's title when the name reads as a film's and as a season's: `Show Season 1 (2001)`.
    let seasonShow: String
    /// The name read as a title whatever else it says: `Series 7` above season folders.
    let wholeTitle: String
    /// The year beside that.
    let wholeYear: Int?
    /// It lies in a library of anime, whose numbers are absolute.
    let isAnime: Bool
    /// It is the library of a kind by its own name: `TV Shows`, `Movies`.
    let isLibrary: Bool
    /// It is a season by its name, and may be a show's title: `Series 7`, `Special`.
    let seasonMayBeTitle: Bool
    /// The year it is, below a title: the episodes of that year.
    let yearOfShow: Int?
    /// `title` without what varies, to compare with others.
    let folded: [UInt8]

    /// - Parameters:
    ///   - name: the folder's name, UTF-8, without slash.
    ///   - parent: the folder above it; nil for the topmost that is known. Folders above the scan's
    ///     root may be given too.
    ///   - isRoot: whether this is the scan's root.
    ///   - toldSeason: the season that a sidecar in it says it is, whatever its name.
    init(name: [UInt8], parent: FolderReading?, isRoot: Bool, toldSeason: Int? = nil) {
        self.name = name
        self.parent = parent
        self.isRoot = isRoot
        let text = NameText(FileNames.withoutVideoExtension(name))
        let scan = FolderScan(text)
        let isBelowTitle = parent.map { !$0.isRoot && ($0.kind == .title || $0.kind == .plain) }
        let isTitle = scan.isSeries && isBelowTitle != true
        let isBareSeason = scan.seasonIsBare && isBelowTitle == true
        seasonShow = scan.show.map { text.title($0.first, $0.end) } ?? ""
        let show = scan.show == nil ? nil : Folding.fold(seasonShow)
        let isBelowShow = show != nil && isBelowTitle == true && show == parent?.folded
        var span = isTitle ? text.titleSpan() : isBelowShow ? scan.show ?? scan.span : scan.span
        if scan.kind == .plain, parent?.library == .episode,
            let volume = text.volumeAtEnd, volume > span.first
        {
            span.end = min(span.end, volume)
        }
        let isListed = parent.map { Self.isListed(text, span, in: $0) } == true
        if isListed { span.first += 1 }
        let isBelowItem = parent.map(Self.holdsExtras) == true
        let isExtras =
            (isBelowItem || isBelowTitle == true && scan.season != nil) && scan.kind != .disc
            && text.isExtrasFolder(key: FolderScan.key(text))
        let isSpecials = isBelowTitle == true && scan.kind == .plain && text.endsInSpecials
        let likelySeason =
            isBelowTitle == true && scan.kind == .plain && toldSeason == nil && !isSpecials
            ? parent.flatMap { Self.seasonByTitle(text, of: $0) } : nil
        seasonIsGuess = likelySeason != nil || scan.seasonIsGuess
        let toldSeason = toldSeason ?? (isSpecials ? 0 : likelySeason)
        let isVersion = scan.isVersion && (parent?.kind == .title || isBelowTitle == true)
        let isSeason = isBareSeason || isBelowShow || toldSeason != nil
        let isObfuscated =
            scan.kind == .plain && parent?.kind == .release && text.tokens.count == 1
            && text.isObfuscated(0)
        // `Show/[Group]/05`
        let isGroup = isBelowTitle == true && scan.kind == .plain && text.isInBrackets
        let ownKind: FolderKind =
            isVersion || isGroup ? .part : isTitle ? .title : isObfuscated ? .noise : scan.kind
        kind = isExtras ? .extras : isSeason ? .season : ownKind
        season = toldSeason ?? (isTitle || isExtras ? nil : scan.season)
        seasonIsBare = toldSeason == nil && scan.seasonIsBare
        mayBeTitle = scan.mayBeTitle
        part = scan.part
        range = scan.range
        seasonPart = text.seasonMark().flatMap { text.seasonPart(behind: $0)?.number }
        marker = scan.marker
        date = scan.date
        ids = text.ids
        edition = text.edition.map { String(decoding: name[$0], as: UTF8.self) }
        year = span.year
        yearIsBracketed = span.yearIsBracketed
        title = isBareSeason || toldSeason != nil ? "" : text.title(span.first, span.end)
        folded = title.isEmpty ? [] : Folding.fold(title)
        titleAlternatives = text.alternatives(span)
        let whole = kind == .season ? text.titleSpan() : span
        wholeTitle = text.title(whole.first, whole.end)
        wholeYear = whole.year
        let keepsYear =
            kind != .season && marker == nil && span.year != nil && !span.yearIsBracketed
            && text.hasSpaces
            && !span.hasTags
        showTitle =
            keepsYear ? text.title(span.first, min(span.end + 1, text.tokens.count)) : title
        showYear = keepsYear ? nil : span.year
        isAnime = kind == .grouping && text.isAnimeLibrary || parent?.isAnime == true
        isLibrary = scan.library != .any
        seasonMayBeTitle = kind == .season && scan.isSeriesOrSpecial
        yearOfShow = isBelowTitle == true ? scan.year : nil
        library = scan.library == .any ? parent?.library ?? .any : scan.library
    }

    /// The season of a folder called by its show and a number: `Big Bang Theory/TBBT2`, and in a
    /// library of shows `Friends/Friends 2`; of one that calls it
    /// otherwise: `Book 3 - Fire`, `Part 1`, `Series IV`.
    private static func seasonByTitle(_ text: NameText, of show: FolderReading) -> Int? {
        if text.tokens.count > 1, show.library != .movie,
            text[0].isAny(
                show.library == .episode ? [.seasonLike, .seasonLikeInShows] : .seasonLike),
            let number = text.smallNumber(1)
        {
            return number
        }
        guard let last = text.tokens.last, last.group == 0 else { return nil }
        let digits = text.digitsStart(last)
        var cursor = Cursor(text.lower, digits)
        guard let season = cursor.number(most: 2), season > 0 else { return nil }
        if digits > last.start {
            let letters = text.lower[last.start..<digits]
            let isInitials =
                letters.elementsEqual(show.initials) && letters.count > 1
                || letters.elementsEqual([116] + show.initials)
            // `T10`: temporada
            let isLetter = letters.elementsEqual([116]) && show.library == .episode
            return text.tokens.count == 1 && (isInitials || isLetter) ? season : nil
        }
        guard text.tokens.count > 1, show.library == .episode else { return nil }
        let title = text.title(text.titleStart(), text.tokens.count - 1)
        return Folding.fold(title) == show.folded ? season : nil
    }

    /// `Alien Anthology/1 - Alien (1979)`: the folder's place in a set of films.
    private static func isListed(
        _ text: NameText, _ span: TitleSpan, in set: FolderReading
    ) -> Bool {
        let next = span.first + 1
        guard span.yearIsBracketed, next < span.end, text[span.first].isNumber,
            text[span.first].count <= 2, text[next].gap.contains(.space),
            text[next].gap.contains(.dash) || text[next].gap.contains(.dot)
        else { return false }
        return set.kind == .collection
            || set.kind == .plain && set.library == .movie && !set.isRoot
    }

    /// Whether a folder of extras may lie straight in this one: a title's, a season's, a release's.
    private static func holdsExtras(_ folder: FolderReading) -> Bool {
        folder.kind == .title
            || (folder.kind == .season || folder.kind == .release) && !folder.isRoot
    }

    /// The folder further up that has the same title and more to say, or this one:
    /// `Show (1980)/Show - S01E02 - Words`, `Movie (1990)/Movie Disc 1`.
    var fullest: FolderReading {
        guard year == nil, ids.isEmpty, !folded.isEmpty else { return self }
        let above = FolderChain(next: parent).first {
            !($0.kind == .season && $0.title.isEmpty) && $0.kind != .part
        }
        guard let above, above.kind == .title, above.folded == folded else { return self }
        return above
    }

    /// The folder below a season's that stands for an episode, for a file in this one whose name
    /// has no number: `Season 3/05 - Words/VIDEO_TS/VIDEO_TS.IFO`, `Season 3/05 - Words/video.mkv`.
    func episodeFolder(_ fileName: [UInt8]) -> FolderReading? {
        let hasNumber = FileNames.withoutVideoExtension(fileName).contains(where: ASCII.isDigit)
        let isNamed = !hasNumber && name.contains(where: ASCII.isDigit)
        let place = kind == .disc ? parent : Disc.isFile(fileName[...]) || isNamed ? self : nil
        guard let place, place.kind == .plain || place.seasonIsBare,
            let above = place.parent, above.kind == .season
        else { return nil }
        return place
    }

    /// `Anime/86`: a bare number straight in a library is a title.
    var isNumberedTitle: Bool {
        seasonIsBare && kind == .plain
            && parent.map { $0.kind == .grouping && $0.isLibrary } == true
    }

    /// The folders from this one up to the topmost known.
    var chain: FolderChain { FolderChain(next: self) }

    /// The first letters of the title's words, in lower case, and its numbers: `tbbt` for The Big
    /// Bang Theory, `w13` for Warehouse 13.
    var initials: [UInt8] {
        title.utf8.split(separator: 32).flatMap { word in
            word.allSatisfy(ASCII.isDigit) ? Array(word) : word.prefix(1).map { $0 | 32 }
        }
    }

    /// `One Piece/01. East Blue`, `Lantern (2005)/Webisodes`: a piece of the show above, which is one
    /// for certain or is parted by numbers.
    var isPiece: Bool {
        guard kind == .plain, let parent, !parent.isRoot else { return false }
        if parent.kind == .title { return true }
        let digits = name.prefix(while: ASCII.isDigit).count
        return parent.kind == .plain && (1...2).contains(digits) && name.count > digits + 2
            && (name[digits] == 46 || name[digits] == 32)
            && name[(digits + 1)...].contains(where: ASCII.isLetter)
            && (name[digits] == 46 || name[digits + 1] == 45)
    }

    /// Whether the name is a folded title, words about language or quality, and nothing else.
    func isTagged(behind own: [UInt8]) -> Bool {
        guard kind == .plain, folded.count > own.count, folded.starts(with: own) else {
            return false
        }
        let text = NameText(name)
        guard let end = text.end(of: own, from: text.titleStart()) else { return false }
        return (end..<text.tokens.count).allSatisfy { text[$0].isTagged }
    }

    /// Whether the folder's videos are extras of what lies above it.
    ///
    /// - Parameters:
    ///   - hasSeasonFolders: whether it holds season folders, as the show «Extras» would; below a
    ///     title that is certain they are the extras' own.
    ///   - isBelowShowRoot: whether it lies straight in a root that is a show's folder.
    func isExtras(hasSeasonFolders: Bool, isBelowShowRoot: Bool = false) -> Bool {
        guard kind == .extras, !isRoot, let parent else { return false }
        if hasSeasonFolders, parent.kind != .title, !isBelowShowRoot { return false }
        // A root that is one title (`lib-scan "Jaws (1975)"`) is not a library.
        let isLibrary =
            parent.kind == .grouping || parent.kind == .collection
            || (parent.isRoot && parent.kind == .plain && !isBelowShowRoot)
        return !isLibrary || extrasAnywhere
    }

    /// Trailers and samples are extras even straight in a library.
    private var extrasAnywhere: Bool {
        FolderVocabulary.extras.value(of: FolderScan.key(NameText(name))) == 2
    }
}

/// The folders above a file, nearest first.
struct FolderChain: Sequence, IteratorProtocol {
    var upcoming: FolderReading?

    init(next: FolderReading?) { upcoming = next }

    /// The next folder up.
    mutating func next() -> FolderReading? {
        defer { upcoming = upcoming?.parent }
        return upcoming
    }
}

/// File name facts.
enum FileNames {
    /// Video extensions: the union of what naming.md section 7 lists.
    static let video = WordTable([
        (
            """
            mkv mk3d mp4 m4v avi mov wmv asf flv f4v webm mpg mpeg mpe m2v ts tp trp m2ts mts \
            m2t vob ifo bdmv iso img nrg ogm ogv rm rmvb divx 3gp 3g2 dv dvr-ms wtv rec mxf nsv \
            nuv qt viv vp3 svq3 pva ty strm evo disc
            """, 1
        )
    ])

    /// Where the extension's dot is, nil without extension.
    static func extensionDot(_ name: [UInt8]) -> Int? {
        guard let dot = name.lastIndex(of: 46), dot > 0, name.count - dot <= 8 else { return nil }
        return dot
    }

    /// Whether the name ends in a video's extension.
    static func isVideo(_ name: [UInt8]) -> Bool {
        guard let dot = extensionDot(name) else { return false }
        let lower = name[(dot + 1)...].map { $0 &- 65 < 26 ? $0 | 32 : $0 }
        return video.value(of: lower) != nil
    }

    /// Whether an extension is one that no title ends in.
    private static func isContainer(_ word: ArraySlice<UInt8>) -> Bool {
        let names: [StaticString] = [
            "mkv", "mp4", "avi", "m4v", "mov", "wmv", "webm", "m2ts", "iso",
        ]
        return names.contains { NameBytes.equal(word, $0) }
    }

    /// The name without its extension when that is a video's.
    static func withoutVideoExtension(_ name: [UInt8]) -> [UInt8] {
        guard let dot = extensionDot(name), isVideo(name) else { return name }
        let inner = Array(name[..<dot])
        // `Title.mp4.strm`
        guard let second = extensionDot(inner), isContainer(inner[(second + 1)...]) else {
            return inner
        }
        return Array(inner[..<second])
    }
}
