// Which folder names the show or the film, if it is not the file: the folders above it are looked at from
// the nearest up, and tables of clues say of each whether it does.

/// A clue about a folder and the file's own title.
typealias NamingClue = Clue<NamingFolder>

/// A folder that may name what the file is, and the file's own title.
final class NamingFolder {
    let reader: NameReader
    /// The file's own title, as written and as others are compared with it; empty if it has none.
    let own: String
    lazy var folded = own.isEmpty ? [] : Folding.fold(own)
    /// Its tokens, and the year beside it.
    let span: TitleSpan
    /// The season that the file's number has.
    let season: Int?
    /// The folder.
    var folder: FolderReading
    /// A season's folder, or a library's, lies between it and the file.
    var isBelowSeason = false
    var isBelowLibrary = false

    init(_ reader: NameReader, own: String, span: TitleSpan, season: Int? = nil) {
        self.reader = reader
        self.own = own
        self.span = span
        self.season = season
        folder = reader.folder
    }

    /// What a table says of a folder.
    enum Step: Sendable {
        /// It names the file; none does; the next one counts.
        case take, stop, skip
        /// It is a season's; a name nobody gave, which parts the season from what lies above; it sorts.
        case season, noise, library
    }

    /// The folder that a table takes.
    func find(_ table: [Row<NamingFolder, Step>]) -> FolderReading? {
        for candidate in folder.chain {
            folder = candidate
            switch table.answer(self) ?? .stop {
            case .take: return candidate
            case .stop: return nil
            case .skip: continue
            case .season: isBelowSeason = true
            case .noise: isBelowSeason = false
            case .library: isBelowLibrary = isBelowLibrary || candidate.isLibrary
            }
        }
        return nil
    }
}

extension NameReader {
    /// The folder that names the show, nil when the file's own title counts.
    func showFolder(own: String, season: Int?) -> FolderReading? {
        let none = TitleSpan(first: 0, end: 0)
        return NamingFolder(self, own: own, span: none, season: season).find(NamingFolder.shows)?
            .fullest
    }

    /// The folder whose title counts more than the file's.
    func filmFolder(_ span: TitleSpan, _ own: String) -> FolderReading? {
        NamingFolder(self, own: own, span: span).find(NamingFolder.films)?.fullest
    }

    /// `CSI/CSI Miami S01E01`, `Star Trek/Star Trek - Deep Space Nine 1x01`: the file's title goes on
    /// where the folder's ends; not with a year, a season's word or a special's.
    func isSpinOff(of folder: FolderReading) -> Bool {
        guard let next = text.end(of: folder.folded, from: start) else { return false }
        return text.matches(Self.moreTitle, at: next) && !text[next].isYear
            && !text[next].isAny([.seasonLike, .seasonLikeInShows]) && text.special(at: next) == nil
            && text.specialWord(at: next) == nil
    }

    private static let moreTitle: [Piece] = ["aok"]

    /// `Title/[Group] Title 3 - 05`: fans number a sequel by itself, so that the file's title counts.
    func isSequel(_ folded: [UInt8], of folder: FolderReading) -> Bool {
        folder.kind == .plain && text.looksLikeAnime && seasonFolder == nil
            && folded.count > folder.folded.count && folded.starts(with: folder.folded)
            && full == nil && season == nil
    }
}

extension NamingFolder {
    // MARK: - Shows

    /// Which folder names the show.
    static let shows: [Row<NamingFolder, Step>] = [
        // `Show (2003)/Season 2/Show - S02E05`: nearly all files. The rows below give the same answer;
        // these two save the time to reach them.
        Row(.season, .season, .not(.titled, .bareSeason, .unnamed)),
        Row(.take, .kind(.title), .same, .titled, .not(.blank, .bareSeason, .year)),
        // `Category/24/24.S02E03.mkv`
        Row(
            .stop, .bareSeason, .not(.sameSeason),
            Clue { $0.folder.name.elementsEqual($0.own.utf8) }), Row(.take, .season, titledSeason),
        // `Show/2018/11/2018-11-18.mkv`
        Row(.skip, .not(.season), month), Row(.skip, .not(.season, .year), episodes),
        // `Show (2003)/Season 2/Season 2 Part 2`
        Row(
            .season,
            .any(
                .season, .year, .all(.bareSeason, .sameSeason, .not(.belowSeason)),
                .all(
                    .kind(.season), .belowSeason, .sameSeason, .not(.titled, .seasonTitle),
                    Clue { [.title, .plain].contains($0.folder.parent?.kind) }))),
        Row(.skip, .kind(.part, .disc)), Row(.noise, .kind(.noise)),
        // `Kids/Season 1`, `The Movies/S02E17`: what sorts by its name is a show's.
        Row(.take, .sorts, Clue { $0.folder.mayBeTitle }, .any(.belowSeason, .unnamed, .same)),
        Row(.take, .kind(.collection), .any(.belowSeason, .unnamed)),
        Row(.take, .kind(.extras, .grouping), .library, .belowSeason, .unnamed, .not(.root)),
        Row(.stop, .sorts, .root), Row(.library, .sorts),
        Row(.stop, Clue { $0.isBelowLibrary }, .not(.same)), Row(.take, namesShow),
        Row(.skip, .kind(.release)),
    ]

    // MARK: - Films

    /// Which folder names the film.
    static let films: [Row<NamingFolder, Step>] = [
        Row(.skip, .kind(.part, .disc, .noise)), Row(.stop, .kind(.extras), .root),
        Row(.skip, .kind(.extras)), Row(.take, .kind(.collection), .root, .saysNothing),
        Row(.stop, .sorts, .root), Row(.stop, .sorts, .any(.ownYear, .kind(.collection), .library)),
        Row(.skip, .sorts), Row(.skip, .not(.titled)),
        // The root's name is where to look, not what is there, unless it reads as a title.
        Row(
            .stop, .root, .not(.same), .any(.not(.saysNothing), hash),
            .any(.kind(.plain), .not(.saysNothing, .kind(.title)))), Row(.take, namesFilm),
        Row(.stop, .kind(.plain), .not(.same)), Row(.stop, .kind(.title)), Row(.skip),
    ]

    // MARK: - Clues of one table

    /// A month below a year that is below a title.
    fileprivate static let month = NamingClue {
        $0.folder.seasonIsBare && $0.folder.parent?.yearOfShow != nil
    }

    /// The file's title is the beginning of the folder's, or its initials.
    fileprivate static let shorter = NamingClue {
        $0.folded.count > 1 && $0.folder.folded.starts(with: $0.folded)
    }
    fileprivate static let initials = NamingClue {
        $0.folded.count > 1 && $0.folded == $0.folder.initials
    }

    /// What a machine or an uploader calls a file.
    fileprivate static let hash = NamingClue.all(
        .not(.fileIn(.disc)),
        Clue { !$0.span.isEmpty && $0.reader.text.isNoise($0.span.first, $0.span.end) })

    /// A season's folder names the show: `Show Season 1`, the `Series 7` of an episode of another
    /// season, `24/8x21`.
    fileprivate static let titledSeason = NamingClue.table([
        .yes(
            .titled, .not(namedAbove),
            .any(.unnamed, Clue { $0.folder.parent?.folded != $0.folded })),
        .no(.titled, .not(namedAbove)), .no(.not(.unnamed)), .no(.sameSeason),
        .yes(
            .seasonTitle,
            Clue { $0.folder.parent.map { $0.isRoot || $0.kind == .grouping } ?? true }),
        .yes(.bareSeason, Clue { $0.folder.season ?? 0 > 20 }),
    ])

    /// A show's folder lies above a season folder that has a title of its own.
    fileprivate static let namedAbove = NamingClue {
        guard let above = $0.folder.parent else { return false }
        let (title, own) = (above.folded, $0.folder.folded)
        if above.isRoot, title != own { return false }
        return above.kind == .title
            || above.kind == .plain
                && (own.starts(with: title) || own.suffix(title.count) == title[...]
                    || title.starts(with: own))
    }

    /// The folder is an episode's, so that the show's lies above it.
    fileprivate static let episodes = NamingClue.table([
        .no(.not(.kind(.plain))),
        // `Season 1/Pilot/S01E01.mkv`: a season holds no shows.
        .yes(Clue { $0.folder.parent?.kind == .season }),
        .yes(.unnamed, Clue { $0.folder.isPiece }), .no(.unnamed),
        // `Show - 05/Show - 05.mkv`, `Show/Show - E2 Words/Show - E2.mkv`
        .yes(Clue { $0.folder.name == $0.reader.text.bytes.elements }),
        .yes(.not(.same), Clue { $0.folder.parent?.folded == $0.folded }),
    ])

    /// A title's or a release's folder names the show.
    fileprivate static let namesShow = NamingClue.table([
        // `Season 25 - Words (2011)/Season 1`, but not `S01/Season 7`
        .yes(
            .not(.titled), .belowSeason, .blank,
            .any(.seasonTitle, Clue { $0.folder.wholeYear != nil })),
        .yes(
            .not(.titled, .blank), .belowSeason,
            Clue { Folding.fold($0.folder.wholeTitle) == $0.folded }), .no(.not(.titled)),
        .yes(.blank, .any(.not(.root), .belowSeason)), .no(.blank), .yes(.same),
        .yes(.root, .belowSeason, .kind(.title)), .no(.root), .yes(.kind(.title)),
        .yes(.kind(.release), .any(scrambled, lowerCopy)), .no(.kind(.release)), .yes(.belowSeason),
        .no(Clue { $0.reader.isSequel($0.folded, of: $0.folder) }),
        .yes(.longer, Clue { !$0.reader.isSpinOff(of: $0.folder) }), .no(.longer),
        .yes(.any(shorter, scrambled, initials, lastWord)),
    ])

    /// `tbbt`, `rlsgrp-show`: not what a person calls a show, as `1923` and `9-1-1` may be.
    fileprivate static let scrambled = NamingClue.table([
        // `101 - S01E01`: the number in front of the marker says the same.
        .yes(
            .digits,
            .any(
                Clue { $0.folded.first == 48 },
                Clue {
                    guard let marker = $0.reader.full, let season = marker.season,
                        let episode = marker.episodes.first
                    else { return false }
                    return Int($0.own) == season * 100 + episode
                })), .yes(.not(.digits, .capitals, .spaced), Clue { $0.folded.count <= 8 }),
    ])

    /// `Show.Name.S03E03.1080p-GRP/grp-show.name.s03e03.mkv`: nothing written in capitals, where the
    /// folder, which is of the same season, has them.
    fileprivate static let lowerCopy = NamingClue {
        let hasUpper = { (text: String) in text.utf8.contains { $0 &- 65 < 26 } }
        guard let marker = $0.folder.marker, marker.season == $0.season, !hasUpper($0.own) else {
            return false
        }
        let title = $0.folder.title
        return hasUpper(title) || !title.utf8.contains(where: ASCII.isLetter)
    }

    /// `Star Trek TNG/TNG 1x01`: the last word of the folder's title, in capitals.
    fileprivate static let lastWord = NamingClue {
        2...5 ~= $0.own.utf8.count && $0.own.utf8.allSatisfy { $0 &- 65 < 26 }
            && $0.folder.title.hasSuffix(" " + $0.own)
    }

    /// A title's or a release's folder names the film.
    fileprivate static let namesFilm = NamingClue.table([
        .yes(.any(.saysNothing, .same)), .no(.kind(.title), .sequelBeside),
        .yes(.kind(.title), .not(.all(.hasYear, .ownYear))),
        .no(.kind(.title), .otherYear, .any(.ownYearInBrackets, .not(.yearInBrackets))),
        .yes(.kind(.title), .any(.not(.ownYearInBrackets), .yearInBrackets)), .no(.kind(.title)),
        // `17.Black.Panther.2018.1080p/Black.Panther.2018.1080p.mkv`
        .no(
            .kind(.release),
            Clue { $0.folder.folded.drop(while: ASCII.isDigit).elementsEqual($0.folded) }),
        .yes(.kind(.release), .not(.all(.hasYear, .ownYear))),
        // `2010.1984.1080p-GRP/grp-2010.1080p.mkv`
        .yes(
            .kind(.release),
            Clue { $0.folder.year == $0.span.year || $0.folder.title == "\($0.span.year ?? 0)" }),
        .no(.kind(.release)), .yes(.any(version, labelled)),
        .yes(.ownYear, beginning, .not(otherFilm)), .no(.ownYear),
        // `rlsgrp-karatekid`, `movie`: no title a person wrote.
        .yes(.not(.capitals, .spaced), oneFilm),
        .yes(
            .not(.capitals, .root), .onlyFile,
            Clue { $0.folder.title.utf8.contains { $0 &- 65 < 26 || $0 >= 0x80 } }),
    ])

    /// `Iron Man/Iron Man-3d`, `Iron Man - 2. Theatrical Version`: the folder's title and words
    /// that tell one version from another.
    fileprivate static let version = NamingClue { it in
        let (text, span) = (it.reader.text, it.span)
        guard !it.folder.folded.isEmpty, span.year == nil else { return false }
        let first = (span.first + 1..<span.end).first { index in
            let isApart = !text[index].gap.isDisjoint(with: [.dash, .underscore])
            return (isApart || text.isVersionWord(index))
                && text.folded(span.first, index) == it.folder.folded
        }
        guard var next = first else { return false }
        if text[next].number(1) != nil { next += 1 }
        // `Ben-Hur/Ben Hur - Part1`
        return next + 1 == span.end && text.gluedPart(next) != nil
            || next < span.end && (next..<span.end).allSatisfy { text.isVersionWord($0) }
    }

    /// `Glass Tower/Glass Tower - rooftop` beside `Glass Tower - cellar`: every file has the folder's
    /// title, a dash and a label in small letters.
    fileprivate static let labelled = NamingClue {
        let (names, start) = ($0.reader.context.videoNames, $0.folder.name + Array(" - ".utf8))
        return $0.folder.library == .movie && $0.span.year == nil && names.count > 1
            && names.allSatisfy {
                $0.starts(with: start) && $0.count > start.count && $0[start.count] &- 97 < 26
            }
    }

    /// A film of another year lies beside this one: then the folder is no film's own.
    fileprivate static let otherFilm = NamingClue { it in
        it.reader.siblings(16).contains { $0.titleSpan().year.map { $0 != it.span.year } ?? false }
    }

    /// The files beside this one begin as it does, as pieces and versions do; `bambi` and `dumbo` are
    /// two films.
    fileprivate static let oneFilm = NamingClue { it in
        it.reader.context.videoNames.count < 20
            && it.reader.context.videoNames.allSatisfy {
                $0.prefix(3) == it.reader.text.bytes.prefix(3)
                    || NameBytes.hasPrefix($0[...], "sample")
                    || NameBytes.hasPrefix($0[...], "trailer")
            }
    }

    /// `Words` of the folder `Words - More of Them`; a whole word, and no letter of `Movies`.
    fileprivate static let beginning = NamingClue {
        let rest = $0.folder.title.utf8.dropFirst($0.own.utf8.count)
        return $0.folded.count > 3 && $0.folder.folded.starts(with: $0.folded)
            && rest.first.map { !ASCII.isWord($0) } ?? false
    }
}

extension NamingClue {
    // MARK: - The folder

    fileprivate static func kind(_ kinds: FolderKind...) -> Clue {
        Clue { kinds.contains($0.folder.kind) }
    }
    fileprivate static var root: Clue { Clue { $0.folder.isRoot } }
    fileprivate static var titled: Clue { Clue { !$0.folder.title.isEmpty } }
    fileprivate static var library: Clue { Clue { $0.folder.isLibrary } }
    /// It sorts what is in it.
    fileprivate static var sorts: Clue { kind(.extras, .grouping, .collection) }
    fileprivate static var season: Clue { all(kind(.season), not(belowSeason)) }
    fileprivate static var bareSeason: Clue { Clue { $0.folder.seasonIsBare } }
    fileprivate static var sameSeason: Clue { Clue { $0.folder.season == $0.season } }
    fileprivate static var belowSeason: Clue { Clue { $0.isBelowSeason } }
    fileprivate static var seasonTitle: Clue { Clue { $0.folder.seasonMayBeTitle } }
    /// A year below a title.
    fileprivate static var year: Clue { Clue { $0.folder.yearOfShow != nil } }
    fileprivate static var hasYear: Clue { Clue { $0.folder.year != nil } }
    fileprivate static var yearInBrackets: Clue { Clue { $0.folder.yearIsBracketed } }

    // MARK: - The file's title

    /// The file has no title of its own.
    fileprivate static var unnamed: Clue { Clue { $0.own.isEmpty } }
    fileprivate static var blank: Clue { Clue { $0.folded.isEmpty } }
    /// It has the folder's, or goes on where that ends.
    fileprivate static var same: Clue { Clue { $0.folder.folded == $0.folded } }
    fileprivate static var longer: Clue { Clue { $0.folded.starts(with: $0.folder.folded) } }
    fileprivate static var spaced: Clue { Clue { $0.own.utf8.contains(32) } }
    /// It has capitals or letters beyond ASCII.
    fileprivate static var capitals: Clue {
        Clue { $0.own.utf8.contains { $0 &- 65 < 26 || $0 >= 0x80 } }
    }
    fileprivate static var ownYear: Clue { Clue { $0.span.year != nil } }
    fileprivate static var ownYearInBrackets: Clue { Clue { $0.span.yearIsBracketed } }
    /// A hash, or else nothing that could be a title.
    fileprivate static var saysNothing: Clue { any(unnamed, fileIn(.disc), NamingFolder.hash) }
    fileprivate static func fileIn(_ kind: FolderKind) -> Clue {
        Clue { $0.reader.folder.kind == kind }
    }
    fileprivate static var digits: Clue { Clue { $0.folded.allSatisfy(ASCII.isDigit) } }

    fileprivate static var onlyFile: Clue { Clue { $0.reader.context.videoNames.count == 1 } }
    fileprivate static var otherYear: Clue {
        Clue { abs(($0.folder.year ?? 0) - ($0.span.year ?? 0)) > 1 }
    }

    /// `Iron Man (2008)/Iron Man 2.mkv` beside `Iron Man.mkv`: another film, and no version.
    fileprivate static var sequelBeside: Clue {
        let sequel: [Piece] = ["_n", "$"]
        return Clue {
            let (text, span, last) = ($0.reader.text, $0.span, $0.span.end - 1)
            guard span.year == nil, last > span.first, text.matches(sequel, at: last),
                2...20 ~= text[last].value, $0.folder.folded == text.folded(span.first, last)
            else { return false }
            let title = text.bytes[..<text[last - 1].end]
            return $0.reader.context.videoNames.contains {
                let name = FileNames.withoutVideoExtension($0)
                return name.elementsEqual(title) || name.starts(with: title + Array(" (".utf8))
            }
        }
    }
}
