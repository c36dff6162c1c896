// What a folder's name says, read once and shared by all files below it.

/// One folder between the scan's root and a file, or the root itself.
@dynamicMemberLookup
final class FolderReading: Sendable {
    let name: [UInt8]
    let parent: FolderReading?
    /// Whether this is the folder the person named: its own name is evidence of last resort.
    let isRoot: Bool
    private let found: FolderName

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
        found = FolderName(name, below: parent, toldSeason: toldSeason)
    }

    /// What its name says.
    subscript<Value>(dynamicMember fact: KeyPath<FolderName, Value>) -> Value {
        found[keyPath: fact]
    }

    /// The folder further up that has the same title and more to say, or this one:
    /// `Show (1980)/Show - S01E02 - Words`, `Movie (1990)/Movie Disc 1`.
    var fullest: FolderReading {
        guard self.year == nil, self.ids.isEmpty, !self.folded.isEmpty else { return self }
        let above = FolderChain(next: parent).first {
            !($0.kind == .season && $0.title.isEmpty) && $0.kind != .part
        }
        guard let above, above.kind == .title, above.folded == self.folded else { return self }
        return above
    }

    /// The folder below a season's that stands for an episode, for a file in this one whose name
    /// has no number: `Season 3/05 - Words/VIDEO_TS/VIDEO_TS.IFO`, `Season 3/05/Show.1080p.mkv`.
    func episodeFolder(_ fileName: [UInt8]) -> FolderReading? {
        guard let place = self.kind == .disc ? parent : self,
            place.seasonIsBare || place.kind == .plain && place.seasonPart == nil,
            place.parent?.kind == .season
        else { return nil }
        return self.kind == .disc || Disc.isFile(fileName[...])
            || name.contains(where: ASCII.isDigit)
                && NameText(FileNames.withoutVideoExtension(fileName)).hasNoNumber
            ? place : nil
    }

    /// `Anime/86`: a bare number straight in a library is a title.
    var isNumberedTitle: Bool {
        self.seasonIsBare && self.kind == .plain
            && parent.map { $0.kind == .grouping && $0.isLibrary } == true
    }

    /// The folders from this one up to the topmost known.
    var chain: FolderChain { FolderChain(next: self) }

    /// The first letters of the title's words, in lower case, and its numbers: `tbbt` for The Big
    /// Bang Theory, `w13` for Warehouse 13.
    var initials: [UInt8] {
        self.title.utf8.split(separator: 32).flatMap { word in
            word.allSatisfy(ASCII.isDigit) ? Array(word) : word.prefix(1).map { $0 | 32 }
        }
    }

    /// `One Piece/01. East Blue`, `Lantern (2005)/Webisodes`: a piece of the show above, which is one
    /// for certain or is parted by numbers.
    var isPiece: Bool {
        guard self.kind == .plain, let parent, !parent.isRoot else { return false }
        if parent.kind == .title { return true }
        let digits = name.prefix(while: ASCII.isDigit).count
        return parent.kind == .plain && (1...2).contains(digits) && name.count > digits + 2
            && (name[digits] == 46 || name[digits] == 32)
            && name[(digits + 1)...].contains(where: ASCII.isLetter)
            && (name[digits] == 46 || name[digits + 1] == 45)
    }

    /// Whether the name is a folded title, words about language or quality, and nothing else.
    func isTagged(after own: [UInt8]) -> Bool {
        guard self.kind == .plain, self.folded.count > own.count, self.folded.starts(with: own)
        else {
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
        guard self.kind == .extras, !isRoot, let parent else { return false }
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
    /// Where the extension's dot is, nil without extension.
    static func extensionDot(_ name: [UInt8]) -> Int? {
        guard let dot = name.lastIndex(of: 46), dot > 0, name.count - dot <= 8 else { return nil }
        return dot
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
        guard let dot = extensionDot(name), FileClass(name[...]) == .video else { return name }
        let inner = Array(name[..<dot])
        // `Title.mp4.strm`
        guard let second = extensionDot(inner), isContainer(inner[(second + 1)...]) else {
            return inner
        }
        return Array(inner[..<second])
    }
}
