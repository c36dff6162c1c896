// What holds for a folder and all below it: what sidecars said so far, and what is to be left out.

import TraktCore

/// What a film's folder says of it by its NFO: it holds for the versions in folders below too
/// (`Film (2010)/movie.nfo` for `Film (2010)/1080p/film.mkv`).
final class FilmNFO: Sendable {
    let nfo: NFO
    let folder: FolderReading

    /// The NFO of the film that `folder` holds.
    init(_ nfo: NFO, of folder: FolderReading) {
        self.nfo = nfo
        self.folder = folder
    }

    /// Whether a film found below is the folder's: not another film of a folder of several.
    func isOf(_ reading: Reading) -> Bool {
        guard !folder.folded.isEmpty, Folding.fold(reading.title) == folder.folded else {
            return false
        }
        return reading.year == nil || folder.year == nil || reading.year == folder.year
    }
}

/// What the walk carries down into a folder.
struct FolderScope: Sendable {
    /// What the nearest tvshow.nfo says.
    var showNFO: NFO?
    /// Whether there is a tvshow.nfo, be it of use or not.
    var hasShowNFO = false
    /// Whether the root, which this folder lies straight in, is a show: it has season folders or a
    /// tvshow.nfo.
    var isBelowShowRoot = false
    /// The number in the season.nfo of this folder.
    var season: Int?
    /// What the nearest folder above that is one film's says of the film.
    var film: FilmNFO?
    /// What .plexmatch files say, the nearest last.
    var plexMatches: [PlacedMatch] = []
    private var ignoreRules: [IgnoreRules] = []

    /// A .plexmatch and how many bytes of a path lead to its folder.
    struct PlacedMatch: Sendable {
        var match: PlexMatch
        var base: Int
    }

    /// Ignore files and .plexmatch are small; a larger file is something else.
    private static let sizeLimit = 1 << 18

    /// Reads the control files of the folder at `path`, open at `descriptor`. The name of the one
    /// that leaves out the folder and all below it; nil if none does.
    mutating func enter(
        _ contents: FolderContents, _ path: [UInt8], _ descriptor: Int32
    ) -> [UInt8]? {
        season = nil
        for name in contents.controls {
            if NameBytes.equal(name[...], ".nomedia") { return name }
            guard
                let bytes = try? FolderAccess.contents(
                    of: name, in: descriptor, limit: Self.sizeLimit)
            else { continue }
            if NameBytes.equal(name[...], ".plexmatch") {
                plexMatches.append(PlacedMatch(match: PlexMatch(bytes), base: path.count))
                continue
            }
            let rules = IgnoreRules(bytes, dialect: FolderScope.dialect(name), base: path.count)
            if rules.excludesAll { return name }
            ignoreRules.append(rules)
        }
        return nil
    }

    /// The season that the .plexmatch of the folder at `path` gives, without a title: one with a
    /// title is a show's.
    func matchedSeason(at path: [UInt8]) -> Int? {
        guard let last = plexMatches.last, last.base == path.count, last.match.title == nil else {
            return nil
        }
        return last.match.season
    }

    /// Whether there is anything that `excludes` could say.
    var hasRules: Bool { !ignoreRules.isEmpty }

    /// Whether an ignore file leaves out the file or folder at `path`. The nearest one that speaks
    /// of it decides.
    func excludes(_ path: [UInt8], isFolder: Bool) -> Bool {
        for rules in ignoreRules.reversed() {
            if let verdict = rules.verdict(on: path, isFolder: isFolder) { return verdict }
        }
        return false
    }

    private static func dialect(_ name: [UInt8]) -> IgnoreRules.Dialect {
        if NameBytes.equal(name[...], ".plexignore") { return .plex }
        return NameBytes.equal(name[...], ".embyignore") ? .emby : .jellyfin
    }
}
