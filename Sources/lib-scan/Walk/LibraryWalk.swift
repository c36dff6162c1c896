// The walk: from root to root and folder to folder, one folder in memory at a time.

import Foundation
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
    /// Those before `upcoming` that were visited before their turn, the next one last.
    var ahead: [VisitedFolder] = []

    /// Whether all folders below were walked.
    var isDone: Bool { upcoming.isEmpty && ahead.isEmpty }

    /// Closes the descriptors.
    func close() {
        FileDescriptor(descriptor).close()
        for visited in ahead { visited.folder?.close() }
    }
}

/// Walks libraries and hands what it finds to a `ScanOutput`. Used by one task, once.
///
/// It keeps the folders open that lead to where it is, so that neither a path longer than the
/// system allows nor a folder that is moved away meanwhile confuses it. Folders deeper than the
/// number of files a process may have open are reported.
final class LibraryWalk {
    private let options: ScanOptions
    private let output: ScanOutput
    private let workers: Int
    /// The folders on the way from the root to here, the root first.
    private var open: [OpenFolder] = []
    private var roots: [ScanRoot] = []
    /// The real paths of folders outside of the roots that links led to.
    private var linked: Set<[UInt8]> = []

    /// How many folders are visited before their turn, and how deep: few, since each may stay open.
    private static let (foldersAhead, depthAhead) = (16, 6)

    /// A walk that has not begun. With more than one worker, folders are visited side by side.
    init(
        _ options: ScanOptions, _ output: ScanOutput,
        workers: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        (self.options, self.output, self.workers) = (options, output, workers)
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
        let findings = Findings(handingTo: output)
        guard let descriptor = try findings.folder(root.folderToOpen, as: root.folderPath) else {
            return
        }
        let folder = OpenFolder(
            descriptor: descriptor, path: root.folderPath, reading: root.reading,
            identity: root.facts.identity, scope: FolderScope())
        if let visited = try places.visit(folder, only: root.fileName, findings) {
            open.append(visited)
        }
        // A copy of the last folder would copy its lists with every change of them.
        while !open.isEmpty {
            if open[open.count - 1].isDone {
                open.removeLast().close()
            } else if let folder = try nextFolder() {
                open.append(folder)
            }
        }
    }

    /// Hands out what the next folder below the last open one holds.
    /// - Returns: the folder, if there are folders below it.
    private func nextFolder() throws -> OpenFolder? {
        let last = open.count - 1
        if open[last].ahead.isEmpty { visitAhead() }
        guard let visited = open[last].ahead.popLast() else {
            let next = open[last].upcoming.removeLast()
            return try descend(next)
        }
        if visited.isPostponed { return try descend(visited.place) }
        do {
            for finding in visited.findings { try output.take(finding) }
        } catch {
            visited.folder?.close()
            throw error
        }
        return visited.folder
    }

    /// Visits the next folders below the last open one side by side, if there are several. Links
    /// wait for their turn: whether they are followed depends on the links before.
    private func visitAhead() {
        let last = open.count - 1
        guard workers > 1, open.count <= LibraryWalk.depthAhead else { return }
        let next = Array(
            open[last].upcoming.reversed().prefix(LibraryWalk.foldersAhead)
                .prefix { !$0.isLink })
        guard next.count > 1 else { return }
        open[last].upcoming.removeLast(next.count)
        let (places, settings) = (places, output.settings)
        let visited = SideBySide.map(next) { places.visitAhead($0, settings) }
        open[last].ahead = visited.reversed()
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

    /// What is known of the way to here.
    private var places: WalkPlaces { WalkPlaces(options: options, roots: roots, open: open) }

    /// Whether a link leads to a folder that is walked in its own place.
    private func leadsToKnown(_ path: [UInt8], _ findings: Findings) -> Bool {
        guard let target = FolderAccess.realPath(NameBytes.text(path)) else { return false }
        let isKnown =
            roots.contains { $0.leads(to: target) || $0.lies(below: target) }
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

extension Array {
    /// The element at `index`, nil if there is none.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
