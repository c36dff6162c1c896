// A path from the command line: a folder to walk, or one file.

import TraktCore

/// Where a scan begins.
struct ScanRoot: Sendable {
    /// The facts of the folder or file.
    let facts: FileFacts
    /// The path of the folder, or of the one the file lies in, as records write it: empty or with a
    /// slash at the end.
    let folderPath: [UInt8]
    /// The file's name if it is one.
    let fileName: [UInt8]?
    /// What the folder's name says, and, where that cannot stand alone (`Season 1`), the names above.
    let reading: FolderReading
    fileprivate let realPath: [UInt8]

    /// Looks at `path`. Throws status 66 if nothing is there, or something that is neither.
    init(_ path: String) throws(ToolError) {
        do throws(SystemError) {
            facts = try FileFacts(Array(path.utf8))
        } catch {
            throw ToolError(.noInput, "cannot open \(path): \(error)")
        }
        let real = FolderAccess.realPath(path) ?? Array(path.utf8)
        realPath = real
        let slash = UInt8(ascii: "/")
        switch facts.kind {
        case .folder:
            let bytes = Array(path.utf8)
            folderPath = bytes.last == slash ? bytes : bytes + [slash]
            fileName = nil
            reading = ScanRoot.reading(real, isGiven: true)
        case .file:
            let bytes = Array(path.utf8)
            let start = bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0
            folderPath = Array(bytes[..<start])
            fileName = Array(bytes[start...])
            let end = real.lastIndex(of: slash) ?? 0
            reading = ScanRoot.reading(Array(real[..<end]), isGiven: false)
        default:
            throw ToolError(.noInput, "cannot open \(path): not a folder or a regular file")
        }
    }

    /// Whether this is the same folder, or the same file in the same place: the walk of a folder finds
    /// each hard link of a file, too.
    func isSame(as other: ScanRoot) -> Bool {
        facts.identity == other.facts.identity
            && (fileName == nil || realPath == other.realPath)
    }

    /// What to hand to open(2).
    var folderToOpen: [UInt8] { folderPath.isEmpty ? [UInt8(ascii: ".")] : folderPath }

    /// Whether the folder at the real path `target` is walked from here in its own place: not if it
    /// lies in a folder that is left out.
    func leads(to target: [UInt8]) -> Bool {
        guard fileName == nil else { return false }
        if target == realPath { return true }
        let base = realPath == [UInt8(ascii: "/")] ? realPath : realPath + [UInt8(ascii: "/")]
        guard target.starts(with: base) else { return false }
        return !target[base.count...].split(separator: UInt8(ascii: "/"))
            .contains(where: SystemFolders.contains)
    }

    /// Whether this lies in the folder at the real path `target`.
    func lies(below target: [UInt8]) -> Bool { realPath.starts(with: target + [UInt8(ascii: "/")]) }

    /// The folder at a real path. A name that only says something together with those above it
    /// (`Season 1`, `CD1`, `VIDEO_TS`) is read with them; the topmost counts as the root.
    private static func reading(_ real: [UInt8], isGiven: Bool) -> FolderReading {
        let names = real.split(separator: UInt8(ascii: "/")).map { Array($0) }
        var depth = isGiven ? 0 : 1
        while depth < min(4, names.count - 1) {
            let name = names[names.count - 1 - depth]
            let reading = FolderReading(name: name, parent: nil, isRoot: false)
            guard needsParent(reading) else { break }
            depth += depth == 0 ? 2 : 1
        }
        depth = min(depth, max(0, names.count - 1))
        var result: FolderReading?
        for (index, name) in names.suffix(depth + 1).enumerated() {
            result = FolderReading(name: name, parent: result, isRoot: index == 0)
        }
        return result ?? FolderReading(name: [], parent: nil, isRoot: true)
    }

    private static func needsParent(_ reading: FolderReading) -> Bool {
        switch reading.kind {
        case .season: reading.title.isEmpty
        case .part, .disc, .noise: true
        default: reading.seasonIsBare
        }
    }
}

/// The files that were given on the command line: the walk of a folder skips them.
///
/// A class, so that a run without such files does not look up the type of a set, which takes longer
/// than a small walk.
final class GivenFiles: Sendable {
    private let files: Set<FileIdentity>
    private let realPaths: Set<[UInt8]>

    /// The roots that are files; nil if there are none.
    init?(_ roots: [ScanRoot]) {
        let given = roots.filter { $0.fileName != nil }
        guard !given.isEmpty else { return nil }
        files = Set(given.map(\.facts.identity))
        realPaths = Set(given.map(\.realPath))
    }

    /// Whether the file at `path` is one of them, and not only a hard link of one.
    func has(_ file: FileIdentity, at path: [UInt8]) -> Bool {
        files.contains(file)
            && FolderAccess.realPath(NameBytes.text(path)).map(realPaths.contains) ?? true
    }
}
