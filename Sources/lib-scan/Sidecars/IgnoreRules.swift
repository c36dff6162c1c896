// Files that say what a media server should pass over: .ignore, .nomedia, .plexignore, .embyignore.

/// The patterns of one ignore file, and where they count from.
struct IgnoreRules: Sendable {
    /// Which program's file it is: each has its own rules.
    enum Dialect: Sendable {
        /// Jellyfin 10.11 and later: patterns as in gitignore; a blank file, or one of broken
        /// patterns alone, stands for everything.
        case jellyfin
        /// A pattern without a slash is for the names of files, one with a slash is a path.
        case plex
        /// As Plex's, and `/` in front anchors; folders are matched too.
        case emby
    }

    /// How many bytes of a path lead to the folder the patterns are relative to.
    let base: Int
    /// Whether everything below the folder is left out.
    private(set) var excludesAll = false
    private var patterns: [IgnorePattern] = []
    private var index = PatternIndex()

    /// Reads the file's text. `base` is the length of the folder's path, its slash included.
    init(_ text: [UInt8], dialect: Dialect, base: Int) {
        self.base = base
        var broken = 0
        var comments = 0
        let body = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...]
        for line in body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = IgnoreRules.trimmed(line)
            guard !line.isEmpty else { continue }
            if line.first == UInt8(ascii: "#") {
                comments += 1
            } else if let pattern = IgnorePattern(line, dialect) {
                index.add(pattern.lastSegment, patterns.count)
                patterns.append(pattern)
            } else {
                broken += 1
            }
        }
        excludesAll = dialect == .jellyfin && patterns.isEmpty && (comments == 0 || broken > 0)
    }

    /// Whether the patterns leave out the file or folder at `path` (from the root on); nil if none
    /// of them speaks of it.
    func verdict(on path: [UInt8], isFolder: Bool) -> Bool? {
        guard path.count > base else { return nil }
        let parts = path[base...].split(separator: UInt8(ascii: "/"))
        guard let name = parts.last else { return nil }
        // The last pattern that matches decides, as in gitignore.
        let fitting = index.candidates(for: name.map(NameBytes.lower)).filter {
            patterns[$0].matches(parts, isFolder: isFolder)
        }
        return fitting.max().map { !patterns[$0].isNegated }
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        var line = line.drop(while: isBlank)
        while let last = line.last, isBlank(last) { line.removeLast() }
        return line
    }
}

/// One pattern: `*.mkv`, `Extras/`, `/Trailers`, `!keep.mkv`, `**/old/*`.
struct IgnorePattern: Sendable {
    let isNegated: Bool
    private let foldersOnly: Bool
    private let filesOnly: Bool
    /// The pattern between its slashes; `**` stands for any number of folders.
    private let segments: [[UInt8]]

    /// Nil for a pattern that is broken: nothing in it, or a bracket that does not close.
    init?(_ line: ArraySlice<UInt8>, _ dialect: IgnoreRules.Dialect) {
        var line = line
        let slash = UInt8(ascii: "/")
        isNegated = dialect != .plex && line.first == UInt8(ascii: "!")
        if isNegated { line.removeFirst() }
        if line.starts(with: [UInt8(ascii: "."), slash]) { line.removeFirst() }
        foldersOnly = line.last == slash
        // In Plex's and Emby's files any slash makes the pattern a path from the file's own folder;
        // in gitignore the last one only asks for a folder.
        let isPath = dialect != .jellyfin && line.contains(slash)
        if foldersOnly { line.removeLast() }
        var parts = line.split(separator: slash, omittingEmptySubsequences: true).map { Array($0) }
        guard !parts.isEmpty, parts.allSatisfy(Glob.isValid) else { return nil }
        let isAnchored = isPath || line.contains(slash)
        filesOnly = dialect == .plex && !isAnchored && !foldersOnly
        if !isAnchored { parts.insert(Array("**".utf8), at: 0) }
        segments = parts
    }

    /// What the last name of a path must match.
    var lastSegment: [UInt8] { segments.last ?? [] }

    /// Whether the pattern is about the file or folder whose path has these names, from the pattern's
    /// folder on.
    func matches(_ parts: [ArraySlice<UInt8>], isFolder: Bool) -> Bool {
        if foldersOnly && !isFolder || filesOnly && isFolder { return false }
        let end = endOfPattern(
            segments.count, parts.indices, isStar: { segments[$0] == Array("**".utf8) },
            step: { Glob.matches(segments[$0], parts[$1]) ? $0 + 1 : nil })
        // `folder/**` is about what lies below the folder, and needs something there.
        return end == segments.count
    }
}

/// Goes through all of a text with a pattern in which a star stands for any run; where in the pattern
/// that ends, nil if it does not match. It backtracks to the last star alone, so that the work stays
/// below pattern × text.
/// - Parameters:
///   - count: how many pieces the pattern has.
///   - step: where the pattern continues after a piece, if that piece matches there.
private func endOfPattern(
    _ count: Int, _ text: Range<Int>, isStar: (_ piece: Int) -> Bool,
    step: (_ piece: Int, _ position: Int) -> Int?
) -> Int? {
    var (piece, position) = (0, text.lowerBound)
    var retry: (piece: Int, position: Int)?
    while position < text.upperBound {
        if piece < count, isStar(piece) {
            retry = (piece, position)
            piece += 1
        } else if piece < count, let next = step(piece, position) {
            (piece, position) = (next, position + 1)
        } else if let last = retry {
            retry = (last.piece, last.position + 1)
            (piece, position) = (last.piece + 1, last.position + 1)
        } else {
            return nil
        }
    }
    return piece
}

/// Shell patterns within one name: `*`, `?`, `[a-z]`, `[!a]`, `\*`. The case of ASCII letters does
/// not matter, since libraries lie on file systems where it does not.
enum Glob {
    /// Whether every bracket of the pattern closes and every range runs upwards.
    static func isValid(_ pattern: [UInt8]) -> Bool {
        var place = 0
        while place < pattern.count {
            if pattern[place] == UInt8(ascii: "\\") {
                place += 2
            } else if pattern[place] == UInt8(ascii: "[") {
                guard let set = CharacterSet(pattern, at: place) else { return false }
                place = set.end
            } else {
                place += 1
            }
        }
        return true
    }

    /// Whether the pattern matches all of `name`.
    static func matches(_ pattern: [UInt8], _ name: ArraySlice<UInt8>) -> Bool {
        let end = endOfPattern(
            pattern.count, name.indices, isStar: { pattern[$0] == UInt8(ascii: "*") },
            step: { step(pattern, $0, name[$1]) })
        return end.map { pattern[$0...].allSatisfy { $0 == UInt8(ascii: "*") } } ?? false
    }

    /// Where the pattern continues after the piece at `place`, if that piece matches `byte`.
    private static func step(_ pattern: [UInt8], _ place: Int, _ byte: UInt8) -> Int? {
        switch pattern[place] {
        case UInt8(ascii: "?"):
            return place + 1
        case UInt8(ascii: "["):
            guard let set = CharacterSet(pattern, at: place), set.contains(byte) else { return nil }
            return set.end
        case UInt8(ascii: "\\") where place + 1 < pattern.count:
            let isSame = NameBytes.lower(pattern[place + 1]) == NameBytes.lower(byte)
            return isSame ? place + 2 : nil
        default:
            return NameBytes.lower(pattern[place]) == NameBytes.lower(byte) ? place + 1 : nil
        }
    }

    /// A bracket of a pattern.
    private struct CharacterSet {
        /// Where the pattern continues after the bracket.
        let end: Int
        private let isNegated: Bool
        private let ranges: [ClosedRange<UInt8>]

        init?(_ pattern: [UInt8], at start: Int) {
            var place = start + 1
            var ranges: [ClosedRange<UInt8>] = []
            isNegated = place < pattern.count && [0x21, 0x5E].contains(pattern[place])
            if isNegated { place += 1 }
            let first = place
            while place < pattern.count, pattern[place] != UInt8(ascii: "]") || place == first {
                let low = pattern[place]
                if place + 2 < pattern.count, pattern[place + 1] == UInt8(ascii: "-"),
                    pattern[place + 2] != UInt8(ascii: "]")
                {
                    guard low <= pattern[place + 2] else { return nil }
                    ranges.append(low...pattern[place + 2])
                    place += 3
                } else {
                    ranges.append(low...low)
                    place += 1
                }
            }
            guard place < pattern.count else { return nil }
            end = place + 1
            self.ranges = ranges
        }

        func contains(_ byte: UInt8) -> Bool {
            let upper = byte &- 0x61 < 26 ? byte & 0xDF : byte
            let isIn = ranges.contains { $0.contains(NameBytes.lower(byte)) || $0.contains(upper) }
            return isIn != isNegated
        }
    }
}
