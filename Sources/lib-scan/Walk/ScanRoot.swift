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
    private let realPath: [UInt8]

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

    /// The roots that are files; nil if there are none.
    init?(_ roots: [ScanRoot]) {
        guard roots.contains(where: { $0.fileName != nil }) else { return nil }
        files = Set(roots.filter { $0.fileName != nil }.map(\.facts.identity))
    }

    /// Whether a file is one of them.
    func has(_ file: FileIdentity) -> Bool { files.contains(file) }
}
