// What a folder's name says, read once and shared by all files below it.

/// One folder between the scan's root and a file, or the root itself. It has all that `FolderScan` says.
@dynamicMemberLookup
final class FolderReading: Sendable {
    let name: [UInt8]
    let parent: FolderReading?
    /// Whether this is the folder the person named: its own name is evidence of last resort.
    let isRoot: Bool
    private let scan: FolderScan
    /// What the folder is for.
    let kind: FolderKind
    /// The season it is; 0 for specials.
    let season: Int?
    /// The season is a bare number (`2/`), which may be a title too.
    let seasonIsBare: Bool
    /// The title its name holds, empty when there is none; before the season in `Show Season 1`.
    let title: String
    /// `title` without what varies, to compare with others.
    let folded: [UInt8]
    let titleAlternatives: [String]
    let ids: NameIDs
    /// Which half of the season it is: `Season 4 Part 2`.
    let seasonPart: Int?
    let edition: String?
    /// The kind of library it lies in, by the names of the folders above.
    let library: TypeHint
    /// Title and year for a show: a bare year stays title where names are spaced (`Sealab 2021`).
    let showTitle: String
    let showYear: Int?
    /// The name read as a title whatever else it says: `Series 7` above season folders.
    let wholeTitle: String
    /// The year beside that.
    let wholeYear: Int?
    /// It lies in a library of anime, whose numbers are absolute.
    let isAnime: Bool

    /// - Parameters:
    ///   - name: the folder's name, UTF-8, without slash.
    ///   - parent: the folder above it; nil for the topmost that is known. Folders above the scan's
    ///     root may be given too.
    ///   - isRoot: whether this is the scan's root.
    ///   - toldSeason: the season that a sidecar in it says it is, whatever its name.
    init(name: [UInt8], parent: FolderReading?, isRoot: Bool, toldSeason: Int? = nil) {
        (self.name, self.parent, self.isRoot) = (name, parent, isRoot)
        let text = NameText(FileNames.withoutVideoExtension(name))
        var scan = FolderScan(text)
        scan.place(text, below: parent, told: toldSeason)
        self.scan = scan
        (kind, season, seasonIsBare) = (scan.kind, scan.season, scan.seasonIsBare)
        let span = scan.span
        title = text.title(span.first, span.end)
        folded = title.isEmpty ? [] : Folding.fold(title)
        titleAlternatives = text.alternatives(span)
        ids = text.ids
        seasonPart = text.seasonMark().flatMap { text.seasonPart(behind: $0)?.number }
        edition = text.edition.map { String(decoding: name[$0], as: UTF8.self) }
        library = scan.ownLibrary == .any ? parent?.library ?? .any : scan.ownLibrary
        let whole = kind == .season ? text.titleSpan() : span
        wholeTitle = text.title(whole.first, whole.end)
        wholeYear = whole.year
        let keepsYear =
            kind != .season && scan.marker == nil && span.year != nil && !span.yearIsBracketed
            && !span.hasTags
        showTitle = keepsYear ? text.title(span.first, min(span.end + 1, text.tokens.count)) : title
        showYear = keepsYear ? nil : span.year
        isAnime = kind == .grouping && text.isAnimeLibrary || parent?.isAnime == true
    }

    /// What its name says.
    subscript<Value>(dynamicMember path: KeyPath<FolderScan, Value>) -> Value {
        @inline(__always) get { scan[keyPath: path] }
    }

    /// The year beside the title.
    var year: Int? { scan.span.year }
    /// The year stands in brackets.
    var yearIsBracketed: Bool { scan.span.yearIsBracketed }
    /// It is the library of a kind by its own name: `TV Shows`, `Movies`.
    var isLibrary: Bool { scan.ownLibrary != .any }
    /// Whether it may be a show's or a film's by its name, and is not the root.
    var isTitled: Bool { !isRoot && (kind == .title || kind == .plain) }
    /// Whether a folder of extras may lie straight in this one: a title's, a season's, a release's.
    var holdsExtras: Bool {
        kind == .title || kind == .season || kind == .release
    }

    /// The folder above when it has the same title and a year, or this one: `Movie (1990)/Movie Disc 1`.
    var fullest: FolderReading {
        guard year == nil, let parent, parent.kind == .title, parent.folded == folded else {
            return self
        }
        return parent
    }

    /// The folder below a season's that stands for an episode, for a file in this one whose name
    /// has no number: `Season 3/05 - Words/VIDEO_TS/VIDEO_TS.IFO`, `Season 3/05 - Words/video.mkv`.
    func episodeFolder(_ fileName: [UInt8]) -> FolderReading? {
        let hasNumber = FileNames.withoutVideoExtension(fileName).contains(where: ASCII.isDigit)
        let isNamed = !hasNumber && name.contains(where: ASCII.isDigit)
        let place = kind == .disc ? parent : Disc.isFile(fileName[...]) || isNamed ? self : nil
        return place?.kind == .plain && place?.parent?.kind == .season ? place : nil
    }

    /// `Anime/86`: a bare number straight in a library is a title.
    var isNumberedTitle: Bool { seasonIsBare && parent?.isLibrary == true }

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
        guard kind == .plain, let parent else { return false }
        let rest = name.drop(while: ASCII.isDigit)
        let isParted = rest.starts(with: ".".utf8) || rest.starts(with: " -".utf8)
        return parent.kind == .title
            || parent.kind == .plain && isParted && (1...2).contains(name.count - rest.count)
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
            parent.kind == .grouping
            || (parent.isRoot && parent.kind == .plain && !isBelowShowRoot)
        // Trailers and samples are extras even straight in a library.
        return !isLibrary
            || FolderWord.table.value(of: FolderScan.key(NameText(name))) == .extrasAnywhere
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
        ["mkv", "mp4", "avi", "m4v", "mov", "wmv", "webm", "m2ts", "iso"].contains {
            NameBytes.equal(word, $0)
        }
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
