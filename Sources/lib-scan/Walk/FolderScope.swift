// What holds for a folder and all below it: what sidecars said so far, and what is to be left out.

import TraktCore

/// What the walk carries down into a folder.
struct FolderScope: Sendable {
    /// What the nearest tvshow.nfo says.
    var showNFO: NFO?
    /// Whether there is a tvshow.nfo, be it of use or not.
    var hasShowNFO = false
    /// The number in the season.nfo of this folder.
    var season: Int?
    /// What .plexmatch files say, the nearest last.
    var plexMatches: [PlacedMatch] = []
    private var ignoreRules: [IgnoreRules] = []

    /// A .plexmatch and how many bytes of a path lead to its folder.
    struct PlacedMatch: Sendable {
        var match: PlexMatch
        var base: Int
    }

    /// Ignore files and .plexmatch are small; a larger one is no such thing.
    private static let sizeLimit = 1 << 18

    /// Reads the control files of the folder at `path`, open at `descriptor`. False if the folder
    /// and all below it are to be left out.
    mutating func enter(_ contents: FolderContents, _ path: [UInt8], _ descriptor: Int32) -> Bool {
        season = nil
        for name in contents.controls {
            if NameBytes.equal(name[...], ".nomedia") { return false }
            guard let bytes = FolderAccess.contents(of: name, in: descriptor, limit: Self.sizeLimit)
            else { continue }
            if NameBytes.equal(name[...], ".plexmatch") {
                plexMatches.append(PlacedMatch(match: PlexMatch(bytes), base: path.count))
                continue
            }
            let rules = IgnoreRules(bytes, dialect: FolderScope.dialect(name), base: path.count)
            if rules.excludesAll { return false }
            ignoreRules.append(rules)
        }
        return true
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
