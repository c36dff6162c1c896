// The walk: from root to root and folder to folder, one folder in memory at a time.

import TraktCore

/// A folder the walk is in: its descriptor is open, and the folders below it are still to be seen.
struct OpenFolder {
    let descriptor: Int32
    /// As records write it, a slash at the end.
    let path: [UInt8]
    var reading: FolderReading
    /// The sidecar that says that the folder is a season.
    var seasonEvidence: Evidence?
    let identity: FileIdentity
    var scope: FolderScope
    /// The folders below that are still to be walked, the next one last.
    var upcoming: [FolderContents.Subfolder] = []

    /// Closes the descriptor.
    func close() { FileDescriptor(descriptor).close() }
}

/// Walks libraries and hands what it finds to a `ScanOutput`. Used by one task, once.
///
/// It keeps the folders open that lead to where it is, so that neither a path longer than the
/// system allows nor a folder that is moved away meanwhile confuses it. Folders deeper than the
/// number of files a process may have open are reported.
final class LibraryWalk {
    private let options: ScanOptions
    private let output: ScanOutput
    /// The folders on the way from the root to here, the root first.
    private var open: [OpenFolder] = []
    private var roots: [ScanRoot] = []
    /// The real paths of folders outside of the roots that links led to.
    private var linked: Set<[UInt8]> = []

    /// A walk that has not begun.
    init(_ options: ScanOptions, _ output: ScanOutput) {
        self.options = options
        self.output = output
    }

    deinit { for folder in open { folder.close() } }

    /// Walks the roots at `paths`. Throws status 66 before anything is read if one is not there, and
    /// `CancellationError` after Ctrl-C.
    func scan(_ paths: [String]) throws {
        roots = try paths.map { try ScanRoot($0) }
        do {
            try scanRoots()
        } catch let error as CancellationError {
            try output.stop()
            throw error
        }
    }

    private func scanRoots() throws {
        for (index, root) in roots.enumerated() {
            if roots[..<index].contains(where: { $0.facts.identity == root.facts.identity }) {
                continue
            }
            try scan(root)
        }
    }

    private func scan(_ root: ScanRoot) throws {
        guard let descriptor = try output.folder(root.folderToOpen, as: root.folderPath) else {
            return
        }
        let folder = OpenFolder(
            descriptor: descriptor, path: root.folderPath, reading: root.reading,
            identity: root.facts.identity, scope: FolderScope())
        try visit(folder, only: root.fileName)
        while let next = open[safe: open.count - 1]?.upcoming.last {
            open[open.count - 1].upcoming.removeLast()
            try descend(next, open[open.count - 1])
            while let last = open.last, last.upcoming.isEmpty {
                last.close()
                open.removeLast()
            }
        }
    }

    private func descend(_ next: FolderContents.Subfolder, _ parent: OpenFolder) throws {
        let path = parent.path + next.name + [UInt8(ascii: "/")]
        guard let descriptor = try output.folder(next.name, in: parent.descriptor, as: path) else {
            return
        }
        guard let identity = try identity(descriptor, path),
            mayEnter(identity, path, isLink: next.isLink)
        else { return FileDescriptor(descriptor).close() }
        let reading = FolderReading(name: next.name, parent: parent.reading, isRoot: false)
        try visit(
            OpenFolder(
                descriptor: descriptor, path: path, reading: reading, identity: identity,
                scope: parent.scope))
    }

    /// Hands out what the folder holds, and goes on with the folders below it if there are any.
    private func visit(_ folder: OpenFolder, only fileName: [UInt8]? = nil) throws {
        var result: OpenFolder?
        defer { if result == nil { folder.close() } }
        try output.checkForStop()
        var visit = FolderVisit(folder, options, output)
        visit.given = Set(roots.filter { $0.fileName != nil }.map(\.facts.identity))
        visit.above = open.map { ($0.reading, $0.descriptor, $0.path) }
        guard let visited = try visit.run(only: fileName), !visited.upcoming.isEmpty else { return }
        result = visited
        open.append(visited)
    }

    /// Which folder it is; nil, with the reason said, if one may list it and not look into it.
    private func identity(_ descriptor: Int32, _ path: [UInt8]) throws -> FileIdentity? {
        do throws(SystemError) {
            return try FileFacts(descriptor: descriptor).identity
        } catch {
            try output.reject(path.dropLast(), "cannot look into the folder: \(error)")
            return nil
        }
    }

    /// Whether a folder is to be walked: not if it is a root of its own, or one that a link leads
    /// back to.
    private func mayEnter(_ identity: FileIdentity, _ path: [UInt8], isLink: Bool) -> Bool {
        if roots.contains(where: { $0.facts.identity == identity }) {
            output.detail(path, "scanned on its own")
            return false
        }
        if open.contains(where: { $0.identity == identity }) {
            output.detail(path, "a symlink to a folder above it")
            return false
        }
        guard isLink, let target = FolderAccess.realPath(NameBytes.text(path)) else { return true }
        let isKnown =
            roots.contains { $0.leads(to: target) || $0.lies(below: target) }
            || isLinked(target)
        if isKnown {
            output.detail(path, "leads to a folder that is scanned in its own place")
            return false
        }
        linked.insert(target)
        return true
    }
}

extension LibraryWalk {
    /// Whether a folder, or one above it, was reached through a link before.
    private func isLinked(_ target: [UInt8]) -> Bool {
        guard !linked.isEmpty else { return false }
        if linked.contains(target) { return true }
        return target.indices.contains {
            target[$0] == UInt8(ascii: "/") && linked.contains(Array(target[..<$0]))
        }
    }
}

extension Array {
    /// The element at `index`, nil if there is none.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
