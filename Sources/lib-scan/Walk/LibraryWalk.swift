// The walk: from root to root and folder to folder, one folder in memory at a time.

internal import CSystem
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
    private let output: ScanOutput
    private let workers: Int
    /// What is known of the way to here.
    private var places: WalkPlaces
    /// The real paths of folders outside of the roots that links led to.
    private var linked: Set<[UInt8]> = []

    /// A walk that has not begun. With more than one worker, folders are visited side by side.
    init(_ options: ScanOptions, _ output: ScanOutput, workers: Int = processorCount) {
        (self.output, self.workers) = (output, workers)
        places = WalkPlaces(options: options)
    }

    /// Walks the roots at `paths`. Throws status 66 before anything is read if one is not there, and
    /// `CancellationError` after Ctrl-C.
    func scan(_ paths: [String]) throws {
        places.roots = try paths.map { try ScanRoot($0) }
        do {
            try scanRoots()
        } catch let error as CancellationError {
            try output.stop()
            throw error
        }
    }

    private func scanRoots() throws {
        let roots = places.roots
        for (index, root) in roots.enumerated() {
            if !roots[..<index].contains(where: root.isSame) { try scan(root) }
        }
    }

    private func scan(_ root: ScanRoot) throws {
        let findings = Findings(handingTo: output)
        guard let descriptor = try findings.folder(root.folderToOpen, as: root.folderPath) else {
            return
        }
        let folder = OpenFolder(
            descriptor: descriptor, path: root.folderPath, reading: root.reading,
            identity: root.facts.identity, scope: FolderScope())
        guard let visited = try places.visit(folder, only: root.fileName, findings) else { return }
        let ahead = FoldersAhead(output.settings, workers: workers)
        defer { ahead.end() }
        enter(visited, ahead)
        while !places.open.isEmpty {
            guard let turn = ahead.next() else {
                places.open.removeLast()
                continue
            }
            if let folder = try handOut(turn) { enter(folder, ahead) }
        }
    }

    private func enter(_ folder: OpenFolder, _ ahead: FoldersAhead) {
        var folder = folder
        // Two lists of the same folders would be copied with the first change of one.
        let upcoming = folder.upcoming
        folder.upcoming = []
        places.open.append(folder)
        ahead.enter(places, upcoming)
    }

    /// Hands out what a folder below the last open one holds.
    /// - Returns: the folder, if there are folders below it.
    private func handOut(_ turn: FoldersAhead.Turn) throws -> OpenFolder? {
        switch turn {
        case .unvisited(let place): return try descend(place)
        case .visited(let visited) where visited.isPostponed: return try descend(visited.place)
        case .visited(let visited):
            do {
                for finding in visited.findings { try output.take(finding) }
            } catch {
                visited.folder?.close()
                throw error
            }
            return visited.folder
        }
    }

    /// Visits a folder at its turn.
    private func descend(_ next: FolderContents.Subfolder) throws -> OpenFolder? {
        let findings = Findings(handingTo: output)
        guard let folder = try places.open(next, findings) else { return nil }
        if next.isLink, leadsToKnown(folder.path, findings) {
            folder.close()
            return nil
        }
        return try places.visit(folder, only: nil, findings)
    }

    /// Whether a link leads to a folder that is walked in its own place.
    private func leadsToKnown(_ path: [UInt8], _ findings: Findings) -> Bool {
        guard let target = FolderAccess.realPath(NameBytes.text(path)) else { return false }
        let isKnown =
            places.roots.contains { $0.leads(to: target) || $0.lies(below: target) }
            || isLinked(target)
        if isKnown {
            findings.detail(path, "a symlink to a folder that is scanned anyway")
        } else {
            linked.insert(target)
        }
        return isKnown
    }

    /// Whether a folder, or one above it, was reached through a link before.
    private func isLinked(_ target: [UInt8]) -> Bool {
        guard !linked.isEmpty else { return false }
        if linked.contains(target) { return true }
        return target.indices.contains {
            target[$0] == UInt8(ascii: "/") && linked.contains(Array(target[..<$0]))
        }
    }
}

/// How many processors this process may use.
private let processorCount = Int(csystem_processors())

extension Array {
    /// The element at `index`, nil if there is none.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
